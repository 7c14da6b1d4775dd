"""A second copy of each key file, in the folder where CoachDesk keeps its state on this computer.

A key file is a few hundred bytes without which nothing opens. The copy gives away no more than the file
itself. Its name carries the vault's id and a digest of where the vault lay, so that it is found when the
damaged file can no longer say which vault it belongs to; no name of a practice is in it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from coachdesk.domain.errors import StorageError, StorageTrouble
from coachdesk.domain.vault_files import KEY_FILE
from coachdesk.vault import key_file, private_files, vaults

DAMAGED_SUFFIX: Final = ".damaged"
EARLIER_SUFFIX: Final = ".earlier"

_ID_START: Final = len(key_file.MAGIC) + 2


def keep_copy(folder: Path, copies: Path) -> None:
    """Copy the key file of a vault; earlier copies of it go, so that an old passphrase does not linger here.

    To be called after a vault was created or unlocked and after each change of its keys.

    Args:
        folder: the vault.
        copies: folder of the copies, made if it is not there.

    Raises:
        StorageError: the key file is not sound (the copy stays as it was), or the copy cannot be written.
    """
    content = vaults.read_key_file(folder)
    vault_id = key_file.parse(content).vault_id.hex()
    kept = copies / f"{vault_id}-{_digest(folder)}.keys"
    with private_files.disk_troubles():
        private_files.make_folder(copies)
        if not kept.exists() or kept.read_bytes() != content:
            private_files.write_atomically(kept, content)
        for other in copies.glob(f"{vault_id}-*"):
            if other != kept:
                other.unlink()


def has_copy(folder: Path, copies: Path) -> bool:
    """Whether :func:`restore_key_file` would find something for this vault."""
    return _find(folder, copies) is not None


def has_newer_copy(folder: Path, copies: Path) -> bool:
    """Whether the copy is a later key file of the same vault: the file in the folder was brought back by something."""
    path = folder / KEY_FILE
    content = private_files.read_small(path, key_file.LONGEST) if path.exists() else None
    kept = _find(folder, copies)
    if content is None or kept is None or _trouble(content) is not None:
        return False
    now, then = key_file.parse(kept), key_file.parse(content)
    return now.vault_id == then.vault_id and now.generation > then.generation


def restore_key_file(folder: Path, copies: Path) -> None:
    """Put the copy in the place of a damaged, missing or earlier key file.

    That is kept beside it, as ``.damaged`` or ``.earlier``.
    A key file that is sound and not earlier, or written by a newer version, is left alone. That the copy belongs
    to the store is known when the store is opened with it.

    Raises:
        StorageError: ``KEYS_DAMAGED`` if there is no copy for this vault; ``NO_PERMISSION`` and the like.
    """
    path = folder / KEY_FILE
    with private_files.disk_troubles():
        is_earlier = has_newer_copy(folder, copies)
        if path.exists() and not _is_damaged(path) and not is_earlier:
            return
        content = _find(folder, copies)
        if content is None:
            raise StorageError(StorageTrouble.KEYS_DAMAGED)
        if path.exists():
            path.replace(path.with_name(path.name + (EARLIER_SUFFIX if is_earlier else DAMAGED_SUFFIX)))
        private_files.write_atomically(path, content)


def _is_damaged(path: Path) -> bool:
    content = private_files.read_small(path, key_file.LONGEST)
    return content is None or _trouble(content) is StorageTrouble.KEYS_DAMAGED


def _trouble(content: bytes) -> StorageTrouble | None:
    try:
        key_file.parse(content)
    except StorageError as error:
        return error.trouble
    return None


def _find(folder: Path, copies: Path) -> bytes | None:
    """The sound copy with the vault's id if the damaged file still shows it, else the one that lay there."""
    for pattern in (*_id_pattern(folder / KEY_FILE), f"*-{_digest(folder)}.keys"):
        for path in copies.glob(pattern):
            content = private_files.read_small(path, key_file.LONGEST)
            if content is not None and _trouble(content) is None:
                return content
    return None


def _id_pattern(path: Path) -> tuple[str, ...]:
    content = private_files.read_small(path, key_file.LONGEST) if path.exists() else None
    vault_id = (content or b"")[_ID_START : _ID_START + key_file.ID_LENGTH]
    return (f"{vault_id.hex()}-*.keys",) if len(vault_id) == key_file.ID_LENGTH else ()


def _digest(folder: Path) -> str:
    return hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
