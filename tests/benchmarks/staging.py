"""The real window in this process, driven from outside: what pages need before they can be looked at."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, Final

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from coachdesk import app as program
from coachdesk import paths, settings
from coachdesk.services.runner import Runner
from coachdesk.ui.errands import Errands
from coachdesk.ui.loading import Loading
from coachdesk.ui.preferences import Preferences
from coachdesk.ui.shell import Shell
from coachdesk.ui.theme.theme import Theme

DAY: Final = date(2026, 11, 20)
_LONGEST: Final = 60.0


@cache
def theme() -> Theme:
    """The look of the program, in an application that is made when there is none."""
    app = QApplication.instance() or QApplication(["coachdesk"])
    assert isinstance(app, QApplication)
    return Theme(app, paths.resources(), appearance="light", has_less_motion=True)


def new_shell(language: settings.Language, appearance: settings.Theme = "light") -> Shell:
    """The window as the composition root builds it, on a day that never changes."""
    look = theme()
    look.set_appearance(appearance)
    doors = program._doors(program.Launch(on=DAY, language=language))
    preferences = Preferences(paths.config_folder() / settings.FILE_NAME)
    preferences.change(language=language, theme=appearance)
    return Shell(
        doors,
        Errands(Runner()),
        Errands(Runner()),
        preferences,
        look,
        doors.translator(language),
        lambda *_: None,
    )


def close(shell: Shell) -> None:
    """Close the window and let it go with all it holds."""
    shell.close()
    # Answers of the store thread are under way still, to parts that must be there.
    rest(0)
    shell.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def wait_until(is_there: Callable[[], bool]) -> None:
    """Let the window live until something is so.

    Raises:
        TimeoutError: it is not so after a minute.
    """
    end = time.monotonic() + _LONGEST
    while not is_there():
        if time.monotonic() > end:
            raise TimeoutError
        rest(10)


def settle(shell: Shell) -> None:
    """Let the window live until nothing is under way on any thread, and what came of it is on screen."""
    wait_until(lambda: is_at_rest(shell))
    rest(200)


def is_at_rest(shell: Shell) -> bool:
    """Whether no thread works and the page is whole."""
    if shell.errands.is_busy or shell.papers.is_busy:
        return False
    page = shell.desk_window.current_page() if shell.desk_window is not None else None
    return page is None or page.is_made()


def is_loaded(shell: Shell) -> bool:
    """Whether all that later screens are made of is there: some seconds after the first paint."""
    loading = shell.findChild(Loading)
    return loading is not None and not loading._steps and not loading._is_importing


def rest(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for_paint(is_shown: Callable[[QObject], bool]) -> None:
    """Let the window live until something is painted, and all that is painted with it.

    Args:
        is_shown: whether an object that is about to be painted is what one waits for.

    Raises:
        TimeoutError: it is not painted after a minute.
    """
    loop = QEventLoop()
    watch = _PaintWatch(is_shown, loop)
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(watch)
    QTimer.singleShot(round(_LONGEST * 1000), loop, loop.quit)
    loop.exec()
    app.removeEventFilter(watch)
    if not watch.has_seen:
        raise TimeoutError


class _PaintWatch(QObject):
    def __init__(self, is_shown: Callable[[QObject], bool], loop: QEventLoop) -> None:
        super().__init__()
        self.has_seen = False
        self._is_shown = is_shown
        self._loop = loop

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.has_seen and self._is_shown(watched):
            self.has_seen = True
            QTimer.singleShot(0, self._loop.quit)
        return False


def answer(shell: Shell, reading: Callable[..., Any], *args: object) -> Any:  # noqa: ANN401 - whatever is read
    """What a service answers on the store thread.

    Raises:
        Exception: what went wrong there.
    """
    outcomes: list[Any] = []
    shell.errands.ask(lambda: reading(*args), outcomes.append)
    wait_until(lambda: bool(outcomes))
    if outcomes[0].failure is not None:
        raise outcomes[0].failure
    return outcomes[0].value
