from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.errors import UserError
from coachdesk.i18n import numbers


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (58.333333, "58,3", "58.3"),
        (58, "58", "58"),
        (58.04, "58", "58"),
        (6.25, "6,3", "6.3"),
        (0.05, "0,1", "0.1"),
        (-0.04, "0", "0"),
        (-3.5, "\u22123,5", "\u22123.5"),
        (1234567.5, "1\u202f234\u202f567,5", "1,234,567.5"),
    ],
)
def test_numbers_are_worded_for_the_language(value: float, french: str, english: str) -> None:
    assert numbers.worded(value, "fr") == french
    assert numbers.worded(value, "en") == english


def test_exact_decimals_are_kept() -> None:
    assert numbers.worded(2, "fr", 2) == "2,00"
    assert numbers.worded(2.345, "en", 2) == "2.35"
    assert numbers.worded(2.5, "en", 0) == "3"


@given(st.floats(-1e6, 1e6), st.sampled_from(["fr", "en"]))
def test_a_worded_number_is_within_half_a_tenth(value: float, language: str) -> None:
    worded = numbers.worded(value, language)
    plain = worded.replace("\u202f", "").replace("\u2212", "-")
    read = Decimal(plain.replace(",", ".") if language == "fr" else plain.replace(",", ""))
    assert abs(read - Decimal(str(value))) <= Decimal("0.05")


@pytest.mark.parametrize(
    ("number", "masculine", "feminine", "english"),
    [
        (1, "1er", "1re", "1st"),
        (2, "2e", "2e", "2nd"),
        (3, "3e", "3e", "3rd"),
        (11, "11e", "11e", "11th"),
        (12, "12e", "12e", "12th"),
        (21, "21e", "21e", "21st"),
        (112, "112e", "112e", "112th"),
    ],
)
def test_ordinals(number: int, masculine: str, feminine: str, english: str) -> None:
    assert numbers.ordinal(number, "fr") == masculine
    assert numbers.ordinal(number, "fr", is_feminine=True) == feminine
    assert numbers.ordinal(number, "en") == english


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("3,5", 3.5),
        ("3.5", 3.5),
        (" 42 ", 42.0),
        ("0,", 0.0),
        (",5", 0.5),
        ("+7", 7.0),
        ("\u22122", -2.0),
        ("1\u202f234", 1234.0),
        ("1\u00a0234,5", 1234.5),
        ("1 234 567", 1234567.0),
    ],
)
def test_comma_and_point_are_the_same(typed: str, value: float) -> None:
    assert numbers.parse(typed, -10, 1e9) == value


@pytest.mark.parametrize(
    "typed", ["", " ", "trois", "3 5", "3.5.2", "1e3", "nan", "inf", "1_000", ".", "-", "٣", "3,5 h"]
)
def test_what_is_no_number_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(UserError) as refusal:
        numbers.parse(typed, 0, 1e9)
    assert refusal.value.message == "Type a number, for example {example}."
    assert refusal.value.facts == {"example": 3.5}


@pytest.mark.parametrize("typed", ["-1", "100,1"])
def test_a_number_outside_the_range_is_refused_with_the_range(typed: str) -> None:
    with pytest.raises(UserError) as refusal:
        numbers.parse(typed, 0, 100)
    assert refusal.value.facts == {"low": 0, "high": 100}


@given(st.decimals(0, 100, places=1), st.sampled_from(["fr", "en"]))
def test_what_is_shown_can_be_typed_back(value: Decimal, language: str) -> None:
    assert numbers.parse(numbers.worded(float(value), language), 0, 100) == float(value)
