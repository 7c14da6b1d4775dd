"""What the way in says when something is wrong, each on its own screen; the lock screen's are in end_to_end."""

from __future__ import annotations

import resource
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from coachdesk.domain.vault_files import KEY_FILE
from coachdesk.services.vaults import VaultsService
from coachdesk.store.queries.practices import get_practice
from coachdesk.store.stores import Store
from coachdesk.ui.first_run.create_page import CreatePage
from coachdesk.ui.first_run.recovery_sheet_page import RecoverySheetPage
from coachdesk.ui.first_run.second_place_page import SecondPlacePage
from coachdesk.ui.first_run.welcome_page import WelcomePage
from coachdesk.ui.lock.lock_page import LockPage
from coachdesk.ui.settings.restore_dialog import RestoreDialog
from coachdesk.ui.window import DeskWindow
from tests.key_prices import FLOOR
from tests.ui.desks import child
from tests.ui.shell.conftest import PASSPHRASE, VAULT, MadeVault, ShellTrial
from tests.ui.shell.test_shell import fill_creation, type_into

OTHER = "garantit soudain partage"


def place_of(page: CreatePage, folder: Path) -> None:
    """Type another folder, as a person does, and leave the field."""
    page.place.box.selectAll()
    type_into(page.place.box, str(folder))
    QTest.keyClick(page.place.box, Qt.Key.Key_Return)


def creation(trial: ShellTrial) -> CreatePage:
    trial.shell.start_locked(None)
    trial.screen(WelcomePage).new_vault.click()
    return trial.screen(CreatePage)


def submit(trial: ShellTrial, page: CreatePage) -> None:
    type_into(page.passphrase.first.box, PASSPHRASE)
    type_into(page.passphrase.second.box, PASSPHRASE)
    page.go_on.click()
    trial.settle()


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """No file may grow beyond a size: what a full disk answers."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_folder_that_is_no_vault_is_told_on_the_welcome(shell: ShellTrial, tmp_path: Path) -> None:
    shell.shell.start_locked(None)
    page = shell.screen(WelcomePage)
    page.open_mine.click()
    child(page, QFileDialog).fileSelected.emit(str(tmp_path))
    assert shell.screen(WelcomePage) is page
    assert page.message.isVisible()
    assert "pas de coffre" in page.message.text()
    assert page.open_mine.isEnabled()


def test_a_vault_that_was_chosen_shows_its_lock_screen(shell: ShellTrial, made_vault: MadeVault) -> None:
    shell.shell.start_locked(None)
    page = shell.screen(WelcomePage)
    page.open_mine.click()
    child(page, QFileDialog).fileSelected.emit(str(made_vault.folder))
    unlocking = shell.screen(LockPage)
    assert not unlocking.passphrase.message_text()


def test_a_folder_copied_to_a_server_is_warned_of_and_can_be_used_all_the_same(shell: ShellTrial) -> None:
    page = creation(shell)
    cloud = shell.places / "Dropbox"
    place_of(page, cloud)
    shell.settle()
    assert page.place.state == "attention"
    assert "Dropbox" in page.place.message_text()
    place_of(page, shell.places)
    shell.settle()
    assert not page.place.message_text()
    place_of(page, cloud)
    submit(shell, page)
    shell.screen(RecoverySheetPage).later.click()
    assert (cloud / "Mon cabinet.coachdesk" / "vault.db").exists()


def test_a_name_that_no_folder_can_have_is_told_beside_the_name(shell: ShellTrial) -> None:
    page = creation(shell)
    page.name.box.selectAll()
    type_into(page.name.box, '<>:"')
    submit(shell, page)
    assert shell.screen(CreatePage) is page
    assert page.name.state == "error"
    assert list(shell.places.iterdir()) == []


def test_a_folder_in_use_is_never_made_a_vault(shell: ShellTrial) -> None:
    page = creation(shell)
    taken = shell.places / "Mon cabinet.coachdesk"
    taken.mkdir()
    (taken / "lettre.txt").write_text("à moi", encoding="utf-8")
    submit(shell, page)
    assert page.place.state == "error"
    assert [path.name for path in taken.iterdir()] == ["lettre.txt"]


def test_a_place_that_takes_no_folder_is_told_beside_the_place(shell: ShellTrial) -> None:
    page = creation(shell)
    file = shell.places / "pas un dossier"
    file.write_text("", encoding="utf-8")
    place_of(page, file)
    submit(shell, page)
    assert page.place.state == "error"
    assert page.go_on.isEnabled()
    assert list(shell.places.iterdir()) == [file]


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
@pytest.mark.parametrize(
    # To the database a file that may not grow is a disk that fails, not one that is full.
    ("size", "words"),
    [(100, "plein"), (8000, "Vérifiez le disque")],
    ids=["for the keys", "for the store"],
)
def test_a_disk_that_refuses_leaves_nothing_and_can_be_tried_again(
    shell: ShellTrial, size: int, words: str
) -> None:
    page = creation(shell)
    with files_up_to(size):
        submit(shell, page)
    assert shell.screen(CreatePage) is page
    assert words in page.place.message_text()
    assert list(shell.places.iterdir()) == []
    page.go_on.click()
    shell.screen(RecoverySheetPage)


def test_a_second_place_inside_the_vault_is_refused(shell: ShellTrial) -> None:
    fill_creation(shell)
    shell.screen(RecoverySheetPage).later.click()
    page = shell.screen(SecondPlacePage)
    vault = shell.places / "Cabinet Martin.coachdesk"
    for refused in (vault, vault / "backups", shell.places / "absent"):
        page.folder.set_text(str(refused))
        page.done.click()
        assert page.folder.state == "error"
    page.folder.set_text(str(shell.places))
    page.done.click()
    shell.screen(DeskWindow)
    assert shell.shell.preferences.settings.second_place(vault) == shell.places


def test_a_lost_vault_comes_back_from_its_backup_on_the_lock_screen(
    make_shell: Callable[[], ShellTrial], made_vault: MadeVault
) -> None:
    first = make_shell()
    services = first.open(made_vault).desk.services
    folder = first.places / VAULT
    first.shell.errands.runner.wait(lambda: services.clients.create("Zoé Lambert"), timeout=10)
    first.shell.errands.runner.wait(services.backups.back_up_now, timeout=10)
    first.shell.close()
    (folder / "vault.db").write_bytes(b"\0" * 8192)
    again = make_shell()
    page = again.unlock(folder)
    assert page.repair.isVisible()
    page.repair.click()
    dialog = child(again.shell, RestoreDialog)
    again.settle()
    type_into(dialog.passphrase.box, PASSPHRASE)
    dialog.act.click()
    again.settle()
    restored = folder.with_name("Restauré.coachdesk")
    assert restored.is_dir()
    assert (folder / "vault.db").read_bytes() == b"\0" * 8192
    back = again.screen(LockPage)
    type_into(back.passphrase.box, PASSPHRASE)
    QTest.keyClick(back.passphrase.box, Qt.Key.Key_Return)
    window = again.screen(DeskWindow)
    found = again.shell.errands.runner.wait(window.desk.services.clients.list_files, timeout=10).value
    assert found is not None
    assert [line.client.name for line in found] == ["Zoé Lambert"]


def test_a_backup_from_elsewhere_is_restored_from_the_welcome(
    shell: ShellTrial, made_vault: MadeVault, tmp_path: Path
) -> None:
    kept = Path(shutil.copy(next((made_vault.folder / "backups").glob("*.coachdesk-backup")), tmp_path))
    again = shell
    again.shell.start_locked(None)
    again.screen(WelcomePage).restore.click()
    dialog = child(again.shell, RestoreDialog)
    dialog.act.click()
    assert dialog.backups.state == "error"
    dialog.take_file(kept)
    dialog.act.click()
    assert dialog.passphrase.state == "error"
    dialog.passphrase.set_text("une autre phrase de passe")
    dialog.act.click()
    again.settle()
    assert "n’ouvre pas" in dialog.passphrase.message_text()
    assert list(again.places.iterdir()) == []
    dialog.passphrase.set_text(PASSPHRASE)
    dialog.act.click()
    again.settle()
    again.unlock(again.places / "Restauré.coachdesk")
    again.screen(DeskWindow)


def test_what_is_no_backup_is_told_beside_the_backup(shell: ShellTrial, tmp_path: Path) -> None:
    shell.shell.start_locked(None)
    shell.screen(WelcomePage).restore.click()
    dialog = child(shell.shell, RestoreDialog)
    file = tmp_path / "photo.coachdesk-backup"
    file.write_bytes(b"\x89PNG" * 400)
    dialog.take_file(file)
    dialog.passphrase.set_text(PASSPHRASE)
    dialog.act.click()
    shell.settle()
    assert dialog.backups.state == "error"
    assert list(shell.places.iterdir()) == []


def test_a_vault_whose_making_was_cut_short_is_told_and_is_closed_again(
    shell: ShellTrial, made_vault: MadeVault, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(made_vault.folder, shell.places / VAULT))
    keys = VaultsService(tmp_path / "copies", FLOOR).unlock(folder, PASSPHRASE)
    store = Store.open(folder, keys.raw_key_hex)
    with store.change() as change:
        change.remove("practices", get_practice(change).id)
    store.close()
    # The second time too: closed again, it is not told that it is in use.
    for _ in range(2):
        shell.unlock(folder)
        page = shell.screen(LockPage)
        assert "abîmé" in page.passphrase.message_text() or "endommagé" in page.passphrase.message_text()
        assert page.unlock.isEnabled()
        assert page.repair.isVisible()


def test_an_earlier_key_file_brought_back_is_said_and_gives_way_to_the_copy(
    shell: ShellTrial, made_vault: MadeVault, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(made_vault.folder, shell.places / VAULT))
    earlier = (folder / KEY_FILE).read_bytes()
    vaults = VaultsService(tmp_path / "copies", FLOOR)
    vaults.change_passphrase(folder, vaults.unlock(folder, PASSPHRASE), OTHER)
    (folder / KEY_FILE).write_bytes(earlier)
    page = shell.unlock(folder, OTHER)
    assert "synchronisation" in page.passphrase.message_text()
    page.repair.click()
    shell.settle()
    assert "essayez la précédente" in page.passphrase.message_text()
    page.passphrase.clear()
    QTest.keyClicks(page.passphrase.box, OTHER)
    QTest.keyClick(page.passphrase.box, Qt.Key.Key_Return)
    assert shell.screen(DeskWindow).isVisible()


def test_a_wrong_passphrase_alone_offers_no_copy(shell: ShellTrial, made_vault: MadeVault) -> None:
    folder = Path(shutil.copytree(made_vault.folder, shell.places / VAULT))
    page = shell.unlock(folder, OTHER)
    assert page.repair.isHidden()
    assert page.passphrase.message_text() == "Cette phrase de passe n’ouvre pas le coffre."
