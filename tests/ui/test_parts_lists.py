"""Lists, pages, dialogs, the busy line and the focus ring."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.dialogs import NARROW, WIDE, Dialog
from coachdesk.ui.parts.focus_ring import FocusRing
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.pages import Busy, EmptyState, ScrollPage
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.parts.rows import ListView, Row, row_height
from coachdesk.ui.parts.tabs import Tabs
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import LIGHT
from tests.ui.looking import colours, cut_words, grown, picture, settle, spoken

ROWS = [
    Row(1, "Claire D.", "Retour", "aujourd’hui 09:30", attention="À discuter", phase="return"),
    Row(2, "Nadia B.", "Repos", "aujourd’hui 11:00", phase="rest"),
    Row(3, "Émilie R.", "Maintien", "26 nov. 10:00", phase="staying_well"),
]


def _list(qtbot: QtBot, rows: list[Row] | None = None) -> ListView:
    view = ListView("Tous les dossiers")
    qtbot.addWidget(view)
    view.set_rows(ROWS if rows is None else rows)
    view.resize(380, 300)
    view.show()
    return view


def test_arrows_move_and_enter_chooses(qtbot: QtBot) -> None:
    view = _list(qtbot)
    view.set_current(1)
    view.setFocus()
    with qtbot.waitSignal(view.row_current) as moved:
        QTest.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.row_chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert moved.args == [2]
    assert chosen.args == [2]


def test_a_click_chooses(qtbot: QtBot) -> None:
    view = _list(qtbot)
    with qtbot.waitSignal(view.row_chosen) as chosen:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, row_height() + 10))
    assert chosen.args == [2]


def test_the_current_row_stays_when_rows_are_read_again(qtbot: QtBot) -> None:
    view = _list(qtbot)
    view.set_current(3)
    with qtbot.assertNotEmitted(view.row_current), qtbot.assertNotEmitted(view.row_chosen):
        view.set_rows(list(reversed(ROWS)))
    assert view.current_key() == 3
    view.set_rows(ROWS[:2])
    assert view.current_key() is None


def test_a_row_is_spoken_as_a_sentence(qtbot: QtBot) -> None:
    view = _list(qtbot)
    index = view.rows().index(0)
    told = view.rows().data(index, int(Qt.ItemDataRole.AccessibleTextRole))
    assert told == "Claire D., À discuter, Retour, aujourd’hui 09:30"
    own = Row(9, "x", spoken="Own words.")
    assert own.sentence() == "Own words."


def test_covered_rows_tell_nothing_and_look_alike(qtbot: QtBot) -> None:
    pictures = []
    Privacy.current().set_on(True)
    for name, phase in (("Claire D.", "return"), ("Nadia Bo.", "rest")):
        view = _list(qtbot, [Row(1, name, "Repos", "26 nov.", attention=name, phase=phase)])
        assert name not in spoken(view)
        assert view.rows().data(view.rows().index(0)) == Privacy.current().hidden_word
        pictures.append(picture(view))
    assert pictures[0] == pictures[1]


def test_selection_and_ring_are_painted(qtbot: QtBot) -> None:
    view = _list(qtbot)
    assert LIGHT.accent_soft.lower() not in colours(view)
    view.set_current(2)
    view.activateWindow()
    view.setFocus()
    settle()
    seen = colours(view)
    assert LIGHT.accent_soft.lower() in seen
    assert LIGHT.focus.lower() in seen


def test_rows_grow_with_the_text(theme: Theme, qtbot: QtBot) -> None:
    view = _list(qtbot)
    before = view.visualRect(view.rows().index(0)).height()
    theme.set_text_size(160)
    settle()
    assert before == 56
    assert view.visualRect(view.rows().index(0)).height() >= theme.line("body_strong") + theme.line("caption")


def test_a_thousand_rows_are_no_thousand_widgets(qtbot: QtBot) -> None:
    view = _list(qtbot, [Row(number, f"Person {number}") for number in range(1000)])
    assert len(view.findChildren(QWidget)) < 20


class TestPages:
    """Scrolling ground, empty state, busy line."""

    def test_a_page_scrolls_down_and_never_sideways(self, theme: Theme, qtbot: QtBot) -> None:
        theme.set_text_size(160)
        page = ScrollPage()
        qtbot.addWidget(page)
        for _ in range(30):
            page.box.addWidget(
                PlainLabel(grown("A sentence that needs some room to be read at ease. ") * 3, fit="wrap")
            )
        page.resize(500, 400)
        page.show()
        settle()
        assert page.horizontalScrollBar().maximum() == 0
        assert page.verticalScrollBar().maximum() > 0
        assert page.content.width() <= page.viewport().width()
        assert cut_words(page) == []

    def test_an_empty_state_offers_its_button_and_its_link(self, qtbot: QtBot) -> None:
        state = EmptyState("users", "The files will be listed here.", "New file", "See an example")
        qtbot.addWidget(state)
        state.resize(600, 400)
        state.show()
        with qtbot.waitSignal(state.action_requested):
            state.action.click()
        with qtbot.waitSignal(state.link_requested):
            state.link.click()
        assert cut_words(state) == []

    def test_what_is_quick_is_never_called_busy(self, qtbot: QtBot) -> None:
        busy = Busy()
        qtbot.addWidget(busy)
        busy.start("Reading the file")
        assert busy.is_waiting()
        assert busy.isHidden()
        busy.stop()
        qtbot.wait(260)
        assert busy.isHidden()

    def test_what_takes_longer_says_so(self, qtbot: QtBot) -> None:
        home = QWidget()
        qtbot.addWidget(home)
        busy = Busy(home)
        home.show()
        busy.start("Reading the file")
        qtbot.waitUntil(busy.isVisible, timeout=5000)
        assert "Reading the file" in spoken(busy)
        busy.stop()
        assert busy.isHidden()
        assert not busy.is_waiting()


class TestDialogs:
    """Dialogs."""

    @pytest.fixture
    def window(self, qtbot: QtBot) -> QWidget:
        window = QWidget()
        qtbot.addWidget(window)
        QVBoxLayout(window).addWidget(QLineEdit())
        window.resize(900, 600)
        window.show()
        return window

    def test_the_page_is_dimmed_until_the_dialog_closes(self, qtbot: QtBot, window: QWidget) -> None:
        field = window.findChild(QLineEdit)
        assert field is not None
        # A blinking cursor would make any two pictures differ.
        field.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        field.clearFocus()
        before = picture(window)
        dialog = Dialog("Erase the file", window)
        dialog.set_actions("Erase", "Cancel")
        dialog.open()
        assert picture(window) != before
        assert dialog.isModal()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        settle()
        assert not dialog.isVisible()
        assert dialog.result() == int(QDialog.DialogCode.Rejected)
        assert picture(window) == before

    def test_the_primary_comes_last_and_accepts(self, qtbot: QtBot, window: QWidget) -> None:
        dialog = Dialog("Export the report", window, is_wide=True)
        act = dialog.set_actions("Export the report", "Cancel")
        dialog.add_text("It leaves the vault.")
        dialog.open()
        settle()
        buttons = dialog.findChildren(Button)
        assert max(buttons, key=lambda button: button.x()) is act
        with qtbot.waitSignal(dialog.accepted):
            act.click()
        assert dialog.minimumWidth() == WIDE
        assert NARROW < WIDE

    def test_the_window_title_names_nobody(self, window: QWidget) -> None:
        dialog = Dialog("Erase the file of Zoé Martin", window)
        assert dialog.windowTitle() == "CoachDesk"

    def test_the_keyboard_returns_to_where_it_was(self, window: QWidget) -> None:
        field = window.findChild(QLineEdit)
        assert field is not None
        window.activateWindow()
        field.setFocus()
        dialog = Dialog("Erase", window)
        dialog.set_actions("Erase", "Cancel").setFocus()
        dialog.open()
        settle()
        dialog.reject()
        settle()
        assert window.focusWidget() is field

    @pytest.mark.parametrize("percent", [100, 160])
    def test_a_long_text_fits_into_the_dialog(self, theme: Theme, window: QWidget, percent: int) -> None:
        theme.set_text_size(percent)
        dialog = Dialog(grown("Erase the file for good"), window)
        dialog.add_text(
            grown("Everything about this person is deleted from the vault and cannot be brought back. ") * 2
        )
        dialog.set_actions(grown("Erase for good"), grown("Cancel"))
        dialog.open()
        settle()
        assert cut_words(dialog) == []
        dialog.reject()

    def test_keys_that_work_everywhere_work_in_a_dialog(self, window: QWidget) -> None:
        taken: list[int] = []

        class Frame(QWidget):
            def take_global_key(self, event: QKeyEvent) -> bool:
                taken.append(event.key())
                return event.key() == Qt.Key.Key_F7

        frame = Frame(window)
        page = QWidget(frame)
        dialog = Dialog("Erase", page)
        for key in (Qt.Key.Key_F7, Qt.Key.Key_F2):
            QApplication.sendEvent(
                dialog, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
            )
        assert taken == [Qt.Key.Key_F7, Qt.Key.Key_F2]


class TestFocusRing:
    """The ring around whatever has the keyboard."""

    def _window(self, qtbot: QtBot) -> tuple[QWidget, FocusRing, ScrollPage, list[QLineEdit]]:
        window = QWidget()
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        page = ScrollPage()
        column.addWidget(page)
        fields = [QLineEdit() for _ in range(20)]
        for field in fields:
            page.box.addWidget(field)
        ring = FocusRing(window)
        window.resize(400, 300)
        window.show()
        with qtbot.waitActive(window):
            window.activateWindow()
        settle()
        return window, ring, page, fields

    def test_it_stands_two_pixels_outside(self, qtbot: QtBot) -> None:
        window, ring, _, fields = self._window(qtbot)
        fields[0].setFocus()
        settle()
        corner = fields[0].mapTo(window, QPoint(0, 0))
        assert ring.target() is fields[0]
        assert ring.pos() == corner - QPoint(4, 4)
        assert ring.width() == fields[0].width() + 8
        assert LIGHT.focus.lower() in colours(ring)

    def test_it_follows_scrolling_and_hides_outside_the_view(self, qtbot: QtBot) -> None:
        _, ring, page, fields = self._window(qtbot)
        fields[1].setFocus()
        settle()
        before = ring.y()
        page.verticalScrollBar().setValue(20)
        settle()
        assert ring.y() == before - 20
        page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
        settle()
        assert ring.target() is None
        page.verticalScrollBar().setValue(0)
        settle()
        assert ring.target() is fields[1]

    def test_it_lets_the_mouse_through(self, qtbot: QtBot) -> None:
        window, ring, _, fields = self._window(qtbot)
        fields[0].setFocus()
        settle()
        assert window.childAt(fields[0].mapTo(window, QPoint(5, 5))) is not ring

    def test_a_page_deleted_under_it_does_no_harm(self, qtbot: QtBot) -> None:
        window, ring, page, fields = self._window(qtbot)
        fields[0].setFocus()
        settle()
        page.deleteLater()
        settle()
        other = QLineEdit()
        layout = window.layout()
        assert layout is not None
        layout.addWidget(other)
        settle()
        other.setFocus()
        settle()
        assert ring.target() is other

    def test_a_page_that_only_takes_keys_is_not_ringed(self, qtbot: QtBot) -> None:
        _, ring, page, fields = self._window(qtbot)
        fields[0].setFocus()
        settle()
        page.content.setFocus()
        settle()
        assert ring.target() is None

    def test_it_goes_around_the_current_word_of_the_tabs(self, qtbot: QtBot) -> None:
        window, ring, page, _ = self._window(qtbot)
        tabs = Tabs([("a", "Overview", ""), ("b", "Trends", "")], left=12)
        page.box.insertWidget(0, tabs)
        settle()
        tabs.setFocus()
        settle()
        word = QRect(tabs.mapTo(window, tabs.ring_rect().topLeft()), tabs.ring_rect().size())
        assert ring.geometry() == word.adjusted(-4, -4, 4, 4)
        assert tabs.ring_rect().left() >= 12
        assert tabs.ring_rect().right() <= tabs.tabRect(0).right()

    def test_lists_paint_their_own(self, qtbot: QtBot) -> None:
        window, ring, page, _ = self._window(qtbot)
        view = ListView("x")
        view.set_rows(ROWS)
        page.box.insertWidget(0, view)
        settle()
        view.setFocus()
        settle()
        assert ring.target() is None
        assert window.focusWidget() is view


def test_a_dialog_that_grows_after_it_opened_keeps_its_buttons_on_the_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 500)
    window.show()
    dialog = Dialog("Créer", window)
    act = dialog.set_actions("Créer", "Annuler")
    dialog.open()
    late = QWidget()
    late.setFixedHeight(dialog.screen().availableGeometry().height() - dialog.height() - 20)
    dialog.body.addWidget(late)
    settle()
    dialog.adjustSize()
    bottom = act.mapToGlobal(act.rect().bottomLeft()).y()
    assert bottom <= dialog.screen().availableGeometry().bottom()
    assert dialog.height() > 500
    dialog.reject()
