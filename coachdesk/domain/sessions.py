"""A session: when, where, what was worked on, what was agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum

from coachdesk.domain.days import check_in_memory
from coachdesk.domain.errors import UserError

MINUTES_RANGE = (5, 480)


class Place(Enum):
    """Where a session is held."""

    IN_PERSON = "in_person"
    VIDEO = "video"
    PHONE = "phone"


class SafetyQuestion(Enum):
    """Whether the practitioner asked about safety in this session."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"


class Lever(Enum):
    """On whom an action rests, so that a plan carried by one person alone is seen."""

    SELF = "self"
    TEAM = "team"
    ORGANISATION = "organisation"
    SHARED = "shared"


class ActionState(Enum):
    """How an agreed action stands."""

    OPEN = "open"
    DONE = "done"
    PARTLY = "partly"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting with a person.

    Attributes:
        held_on: local calendar day.
        starts_at: local hour, if noted.
        minutes: length, if noted.
        note: plain text with light marks (see :mod:`coachdesk.domain.notes`).
        private_note: stays in the vault; no document takes it by default.
        next_at: next appointment, local date and hour without a zone.
        is_closed: the practitioner closed it; it can still be edited.
    """

    id: int
    uuid: str
    client_id: int
    held_on: date
    starts_at: time | None = None
    minutes: int | None = None
    place: Place = Place.IN_PERSON
    note: str = ""
    private_note: str = ""
    safety: SafetyQuestion = SafetyQuestion.NOT_ASKED
    next_at: datetime | None = None
    next_place: Place | None = None
    is_closed: bool = False
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """Something agreed in a session."""

    id: int
    uuid: str
    client_id: int
    session_id: int
    text: str
    lever: Lever = Lever.SELF
    state: ActionState = ActionState.OPEN
    due_on: date | None = None
    deleted_at: datetime | None = None


def numbered(sessions: tuple[Session, ...]) -> dict[int, int]:
    """Number of each session by its id: 1 is the earliest that was held."""
    in_order = sorted(sessions, key=lambda one: (one.held_on, one.starts_at or time.min, one.id))
    return {session.id: number for number, session in enumerate(in_order, start=1)}


def check_held_on(held_on: date, today: date) -> None:
    """A session is recorded on its day or afterwards.

    Raises:
        UserError: the date lies in the future, or beyond anyone's memory.
    """
    check_in_memory(held_on, today)
    if held_on > today:
        raise UserError("{date} is in the future. Plan it as the next appointment instead.", date=held_on)


def check_minutes(minutes: int | None) -> int | None:
    """Accept a length in minutes or nothing.

    Raises:
        UserError: outside :data:`MINUTES_RANGE`.
    """
    low, high = MINUTES_RANGE
    if minutes is not None and not low <= minutes <= high:
        raise UserError("Type a length from {low} to {high} minutes.", low=low, high=high)
    return minutes
