"""What awaits the practitioner today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coachdesk.domain.clients import Client
from coachdesk.domain.phases import PhaseStretch
from coachdesk.domain.safety import SafetyNote
from coachdesk.domain.sessions import Place
from coachdesk.services.clients import ClientsService, FileLine
from coachdesk.services.clock import Clock
from coachdesk.services.ledgers import Ledger, Service
from coachdesk.services.safety_notices import NoticeLine, notice_lines
from coachdesk.store.queries import clients, safety, safety_notices, sessions


@dataclass(frozen=True, slots=True)
class Appointment:
    """A session planned for today.

    Attributes:
        at: local day and hour, without a zone.
        last_session_on: day of the latest session before it.
        session_id: the session of today when it is already begun.
    """

    client: Client
    stretch: PhaseStretch | None
    at: datetime
    place: Place | None
    last_session_on: date | None
    session_id: int | None


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session that was not closed; its note and number are left to :meth:`SessionsService.get`."""

    client: Client
    session_id: int
    held_on: date


@dataclass(frozen=True, slots=True)
class AskAgain:
    """A safety note whose day to ask again has come, and nobody has asked since."""

    client: Client
    note: SafetyNote


@dataclass(frozen=True, slots=True)
class Today:
    """The day at a glance.

    Attributes:
        notices: answers about safety that wait for a look, longest waiting first.
        notices_due: those that were looked at, whose day to ask again has come.
        is_empty: there is no file at all, not even in the bin.
    """

    day: date
    notices: tuple[NoticeLine, ...]
    notices_due: tuple[NoticeLine, ...]
    appointments: tuple[Appointment, ...]
    open_sessions: tuple[OpenSession, ...]
    ask_again: tuple[AskAgain, ...]
    files: tuple[FileLine, ...]
    is_empty: bool


class TodayService(Service):
    """Reads the day.

    Args:
        ledger: gives transactions.
        clock: today.
        files: lists the files.
    """

    def __init__(self, ledger: Ledger, clock: Clock, files: ClientsService) -> None:
        super().__init__(ledger, clock)
        self._files = files

    def get(self) -> Today:
        """Everything that the first page shows; no note is read."""
        day = self._clock.today()
        files = self._files.list_files()
        lines = {line.client.id: line for line in files}
        with self._ledger.reading() as reader:
            planned = sessions.list_appointments(reader, day, day + timedelta(days=1))
            held = sessions.list_held_on(reader, day)
            unclosed = sessions.list_unclosed(reader)
            notes = safety.list_ask_again(reader, day)
            notices = notice_lines(reader, safety_notices.list_open(reader))
            notices_due = notice_lines(reader, safety_notices.list_to_ask_again(reader, day))
            count = clients.count_clients(reader)
        begun = {one.client_id: one.session_id for one in held}
        appointments: dict[int, Appointment] = {}
        for one in planned:
            line = lines[one.client_id]
            # Noted in a session of today it is a second meeting of the day, which is not begun by the first.
            session_id = None if one.held_on == day else begun.get(one.client_id)
            last = one.held_on if line.last_session_on == day else line.last_session_on
            if one.next_at is not None:
                appointments.setdefault(
                    one.client_id,
                    Appointment(line.client, line.stretch, one.next_at, one.next_place, last, session_id),
                )
        return Today(
            day,
            notices,
            notices_due,
            tuple(appointments.values()),
            tuple(OpenSession(lines[one.client_id].client, one.session_id, one.held_on) for one in unclosed),
            tuple(AskAgain(lines[note.client_id].client, note) for note in notes),
            files,
            is_empty=count == 0,
        )
