"""Writing a document outside the vault: whole or not at all, readable by its owner alone."""

from __future__ import annotations

from pathlib import Path

from coachdesk.domain.errors import UserError
from coachdesk.services.documents import save


def save_outside(file: Path, content: bytes, vault: Path | None) -> None:
    """Write ``content`` to ``file``.

    Raises:
        UserError: the file would lie inside the vault, or is no place for a file.
        StorageError: ``DISK_FULL``, ``NO_PERMISSION`` or ``FAILED``; nothing is left behind.
    """
    target = file.expanduser().absolute()
    if vault is not None and vault.resolve() in (target.resolve(), *target.resolve().parents):
        raise UserError("Choose a place outside the vault: what lies inside belongs to CoachDesk.")
    save(target, content)
