"""Refusals of the system, produced for real: no memory, no room on the disk, no right to write."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from coachdesk.domain.errors import StorageError, StorageTrouble
from coachdesk.vault import key_copies, private_files, vaults
from coachdesk.vault.key_stretching import KeyStretching
from tests.key_prices import FLOOR
from tests.vault.conftest import MadeVault

resource = pytest.importorskip("resource")

PASSPHRASE = "garantit jaillir partage"


@contextmanager
def no_room_on_the_disk() -> Iterator[None]:
    """Every file that grows is refused, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.skipif(sys.platform != "linux", reason="reads the size of the process from /proc")
def test_too_little_memory_is_told() -> None:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (pages * os.sysconf("SC_PAGE_SIZE") + (200 << 20), hard))
    try:
        with pytest.raises(StorageError) as caught:
            KeyStretching(memory_kib=1024 * 1024, iterations=2, lanes=4).stretch(b"words", b"s" * 16, 32)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    assert caught.value.trouble is StorageTrouble.FAILED


def test_full_disk_keeps_the_old_passphrase_and_leaves_nothing(vault: MadeVault) -> None:
    with no_room_on_the_disk(), pytest.raises(StorageError) as caught:
        vaults.change_passphrase(vault.folder, vault.keys, PASSPHRASE, FLOOR)
    assert caught.value.trouble is StorageTrouble.DISK_FULL
    assert sorted(path.name for path in vault.folder.iterdir()) == ["backups", "vault.keys"]
    assert vaults.unlock(vault.folder, vault.passphrase) == vault.keys


def test_full_disk_makes_no_half_vault(tmp_path: Path) -> None:
    folder = tmp_path / "Cabinet.coachdesk"
    with no_room_on_the_disk(), pytest.raises(StorageError) as caught:
        vaults.create(folder, PASSPHRASE, FLOOR)
    assert caught.value.trouble is StorageTrouble.DISK_FULL
    assert not folder.exists()


def test_new_vault_in_a_forbidden_place_is_refused(forbidden_place: Path) -> None:
    with pytest.raises(StorageError) as caught:
        vaults.create(forbidden_place / "New.coachdesk", PASSPHRASE, FLOOR)
    assert caught.value.trouble is StorageTrouble.NO_PERMISSION
    assert not (forbidden_place / "New.coachdesk").exists()


def test_vault_that_may_not_be_written_opens_and_keeps_its_keys(
    forbidden_place: Path, template: MadeVault
) -> None:
    folder = forbidden_place / template.folder.name
    assert vaults.unlock(folder, template.passphrase) == template.keys
    with pytest.raises(StorageError) as caught:
        vaults.new_recovery_code(folder, template.keys)
    assert caught.value.trouble is StorageTrouble.NO_PERMISSION
    assert vaults.unlock_with_recovery(folder, template.code) == template.keys


def test_copy_in_a_forbidden_place_is_refused(vault: MadeVault, forbidden_place: Path) -> None:
    with pytest.raises(StorageError) as caught:
        key_copies.keep_copy(forbidden_place / vault.folder.name, forbidden_place / "copies")
    assert caught.value.trouble is StorageTrouble.NO_PERMISSION


def test_vault_that_may_not_be_read_is_told(vault: MadeVault, forbidden_place: Path) -> None:
    if os.getuid() != 0:
        vault.folder.chmod(0)
    try:
        # The fixture gave up the rights of root, and the folder of a vault is closed to everybody else.
        with pytest.raises(StorageError) as caught:
            vaults.unlock(vault.folder, vault.passphrase)
        with pytest.raises(StorageError) as caught_again:
            vaults.create(vault.folder, PASSPHRASE, FLOOR)
    finally:
        if os.getuid() != 0:
            vault.folder.chmod(0o700)
    assert caught.value.trouble is StorageTrouble.NO_PERMISSION
    assert caught_again.value.trouble is StorageTrouble.NO_PERMISSION


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.EACCES, StorageTrouble.NO_PERMISSION),
        (errno.EROFS, StorageTrouble.NO_PERMISSION),
        (errno.ENOSPC, StorageTrouble.DISK_FULL),
        (errno.EDQUOT, StorageTrouble.DISK_FULL),
        (errno.ENOENT, StorageTrouble.MISSING),
        (errno.EIO, StorageTrouble.FAILED),
        (None, StorageTrouble.FAILED),
    ],
)
def test_each_refusal_has_its_trouble(number: int | None, trouble: StorageTrouble) -> None:
    error = OSError(number, "as the system says") if number else OSError("without a number")
    with pytest.raises(StorageError) as caught, private_files.disk_troubles():
        raise error
    assert caught.value.trouble is trouble
    assert caught.value.__cause__ is error
