"""Segments, scales, list boxes, tick boxes, tabs: by mouse and by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.ui.parts.boxes import RadioButton, TickBox
from coachdesk.ui.parts.choices import ChoiceField
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.parts.flow import FlowLayout
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.parts.segments import SegmentField, SegmentRow
from coachdesk.ui.parts.tabs import Tabs
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import LIGHT
from tests.ui.looking import colours, cut_words, grown, picture, settle, spoken

ANSWERS = [("yes", "Yes"), ("no", "No"), ("unknown", "Unknown")]
TABS = [("overview", "Overview", "o"), ("sessions", "Sessions", "s"), ("evaluations", "Évaluations", "é")]


def test_a_click_on_a_segment_chooses_and_tells_once(qtbot: QtBot) -> None:
    row = SegmentRow(ANSWERS)
    qtbot.addWidget(row)
    row.show()
    told: list[object] = []
    row.value_chosen.connect(told.append)
    QTest.mouseClick(row.segments()[1], Qt.MouseButton.LeftButton)
    QTest.mouseClick(row.segments()[1], Qt.MouseButton.LeftButton)
    assert row.value() == "no"
    assert told == ["no"]


def test_arrows_move_the_answer(qtbot: QtBot) -> None:
    row = SegmentRow(ANSWERS, value="yes")
    qtbot.addWidget(row)
    row.show()
    row.activateWindow()
    with qtbot.waitActive(row):
        row.segments()[0].setFocus()
    with qtbot.waitSignal(row.value_chosen) as told:
        QTest.keyClick(row.segments()[0], Qt.Key.Key_Right)
    assert told.args == ["no"]
    assert QApplication.focusWidget() is row.segments()[1]


def shown_between_fields(qtbot: QtBot, row: QWidget) -> QWidget:
    """A window with a field before and one after the row, the keyboard in the first."""
    window = QWidget()
    column = QVBoxLayout(window)
    before, after = Field("Before"), Field("After")
    for widget in (before, row, after):
        column.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    with qtbot.waitActive(window):
        before.setFocus()
    return window


def test_arrows_choose_when_nothing_was_chosen_yet(qtbot: QtBot) -> None:
    row = SegmentRow(ANSWERS)
    window = shown_between_fields(qtbot, row)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is row.segments()[0]
    assert row.value() is None
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    assert window.focusWidget() is row.segments()[1]
    assert row.value() == "no"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Right)
    assert (row.value(), window.focusWidget()) == ("unknown", row.segments()[2])


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_choose_the_first(qtbot: QtBot, key: Qt.Key) -> None:
    row = SegmentRow(ANSWERS)
    window = shown_between_fields(qtbot, row)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(window.focusWidget(), key)
    assert row.value() == "yes"


def test_tab_stops_once_and_at_the_answer_however_it_came(qtbot: QtBot) -> None:
    row = SegmentRow(ANSWERS)
    window = shown_between_fields(qtbot, row)
    row.set_value("unknown")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is row.segments()[2]
    row.set_value("no")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget().accessibleName() == "After"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
    assert window.focusWidget() is row.segments()[1]
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
    assert window.focusWidget().accessibleName() == "Before"


def test_tab_goes_through_choices_with_labels_both_ways(qtbot: QtBot) -> None:
    fields = [SegmentField(name, ANSWERS, value="unknown") for name in ("First", "Second")]
    both = QWidget()
    column = QVBoxLayout(both)
    for field in fields:
        column.addWidget(field)
    window = shown_between_fields(qtbot, both)
    stops = [fields[0].row.segments()[2], fields[1].row.segments()[2]]
    for stop in stops:
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.focusWidget() is stop
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    for stop in reversed(stops):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
        assert window.focusWidget() is stop
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
    assert window.focusWidget().accessibleName() == "Before"


def test_whoever_gives_a_choice_the_keyboard_reaches_its_answer(qtbot: QtBot) -> None:
    field = SegmentField("Asked", ANSWERS, value="unknown")
    window = shown_between_fields(qtbot, field)
    field.setFocus()
    assert window.focusWidget() is field.row.segments()[2]
    field.set_value(None)
    child = window.findChild(Field)
    assert child is not None
    child.setFocus()
    field.setFocus()
    assert window.focusWidget() is field.row.segments()[0]


def test_delete_takes_an_answer_back_only_where_it_may(qtbot: QtBot) -> None:
    free = SegmentRow(ANSWERS, value="yes")
    bound = SegmentRow(ANSWERS, value="yes", can_forget=False)
    for row in (free, bound):
        qtbot.addWidget(row)
        row.show()
        QTest.keyClick(row.segments()[0], Qt.Key.Key_Delete)
    assert free.value() is None
    assert bound.value() == "yes"


def test_setting_a_value_tells_nobody_and_an_unknown_one_is_refused(qtbot: QtBot) -> None:
    row = SegmentRow(ANSWERS)
    qtbot.addWidget(row)
    with qtbot.assertNotEmitted(row.value_chosen):
        row.set_value("no")
        row.set_value(None)
    with pytest.raises(ValueError, match="perhaps"):
        row.set_value("perhaps")


def test_segments_go_on_in_a_second_line_rather_than_being_cut(theme: Theme, qtbot: QtBot) -> None:
    theme.set_text_size(160)
    home = QWidget()
    qtbot.addWidget(home)
    column = QVBoxLayout(home)
    field = SegmentField("How", [(number, grown("private employee")) for number in range(4)])
    column.addWidget(field)
    column.addStretch(1)
    home.resize(420, 500)
    home.show()
    settle()
    assert field.row.height() > 2 * 28
    assert cut_words(home) == []
    assert all(field.row.rect().contains(segment.geometry()) for segment in field.row.segments())


def test_a_covered_row_does_not_show_its_answer(qtbot: QtBot) -> None:
    Privacy.current().set_on(True)
    rows = [SegmentRow([(n, str(n)) for n in range(10)], value=n, is_private=True) for n in (2, 9)]
    for row in rows:
        qtbot.addWidget(row)
        row.resize(320, 32)
        row.show()
    assert picture(rows[0]) == picture(rows[1])


def test_a_list_box_chooses_by_keyboard_and_ignores_the_wheel(qtbot: QtBot) -> None:
    field = ChoiceField("Status", [(1, "Employee"), (2, "Agent"), (3, "Student")], value=1)
    qtbot.addWidget(field)
    field.show()
    with qtbot.waitSignal(field.value_chosen) as told:
        QTest.keyClick(field.box, Qt.Key.Key_Down)
    assert told.args == [2]
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field.box, wheel)
    assert field.value() == 2
    QTest.keyClick(field.box, Qt.Key.Key_PageDown)
    assert field.value() == 2, "Page Down scrolls the page"


def test_a_list_box_can_be_without_an_answer(qtbot: QtBot) -> None:
    field = ChoiceField("Status", [(1, "Employee")], placeholder="Choose")
    qtbot.addWidget(field)
    assert field.value() is None
    field.set_value(1)
    assert field.value() == 1
    field.set_value(None)
    assert field.value() is None
    with pytest.raises(ValueError, match="7"):
        field.set_value(7)


@pytest.mark.parametrize("kind", [TickBox, RadioButton])
def test_a_long_sentence_beside_a_box_wraps_and_is_pressable_throughout(
    qtbot: QtBot, kind: type[TickBox | RadioButton]
) -> None:
    box = kind("Forgetting things, losing the thread of a conversation, missing appointments and more")
    qtbot.addWidget(box)
    box.resize(220, box.heightForWidth(220))
    box.show()
    assert box.height() > 60
    assert cut_words(box) == []
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(200, box.height() - 4))
    assert box.isChecked()
    assert LIGHT.fill.lower() in colours(box)


def test_space_ticks_a_box(qtbot: QtBot) -> None:
    box = TickBox("Restless sleep & dreams")
    qtbot.addWidget(box)
    box.show()
    with qtbot.waitSignal(box.toggled):
        QTest.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()
    assert "Restless sleep & dreams" in spoken(box)


class TestTabs:
    """The tabs of a page."""

    def test_letters_and_arrows_open_tabs(self, qtbot: QtBot) -> None:
        home = QWidget()
        qtbot.addWidget(home)
        column = QVBoxLayout(home)
        tabs = Tabs(TABS, left=12)
        column.addWidget(tabs)
        home.resize(600, 80)
        home.show()
        with qtbot.waitActive(home):
            home.activateWindow()
        told: list[str] = []
        tabs.tab_chosen.connect(told.append)
        QTest.keyClick(home, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
        QTest.keyClick(tabs, Qt.Key.Key_Right)
        assert told == ["sessions", "evaluations"]
        assert tabs.key() == "evaluations"

    def test_making_a_tab_current_tells_nobody(self, qtbot: QtBot) -> None:
        tabs = Tabs(TABS)
        qtbot.addWidget(tabs)
        with qtbot.assertNotEmitted(tabs.tab_chosen):
            tabs.set_key("sessions")
        assert tabs.key() == "sessions"
        with pytest.raises(ValueError, match="nowhere"):
            tabs.set_key("nowhere")

    def test_the_current_tab_wears_the_thick_line(self, qtbot: QtBot) -> None:
        tabs = Tabs(TABS)
        qtbot.addWidget(tabs)
        tabs.resize(500, 40)
        tabs.show()
        tabs.set_key("sessions")
        image = picture(tabs)
        middle = tabs.tabRect(1).center().x()
        assert image.pixelColor(middle, image.height() - 2).name() == LIGHT.accent.lower()
        assert (
            image.pixelColor(tabs.tabRect(0).center().x(), image.height() - 2).name() != LIGHT.accent.lower()
        )

    @pytest.mark.parametrize("percent", [100, 160])
    def test_every_word_has_its_room(self, theme: Theme, qtbot: QtBot, percent: int) -> None:
        theme.set_text_size(percent)
        tabs = Tabs([(word, grown(word), "") for word in ("Overview", "Timeline", "Trends", "Sessions")])
        qtbot.addWidget(tabs)
        tabs.resize(900, 60)
        tabs.show()
        settle()
        metrics = theme.metrics("body")
        for index in range(tabs.count()):
            assert tabs.tabRect(index).width() >= metrics.horizontalAdvance(tabs.tabText(index))
            assert tabs.tabRect(index).height() >= 40


def test_a_flow_takes_as_many_lines_as_it_needs(qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    flow = FlowLayout(home, gap=8)
    for _ in range(5):
        piece = QWidget()
        piece.setFixedSize(100, 20)
        flow.addWidget(piece)
    assert flow.heightForWidth(540) == 20
    assert flow.heightForWidth(220) == 3 * 20 + 2 * 8
    assert flow.minimumSize().width() == 100


def test_things_of_unlike_height_share_a_middle(qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    flow = FlowLayout(home, gap=8)
    pieces = [QWidget(), QWidget()]
    for piece, height in zip(pieces, (40, 24), strict=True):
        piece.setFixedSize(50, height)
        flow.addWidget(piece)
    home.resize(200, 40)
    home.show()
    settle()
    assert pieces[0].geometry().center().y() == pieces[1].geometry().center().y()
