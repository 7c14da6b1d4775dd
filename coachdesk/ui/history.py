"""The places one was at: back, forward, and away from what is gone from the vault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from coachdesk.domain.errors import UserError
from coachdesk.i18n.translator import Translator
from coachdesk.ui.absences import Absence, absence, sentence, way_out
from coachdesk.ui.desk import Desk
from coachdesk.ui.page import Page
from coachdesk.ui.places import Place


class Show(Protocol):
    """Shows a place and returns to where one was on it."""

    def __call__(self, place: Place, *, is_left_behind: bool = False) -> None:
        """Show it; a page that is left behind hands over nothing: there is nothing left to hold it."""


class History(QObject):
    """Leads back and forward past what is gone, leaves it at once, and returns when it comes back.

    Signals:
        ended: all that was there on one side is gone.

    Args:
        desk: tells of steps and of what is gone.
        t: language of the words.
        current: the page on screen.
        show: shows another place.
        parent: the window.
    """

    ended = Signal()

    def __init__(
        self, desk: Desk, t: Translator, current: Callable[[], Page | None], show: Show, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.t = t
        self._desk = desk
        self._current = current
        self._show = show
        self._behind: list[Place] = []
        self._ahead: list[Place] = []
        self._left: Place | None = None
        desk.stepped.connect(self._look_around)
        desk.gone.connect(self._look_around)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place behind."""
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place ahead."""
        return bool(self._ahead)

    def note(self, place: Place) -> None:
        """One goes to a place: remember the one before, unless it is the same."""
        page = self._current()
        if page is None or not page.is_at(place):
            if page is not None:
                self._behind.append(page.here())
            self._ahead.clear()
        self._left = None

    def begin_after(self, place: Place) -> None:
        """The first page comes: the way back leads to ``place``."""
        self._behind = [place]

    def go_back(self) -> None:
        """Show the last place that is still there."""
        self._turn(self._behind, self._ahead)

    def go_forward(self) -> None:
        """Show the next place that is still there."""
        self._turn(self._ahead, self._behind)

    def ask(self, place: Place, then: Callable[[Absence | None], None]) -> None:
        """Ask what is missing of a place; one that the store cannot tell about is shown, and says so itself."""
        if place.client_id is None:
            then(None)
            return
        find = partial(absence, self._desk.services, place)
        self._desk.errands.ask_for(self, find, then, lambda _failure: then(None))

    def _turn(self, source: list[Place], other: list[Place]) -> None:
        if source:
            place = source.pop()
            self.ask(place, partial(self._turn_unless, place, source, other))
        else:
            self.ended.emit()

    def _turn_unless(
        self, place: Place, source: list[Place], other: list[Place], missing: Absence | None
    ) -> None:
        if missing is not None:
            self._turn(source, other)
            return
        page = self._current()
        if page is not None:
            other.append(page.here())
        self._left = None
        self._show(place)

    def _look_around(self, told: UserError | None = None) -> None:
        """Leave what is gone, or return to it when it came back."""
        page = self._current()
        if page is not None:
            self.ask(page.place, partial(self._leave_if, page, told))
        if self._left is not None:
            self.ask(self._left, partial(self._come_back, self._left))

    def _leave_if(self, page: Page, told: UserError | None, missing: Absence | None) -> None:
        if self._current() is not page:
            return
        if missing is None:
            # Something on the page, not the page itself; a late answer to the page just left is not told twice.
            if told is not None and self._left is None:
                self._desk.noticed.emit(self.t(told.message, **told.facts))
            return
        place, out = page.here(), way_out(page.place, missing)
        if self._behind and replace(self._behind[-1], cursor=-1, field="") == out:
            out = self._behind.pop()
        self._ahead.clear()
        self._left = place
        self._show(out, is_left_behind=not missing.is_binned)
        self._desk.noticed.emit(sentence(self.t, missing, can_redo=self._desk.undo_stack.canRedo()))

    def _come_back(self, place: Place, missing: Absence | None) -> None:
        if missing is None and self._left is place:
            self.note(place)
            self._show(place)
