"""One mapping from days to pixels for ribbon, panels and dots, so that they stand under one another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtGui import QGuiApplication

from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import Role

_AXIS_WIDTH: Final = 44
_LEFT_ROOM: Final = 16
_RIGHT_ROOM: Final = 54


def scaled(pixels: float) -> int:
    """A measure of the design at the text size that is on: charts grow with their words."""
    return round(pixels * Theme.current().text_size / 100)


def letters(role: Role) -> float:
    """Size of the letters of a role in pixels."""
    return (
        Theme.current().font(role).pointSizeF() * QGuiApplication.primaryScreen().logicalDotsPerInchY() / 72
    )


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Days of an axis over the width of a widget.

    Attributes:
        start, end: first and last day of the axis.
        width: of the widget in pixels, the vertical axis included.
        axis: pixels that the values of the vertical axis take at the left.
        left: pixels between the axis and the first day.
        right: pixels right of the last day: the last value stands there.
    """

    start: date
    end: date
    width: float
    axis: int
    left: int
    right: int

    @classmethod
    def over(cls, start: date, end: date, width: float) -> TimeScale:
        """The scale of a widget, with gutters as wide as the text size wants them."""
        return cls(start, end, width, scaled(_AXIS_WIDTH), scaled(_LEFT_ROOM), scaled(_RIGHT_ROOM))

    @property
    def pixels_per_day(self) -> float:
        """Pixels of one day; never zero."""
        days = max((self.end - self.start).days, 1)
        return max(self.width - self.axis - self.left - self.right, 1.0) / days

    def pixel(self, day: date) -> float:
        """Horizontal pixel of a day."""
        return self.axis + self.left + (day - self.start).days * self.pixels_per_day

    def visible_range(self) -> tuple[float, float]:
        """What a plot as wide as the widget must show, as ordinals of days, so that :meth:`pixel` holds in it."""
        first = self.start.toordinal() - (self.axis + self.left) / self.pixels_per_day
        return first, first + self.width / self.pixels_per_day
