"""Pages made in turns: what is seen first is there first, a key finds the page whole, a page left is not made on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.ui import turns as turns_of_pages
from coachdesk.ui.clients.file_tab import FileTab
from coachdesk.ui.places import CLIENT, Place
from coachdesk.ui.turns import Turns
from tests.ui.desks import DeskTrial


@pytest.fixture
def short_moments(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each part takes longer than a moment: one a turn, on the fastest computer too."""
    monkeypatch.setattr(turns_of_pages, "MOMENT_SECONDS", 0.0)


@pytest.fixture
def page(qtbot: QtBot, short_moments: None) -> QWidget:
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def noting(made: list[str], *names: str) -> list[Callable[[], None]]:
    """Parts that write down their names."""
    return [partial(made.append, name) for name in names]


def test_a_page_shown_makes_its_first_part_at_once_and_one_a_turn_after_it(page: QWidget) -> None:
    made: list[str] = []
    turns = Turns(page)
    turns.make(noting(made, "first", "second", "third"))
    assert made == ["first"]
    QApplication.processEvents()
    assert made[:2] == ["first", "second"]
    QTest.qWait(20)
    assert made == ["first", "second", "third"]
    assert turns.is_done


def test_what_needs_all_parts_waits_for_them(page: QWidget) -> None:
    made: list[str] = []
    turns = Turns(page)
    turns.make(noting(made, "first", "second"))
    turns.after(partial(made.append, "read"))
    assert made == ["first"]
    turns.finish()
    assert made == ["first", "second", "read"]


def test_the_parts_of_a_part_come_right_after_it(page: QWidget) -> None:
    made: list[str] = []
    turns = Turns(page)
    turns.make((partial(turns.make, noting(made, "inner", "inmost")), *noting(made, "outer")))
    turns.finish()
    assert made == ["inner", "inmost", "outer"]


def test_a_key_pressed_meanwhile_goes_where_it_would_have_gone_later(page: QWidget) -> None:
    boxes: list[QLineEdit] = []

    def add_box() -> None:
        box = QLineEdit()
        boxes.append(box)
        column = page.layout()
        assert column is not None
        column.addWidget(box)

    turns = Turns(page)
    turns.make([add_box, add_box, add_box])
    boxes[0].setFocus()
    for _ in range(2):
        QTest.keyClick(page.windowHandle(), Qt.Key.Key_Tab)
    for letter in (Qt.Key.Key_I, Qt.Key.Key_C, Qt.Key.Key_I):
        QTest.keyClick(page.windowHandle(), letter)
    assert [box.text() for box in boxes] == ["", "", "ici"]


def test_a_page_that_is_left_is_not_made_on(page: QWidget) -> None:
    made: list[str] = []
    turns = Turns(page)
    turns.make(noting(made, "first", "second"))
    turns.stop()
    turns.after(partial(made.append, "answer that came late"))
    turns.make(noting(made, "third"))
    QTest.qWait(20)
    assert made == ["first"]


def test_a_file_left_half_made_keeps_what_was_typed(
    trial: DeskTrial, client_id: int, short_moments: None
) -> None:
    tab = FileTab(trial.around, Place(CLIENT, client_id, tab="file"))
    tab.resize(1200, 700)
    tab.show()
    tab.read()
    assert not tab.is_made()
    name = tab.findChild(QLineEdit, "name")
    assert name is not None
    name.setText("Claire")
    name.textEdited.emit("Claire")
    tab.flush()
    tab.stop()
    trial.settle()
    assert trial.do(trial.services.clients.get_file, client_id).client.name == "Claire"
    tab.close()
    tab.deleteLater()
