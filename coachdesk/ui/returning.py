"""Brings keyboard and cursor back to where a lock came, once the page has filled itself."""

from __future__ import annotations

import time
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

from coachdesk.ui.errands import Errands
from coachdesk.ui.page import Page
from coachdesk.ui.places import Place

PATIENCE_SECONDS: Final = 10.0
_TAKEN_OVER: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress})


class Returning(QObject):
    """Waits until the store has answered all that the page asked, then asks the page to return.

    Not earlier: a field that has the keyboard is never overwritten by a reading, so one that got it too soon
    would stay empty. Whoever begins to type meanwhile stays where they are.

    Signals:
        arrived: it is over, one way or the other.

    Args:
        page: to return on; it was asked to read already.
        place: where one was.
        errands: the store thread, which fills the page.
    """

    arrived = Signal()

    def __init__(self, page: Page, place: Place, errands: Errands, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._place = place
        self._errands = errands
        self._until = time.monotonic() + PATIENCE_SECONDS
        self._is_taken_over = False
        self._window: QWindow | None = None

    def start(self) -> None:
        """Return now or as soon as the page is filled."""
        # Keys and presses reach the window first. Not the application: it hears of every event of the page.
        self._window = self._page.window().windowHandle()
        if self._window is not None:
            self._window.installEventFilter(self)
        self._errands.delivered.connect(self._look)
        self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice whoever begins to work; nothing is ever swallowed."""
        if event.type() in _TAKEN_OVER:
            self._is_taken_over = True
        return False

    def _look(self) -> None:
        is_open = shiboken6.isValid(self._page) and not self._is_taken_over
        if is_open and self._errands.is_busy and time.monotonic() < self._until:
            return
        if is_open and not self._page.is_made():
            QTimer.singleShot(0, self, self._look)
            return
        self._errands.delivered.disconnect(self._look)
        if self._window is not None and shiboken6.isValid(self._window):
            self._window.removeEventFilter(self)
        if is_open:
            self._page.return_to(self._place)
        self.arrived.emit()
        self.deleteLater()
