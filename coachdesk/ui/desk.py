"""The open desk as the pages see it: ask for a change or a reading, be told, take back."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from coachdesk.domain.changes import Changes, Done, Step
from coachdesk.domain.errors import StorageError, StorageTrouble, UserError
from coachdesk.services.runner import Outcome
from coachdesk.services.services import Services
from coachdesk.ui.errands import Errands

Told = Callable[[Any], None]

EVERYTHING = Changes(is_everything=True)


class Desk(QObject):
    """Runs verbs on the store thread and brings their answers back to the GUI thread.

    Signals:
        changed: ``(Changes, origin)`` after a change; the page that asked (``origin``) skips itself.
        saved: a change reached the disk.
        busy_changed: whether something is under way.
        refused: a :class:`UserError` that nobody asked to be told about.
        failed: a :class:`StorageError`.
        broken: another exception, already logged.
        done: the words of a change that can be taken back, for the undo bar.
    """

    changed = Signal(object, object)
    saved = Signal()
    busy_changed = Signal(bool)
    refused = Signal(object)
    failed = Signal(object)
    broken = Signal(object)
    done = Signal(str)

    def __init__(self, errands: Errands, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self.undo_stack = QUndoStack(self)
        self._errands = errands
        self._newest: dict[tuple[int, str], int] = {}
        self._is_stepping = False
        errands.busy_changed.connect(self.busy_changed)

    def perform(  # noqa: PLR0913 - one door for every verb
        self,
        verb: Callable[..., Done[Any]],
        *args: object,
        then: Told | None = None,
        failed: Callable[[UserError], None] | None = None,
        origin: QObject | None = None,
        words: str = "",
        merge_key: object = None,
        **kwargs: object,
    ) -> None:
        """Run a verb that changes something.

        Args:
            verb: a service method that returns :class:`Done`.
            args: its arguments, plain values.
            then: told ``Done.value``.
            failed: told a :class:`UserError`, to show it beside the field.
            origin: the page that asks and already shows the change.
            words: what was done, for the undo bar; nothing is shown without it.
            merge_key: consecutive changes with the same key are taken back as one.
            kwargs: further arguments of the verb.
        """

        def tell(outcome: Outcome[Done[Any]]) -> None:
            if outcome.failure is not None:
                self._tell_failure(outcome.failure, failed, is_change=True)
                return
            assert outcome.value is not None  # noqa: S101 - an outcome is a value or a failure
            self._keep(outcome.value, words, merge_key)
            if outcome.value.changes.kinds:
                self.saved.emit()
                self.changed.emit(outcome.value.changes, origin)
            if then is not None:
                then(outcome.value.value)

        self._errands.ask(functools.partial(verb, *args, **kwargs), tell)

    def fetch(
        self,
        reading: Callable[..., Any],
        *args: object,
        then: Told,
        owner: QObject,
        question: str = "",
        failed: Callable[[UserError], None] | None = None,
        **kwargs: object,
    ) -> None:
        """Run a reading; an answer older than the owner's newest question of that name is dropped.

        Args:
            reading: a service method that changes nothing.
            args: its arguments.
            then: told the value.
            owner: who asks; once it is gone nobody is told.
            question: name of the question; without it the reading's own name.
            failed: told a :class:`UserError`.
            kwargs: further arguments.
        """
        key = (id(owner), question or getattr(reading, "__qualname__", ""))
        serial = self._newest.get(key, 0) + 1
        self._newest[key] = serial

        def tell(outcome: Outcome[Any]) -> None:
            if not shiboken6.isValid(owner) or self._newest.get(key) != serial:
                return
            if outcome.failure is not None:
                self._tell_failure(outcome.failure, failed, is_change=False)
            else:
                then(outcome.value)

        self._errands.ask(functools.partial(reading, *args, **kwargs), tell)

    def undo(self) -> None:
        """Take the last change back, unless a step is under way."""
        if not self._is_stepping:
            self.undo_stack.undo()

    def redo(self) -> None:
        """Do again what was taken back, unless a step is under way."""
        if not self._is_stepping:
            self.undo_stack.redo()

    def close(self) -> bool:
        """Finish what was asked, close the store on its thread; whether all ended within three seconds."""
        self._errands.busy_changed.disconnect(self.busy_changed)
        runner = self._errands.runner
        runner.drain(3.0)
        try:
            runner.wait(self.services.close, timeout=3.0)
        except TimeoutError:
            return False
        return True

    def take_back(self, command: _StepCommand) -> None:
        """Run the step of a command, in whichever direction it now holds."""
        self._is_stepping = True

        def tell(outcome: Outcome[Done[None]]) -> None:
            self._is_stepping = False
            if outcome.failure is not None:
                self.undo_stack.clear()
                self._tell_failure(outcome.failure, None, is_change=True)
                self.changed.emit(EVERYTHING, None)
                return
            assert outcome.value is not None  # noqa: S101 - an outcome is a value or a failure
            command.step = outcome.value.step
            self.saved.emit()
            self.changed.emit(outcome.value.changes, None)

        self._errands.ask(functools.partial(self.services.take_back, command.step), tell)

    def _keep(self, done: Done[Any], words: str, merge_key: object) -> None:
        if not done.step:
            return
        self.undo_stack.push(_StepCommand(self, done.step, words, merge_key))
        if words:
            self.done.emit(words)

    def _tell_failure(
        self, failure: Exception, failed: Callable[[UserError], None] | None, *, is_change: bool
    ) -> None:
        if isinstance(failure, UserError):
            if failed is not None:
                failed(failure)
            else:
                self.refused.emit(failure)
        elif isinstance(failure, StorageError):
            if is_change and failure.trouble is StorageTrouble.UNKNOWN_OUTCOME:
                self.undo_stack.clear()
                self.changed.emit(EVERYTHING, None)
            self.failed.emit(failure)
        else:
            self.broken.emit(failure)


class _StepCommand(QUndoCommand):
    """One committed change on the stack. Pushing it does nothing: the change is already made."""

    def __init__(self, desk: Desk, step: Step, words: str, merge_key: object) -> None:
        super().__init__(words)
        self.step = step
        self._desk = desk
        self._merge_key = merge_key
        self._is_pushed = False

    def id(self) -> int:
        return -1 if self._merge_key is None else hash(self._merge_key) & 0x3FFFFFFF

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        if not isinstance(other, _StepCommand) or other._merge_key != self._merge_key:  # noqa: SLF001
            return False
        self.step = self.step.joined(other.step)
        return True

    def redo(self) -> None:
        if not self._is_pushed:
            self._is_pushed = True
            return
        self._desk.take_back(self)

    def undo(self) -> None:
        self._desk.take_back(self)
