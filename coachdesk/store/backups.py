"""Verified copies of a vault, each one file; kept by rotation; restored beside, never over."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from coachdesk.domain.errors import StorageError, StorageTrouble, UserError
from coachdesk.domain.vault_files import BACKUPS, KEY_FILE, STORE_FILE
from coachdesk.store.containers import open_container, read_keys, write_container
from coachdesk.store.copies import (
    done_with,
    examine_copy,
    make_scratch,
    remove_forgotten,
    remove_scratch,
    scratch_file,
)
from coachdesk.store.engine import storage_errors
from coachdesk.store.files import PRIVATE_FOLDER, make_private, make_private_folder, sync_file, sync_folder
from coachdesk.store.rotations import backup_name, moment_of, names_to_drop


class Source(Protocol):
    """What is backed up: an open store."""

    @property
    def raw_key_hex(self) -> str:
        """Key and salt of the store."""

    def count_rows(self) -> dict[str, int]:
        """The number of rows of each table."""

    def copy_into(self, path: Path) -> None:
        """Write a copy into an empty file."""


@dataclass(frozen=True, slots=True)
class BackUp:
    """What was written.

    Attributes:
        file: in the first place.
        elsewhere: in the further places.
        missing: further places that were not there or refused; nothing was written to them.
    """

    file: Path
    taken_at: datetime
    elsewhere: tuple[Path, ...] = ()
    missing: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy that is still to be examined: on any thread, for the store has no part in it any more.

    Attributes:
        copy: a scratch file in the first place.
        rows: of the store, by table, at the moment of the copy.
    """

    copy: Path
    taken_at: datetime
    rows: dict[str, int]
    raw_key_hex: str = field(repr=False)
    vault_keys: bytes = field(repr=False)
    others: tuple[Path, ...] = ()
    is_own: Callable[[bytes], bool] | None = None


@dataclass(frozen=True, slots=True)
class Verified:
    """A backup that was opened and read whole.

    Attributes:
        size: of the file, in bytes.
        rows: count by table.
    """

    taken_at: datetime
    size: int
    rows: dict[str, int]


def back_up(
    source: Source,
    vault_keys: bytes,
    targets: Sequence[Path],
    taken_at: datetime | None = None,
    is_own: Callable[[bytes], bool] | None = None,
) -> BackUp:
    """Copy, examine the copy, write it to the first place and then to the others, and drop what is old.

    Args: as :func:`copy_store`.

    Raises:
        StorageError: the store is ``DAMAGED`` or the first place refused; the earlier backups are untouched.
    """
    return finish(copy_store(source, vault_keys, targets, taken_at, is_own))


def copy_store(
    source: Source,
    vault_keys: bytes,
    targets: Sequence[Path],
    taken_at: datetime | None = None,
    is_own: Callable[[bytes], bool] | None = None,
) -> Copied:
    """Copy the store, on its thread: the part of a backup that others have to wait for.

    Args:
        source: the open store.
        vault_keys: the bytes of the key file, carried along.
        targets: the backups folder of the vault (made when missing), then further places. These are not made:
            where a disk is not plugged in, its folder would appear on another one.
        taken_at: instant of the backup, now when not given.
        is_own: whether a key file is one of this vault. Several vaults may have one second place: what is old is
            counted among the backups of this one alone. Without it every backup counts.

    Raises:
        StorageError: the store is ``DAMAGED`` or the first place refused.
    """
    first, *others = targets
    with storage_errors():
        make_private_folder(first)
        with ExitStack() as refused:
            copy = make_scratch(first)
            refused.callback(remove_scratch, copy)
            source.copy_into(copy)
            rows = source.count_rows()
            # Not refused: the copy stays for whoever examines it.
            refused.pop_all()
    moment = taken_at or datetime.now(UTC)
    return Copied(copy, moment, rows, source.raw_key_hex, vault_keys, tuple(others), is_own)


def finish(copied: Copied) -> BackUp:
    """Examine a copy, make a backup of it, and drop what is old; it takes its time, away from the store.

    Raises:
        StorageError: the copy is ``DAMAGED`` or the first place refused; the earlier backups are untouched.
    """
    first, moment = copied.copy.parent, copied.taken_at
    with storage_errors():
        with done_with(copied.copy) as copy, scratch_file(first) as container:
            if examine_copy(copy, copied.raw_key_hex) != copied.rows:
                raise StorageError(StorageTrouble.DAMAGED)
            write_container(container, moment, copied.vault_keys, copy)
            file = _settle(container, first, moment)
        elsewhere, missing = _copy_elsewhere(file, copied.others, moment)
        for made in (file, *elsewhere):
            _drop_old(made, copied.is_own)
    return BackUp(file, moment, elsewhere, missing)


def list_backups(folder: Path) -> tuple[Path, ...]:
    """The backups in a folder, newest first; empty when there is no such folder."""
    with storage_errors():
        if not folder.is_dir():
            return ()
        dated = [(moment, path) for path in folder.iterdir() if (moment := moment_of(path.name))]
    return tuple(path for _, path in sorted(dated, reverse=True))


def verify(file: Path, raw_key_hex: str, scratch: Path | None = None) -> Verified:
    """Open a backup with its key and read every page of it.

    Args:
        file: the backup.
        raw_key_hex: key and salt, from the key file within (:func:`open_container` gives it).
        scratch: writable folder for the store within while it is read (it stays encrypted); beside the backup
            when not given.

    Raises:
        StorageError: ``BACKUP_DAMAGED``, or the disk refused.
    """
    container = open_container(file)
    with storage_errors(), scratch_file(scratch or file.parent) as copy:
        copy.unlink()
        container.write_store(copy)
        try:
            rows = examine_copy(copy, raw_key_hex)
        except StorageError as error:
            if error.trouble is StorageTrouble.DAMAGED:
                raise StorageError(StorageTrouble.BACKUP_DAMAGED) from error
            raise
        return Verified(container.taken_at, file.stat().st_size, rows)


def require_free(new_folder: Path) -> None:
    """Refuse a place for a vault where there is something.

    Raises:
        UserError: it is a file, or a folder that holds something.
        StorageError: the disk refused.
    """
    with storage_errors():
        if new_folder.exists() and (not new_folder.is_dir() or any(new_folder.iterdir())):
            raise UserError(
                "There is something in this folder. Choose a new one: a backup never replaces anything."
            )


def restore(file: Path, new_folder: Path) -> None:
    """Make a vault from a backup; the passphrase of that day opens it.

    Args:
        file: the backup.
        new_folder: a folder that does not exist or is empty.

    Raises:
        UserError: there is something in that folder.
        StorageError: ``BACKUP_DAMAGED``, or the disk refused; nothing is left behind then.
    """
    container = open_container(file)
    require_free(new_folder)
    with storage_errors():
        new_folder.parent.mkdir(parents=True, exist_ok=True)
        unfinished = new_folder.with_name(f".unfinished-{secrets.token_hex(8)}")
        unfinished.mkdir(mode=PRIVATE_FOLDER)
        try:
            make_private_folder(unfinished / BACKUPS)
            keys = unfinished / KEY_FILE
            make_private(keys)
            keys.write_bytes(container.keys)
            sync_file(keys)
            container.write_store(unfinished / STORE_FILE)
            sync_folder(unfinished)
            if new_folder.exists():
                new_folder.rmdir()
            unfinished.rename(new_folder)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
        sync_folder(new_folder.parent)


def _settle(container: Path, folder: Path, moment: datetime) -> Path:
    """Check a container as it lies on the disk and give it its name."""
    open_container(container)
    file = folder / backup_name(moment, (path.name for path in folder.iterdir()))
    container.rename(file)
    sync_folder(folder)
    return file


def _copy_elsewhere(
    file: Path, places: Sequence[Path], moment: datetime
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    written, missing = [], []
    for place in places:
        try:
            remove_forgotten(place)
            with storage_errors(), scratch_file(place) as container:
                shutil.copyfile(file, container)
                sync_file(container)
                written.append(_settle(container, place, moment))
        except StorageError:
            missing.append(place)
    return tuple(written), tuple(missing)


def _drop_old(made: Path, is_own: Callable[[bytes], bool] | None) -> None:
    folder = made.parent
    names = [path.name for path in folder.iterdir() if moment_of(path.name) is not None]
    # The new one stays whatever its date says: clocks are set back.
    for name in names_to_drop(name for name in names if is_own is None or is_own(read_keys(folder / name))):
        if name != made.name:
            (folder / name).unlink(missing_ok=True)
