"""The privacy screen (F8): names and numbers become bars, in place, until Escape or F8.

One object for the process. Private parts read it when they paint, so a part made while it is on is covered
from its first pixel. While it is on the words are taken out of Qt too: neither a screenshot nor a screen
reader finds them.
"""

from __future__ import annotations

from typing import ClassVar, Final

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from coachdesk.ui.parts.painting import rounded
from coachdesk.ui.theme.theme import Theme

BAR_STEP: Final = 24


class Privacy(QObject):
    """Whether names and numbers are covered."""

    changed = Signal(bool)

    _one: ClassVar[Privacy | None] = None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_on = False
        self.hidden_word = "…"

    @classmethod
    def current(cls) -> Privacy:
        """The privacy of this process."""
        if cls._one is None:
            cls._one = Privacy(QApplication.instance())
        return cls._one

    @property
    def is_on(self) -> bool:
        """True while names and numbers are covered."""
        return self._is_on

    def set_on(self, is_on: bool) -> None:
        """Cover or uncover everything private in every window."""
        if is_on == self._is_on:
            return
        self._is_on = is_on
        self.changed.emit(is_on)
        for widget in QApplication.allWidgets():
            widget.update()


def bar_width(width: float, room: float) -> float:
    """Width of the bar over a text ``width`` wide, within ``room``: lengths must not identify."""
    wanted = float(whole_steps(width))
    if wanted <= room:
        return wanted
    return max(float(int(room) // BAR_STEP * BAR_STEP), min(room, float(BAR_STEP)))


def whole_steps(width: float) -> int:
    """``width`` rounded up to whole steps, at least one."""
    return max(1, -(-int(width + 0.999) // BAR_STEP)) * BAR_STEP


def paint_bar(
    painter: QPainter, left: float, top: float, width: float, line_height: float, room: float
) -> None:
    """Paint the bar that stands for a line of text.

    Args:
        painter: at work on the widget.
        left: where the text would begin.
        top: top of its line.
        width: how wide the text would be.
        line_height: height of its line.
        room: how wide the bar may be at most.
    """
    height = max(8.0, line_height * 0.56)
    tokens = Theme.current().tokens
    rect = QRectF(left, top + (line_height - height) / 2, bar_width(width, room), height)
    rounded(painter, rect, 5, tokens.sunken, tokens.border)
