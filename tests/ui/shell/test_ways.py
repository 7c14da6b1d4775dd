"""Ways through the window: the rail, the history, the search with its commands, the keyboard on arrival."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from coachdesk.domain.clients import FileState
from coachdesk.ui.bin.bin_page import BinPage
from coachdesk.ui.clients.clients_page import ClientsPage
from coachdesk.ui.clients.new_client import NewClient
from coachdesk.ui.parts.pages import EmptyState
from coachdesk.ui.parts.tabs import Tabs
from coachdesk.ui.places import BIN, CATALOGUE, CLIENT, CLIENTS, DOCUMENT, LAST_TIME, SETTINGS, TODAY, Place
from coachdesk.ui.today.today_page import TodayPage
from coachdesk.ui.window import DeskWindow
from tests.ui.desks import child
from tests.ui.shell.conftest import MadeVault, ShellTrial
from tests.ui.waiting import live_until


def keyboard(window: DeskWindow) -> QWidget:
    """What has the keyboard."""
    now = window.window().focusWidget()
    assert now is not None
    return now


def press(trial: ShellTrial, window: DeskWindow, key: Qt.Key) -> None:
    QTest.keyClick(keyboard(window), key)
    trial.settle()


def open_active(trial: ShellTrial, made_vault: MadeVault) -> DeskWindow:
    """Open the vault in a window that has the keyboard, as on a screen."""
    window = trial.open(made_vault)
    trial.shell.activateWindow()
    live_until(trial.shell.isActiveWindow)
    return window


def made_file(trial: ShellTrial, window: DeskWindow, name: str, **fields: Any) -> int:
    """A file made in the open vault."""
    made: list[int] = []
    clients = window.desk.services.clients
    window.desk.perform(clients.create, name, then=made.append)
    trial.settle()
    if fields:
        window.desk.perform(clients.edit, made[0], **fields)
        trial.settle()
    return made[0]


def answers(trial: ShellTrial, window: DeskWindow, typed: str) -> list[str]:
    """Names of the answers to what is typed in the search field."""
    window.start_search()
    window.top_bar.search.clear()
    QTest.keyClicks(window.top_bar.search, typed)
    trial.settle()
    model = window.search_panel.results.rows()
    return [row.name for number in range(model.rowCount()) if (row := model.at(number)) is not None]


def test_the_first_button_of_a_new_vault_has_the_keyboard(shell: ShellTrial, made_vault: MadeVault) -> None:
    window = open_active(shell, made_vault)
    first = child(shell.screen(DeskWindow), EmptyState).action
    assert keyboard(window) is first
    press(shell, window, Qt.Key.Key_Tab)
    assert keyboard(window) is not first
    assert keyboard(window).isVisible()
    window.go(Place(SETTINGS))
    shell.settle()
    window.back_requested.emit()
    shell.settle()
    first = child(window, EmptyState).action
    assert keyboard(window) is first
    press(shell, window, Qt.Key.Key_Return)
    assert child(shell.shell, NewClient).isVisible()


def test_going_where_one_is_adds_nothing_to_the_way_back(shell: ShellTrial, made_vault: MadeVault) -> None:
    window = open_active(shell, made_vault)
    made_file(shell, window, "Claire")
    window.rail._items[TODAY].setFocus()
    press(shell, window, Qt.Key.Key_Down)
    page = window.current_page()
    assert isinstance(page, ClientsPage)
    press(shell, window, Qt.Key.Key_Return)
    assert window.current_page() is page
    assert keyboard(window) is page.list
    window.go(Place(CLIENTS))
    shell.settle()
    window.back_requested.emit()
    shell.settle()
    assert isinstance(window.current_page(), TodayPage)
    assert not window.top_bar.back.isEnabled()


def test_a_file_without_a_tab_is_the_file_at_its_first_tab(shell: ShellTrial, made_vault: MadeVault) -> None:
    window = open_active(shell, made_vault)
    made = made_file(shell, window, "Claire")
    window.go(Place(CLIENT, made))
    shell.settle()
    window.go(Place(CLIENT, made, tab="overview"))
    shell.settle()
    window.back_requested.emit()
    shell.settle()
    assert isinstance(window.current_page(), TodayPage)


def test_escape_in_the_search_returns_to_where_the_keyboard_was(
    shell: ShellTrial, made_vault: MadeVault
) -> None:
    window = open_active(shell, made_vault)
    made = made_file(shell, window, "Claire")
    window.go(Place(CLIENT, made, tab="file"))
    shell.settle()
    phone = child(window, QWidget, "phone")
    phone.setFocus()
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.top_bar.search, "cl")
    shell.settle()
    press(shell, window, Qt.Key.Key_Escape)
    assert keyboard(window) is phone


def test_names_come_before_commands_and_commands_before_the_rest(
    shell: ShellTrial, made_vault: MadeVault
) -> None:
    window = open_active(shell, made_vault)
    made_file(shell, window, "Zoé", occupation="Correctrice")
    made_file(shell, window, "Marcoussi")
    made_file(shell, window, "Corinne")
    assert answers(shell, window, "co") == ["Corinne", "Marcoussi", "Corbeille", "Zoé"]
    model = window.search_panel.results.rows()
    rows = [row for number in range(4) if (row := model.at(number)) is not None]
    assert rows[3].detail.startswith("Correctrice · ")
    assert all(row.icon or row.phase for row in rows)
    assert window.search_panel.results.current_key() == rows[0].key


def test_no_answer_is_said_and_cannot_be_chosen(shell: ShellTrial, made_vault: MadeVault) -> None:
    window = open_active(shell, made_vault)
    assert answers(shell, window, "zzz") == ["Aucun résultat"]
    press(shell, window, Qt.Key.Key_Return)
    assert isinstance(window.current_page(), TodayPage)
    window.search_panel.results.row_chosen.emit(None)
    assert window.top_bar.search.text() == "zzz"


@pytest.mark.parametrize(
    ("typed", "page"), [("corb", BIN), ("reglag", SETTINGS), ("dossiers", CLIENTS), ("enonces", CATALOGUE)]
)
def test_a_command_leads_to_a_page(shell: ShellTrial, made_vault: MadeVault, typed: str, page: str) -> None:
    window = open_active(shell, made_vault)
    answers(shell, window, typed)
    press(shell, window, Qt.Key.Key_Return)
    shown = window.current_page()
    assert shown is not None
    assert shown.place.page == page


def test_what_is_done_in_a_file_is_a_command_while_one_is_on_screen(
    shell: ShellTrial, made_vault: MadeVault
) -> None:
    window = open_active(shell, made_vault)
    assert answers(shell, window, "phase") == ["Aucun résultat"]
    client_id = made_file(shell, window, "Claire")
    for typed, page, tab in (("phase", CLIENT, "path"), ("docu", DOCUMENT, "session_report")):
        answers(shell, window, typed)
        press(shell, window, Qt.Key.Key_Return)
        shown = window.current_page()
        assert shown is not None
        assert (shown.place.page, shown.place.client_id, shown.place.tab) == (page, client_id, tab)


def test_since_last_time_is_a_command_where_it_is_known_of_whom(
    shell: ShellTrial, made_vault: MadeVault
) -> None:
    window = open_active(shell, made_vault)
    assert answers(shell, window, "depuis") == ["Aucun résultat"]
    made_file(shell, window, "Claire")
    assert answers(shell, window, "depuis") == ["Depuis la dernière fois"]
    press(shell, window, Qt.Key.Key_Return)
    shown = window.current_page()
    assert shown is not None
    assert shown.place.page == LAST_TIME


def test_commands_make_a_file_hide_names_and_lock(shell: ShellTrial, made_vault: MadeVault) -> None:
    window = open_active(shell, made_vault)
    made_file(shell, window, "Claire")
    page = window.current_page()
    assert isinstance(page, TodayPage)
    page.list.setFocus()
    answers(shell, window, "masquer")
    press(shell, window, Qt.Key.Key_Return)
    assert window.is_private()
    assert keyboard(window) is page.list
    assert answers(shell, window, "montrer") == ["Montrer les noms et les chiffres"]
    press(shell, window, Qt.Key.Key_Return)
    assert not window.is_private()
    answers(shell, window, "nouveau")
    press(shell, window, Qt.Key.Key_Return)
    dialog = child(shell.shell, NewClient)
    assert dialog.isVisible()
    dialog.reject()
    asked: list[bool] = []
    window.lock_requested.connect(lambda: asked.append(True))
    answers(shell, window, "verrou")
    press(shell, window, Qt.Key.Key_Return)
    assert asked == [True]


def test_an_empty_tab_of_assessments_has_no_invisible_stop(shell: ShellTrial, made_vault: MadeVault) -> None:
    window = open_active(shell, made_vault)
    made = made_file(shell, window, "Claire")
    window.go(Place(CLIENT, made, tab="assessments"))
    shell.settle()
    assert isinstance(keyboard(window), Tabs)
    press(shell, window, Qt.Key.Key_Tab)
    assert keyboard(window) is child(window, EmptyState).action


def test_pages_with_nothing_in_them_have_no_invisible_stop(shell: ShellTrial, made_vault: MadeVault) -> None:
    window = open_active(shell, made_vault)
    made_file(shell, window, "Claire", state=FileState.PAUSED)
    for place, kind in ((Place(CLIENTS), ClientsPage), (Place(BIN), BinPage)):
        window.go(place)
        shell.settle()
        assert isinstance(window.current_page(), kind)
        for _ in range(12):
            press(shell, window, Qt.Key.Key_Tab)
            assert keyboard(window).isVisible()


def test_what_tab_reaches_from_outside_is_scrolled_to(shell: ShellTrial, made_vault: MadeVault) -> None:
    window = open_active(shell, made_vault)
    made = made_file(shell, window, "Claire")
    window.go(Place(CLIENT, made, tab="file"))
    shell.settle()
    window.rail._items[TODAY].setFocus()
    press(shell, window, Qt.Key.Key_Backtab)
    last = keyboard(window)
    page = window.current_page()
    assert page is not None
    assert page.isAncestorOf(last)
    assert not last.visibleRegion().isEmpty()
    assert window.ring.target() is last
