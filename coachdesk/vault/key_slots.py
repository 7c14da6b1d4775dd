"""Wrapping and unwrapping of the data key.

The data key opens the store and never changes with the passphrase. Each slot of the key file holds it under a
key that is derived from what the person knows (Argon2id) or keeps on paper (HKDF). GCM alone would let a
crafted slot open under two keys; the seal, an HMAC of the whole file under a key derived from the data key,
closes that and shows any slot that was added, removed or put back.
"""

from __future__ import annotations

import hmac
import secrets
import time
from dataclasses import dataclass, field, replace
from typing import Final

from coachdesk.domain.errors import StorageError, StorageTrouble
from coachdesk.vault import key_file
from coachdesk.vault.key_file import KeyFile, Slot, SlotKind
from coachdesk.vault.key_stretching import NONE, KeyStretching
from coachdesk.vault.passphrases import normalised
from coachdesk.vault.recovery_codes import RecoveryCode

_KEY_LENGTH: Final = 32
_STORE_SALT_LENGTH: Final = 16
_SEAL_PURPOSE: Final = b"CoachDesk key file seal v1"
_RECOVERY_PURPOSE: Final = b"CoachDesk recovery slot v1"


@dataclass(frozen=True, slots=True)
class OpenedKeys:
    """What opening a vault yields.

    Args:
        vault_id: 16 bytes, the same for the whole life of the vault.
        generation: number of the key file, kept in the store too so that an older file put back is noticed.
        seal: of the key file, in hexadecimal digits: tells two files with the same number apart.
        raw_key_hex: 96 hexadecimal digits for SQLCipher: data key, then salt of the store. Not shown by
            ``repr``.
    """

    vault_id: bytes
    generation: int
    seal: str
    raw_key_hex: str = field(repr=False)

    @property
    def mark(self) -> str:
        """Four hexadecimal digits that tell one vault's recovery sheet from another's."""
        return mark_of(self.vault_id)


def mark_of(vault_id: bytes) -> str:
    """Short mark of a vault, for example ``3F9A``."""
    return vault_id[:2].hex().upper()


def new_key_file(passphrase: str, code: RecoveryCode, stretching: KeyStretching) -> tuple[bytes, OpenedKeys]:
    """Draw a new data key and wrap it for a passphrase and a recovery code."""
    secret = secrets.token_bytes(_KEY_LENGTH + _STORE_SALT_LENGTH)
    empty = KeyFile(secrets.token_bytes(key_file.ID_LENGTH), 1, int(time.time()), (), b"")
    return _sealed(
        empty,
        secret,
        _passphrase_slot(empty, passphrase, stretching, secret),
        _recovery_slot(empty, code, secret),
    )


def open_with_passphrase(content: bytes, passphrase: str) -> OpenedKeys:
    """Open the bytes of a key file. Takes as long as its key stretching: never on the thread of the window.

    Raises:
        StorageError: ``WRONG_KEY``, ``KEYS_DAMAGED``, ``TOO_NEW``.
    """
    parsed = key_file.parse(content)
    slot = parsed.slot(SlotKind.PASSPHRASE)
    return _opened(
        parsed, _unwrapped(parsed, slot, _passphrase_key(slot, passphrase), StorageTrouble.WRONG_KEY)
    )


def open_with_recovery(content: bytes, code: RecoveryCode) -> OpenedKeys:
    """Open the bytes of a key file with the code from the sheet.

    Raises:
        StorageError: ``WRONG_CODE``, ``KEYS_DAMAGED``, ``TOO_NEW``.
    """
    parsed = key_file.parse(content)
    slot = parsed.slot(SlotKind.RECOVERY)
    return _opened(parsed, _unwrapped(parsed, slot, _recovery_key(slot, code), StorageTrouble.WRONG_CODE))


def with_passphrase(
    content: bytes, keys: OpenedKeys, passphrase: str, stretching: KeyStretching, above: int = 0
) -> tuple[bytes, OpenedKeys]:
    """Wrap the same data key for another passphrase; the recovery code stays.

    Args:
        content: bytes of the key file.
        keys: of the opened vault.
        passphrase: the new one.
        stretching: what it costs to try it.
        above: the new generation is higher than that of ``content`` and than this one.

    Raises:
        StorageError: the key file is damaged, or is not that of the opened vault.
    """
    parsed, secret = _mine(content, keys, above)
    slot = _passphrase_slot(parsed, passphrase, stretching, secret)
    return _sealed(parsed, secret, slot, parsed.slot(SlotKind.RECOVERY))


def with_recovery(
    content: bytes, keys: OpenedKeys, code: RecoveryCode, above: int = 0
) -> tuple[bytes, OpenedKeys]:
    """Wrap the same data key for another recovery code; the passphrase stays.

    Args:
        content: bytes of the key file.
        keys: of the opened vault.
        code: the new one.
        above: as for :func:`with_passphrase`.

    Raises:
        StorageError: the key file is damaged, or is not that of the opened vault.
    """
    parsed, secret = _mine(content, keys, above)
    return _sealed(parsed, secret, parsed.slot(SlotKind.PASSPHRASE), _recovery_slot(parsed, code, secret))


def _mine(content: bytes, keys: OpenedKeys, above: int) -> tuple[KeyFile, bytes]:
    """The parsed file with its generation raised, and the secret, if the file belongs to the opened keys."""
    parsed = key_file.parse(content)
    secret = bytes.fromhex(keys.raw_key_hex)
    _check_seal(parsed, secret)
    return replace(parsed, generation=max(parsed.generation, above) + 1), secret


def _opened(parsed: KeyFile, secret: bytes) -> OpenedKeys:
    _check_seal(parsed, secret)
    return OpenedKeys(parsed.vault_id, parsed.generation, parsed.seal.hex(), secret.hex())


def _sealed(parsed: KeyFile, secret: bytes, *slots: Slot) -> tuple[bytes, OpenedKeys]:
    filled = replace(parsed, slots=slots)
    finished = replace(filled, seal=_seal(filled, secret))
    return finished.to_bytes(), _opened(finished, secret)


def _seal(parsed: KeyFile, secret: bytes) -> bytes:
    return hmac.digest(
        _derived(secret[:_KEY_LENGTH], parsed.vault_id, _SEAL_PURPOSE), parsed.body(), "sha256"
    )


def _check_seal(parsed: KeyFile, secret: bytes) -> None:
    if not hmac.compare_digest(_seal(parsed, secret), parsed.seal):
        raise StorageError(StorageTrouble.KEYS_DAMAGED)


def _passphrase_slot(parsed: KeyFile, passphrase: str, stretching: KeyStretching, secret: bytes) -> Slot:
    slot = _empty_slot(SlotKind.PASSPHRASE, stretching)
    return _wrapped(parsed, slot, _passphrase_key(slot, passphrase), secret)


def _recovery_slot(parsed: KeyFile, code: RecoveryCode, secret: bytes) -> Slot:
    slot = _empty_slot(SlotKind.RECOVERY, NONE)
    return _wrapped(parsed, slot, _recovery_key(slot, code), secret)


def _empty_slot(kind: SlotKind, stretching: KeyStretching) -> Slot:
    salt, nonce = secrets.token_bytes(key_file.SALT_LENGTH), secrets.token_bytes(key_file.NONCE_LENGTH)
    return Slot(kind, salt, stretching, nonce, b"")


def _passphrase_key(slot: Slot, passphrase: str) -> bytes:
    return slot.stretching.stretch(normalised(passphrase), slot.salt, _KEY_LENGTH)


def _recovery_key(slot: Slot, code: RecoveryCode) -> bytes:
    return _derived(code.value, slot.salt, _RECOVERY_PURPOSE)


def _wrapped(parsed: KeyFile, slot: Slot, key: bytes, secret: bytes) -> Slot:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return replace(slot, wrapped=AESGCM(key).encrypt(slot.nonce, secret, parsed.bound_to(slot)))


def _unwrapped(parsed: KeyFile, slot: Slot, key: bytes, trouble: StorageTrouble) -> bytes:
    # Loaded here, as in the other two: the lock screen is painted before any of it is needed.
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(slot.nonce, slot.wrapped, parsed.bound_to(slot))
    except InvalidTag:
        raise StorageError(trouble) from None


def _derived(secret: bytes, salt: bytes, purpose: bytes) -> bytes:
    """HKDF-SHA256 (RFC 5869), 32 bytes."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=_KEY_LENGTH, salt=salt, info=purpose).derive(secret)
