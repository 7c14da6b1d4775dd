"""What is gone from the vault is left, passed over on the way back, and comes back usable."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from coachdesk.domain.changes import Step
from coachdesk.ui.bin.bin_page import BinPage
from coachdesk.ui.clients.client_page import ClientPage
from coachdesk.ui.clients.clients_page import ClientsPage
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.places import BIN, CLIENT, CLIENTS, SETTINGS, TODAY, Place
from coachdesk.ui.sessions.session_page import SessionPage
from coachdesk.ui.window import DeskWindow
from tests.ui.desks import child
from tests.ui.shell.conftest import MadeVault, ShellTrial

_CONTROL = Qt.KeyboardModifier.ControlModifier


def create(trial: ShellTrial, window: DeskWindow, name: str) -> ClientPage:
    """Make a file as the dialog does, and open it."""
    window.go(Place(CLIENTS))
    trial.settle()
    clients = window.desk.services.clients
    window.desk.perform(
        clients.create,
        name,
        then=lambda made: window.go(Place(CLIENT, made, tab="file")),
        words="Dossier créé",
    )
    trial.settle()
    page = window.current_page()
    assert isinstance(page, ClientPage)
    return page


def step(trial: ShellTrial, window: DeskWindow, key: Qt.Key) -> None:
    """Press the key outside any text, where it belongs to the window."""
    trial.shell.activateWindow()
    window.content.setFocus()
    trial.settle()
    QTest.keyClick(window.content, key, _CONTROL)
    trial.settle()


def test_a_file_whose_making_is_undone_is_left_with_one_notice_that_goes(
    shell: ShellTrial, made_vault: MadeVault
) -> None:
    window = shell.open(made_vault)
    create(shell, window, "Zoé Lambert")
    step(shell, window, Qt.Key.Key_Z)
    assert isinstance(window.current_page(), ClientsPage)
    assert "annulée" in window.banner.words()
    assert window.banner.key() == "notice"
    window.go(Place(TODAY))
    shell.settle()
    assert window.banner.key() == ""


def test_redo_brings_a_file_back_that_can_be_written_in(shell: ShellTrial, made_vault: MadeVault) -> None:
    window = shell.open(made_vault)
    create(shell, window, "Zoé Lambert")
    step(shell, window, Qt.Key.Key_Z)
    step(shell, window, Qt.Key.Key_Y)
    page = window.current_page()
    assert isinstance(page, ClientPage)
    assert page.place.tab == "file"
    assert window.banner.key() == ""
    assert not [field for field in page.findChildren(Field) if field.state == "error"]
    box = next(box for box in page.findChildren(QLineEdit) if box.isVisible() and box.text() == "Zoé Lambert")
    box.setText("")
    QTest.keyClicks(box, "Zoe Martin")
    page.flush()
    shell.settle()
    kept = shell.shell.errands.runner.wait(
        lambda: window.desk.services.clients.get_file(page.place.client_id or 0), timeout=10
    ).value
    assert kept is not None
    assert kept.client.name == "Zoe Martin"


def test_a_session_whose_start_is_undone_is_left_for_the_list_and_redone_opened(
    shell: ShellTrial, made_vault: MadeVault
) -> None:
    window = shell.open(made_vault)
    create(shell, window, "Zoé Lambert").start_session()
    shell.settle()
    page = window.current_page()
    assert isinstance(page, SessionPage)
    place = page.place
    step(shell, window, Qt.Key.Key_Z)
    assert isinstance(window.current_page(), ClientPage)
    step(shell, window, Qt.Key.Key_Y)
    again = window.current_page()
    assert isinstance(again, SessionPage)
    assert again.place.item_id == place.item_id
    assert window.banner.key() == ""


def test_back_passes_over_what_is_in_the_bin(shell: ShellTrial, made_vault: MadeVault) -> None:
    window = shell.open(made_vault)
    page = create(shell, window, "Zoé Lambert")
    window.go(Place(SETTINGS))
    window.go(Place(BIN))
    shell.settle()
    window.desk.perform(window.desk.services.clients.move_to_bin, page.place.client_id)
    shell.settle()
    assert isinstance(window.current_page(), BinPage)
    for expected in (SETTINGS, CLIENTS, TODAY):
        window.back_requested.emit()
        shell.settle()
        shown = window.current_page()
        assert shown is not None
        assert shown.place.page == expected
    window.forward_requested.emit()
    shell.settle()
    assert isinstance(window.current_page(), ClientsPage)


def test_an_undone_restoring_leaves_the_file_too(shell: ShellTrial, made_vault: MadeVault) -> None:
    window = shell.open(made_vault)
    page = create(shell, window, "Zoé Lambert")
    client_id = page.place.client_id
    clients = window.desk.services.clients
    window.desk.perform(clients.move_to_bin, client_id)
    window.desk.perform(clients.restore, client_id)
    shell.settle()
    step(shell, window, Qt.Key.Key_Z)
    assert isinstance(window.current_page(), ClientsPage)
    assert "corbeille" in window.banner.words()
    step(shell, window, Qt.Key.Key_Y)
    assert isinstance(window.current_page(), ClientPage)


def test_asking_something_of_a_file_that_is_gone_leaves_it(shell: ShellTrial, made_vault: MadeVault) -> None:
    window = shell.open(made_vault)
    step_of: list[Step] = []
    create = window.desk.services.clients.create

    def make() -> int:
        done = create("Zoé Lambert")
        step_of.append(done.step)
        return done.value

    made = shell.shell.errands.runner.wait(make, timeout=10).value
    window.go(Place(CLIENT, made, tab="file"))
    shell.settle()
    take_back = window.desk.services.take_back
    shell.shell.errands.runner.wait(lambda: take_back(step_of[0]), timeout=10)
    step(shell, window, Qt.Key.Key_N)
    assert isinstance(window.current_page(), ClientsPage)
    assert window.banner.words()


def test_what_was_refused_is_not_said_over_the_next_page(shell: ShellTrial, made_vault: MadeVault) -> None:
    window = shell.open(made_vault)
    window.desk.perform(window.desk.services.clients.create, "")
    shell.settle()
    assert window.banner.key() == "refused"
    window.go(Place(CLIENTS))
    assert window.banner.key() == ""
    assert child(window, ClientsPage) is window.current_page()
