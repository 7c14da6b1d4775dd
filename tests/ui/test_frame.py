"""The frame: what it asks for, what it shows, what it covers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.i18n.translator import Translator
from coachdesk.ui.frame.main_frame import MainFrame
from coachdesk.ui.frame.mark import window_icon
from coachdesk.ui.frame.page_header import PageHeader
from coachdesk.ui.frame.rail import RailEntry
from coachdesk.ui.lock.landscape import Landscape
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.parts.rows import Row
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import DARK, LIGHT
from tests.ui.looking import colours, cut_words, grown, picture, settle, small_targets, spoken

ENTRIES = [
    RailEntry("today", "sun", "Today"),
    RailEntry("clients", "folders", "Files"),
    RailEntry("settings", "settings", "Settings", is_bottom=True),
]


@pytest.fixture
def frame(qtbot: QtBot, english: Translator) -> Iterator[MainFrame]:
    made = MainFrame(english, ENTRIES)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    yield made
    made.stop()


def _page() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(QLineEdit("written"))
    return page


@pytest.mark.parametrize(
    ("key", "modifier", "signal"),
    [
        (Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier, "safety_requested"),
        (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier, "lock_requested"),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, "help_requested"),
        (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier, "privacy_toggled"),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, "undo_requested"),
        (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier, "redo_requested"),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier, "back_requested"),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier, "forward_requested"),
    ],
)
def test_one_key_asks_for_one_thing(
    qtbot: QtBot, frame: MainFrame, key: Qt.Key, modifier: Qt.KeyboardModifier, signal: str
) -> None:
    with qtbot.waitSignal(getattr(frame, signal), timeout=5000):
        QTest.keyClick(frame, key, modifier)


def test_the_rail_asks_for_a_page_and_marks_the_place(qtbot: QtBot, frame: MainFrame) -> None:
    items = frame.rail.findChildren(QPushButton)
    with qtbot.waitSignal(frame.page_requested) as asked:
        items[1].click()
    assert asked.args == ["clients"]
    frame.set_place("settings")
    assert [item.isChecked() for item in items] == [False, False, True]
    frame.set_place("nowhere")
    assert not any(item.isChecked() for item in items)


def test_undo_in_a_text_being_written_stays_in_the_text(qtbot: QtBot, frame: MainFrame) -> None:
    page = _page()
    frame.set_page(page)
    field = page.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    QTest.keyClicks(field, "!")
    with qtbot.assertNotEmitted(frame.undo_requested):
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "written"


def test_a_page_takes_the_place_of_the_one_before(frame: MainFrame) -> None:
    first, second = _page(), _page()
    assert frame.set_page(first) is None
    before = frame.set_page(second)
    settle()
    assert before is first
    assert first.parent() is None
    assert first.isHidden()
    assert second.isVisible()
    assert frame.page() is second
    first.deleteLater()


def test_a_new_page_chooses_no_button_and_tab_goes_into_it(qtbot: QtBot, frame: MainFrame) -> None:
    page = _page()
    frame.set_page(page)
    settle()
    assert frame.ring.target() is None
    now = QApplication.focusWidget()
    assert now is not None
    QTest.keyClick(now, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.findChild(QLineEdit)


def test_f6_goes_round_the_panes(qtbot: QtBot, frame: MainFrame) -> None:
    frame.set_page(_page())
    visited = []
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget() or frame, Qt.Key.Key_F6)
        now = QApplication.focusWidget()
        panes = {"rail": frame.rail, "top": frame.top_bar, "page": frame.content}
        visited.append(
            next(name for name, pane in panes.items() if now is not None and pane.isAncestorOf(now))
        )
    assert sorted(visited) == ["page", "rail", "top"]


class TestSearch:
    """The field in the top bar and its answers."""

    def test_typing_asks_and_enter_takes_the_marked_answer(self, qtbot: QtBot, frame: MainFrame) -> None:
        QTest.keyClick(frame, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        field = frame.top_bar.search
        assert field.hasFocus()
        with qtbot.waitSignal(frame.search_edited) as typed:
            QTest.keyClicks(field, "c")
        assert typed.args == ["c"]
        frame.set_results([Row(7, "Claire"), Row(8, "Chloé")])
        QTest.keyClick(field, Qt.Key.Key_Down)
        QTest.keyClick(frame.search_panel.results, Qt.Key.Key_Down)
        with qtbot.waitSignal(frame.result_chosen) as chosen:
            QTest.keyClick(frame.search_panel.results, Qt.Key.Key_Return)
        assert chosen.args == [8]
        assert field.text() == ""
        assert frame.search_panel.isHidden()

    def test_enter_without_an_answer_asks_with_the_words(self, qtbot: QtBot, frame: MainFrame) -> None:
        frame.start_search()
        QTest.keyClicks(frame.top_bar.search, "lock ")
        with qtbot.waitSignal(frame.search_requested) as asked:
            QTest.keyClick(frame.top_bar.search, Qt.Key.Key_Return)
            frame.set_results([])
        assert asked.args == ["lock"]

    def test_enter_before_the_answer_waits_for_it_and_takes_nobody_else(
        self, qtbot: QtBot, frame: MainFrame
    ) -> None:
        frame.start_search()
        QTest.keyClicks(frame.top_bar.search, "m")
        frame.set_results([Row(7, "Marc"), Row(8, "Maud")])
        QTest.keyClicks(frame.top_bar.search, "aud")
        with qtbot.assertNotEmitted(frame.result_chosen):
            QTest.keyClick(frame.top_bar.search, Qt.Key.Key_Return)
        with qtbot.waitSignal(frame.result_chosen) as chosen:
            frame.set_results([Row(8, "Maud")])
        assert chosen.args == [8]

    def test_typing_on_after_enter_takes_it_back(self, qtbot: QtBot, frame: MainFrame) -> None:
        frame.start_search()
        QTest.keyClicks(frame.top_bar.search, "m")
        QTest.keyClick(frame.top_bar.search, Qt.Key.Key_Return)
        QTest.keyClicks(frame.top_bar.search, "a")
        with qtbot.assertNotEmitted(frame.result_chosen):
            frame.set_results([Row(7, "Marc")])

    def test_escape_puts_the_answers_away(self, qtbot: QtBot, frame: MainFrame) -> None:
        frame.set_page(_page())
        frame.start_search()
        QTest.keyClicks(frame.top_bar.search, "c")
        frame.set_results([Row(7, "Claire")])
        assert frame.search_panel.isVisible()
        QTest.keyClick(frame.top_bar.search, Qt.Key.Key_Escape)
        assert frame.search_panel.isHidden()
        assert frame.top_bar.search.text() == ""
        assert "Claire" not in spoken(frame)

    def test_more_answers_than_fit_stay_inside_the_window(self, frame: MainFrame) -> None:
        frame.set_results([Row(number, f"Person {number}") for number in range(50)])
        assert frame.rect().contains(frame.search_panel.geometry())


class TestPrivacy:
    """F8."""

    def test_f8_covers_and_escape_uncovers(self, qtbot: QtBot, frame: MainFrame) -> None:
        label = PlainLabel("Zoé Martin", is_private=True)
        frame.set_page(label)
        frame.top_bar.search.setText("Zoé")
        QTest.keyClick(frame, Qt.Key.Key_F8)
        assert frame.is_private()
        assert "Zoé" not in spoken(frame)
        assert "Show" in spoken(frame.top_bar)
        QTest.keyClick(frame, Qt.Key.Key_Escape)
        assert not frame.is_private()
        assert "Zoé" in spoken(frame)

    def test_escape_is_left_to_the_page_otherwise(self, qtbot: QtBot, frame: MainFrame) -> None:
        with qtbot.assertNotEmitted(frame.privacy_toggled):
            QTest.keyClick(frame, Qt.Key.Key_Escape)

    def test_answers_and_undo_words_go_at_once(self, frame: MainFrame) -> None:
        frame.set_results([Row(1, "Zoé Martin")])
        frame.show_undo("Zoé Martin was moved to the bin")
        frame.set_private(True)
        assert frame.undo_bar.isHidden()
        assert frame.search_panel.isHidden()

    def test_a_header_covers_whose_page_it_is(self, frame: MainFrame) -> None:
        header = PageHeader("Session 18", "Zoé Martin", "42 years · nurse")
        header.set_phase("return", "Return, week 3 of 8")
        frame.set_page(header)
        frame.set_private(True)
        words = spoken(header)
        assert "Zoé" not in words
        assert "nurse" not in words
        assert "Session 18" in words


class TestUndoBar:
    """What was just done, and the way back."""

    def test_it_offers_the_way_back(self, qtbot: QtBot, frame: MainFrame) -> None:
        frame.show_undo("The session was moved to the bin")
        bar = frame.undo_bar
        assert bar.isVisible()
        assert bar.x() == 24
        assert bar.geometry().bottom() < frame.content.height()
        assert bar.width() <= 520
        button = bar.findChild(Button)
        assert button is not None
        with qtbot.waitSignal(frame.undo_requested):
            button.click()
        assert bar.isHidden()

    def test_it_covers_nothing_of_the_page(self, theme: Theme, frame: MainFrame) -> None:
        page = _page()
        frame.set_page(page)
        settle()
        whole = page.height()
        for size in (100, 160):
            theme.set_text_size(size)
            frame.show_undo("Done")
            settle()
            assert page.geometry().bottom() < frame.undo_bar.y()
            frame.undo_bar.stop()
            settle()
            assert page.height() == whole

    def test_it_leaves_by_itself_but_not_under_the_mouse(self, frame: MainFrame) -> None:
        frame.show_undo("Done")
        bar = frame.undo_bar
        assert bar._time.isActive()
        assert bar._time.interval() == 10_000
        bar.enterEvent(None)  # type: ignore[arg-type]
        assert not bar._time.isActive()
        bar.leaveEvent(None)  # type: ignore[arg-type]
        assert bar._time.isActive()
        bar._time.timeout.emit()
        assert bar.isHidden()

    def test_it_glides_only_where_motion_is_wanted(
        self, qtbot: QtBot, theme: Theme, frame: MainFrame
    ) -> None:
        theme.has_less_motion = False
        frame.show_undo("Done")
        assert frame.undo_bar.y() > frame.content.height() - 56
        qtbot.waitUntil(lambda: frame.undo_bar.y() == frame.content.height() - 44 - 12, timeout=5000)

    def test_no_timer_runs_after_closing(self, frame: MainFrame) -> None:
        frame.show_undo("Done")
        frame.stop()
        assert not frame.undo_bar._time.isActive()
        assert frame.undo_bar.isHidden()


def test_a_banner_asks_for_one_decision(qtbot: QtBot, frame: MainFrame) -> None:
    frame.show_banner("drafts", "Two drafts were found.", "See them")
    frame.show_banner("disk", "The disk is full.", "Choose another place", "safety")
    assert frame.banner.key() == "disk"
    assert frame.banner.words() == "The disk is full."
    assert LIGHT.safe_soft.lower() in colours(frame.banner)
    button = frame.banner.findChild(Button)
    assert button is not None
    with qtbot.waitSignal(frame.banner_action_requested) as asked:
        button.click()
    assert asked.args == ["disk"]
    frame.hide_banner("drafts")
    assert frame.banner.key() == "disk"
    frame.hide_banner("disk")
    assert frame.banner.key() == ""


def test_the_demo_says_so_on_every_page(frame: MainFrame) -> None:
    assert "DÉMO" not in spoken(frame)
    frame.set_watermark("DÉMO", "These files are invented.")
    for page in (_page(), QLabel("other")):
        frame.set_page(page)
        settle()
        assert frame.top_bar.watermark.isVisible()
        assert "DÉMO" in spoken(frame)
    assert LIGHT.att.lower() in colours(frame.top_bar.watermark)


class TestSizes:
    """Nothing is cut, whatever the window, the language and the text size."""

    @pytest.mark.parametrize("percent", [90, 100, 125, 160])
    @pytest.mark.parametrize("size", [(1366, 688), (1920, 1080)])
    @pytest.mark.parametrize("language", ["french", "pseudo"])
    def test_nothing_in_the_frame_is_cut(
        self,
        qtbot: QtBot,
        request: pytest.FixtureRequest,
        theme: Theme,
        percent: int,
        size: tuple[int, int],
        language: str,
    ) -> None:
        t: Translator = request.getfixturevalue(language)
        theme.set_text_size(percent)
        entries = [
            RailEntry("today", "sun", grown("Aujourd’hui")),
            RailEntry("docs", "file-text", "Documents"),
        ]
        frame = MainFrame(t, entries)
        qtbot.addWidget(frame)
        frame.set_saved(grown("Enregistré à 09:12"))
        frame.set_watermark("DÉMO")
        frame.show_banner("x", grown("Deux brouillons ont été retrouvés."), grown("Les voir"))
        frame.set_page(_page())
        frame.resize(*size)
        frame.show()
        frame.show_undo("Done")
        settle()
        assert frame.width() == size[0]
        assert cut_words(frame) == []
        assert small_targets(frame) == []
        right = frame.top_bar.lock.geometry().right()
        assert right < frame.top_bar.width()
        assert all(button.isVisible() for button in (frame.top_bar.safety, frame.top_bar.privacy))
        frame.stop()

    def test_words_of_the_three_actions_outlive_everything_else(self, theme: Theme, frame: MainFrame) -> None:
        theme.set_text_size(160)
        frame.set_saved("Saved at 09:12")
        frame.resize(frame.minimumSizeHint().width(), 700)
        settle()
        assert frame.top_bar.saved.isHidden()
        for button in (frame.top_bar.safety, frame.top_bar.privacy, frame.top_bar.lock):
            assert button.width() >= button.sizeHint().width()
            assert button.word()

    def test_the_first_line_of_a_page_is_at_one_height(self, frame: MainFrame) -> None:
        heights = set()
        for header in (
            PageHeader("Today", facts="3 sessions"),
            PageHeader("x" * 300, facts="one", second="y" * 300),
        ):
            header.add_button(Button("New file", icon="plus"))
            page = QWidget()
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(header)
            column.addStretch(1)
            frame.set_page(page)
            settle()
            heights.add(header.mapTo(frame, header.rect().bottomLeft()).y() + 1)
        assert len(heights) == 1
        assert abs(heights.pop() - 148) <= 1

    def test_a_chip_makes_room_for_the_name(self, theme: Theme, frame: MainFrame) -> None:
        theme.set_text_size(160)
        header = PageHeader("Session 18", "Émilie Rousseau-Lemaître", "42 years")
        header.set_phase("return", grown("Return, week 3 of 8"))
        for word in ("Client view", "Close the session"):
            header.add_button(Button(grown(word)))
        frame.set_page(header)
        settle()
        assert header.title.width() >= header.title.sizeHint().width()
        assert header.chip.y() > header.title.y()
        theme.set_text_size(90)
        settle()
        assert abs(header.chip.geometry().center().y() - header.title.geometry().center().y()) <= 4


def test_back_and_forward_are_only_offered_where_they_lead(frame: MainFrame) -> None:
    assert not frame.top_bar.back.isEnabled()
    frame.set_history(can_go_back=True, can_go_forward=False)
    assert frame.top_bar.back.isEnabled()
    assert not frame.top_bar.forward.isEnabled()


def test_the_landscape_has_a_sun_by_day_and_a_moon_by_night(theme: Theme, qtbot: QtBot) -> None:
    ground = Landscape()
    qtbot.addWidget(ground)
    ground.resize(683, 384)
    ground.show()
    day = colours(ground)
    assert {LIGHT.hills.orb.lower(), LIGHT.hills.far.lower(), LIGHT.hills.front.lower()} <= day
    theme.set_appearance("dark")
    night = colours(ground)
    assert {DARK.hills.orb.lower(), DARK.hills.middle.lower(), DARK.hills.near.lower()} <= night
    assert LIGHT.hills.far.lower() not in night


def test_the_window_icon_is_there_in_every_size() -> None:
    icon = window_icon(LIGHT.fill)
    assert {size.width() for size in icon.availableSizes()} == {16, 32, 64, 128, 256}
    assert LIGHT.fill.lower() == icon.pixmap(64).toImage().pixelColor(32, 8).name()


def test_closing_the_frame_leaves_nothing_behind(qtbot: QtBot, english: Translator) -> None:
    frame = MainFrame(english, ENTRIES)
    frame.set_page(_page())
    frame.show()
    frame.show_undo("Done")
    frame.stop()
    QApplication.sendEvent(frame, QCloseEvent())
    frame.deleteLater()
    settle()
    other = MainFrame(english, ENTRIES)
    qtbot.addWidget(other)
    other.show()
    other.set_private(True)
    assert Privacy.current().is_on
    assert picture(other).width() == other.width()


def test_at_the_largest_text_the_facts_go_beneath_the_buttons_whole(theme: Theme, qtbot: QtBot) -> None:
    theme.set_text_size(160)
    header = PageHeader("Inès Roca", facts="49 ans · infirmière libérale · 7 séances depuis le 17 nov. 2016")
    qtbot.addWidget(header)
    for word in ("Document", "Depuis la dernière fois", "Démarrer une séance"):
        header.add_button(Button(word))
    header.set_phase("staying_well", "Maintien, 198e semaine")
    header.resize(1234, 160)
    header.show()
    settle()
    assert not header.facts.is_cut()
    assert header.facts.width() > header.title.width()
    theme.set_text_size(100)
    header.resize(1700, 120)
    settle()
    assert header.chip.y() < header.facts.y()
