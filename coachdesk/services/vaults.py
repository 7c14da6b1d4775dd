"""Vaults that are not open: made, unlocked, checked, restored.

A verb here may take a second: never on the thread of the window.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from coachdesk.domain.errors import StorageError, StorageTrouble
from coachdesk.domain.vault_files import BACKUPS
from coachdesk.store import backups
from coachdesk.store.backups import Verified
from coachdesk.store.containers import open_container
from coachdesk.store.copies import remove_stale
from coachdesk.store.rotations import moment_of
from coachdesk.store.stores import Store
from coachdesk.vault import (
    key_copies,
    key_slots,
    passphrases,
    private_files,
    recovery_codes,
    sync_folders,
    vaults,
)
from coachdesk.vault.key_slots import OpenedKeys
from coachdesk.vault.key_stretching import REAL, KeyStretching
from coachdesk.vault.passphrases import Strength
from coachdesk.vault.recovery_codes import RecoveryCode
from coachdesk.vault.vaults import VaultLabel

__all__ = ["NewVault", "OpenedKeys", "RecoveryCode", "Strength", "VaultLabel", "VaultsService", "Verified"]

_NO_ROOM_BESIDE = frozenset({StorageTrouble.NO_PERMISSION, StorageTrouble.DISK_FULL})


@dataclass(frozen=True, slots=True)
class NewVault:
    """What was made for a new vault; its store is made next, by :func:`coachdesk.services.services.found`.

    Attributes:
        mark: four signs that tell this vault from others, printed on the recovery sheet.
    """

    folder: Path
    keys: OpenedKeys = field(repr=False)
    code: RecoveryCode = field(repr=False)
    mark: str


class VaultsService:
    """Vaults on this computer.

    Args:
        copies: folder in which a second copy of each key file is kept.
        stretching: what it costs to try a passphrase.
    """

    def __init__(self, copies: Path, stretching: KeyStretching = REAL) -> None:
        self._copies = copies
        self._stretching = stretching

    def folder_named(self, place: Path, name: str) -> Path:
        """The folder of a vault of that name.

        Raises:
            UserError: no system takes such a name.
        """
        return vaults.folder_named(place, name)

    def is_vault(self, folder: Path) -> bool:
        """Whether something of a vault lies in the folder, damaged or not."""
        return vaults.is_vault(folder)

    def synced_by(self, folder: Path) -> str | None:
        """Name of the service that seems to copy the folder to other computers: a warning, not a refusal."""
        return sync_folders.synced_by(folder)

    def strength(self, passphrase: str, personal: tuple[str, ...] = ()) -> Strength:
        """How hard a passphrase is to guess; ``personal`` words count as guessed."""
        return passphrases.strength(passphrase, personal)

    def suggest(self, language: str) -> str:
        """Five words drawn by chance, in ``fr`` or ``en``."""
        return passphrases.suggest(language)

    def create(self, folder: Path, passphrase: str) -> NewVault:
        """Make folder and key file of a new vault.

        Raises:
            UserError: the folder holds something already, or the passphrase is too weak.
            StorageError: the disk refused; nothing is left behind.
        """
        keys, code = vaults.create(folder, passphrase, self._stretching)
        self._keep_copy(folder)
        return NewVault(folder, keys, code, vaults.label(folder).mark)

    def abandon(self, folder: Path) -> None:
        """Take back a vault whose store was never made."""
        vaults.abandon_new(folder)

    def unlock(self, folder: Path, passphrase: str) -> OpenedKeys:
        """Open the key file with the passphrase.

        Raises:
            StorageError: ``WRONG_KEY``, ``KEYS_DAMAGED``, ``TOO_NEW``, ``MISSING``, ``NO_PERMISSION``.
        """
        keys = vaults.unlock(folder, passphrase)
        self._keep_copy(folder)
        return keys

    def unlock_with_recovery(self, folder: Path, typed: str) -> OpenedKeys:
        """Open the key file with the recovery code as typed; a new passphrase should be asked for next.

        Raises:
            UserError: it is no recovery code; the message names the group.
            StorageError: ``WRONG_CODE``, and as :meth:`unlock`.
        """
        keys = vaults.unlock_with_recovery(folder, recovery_codes.parse(typed))
        self._keep_copy(folder)
        return keys

    def change_passphrase(
        self, folder: Path, keys: OpenedKeys, passphrase: str, above: int = 0
    ) -> OpenedKeys:
        """Let another passphrase open the vault; the recovery code stays valid, the store is not touched.

        While the vault is open, :meth:`KeysService.change_passphrase` does this and remembers it.

        Args:
            folder: of the vault.
            keys: that opened it.
            passphrase: the new one.
            above: generation that the new key file exceeds, besides that of the file it replaces.

        Raises:
            UserError: it is too weak.
            StorageError: the key file is damaged or could not be written; the earlier passphrase still opens.
        """
        changed = vaults.change_passphrase(folder, keys, passphrase, self._stretching, above)
        self._keep_copy(folder)
        return changed

    def new_recovery_code(
        self, folder: Path, keys: OpenedKeys, above: int = 0
    ) -> tuple[OpenedKeys, RecoveryCode]:
        """Draw another recovery code; the earlier sheet no longer opens the vault.

        Args:
            folder: of the vault.
            keys: that opened it.
            above: as for :meth:`change_passphrase`.

        Raises:
            StorageError: as :meth:`change_passphrase`.
        """
        changed, code = vaults.new_recovery_code(folder, keys, above)
        self._keep_copy(folder)
        return changed, code

    def label(self, folder: Path) -> VaultLabel:
        """What the key file says of its vault without being opened.

        Raises:
            StorageError: ``KEYS_DAMAGED``, ``TOO_NEW``, ``MISSING``, ``NO_PERMISSION``.
        """
        return vaults.label(folder)

    def has_key_copy(self, folder: Path) -> bool:
        """Whether a damaged or lost key file of this vault can be put back from this computer's copy."""
        return key_copies.has_copy(folder, self._copies)

    def has_newer_key_copy(self, folder: Path) -> bool:
        """Whether this computer's copy is later than the key file in the folder, as when a service brought one back."""
        return key_copies.has_newer_copy(folder, self._copies)

    def put_key_copy_back(self, folder: Path) -> None:
        """Put the copy in the place of a damaged, lost or earlier key file, which is kept beside it.

        Raises:
            StorageError: ``KEYS_DAMAGED`` when there is no copy.
        """
        key_copies.restore_key_file(folder, self._copies)

    def latest_backup(self, folder: Path) -> datetime | None:
        """Local moment (no zone) in the name of the newest backup beside the vault, for the lock screen."""
        moments = [found[0] for path in self.list_backups(folder) if (found := moment_of(path.name))]
        return max(moments, default=None)

    def list_backups(self, folder: Path) -> tuple[Path, ...]:
        """The backups beside the vault, newest first."""
        return backups.list_backups(folder / BACKUPS)

    def verify(self, folder: Path, passphrase: str) -> dict[str, int]:
        """Open a vault, read and authenticate every page of it, and count the rows of each table.

        Raises:
            StorageError: as :meth:`unlock`, ``IN_USE``, ``DAMAGED``.
        """
        keys = self.unlock(folder, passphrase)
        store = Store.open(folder, keys.raw_key_hex)
        try:
            return store.check()
        finally:
            store.close()

    def verify_backup(self, file: Path, passphrase: str) -> Verified:
        """Open a backup with the passphrase of its day and read every page of it.

        Raises:
            StorageError: ``WRONG_KEY``, ``KEYS_DAMAGED``, ``BACKUP_DAMAGED``, ``MISSING``, ``NO_PERMISSION``.
        """
        keys = key_slots.open_with_passphrase(open_container(file).keys, passphrase)
        try:
            return backups.verify(file, keys.raw_key_hex)
        except StorageError as error:
            if error.trouble not in _NO_ROOM_BESIDE:
                raise
        # A disc that cannot be written, a stick that is full: it is read all the same, and copied to this computer.
        with private_files.disk_troubles():
            private_files.make_folder(self._copies)
        remove_stale(self._copies)
        return backups.verify(file, keys.raw_key_hex, self._copies)

    def restore(self, file: Path, new_folder: Path, passphrase: str) -> Verified:
        """Make a vault from a backup, beside what is there; with a wrong passphrase no file is written.

        Raises:
            UserError: there is something in that folder.
            StorageError: as :meth:`verify_backup`; nothing is left behind.
        """
        backups.require_free(new_folder)
        verified = self.verify_backup(file, passphrase)
        backups.restore(file, new_folder)
        self._keep_copy(new_folder)
        return verified

    def _keep_copy(self, folder: Path) -> None:
        # The copy is a second net: a full or read-only disk elsewhere must not keep a vault from opening.
        with suppress(StorageError):
            key_copies.keep_copy(folder, self._copies)
