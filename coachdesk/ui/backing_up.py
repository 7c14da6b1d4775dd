"""A backup of the open vault: the store is held up while it is copied, and not while the copy is examined."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject

from coachdesk.domain.errors import StorageError
from coachdesk.ui.desk import Desk
from coachdesk.ui.errands import Errands

if TYPE_CHECKING:
    from coachdesk.services.backups import BackUp, Copied


class BackingUp(QObject):
    """One backup, from the copy to the note of it. It goes on when whoever asked for it is left.

    Args:
        desk: of the vault.
        papers: the thread that examines the copy.
        owner: who asks, told nothing once it is gone.
        then: told what was made, ``None`` where nothing was due.
        troubled: told why there is none.
    """

    def __init__(
        self,
        desk: Desk,
        papers: Errands,
        owner: QObject,
        then: Callable[[BackUp | None], None],
        troubled: Callable[[StorageError], None],
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._papers = papers
        self._owner = owner
        self._then = then
        self._troubled = troubled

    def start(self, second_place: Path | None, *, is_wanted: bool) -> None:
        """Begin; one that is not ``is_wanted`` is made when it is due."""
        verbs = self._desk.services.backups
        begin = verbs.begin if is_wanted else verbs.begin_if_due
        self._ask(partial(begin, second_place), self._finish)

    def _finish(self, copied: Copied | None) -> None:
        if copied is None:
            self._end(self._then, None)
            return
        work = partial(self._desk.services.backups.finish, copied)
        self._papers.ask_for(self, work, self._note, self._refuse)

    def _note(self, made: BackUp) -> None:
        self._ask(partial(self._desk.services.backups.note, made), partial(self._end, self._then))

    def _ask(self, verb: Callable[[], Any], then: Callable[[Any], None]) -> None:
        trouble = partial(self._end, self._troubled)
        self._desk.fetch(verb, then=then, troubled=trouble, owner=self, question="back up")

    def _refuse(self, failure: Exception) -> None:
        if isinstance(failure, StorageError):
            self._end(self._troubled, failure)
        else:
            self._desk.broken.emit(failure)
            self.deleteLater()

    def _end(self, told: Callable[[Any], None], what: object) -> None:
        if shiboken6.isValid(self._owner):
            told(what)
        self.deleteLater()
