"""A hand on the real window, inside its process: it waits, finds, types, presses and looks as a person does."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from coachdesk import __main__ as program
from coachdesk.ui import places
from coachdesk.ui.shell import Shell
from tests.ui.sessions.writing import write
from tests.ui.waiting import live, live_until

if TYPE_CHECKING:
    # As late as the program itself: the first window is on screen before the pages are loaded.
    from coachdesk.ui.documents.report_page import ReportPage
    from coachdesk.ui.page import Page
    from coachdesk.ui.window import DeskWindow

PATIENCE: Final = 20.0
_NO_KEY: Final = Qt.KeyboardModifier.NoModifier

WidgetT = TypeVar("WidgetT", bound=QWidget)


class Hand:
    """On one window.

    Args:
        shell: the window.
    """

    def __init__(self, shell: Shell) -> None:
        self.shell = shell

    @property
    def window(self) -> DeskWindow:
        """The window of the desk, once it is open."""
        self.wait_until(lambda: self.shell.desk_window is not None)
        window = self.shell.desk_window
        assert window is not None
        return window

    @property
    def page(self) -> Page:
        """The page of the desk, once there is one."""
        self.wait_until(lambda: self.window.current_page() is not None)
        page = self.window.current_page()
        assert page is not None
        return page

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        """Let the window live until something is so.

        Raises:
            TimeoutError: it does not come; what was waited for is in the traceback.
        """
        live_until(is_so, PATIENCE)

    def settle(self) -> None:
        """Wait until nothing is under way on any thread and what came of it is on screen."""
        self.wait_until(self._is_at_rest)
        live(20)
        self.wait_until(self._is_at_rest)

    def wait_for_place(self, name: str) -> Page:
        """The page of that name, once it is on screen and has read."""
        self.wait_until(lambda: self.page.place.page == name)
        self.settle()
        return self.page

    def find(self, kind: type[WidgetT], name: str = "") -> WidgetT:
        """The visible widget of a kind, and of an object name if one is given; waits for it."""
        self.wait_until(lambda: self._found(kind, name) is not None)
        found = self._found(kind, name)
        assert found is not None
        return found

    def write(self, name: str, text: str) -> QWidget:
        """Type into the visible field of that object name."""
        field = self.find(QWidget, name)
        self._activate(field.window())
        field.setFocus()
        write(field, text)
        return field

    def replace(self, name: str, text: str) -> None:
        """Type into the field of that name, in the place of what is there."""
        field = self.find(QLineEdit, name)
        field.selectAll()
        self.write(name, text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NO_KEY) -> None:
        """Press a key where the keyboard is."""
        window = QApplication.activeModalWidget() or self.shell
        self._activate(window)
        target: QWidget | None = window.focusWidget()
        QTest.keyClick(window if target is None else target, key, modifiers)

    def write_note(self, text: str) -> QWidget:
        """Type in the note of the session that is open, where its cursor stands; the note."""
        from coachdesk.ui.sessions.note_editor import NoteEditor

        note = self.find(NoteEditor, "note")
        self.wait_until(lambda: not note.isReadOnly())
        return self.write("note", text)

    def open_document(self) -> ReportPage:
        """The document of the session that is open, once its pages are there."""
        from coachdesk.ui.documents.report_page import ReportPage
        from coachdesk.ui.sessions.session_page import SessionPage

        session = self.page
        assert isinstance(session, SessionPage)
        session.document.click()
        page = self.wait_for_place(places.DOCUMENT)
        assert isinstance(page, ReportPage)
        self.wait_until(page.approve_button.isEnabled)
        return page

    def _activate(self, window: QWidget) -> None:
        """Shortcuts are for the active window; on a display without a window manager none becomes it by itself."""
        if not window.isActiveWindow():
            window.activateWindow()
            self.wait_until(window.isActiveWindow)

    def _is_at_rest(self) -> bool:
        if self.shell.errands.is_busy or self.shell.papers.is_busy:
            return False
        window = self.shell.desk_window
        page = window.current_page() if window is not None and isValid(window) else None
        return page is None or page.is_made()

    def _found(self, kind: type[WidgetT], name: str) -> WidgetT | None:
        for window in (*reversed(QApplication.topLevelWidgets()), self.shell):
            for widget in (window, *window.findChildren(QWidget)):
                if not isinstance(widget, kind) or (name and widget.objectName() != name):
                    continue
                if widget.isVisible() and widget.isEnabled():
                    return widget
        return None


def start(play: Callable[[Hand], None]) -> None:
    """Run the program by its own front door, with the arguments of this process, and play on its window.

    A bug anywhere, in a slot too, ends the process with a traceback and code 3.
    """
    run_loop = QApplication.exec

    def play_and_run() -> int:
        sys.excepthook = _end
        QTimer.singleShot(0, lambda: play(Hand(_shell())))
        return run_loop()

    QApplication.exec = staticmethod(play_and_run)  # type: ignore[method-assign]
    sys.exit(program.main())


def read_line() -> str:
    """The next line of the standard input and nothing beyond: what follows is for the program after a lock."""
    line = b""
    while not line.endswith(b"\n") and (byte := os.read(0, 1)):
        line += byte
    return line.decode("utf-8")


def _shell() -> Shell:
    assert QCoreApplication.instance() is not None
    return next(window for window in QApplication.topLevelWidgets() if isinstance(window, Shell))


def _end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    traceback.print_exception(kind, error, trace)
    sys.stderr.flush()
    os._exit(3)
