"""Knows when nobody is there: by the wall clock, because a timer sleeps when the computer does."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

TICK_MS: Final = 1000
SLEPT_SECONDS: Final = 30.0
"""A tick this late means that the computer slept."""

_SIGNS_OF_LIFE: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Asks for the lock after a time without a key or a pointer, and after a sleep.

    It watches windows, where keys and pointers arrive first, and what has the keyboard, where composed letters
    arrive at once; never the application: every event of every widget would pass through here, an eighth of the
    time that a page takes. A window that opens is watched within a second.

    Args:
        minutes: idle time allowed.
        now: seconds of the wall clock; handed in by tests.
    """

    lock_requested = Signal()

    def __init__(
        self, minutes: float, now: Callable[[], float] = time.time, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._limit = minutes * 60
        self._now = now
        self._seen = self._ticked = now()
        self._writing: QObject | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        """Begin to watch."""
        self._seen = self._ticked = self._now()
        self._watch_windows()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusObjectChanged.connect(self._watch_writing)
            self._watch_writing(app.focusObject())
        self._timer.start()

    def stop(self) -> None:
        """End the watch."""
        self._timer.stop()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusObjectChanged.disconnect(self._watch_writing)
            self._watch_writing(None)
        for window in QGuiApplication.topLevelWindows():
            window.removeEventFilter(self)

    def set_minutes(self, minutes: float) -> None:
        """Change the idle time allowed: longer while a session is open."""
        self._limit = minutes * 60

    def tick(self) -> None:
        """Look at the clock, and for windows that opened."""
        self._watch_windows()
        now = self._now()
        has_slept = now - self._ticked > SLEPT_SECONDS
        is_idle = now - self._seen >= self._limit
        self._ticked = now
        # A clock set back must not add to the time allowed.
        self._seen = min(self._seen, now)
        if has_slept or is_idle:
            self.lock_requested.emit()

    def _watch_windows(self) -> None:
        for window in QGuiApplication.topLevelWindows():
            # Once each, however often it is said.
            window.installEventFilter(self)

    def _watch_writing(self, now: QObject | None) -> None:
        if self._writing is not None and shiboken6.isValid(self._writing):
            self._writing.removeEventFilter(self)
        self._writing = now
        if now is not None:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a sign of life; nothing is ever swallowed."""
        if event.type() in _SIGNS_OF_LIFE:
            self._seen = self._now()
        return False
