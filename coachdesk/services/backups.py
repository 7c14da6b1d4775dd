"""Backups of the open vault: each is verified before it counts."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from coachdesk.domain.errors import UserError
from coachdesk.domain.vault_files import BACKUPS
from coachdesk.services.clock import Clock
from coachdesk.store import backups
from coachdesk.store.backups import BackUp, Copied
from coachdesk.store.queries import practices
from coachdesk.store.stores import Store
from coachdesk.vault import vaults

__all__ = ["BackUp", "BackupsService", "Copied"]

DUE_AFTER: Final = timedelta(hours=24)
_FACT: Final = "last_backup"


class BackupsService:
    """Backups of the open vault, beside it and in a second place.

    Args:
        store: the open store.
        clock: now.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def last(self) -> datetime | None:
        """Instant (UTC) of the last backup that was verified, ``None`` before the first."""
        with self._store.reading() as reader:
            known = reader.fact(_FACT)
        return None if known is None else datetime.fromisoformat(known)

    def is_due(self) -> bool:
        """Whether the last one is older than 24 hours, or dated in the future by a clock that was wrong.

        The fictional vault is thrown away: it is never due.
        """
        if self._is_demo():
            return False
        last = self.last()
        return last is None or not timedelta(0) <= self._clock.now() - last <= DUE_AFTER

    def back_up_now(self, second_place: Path | None = None) -> BackUp:
        """Write a verified backup beside the vault and in the second place, if there is one.

        A second place that is not there is told in ``missing`` and is no failure. Where somebody waits for the
        store meanwhile, the three parts of it are done apart: :meth:`begin`, :meth:`finish`, :meth:`note`.

        Raises:
            UserError: the vault is the fictional one.
            StorageError: the vault is damaged, or the first place refused; earlier backups are untouched.
        """
        return self.note(self.finish(self.begin(second_place)))

    def begin_if_due(self, second_place: Path | None = None) -> Copied | None:
        """Copy the store when a backup is due, else ``None``.

        Raises:
            StorageError: as :meth:`begin`.
        """
        return self.begin(second_place) if self.is_due() else None

    def begin(self, second_place: Path | None = None) -> Copied:
        """Copy the store: the only part that holds it up.

        Raises:
            UserError: the vault is the fictional one.
            StorageError: the vault is damaged, or the first place refused.
        """
        if self._is_demo():
            raise UserError("The fictional practice is thrown away when it is closed: it has no backups.")
        first = self._store.folder / BACKUPS
        targets = (first,) if second_place is None else (first, second_place)
        moment = self._clock.now()
        keys = vaults.read_key_file(self._store.folder)
        is_own = partial(vaults.are_of_one_vault, keys)
        return backups.copy_store(self._store, keys, targets, moment, is_own)

    def finish(self, copied: Copied) -> BackUp:
        """Examine the copy and make the backup; on any thread, the store is not asked.

        Raises:
            StorageError: the copy is damaged, or the first place refused; earlier backups are untouched.
        """
        return backups.finish(copied)

    def note(self, written: BackUp) -> BackUp:
        """Remember when the last backup was made.

        Raises:
            StorageError: the disk refused.
        """
        with self._store.change() as change:
            change.set_fact(_FACT, written.taken_at.isoformat())
        return written

    def _is_demo(self) -> bool:
        with self._store.reading() as reader:
            practice = practices.find_practice(reader)
        return practice is not None and practice.is_demo
