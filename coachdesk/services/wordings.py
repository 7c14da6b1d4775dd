"""Wording that the practice holds lawfully: typed in or pasted once, kept in the vault, taken to another computer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from coachdesk.domain import wording_files
from coachdesk.domain.changes import Done
from coachdesk.domain.errors import UserError
from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument
from coachdesk.domain.offers import offered
from coachdesk.domain.pasted_signs import clean_line
from coachdesk.domain.pasted_wordings import PastedText, read_pasted
from coachdesk.domain.wording_files import WordingFile
from coachdesk.domain.wordings import (
    LANGUAGES,
    AnswerWords,
    HeldWording,
    SlotLine,
    Slots,
    can_be_held,
    lacks,
    worded_responses,
)
from coachdesk.i18n.translator import Translator
from coachdesk.instruments.library import Library
from coachdesk.services.clock import Clock
from coachdesk.services.documents import save
from coachdesk.services.fields import text
from coachdesk.services.ledgers import Ledger, Service
from coachdesk.store.queries import practices, wordings
from coachdesk.store.transactions import Transaction


@dataclass(frozen=True, slots=True)
class ShelfLine:
    """A questionnaire of the catalogue.

    Attributes:
        wording: our words of it, in the language of the screen.
        can_be_held: somebody else's text belongs to it, which the practice may hold.
        held: what is held of this version, by language.
    """

    instrument: Instrument
    wording: Wording
    can_be_held: bool
    held: Mapping[str, HeldWording]


class WordingsService(Service):
    """Held wordings. None of it is ever written to a log or told in an error.

    Args:
        ledger: gives transactions.
        clock: today and now.
        library: structures and words of the questionnaires.
    """

    def __init__(self, ledger: Ledger, clock: Clock, library: Library) -> None:
        super().__init__(ledger, clock)
        self._library = library

    def list_shelf(self, language: str) -> tuple[ShelfLine, ...]:
        """The questionnaires of the practice in their latest version, in the order of lists, with what is held.

        Those that a coach has not switched on are not among them.

        Args:
            language: ``fr`` or ``en``, of our words.
        """
        with self._ledger.reading() as reader:
            held = wordings.list_wordings(reader)
            practice = practices.get_practice(reader)
        return tuple(
            ShelfLine(
                one,
                self._library.wording(one.id, one.version, language),
                can_be_held(one),
                {
                    each.language: each
                    for each in held
                    if (each.instrument_id, each.version) == (one.id, one.version)
                },
            )
            for one in offered(self._library.latest(), practice.profession, practice.switched_on)
            if language in one.languages
        )

    def find(self, instrument_id: str, version: str, language: str) -> HeldWording | None:
        """What is held of one version in one language; never that of another."""
        with self._ledger.reading() as reader:
            return wordings.find_wording(reader, instrument_id, version, language)

    def languages_held(self, instrument_id: str, version: str) -> tuple[str, ...]:
        """The languages in which a version is held."""
        with self._ledger.reading() as reader:
            held = wordings.list_wordings(reader)
        found = {one.language for one in held if (one.instrument_id, one.version) == (instrument_id, version)}
        return tuple(language for language in LANGUAGES if language in found)

    def read_pasted(self, instrument_id: str, language: str, pasted: str) -> PastedText:
        """What a pasted text holds; nothing is kept.

        Raises:
            UserError: it is empty or too long, or its questionnaire is not known.
        """
        instrument = self._library.get(instrument_id)
        return read_pasted(pasted, instrument, self._library.wording(instrument_id, None, language))

    def hold(
        self,
        instrument_id: str,
        language: str,
        slots: Slots,
        answers: Mapping[str, Sequence[str]],
        statement: str,
    ) -> Done[int]:
        """Keep a wording of the latest version, in the place of the one held in that language, if any.

        Args:
            instrument_id: a published questionnaire that is answered.
            language: ``fr`` or ``en``.
            slots: a line for each question, the reversed and safety lines pointed at.
            answers: answer words by response id; none leave ours.
            statement: by what right it is held; dated today.

        Raises:
            UserError: what is lacking first.
        """
        instrument = self._instrument(instrument_id, language)
        clean = _cleaned(slots)
        kept = {name: [clean_line(word) for word in words] for name, words in answers.items()}
        wrong = lacks(instrument, clean, kept, statement)
        if wrong:
            raise wrong[0]
        return self._keep(
            instrument,
            language,
            items=clean.texts,
            answer_words=tuple(
                AnswerWords(response.id, tuple(kept[response.id]))
                for response in worded_responses(instrument)
                if kept.get(response.id)
            ),
            statement=text(statement).strip(),
            stated_on=self._clock.today(),
        )

    def remove(self, wording_id: int) -> Done[None]:
        """Put a wording in the bin: from then on it is shown and printed nowhere."""
        return self._to_bin("held_wordings", wording_id)

    # --- files ---------------------------------------------------------------------------------------------

    def export(self, wording_id: int, t: Translator) -> tuple[str, bytes]:
        """Name and content of the file for one's second computer.

        Args:
            wording_id: which.
            t: language of the notice in it.
        """
        with self._ledger.reading() as reader:
            held = wordings.get_wording(reader, wording_id)
        instrument = self._library.get(held.instrument_id, held.version)
        notice = t(wording_files.NOTICE)
        return wording_files.file_name(held), wording_files.written(held, instrument, notice)

    def export_to(self, wording_id: int, t: Translator, place: Path) -> Path:
        """Write the file, whole or not at all, for its owner alone.

        Raises:
            UserError: the place lies in a vault, or is no place for a file.
            StorageError: the disk refused.
        """
        _, content = self.export(wording_id, t)
        save(place, content)
        return place

    def read_file(self, file: Path) -> WordingFile:
        """Read a file of :meth:`export`; nothing is kept.

        Raises:
            UserError: it is not one: the message names the file, its line or key, and the reason.
        """
        return wording_files.read(file.name, _content(file), self._library.get)

    def bring_in(self, read: WordingFile) -> Done[int]:
        """Keep what a file holds, with its own statement, in the place of the one held in that language.

        Raises:
            UserError: it is of an earlier version of the questionnaire.
        """
        instrument = self._instrument(read.instrument_id, read.language)
        if instrument.version != read.version:
            raise UserError(
                "This wording is of another version of the questionnaire: it does not fit this one."
            )
        return self._keep(
            instrument,
            read.language,
            items=read.items,
            answer_words=read.answer_words,
            statement=read.statement,
            stated_on=read.stated_on,
        )

    def _instrument(self, instrument_id: str, language: str) -> Instrument:
        instrument = self._library.get(instrument_id)
        if language not in instrument.languages or not can_be_held(instrument):
            raise UserError("This questionnaire has no wording to be held.")
        return instrument

    def _keep(self, instrument: Instrument, language: str, **values: object) -> Done[int]:
        with self._ledger.change() as change:
            before = wordings.find_wording(change, instrument.id, instrument.version, language)
            kept = {**values, "entered_at": self._clock.now()}
            if before is not None:
                change.update("held_wordings", before.id, **kept)
                wording_id = before.id
            else:
                wording_id = change.insert(
                    "held_wordings",
                    instrument_id=instrument.id,
                    version=instrument.version,
                    language=language,
                    **kept,
                )
        return self._ledger.told(change, wording_id)


def check_place(change: Transaction, wording_id: int) -> None:
    """See that nothing stands where a wording would come back to.

    Raises:
        UserError: another one was put there meanwhile.
    """
    binned = wordings.get_wording(change, wording_id)
    if wordings.find_wording(change, binned.instrument_id, binned.version, binned.language) is not None:
        raise UserError(
            "Another wording of this questionnaire is held in that language. Remove it first, then restore this one."
        )


def _cleaned(slots: Slots) -> Slots:
    return Slots(tuple(SlotLine(clean_line(line.text), line.marks) for line in slots.lines))


def _content(file: Path) -> bytes:
    """The bytes of a file, no more of them than a wording can have."""
    try:
        # A pipe or a device would be read for ever.
        if not file.is_file():
            raise UserError("{file} is not there any more, or is no file.", file=file.name)
        with file.open("rb") as stream:
            return stream.read(wording_files.SIZE_LIMIT + 1)
    except (OSError, ValueError) as error:
        raise UserError("{file} cannot be read: the system refuses it.", file=file.name) from error
