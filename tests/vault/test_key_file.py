"""The bytes of vault.keys: whatever happened to them, the answer is a clear refusal and costs nothing."""

from __future__ import annotations

import struct
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.errors import StorageError, StorageTrouble
from coachdesk.vault import key_file, vaults
from coachdesk.vault.key_file import CHECKSUM_LENGTH, SlotKind, with_checksum
from tests.vault.conftest import MadeVault

COST_AT = 61  # iterations, lanes, memory of the passphrase slot, four bytes each
SLOT_LENGTH = 106
HEADER_LENGTH = 43


def trouble_with(content: bytes) -> StorageTrouble | None:
    try:
        key_file.parse(content)
    except StorageError as error:
        return error.trouble
    return None


def altered(content: bytes, at: int, new: bytes) -> bytes:
    """The file with some bytes replaced and a fitting checksum, as an attacker would leave it."""
    body = content[:-CHECKSUM_LENGTH]
    return with_checksum(body[:at] + new + body[at + len(new) :])


@pytest.fixture(scope="session")
def content(template: MadeVault) -> bytes:
    return template.key_file.read_bytes()


def test_file_is_read_as_it_was_written(content: bytes, template: MadeVault) -> None:
    parsed = key_file.parse(content)
    assert parsed.to_bytes() == content
    assert parsed.vault_id == template.keys.vault_id
    assert parsed.generation == 1
    assert abs(parsed.created - time.time()) < 3600
    assert [slot.kind for slot in parsed.slots] == [SlotKind.PASSPHRASE, SlotKind.RECOVERY]
    assert len(content) == 319


def test_every_flipped_bit_is_told_as_damage(content: bytes) -> None:
    for bit in range(len(content) * 8):
        flipped = bytearray(content)
        flipped[bit // 8] ^= 1 << bit % 8
        assert trouble_with(bytes(flipped)) is StorageTrouble.KEYS_DAMAGED, bit


def test_every_truncation_is_told_as_damage(content: bytes) -> None:
    for length in range(len(content)):
        assert trouble_with(content[:length]) is StorageTrouble.KEYS_DAMAGED, length


def test_something_appended_is_told_as_damage(content: bytes) -> None:
    assert trouble_with(content + b"\0") is StorageTrouble.KEYS_DAMAGED
    assert trouble_with(with_checksum(content)) is StorageTrouble.KEYS_DAMAGED


def test_newer_version_is_told_whatever_its_layout(content: bytes) -> None:
    assert trouble_with(altered(content, 8, struct.pack(">H", 2))) is StorageTrouble.TOO_NEW
    assert trouble_with(with_checksum(key_file.MAGIC + b"\x7f\xff" + b"anything")) is StorageTrouble.TOO_NEW


def test_version_that_never_was_is_told_as_damage(content: bytes) -> None:
    assert trouble_with(altered(content, 8, struct.pack(">H", 0))) is StorageTrouble.KEYS_DAMAGED


@pytest.mark.parametrize(
    ("iterations", "lanes", "memory_kib"),
    [
        (2, 4, 4 * 1024 * 1024),  # would fill the memory
        (2, 4, 2**32 - 1),
        (2**32 - 1, 4, 64 * 1024),  # would never end
        (17, 4, 64 * 1024),
        (2, 17, 64 * 1024),
        (2, 0, 64 * 1024),
        (2, 4, 64 * 1024 - 1),  # cheaper than ever written: a downgrade
        (1, 4, 64 * 1024),
        (2, 4, 8),
        (0, 0, 0),
    ],
)
@pytest.mark.usefixtures("no_stretching")
def test_cost_out_of_bounds_is_refused_before_anything_is_derived(
    vault: MadeVault, iterations: int, lanes: int, memory_kib: int
) -> None:
    cost = struct.pack(">III", iterations, lanes, memory_kib)
    vault.key_file.write_bytes(altered(vault.key_file.read_bytes(), COST_AT, cost))
    with pytest.raises(StorageError) as caught:
        vaults.unlock(vault.folder, vault.passphrase)
    assert caught.value.trouble is StorageTrouble.KEYS_DAMAGED


@pytest.mark.parametrize(
    ("at", "new"),
    [
        pytest.param(26, struct.pack(">Q", 0), id="generation below the first"),
        pytest.param(26, struct.pack(">Q", 2**64 - 1), id="generation that cannot be raised"),
        pytest.param(34, struct.pack(">Q", 2**63), id="creation no calendar has"),
        pytest.param(42, b"\x03", id="a slot too many announced"),
        pytest.param(HEADER_LENGTH, b"\x02", id="passphrase slot called recovery"),
        pytest.param(HEADER_LENGTH + 1, b"\x02", id="passphrase without key stretching"),
        pytest.param(HEADER_LENGTH + SLOT_LENGTH, b"\x03", id="slot of an unknown kind"),
        pytest.param(COST_AT + SLOT_LENGTH, b"\0\0\0\x02", id="recovery slot with a cost"),
    ],
)
def test_value_that_is_never_written_is_refused(content: bytes, at: int, new: bytes) -> None:
    assert trouble_with(altered(content, at, new)) is StorageTrouble.KEYS_DAMAGED


def test_slots_in_another_order_are_refused(content: bytes) -> None:
    middle, end = HEADER_LENGTH + SLOT_LENGTH, HEADER_LENGTH + 2 * SLOT_LENGTH
    swapped = content[middle:end] + content[HEADER_LENGTH:middle]
    assert trouble_with(altered(content, HEADER_LENGTH, swapped)) is StorageTrouble.KEYS_DAMAGED


def test_slot_taken_out_is_refused(content: bytes) -> None:
    middle, end = HEADER_LENGTH + SLOT_LENGTH, HEADER_LENGTH + 2 * SLOT_LENGTH
    one_slot = (
        content[: HEADER_LENGTH - 1] + b"\x01" + content[HEADER_LENGTH:middle] + content[end:-CHECKSUM_LENGTH]
    )
    assert trouble_with(with_checksum(one_slot)) is StorageTrouble.KEYS_DAMAGED


@given(st.binary(max_size=700))
def test_random_bytes_are_never_a_key_file(random: bytes) -> None:
    assert trouble_with(random) is StorageTrouble.KEYS_DAMAGED


@given(st.integers(0, 3), st.binary(max_size=400))
def test_random_bytes_under_a_fitting_checksum_are_never_a_key_file(version: int, random: bytes) -> None:
    content = with_checksum(key_file.MAGIC + struct.pack(">H", version) + random)
    expected = StorageTrouble.TOO_NEW if version > 1 else StorageTrouble.KEYS_DAMAGED
    assert trouble_with(content) is expected


@given(
    generation=st.sampled_from([0, 1, 2, 2**63 - 1, 2**63]),
    created=st.sampled_from([0, 1_800_000_000, 253_402_300_799, 253_402_300_800]),
    iterations=st.integers(0, 18),
    lanes=st.integers(0, 18),
    memory_kib=st.sampled_from([0, 64, 2**16 - 1, 2**16, 2**18, 2**20, 2**20 + 1, 2**32 - 1]),
)
def test_values_are_accepted_within_their_bounds_only(
    generation: int, created: int, iterations: int, lanes: int, memory_kib: int
) -> None:
    header = struct.pack(">8sH16sQQB", key_file.MAGIC, 1, b"i" * 16, generation, created, 2)
    first = struct.pack(">BB16sIII76s", 1, 1, b"s" * 16, iterations, lanes, memory_kib, b"n" * 76)
    second = struct.pack(">BB16sIII76s", 2, 2, b"s" * 16, 0, 0, 0, b"n" * 76)
    is_sound = (
        0 < generation < 2**63
        and created <= 253_402_300_799
        and 2 <= iterations <= 16
        and 1 <= lanes <= 16
        and 2**16 <= memory_kib <= 2**20
    )
    trouble = trouble_with(with_checksum(header + first + second + b"h" * 32))
    assert trouble is (None if is_sound else StorageTrouble.KEYS_DAMAGED)
