"""One mapping from days to pixels for ribbon, panels and dots, so that they stand under one another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

AXIS_WIDTH: Final = 44
LEFT_ROOM: Final = 16
RIGHT_ROOM: Final = 66
"""Pixels right of the last day: the last value stands there."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Days of an axis over the width of a widget.

    Attributes:
        start, end: first and last day of the axis.
        width: of the widget in pixels, the vertical axis included.
    """

    start: date
    end: date
    width: float

    @property
    def pixels_per_day(self) -> float:
        """Pixels of one day; never zero."""
        days = max((self.end - self.start).days, 1)
        return max(self.width - AXIS_WIDTH - LEFT_ROOM - RIGHT_ROOM, 1.0) / days

    def pixel(self, day: date) -> float:
        """Horizontal pixel of a day."""
        return AXIS_WIDTH + LEFT_ROOM + (day - self.start).days * self.pixels_per_day

    def visible_range(self) -> tuple[float, float]:
        """What a plot must show, as ordinals of days, so that :meth:`pixel` holds in it too."""
        first = self.start.toordinal() - LEFT_ROOM / self.pixels_per_day
        return first, first + (self.width - AXIS_WIDTH) / self.pixels_per_day
