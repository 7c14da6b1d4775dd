"""Typed text and the store: handed over in time, and never overwritten by a reading while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from coachdesk.domain.changes import Done
from coachdesk.domain.errors import UserError
from coachdesk.ui.autosave import Autosave
from coachdesk.ui.desk import Desk


class KeptText(QObject):
    """One text of the store while it is typed.

    It reaches the store at most a second after the first unsaved keystroke; what a full disk refuses the desk
    tries again. What a reading brings is shown only when somebody else changed it (an undone step) and
    nothing typed since would be lost.

    Args:
        desk: performs the verb.
        verb: keeps the whole text.
        read: the text as typed.
        show: puts another text in its place.
        owner: what it is typed in.
        origin: the page that already shows what is typed.
        refused: told what cannot be kept; without it the window says so.
    """

    def __init__(
        self,
        desk: Desk,
        verb: Callable[[str], Done[Any]],
        read: Callable[[], str],
        show: Callable[[str], None],
        *,
        owner: QObject,
        origin: QObject,
        refused: Callable[[UserError], None] | None = None,
    ) -> None:
        super().__init__(owner)
        self._desk = desk
        self._verb = verb
        self._read = read
        self._show = show
        self._origin = origin
        self._refused = refused or desk.refused.emit
        self._kept: str | None = None
        self._handed: str | None = None
        self._is_ended = False
        self._stretch = object()
        self._saving = Autosave(self._hand_over, self)

    @property
    def is_ready(self) -> bool:
        """Whether the store's text is known, so that typing can begin."""
        return self._kept is not None

    def note_change(self, *_typed: object) -> None:
        """Something was typed."""
        if self.is_ready and not self._is_ended:
            self._saving.note_change()

    def flush(self) -> None:
        """Hand over what is typed and not kept yet."""
        self._saving.flush()
        self._hand_over()

    def leave(self, *_typed: object) -> None:
        """The keyboard goes elsewhere: what is typed until here is one step back, what follows another."""
        self.flush()
        self._stretch = object()

    def end(self) -> None:
        """What it belongs to is gone: nothing more is handed over."""
        self._is_ended = True

    def take(self, stored: str) -> None:
        """Learn what the store holds now."""
        before, self._kept = self._kept, stored
        typed = self._read()
        if typed == stored:
            return
        if before is None or typed == before:
            self._show(stored)
        else:
            # Typed since that reading, or refused by the disk: the typed words are the newer ones.
            self.note_change()

    def _hand_over(self) -> None:
        if self._is_ended or self._kept is None:
            return
        typed = self._read()
        if typed == (self._kept if self._handed is None else self._handed):
            return
        self._handed = typed
        self._desk.perform(
            self._verb,
            typed,
            then=partial(self._on_written, typed),
            failed=self._on_refused,
            origin=self._origin,
            merge_key=self._stretch,
        )

    def _on_written(self, text: str, _value: object) -> None:
        self._kept = text
        if self._handed == text:
            self._handed = None

    def _on_refused(self, error: UserError) -> None:
        self._handed = None
        self._refused(error)
