"""The one connection to the encrypted file, and what its failures mean. Nothing else names ``sqlcipher3``.

The settings were measured together; changing one can lose what was acknowledged:

- one connection, used by one thread (sharing one between threads crashes the interpreter);
- ``isolation_level=None`` and an explicit ``BEGIN IMMEDIATE``, or changes of the schema are not rolled back;
- ``TRUNCATE`` and ``EXTRA``, not a write-ahead log: a damaged log loses committed rows without an error;
- ``cipher_log_level`` before the key, or the library writes about a wrong key on the standard error stream;
- ``temp_store=MEMORY``: a temporary file would hold decrypted rows;
- ``hide_parameters``: a message about a failed statement must not carry a note;
- AUTOCOMMIT is never used (it spoils ``isolation_level``): VACUUM and PRAGMA run on the driver's connection.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Protocol, cast

import sqlcipher3
from sqlalchemy import Connection, Engine, RootTransaction, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from coachdesk.domain.errors import StorageError, StorageTrouble

PAGE_SIZE = 4096  # bytes; SQLCipher's default, every page is authenticated on its own
BUSY_SECONDS = 0.5  # a scanner of files may hold it for a moment; another window holds it for good
POOL_SECONDS = 1.0  # a second connection asked for within a transaction is a bug: told at once

_KEY = re.compile(r"[0-9a-fA-F]{96}")
_SETTINGS = (
    "temp_store=MEMORY",
    "locking_mode=EXCLUSIVE",
    "journal_mode=TRUNCATE",
    "synchronous=EXTRA",
    "fullfsync=ON",  # macOS only: without it fsync stops at the cache of the disk
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
)

_TROUBLES = {
    "SQLITE_BUSY": StorageTrouble.IN_USE,
    "SQLITE_LOCKED": StorageTrouble.IN_USE,
    "SQLITE_FULL": StorageTrouble.DISK_FULL,
    "SQLITE_READONLY": StorageTrouble.NO_PERMISSION,
    "SQLITE_CANTOPEN": StorageTrouble.NO_PERMISSION,
    "SQLITE_PERM": StorageTrouble.NO_PERMISSION,
    "SQLITE_IOERR": StorageTrouble.FAILED,
    "SQLITE_CORRUPT": StorageTrouble.DAMAGED,
    # Also what a wrong key gives; but the key was proven by the key file before it came here.
    "SQLITE_NOTADB": StorageTrouble.DAMAGED,
    "SQLITE_FORMAT": StorageTrouble.DAMAGED,
    "SQLITE_PROTOCOL": StorageTrouble.FAILED,
    "SQLITE_NOLFS": StorageTrouble.FAILED,
}
_OS_TROUBLES = {
    errno.ENOSPC: StorageTrouble.DISK_FULL,
    errno.EDQUOT: StorageTrouble.DISK_FULL,
    errno.EACCES: StorageTrouble.NO_PERMISSION,
    errno.EPERM: StorageTrouble.NO_PERMISSION,
    errno.EROFS: StorageTrouble.NO_PERMISSION,
    errno.ENOENT: StorageTrouble.MISSING,
}


class Cursor(Protocol):
    """The rows of a statement."""

    def fetchall(self) -> list[tuple[Any, ...]]:
        """All rows."""


class Driver(Protocol):
    """The driver's own connection, for PRAGMA and VACUUM."""

    def execute(self, statement: str, parameters: Sequence[object] = ..., /) -> Cursor:
        """Run a statement."""

    def rollback(self) -> None:
        """End a transaction that was begun."""

    def close(self) -> None:
        """Close the file."""


def connect(path: Path, raw_key_hex: str) -> Driver:
    """Open one driver connection with every setting made.

    Args:
        path: the encrypted file.
        raw_key_hex: 256-bit key and 128-bit salt, 96 hexadecimal digits.

    Raises:
        ValueError: the key has another form (it would be stretched as a passphrase).
    """
    if not _KEY.fullmatch(raw_key_hex):
        raise ValueError
    connection = cast(Driver, sqlcipher3.connect(str(path), isolation_level=None, timeout=BUSY_SECONDS))
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{raw_key_hex}'\"")
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}").fetchall()
    except sqlcipher3.Error:
        connection.close()
        raise
    return connection


def make_engine(path: Path, raw_key_hex: str) -> Engine:
    """The engine of one vault: a pool of one connection, each transaction begun with ``BEGIN IMMEDIATE``."""
    common = _common()
    pool = QueuePool(
        lambda: cast(Any, connect(path, raw_key_hex)),  # a key in the URL would stay readable there
        pool_size=1,
        max_overflow=0,
        timeout=POOL_SECONDS,
        dialect=common.dialect,
    )
    engine = Engine(
        pool,
        common.dialect,
        common.url,
        hide_parameters=True,
        execution_options=common.get_execution_options(),
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


@cache
def _common() -> Engine:
    """What the vaults of a process share: what SQLAlchemy knows of the driver, and each statement once compiled.

    Compiling takes ten times as long as running. Compiled statements hold names of tables and columns, no values.
    """
    common = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher3,
        creator=lambda: sqlcipher3.connect(":memory:"),
        execution_options={"compiled_cache": {}},
    )
    # It asks the driver what it can do when it first meets it.
    common.connect().close()
    common.dispose()
    return common


def driver(connection: Connection) -> Driver:
    """The driver's own connection, for what is refused or ignored within a transaction."""
    return cast(Driver, connection.connection.driver_connection)


def claim(engine: Engine) -> None:
    """Take the file for this process until it is closed; nothing stays behind after a crash.

    Raises:
        StorageError: another process has it (``IN_USE``), or it cannot be read.
    """
    with storage_errors(), engine.connect() as connection:
        driver(connection).execute("BEGIN EXCLUSIVE")
        driver(connection).execute("COMMIT")


def check_file(path: Path) -> None:
    """Refuse what the library would take for an empty new database or read halfway.

    Raises:
        StorageError: ``MISSING``, ``NO_PERMISSION`` or ``DAMAGED``.
    """
    with storage_errors():
        size = path.stat().st_size
    if not os.access(path, os.R_OK | os.W_OK) or not os.access(path.parent, os.W_OK | os.X_OK):
        raise StorageError(StorageTrouble.NO_PERMISSION)
    journal = path.with_name(f"{path.name}-journal")
    is_interrupted = journal.exists() and journal.stat().st_size > 0
    # After a loss of power the end may be ragged: the journal, replayed at opening, puts it right.
    if size < PAGE_SIZE or (size % PAGE_SIZE and not is_interrupted):
        raise StorageError(StorageTrouble.DAMAGED)


def identity(path: Path) -> tuple[int, int] | None:
    """Which file a name stands for; ``None`` where the system lets nobody exchange an open file.

    Raises:
        StorageError: ``MISSING``, or the disk refused.
    """
    with storage_errors():
        status = path.stat()
    return (status.st_dev, status.st_ino) if os.name == "posix" else None


@contextmanager
def storage_errors() -> Iterator[None]:
    """Turn failures of the disk and of the file into :class:`StorageError`; bugs pass as they are."""
    try:
        yield
    except (DBAPIError, sqlcipher3.Error, OSError) as error:
        trouble = trouble_of(error)
        if trouble is None:
            raise
        raise StorageError(trouble) from error


def commit(connection: Connection, begun: RootTransaction) -> None:
    """Commit, or leave no transaction behind.

    A failed COMMIT does not say whether the change is in the file. A full disk does: it refuses before the
    journal is given up, so nothing of the change is there.

    Raises:
        StorageError: ``DISK_FULL``, or ``UNKNOWN_OUTCOME``: read again before doing anything.
    """
    try:
        with storage_errors():
            begun.commit()
    except StorageError as error:
        _abandon(connection)
        if error.trouble is StorageTrouble.DISK_FULL:
            raise
        raise StorageError(StorageTrouble.UNKNOWN_OUTCOME) from error
    except DBAPIError:
        _abandon(connection)
        raise


def _abandon(connection: Connection) -> None:
    # After a failed COMMIT the driver is still within the transaction, but SQLAlchemy takes it for ended.
    try:
        driver(connection).rollback()
    except sqlcipher3.Error:
        connection.invalidate()


def trouble_of(error: BaseException) -> StorageTrouble | None:
    """What the environment did, or ``None`` for a bug."""
    if isinstance(error, OSError):
        return _OS_TROUBLES.get(error.errno or 0, StorageTrouble.FAILED)
    cause = error.orig if isinstance(error, DBAPIError) else error
    # The driver gives the first part today; a finer SQLITE_IOERR_WRITE would mean the same here.
    name = "_".join(str(getattr(cause, "sqlite_errorname", "")).split("_")[:2])
    return _TROUBLES.get(name)
