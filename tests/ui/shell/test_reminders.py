"""After unlocking: a backup when it is due, a banner when it fails, a sheet put off, an old key file."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

from coachdesk.services.clock import FixedClock
from coachdesk.ui.places import SETTINGS
from coachdesk.ui.reminders import BACKUP, KEYS, SHEET, SHEET_DRAFT, SHEET_LATER
from coachdesk.ui.settings.settings_page import SettingsPage
from coachdesk.ui.settings.vault_dialogs import PassphraseDialog, SheetDialog
from coachdesk.ui.window import DeskWindow
from tests.ui.desks import TODAY, child
from tests.ui.shell.conftest import PASSPHRASE, VAULT, MadeVault, ShellTrial
from tests.ui.shell.test_shell import type_into


def backups(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.coachdesk-backup"))


def two_days_later(trial: ShellTrial) -> None:
    clock = trial.shell.doors.clock
    assert isinstance(clock, FixedClock)
    clock.move_to(TODAY + timedelta(days=2))


def choose_second_place(trial: ShellTrial, folder: Path) -> None:
    preferences = trial.shell.preferences
    preferences.take(preferences.settings.with_second_place(trial.places / VAULT, folder))


def copy(trial: ShellTrial, made: MadeVault) -> Path:
    return Path(shutil.copytree(made.folder, trial.places / VAULT))


def spoil_backups(folder: Path) -> None:
    """A file stands where the backups go."""
    shutil.rmtree(folder / "backups")
    (folder / "backups").write_text("pas un dossier", encoding="utf-8")


def put_sheet_off(trial: ShellTrial, window: DeskWindow) -> None:
    drafts = window.desk.services.drafts
    trial.shell.errands.runner.wait(lambda: drafts.keep(*SHEET_DRAFT, SHEET_LATER), timeout=10)


def type_sheet_back(trial: ShellTrial, dialog: SheetDialog) -> None:
    assert dialog.form is not None
    groups = [label.text() for label in dialog.form._groups]
    for place, field in zip(dialog.form.asked, dialog.form.fields, strict=True):
        type_into(field.box, groups[place])
    dialog.act.click()
    trial.settle()


def test_on_the_same_day_nothing_is_backed_up_again(shell: ShellTrial, made_vault: MadeVault) -> None:
    window = shell.open(made_vault)
    assert len(backups(shell.places / VAULT / "backups")) == 1
    assert window.banner.key() == ""


def test_a_day_later_there_is_another_one_in_both_places(
    shell: ShellTrial, made_vault: MadeVault, tmp_path: Path
) -> None:
    second = tmp_path / "disque"
    second.mkdir()
    choose_second_place(shell, second)
    two_days_later(shell)
    window = shell.open(made_vault)
    assert len(backups(shell.places / VAULT / "backups")) == 2
    assert len(backups(second)) == 1
    assert window.banner.key() == ""


def test_a_second_place_that_is_not_plugged_in_is_told_and_can_be_tried_again(
    shell: ShellTrial, made_vault: MadeVault, tmp_path: Path
) -> None:
    second = tmp_path / "disque"
    choose_second_place(shell, second)
    two_days_later(shell)
    window = shell.open(made_vault)
    assert window.banner.key() == BACKUP
    assert "second lieu" in window.banner.words()
    assert not second.exists()
    second.mkdir()
    window.banner_action_requested.emit(BACKUP)
    shell.settle()
    assert len(backups(second)) == 1
    assert window.banner.key() == ""


def test_a_backup_that_fails_is_told_with_its_reason(shell: ShellTrial, made_vault: MadeVault) -> None:
    spoil_backups(copy(shell, made_vault))
    two_days_later(shell)
    window = shell.open(made_vault)
    assert window.banner.key() == BACKUP
    assert "sauvegarde" in window.banner.words()


def test_a_sheet_put_off_is_offered_and_the_banner_goes_once_it_is_made(
    make_shell: Callable[[], ShellTrial], made_vault: MadeVault
) -> None:
    first = make_shell()
    put_sheet_off(first, first.open(made_vault))
    first.shell.close()
    again = make_shell()
    window = again.open(made_vault)
    assert window.banner.key() == SHEET
    window.banner_action_requested.emit(SHEET)
    again.settle()
    assert isinstance(window.current_page(), SettingsPage)
    dialog = child(again.shell, SheetDialog)
    type_into(dialog.current.box, PASSPHRASE)
    dialog.act.click()
    again.settle()
    type_sheet_back(again, dialog)
    assert window.banner.key() == ""
    again.shell.close()
    assert make_shell().open(made_vault).banner.key() == ""


def test_a_sheet_made_in_the_settings_takes_the_banner_away(
    make_shell: Callable[[], ShellTrial], made_vault: MadeVault
) -> None:
    first = make_shell()
    put_sheet_off(first, first.open(made_vault))
    first.shell.close()
    again = make_shell()
    window = again.open(made_vault)
    assert window.banner.key() == SHEET
    window.desk.perform(window.desk.services.drafts.discard, *SHEET_DRAFT)
    again.settle()
    assert window.banner.key() == ""


def test_a_sheet_drawn_and_not_kept_is_offered_again_at_the_next_unlock(
    make_shell: Callable[[], ShellTrial], made_vault: MadeVault
) -> None:
    first = make_shell()
    window = first.open(made_vault)
    window.page_requested.emit(SETTINGS)
    first.settle()
    page = window.current_page()
    assert isinstance(page, SettingsPage)
    page.make_sheet()
    dialog = child(first.shell, SheetDialog)
    type_into(dialog.current.box, PASSPHRASE)
    dialog.act.click()
    first.settle()
    dialog.reject()
    first.settle()
    first.shell.close()
    assert make_shell().open(made_vault).banner.key() == SHEET


def test_banners_take_their_turn(make_shell: Callable[[], ShellTrial], made_vault: MadeVault) -> None:
    first = make_shell()
    put_sheet_off(first, first.open(made_vault))
    first.shell.close()
    spoil_backups(first.places / VAULT)
    again = make_shell()
    two_days_later(again)
    window = again.open(made_vault)
    assert window.banner.key() == BACKUP
    window.banner._on_dismissed()
    assert window.banner.key() == SHEET
    window.banner._on_dismissed()
    assert window.banner.key() == ""


def change_keys(trial: ShellTrial, window: DeskWindow) -> None:
    """Another recovery code, as the settings draw it."""
    work = partial(window.desk.services.keys.new_recovery_code, trial.shell.doors.vaults, PASSPHRASE)
    assert trial.shell.errands.runner.wait(work, timeout=10).failure is None


def test_an_old_key_file_put_back_is_told_with_the_way_out(
    make_shell: Callable[[], ShellTrial], made_vault: MadeVault
) -> None:
    first = make_shell()
    window = first.open(made_vault)
    key_file = first.places / VAULT / "vault.keys"
    old = key_file.read_bytes()
    change_keys(first, window)
    first.shell.close()
    key_file.write_bytes(old)
    again = make_shell()
    window = again.open(made_vault)
    assert window.banner.key() == KEYS
    assert "ancien fichier de clés" in window.banner.words()
    window.banner_action_requested.emit(KEYS)
    again.settle()
    dialog = child(again.shell, PassphraseDialog)
    dialog.current.set_text(PASSPHRASE)
    for field in (dialog.form.first, dialog.form.second):
        type_into(field.box, "ombrelle cactus violon tirelire")
    dialog.form.submit()
    again.settle()
    assert not dialog.isVisible()
    # The sheet may be an old one too: it is asked for until another one is made.
    assert window.banner.key() == SHEET
    assert "ancienne feuille" in window.banner.words()
    again.shell.close()
    last = make_shell()
    last.unlock(last.places / VAULT, "ombrelle cactus violon tirelire")
    assert last.screen(DeskWindow).banner.key() == SHEET


def test_changed_keys_are_told_to_nobody(make_shell: Callable[[], ShellTrial], made_vault: MadeVault) -> None:
    first = make_shell()
    change_keys(first, first.open(made_vault))
    first.shell.close()
    assert make_shell().open(made_vault).banner.key() == ""
