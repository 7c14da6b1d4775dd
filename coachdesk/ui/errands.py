"""Sends work to the store thread and brings the outcome back to the GUI thread."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from coachdesk.services.runner import Outcome, Runner

Tell = Callable[[Outcome[Any]], None]


class Errands(QObject):
    """The bridge between the two threads; whoever is told runs on the GUI thread.

    Signals:
        busy_changed: whether something is under way.
    """

    busy_changed = Signal(bool)
    _arrived = Signal(object)

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runner = runner
        self._waiting = 0
        self._arrived.connect(self._deliver)

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._waiting > 0

    def ask(self, work: Callable[[], Any], tell: Tell) -> None:
        """Run ``work`` on the store thread, then ``tell`` its outcome here."""
        self._waiting += 1
        if self._waiting == 1:
            self.busy_changed.emit(True)
        self.runner.submit(work, functools.partial(self._bring, tell))

    def _bring(self, tell: Tell, outcome: Outcome[Any]) -> None:
        self._arrived.emit(functools.partial(tell, outcome))

    def _deliver(self, told: Callable[[], None]) -> None:
        self._waiting -= 1
        if self._waiting == 0:
            self.busy_changed.emit(False)
        told()
