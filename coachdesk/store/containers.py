"""A backup is one file: the key file of the vault and a copy of its store, so that it opens by itself.

Layout, numbers big-endian: magic (8 bytes), instant in seconds since 1970 UTC (8), length of the key file
(4), length of the store (8), SHA-256 of all the rest (32); then the key file and the store as they are. Both
are encrypted already, by the passphrase and by the data key.
"""

from __future__ import annotations

import hashlib
import shutil
import struct
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from coachdesk.domain.errors import StorageError, StorageTrouble
from coachdesk.store.engine import PAGE_SIZE, storage_errors
from coachdesk.store.files import make_private, sync_file

MAGIC = b"CDBACKUP"
_HEAD = struct.Struct(">8sqIQ")
_DIGEST_SIZE = 32
_KEYS_LIMIT = 1 << 20  # bytes; a key file has a few hundred
_CHUNK = 1 << 20
_LAST_SECOND = 253_402_300_799  # end of the year 9999, where the calendar of Python stops


@dataclass(frozen=True, slots=True)
class Container:
    """A backup whose every byte was checked against its digest.

    Attributes:
        taken_at: UTC.
        keys: the key file of the vault.
        store_size: length of the store within, in bytes.
    """

    path: Path
    taken_at: datetime
    keys: bytes
    store_size: int

    def write_store(self, path: Path) -> None:
        """Write the store within into a new private file, and wait until it is on the disk.

        Raises:
            StorageError: the disk refused.
        """
        with storage_errors():
            make_private(path)
            with self.path.open("rb") as source, path.open("wb") as target:
                source.seek(-self.store_size, 2)
                shutil.copyfileobj(source, target, _CHUNK)
            sync_file(path)


def write_container(path: Path, taken_at: datetime, keys: bytes, store: Path) -> None:
    """Write a container into a file that exists and is empty, and wait until it is on the disk.

    Args:
        path: the file.
        taken_at: instant of the copy.
        keys: the key file of the vault.
        store: the copy of its store.

    Raises:
        StorageError: the disk refused.
    """
    with storage_errors():
        head = _HEAD.pack(MAGIC, int(taken_at.timestamp()), len(keys), store.stat().st_size)
        digest = hashlib.sha256(head + keys)
        with path.open("wb") as target, store.open("rb") as source:
            target.write(head + bytes(_DIGEST_SIZE) + keys)
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
                target.write(chunk)
            target.seek(_HEAD.size)
            target.write(digest.digest())
        sync_file(path)


def read_keys(path: Path) -> bytes:
    """The key file within a backup, as it says and unchecked; empty when it is no backup or cannot be read."""
    try:
        with path.open("rb") as source:
            head = source.read(_HEAD.size)
            magic, _, keys_size, _ = _HEAD.unpack(head) if len(head) == _HEAD.size else (b"", 0, 0, 0)
            if magic != MAGIC or keys_size > _KEYS_LIMIT:
                return b""
            source.seek(_DIGEST_SIZE, 1)
            return source.read(keys_size)
    except OSError:
        return b""


def open_container(path: Path) -> Container:
    """Read a backup whole and check it.

    Raises:
        StorageError: ``BACKUP_DAMAGED``, ``MISSING``, or the disk refused.
    """
    with storage_errors(), path.open("rb") as source:
        head = source.read(_HEAD.size)
        if len(head) < _HEAD.size:
            raise StorageError(StorageTrouble.BACKUP_DAMAGED)
        magic, seconds, keys_size, store_size = _HEAD.unpack(head)
        expected = _HEAD.size + _DIGEST_SIZE + keys_size + store_size
        if (
            magic != MAGIC
            or keys_size > _KEYS_LIMIT
            or store_size < PAGE_SIZE
            or path.stat().st_size != expected
            or not 0 <= seconds <= _LAST_SECOND
        ):
            raise StorageError(StorageTrouble.BACKUP_DAMAGED)
        stored = source.read(_DIGEST_SIZE)
        keys = source.read(keys_size)
        if _digest(head + keys, source) != stored:
            raise StorageError(StorageTrouble.BACKUP_DAMAGED)
    return Container(path, datetime.fromtimestamp(seconds, UTC), keys, store_size)


def _digest(beginning: bytes, rest: BinaryIO) -> bytes:
    digest = hashlib.sha256(beginning)
    while chunk := rest.read(_CHUNK):
        digest.update(chunk)
    return digest.digest()
