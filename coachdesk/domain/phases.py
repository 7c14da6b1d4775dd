"""The recovery path: phases with dates, forwards and backwards alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from coachdesk.domain.days import check_in_memory
from coachdesk.domain.errors import UserError


class Phase(Enum):
    """Where the person is on the path. No move yet means no phase yet."""

    WATCHING = "watching"
    REST = "rest"
    REDEFINITION = "redefinition"
    RETURN = "return"
    STAYING_WELL = "staying_well"


class DecidedBy(Enum):
    """Who decided the move."""

    TOGETHER = "together"
    PERSON = "person"
    PRACTITIONER = "practitioner"
    DOCTOR = "doctor"


@dataclass(frozen=True, slots=True)
class PhaseMove:
    """The person enters a phase on a day."""

    id: int
    uuid: str
    client_id: int
    phase: Phase
    moved_on: date
    decided_by: DecidedBy = DecidedBy.TOGETHER
    reason: str = ""
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PhaseStretch:
    """A phase from its first day to the day before the next move; ``end`` is ``None`` while it lasts."""

    phase: Phase
    start: date
    end: date | None

    def weeks(self, day: date) -> int:
        """Number of the week of a day in the phase, 1 in the first seven days; after its end, of its last week."""
        last = day if self.end is None else min(day, self.end - timedelta(days=1))
        return (last - self.start).days // 7 + 1


def stretches(moves: tuple[PhaseMove, ...]) -> tuple[PhaseStretch, ...]:
    """The path as stretches in time order; a move into the phase already held adds nothing.

    Of several moves on one day the last one counts: moving forward and back again leaves the phase as it was.
    """
    of_day = {move.moved_on: move for move in sorted(moves, key=lambda move: (move.moved_on, move.id))}
    found: list[PhaseStretch] = []
    for move in of_day.values():
        if found and found[-1].phase is move.phase:
            continue
        if found:
            found[-1] = PhaseStretch(found[-1].phase, found[-1].start, move.moved_on)
        found.append(PhaseStretch(move.phase, move.moved_on, None))
    return tuple(found)


def phase_on(moves: tuple[PhaseMove, ...], day: date) -> PhaseStretch | None:
    """The stretch that holds on a day, or ``None`` before the first move."""
    held = [stretch for stretch in stretches(moves) if stretch.start <= day]
    return held[-1] if held else None


def check_move(moved_on: date, today: date) -> None:
    """A move happens today or happened before.

    Raises:
        UserError: the date lies in the future, or beyond anyone's memory.
    """
    check_in_memory(moved_on, today)
    if moved_on > today:
        raise UserError("{date} is in the future. A move is recorded once it has happened.", date=moved_on)
