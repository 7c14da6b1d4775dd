"""What day it is, so that a fictional practice can have a today of its own."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Protocol


class Clock(Protocol):
    """Where every service reads the time."""

    def today(self) -> date:
        """The local calendar day."""

    def now(self) -> datetime:
        """The instant, in UTC with its zone."""


class SystemClock:
    """The clock of the computer."""

    def today(self) -> date:
        """The local calendar day."""
        return datetime.now().astimezone().date()

    def now(self) -> datetime:
        """The instant, in UTC with its zone."""
        return datetime.now(UTC)


class FixedClock:
    """A day that stays the same: for ``--on``, the demo and tests.

    Args:
        day: what ``today`` answers; ``now`` is noon UTC of that day.
    """

    def __init__(self, day: date) -> None:
        self._day = day

    def today(self) -> date:
        """The fixed day."""
        return self._day

    def now(self) -> datetime:
        """Noon UTC of the fixed day."""
        return datetime.combine(self._day, time(12), UTC)

    def move_to(self, day: date) -> None:
        """Let it be another day from now on."""
        self._day = day
