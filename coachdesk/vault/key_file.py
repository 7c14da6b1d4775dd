"""The file ``vault.keys``: how its bytes are laid out, and nothing secret.

All numbers are big-endian; the creation is in seconds since 1970, UTC::

    magic "CDVAULT1" | u16 version | vault id [16] | u64 generation | u64 created | u8 slots
    each slot: u8 kind | u8 algorithm | salt [16] | u32 iterations | u32 lanes | u32 memory (KiB)
               | nonce [12] | wrapped [64]
    seal [32]       HMAC-SHA256 of everything before, under a key derived from the data key
    checksum [32]   SHA-256 of everything before

The checksum is no secret and protects against nobody; it tells a damaged file from a wrong passphrase. Every
future version begins with the magic and the version and ends with this checksum, so that a newer file is
recognised as newer and a damaged one as damaged.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from coachdesk.domain.errors import StorageError, StorageTrouble
from coachdesk.vault.key_stretching import NONE, KeyStretching

MAGIC: Final = b"CDVAULT1"
VERSION: Final = 1
LONGEST: Final = 64 * 1024  # bytes: room for newer versions, none for a file that fills the memory

ID_LENGTH: Final = 16
SALT_LENGTH: Final = 16
NONCE_LENGTH: Final = 12
WRAPPED_LENGTH: Final = 64  # 32-byte data key, 16-byte salt of the store, 16-byte tag
SEAL_LENGTH: Final = 32
CHECKSUM_LENGTH: Final = 32

_START: Final = struct.Struct(">8sH")
_HEADER: Final = struct.Struct(f">8sH{ID_LENGTH}sQQB")
_PARAMETERS: Final = struct.Struct(f">BB{SALT_LENGTH}sIII")
_SLOT: Final = struct.Struct(f"{_PARAMETERS.format}{NONCE_LENGTH}s{WRAPPED_LENGTH}s")
_LAST_SECOND: Final = 253_402_300_799  # end of the year 9999, where the calendar of Python stops
_LAST_GENERATION: Final = 2**63 - 1


class SlotKind(IntEnum):
    """What opens a slot."""

    PASSPHRASE = 1
    RECOVERY = 2


class SlotAlgorithm(IntEnum):
    """How the wrapping key of a slot is derived; the wrap itself is AES-256-GCM."""

    ARGON2ID = 1
    HKDF_SHA256 = 2


_ALGORITHMS: Final = {
    SlotKind.PASSPHRASE: SlotAlgorithm.ARGON2ID,
    SlotKind.RECOVERY: SlotAlgorithm.HKDF_SHA256,
}


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to unwrap the data key.

    Args:
        kind: what opens it.
        salt: 16 random bytes.
        stretching: cost of the passphrase; ``NONE`` for a recovery code, which is random enough as it is.
        nonce: 12 random bytes.
        wrapped: data key and salt of the store under AES-256-GCM, 64 bytes with the tag.
    """

    kind: SlotKind
    salt: bytes
    stretching: KeyStretching
    nonce: bytes
    wrapped: bytes

    def parameters(self) -> bytes:
        """Everything before the nonce, as written in the file."""
        cost = self.stretching
        return _PARAMETERS.pack(
            self.kind,
            _ALGORITHMS[self.kind],
            self.salt,
            cost.iterations,
            cost.lanes,
            cost.memory_kib,
        )

    def to_bytes(self) -> bytes:
        """The slot as written in the file."""
        return self.parameters() + self.nonce + self.wrapped


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A key file whose structure is sound; whether it is authentic is known once a slot was opened.

    Args:
        vault_id: 16 random bytes, drawn once for the vault.
        generation: 1 for a new vault, one more at each change of a slot.
        created: seconds since 1970, UTC.
        slots: one of each kind, in the order of :class:`SlotKind`.
        seal: HMAC over :meth:`body`.
    """

    vault_id: bytes
    generation: int
    created: int
    slots: tuple[Slot, ...]
    seal: bytes

    def slot(self, kind: SlotKind) -> Slot:
        """The slot of a kind."""
        return next(slot for slot in self.slots if slot.kind is kind)

    def bound_to(self, slot: Slot) -> bytes:
        """What the wrap of a slot authenticates: altered, or moved from another vault, it does not open.

        The generation is left out: changing the passphrase leaves the slot of the recovery code as it is.
        """
        vault = _START.pack(MAGIC, VERSION) + self.vault_id + struct.pack(">Q", self.created)
        return vault + slot.parameters()

    def body(self) -> bytes:
        """Everything before the seal."""
        header = _HEADER.pack(MAGIC, VERSION, self.vault_id, self.generation, self.created, len(self.slots))
        return header + b"".join(slot.to_bytes() for slot in self.slots)

    def to_bytes(self) -> bytes:
        """The file."""
        return with_checksum(self.body() + self.seal)


def with_checksum(content: bytes) -> bytes:
    """Append the checksum that ends every key file."""
    return content + hashlib.sha256(content).digest()


def parse(content: bytes) -> KeyFile:
    """Read the bytes of a key file. Costs microseconds: nothing is derived, whatever the file asks for.

    Raises:
        StorageError: ``TOO_NEW`` for an intact file of a newer version, ``KEYS_DAMAGED`` for anything else
            that is not as written.
    """
    if len(content) < _START.size + CHECKSUM_LENGTH or not content.startswith(MAGIC):
        raise StorageError(StorageTrouble.KEYS_DAMAGED)
    if with_checksum(content[:-CHECKSUM_LENGTH]) != content:
        raise StorageError(StorageTrouble.KEYS_DAMAGED)
    _, version = _START.unpack_from(content)
    if version > VERSION:
        raise StorageError(StorageTrouble.TOO_NEW)
    key_file = _parse_first_version(content[:-CHECKSUM_LENGTH])
    # One reading, one writing: a file that would be written otherwise than it was read is not ours.
    if key_file is None or key_file.to_bytes() != content:
        raise StorageError(StorageTrouble.KEYS_DAMAGED)
    return key_file


def _parse_first_version(content: bytes) -> KeyFile | None:
    if len(content) != _HEADER.size + len(SlotKind) * _SLOT.size + SEAL_LENGTH:
        return None
    _, _, vault_id, generation, created, _ = _HEADER.unpack_from(content)
    if not 1 <= generation <= _LAST_GENERATION or created > _LAST_SECOND:
        return None
    starts = range(_HEADER.size, len(content) - SEAL_LENGTH, _SLOT.size)
    slots = [_parse_slot(kind, content, start) for kind, start in zip(SlotKind, starts, strict=True)]
    sound = tuple(slot for slot in slots if slot is not None)
    if len(sound) != len(SlotKind):
        return None
    return KeyFile(vault_id, generation, created, sound, content[-SEAL_LENGTH:])


def _parse_slot(kind: SlotKind, content: bytes, start: int) -> Slot | None:
    _, _, salt, iterations, lanes, memory_kib, nonce, wrapped = _SLOT.unpack_from(content, start)
    stretching = KeyStretching(memory_kib, iterations, lanes)
    is_sound = stretching.is_acceptable if kind is SlotKind.PASSPHRASE else stretching == NONE
    if not is_sound:
        return None
    return Slot(kind, salt, stretching, nonce, wrapped)
