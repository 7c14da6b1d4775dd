"""Typed text reaches the store at most one second after the first unsaved keystroke."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

DELAY_MS: Final = 900


class Autosave(QObject):
    """Runs ``save`` once, soon after the first change; further changes do not put it off.

    Connect the changing signal of the widget to :meth:`note_change`; call :meth:`flush` before leaving.
    """

    def __init__(self, save: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._save = save
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self._save)

    @property
    def is_pending(self) -> bool:
        """Whether something typed has not been handed over yet."""
        return self._timer.isActive()

    def note_change(self) -> None:
        """Something was typed."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Save now what is pending."""
        if self._timer.isActive():
            self._timer.stop()
            self._save()
