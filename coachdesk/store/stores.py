"""The open store of one vault. It is made, used and closed on one thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from coachdesk.domain.changes import Done, Step
from coachdesk.domain.errors import StorageError, StorageTrouble, UserError
from coachdesk.domain.vault_files import BACKUPS, KEY_FILE, STORE_FILE
from coachdesk.store import backups, copies
from coachdesk.store.engine import check_file, claim, commit, driver, identity, make_engine, storage_errors
from coachdesk.store.files import make_private, sync_folder
from coachdesk.store.transactions import Reader, Transaction
from coachdesk.store.upgrades import CURRENT, Schema, revision_of, upgrade


class Store:
    """The encrypted store of a vault folder, claimed for this process until it is closed.

    Made by :meth:`create` and :meth:`open`.
    """

    def __init__(self, folder: Path, engine: Engine, raw_key_hex: str) -> None:
        self.folder = folder
        self._engine = engine
        self._raw_key_hex = raw_key_hex
        self._thread = threading.get_ident()
        self._is_open = True
        self._identity = identity(folder / STORE_FILE)

    @staticmethod
    def create(folder: Path, raw_key_hex: str) -> Store:
        """Make the store of a new vault in a folder that exists, and open it.

        Args:
            folder: the vault folder.
            raw_key_hex: key and salt, 96 hexadecimal digits.

        Raises:
            UserError: there is a vault in this folder already.
            StorageError: the disk refused.
        """
        path = folder / STORE_FILE
        if path.exists():
            raise UserError("There is a vault in this folder already. Choose another folder.")
        # Made beside and renamed when it is whole: an interrupted beginning is never taken for a vault.
        unfinished = folder / f"{STORE_FILE}.new"
        leftovers = (unfinished, folder / f"{STORE_FILE}.new-journal")
        _remove(*leftovers)
        with storage_errors():
            try:
                make_private(unfinished)
                engine = make_engine(unfinished, raw_key_hex)
                try:
                    upgrade(engine)
                finally:
                    engine.dispose()
                unfinished.rename(path)
            finally:
                # Refused or not: what is left would keep the folder from being taken back.
                _remove(*leftovers)
            sync_folder(folder)
        return Store.open(folder, raw_key_hex)

    @staticmethod
    def open(folder: Path, raw_key_hex: str, schema: Schema = CURRENT) -> Store:
        """Open the store of a vault and claim it; an older one is upgraded once a verified copy is made.

        Args:
            folder: the vault folder.
            raw_key_hex: key and salt, 96 hexadecimal digits, proven by the key file.
            schema: the revisions of this version.

        Raises:
            StorageError: ``MISSING``, ``IN_USE``, ``NO_PERMISSION``, ``DAMAGED`` (also for a wrong key),
                ``TOO_NEW``, ``DISK_FULL``.
        """
        check_file(folder / STORE_FILE)
        engine = make_engine(folder / STORE_FILE, raw_key_hex)
        store = Store(folder, engine, raw_key_hex)
        try:
            claim(engine)
            copies.remove_stale(folder / BACKUPS)
            store._bring_to(schema)
        except BaseException:
            store.close()
            raise
        return store

    @contextmanager
    def change(self) -> Iterator[Transaction]:
        """One transaction: durable at the end of the block, rolled back when the block raises.

        Raises:
            StorageError: ``UNKNOWN_OUTCOME`` when the commit itself failed: the change may be there or not;
                after every other trouble it is not.
        """
        with storage_errors(), self._engine.connect() as connection:
            begun = connection.begin()
            try:
                yield Transaction(connection)
                self._require_in_place()
            except BaseException:
                begun.rollback()
                raise
            commit(connection, begun)

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """A view in which all queries of the block see the same moment."""
        with storage_errors(), self._engine.connect() as connection:
            yield Reader(connection)

    def take_back(self, step: Step) -> Done[None]:
        """Write the rows of a step as they were before it. The step of the answer does it again.

        Raises:
            UserError: a row is no longer as the step left it; nothing was changed.
            StorageError: the disk refused.
        """
        try:
            with self.change() as transaction:
                transaction.put_back(step)
        except IntegrityError as error:
            # Something made since belongs to a row that the step would take away.
            raise UserError("This was changed again since then, so it can no longer be undone.") from error
        return transaction.done(None)

    def check(self) -> dict[str, int]:
        """Read and authenticate every page, and count the rows of each table.

        Raises:
            StorageError: ``DAMAGED``.
        """
        with storage_errors(), self._engine.connect() as connection:
            return copies.examine(driver(connection))

    def count_rows(self) -> dict[str, int]:
        """The number of rows of each table.

        Raises:
            StorageError: the disk refused.
        """
        with storage_errors(), self._engine.connect() as connection:
            return copies.count_rows(driver(connection))

    def copy_into(self, path: Path) -> None:
        """Write a compact copy, under the same key, into a file that exists and is empty.

        Raises:
            StorageError: the disk refused.
        """
        with storage_errors(), self._engine.connect() as connection:
            # On the driver's connection: within a transaction it is refused.
            driver(connection).execute("VACUUM INTO ?", (str(path),))

    @property
    def raw_key_hex(self) -> str:
        """Key and salt, for the verification of a copy."""
        return self._raw_key_hex

    def close(self) -> None:
        """Close the file and give it up for other processes; again is harmless.

        Raises:
            RuntimeError: called on another thread than the one that opened it, where it could not close it.
        """
        if not self._is_open:
            return
        if threading.get_ident() != self._thread:
            raise RuntimeError
        self._is_open = False
        self._engine.dispose()
        self._raw_key_hex = ""

    def _require_in_place(self) -> None:
        # A file that a synchronising program removed or exchanged still takes commits while it is open, and
        # they are gone once it is closed. The library does not look: each change does, just before its end.
        if identity(self.folder / STORE_FILE) != self._identity:
            raise StorageError(StorageTrouble.MISSING)

    def _bring_to(self, schema: Schema) -> None:
        with storage_errors(), self._engine.connect() as connection:
            held = revision_of(connection)
        if held > schema.revision:
            raise StorageError(StorageTrouble.TOO_NEW)
        if held < schema.revision:
            keys = self.folder / KEY_FILE
            backups.back_up(self, keys.read_bytes() if keys.exists() else b"", (self.folder / BACKUPS,))
            upgrade(self._engine, schema)


def _remove(*files: Path) -> None:
    for file in files:
        file.unlink(missing_ok=True)
