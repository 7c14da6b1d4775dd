"""The keys of the open vault: which key file opened it, and another passphrase or recovery code.

Whoever puts an old key file back makes an old passphrase or an old recovery sheet work again. So the store
remembers the key file that was used last, by its generation and its seal. The file is always written first and
remembered afterwards: cut off in between, the store knows an older file than the one that is there, and
catches up when the vault is next opened. It never knows a newer one. A backup carries a store and the key file
of the same moment, so one from before a change opens without a word.

This tells of an exchange made with files. Who holds the data key itself can write any key file, and any store.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from coachdesk.domain.errors import StorageError, UserError
from coachdesk.store.stores import Store

if TYPE_CHECKING:
    from coachdesk.services.vaults import OpenedKeys, RecoveryCode, VaultsService

_GENERATION: Final = "generation"
_SEAL: Final = "key_file_seal"


class KeysService:
    """Remembers the key file of the open vault, and changes it.

    Args:
        store: the open store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._is_earlier = False

    def meet(self, keys: OpenedKeys) -> None:
        """The vault was opened with ``keys``: remember them if they are newer than what is known.

        Raises:
            StorageError: what is remembered cannot be read.
        """
        self._is_earlier = self._is_behind(keys)
        if not self._is_earlier:
            self._remember(keys)

    def is_earlier(self) -> bool:
        """Whether the vault was opened with an earlier key file than it remembers.

        A passphrase or recovery code that was replaced is valid again then, until one of them is changed.
        """
        return self._is_earlier

    def change_passphrase(self, vaults: VaultsService, current: str, passphrase: str) -> None:
        """Let another passphrase open the vault; the recovery code stays valid.

        Args:
            vaults: writes the key file.
            current: the passphrase so far.
            passphrase: the new one.

        Raises:
            UserError: the new one is too weak, or the key file was exchanged meanwhile.
            StorageError: ``WRONG_KEY``; the key file is damaged or could not be written: the earlier
                passphrase still opens.
        """
        keys = self._unlock(vaults, current)
        changed = vaults.change_passphrase(self._store.folder, keys, passphrase, above=self._known()[0])
        self._take(changed)

    def new_recovery_code(self, vaults: VaultsService, current: str) -> tuple[OpenedKeys, RecoveryCode]:
        """Draw another recovery code; the earlier sheet no longer opens the vault.

        Args:
            vaults: writes the key file.
            current: the passphrase, which stays.

        Raises:
            UserError: the key file was exchanged meanwhile.
            StorageError: as :meth:`change_passphrase`.
        """
        keys = self._unlock(vaults, current)
        changed, code = vaults.new_recovery_code(self._store.folder, keys, above=self._known()[0])
        self._take(changed)
        return changed, code

    def _unlock(self, vaults: VaultsService, passphrase: str) -> OpenedKeys:
        keys = vaults.unlock(self._store.folder, passphrase)
        if self._is_behind(keys) and not self._is_earlier:
            # Changing it would make the earlier file the newest one, and nobody would be told any more.
            raise UserError(
                "The key file was exchanged while the vault was open. Lock it, then open it again."
            )
        return keys

    def _take(self, changed: OpenedKeys) -> None:
        self._is_earlier = False
        self._remember(changed)

    def _is_behind(self, keys: OpenedKeys) -> bool:
        """Older than what is remembered, or another file with the same number: a change of an older one."""
        generation, seal = self._known()
        is_other = keys.generation == generation and seal not in {None, keys.seal}
        return keys.generation < generation or is_other

    def _known(self) -> tuple[int, str | None]:
        """Generation and seal of the key file that is remembered; 0 and none while there is none."""
        with self._store.reading() as reader:
            return int(reader.fact(_GENERATION) or 0), reader.fact(_SEAL)

    def _remember(self, keys: OpenedKeys) -> None:
        if self._known() == (keys.generation, keys.seal):
            return
        # A full disk must neither keep a vault from opening nor deny a change that is made: the next opening
        # catches up.
        with suppress(StorageError), self._store.change() as change:
            change.set_fact(_GENERATION, str(keys.generation))
            change.set_fact(_SEAL, keys.seal)
