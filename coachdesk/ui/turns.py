"""A page is made in turns: as much as fits into a moment, then the window may answer, then the next part.

Used the same way by every page that has more to make than a moment allows: it hands over its parts, first what is
seen first. What needs all of them waits with :meth:`Turns.after`. A key pressed meanwhile finds the page whole: the
rest is made before it arrives, so that Tab and letters go where they would have gone later.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget

Part = Callable[[], object]

MOMENT_SECONDS: Final = 0.012
"""What one turn makes; laying out and painting it comes on top."""


class Turns(QObject):
    """The parts of one page that are still to be made.

    Args:
        page: they are made while it lives, and until :meth:`stop`.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._parts: deque[Part] = deque()
        self._window: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._turn)
        self._is_at_work = False
        self._is_stopped = False

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to be made."""
        return not self._parts and not self._is_at_work

    def make(self, parts: Iterable[Part]) -> None:
        """Make parts after those that wait already: at once what fits into this moment, in later turns the rest.

        Nothing at once for a page that is not shown yet: what it makes itself is seen first. The parts of a part
        come right after it.
        """
        if self._is_stopped:
            return
        if self._is_at_work:
            self._parts.extendleft(reversed(list(parts)))
            return
        is_first = not self._parts
        self._parts.extend(parts)
        if is_first:
            if self._page.isVisible():
                self._turn()
            if self._parts:
                self._listen()
                self._timer.start()

    def after(self, act: Part) -> None:
        """Do something once all parts that wait now are made: at once if none does, and never on a page left."""
        if self._is_stopped:
            return
        if self.is_done:
            act()
        else:
            self._parts.append(act)

    def finish(self) -> None:
        """Make all that is left now."""
        while self._parts and not self._is_at_work:
            self._make_next()
        self._rest()
        if self._page.isVisible():
            self._show_new()

    def stop(self) -> None:
        """Make nothing more: the page is left, and answers that come late find it unfinished."""
        self._is_stopped = True
        self._parts.clear()
        self._rest()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Finish before a key arrives; nothing is ever swallowed."""
        kind = event.type()
        if kind is QEvent.Type.KeyPress:
            self.finish()
        elif kind is QEvent.Type.Show and watched is self._page:
            self._listen()
        return False

    def _turn(self) -> None:
        until = time.perf_counter() + MOMENT_SECONDS
        while self._parts and not self._is_at_work:
            self._make_next()
            if time.perf_counter() >= until:
                break
        if not self._parts:
            self._rest()

    def _make_next(self) -> None:
        self._is_at_work = True
        try:
            self._parts.popleft()()
        finally:
            self._is_at_work = False

    def _show_new(self) -> None:
        """Show what was added now: Qt would do so an event later, and until then Tab passes over it."""
        for widget in self._page.findChildren(QWidget):
            is_decided = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
            if not is_decided and not widget.isWindow():
                widget.show()

    def _listen(self) -> None:
        """Keys reach the window first; a page that is not shown yet has none."""
        window = self._page.window().windowHandle()
        if window is None:
            self._page.installEventFilter(self)
        elif self._window is None:
            self._window = window
            window.installEventFilter(self)

    def _rest(self) -> None:
        self._timer.stop()
        self._page.removeEventFilter(self)
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window = None
