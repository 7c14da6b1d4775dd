"""Small files that nobody else may read and that are never half written."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from coachdesk.domain.errors import StorageError, StorageTrouble

FOLDER_MODE: Final = 0o700
FILE_MODE: Final = 0o600

# Seconds. On Windows a virus scanner or a synchroniser holds a fresh file for an instant, and anywhere a
# second window may sweep our new file away as a stale one; both are over at the next try.
_PAUSES: Final = (0.05, 0.1, 0.2)

_TROUBLES: Final = {
    errno.EACCES: StorageTrouble.NO_PERMISSION,
    errno.EPERM: StorageTrouble.NO_PERMISSION,
    errno.EROFS: StorageTrouble.NO_PERMISSION,
    errno.ENOSPC: StorageTrouble.DISK_FULL,
    errno.EDQUOT: StorageTrouble.DISK_FULL,
    errno.EFBIG: StorageTrouble.DISK_FULL,
    errno.ENOENT: StorageTrouble.MISSING,
    errno.ENOTDIR: StorageTrouble.MISSING,
}


def trouble_of(error: OSError) -> StorageTrouble:
    """Say what the system's refusal means for the vault; an unknown one is ``FAILED``."""
    return _TROUBLES.get(error.errno or 0, StorageTrouble.FAILED)


@contextmanager
def disk_troubles() -> Iterator[None]:
    """Turn every refusal of the file system inside the block into a :class:`StorageError`."""
    try:
        yield
    except OSError as error:
        raise StorageError(trouble_of(error)) from error


def new_name(path: Path) -> Path:
    """Name under which a file is written before it takes its place."""
    return path.with_name(f"{path.name}.new")


def sweep(path: Path) -> None:
    """Remove what a killed write left beside ``path``; a medium that refuses (read-only) keeps it."""
    with suppress(OSError):
        new_name(path).unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter, whatever the umask; its parents get the usual rights.

    Raises:
        OSError: it exists as something else, or the file system refuses.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
    folder.chmod(FOLDER_MODE)


def read_small(path: Path, limit: int) -> bytes | None:
    """Read a file of at most ``limit`` bytes; ``None`` if it is longer or no plain file (a folder, a pipe).

    Raises:
        OSError: it is not there or may not be read.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > limit:
        return None
    return path.read_bytes()


def write_atomically(path: Path, content: bytes) -> None:
    """Replace ``path`` by ``content``: after a crash at any instant it holds the old bytes or the new ones.

    Raises:
        OSError: nothing was replaced.
    """
    new = new_name(path)
    try:
        _write_and_place(new, path, content, _PAUSES)
    except OSError:
        sweep(path)
        raise
    _sync_folder(path.parent)


def _write_and_place(new: Path, path: Path, content: bytes, pauses: tuple[float, ...]) -> None:
    try:
        _write_whole(new, content)
        new.replace(path)
    except (PermissionError, FileNotFoundError):
        if not pauses:
            raise
        time.sleep(pauses[0])
        _write_and_place(new, path, content, pauses[1:])


def _write_whole(new: Path, content: bytes) -> None:
    new.unlink(missing_ok=True)
    # O_EXCL: never follow a link that somebody put there. The umask only takes rights away; chmod gives them
    # back.
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), FILE_MODE)
    with os.fdopen(descriptor, "wb") as stream:
        new.chmod(FILE_MODE)
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the new name durable. Windows cannot open folders and does this by itself."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
