"""Questionnaires on paper: printed for a person, and found again by the code on the sheet."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coachdesk.domain import form_codes
from coachdesk.domain.clients import Client
from coachdesk.domain.errors import UserError
from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument, Kind
from coachdesk.domain.practices import Practice
from coachdesk.domain.safety import HelpLine
from coachdesk.domain.sheet_layouts import SheetLayout
from coachdesk.domain.wordings import worded
from coachdesk.figures import blank_forms
from coachdesk.figures.blank_forms import Asked
from coachdesk.figures.form_sheets import FormPack
from coachdesk.i18n.translator import Translator
from coachdesk.instruments.library import Library
from coachdesk.services.assessments import AssessmentsService
from coachdesk.services.clock import Clock
from coachdesk.services.ledgers import Ledger, Service
from coachdesk.store.queries import clients, practices, wordings


@dataclass(frozen=True, slots=True)
class FormOffer:
    """A questionnaire that can be printed.

    Attributes:
        wording: ours, with the text that the practice holds in this language in the place of our hints.
        has_diary: it can be kept week after week.
        held_in: the languages in which its text is held; empty for ours, which need none.
    """

    instrument: Instrument
    wording: Wording
    has_diary: bool
    held_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundForm:
    """Whose sheet a code stands on, and of which questionnaire."""

    client: Client
    instrument: Instrument


class BlankFormsService(Service):
    """Blank sheets and their codes. Nothing of a sheet is stored: its code follows from file and questionnaire.

    Args:
        ledger: gives transactions.
        clock: today.
        library: structures and words of the questionnaires, every version of them.
        assessments: knows which questionnaires this practice is offered.
    """

    def __init__(
        self, ledger: Ledger, clock: Clock, library: Library, assessments: AssessmentsService
    ) -> None:
        super().__init__(ledger, clock)
        self._library = library
        self._assessments = assessments

    def list_offers(self, client_id: int, language: str) -> tuple[FormOffer, ...]:
        """The questionnaires that can be printed for a person in a language and come back to be typed, in order."""
        with self._ledger.reading() as reader:
            people = clients.get_client(reader, client_id).word_used.value
            held = wordings.list_wordings(reader)
        offers = []
        for one in self._assessments.list_offered(client_id):
            if language in one.languages and blank_forms.is_printable(one):
                wording = self._library.wording(one.id, one.version, language, people)
                mine = [each for each in held if (each.instrument_id, each.version) == (one.id, one.version)]
                for each in mine:
                    wording = worded(wording, each)
                held_in = tuple(each.language for each in mine)
                if not blank_forms.is_of_use(one, wording):
                    continue
                offers.append(FormOffer(one, wording, blank_forms.has_diary(one, wording), held_in))
        return tuple(offers)

    def pack(
        self,
        client_id: int,
        t: Translator,
        instrument_ids: Sequence[str],
        help_lines: Sequence[HelpLine],
        *,
        shows_name: bool = False,
        diary_from: date | None = None,
    ) -> FormPack:
        """Word blank sheets for a person, in the language of ``t``.

        Args:
            client_id: who will answer.
            t: language of the sheets.
            instrument_ids: of :meth:`list_offers`.
            help_lines: numbers of which those for the person stand on every page.
            shows_name: put the name of the file on the sheets.
            diary_from: first day of a diary of four weeks; ``None`` for sheets of one day.

        Raises:
            UserError: nothing is chosen, or a questionnaire is not offered this way.
        """
        offers = {one.instrument.id: one for one in self.list_offers(client_id, t.language)}
        chosen = [offers[each] for each in instrument_ids if each in offers]
        if diary_from is not None:
            chosen = [one for one in chosen if one.has_diary]
        if not chosen or len(chosen) != len(instrument_ids):
            raise UserError("Choose at least one questionnaire.")
        with self._ledger.reading() as reader:
            practice = practices.get_practice(reader)
            client = clients.get_client(reader, client_id)
        asked = [Asked(one.instrument, one.wording, _layout(practice, one.instrument)) for one in chosen]
        return blank_forms.blank_forms(
            t, practice, client, asked, help_lines, shows_name=shows_name, diary_from=diary_from
        )

    def find(self, typed: str) -> FoundForm:
        """Whose sheet it is, from the code on it.

        Raises:
            UserError: the code was mistyped, is of no file here or of one in the bin, or of a questionnaire
                that can no longer be typed in.
        """
        code = form_codes.read(typed)
        with self._ledger.reading() as reader:
            files = clients.list_all_clients(reader)
        found = [
            (client, instrument_id, version)
            for instrument_id in self._library.ids()
            for version in self._library.versions(instrument_id)
            for client in files
            if form_codes.code(client.uuid, instrument_id, version) == code
        ]
        if not found:
            raise UserError("No file of this vault has a sheet with this code.")
        if len(found) > 1:
            raise UserError("Two sheets have this code by chance: open the file and begin from there.")
        client, instrument_id, version = found[0]
        if client.deleted_at is not None:
            raise UserError("The file of this sheet is in the bin: bring it back, then type the code again.")
        instrument = self._offered(client.id, instrument_id)
        if instrument.version != version:
            raise UserError(
                "This sheet was printed from an earlier version of the questionnaire: its answers do not fit "
                "the present one."
            )
        return FoundForm(client, instrument)

    def _offered(self, client_id: int, instrument_id: str) -> Instrument:
        for one in self._assessments.list_offered(client_id):
            if one.id == instrument_id:
                return one
        raise UserError("The questionnaire of this sheet is not among those that you use.")


def _layout(practice: Practice, instrument: Instrument) -> SheetLayout:
    """The order of columns and questions on the published form that lies beside the sheet."""
    if instrument.kind is Kind.OWN:
        return SheetLayout()
    return SheetLayout.from_plain(instrument, json.loads(practice.sheet_layouts).get(instrument.id))
