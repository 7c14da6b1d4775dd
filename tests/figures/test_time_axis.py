from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.figures.time_axis import MOST_LABELS, time_ticks
from tests.i18n.speaking import english, french

DAYS = st.dates(date(2000, 1, 1), date(2040, 1, 1))


def labels(start: date, end: date, most: int = MOST_LABELS) -> list[str]:
    return [tick.label for tick in time_ticks(french(), start, end, most) if tick.label]


def test_nine_months_are_labelled_every_second_month() -> None:
    ticks = time_ticks(french(), date(2026, 2, 23), date(2026, 11, 28))
    assert [tick.label for tick in ticks] == [
        "mars\u00a02026",
        "",
        "mai",
        "",
        "juil.",
        "",
        "sept.",
        "",
        "nov.",
    ]
    assert [tick.day.day for tick in ticks] == [1] * 9


def test_english_months() -> None:
    ticks = time_ticks(english(), date(2026, 8, 20), date(2026, 12, 1))
    assert [tick.label for tick in ticks] == ["Sep\u00a02026", "Oct", "Nov", "Dec"]


def test_each_january_says_its_year() -> None:
    assert labels(date(2025, 10, 15), date(2026, 3, 20)) == [
        "nov.\u00a02025",
        "déc.",
        "janv.\u00a02026",
        "févr.",
        "mars",
    ]


def test_ten_years_are_labelled_by_years_with_a_tick_each_january() -> None:
    ticks = time_ticks(french(), date(2016, 8, 7), date(2027, 3, 10))
    assert [tick.label for tick in ticks if tick.label] == ["2018", "2020", "2022", "2024", "2026"]
    assert [tick.day for tick in ticks] == [date(year, 1, 1) for year in range(2017, 2028)]


def test_some_weeks_are_labelled_by_mondays() -> None:
    ticks = time_ticks(french(), date(2026, 12, 19), date(2027, 1, 20))
    assert [(tick.day, tick.label) for tick in ticks] == [
        (date(2026, 12, 21), "21\u00a0déc.\u00a02026"),
        (date(2026, 12, 28), "28\u00a0déc."),
        (date(2027, 1, 4), "4\u00a0janv.\u00a02027"),
        (date(2027, 1, 11), "11\u00a0janv."),
        (date(2027, 1, 18), "18\u00a0janv."),
    ]


def test_weeks_without_room_are_labelled_every_second_monday() -> None:
    assert labels(date(2026, 11, 2), date(2026, 12, 14), most=4) == [
        "2\u00a0nov.\u00a02026",
        "16\u00a0nov.",
        "30\u00a0nov.",
        "14\u00a0déc.",
    ]


def test_labels_at_both_ends_still_count() -> None:
    assert labels(date(2026, 11, 2), date(2026, 11, 30), most=4) == [
        "2\u00a0nov.\u00a02026",
        "16\u00a0nov.",
        "30\u00a0nov.",
    ]


def test_without_room_for_two_labels_one_is_kept() -> None:
    assert labels(date(2026, 11, 2), date(2026, 11, 30), most=1) == ["2\u00a0nov.\u00a02026"]
    assert labels(date(2026, 2, 10), date(2026, 6, 10), most=1) == ["avr.\u00a02026"]
    assert labels(date(2015, 2, 10), date(2026, 6, 10), most=1) == ["2020"]


def test_a_single_day_has_a_label() -> None:
    assert labels(date(2026, 11, 20), date(2026, 11, 20)) == ["20\u00a0nov.\u00a02026"]


@given(DAYS, st.integers(0, 12 * 366), st.integers(1, 12))
def test_labels_never_crowd_and_there_is_always_one(start: date, days: int, most: int) -> None:
    end = start + timedelta(days=days)
    ticks = time_ticks(french(), start, end, most)
    named = [tick for tick in ticks if tick.label]
    assert 1 <= len(named) <= most
    assert all(start <= tick.day <= end for tick in ticks)
    assert all(b.day - a.day >= (end - start) / most for a, b in pairwise(named))
    assert named[0].label.endswith(str(named[0].day.year))
    assert all(a.day < b.day for a, b in pairwise(ticks))


@given(DAYS, st.integers(0, 12 * 366))
def test_a_label_never_says_another_year_than_its_own(start: date, days: int) -> None:
    year = ""
    for tick in time_ticks(french(), start, start + timedelta(days=days)):
        year = tick.label[-4:] if tick.label[-4:].isdigit() else year
        if tick.label:
            assert year == str(tick.day.year)
