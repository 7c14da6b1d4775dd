"""The longest that the window is kept from answering while pages are visited, against bare widgets made and painted.

What is told is time of the processor, not of the clock: one turn of the event loop cannot be made shorter by another
process that waits. The pages are those of the file with ten years of weekly answers, then Today and Settings; the bare
window holds as many lines and boxes as a middling page. First visits are measured as others are: the first round is
dropped when there are more, and counts when it is the only one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from coachdesk.ui import places
from coachdesk.ui.places import Place
from coachdesk.ui.shell import Shell
from tests.benchmarks.measuring import Measured, compare
from tests.benchmarks.staging import answer, close, is_at_rest, is_loaded, new_shell, settle, wait_until

TEN_YEARS: Final = "Inès Roca"
TABS: Final = ("overview", "trends", "assessments", "sessions", "path", "file", "safety")
QUICK_TABS: Final = ("overview", "file")
LINES: Final = 60
_QUIET_TURNS: Final = 20


def measure(runs: int) -> Measured:
    """Visit the pages, and make the bare window, in turn; a single run visits fewer pages."""
    shell = new_shell("fr")
    shell.resize(1366, 768)
    shell.show()
    shell.start_demo()
    wait_until(lambda: shell.desk_window is not None)
    settle(shell)
    wait_until(partial(is_loaded, shell))
    try:
        visited = _places(shell, TABS) if runs > 1 else _places(shell, QUICK_TABS)[:-1]
        return compare(
            "longest_turn", lambda: max(longest_turn(shell, place) for place in visited), bare_widgets, runs
        )
    finally:
        close(shell)


def longest_turn(shell: Shell, place: Place) -> float:
    """Go to a place and let the window live until all is there; the longest of its turns, in seconds."""
    assert shell.desk_window is not None
    longest = _seconds(partial(shell.desk_window.go, place))
    beat = QTimer()
    beat.start(5)
    quiet = 0
    while quiet < _QUIET_TURNS:
        turn = partial(QCoreApplication.processEvents, QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        longest = max(longest, _seconds(turn))
        quiet = quiet + 1 if is_at_rest(shell) else 0
    beat.stop()
    return longest


def bare_widgets() -> float:
    """Make as many bare labels and boxes in one go, and paint them."""
    seconds = _seconds(_make_bare)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return seconds


def _make_bare() -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    for number in range(LINES):
        column.addWidget(QLabel(f"line {number}"))
        column.addWidget(QLineEdit(f"line {number}"))
    window.resize(1100, 700)
    window.grab()
    window.deleteLater()


def _places(shell: Shell, tabs: tuple[str, ...]) -> tuple[Place, ...]:
    assert shell.opened is not None
    lines = answer(shell, shell.opened.services.clients.list_files)
    person = next(line.client.id for line in lines if line.client.name == TEN_YEARS)
    file = (Place(places.CLIENT, person, tab=tab) for tab in tabs)
    # Settings last: a quick run does without the process that draws their sheet.
    return (*file, Place(places.TODAY), Place(places.SETTINGS))


def _seconds(act: Callable[[], object]) -> float:
    start = time.thread_time()
    act()
    return time.thread_time() - start
