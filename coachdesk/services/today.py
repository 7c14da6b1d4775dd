"""What awaits the practitioner today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeAlias

from coachdesk.domain.attention import Look, Rank, Reason, in_order
from coachdesk.domain.clients import Client
from coachdesk.domain.phases import PhaseStretch
from coachdesk.domain.reviews import Review
from coachdesk.domain.safety import SafetyNote
from coachdesk.domain.schedules import Due, Standing
from coachdesk.domain.sessions import Place
from coachdesk.figures.shelf import Shelf
from coachdesk.services.clients import ClientsService, FileLine
from coachdesk.services.clock import Clock
from coachdesk.services.flags import FlagLine, flags_of_open
from coachdesk.services.ledgers import Ledger, Service
from coachdesk.services.safety_notices import NoticeLine, notice_lines
from coachdesk.services.schedules import dues_of_open
from coachdesk.store.queries import clients, practices, reviews, safety, safety_notices, sessions
from coachdesk.store.queries.sessions import SessionGlance


@dataclass(frozen=True, slots=True)
class Appointment:
    """A session planned for today.

    Attributes:
        at: local day and hour, without a zone.
        last_session_on: day of the latest session before it.
        session_id: the session of today when it is already begun.
        dues: questionnaires that may be proposed, what is longest due first.
    """

    client: Client
    stretch: PhaseStretch | None
    at: datetime
    place: Place | None
    last_session_on: date | None
    session_id: int | None
    dues: tuple[Due, ...] = ()


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


#: What a line of the first page is about; overdue questionnaires of one person are one reason.
About: TypeAlias = NoticeLine | AskAgain | FlagLine | Review | tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class Today:
    """The day at a glance.

    Attributes:
        looks: who is to be looked at first and why, in this order.
        notices: answers about safety that wait for a look, longest waiting first.
        notices_due: those that were looked at, whose day to ask again has come.
        is_empty: there is no file at all, not even in the bin.
    """

    day: date
    looks: tuple[Look[About], ...]
    notices: tuple[NoticeLine, ...]
    notices_due: tuple[NoticeLine, ...]
    appointments: tuple[Appointment, ...]
    open_sessions: tuple[OpenSession, ...]
    files: tuple[FileLine, ...]
    is_empty: bool


class TodayService(Service):
    """Reads the day.

    Args:
        ledger: gives transactions.
        clock: today.
        files: lists the files.
        shelf: structures of the questionnaires.
    """

    def __init__(self, ledger: Ledger, clock: Clock, files: ClientsService, shelf: Shelf) -> None:
        super().__init__(ledger, clock)
        self._files = files
        self._shelf = shelf

    def get(self) -> Today:
        """Everything that the first page shows; no note is read."""
        day = self._clock.today()
        files = self._files.list_files()
        lines = {line.client.id: line for line in files}
        with self._ledger.reading() as reader:
            planned = sessions.list_appointments(reader, day, day + timedelta(days=1))
            held = sessions.list_held_on(reader, day)
            before = sessions.list_last_before(reader, {one.client_id for one in planned}, day)
            unclosed = sessions.list_unclosed(reader)
            notes = safety.list_ask_again(reader, day)
            notices = notice_lines(reader, safety_notices.list_open(reader))
            notices_due = notice_lines(reader, safety_notices.list_to_ask_again(reader, day))
            count = clients.count_clients(reader)
            past = reviews.list_past(reader, day)
            flags = flags_of_open(
                reader, self._shelf, day, {line.client.id: line.client.seen_flags for line in files}
            )
            dues = (
                dues_of_open(
                    reader,
                    self._shelf,
                    practices.get_practice(reader),
                    {line.client.id: (line.client, line.stretch) for line in files},
                    day,
                    {one.client_id for one in planned},
                )
                if files
                else {}
            )
        appointments = _appointments(
            day, planned, {one.client_id: one.session_id for one in held}, before, lines, dues
        )
        asked = tuple(AskAgain(lines[note.client_id].client, note) for note in notes)
        return Today(
            day,
            in_order(_reasons(day, (notices, notices_due), asked, flags, past, dues)),
            notices,
            notices_due,
            appointments,
            tuple(OpenSession(lines[one.client_id].client, one.session_id, one.held_on) for one in unclosed),
            files,
            is_empty=count == 0,
        )


def _reasons(
    day: date,
    notices: tuple[Sequence[NoticeLine], Sequence[NoticeLine]],
    asked: Sequence[AskAgain],
    flags: Sequence[FlagLine],
    past: Sequence[Review],
    dues: Mapping[int, tuple[Due, ...]],
) -> Iterator[Reason[About]]:
    waiting, to_ask = notices
    for line in waiting:
        yield Reason(line.client.id, Rank.SAFETY_WAITING, line.notice.raised_at.astimezone().date(), line)
    for line in to_ask:
        yield Reason(line.client.id, Rank.ASK_AGAIN, line.notice.ask_again_on or day, line)
    for one in asked:
        yield Reason(one.client.id, Rank.ASK_AGAIN, one.note.ask_again_on or day, one)
    for found in flags:
        yield Reason(found.client_id, Rank.FLAG, found.flag.last.later.taken_on, found)
    for review in past:
        yield Reason(review.client_id, Rank.REVIEW, review.due_on, review)
    for client_id, planned in dues.items():
        late = tuple(one for one in planned if one.standing is Standing.OVERDUE)
        if late:
            yield Reason(client_id, Rank.OVERDUE, late[0].due_on, late)


def _appointments(
    day: date,
    planned: Sequence[SessionGlance],
    begun: Mapping[int, int],
    before: Mapping[int, date],
    lines: Mapping[int, FileLine],
    dues: Mapping[int, tuple[Due, ...]],
) -> tuple[Appointment, ...]:
    """One for each person who comes, the soonest."""
    found: dict[int, Appointment] = {}
    for one in planned:
        line = lines[one.client_id]
        # Noted in a session of today it is a second meeting of the day, which is not begun by the first.
        session_id = None if one.held_on == day else begun.get(one.client_id)
        last = day if one.held_on == day else before.get(one.client_id)
        if one.next_at is not None:
            found.setdefault(
                one.client_id,
                Appointment(
                    line.client, line.stretch, one.next_at, one.next_place, last, session_id,
                    dues.get(one.client_id, ()),
                ),
            )  # fmt: skip
    return tuple(found.values())
