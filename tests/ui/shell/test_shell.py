"""From nothing to a desk and back to the lock, by keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit, QWidget

from coachdesk.domain.sessions import Place as SessionPlace
from coachdesk.ui.first_run.create_page import CreatePage
from coachdesk.ui.first_run.recovery_sheet_page import RecoverySheetPage
from coachdesk.ui.first_run.second_place_page import SecondPlacePage
from coachdesk.ui.first_run.welcome_page import WelcomePage
from coachdesk.ui.lock.lock_page import LockPage
from coachdesk.ui.lock.recovery_page import RecoveryPage
from coachdesk.ui.places import SESSION, TODAY, Place
from coachdesk.ui.reminders import SHEET
from coachdesk.ui.window import DeskWindow
from tests.ui.desks import TODAY as DAY
from tests.ui.desks import child
from tests.ui.shell.conftest import PASSPHRASE, VAULT, MadeVault, ShellTrial


def type_into(box: QWidget, text: str) -> None:
    box.setFocus()
    QTest.keyClicks(box, text)


def fill_creation(trial: ShellTrial, passphrase: str = PASSPHRASE) -> CreatePage:
    trial.shell.start_locked(None)
    welcome = trial.screen(WelcomePage)
    QTest.keyClick(welcome.new_vault, Qt.Key.Key_Space)
    page = trial.screen(CreatePage)
    page.name.box.selectAll()
    type_into(page.name.box, "Cabinet Martin")
    type_into(page.passphrase.first.box, passphrase)
    type_into(page.passphrase.second.box, passphrase)
    QTest.keyClick(page.passphrase.second.box, Qt.Key.Key_Return)
    trial.settle()
    return page


def create(trial: ShellTrial) -> tuple[Path, tuple[str, ...]]:
    """Make a vault; return its folder and the groups of its recovery code."""
    fill_creation(trial)
    sheet = trial.screen(RecoverySheetPage)
    groups = tuple(label.text() for label in sheet.form._groups)
    for place, field in zip(sheet.form.asked, sheet.form.fields, strict=True):
        type_into(field.box, groups[place].lower())
    QTest.keyClick(sheet.form.fields[1].box, Qt.Key.Key_Return)
    second = trial.screen(SecondPlacePage)
    type_into(second.name.box, "Anne Riviere")
    QTest.keyClick(second.name.box, Qt.Key.Key_Return)
    trial.screen(DeskWindow)
    return trial.places / "Cabinet Martin.coachdesk", groups


def test_a_vault_is_made_with_the_keyboard_alone(shell: ShellTrial) -> None:
    folder, _ = create(shell)
    assert sorted(path.name for path in folder.iterdir() if path.suffix in {".keys", ".db"}) == [
        "vault.db",
        "vault.keys",
    ]
    window = shell.screen(DeskWindow)
    page = window.current_page()
    assert page is not None
    assert page.place.page == TODAY
    # Seen and never picked: it stays all the same.
    assert shell.shell.preferences.settings.language == "fr"
    assert window.around.practice.practitioner == "Anne Riviere"
    assert shell.shell.windowTitle() == "CoachDesk"


def test_who_one_is_comes_first_by_keyboard(shell: ShellTrial) -> None:
    shell.shell.start_locked(None)
    QTest.keyClick(shell.screen(WelcomePage).new_vault, Qt.Key.Key_Space)
    page = shell.screen(CreatePage)
    coach, psychologist, _ = page.professions
    assert coach.isChecked()
    assert shell.shell.focusWidget() is coach
    QTest.keyClick(coach, Qt.Key.Key_Right)
    assert psychologist.isChecked()
    QTest.keyClick(psychologist, Qt.Key.Key_Tab)
    assert page.name.box.hasFocus()


def test_a_weak_passphrase_is_told_and_nothing_is_made(shell: ShellTrial) -> None:
    page = fill_creation(shell, "azerty123456")
    shell.settle()
    assert shell.shell.shown is page
    assert page.passphrase.first.message_text()
    assert list(shell.places.iterdir()) == []


def test_a_wrong_group_is_told_beside_its_field(shell: ShellTrial) -> None:
    fill_creation(shell)
    sheet = shell.screen(RecoverySheetPage)
    for field in sheet.form.fields:
        type_into(field.box, "0000")
    sheet.form.submit()
    assert "groupe" in sheet.form.fields[0].message_text()
    assert shell.shell.shown is sheet


def test_the_recovery_sheet_is_refused_inside_the_vault_and_written_beside(shell: ShellTrial) -> None:
    fill_creation(shell)
    sheet = shell.screen(RecoverySheetPage)
    vault = shell.places / "Cabinet Martin.coachdesk"
    sheet.form.save_requested.emit(vault / "feuille.pdf")
    shell.settle()
    assert "dossier du coffre" in sheet.form.message.text()
    assert not (vault / "feuille.pdf").exists()
    sheet.form.save_requested.emit(shell.places / "feuille.pdf")
    shell.settle(30)
    assert (shell.places / "feuille.pdf").read_bytes().startswith(b"%PDF")
    sheet.later.click()
    shell.screen(SecondPlacePage).later.click()
    shell.screen(DeskWindow)


def test_the_proposed_name_of_a_recovery_sheet_says_what_it_is(shell: ShellTrial) -> None:
    fill_creation(shell)
    sheet = shell.screen(RecoverySheetPage)
    sheet.form._choose_file()
    dialog = child(sheet, QFileDialog)
    assert [Path(file).name for file in dialog.selectedFiles()] == ["CoachDesk - feuille de secours.pdf"]
    dialog.reject()


def test_a_wrong_passphrase_is_told_under_the_field_and_the_right_one_opens(
    shell: ShellTrial, made_vault: MadeVault
) -> None:
    page = shell.unlock(made_vault.folder, "une autre phrase de passe")
    assert "n’ouvre pas" in page.passphrase.message_text()
    assert shell.shell.desk_window is None
    shell.open(made_vault)


def test_the_recovery_code_opens_and_asks_for_a_new_passphrase(
    make_shell: Callable[[], ShellTrial], made_vault: MadeVault
) -> None:
    again = make_shell()
    folder = Path(shutil.copytree(made_vault.folder, again.places / VAULT))
    again.shell.start_locked(folder)
    again.screen(LockPage).lost.click()
    page = again.screen(RecoveryPage)
    type_into(page.code.box, "AAAA " * 8)
    page.go_on.click()
    again.settle()
    assert page.code.state == "error"
    page.code.set_text("")
    type_into(page.code.box, " ".join(made_vault.groups).lower())
    page.go_on.click()
    again.settle()
    other = "ombrelle cactus violon tirelire"
    type_into(page.passphrase.first.box, other)
    type_into(page.passphrase.second.box, other)
    page.go_on.click()
    window = again.screen(DeskWindow)
    again.settle()
    # The sheet was taken out of its safe: a new one is proposed.
    assert window.banner.key() == SHEET
    assert "servi" in window.banner.words()
    again.shell.close()
    last = make_shell()
    assert last.unlock(folder).passphrase.message_text()
    last.unlock(folder, other)
    last.screen(DeskWindow)


def test_locking_ends_the_desk_and_comes_back_to_the_same_note_and_cursor(
    make_shell: Callable[[], ShellTrial], made_vault: MadeVault
) -> None:
    first = make_shell()
    window = first.open(made_vault)
    services = window.desk.services
    runner = first.shell.errands.runner

    def make() -> tuple[int, int]:
        client = services.clients.create("Zoé Lambert").value
        return client, services.sessions.start(client, DAY, None, SessionPlace.VIDEO).value

    made = runner.wait(make, timeout=10).value
    assert made is not None
    client, session = made
    window.go(Place(SESSION, client, session))
    first.settle()
    page = window.current_page()
    assert page is not None
    note = child(page, QPlainTextEdit, "note")
    type_into(note, "elle dort mieux")
    for _ in range(5):
        QTest.keyClick(note, Qt.Key.Key_Left)
    first.shell.lock()
    assert first.restarts == [("--vault", str(first.places / VAULT), "--locked")]
    assert not any("Zoé" in widget.windowTitle() for widget in QApplication.topLevelWidgets())
    again = make_shell()
    back = again.open(made_vault).current_page()
    assert back is not None
    assert (back.place.page, back.place.item_id) == (SESSION, session)
    returned = child(back, QPlainTextEdit, "note")
    assert returned.toPlainText() == "elle dort mieux"
    assert returned.textCursor().position() == len("elle dort mieux") - 5
