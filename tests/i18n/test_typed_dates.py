"""Dates as people type them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.errors import UserError
from coachdesk.i18n.typed_dates import Lean, parse

# A Friday.
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("20/11/2026", date(2026, 11, 20)),
        (" 3/2/2027 ", date(2027, 2, 3)),
        ("20.11.26", date(2026, 11, 20)),
        ("20-11-2026", date(2026, 11, 20)),
        ("2026-11-20", date(2026, 11, 20)),
        ("5/4/84", date(1984, 4, 5)),
        ("5/4/46", date(2046, 4, 5)),
        ("5/4/47", date(1947, 4, 5)),
        ("20/11", date(2026, 11, 20)),
        ("3/1", date(2027, 1, 3)),
        ("20 nov", date(2026, 11, 20)),
        ("20 nov. 2025", date(2025, 11, 20)),
        ("20 novembre 2026", date(2026, 11, 20)),
        ("1er mai 2026", date(2026, 5, 1)),
        ("15 août 2026", date(2026, 8, 15)),
        ("15 aout 2026", date(2026, 8, 15)),
        ("2 déc", date(2026, 12, 2)),
        ("2 févr. 2027", date(2027, 2, 2)),
        ("20 Nov 2026", date(2026, 11, 20)),
        ("1st May 2026", date(2026, 5, 1)),
        ("3rd of December 2026", date(2026, 12, 3)),
        ("vendredi 20 novembre 2026", date(2026, 11, 20)),
        ("j-7", date(2026, 11, 13)),
        ("J+14", date(2026, 12, 4)),
        ("d-7", date(2026, 11, 13)),
        ("j − 7", date(2026, 11, 13)),
        ("j", TODAY),
        ("hier", date(2026, 11, 19)),
        ("avant-hier", date(2026, 11, 18)),
        ("aujourd'hui", TODAY),
        ("Aujourd’hui", TODAY),
        ("demain", date(2026, 11, 21)),
        ("après-demain", date(2026, 11, 22)),
        ("yesterday", date(2026, 11, 19)),
        ("today", TODAY),
        ("tomorrow", date(2026, 11, 21)),
        ("lundi dernier", date(2026, 11, 16)),
        ("lundi prochain", date(2026, 11, 23)),
        ("last Monday", date(2026, 11, 16)),
        ("next friday", date(2026, 11, 27)),
        ("vendredi dernier", date(2026, 11, 13)),
        ("vendredi", TODAY),
        ("ven.", TODAY),
    ],
)
def test_usual_ways_of_typing_a_date_are_read(typed: str, meant: date) -> None:
    assert parse(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "lean", "meant"),
    [
        ("lundi", Lean.PAST, date(2026, 11, 16)),
        ("lundi", Lean.FUTURE, date(2026, 11, 23)),
        ("monday", Lean.NEAREST, date(2026, 11, 23)),
        ("mardi", Lean.NEAREST, date(2026, 11, 17)),
        ("vendredi", Lean.PAST, TODAY),
        ("vendredi", Lean.FUTURE, TODAY),
        ("3/1", Lean.PAST, date(2026, 1, 3)),
        ("3/1", Lean.FUTURE, date(2027, 1, 3)),
        ("20/11", Lean.PAST, TODAY),
        ("29/2", Lean.PAST, date(2024, 2, 29)),
        ("29 fév", Lean.FUTURE, date(2028, 2, 29)),
    ],
)
def test_an_incomplete_date_leans_the_way_it_is_asked(typed: str, lean: Lean, meant: date) -> None:
    assert parse(typed, TODAY, lean=lean) == meant


@pytest.mark.parametrize(
    "typed", ["", "bientôt", "20/11/2026 10:00", "nov 2026", "20", "j-", "20 jui", "12 xyz", "//"]
)
def test_what_is_no_date_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(UserError) as refusal:
        parse(typed, TODAY)
    assert refusal.value.facts == {"example": "20/11/2026"}


@pytest.mark.parametrize(
    "typed", ["31/2", "30 février 2026", "29/2/2027", "0/5", "12/13", "2026-13-01", "99/99/2026"]
)
def test_a_day_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as refusal:
        parse(typed, TODAY)
    assert refusal.value.facts == {}


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_every_date_typed_in_full_is_read_back(day: date) -> None:
    for typed in (f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}", day.isoformat(), f"{day.day}/{day.month}/{day.year}"):
        assert parse(typed, TODAY) == day


@given(st.integers(0, 4000), st.sampled_from(["j-", "j+", "d-", "D+"]))
def test_days_counted_from_today_are_exact(days: int, sign: str) -> None:
    expected = TODAY + timedelta(days=days if sign.endswith("+") else -days)
    assert parse(f"{sign}{days}", TODAY) == expected


@given(st.text(max_size=30))
def test_no_text_brings_anything_but_a_date_or_a_refusal(text: str) -> None:
    try:
        found = parse(text, TODAY)
    except UserError:
        return
    assert isinstance(found, date)
