"""The second copy of the key file, for the day the first one is damaged."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

import pytest

from coachdesk.domain.errors import StorageError, StorageTrouble
from coachdesk.domain.vault_files import KEY_FILE
from coachdesk.vault import key_copies, key_file, vaults
from tests.key_prices import FLOOR
from tests.vault.conftest import MadeVault


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    return tmp_path / "state" / "keys"


def damage(vault: MadeVault, at: int = 100) -> bytes:
    content = bytearray(vault.key_file.read_bytes())
    content[at] ^= 1
    vault.key_file.write_bytes(bytes(content))
    return bytes(content)


def test_damaged_key_file_is_restored_and_kept_aside(vault: MadeVault, copies: Path) -> None:
    key_copies.keep_copy(vault.folder, copies)
    damaged = damage(vault)
    assert key_copies.has_copy(vault.folder, copies)
    key_copies.restore_key_file(vault.folder, copies)
    assert vaults.unlock(vault.folder, vault.passphrase) == vault.keys
    assert (vault.folder / "vault.keys.damaged").read_bytes() == damaged
    assert stat.S_IMODE(vault.key_file.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [None, b"", b"CDVAULT1\x00\x01" + b"another id here.", bytes(70_000)])
def test_key_file_that_no_longer_names_its_vault_is_found_by_its_place(
    vault: MadeVault, copies: Path, content: bytes | None
) -> None:
    key_copies.keep_copy(vault.folder, copies)
    vault.key_file.unlink()
    if content is not None:
        vault.key_file.write_bytes(content)
    key_copies.restore_key_file(vault.folder, copies)
    assert vaults.unlock(vault.folder, vault.passphrase) == vault.keys


def test_moved_vault_is_found_by_its_id(vault: MadeVault, copies: Path, tmp_path: Path) -> None:
    key_copies.keep_copy(vault.folder, copies)
    damage(vault)
    moved = Path(shutil.move(vault.folder, tmp_path / "Moved.coachdesk"))
    key_copies.restore_key_file(moved, copies)
    assert vaults.unlock(moved, vault.passphrase) == vault.keys


def test_id_counts_more_than_the_place(vault: MadeVault, copies: Path, tmp_path: Path) -> None:
    other = tmp_path / "Other.coachdesk"
    vaults.create(other, "garantit jaillir partage", FLOOR)
    key_copies.keep_copy(other, copies)
    key_copies.keep_copy(vault.folder, copies)
    shutil.rmtree(other)
    moved = Path(shutil.move(vault.folder, other))
    (moved / KEY_FILE).write_bytes((moved / KEY_FILE).read_bytes()[:-1])
    key_copies.restore_key_file(moved, copies)
    assert vaults.unlock(moved, vault.passphrase) == vault.keys


def test_sound_key_file_is_left_alone(vault: MadeVault, copies: Path) -> None:
    key_copies.keep_copy(vault.folder, copies)
    changed = vaults.change_passphrase(vault.folder, vault.keys, "garantit jaillir partage", FLOOR)
    key_copies.restore_key_file(vault.folder, copies)
    assert vaults.unlock(vault.folder, "garantit jaillir partage") == changed
    assert not (vault.folder / "vault.keys.damaged").exists()


def test_earlier_key_file_brought_back_is_known_and_gives_way_to_the_copy(
    vault: MadeVault, copies: Path
) -> None:
    earlier = vault.key_file.read_bytes()
    changed = vaults.change_passphrase(vault.folder, vault.keys, "garantit jaillir partage", FLOOR)
    key_copies.keep_copy(vault.folder, copies)
    assert not key_copies.has_newer_copy(vault.folder, copies)
    vault.key_file.write_bytes(earlier)
    assert key_copies.has_newer_copy(vault.folder, copies)
    key_copies.restore_key_file(vault.folder, copies)
    assert vaults.unlock(vault.folder, "garantit jaillir partage") == changed
    assert (vault.folder / "vault.keys.earlier").read_bytes() == earlier


def test_newer_key_file_is_left_alone(vault: MadeVault, copies: Path) -> None:
    key_copies.keep_copy(vault.folder, copies)
    newer = key_file.with_checksum(key_file.MAGIC + b"\x00\x02")
    vault.key_file.write_bytes(newer)
    key_copies.restore_key_file(vault.folder, copies)
    assert vault.key_file.read_bytes() == newer


def test_copy_follows_the_passphrase_and_the_old_one_does_not_linger(
    vault: MadeVault, copies: Path, tmp_path: Path
) -> None:
    key_copies.keep_copy(vault.folder, copies)
    moved = Path(shutil.move(vault.folder, tmp_path / "Moved.coachdesk"))
    vaults.change_passphrase(moved, vault.keys, "garantit jaillir partage", FLOOR)
    key_copies.keep_copy(moved, copies)
    kept = list(copies.iterdir())
    assert [path.read_bytes() for path in kept] == [vaults.read_key_file(moved)]
    assert "Moved" not in kept[0].name


def test_unchanged_copy_is_not_written_again(vault: MadeVault, copies: Path) -> None:
    key_copies.keep_copy(vault.folder, copies)
    before = next(copies.iterdir()).stat()
    key_copies.keep_copy(vault.folder, copies)
    assert next(copies.iterdir()).stat().st_ino == before.st_ino


def test_copies_are_private(vault: MadeVault, copies: Path) -> None:
    key_copies.keep_copy(vault.folder, copies)
    assert stat.S_IMODE(copies.stat().st_mode) == 0o700
    assert stat.S_IMODE(next(copies.iterdir()).stat().st_mode) == 0o600


def test_damaged_key_file_never_replaces_the_copy(vault: MadeVault, copies: Path) -> None:
    key_copies.keep_copy(vault.folder, copies)
    damage(vault)
    with pytest.raises(StorageError) as caught:
        key_copies.keep_copy(vault.folder, copies)
    assert caught.value.trouble is StorageTrouble.KEYS_DAMAGED
    key_copies.restore_key_file(vault.folder, copies)
    assert vaults.unlock(vault.folder, vault.passphrase) == vault.keys


def test_missing_or_damaged_copy_is_told_and_changes_nothing(vault: MadeVault, copies: Path) -> None:
    damaged = damage(vault)
    for make_useless in (lambda: None, lambda: [path.write_bytes(b"") for path in copies.iterdir()]):
        if copies.exists():
            make_useless()
        assert not key_copies.has_copy(vault.folder, copies)
        with pytest.raises(StorageError) as caught:
            key_copies.restore_key_file(vault.folder, copies)
        assert caught.value.trouble is StorageTrouble.KEYS_DAMAGED
        assert vault.key_file.read_bytes() == damaged
        damage(vault)
        key_copies.keep_copy(vault.folder, copies)
        damage(vault)
