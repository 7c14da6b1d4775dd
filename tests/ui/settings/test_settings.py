"""Settings hold at once; backups and keys change through their dialogs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coachdesk import settings
from coachdesk.domain.practices import Profession
from coachdesk.i18n.translator import Translator
from coachdesk.ui.places import SETTINGS, Place
from coachdesk.ui.settings.settings_page import SettingsPage
from coachdesk.ui.settings.vault_dialogs import PassphraseDialog, SheetDialog
from tests.ui.desks import DeskTrial, child
from tests.ui.looking import cut_words
from tests.ui.shell.conftest import PASSPHRASE, VAULT, MadeVault, ShellTrial
from tests.ui.shell.test_shell import type_into


def settings_page(trial: DeskTrial) -> SettingsPage:
    page = SettingsPage(trial.around, Place(SETTINGS))
    trial.show(page)
    return page


def vault_settings(trial: ShellTrial, made: MadeVault) -> SettingsPage:
    window = trial.open(made)
    window.go(Place(SETTINGS))
    trial.settle()
    page = window.current_page()
    assert isinstance(page, SettingsPage)
    return page


def test_the_letterhead_is_saved_as_it_is_typed(trial: DeskTrial) -> None:
    page = settings_page(trial)
    type_into(page.practice.fields["title"].box, "Coach")
    page.practice.profession.box.setCurrentIndex(0)
    page.practice.profession.box.activated.emit(0)
    page.flush()
    trial.settle()
    practice = trial.do(trial.services.practice.get)
    assert (practice.title, practice.profession) == ("Coach", Profession.COACH)


def test_a_colour_that_is_none_is_told(trial: DeskTrial) -> None:
    page = settings_page(trial)
    type_into(page.practice.fields["accent"].box, "vert")
    page.flush()
    trial.settle()
    assert page.practice.fields["accent"].state == "error"
    assert trial.do(trial.services.practice.get).accent == ""


def test_choices_of_this_computer_are_written_at_once(trial: DeskTrial, tmp_path: Path) -> None:
    page = settings_page(trial)
    page.computer.theme.row.segments()[2].click()
    page.computer.idle.box.selectAll()
    type_into(page.computer.idle.box, "7")
    page.computer.idle.box.editingFinished.emit()
    written = settings.read(tmp_path / settings.FILE_NAME)
    assert (written.theme, written.idle_minutes) == ("dark", 7)


def test_minutes_out_of_range_are_told_and_not_kept(trial: DeskTrial, tmp_path: Path) -> None:
    page = settings_page(trial)
    page.computer.idle.box.selectAll()
    type_into(page.computer.idle.box, "900")
    page.computer.idle.box.editingFinished.emit()
    assert page.computer.idle.state == "error"
    assert settings.read(tmp_path / settings.FILE_NAME).idle_minutes == 5


def test_a_backup_is_made_in_both_places(
    shell: ShellTrial,
    made_vault: MadeVault,
    tmp_path: Path,
) -> None:
    page = vault_settings(shell, made_vault)
    folder = shell.places / VAULT
    assert page.backups is not None
    second = tmp_path / "disque"
    second.mkdir()
    page.backups.take_place(folder / "backups")
    assert "hors du coffre" in page.backups.message.text()
    page.backups.take_place(second)
    page.backups.back_up()
    shell.settle()
    assert "entière" in page.backups.message.text()
    assert len(list(second.glob("*.coachdesk-backup"))) == 1
    # The one of this morning made room: one a day is kept.
    assert [path.name[:10] for path in (folder / "backups").iterdir()] == ["2026-11-20"]


def test_the_passphrase_is_changed_and_the_old_one_opens_nothing(
    shell: ShellTrial, made_vault: MadeVault
) -> None:
    page = vault_settings(shell, made_vault)
    folder = shell.places / VAULT
    page.change_passphrase()
    dialog = child(shell.shell, PassphraseDialog)
    other = "ombrelle cactus violon tirelire"
    type_into(dialog.current.box, "une autre phrase")
    type_into(dialog.form.first.box, other)
    type_into(dialog.form.second.box, other)
    QTest.keyClick(dialog.form.second.box, Qt.Key.Key_Return)
    shell.settle()
    # Somebody at a desk left open does not know it.
    assert "n’ouvre pas" in dialog.current.message_text()
    dialog.current.set_text(PASSPHRASE)
    dialog.act.click()
    shell.settle()
    assert not dialog.isVisible()
    vaults = shell.shell.doors.vaults
    runner = shell.shell.errands.runner
    assert runner.wait(lambda: vaults.unlock(folder, PASSPHRASE), timeout=10).failure is not None
    assert runner.wait(lambda: vaults.unlock(folder, other), timeout=10).failure is None


def test_a_new_sheet_makes_the_old_code_useless(shell: ShellTrial, made_vault: MadeVault) -> None:
    page = vault_settings(shell, made_vault)
    folder, groups = shell.places / VAULT, made_vault.groups
    page.make_sheet()
    dialog = child(shell.shell, SheetDialog)
    dialog.act.click()
    assert "phrase de passe" in dialog.current.message_text()
    type_into(dialog.current.box, PASSPHRASE)
    dialog.act.click()
    shell.settle()
    assert dialog.form is not None
    fresh = tuple(label.text() for label in dialog.form._groups)
    for place, field in zip(dialog.form.asked, dialog.form.fields, strict=True):
        type_into(field.box, fresh[place])
    dialog.act.click()
    shell.settle()
    assert not dialog.isVisible()
    vaults = shell.shell.doors.vaults
    runner = shell.shell.errands.runner
    assert (
        runner.wait(lambda: vaults.unlock_with_recovery(folder, "-".join(groups)), timeout=10).failure
        is not None
    )
    assert (
        runner.wait(lambda: vaults.unlock_with_recovery(folder, "-".join(fresh)), timeout=10).failure is None
    )


def test_a_backup_becomes_a_vault_beside(shell: ShellTrial, made_vault: MadeVault) -> None:
    from coachdesk.ui.settings.restore_dialog import RestoreDialog

    page = vault_settings(shell, made_vault)
    folder = shell.places / VAULT
    assert page.backups is not None
    page.backups.back_up()
    shell.settle()
    page.restore()
    dialog = child(shell.shell, RestoreDialog)
    shell.settle()
    dialog.passphrase.set_text("une autre phrase")
    dialog.restore()
    shell.settle()
    assert dialog.passphrase.message_text()
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
    dialog.passphrase.set_text(PASSPHRASE)
    dialog.restore()
    shell.settle()
    assert (folder.parent / "Restauré.coachdesk" / "vault.db").exists()
    assert "Restauré" in page.restored.text()


@pytest.mark.parametrize("language", ["french", "english", "pseudo"])
def test_nothing_is_cut_in_any_language(
    make_trial: Callable[[Translator], DeskTrial], request: pytest.FixtureRequest, language: str
) -> None:
    assert cut_words(settings_page(make_trial(request.getfixturevalue(language)))) == []
