"""Sends work to another thread and brings the outcome back to the GUI thread."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from coachdesk.services.runner import Outcome, Runner

FINISH_SECONDS = 10.0
"""How long a document on its way to a slow disk is waited for at closing, and the copy of a backup being examined."""

Tell = Callable[[Outcome[Any]], None]


class Errands(QObject):
    """The bridge between two threads; whoever is told runs on the GUI thread, in the order asked.

    Signals:
        busy_changed: whether something is under way; false only after the last answer was taken in.
        delivered: an answer was taken in.
    """

    busy_changed = Signal(bool)
    delivered = Signal()
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
        """Run ``work`` on the other thread, then ``tell`` its outcome here."""
        self._waiting += 1
        if self._waiting == 1:
            self.busy_changed.emit(True)
        self.runner.submit(work, functools.partial(self._bring, tell))

    def ask_for(
        self,
        owner: QObject,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        refuse: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run ``work`` on the other thread; nobody is told once ``owner`` is gone.

        Args:
            owner: who asks.
            work: what to do.
            then: told what it returned.
            refuse: told why it failed; without it a failure is passed over.
        """

        def tell(outcome: Outcome[Any]) -> None:
            if not shiboken6.isValid(owner):
                return
            if outcome.failure is None:
                then(outcome.value)
            elif refuse is not None:
                refuse(outcome.failure)

        self.ask(work, tell)

    def finish(self) -> bool:
        """Wait for what was asked and tell every answer now, though no event loop runs: for closing.

        What has not begun in time is dropped: it must not begin once nobody can be told.

        Returns:
            whether all of it ended in time.
        """
        is_done = self.runner.drain(FINISH_SECONDS)
        if not is_done:
            self.runner.forget()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)
        return is_done

    def _bring(self, tell: Tell, outcome: Outcome[Any]) -> None:
        self._arrived.emit(functools.partial(tell, outcome))

    def _deliver(self, told: Callable[[], None]) -> None:
        try:
            told()
        finally:
            # After the telling, which may ask again: not busy means that nothing more will come.
            self._waiting -= 1
            self.delivered.emit()
            if self._waiting == 0:
                self.busy_changed.emit(False)
