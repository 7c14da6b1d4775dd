"""A vault on disk, from its creation to the day its passphrase is forgotten."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coachdesk.domain.errors import StorageError, StorageTrouble, UserError
from coachdesk.domain.vault_files import STORE_FILE
from coachdesk.vault import key_file, recovery_codes, vaults
from tests.key_prices import FLOOR
from tests.vault.conftest import MadeVault

OTHER = "garantit jaillir partage"


def refusal(folder: Path, passphrase: str) -> StorageTrouble | None:
    try:
        vaults.unlock(folder, passphrase)
    except StorageError as error:
        return error.trouble
    return None


def test_new_vault_opens_with_its_passphrase_and_its_code(tmp_path: Path) -> None:
    folder = tmp_path / "made on the way" / "Cabinet Martin.coachdesk"
    keys, code = vaults.create(folder, OTHER, FLOOR)
    assert vaults.unlock(folder, OTHER) == keys
    assert vaults.unlock_with_recovery(folder, code) == keys
    assert len(keys.raw_key_hex) == 96
    assert sorted(path.name for path in folder.iterdir()) == ["backups", "vault.keys"]


def test_vault_is_closed_to_other_users(tmp_path: Path) -> None:
    folder = tmp_path / "Cabinet.coachdesk"
    earlier = os.umask(0)
    try:
        vaults.create(folder, OTHER, FLOOR)
    finally:
        os.umask(earlier)
    rights = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir())}
    assert rights == {folder.name: 0o700, "backups": 0o700, "vault.keys": 0o600}


def test_empty_folder_becomes_a_vault(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    keys, _ = vaults.create(tmp_path, OTHER, FLOOR)
    assert vaults.unlock(tmp_path, OTHER) == keys
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700


def test_folder_that_holds_something_is_refused_and_untouched(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(UserError, match="already holds something"):
        vaults.create(tmp_path, OTHER, FLOOR)
    with pytest.raises(UserError, match="already holds something"):
        vaults.create(tmp_path / "letter.txt", OTHER, FLOOR)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_vault_is_never_made_over_another(vault: MadeVault) -> None:
    before = vault.key_file.read_bytes()
    with pytest.raises(UserError, match="already holds something"):
        vaults.create(vault.folder, OTHER, FLOOR)
    assert vault.key_file.read_bytes() == before


def test_weak_passphrase_makes_and_changes_nothing(vault: MadeVault, tmp_path: Path) -> None:
    before = vault.key_file.read_bytes()
    with pytest.raises(UserError):
        vaults.create(tmp_path / "New.coachdesk", "motdepasse2024", FLOOR)
    with pytest.raises(UserError):
        vaults.change_passphrase(vault.folder, vault.keys, "motdepasse2024", FLOOR)
    assert not (tmp_path / "New.coachdesk").exists()
    assert vault.key_file.read_bytes() == before


def test_wrong_passphrase_is_told(vault: MadeVault) -> None:
    assert refusal(vault.folder, vault.passphrase + "s") is StorageTrouble.WRONG_KEY
    assert refusal(vault.folder, "") is StorageTrouble.WRONG_KEY


def test_wrong_recovery_code_is_told_as_such(vault: MadeVault) -> None:
    with pytest.raises(StorageError) as caught:
        vaults.unlock_with_recovery(vault.folder, recovery_codes.new_code())
    assert caught.value.trouble is StorageTrouble.WRONG_CODE


def test_changed_passphrase_keeps_the_data_key_and_the_recovery_code(vault: MadeVault) -> None:
    changed = vaults.change_passphrase(vault.folder, vault.keys, OTHER, FLOOR)
    assert changed.raw_key_hex == vault.keys.raw_key_hex
    assert changed.generation == 2
    assert vaults.unlock(vault.folder, OTHER) == changed
    assert vaults.unlock_with_recovery(vault.folder, vault.code) == changed
    assert refusal(vault.folder, vault.passphrase) is StorageTrouble.WRONG_KEY


def test_new_recovery_code_ends_the_earlier_sheet(vault: MadeVault) -> None:
    changed, code = vaults.new_recovery_code(vault.folder, vault.keys)
    assert vaults.unlock_with_recovery(vault.folder, code) == changed
    assert vaults.unlock(vault.folder, vault.passphrase) == changed
    with pytest.raises(StorageError) as caught:
        vaults.unlock_with_recovery(vault.folder, vault.code)
    assert caught.value.trouble is StorageTrouble.WRONG_CODE


def test_forgotten_passphrase_is_replaced_with_the_recovery_code(vault: MadeVault) -> None:
    keys = vaults.unlock_with_recovery(vault.folder, vault.code)
    changed = vaults.change_passphrase(vault.folder, keys, OTHER, FLOOR)
    assert vaults.unlock(vault.folder, OTHER) == changed


@pytest.mark.parametrize("content", [b"", b"CDVAULT1", bytes(319), bytes(key_file.LONGEST + 1)])
def test_key_file_that_is_none_is_told_as_damage(vault: MadeVault, content: bytes) -> None:
    vault.key_file.write_bytes(content)
    assert refusal(vault.folder, vault.passphrase) is StorageTrouble.KEYS_DAMAGED


def test_newer_key_file_is_told_and_left_as_it_is(vault: MadeVault) -> None:
    newer = key_file.with_checksum(key_file.MAGIC + b"\x00\x02" + bytes(500))
    vault.key_file.write_bytes(newer)
    assert refusal(vault.folder, vault.passphrase) is StorageTrouble.TOO_NEW
    with pytest.raises(StorageError) as caught:
        vaults.change_passphrase(vault.folder, vault.keys, OTHER, FLOOR)
    assert caught.value.trouble is StorageTrouble.TOO_NEW
    assert vault.key_file.read_bytes() == newer


def test_folder_without_a_vault_is_told(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").touch()
    for folder in (tmp_path, tmp_path / "nowhere", tmp_path / "letter.txt"):
        assert refusal(folder, OTHER) is StorageTrouble.MISSING
        assert not vaults.is_vault(folder)


def test_store_without_a_key_file_is_a_damaged_vault_not_a_missing_one(vault: MadeVault) -> None:
    (vault.folder / STORE_FILE).write_bytes(b"encrypted")
    vault.key_file.unlink()
    assert vaults.is_vault(vault.folder)
    assert refusal(vault.folder, vault.passphrase) is StorageTrouble.KEYS_DAMAGED


def test_folder_in_the_place_of_the_key_file_is_told_as_damage(vault: MadeVault) -> None:
    vault.key_file.unlink()
    vault.key_file.mkdir()
    assert refusal(vault.folder, vault.passphrase) is StorageTrouble.KEYS_DAMAGED


def test_what_a_killed_change_left_is_removed_at_the_next_opening(vault: MadeVault) -> None:
    left = vault.folder / "vault.keys.new"
    left.write_bytes(vault.key_file.read_bytes()[:100])
    assert vaults.unlock(vault.folder, vault.passphrase) == vault.keys
    assert not left.exists()


def test_label_is_read_without_opening(vault: MadeVault) -> None:
    shown = vaults.label(vault.folder)
    assert shown.mark == vault.keys.mark
    assert shown.generation == 1
    assert timedelta(0) <= datetime.now(UTC) - shown.created_at < timedelta(hours=1)


def test_unfinished_vault_is_taken_back(vault: MadeVault) -> None:
    vaults.abandon_new(vault.folder)
    assert not vault.folder.exists()


@pytest.mark.parametrize("kept", ["vault.db", "backups/one.backup"])
def test_vault_with_a_store_or_a_backup_is_never_taken_back(vault: MadeVault, kept: str) -> None:
    (vault.folder / kept).touch()
    vaults.abandon_new(vault.folder)
    assert vaults.unlock(vault.folder, vault.passphrase) == vault.keys


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Cabinet Martin", "Cabinet Martin.coachdesk"),
        ("  Cabinet\tMartin ", "Cabinet Martin.coachdesk"),
        ("Atelier e\u0301te\u0301", "Atelier été.coachdesk"),
        ("a/b\\c:d*e?f", "a b c d e f.coachdesk"),
        ("..", None),
        ("Martin.coachdesk", "Martin.coachdesk"),
        ("COM1", None),
        ("nul.txt", None),
        ("\u200b\x00", None),
        ("", None),
        ("é" * 300, "é" * 50 + ".coachdesk"),
    ],
)
def test_name_of_a_vault_becomes_a_folder_that_any_system_takes(
    tmp_path: Path, name: str, folder: str | None
) -> None:
    if folder is None:
        with pytest.raises(UserError, match="letters or digits"):
            vaults.folder_named(tmp_path, name)
    else:
        assert vaults.folder_named(tmp_path, name) == tmp_path / folder


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    code = (
        "import sys; from coachdesk.vault import key_copies, sync_folders, vaults; "
        "print(sorted({'cryptography', 'zxcvbn', 'xkcdpass'} & set(sys.modules)))"
    )
    root = Path(__file__).parents[2]
    shown = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
