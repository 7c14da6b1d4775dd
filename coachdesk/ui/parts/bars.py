"""The thin scroll bar of everything that scrolls."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar

from coachdesk.ui.theme.theme import Theme

BAR_WIDTH: Final = 12


class ThinBar(QScrollBar):
    """A scroll bar without arrows. It is dressed when it is first seen: most never are."""

    def __init__(self, orientation: Qt.Orientation) -> None:
        super().__init__(orientation)
        self._is_dressed = False

    def sizeHint(self) -> QSize:
        return QSize(BAR_WIDTH, BAR_WIDTH)

    def restyle(self) -> None:
        """Take the colours again."""
        if self._is_dressed:
            Theme.current().dress(self, "bar")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_dressed:
            self._is_dressed = True
            self.restyle()


def give_thin_bars(area: QAbstractScrollArea) -> None:
    """Put a thin bar at the right of what scrolls. Nothing but tables scrolls sideways, and these wear a sheet."""
    area.setVerticalScrollBar(ThinBar(Qt.Orientation.Vertical))


def bare_ground(area: QAbstractScrollArea) -> None:
    """No edge and no ground of its own around what scrolls, and a thin bar."""
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.viewport().setAutoFillBackground(False)
    give_thin_bars(area)
