"""Columns and rows without margins, and emptying them."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coachdesk.ui.parts.fields import Field
from coachdesk.ui.parts.flow import FlowLayout
from coachdesk.ui.parts.layouts import bare_column, bare_row, clear_layout, side_by_side
from coachdesk.ui.parts.pages import ScrollPage
from coachdesk.ui.theme.theme import Theme
from tests.ui.looking import settle
from tests.ui.waiting import live


def test_a_layout_is_emptied_with_the_layouts_in_it(qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    column = bare_column(home, 4)
    row = bare_row()
    inner = side_by_side(QWidget(home), QWidget(home), gap=2, widths=(3, 2))
    column.addWidget(QWidget(home))
    row.addLayout(inner)
    column.addLayout(row)
    column.addStretch(1)
    home.show()
    clear_layout(column)
    assert column.count() == 0
    assert all(child.isHidden() for child in home.findChildren(QWidget))
    live(5)
    assert home.findChildren(QWidget) == []


def test_boxes_side_by_side_are_level_when_one_label_needs_two_lines(qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    short, long = Field("Name"), Field("Name of the practice as it stands on every letter", hint="Told")
    short.set_message_shown(False)
    column = bare_column(home)
    column.addLayout(side_by_side(short, long, gap=8))
    column.addStretch(1)
    for width in (320, 1200, 320):
        home.resize(width, 300)
        home.show()
        settle()
        tops = [field.box.mapTo(home, QPoint(0, 0)).y() for field in (short, long)]
        assert tops[0] == tops[1]
    assert tops[0] >= 2 * Theme.current().line("caption_strong")


def test_a_bare_layout_has_no_margins_and_the_gap_it_was_given(qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    column = bare_column(home, 7)
    margins = column.contentsMargins()
    assert (margins.left(), margins.top(), margins.right(), margins.bottom()) == (0, 0, 0, 0)
    assert (column.spacing(), bare_row().spacing()) == (7, 0)
    assert home.layout() is column


def test_a_bar_that_comes_makes_nothing_narrower(qtbot: QtBot) -> None:
    page = ScrollPage(margin=0, has_gutter=True)
    qtbot.addWidget(page)
    held = QWidget()
    page.box.addWidget(held)
    page.resize(300, 200)
    page.show()
    settle()
    before = held.width()
    assert not page.verticalScrollBar().isVisible()
    held.setFixedHeight(900)
    settle()
    assert page.verticalScrollBar().isVisible()
    assert held.width() == before


def test_what_is_counted_stays_left_and_what_is_done_ends_right(qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    flow = FlowLayout(home, gap=8, is_split=True)
    held = [QWidget(home) for _ in range(3)]
    for widget in held:
        widget.setFixedSize(100, 30)
        flow.addWidget(widget)
    home.resize(400, 30)
    home.show()
    settle()
    assert [widget.x() for widget in held] == [0, 192, 300]
    home.resize(250, 80)
    settle()
    assert [(widget.x(), widget.y()) for widget in held] == [(0, 0), (150, 0), (150, 38)]
