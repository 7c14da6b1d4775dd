"""Wrapping of the data key: who opens it, and what an altered file gets even when its checksum fits."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from coachdesk.domain.errors import StorageError, StorageTrouble
from coachdesk.vault import key_file, key_slots, recovery_codes
from coachdesk.vault.key_file import CHECKSUM_LENGTH, SlotKind, with_checksum
from coachdesk.vault.key_slots import OpenedKeys
from coachdesk.vault.key_stretching import REAL, KeyStretching
from tests.key_prices import FLOOR
from tests.vault.conftest import MadeVault

# Written by the first version, never to be changed: vaults of practitioners look like this.
FIRST_VERSION = bytes.fromhex(
    "43445641554c54310001a9d6f8a3a13e29176227d4724974dea20000000000000001000000006b010afd0201014f2345"
    "0ad38bc947d9e58a557e45dfce00000002000000040001000085624cafdcabae8226b1b7ed0f29d524934679b17c1918"
    "d1cce4bddc82e72c76014b36cf05faee962ece1126a5210f4e5b38e9f4fe2f109d3efdf824ed7f97f4001acf55dbce2b"
    "3910fd1ae10202f32bb490f02963d0b3f5be8c17b34023000000000000000000000000eab614c6e2789e60280b5cb4d4"
    "215d7bb5924faf328bf6d0521ad7e12404d7e93e311d0df77eb4ea6a7157e40e3e0a27ef62e210d21747e231a5cc30df"
    "3f086f3e2ec3b1f6189b8ed02274ba9f39f2b7dd75ae21317215116d935fbcadb3bcae50b7291ac9c26191782fbad3a0"
    "612c80ab00163fad9266e352b9e61363d203fd7c9b129f3db0696470d031f3"
)
FIRST_PASSPHRASE = "Épi tracas ﬁl manuscrit"
FIRST_CODE = "ACKR-SYZG-PE72-6XRS-FD01-YBQ0-4ZYQ-79ZY"
FIRST_KEY = "41609bf97b1b276e9bcf24fd978a30bafa4aee95de8966e411261ba04272f2b629b8a2e1eee6c4e5c25ea80a1a992fe4"


def refusal_of_recovery(content: bytes, made: MadeVault) -> StorageTrouble | None:
    try:
        key_slots.open_with_recovery(content, made.code)
    except StorageError as error:
        return error.trouble
    return None


def refusal_of_passphrase(content: bytes, made: MadeVault) -> StorageTrouble | None:
    try:
        key_slots.open_with_passphrase(content, made.passphrase)
    except StorageError as error:
        return error.trouble
    return None


def flipped(content: bytes, bit: int) -> bytes:
    """One bit turned, and the checksum made to fit: damage that only the keys can notice."""
    body = bytearray(content[:-CHECKSUM_LENGTH])
    body[bit // 8] ^= 1 << bit % 8
    return with_checksum(bytes(body))


def test_key_file_of_the_first_version_opens_for_ever() -> None:
    with_code = key_slots.open_with_recovery(FIRST_VERSION, recovery_codes.parse(FIRST_CODE))
    assert key_slots.open_with_passphrase(FIRST_VERSION, FIRST_PASSPHRASE) == with_code
    assert with_code.raw_key_hex == FIRST_KEY


def test_every_forged_bit_is_refused_by_the_recovery_code(template: MadeVault) -> None:
    content = template.key_file.read_bytes()
    assert refusal_of_recovery(content, template) is None
    for bit in range((len(content) - CHECKSUM_LENGTH) * 8):
        assert refusal_of_recovery(flipped(content, bit), template) is not None, bit


@pytest.mark.parametrize(
    "byte",
    [
        pytest.param(10, id="vault id"),
        pytest.param(33, id="generation"),
        pytest.param(41, id="creation"),
        pytest.param(60, id="salt"),
        pytest.param(64, id="iterations"),
        pytest.param(68, id="lanes"),
        pytest.param(71, id="memory"),
        pytest.param(84, id="nonce"),
        pytest.param(85, id="wrapped data key"),
        pytest.param(120, id="wrapped salt of the store"),
        pytest.param(148, id="tag"),
        pytest.param(200, id="other slot"),
        pytest.param(286, id="seal"),
    ],
)
def test_forged_bit_is_refused_by_the_passphrase(template: MadeVault, byte: int) -> None:
    content = template.key_file.read_bytes()
    assert refusal_of_passphrase(flipped(content, byte * 8), template) is not None


def test_forged_bit_outside_a_slot_is_told_as_damage_not_as_a_wrong_passphrase(template: MadeVault) -> None:
    forged = flipped(template.key_file.read_bytes(), 200 * 8)
    assert refusal_of_passphrase(forged, template) is StorageTrouble.KEYS_DAMAGED


def test_older_slot_put_back_is_refused(template: MadeVault) -> None:
    content = template.key_file.read_bytes()
    changed, _ = key_slots.with_passphrase(content, template.keys, "garantit jaillir partage", FLOOR)
    old, new = key_file.parse(content), key_file.parse(changed)
    mixed = replace(new, slots=(old.slot(SlotKind.PASSPHRASE), new.slot(SlotKind.RECOVERY)))
    assert refusal_of_passphrase(mixed.to_bytes(), template) is StorageTrouble.KEYS_DAMAGED


def test_slot_of_another_vault_does_not_open(template: MadeVault) -> None:
    other, _ = key_slots.new_key_file(template.passphrase, template.code, FLOOR)
    mine, theirs = key_file.parse(template.key_file.read_bytes()), key_file.parse(other)
    mixed = replace(mine, slots=theirs.slots)
    assert refusal_of_recovery(mixed.to_bytes(), template) is StorageTrouble.WRONG_CODE


def test_key_file_of_another_vault_is_not_changed_with_these_keys(template: MadeVault) -> None:
    other, _ = key_slots.new_key_file(template.passphrase, template.code, FLOOR)
    with pytest.raises(StorageError) as caught:
        key_slots.with_recovery(other, template.keys, template.code)
    assert caught.value.trouble is StorageTrouble.KEYS_DAMAGED


def test_two_vaults_share_nothing() -> None:
    code = recovery_codes.new_code()
    first, first_keys = key_slots.new_key_file("the same words", code, FLOOR)
    second, second_keys = key_slots.new_key_file("the same words", code, FLOOR)
    assert first_keys.raw_key_hex != second_keys.raw_key_hex
    assert first_keys.vault_id != second_keys.vault_id
    for one, other in zip(key_file.parse(first).slots, key_file.parse(second).slots, strict=True):
        assert one.salt != other.salt
        assert one.nonce != other.nonce


def test_key_never_appears_in_the_file_or_in_words(template: MadeVault) -> None:
    content = template.key_file.read_bytes()
    secret = bytes.fromhex(template.keys.raw_key_hex)
    assert len(secret) == 48
    assert secret[:32] not in content
    assert secret[32:] not in content
    assert template.keys.raw_key_hex not in repr(template.keys)


def test_mark_is_four_hexadecimal_digits() -> None:
    assert OpenedKeys(bytes.fromhex("3f9a") + bytes(14), 1, "", "").mark == "3F9A"


def test_same_typing_on_another_keyboard_opens(template: MadeVault) -> None:
    content, keys = key_slots.new_key_file("Été à la mer ﬁn", template.code, FLOOR)
    otherwise = unicodedata.normalize("NFD", "  Été à\u00a0la  mer fin ")
    assert key_slots.open_with_passphrase(content, otherwise) == keys


def test_lone_surrogate_is_only_a_wrong_passphrase(template: MadeVault) -> None:
    with pytest.raises(StorageError) as caught:
        key_slots.open_with_passphrase(template.key_file.read_bytes(), "half of \ud83d a sign")
    assert caught.value.trouble is StorageTrouble.WRONG_KEY


def test_real_cost_opens_again() -> None:
    content, keys = key_slots.new_key_file("noisetier voulais demandeur", recovery_codes.new_code(), REAL)
    stretching = key_file.parse(content).slot(SlotKind.PASSPHRASE).stretching
    assert stretching == KeyStretching(memory_kib=262_144, iterations=3, lanes=4)
    assert key_slots.open_with_passphrase(content, "noisetier voulais demandeur") == keys


@pytest.mark.usefixtures("no_stretching")
def test_recovery_code_opens_without_key_stretching(template: MadeVault) -> None:
    content = template.key_file.read_bytes()
    assert key_slots.open_with_recovery(content, template.code) == template.keys


def test_cost_out_of_bounds_is_never_written() -> None:
    with pytest.raises(ValueError, match="memory_kib=1024"):
        key_slots.new_key_file("some words", recovery_codes.new_code(), KeyStretching(1024, 2, 1))
