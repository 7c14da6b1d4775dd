"""Vaults on disk: a folder ``Name.coachdesk`` with ``vault.keys``, ``vault.db`` and ``backups``.

This room makes the folder and looks after the key file; the store is opened with what :func:`unlock` yields.
All verbs that take a passphrase run a key stretching of up to a second: never on the thread of the window.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from coachdesk.domain.errors import StorageError, StorageTrouble, UserError
from coachdesk.domain.vault_files import BACKUPS, KEY_FILE, STORE_FILE, VAULT_SUFFIX
from coachdesk.vault import key_file, key_slots, passphrases, private_files, recovery_codes
from coachdesk.vault.key_slots import OpenedKeys
from coachdesk.vault.key_stretching import REAL, KeyStretching
from coachdesk.vault.recovery_codes import RecoveryCode

_LONGEST_NAME: Final = 100  # bytes of UTF-8: with the suffix well below what any file system takes
_REFUSED_SIGNS: Final = re.compile(r'[<>:"/\\|?*]')
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class VaultLabel:
    """What a key file says of its vault without being opened, and so without proof.

    Args:
        mark: four hexadecimal digits, as on the recovery sheet.
        generation: 1 for a new vault, one more at each change of passphrase or recovery code.
        created_at: instant, UTC.
    """

    mark: str
    generation: int
    created_at: datetime


def folder_named(place: Path, name: str) -> Path:
    """The folder of a vault called ``name`` inside ``place``, spelled so that any system takes it.

    Raises:
        UserError: nothing of the name is left.
    """
    composed = " ".join(unicodedata.normalize("NFC", name).split())
    shown = "".join(sign for sign in composed if not unicodedata.category(sign).startswith("C"))
    shown = _REFUSED_SIGNS.sub(" ", shown.removesuffix(VAULT_SUFFIX))
    shown = shown.encode()[:_LONGEST_NAME].decode(errors="ignore")
    shown = " ".join(shown.split()).strip(" .")
    if not shown or _RESERVED.fullmatch(shown):
        raise UserError("Give the vault a name made of letters or digits.")
    return place / f"{shown}{VAULT_SUFFIX}"


def is_vault(folder: Path) -> bool:
    """Whether something of a vault is in the folder, damaged or not."""
    return any((folder / name).exists() for name in (KEY_FILE, STORE_FILE))


def create(
    folder: Path, passphrase: str, stretching: KeyStretching = REAL
) -> tuple[OpenedKeys, RecoveryCode]:
    """Make the folder of a new vault and its key file; the store is made afterwards with the keys.

    Raises:
        UserError: the folder holds something already, cannot exist, or the passphrase is too weak.
        StorageError: ``NO_PERMISSION``, ``DISK_FULL`` and the like; nothing is left behind.
    """
    passphrases.check(passphrase)
    with private_files.disk_troubles():
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UserError("This folder already holds something. Choose a new name or an empty folder.")
    code = recovery_codes.new_code()
    content, keys = key_slots.new_key_file(passphrase, code, stretching)
    try:
        with private_files.disk_troubles():
            private_files.make_folder(folder)
            private_files.make_folder(folder / BACKUPS)
            private_files.write_atomically(folder / KEY_FILE, content)
    except StorageError as error:
        abandon_new(folder)
        if error.trouble is StorageTrouble.MISSING:
            raise UserError("No folder can be made there. Choose another place.") from error
        raise
    return keys, code


def abandon_new(folder: Path) -> None:
    """Take back a vault that could not be finished; one that has a store or a backup stays."""
    backups = folder / BACKUPS
    if (folder / STORE_FILE).exists() or (backups.exists() and any(backups.iterdir())):
        return
    with suppress(OSError):
        (folder / KEY_FILE).unlink(missing_ok=True)
    for emptied in (backups, folder):
        with suppress(OSError):
            emptied.rmdir()


def unlock(folder: Path, passphrase: str) -> OpenedKeys:
    """Open the key file with the passphrase.

    Raises:
        StorageError: ``WRONG_KEY``, ``KEYS_DAMAGED`` (also when it is gone but the store is there),
            ``TOO_NEW``, ``MISSING``, ``NO_PERMISSION``.
    """
    return key_slots.open_with_passphrase(read_key_file(folder), passphrase)


def unlock_with_recovery(folder: Path, code: RecoveryCode) -> OpenedKeys:
    """Open the key file with the recovery code; a new passphrase should be asked for next.

    Raises:
        StorageError: ``WRONG_CODE``, and as for :func:`unlock`.
    """
    return key_slots.open_with_recovery(read_key_file(folder), code)


def change_passphrase(
    folder: Path, keys: OpenedKeys, passphrase: str, stretching: KeyStretching = REAL, above: int = 0
) -> OpenedKeys:
    """Wrap the data key for another passphrase. Only the key file is written; the recovery code stays valid.

    Key files in older backups still open with the passphrase of their time.

    Args:
        folder: the vault.
        keys: of the opened vault.
        passphrase: the new one.
        stretching: what it costs to try it.
        above: generation that the new key file exceeds, besides that of the file it replaces.

    Raises:
        UserError: the passphrase is too weak.
        StorageError: the key file is damaged or not that of ``keys``, or could not be written: the old one
            stays.
    """
    passphrases.check(passphrase)
    content, changed = key_slots.with_passphrase(read_key_file(folder), keys, passphrase, stretching, above)
    _write(folder, content)
    return changed


def new_recovery_code(folder: Path, keys: OpenedKeys, above: int = 0) -> tuple[OpenedKeys, RecoveryCode]:
    """Draw another recovery code; the sheet of the earlier one no longer opens the vault.

    Args:
        folder: the vault.
        keys: of the opened vault.
        above: as for :func:`change_passphrase`.

    Raises:
        StorageError: as for :func:`change_passphrase`.
    """
    code = recovery_codes.new_code()
    content, changed = key_slots.with_recovery(read_key_file(folder), keys, code, above)
    _write(folder, content)
    return changed, code


def label(folder: Path) -> VaultLabel:
    """Read what the key file says of its vault without opening it.

    Raises:
        StorageError: ``KEYS_DAMAGED``, ``TOO_NEW``, ``MISSING``, ``NO_PERMISSION``.
    """
    parsed = key_file.parse(read_key_file(folder))
    created_at = datetime.fromtimestamp(parsed.created, UTC)
    return VaultLabel(key_slots.mark_of(parsed.vault_id), parsed.generation, created_at)


def read_key_file(folder: Path) -> bytes:
    """The bytes of the key file, for a backup; what a killed write left beside it is removed.

    Raises:
        StorageError: ``MISSING`` if there is no vault, ``KEYS_DAMAGED`` if there is one without a key file.
    """
    path = folder / KEY_FILE
    private_files.sweep(path)
    with private_files.disk_troubles():
        try:
            content = private_files.read_small(path, key_file.LONGEST)
        except (FileNotFoundError, NotADirectoryError):
            has_store = (folder / STORE_FILE).exists()
            raise StorageError(StorageTrouble.KEYS_DAMAGED if has_store else StorageTrouble.MISSING) from None
    if content is None:
        raise StorageError(StorageTrouble.KEYS_DAMAGED)
    return content


def are_of_one_vault(one: bytes, other: bytes) -> bool:
    """Whether two key files belong to the same vault, whatever was changed in between; not for a damaged one."""
    try:
        return key_file.parse(one).vault_id == key_file.parse(other).vault_id
    except StorageError:
        return False


def _write(folder: Path, content: bytes) -> None:
    with private_files.disk_troubles():
        private_files.write_atomically(folder / KEY_FILE, content)
