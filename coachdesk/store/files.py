"""Files that only their owner may read, written so that a name stands for the whole file or for nothing."""

from __future__ import annotations

import os
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def make_private(path: Path) -> None:
    """Make an empty file that only its owner may read and write.

    Raises:
        FileExistsError: there is one already.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))


def make_private_folder(path: Path) -> None:
    """Make a folder for its owner alone, unless it is there."""
    if not path.is_dir():
        path.mkdir(mode=PRIVATE_FOLDER, parents=True)


def sync_file(path: Path) -> None:
    """Wait until the contents of a file are on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(path: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system knows of such a thing."""
    if os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
