"""The code on the sheet: drawn, printed, and typed back by somebody who is worried."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.errors import UserError
from coachdesk.vault import recovery_codes
from coachdesk.vault.recovery_codes import RecoveryCode

PRINTED = "7KQD-3M9X-VA2T-H6PF-R4WN-8EYC-J5GZ-B1S0"


@given(st.binary(min_size=20, max_size=20))
def test_every_code_is_read_as_it_was_printed(value: bytes) -> None:
    code = RecoveryCode(value)
    assert recovery_codes.parse(code.text()) == code
    assert recovery_codes.parse("".join(code.groups()).lower()) == code


def test_code_has_eight_groups_of_four_signs_that_cannot_be_confused() -> None:
    groups = recovery_codes.new_code().groups()
    assert [len(group) for group in groups] == [4] * 8
    assert not set("".join(groups)) & set("ILOU")


def test_bits_are_in_their_printed_order() -> None:
    assert RecoveryCode(bytes(19) + b"\x01").text().endswith("0001")
    assert RecoveryCode(b"\xf8" + bytes(19)).text().startswith("Z000")


def test_codes_differ_and_are_not_shown_by_repr() -> None:
    assert len({recovery_codes.new_code() for _ in range(100)}) == 100
    assert repr(recovery_codes.new_code()) == "RecoveryCode()"


def test_code_of_another_length_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="19"):
        RecoveryCode(bytes(19))


@pytest.mark.parametrize(
    "typed",
    [
        PRINTED.lower(),
        PRINTED.replace("-", ""),
        PRINTED.replace("-", "  "),
        PRINTED.replace("-", " – "),
        PRINTED.replace("-", "\n"),
        PRINTED.replace("1", "I"),
        PRINTED.replace("1", "l"),
        PRINTED.replace("0", "O"),
        PRINTED.replace("0", "o"),
        f"  {PRINTED}.",
        PRINTED.replace("7", "７"),  # as a Japanese keyboard types it
        PRINTED.replace("-", "", 3),
    ],
)
def test_typing_is_read_tolerantly(typed: str) -> None:
    assert recovery_codes.parse(typed).text() == PRINTED


@pytest.mark.parametrize(
    ("typed", "group", "said"),
    [
        (PRINTED.replace("VA2T", "VU2T"), 3, "holds a sign"),
        (PRINTED.replace("VA2T", "V*2T"), 3, "holds a sign"),
        (PRINTED.replace("VA2T", "Vß2T"), 3, "holds a sign"),
        (PRINTED.replace("VA2T", "V²2TT"), 3, "must have four"),
        (PRINTED.replace("-", "").replace("VA2T", "VA2É"), 3, "holds a sign"),
        (PRINTED.replace("H6PF", "H6P"), 4, "must have four"),
        (PRINTED.replace("H6PF", "H6PFF"), 4, "must have four"),
        (PRINTED.replace("-", "")[:30], 8, "must have four"),
        (PRINTED[:-5], 8, "is missing"),
        ("", 1, "is missing"),
        (" - ", 1, "is missing"),
        (f"{PRINTED}-AAAA", 8, "something after"),
        (PRINTED.replace("-", "") + "A", 8, "something after"),
    ],
)
def test_mistyped_group_is_named(typed: str, group: int, said: str) -> None:
    with pytest.raises(UserError, match=said) as caught:
        recovery_codes.parse(typed)
    assert caught.value.facts == {"group": group}
    assert typed not in str(caught.value) or not typed


@given(st.text(max_size=31))
def test_any_text_too_short_for_a_code_is_refused_by_its_group(text: str) -> None:
    with pytest.raises(UserError) as caught:
        recovery_codes.parse(text)
    assert caught.value.facts["group"] in range(1, 9)


def test_retyped_group_is_checked_as_tolerantly() -> None:
    code = recovery_codes.parse(PRINTED)
    assert code.has_group(1, " 7kqd ")
    assert code.has_group(8, "blso")
    assert not code.has_group(2, "7KQD")
    assert not code.has_group(1, "7KQ")
    assert not code.has_group(1, "7KQU")
    assert not code.has_group(1, "")
