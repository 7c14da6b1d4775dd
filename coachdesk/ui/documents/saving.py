"""Writing a document outside the vault: whole or not at all, readable by its owner alone."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from coachdesk.domain.errors import StorageError, StorageTrouble, UserError


def save_outside(file: Path, content: bytes, vault: Path | None) -> None:
    """Write ``content`` to ``file``.

    Raises:
        UserError: the file would lie inside the vault.
        StorageError: ``DISK_FULL``, ``NO_PERMISSION`` or ``FAILED``; nothing is left behind.
    """
    target = file.expanduser().absolute()
    if vault is not None and vault.resolve() in (target.resolve(), *target.resolve().parents):
        raise UserError("Choose a place outside the vault: what lies inside belongs to CoachDesk.")
    scratch: Path | None = None
    try:
        # mkstemp makes the file readable by its owner alone.
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".coachdesk", suffix=".new")
        scratch = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        scratch.replace(target)
    except OSError as error:
        if scratch is not None:
            scratch.unlink(missing_ok=True)
        raise StorageError(_trouble(error)) from error


def _trouble(error: OSError) -> StorageTrouble:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return StorageTrouble.DISK_FULL
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR}:
        return StorageTrouble.NO_PERMISSION
    return StorageTrouble.FAILED
