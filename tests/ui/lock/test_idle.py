"""Nobody there: by the wall clock, after a sleep, longer while a session is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from coachdesk.ui.lock.idle import IdleWatch
from coachdesk.ui.lock.lock_page import wait_after


class WallClock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.seconds = 1_000_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> WallClock:
    return WallClock()


@pytest.fixture
def watch(clock: WallClock) -> Iterator[IdleWatch]:
    made = IdleWatch(5, clock)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def locks(watch: IdleWatch) -> list[str]:
    asked: list[str] = []
    watch.lock_requested.connect(lambda: asked.append("lock"))
    return asked


def pass_time(watch: IdleWatch, clock: WallClock, seconds: int) -> None:
    """Let time pass in ticks of ten seconds, as with an awake computer."""
    for _ in range(seconds // 10):
        clock.seconds += 10
        watch.tick()


def test_five_idle_minutes_lock(watch: IdleWatch, clock: WallClock, locks: list[str]) -> None:
    pass_time(watch, clock, 290)
    assert locks == []
    pass_time(watch, clock, 10)
    assert locks == ["lock"]


@pytest.fixture
def box(qtbot: QtBot) -> QLineEdit:
    """A line of a window that opened while nobody was there, with the keyboard."""
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.hasFocus)
    return made


def press_a_key(box: QLineEdit) -> None:
    QTest.keyClick(box.windowHandle(), Qt.Key.Key_A)


def move_the_pointer(box: QLineEdit) -> None:
    QTest.mouseMove(box.windowHandle(), QPoint(5, 5))


def compose_a_letter(box: QLineEdit) -> None:
    """An input method hands its letters to what has the keyboard: no window sees a key."""
    event = QInputMethodEvent()
    event.setCommitString("ê")
    QApplication.sendEvent(box, event)


@pytest.mark.parametrize("do", [press_a_key, move_the_pointer, compose_a_letter])
def test_a_sign_of_life_puts_the_lock_off(
    watch: IdleWatch, clock: WallClock, locks: list[str], box: QLineEdit, do: Callable[[QLineEdit], None]
) -> None:
    pass_time(watch, clock, 290)
    do(box)
    pass_time(watch, clock, 290)
    assert locks == []
    pass_time(watch, clock, 10)
    assert locks == ["lock"]


def test_what_widgets_say_among_themselves_is_no_sign_of_life(
    watch: IdleWatch, clock: WallClock, locks: list[str], box: QLineEdit
) -> None:
    pass_time(watch, clock, 290)
    box.resize(200, 40)
    box.setText("lu par la page")
    QApplication.processEvents()
    pass_time(watch, clock, 10)
    assert locks == ["lock"]


def test_a_sleep_locks_at_the_first_tick_after_waking(
    watch: IdleWatch, clock: WallClock, locks: list[str]
) -> None:
    clock.seconds += 60
    watch.tick()
    assert locks == ["lock"]


def test_an_open_session_allows_twenty_minutes(watch: IdleWatch, clock: WallClock, locks: list[str]) -> None:
    watch.set_minutes(20)
    pass_time(watch, clock, 1190)
    assert locks == []
    pass_time(watch, clock, 10)
    assert locks == ["lock"]


def test_a_clock_set_back_does_not_keep_the_desk_open(
    watch: IdleWatch, clock: WallClock, locks: list[str]
) -> None:
    clock.seconds -= 3600
    pass_time(watch, clock, 310)
    assert locks[:1] == ["lock"]


@pytest.mark.parametrize(("tries", "seconds"), [(1, 0), (4, 0), (5, 2), (6, 4), (9, 30), (50, 30)])
def test_wrong_passphrases_cost_more_and_more_time(tries: int, seconds: int) -> None:
    assert wait_after(tries) == seconds
