from __future__ import annotations

from datetime import date, timedelta

import pytest

from coachdesk.domain.assessments import Assessment
from coachdesk.figures import series
from tests.figures.records import INSTANT, JOBLESS, LEAVE, LIBRARY, TODAY, taken, year

PERSONAL = LIBRARY.get("cbi").scale("personal")


def of(*assessments: Assessment, scale_id: str = "personal") -> tuple[series.Measure, ...]:
    return series.measures(assessments, "cbi", LIBRARY.get("cbi").scale(scale_id))


def after(*weeks: int) -> tuple[date, ...]:
    return tuple(date(2026, 1, 5) + timedelta(weeks=count) for count in weeks)


def test_measures_are_in_time_order_without_the_bin_and_without_missing_values() -> None:
    found = of(
        taken(3, date(2026, 3, 3), {"personal": 50.0}),
        taken(1, date(2026, 1, 5), {"personal": 75.0}),
        taken(4, date(2026, 3, 4), {"personal": None}),
        taken(5, date(2026, 3, 5), {"work": 25.0}),
        taken(6, date(2026, 3, 6), {"personal": 1.0}, instrument="pulse"),
        taken(7, date(2026, 3, 7), {"personal": 25.0}, deleted_at=INSTANT),
    )
    assert [(one.assessment_id, one.value) for one in found] == [(1, 75.0), (3, 50.0)]


def test_only_questions_about_present_work_stand_apart_when_answered_off_work() -> None:
    away = taken(1, TODAY, {"personal": 50.0, "work": 50.0}, situation=LEAVE)
    assert not of(away)[0].is_apart
    assert of(away, scale_id="work")[0].is_apart
    unknown = taken(1, TODAY, {"work": 50.0}, situation=None)
    assert not of(unknown, scale_id="work")[0].is_apart


def test_since_leaves_out_what_was_before() -> None:
    found = series.measures(year(), "cbi", PERSONAL, since=date(2026, 10, 13))
    assert [one.assessment_id for one in found] == [5, 6]


@pytest.mark.parametrize(
    ("weeks", "limit"),
    [
        ((), 8),
        ((0, 30), 8),
        ((0, 1, 2, 3), 8),
        ((0, 13, 26, 39), 26),
        ((0, 13, 26, 65), 26),
        ((0, 0, 6, 6, 40), 12),
    ],
)
def test_a_line_crosses_eight_weeks_or_twice_the_rhythm(weeks: tuple[int, ...], limit: int) -> None:
    assert series.longest_join(after(*weeks)) == timedelta(weeks=limit)


def test_a_long_gap_parts_the_line_and_is_named() -> None:
    found = of(*year())
    assert series.lines(found) == ((0, 1, 2), (3, 4, 5))
    assert series.long_gaps(found) == ((date(2026, 5, 26), date(2026, 9, 15)),)


def test_a_measure_apart_is_joined_to_nothing_and_needs_no_gap() -> None:
    found = of(*year(), scale_id="work")
    assert [one.is_apart for one in found] == [False, True, False, False]
    assert series.lines(found) == ((2, 3),)
    assert series.long_gaps(found) == ()


def test_beside_a_measure_apart_no_gap_is_named_however_long() -> None:
    days = after(0, 20, 40, 70)
    situations = (None, LEAVE, None, None)
    found = of(
        *(
            taken(n, day, {"work": 50.0}, situation=situation)
            for n, (day, situation) in enumerate(zip(days, situations, strict=True))
        ),
        taken(9, days[3] + timedelta(weeks=1), {"work": 50.0}),
        taken(10, days[3] + timedelta(weeks=2), {"work": 50.0}),
        taken(11, days[3] + timedelta(weeks=3), {"work": 50.0}),
        scale_id="work",
    )
    assert series.long_gaps(found) == ((days[2], days[3]),)


def test_a_line_never_crosses_a_measure_apart() -> None:
    days = after(0, 1, 2, 3, 4)
    found = of(
        *(taken(n, day, {"work": 50.0}, situation=JOBLESS if n == 2 else None) for n, day in enumerate(days)),
        scale_id="work",
    )
    assert series.lines(found) == ((0, 1), (3, 4))


def test_two_measures_on_one_day_are_both_joined() -> None:
    found = of(
        taken(1, date(2026, 9, 15), {"personal": 70.0}),
        taken(3, date(2026, 10, 20), {"personal": 58.0}),
        taken(2, date(2026, 10, 20), {"personal": 66.0}),
    )
    assert [one.value for one in found] == [70.0, 66.0, 58.0]
    assert series.lines(found) == ((0, 1, 2),)


def test_more_than_forty_four_measures_are_dense() -> None:
    many = tuple(taken(n, TODAY - timedelta(weeks=n), {"personal": 50.0}) for n in range(45))
    assert series.is_dense(of(*many))
    assert not series.is_dense(of(*many[1:]))
