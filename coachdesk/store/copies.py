"""Copies of a store that are under way, and the examination of a store or a copy, page by page."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from sqlalchemy import func, select, table

from coachdesk.domain.errors import StorageError, StorageTrouble
from coachdesk.store.engine import Driver, connect, storage_errors
from coachdesk.store.files import make_private

_UNFINISHED: Final = ".unfinished-"
_OURS: Final = re.compile(r"\.unfinished-[0-9a-f]{16}(-journal)?")
_FORGOTTEN_AFTER: Final = 24 * 3600
"""Seconds."""


@contextmanager
def scratch_file(folder: Path) -> Iterator[Path]:
    """An empty private file beside the one that is to be made, gone at the end unless it was renamed."""
    with done_with(make_scratch(folder)) as path:
        yield path


def make_scratch(folder: Path) -> Path:
    """An empty private file that :func:`remove_stale` takes for left over."""
    path = folder / f"{_UNFINISHED}{secrets.token_hex(8)}"
    make_private(path)
    return path


@contextmanager
def done_with(path: Path) -> Iterator[Path]:
    """A scratch file that is needed for the last time."""
    try:
        yield path
    finally:
        remove_scratch(path)


def remove_scratch(path: Path) -> None:
    """Remove a scratch file that was not renamed, with its journal."""
    for leftover in (path, _journal(path)):
        leftover.unlink(missing_ok=True)


def remove_stale(folder: Path) -> None:
    """Remove what an interrupted copy left in a folder."""
    with storage_errors():
        for leftover in folder.glob(f"{_UNFINISHED}*"):
            leftover.unlink(missing_ok=True)


def remove_forgotten(folder: Path) -> None:
    """Remove what a copy killed a day ago or more left in a folder that others use too.

    Another window may be copying there right now, so what is younger stays; so does what does not have the name
    that only :func:`make_scratch` gives.
    """
    for leftover in folder.glob(f"{_UNFINISHED}*"):
        with suppress(OSError):
            is_old = time.time() - leftover.lstat().st_mtime > _FORGOTTEN_AFTER
            if is_old and _OURS.fullmatch(leftover.name):
                leftover.unlink()


def examine(connection: Driver) -> dict[str, int]:
    """Read and authenticate every page of an open file, and count the rows of each table.

    Args:
        connection: the driver's own connection.

    Raises:
        StorageError: ``DAMAGED``.
    """
    with storage_errors():
        pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        contents = connection.execute("PRAGMA integrity_check").fetchall()
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
        if pages or orphans or [tuple(row) for row in contents] != [("ok",)]:
            raise StorageError(StorageTrouble.DAMAGED)
    counts = count_rows(connection)
    if "vault_facts" not in counts:
        raise StorageError(StorageTrouble.DAMAGED)
    return counts


def count_rows(connection: Driver) -> dict[str, int]:
    """The number of rows of each table.

    Raises:
        StorageError: the file could not be read.
    """
    with storage_errors():
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: int(connection.execute(str(select(func.count()).select_from(table(name)))).fetchall()[0][0])
            for (name,) in sorted(names)
            if not name.startswith("sqlite_")
        }


def examine_copy(path: Path, raw_key_hex: str) -> dict[str, int]:
    """Open a copy by its own and examine it.

    Raises:
        StorageError: ``DAMAGED``, also when the key is another one.
    """
    with storage_errors():
        try:
            with closing(connect(path, raw_key_hex)) as connection:
                return examine(connection)
        finally:
            _journal(path).unlink(missing_ok=True)


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")
