from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.i18n import dates

DAY = date(2026, 11, 20)


def test_french_dates() -> None:
    assert dates.medium(DAY, "fr") == "20\u00a0nov.\u00a02026"
    assert dates.short(DAY, "fr") == "20\u00a0nov."
    assert dates.long(DAY, "fr") == "20\u00a0novembre\u00a02026"
    assert dates.full(DAY, "fr") == "vendredi 20\u00a0novembre\u00a02026"
    assert dates.month_year(DAY, "fr") == "nov.\u00a02026"


def test_english_dates() -> None:
    assert dates.medium(DAY, "en") == "20\u00a0Nov\u00a02026"
    assert dates.short(DAY, "en") == "20\u00a0Nov"
    assert dates.long(DAY, "en") == "20\u00a0November\u00a02026"
    assert dates.full(DAY, "en") == "Friday 20\u00a0November\u00a02026"
    assert dates.month_year(DAY, "en") == "Nov\u00a02026"


def test_first_of_the_month_is_an_ordinal_in_french_only() -> None:
    first = date(2026, 9, 1)
    assert dates.medium(first, "fr") == "1er\u00a0sept.\u00a02026"
    assert dates.long(first, "fr") == "1er\u00a0septembre\u00a02026"
    assert dates.medium(first, "en") == "1\u00a0Sep\u00a02026"


def test_months_in_short() -> None:
    days = [date(2026, number, 2) for number in range(1, 13)]
    assert [dates.month(day, "fr") for day in days] == (
        "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split()
    )
    assert [
        dates.month(day, "en") for day in days
    ] == "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


@pytest.mark.parametrize(
    ("hour", "french", "english"),
    [
        (time(9, 30), "9\u00a0h\u00a030", "09:30"),
        (time(9), "9\u00a0h", "09:00"),
        (time(0, 5), "0\u00a0h\u00a005", "00:05"),
        (time(23, 59), "23\u00a0h\u00a059", "23:59"),
    ],
)
def test_hours(hour: time, french: str, english: str) -> None:
    assert dates.clock(hour, "fr") == french
    assert dates.clock(hour, "en") == english


def test_period_within_a_year_says_the_year_once() -> None:
    assert dates.period(date(2026, 3, 3), DAY, "fr") == ("3\u00a0mars", "20\u00a0novembre\u00a02026")
    assert dates.period(date(2025, 3, 3), DAY, "en") == (
        "3\u00a0March\u00a02025",
        "20\u00a0November\u00a02026",
    )


@given(st.dates(), st.sampled_from(["fr", "en"]))
def test_a_date_holds_on_one_line(day: date, language: str) -> None:
    for worded in (dates.medium(day, language), dates.long(day, language), dates.month_year(day, language)):
        assert " " not in worded
        assert worded.endswith(str(day.year))
