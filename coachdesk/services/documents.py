"""Documents of a person: worded here, laid out by the builder that the program hands in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from pathlib import Path
from typing import Protocol

from coachdesk.domain.assessments import Assessment
from coachdesk.domain.clients import Client
from coachdesk.domain.documents import Reader
from coachdesk.domain.errors import UserError
from coachdesk.domain.phases import phase_on
from coachdesk.domain.practices import Practice
from coachdesk.domain.sessions import numbered
from coachdesk.figures import (
    check_ins,
    line_tables,
    payer_statements,
    progress_summaries,
    recovery_sheets,
    referral_letters,
    session_reports,
    trends,
)
from coachdesk.figures.documents import Document, RecoverySheet, ReportContent
from coachdesk.figures.progress_summaries import Recorded, Summary, SummaryAids, SummaryChoices
from coachdesk.figures.session_reports import Measures, ReportOptions
from coachdesk.i18n.translator import Translator
from coachdesk.instruments.library import Library
from coachdesk.services.chosen_norms import ChosenNorms
from coachdesk.services.clock import Clock
from coachdesk.services.ledgers import Ledger, Service
from coachdesk.services.scenes import scene_of
from coachdesk.services.summary_choices import KeptChoices
from coachdesk.store.queries import assessments, clients, networks, phases, practices, sessions
from coachdesk.store.transactions import Reader as View
from coachdesk.vault import private_files, vaults

__all__ = ["DocumentBuilder", "DocumentsService", "ReportOptions", "recovery_sheet", "save"]


class DocumentBuilder(Protocol):
    """Makes pages of a finished document; takes its time, so never on the thread of the window."""

    def build(self, document: Document) -> bytes:
        """The PDF.

        Raises:
            UserError: a text holds signs that the font cannot draw.
        """

    def cancel(self) -> None:
        """Give up what is being built."""


class DocumentsService(Service):
    """Documents of a person. The wording is read on the store thread, the pages are built beside it.

    Args:
        ledger: gives transactions.
        clock: today.
        library: structures and words of the questionnaires.
        builder: makes the pages.
    """

    def __init__(self, ledger: Ledger, clock: Clock, library: Library, builder: DocumentBuilder) -> None:
        super().__init__(ledger, clock)
        self._library = library
        self._builder = builder

    def session_report(
        self, session_id: int, t: Translator, reader: Reader, options: ReportOptions
    ) -> ReportContent:
        """Word the report of a session, in the language of ``t``; the private note is never in it.

        It says what was known on the day of the session: later measures and moves are not in it.

        Raises:
            UserError: a report is not made for this reader.
        """
        with self._ledger.reading() as view:
            session = sessions.get_session(view, session_id)
            client = clients.get_client(view, session.client_id)
            held = sessions.list_sessions(view, client.id)
            moves = phases.list_moves(view, client.id)
            contacts = networks.list_contacts(view, client.id)
            actions = sessions.list_session_actions(view, session_id)
            practice = practices.get_practice(view)
            measures = self._measures(view, t, practice, client, session.held_on, options)
        return session_reports.session_report(
            t,
            practice,
            client,
            session,
            numbered(held if session in held else (*held, session))[session_id],
            actions=actions,
            stretch=phase_on(moves, session.held_on),
            contacts=contacts,
            reader=reader,
            options=options,
            measures=measures,
        )

    def _measures(
        self, view: View, t: Translator, practice: Practice, client: Client, day: date, options: ReportOptions
    ) -> Measures:
        """What was measured up to ``day``, from where the report begins to look."""
        measured = tuple(one for one in assessments.list_assessments(view, client.id) if one.taken_on <= day)
        panels = options.panels
        if panels is None:
            panels = trends.first_panels(client, measured, self._library)
        chart = trends.trend_chart(
            t,
            day,
            tuple(move for move in phases.list_moves(view, client.id) if move.moved_on <= day),
            tuple(one for one in sessions.list_sessions(view, client.id) if one.held_on <= day),
            tuple(one for one in networks.list_situations(view, client.id) if one.since <= day),
            measured,
            ChosenNorms(self._library, practice),
            panels,
            since=options.since,
            scene=scene_of(view, practice, client.id, day),
        )
        recent = tuple(one for one in measured if options.since is None or one.taken_on >= options.since)
        return Measures(
            chart,
            check_ins.check_in_chart(t, day, measured, self._library, options.since),
            line_tables.line_tables(t, recent, self._library),
        )

    def report_for(
        self, client_id: int, session_id: int | None, t: Translator, reader: Reader, options: ReportOptions
    ) -> ReportContent:
        """Word the report of a session, the latest one when none is named.

        Raises:
            UserError: there is no session yet, or a report is not made for this reader.
        """
        if session_id is None:
            with self._ledger.reading() as view:
                held = sessions.list_sessions(view, client_id)
            if not held:
                raise UserError("There is no session to report on yet.")
            session_id = max(held, key=lambda one: (one.held_on, one.starts_at or time.min, one.id)).id
        return self.session_report(session_id, t, reader, options)

    def progress_summary(
        self, client_id: int, t: Translator, choices: SummaryChoices | KeptChoices, aids: SummaryAids
    ) -> Summary:
        """Word the page that a person is handed about their own path; private notes are not read.

        Args:
            client_id: whose path.
            t: language of the page.
            choices: what was struck, reworded, added; those kept in a draft hold for today.
            aids: numbers to call and plain words.
        """
        with self._ledger.reading() as view:
            client = clients.get_client(view, client_id)
            measured = assessments.list_assessments(view, client_id)
            recorded = Recorded(
                actions=sessions.list_actions(view, client_id),
                sessions=sessions.list_sessions(view, client_id),
                assessments=measured,
                panels=self._panels_for_person(client, measured),
            )
            practice = practices.get_practice(view)
        today = self._clock.today()
        if isinstance(choices, KeptChoices):
            choices = choices.at(today)
        return progress_summaries.progress_summary(
            t, today, practice, client, recorded, self._library, choices, aids
        )

    def _panels_for_person(self, client: Client, measured: tuple[Assessment, ...]) -> tuple[str, ...]:
        """Those shown first, then the others that have a value."""
        first = trends.first_panels(client, measured, self._library)
        taken = {f"{one.instrument_id}.{score.scale_id}" for one in measured for score in one.scores}
        others = (f"{one.id}.{scale.id}" for one in self._library.latest() for scale in one.scales)
        return (*first, *(key for key in others if key in taken and key not in first))

    def payer_statement(
        self, client_id: int, t: Translator, recipient: str, since: date | None
    ) -> ReportContent:
        """Word what whoever pays is told; neither measures nor notes nor phases are even read.

        Raises:
            UserError: nothing may be told, or the agreed sentence is not written down.
        """
        today = self._clock.today()
        with self._ledger.reading() as view:
            client = clients.get_client(view, client_id)
            held = sessions.list_sessions(view, client_id)
            practice = practices.get_practice(view)
        days = [
            one.held_on for one in held if one.held_on <= today and (since is None or one.held_on >= since)
        ]
        return payer_statements.payer_statement(t, today, practice, client, days, recipient)

    def referral_letter(self, client_id: int, t: Translator, recipient: str) -> ReportContent:
        """Word the letter by which a person is referred to a doctor."""
        with self._ledger.reading() as reader:
            held = sessions.list_sessions(reader, client_id)
            return referral_letters.referral_letter(
                t,
                self._clock.today(),
                practices.get_practice(reader),
                clients.get_client(reader, client_id),
                held[0].held_on if held else None,
                recipient,
            )

    def build(self, document: Document) -> bytes:
        """Make the pages; not on the store thread, which others wait for.

        Raises:
            UserError: a text holds signs that the font cannot draw.
        """
        return self._builder.build(document)

    def cancel(self) -> None:
        """Give up the pages being made."""
        self._builder.cancel()


def recovery_sheet(t: Translator, groups: Sequence[str], mark: str, made_on: date) -> RecoverySheet:
    """Word the sheet of a recovery code; no vault need be open."""
    return recovery_sheets.recovery_sheet(t, groups, mark, made_on)


def save(path: Path, content: bytes) -> None:
    """Write a document whole or not at all, for its owner alone; a file that is there is replaced.

    Raises:
        UserError: the place is in the folder of a vault, or is no place for a file.
        StorageError: ``NO_PERMISSION``, ``DISK_FULL``, ``FAILED``.
    """
    place = path.absolute()
    if any(vaults.is_vault(folder) for folder in (*place.parents, *place.resolve().parents)):
        raise UserError("A document does not belong in the folder of the vault. Choose another place.")
    if place.is_dir():
        raise UserError("This is a folder. Give the document a name in it.")
    if not place.parent.is_dir():
        raise UserError("This folder does not exist. Choose another one, or make it first.")
    with private_files.disk_troubles():
        private_files.write_atomically(place, content)
