"""The open desk as the pages see it: ask for a change or a reading, be told, take back."""

from __future__ import annotations

import functools
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from coachdesk.domain.changes import Changes, Done, Step
from coachdesk.domain.errors import GoneError, StorageError, StorageTrouble, UserError
from coachdesk.services.runner import Outcome
from coachdesk.ui.errands import Errands

if TYPE_CHECKING:
    from coachdesk.services.services import Services

Told = Callable[[Any], None]

EVERYTHING = Changes(is_everything=True)
DRAIN_SECONDS = 20.0
"""The window is covered while it waits: a large vault being copied must not cost what was typed behind it."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A verb on its way, and whom to tell."""

    run: Callable[[], Done[Any]]
    then: Told | None
    failed: Callable[[UserError], None] | None
    origin: QObject | None
    words: str
    merge_key: object
    is_told: bool


class Desk(QObject):
    """Runs verbs on the store thread and brings their answers back to the GUI thread.

    Args:
        errands: the store thread.
        services: of the open vault.
        end: closes the store, on its thread; closing the services without it.

    Signals:
        changed: ``(Changes, origin)`` after a change; the page that asked (``origin``) skips itself.
        saved: a change reached the disk.
        busy_changed: whether something is under way.
        refused: a :class:`UserError` that nobody asked to be told about.
        failed: a :class:`StorageError`.
        broken: another exception, already logged.
        done: the words of a change that can be taken back, for the undo bar.
        stepped: a step was taken back or made again, and the pages were told.
        gone: somebody asked for what is not in the vault any more.
        noticed: words that ask for nothing; they go with the page.
    """

    changed = Signal(object, object)
    saved = Signal()
    busy_changed = Signal(bool)
    refused = Signal(object)
    failed = Signal(object)
    broken = Signal(object)
    done = Signal(str)
    stepped = Signal()
    gone = Signal(object)
    noticed = Signal(str)

    def __init__(
        self,
        errands: Errands,
        services: Services,
        parent: QObject | None = None,
        *,
        end: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self.services = services
        self.undo_stack = QUndoStack(self)
        self.errands = errands
        self._end = end or services.close
        self._newest: weakref.WeakKeyDictionary[QObject, dict[str, int]] = weakref.WeakKeyDictionary()
        self._changes_under_way = 0
        self._is_stepping = False
        self._step_wanted: Callable[[], None] | None = None
        self._unsaved: list[_Change] = []
        errands.busy_changed.connect(self.busy_changed)

    @property
    def has_unsaved(self) -> bool:
        """Whether the disk refused something typed that still waits to be saved."""
        return bool(self._unsaved)

    def perform(
        self,
        verb: Callable[..., Done[Any]],
        *args: object,
        then: Told | None = None,
        failed: Callable[[UserError], None] | None = None,
        origin: QObject | None = None,
        words: str = "",
        merge_key: object = None,
        is_told: bool = True,
        **kwargs: object,
    ) -> None:
        """Run a verb that changes something. ``then`` and ``failed`` of an object that is gone are not told.

        Args:
            verb: a service method that returns :class:`Done`.
            args: its arguments, plain values.
            then: told ``Done.value``.
            failed: told a :class:`UserError`, to show it beside the field.
            origin: the page that asks and already shows the change.
            words: what was done, for the undo bar; nothing is shown without it.
            merge_key: consecutive changes with the same key are taken back as one. It says too that the
                change sets something to a value: when the disk refuses it is kept and tried again, unless a
                newer one with the same key has come.
            is_told: the top bar tells that it was saved; not of how something is looked at.
            kwargs: further arguments of the verb.
        """
        work = functools.partial(verb, *args, **kwargs)
        if merge_key is not None:
            self._unsaved = [each for each in self._unsaved if each.merge_key != merge_key]
        self.save_again()
        self._send(_Change(work, then, failed, origin, words, merge_key, is_told))

    def fetch(
        self,
        reading: Callable[..., Any],
        *args: object,
        then: Told,
        owner: QObject,
        question: str = "",
        failed: Callable[[UserError], None] | None = None,
        troubled: Callable[[StorageError], None] | None = None,
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
            troubled: told a :class:`StorageError`, in the place of the banner.
            kwargs: further arguments.
        """
        key = question or getattr(reading, "__qualname__", "")
        asked = self._newest.setdefault(owner, {})
        serial = asked[key] = asked.get(key, 0) + 1

        def tell(outcome: Outcome[Any]) -> None:
            if not shiboken6.isValid(owner) or asked[key] != serial:
                return
            if outcome.failure is None:
                then(outcome.value)
            elif troubled is not None and isinstance(outcome.failure, StorageError):
                troubled(outcome.failure)
            else:
                self._tell_failure(outcome.failure, failed)

        self.errands.ask(functools.partial(reading, *args, **kwargs), tell)

    def save_again(self) -> None:
        """Try once more what the disk refused."""
        waiting, self._unsaved = self._unsaved, []
        for change in waiting:
            self._send(change)

    def undo(self) -> None:
        """Take the last change back, once it is known; not while a step is under way."""
        self._step(self.undo_stack.undo)

    def redo(self) -> None:
        """Do again what was taken back, unless a step is under way."""
        self._step(self.undo_stack.redo)

    def close(self) -> bool:
        """Finish what was asked, close the store on its thread; whether both ended in time."""
        self.save_again()
        runner = self.errands.runner
        if not runner.drain(DRAIN_SECONDS):
            return False
        try:
            return runner.wait(self._end, timeout=DRAIN_SECONDS).failure is None
        except TimeoutError:
            return False

    def take_back(self, command: _StepCommand) -> None:
        """Run the step of a command, in whichever direction it now holds."""
        self._is_stepping = True

        def tell(outcome: Outcome[Done[None]]) -> None:
            self._is_stepping = False
            if outcome.failure is not None:
                # The stack's own index has moved already: it no longer says what is so.
                self.undo_stack.clear()
                self._tell_failure(outcome.failure, None)
                self.changed.emit(EVERYTHING, None)
                self.stepped.emit()
                return
            assert outcome.value is not None  # noqa: S101 - an outcome is a value or a failure
            command.step = outcome.value.step
            self.saved.emit()
            self.changed.emit(outcome.value.changes, None)
            self.stepped.emit()

        self.errands.ask(functools.partial(self.services.take_back, command.step), tell)

    def _send(self, change: _Change) -> None:
        self._changes_under_way += 1
        self.errands.ask(change.run, functools.partial(self._receive, change))

    def _receive(self, change: _Change, outcome: Outcome[Done[Any]]) -> None:
        self._changes_under_way -= 1
        if outcome.failure is not None:
            self._tell_refusal(change, outcome.failure)
        else:
            assert outcome.value is not None  # noqa: S101 - an outcome is a value or a failure
            self._tell_done(change, outcome.value)
        if not self._changes_under_way and self._step_wanted is not None:
            wanted, self._step_wanted = self._step_wanted, None
            wanted()

    def _tell_done(self, change: _Change, done: Done[Any]) -> None:
        if done.step:
            self.undo_stack.push(_StepCommand(self, done.step, change.words, change.merge_key))
            if change.words:
                self.done.emit(change.words)
        if done.changes.kinds:
            if change.is_told:
                self.saved.emit()
            self.changed.emit(done.changes, change.origin)
        if change.then is not None and not _is_gone(change.then):
            change.then(done.value)

    def _tell_refusal(self, change: _Change, failure: Exception) -> None:
        failed = change.failed
        if isinstance(failure, StorageError):
            if change.merge_key is not None:
                self._unsaved.append(change)
            if failure.trouble is StorageTrouble.UNKNOWN_OUTCOME:
                # It may be on the disk or not: only reading again tells.
                self.undo_stack.clear()
                self.changed.emit(EVERYTHING, None)
        self._tell_failure(failure, None if failed is not None and _is_gone(failed) else failed)

    def _tell_failure(self, failure: Exception, failed: Callable[[UserError], None] | None) -> None:
        if isinstance(failure, UserError):
            if failed is not None:
                failed(failure)
            if isinstance(failure, GoneError):
                # Whoever shows it must leave, whether or not a field says so.
                self.gone.emit(failure)
            elif failed is None:
                self.refused.emit(failure)
        elif isinstance(failure, StorageError):
            self.failed.emit(failure)
        else:
            self.broken.emit(failure)

    def _step(self, move: Callable[[], None]) -> None:
        if self._is_stepping:
            return
        if self._changes_under_way:
            # What was just typed is not on the stack yet: it is what must be taken back first.
            self._step_wanted = move
            return
        move()


def _is_gone(told: Callable[..., Any]) -> bool:
    """Whether whoever is to be told, or a widget handed along, was deleted meanwhile."""
    if isinstance(told, functools.partial):
        handed = (*told.args, *told.keywords.values())
        return _is_gone(told.func) or any(_is_dead(each) for each in handed)
    return _is_dead(getattr(told, "__self__", None))


def _is_dead(thing: object) -> bool:
    return isinstance(thing, QObject) and not shiboken6.isValid(thing)


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

    def mergeWith(self, other: QUndoCommand) -> bool:
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
