"""What moved since last time: which answers are told, and which are never put side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.domain.assessments import Assessment
from coachdesk.domain.since_last import has_moved, is_comparable, moved_items
from coachdesk.domain.situations import WorkSituation
from tests.figures.records import LEAVE, TODAY, WORK, taken
from tests.instruments.shelf import SHELF

CBI, PULSE = SHELF.get("cbi"), SHELF.get("pulse")
EVEN = (50,) * 19


def sheet(
    number: int,
    ago: int,
    answers: tuple[int | None, ...],
    name: str = "cbi",
    situation: WorkSituation | None = WORK,
) -> Assessment:
    return taken(
        number, TODAY - timedelta(days=ago), {}, instrument=name, answers=answers, situation=situation
    )


def moved(*sheets: Assessment, since: date | None = None) -> list[int]:
    return [one.number for one in moved_items(SHELF.get, sheets, since)]


@pytest.mark.parametrize(
    ("before", "after", "is_told"), [(50, 75, False), (50, 100, True), (75, 25, True), (0, 0, False)]
)
def test_two_steps_of_the_columns_are_told(before: int, after: int, is_told: bool) -> None:
    assert has_moved(CBI.response(1), before, after) is is_told
    assert has_moved(CBI.response(1), after, before) is is_told


@pytest.mark.parametrize(("after", "is_told"), [(6, False), (7, True), (2, False), (1, True)])
def test_three_points_on_nought_to_ten_are_told(after: int, is_told: bool) -> None:
    assert has_moved(PULSE.response(1), 4, after) is is_told


def test_yes_and_no_and_amounts_are_not_told() -> None:
    checkin, week = SHELF.get("checkin5"), SHELF.get("return_week")
    assert not has_moved(checkin.response(1), 0, 1)
    hours = next(item.number for item in week.items if week.response(item.number).kind.value == "amount")
    assert not has_moved(week.response(hours), 0, 30)


def test_the_furthest_comes_first_and_one_step_does_not_come() -> None:
    after = (100, 75, 0, *EVEN[3:])
    assert moved(sheet(1, 40, EVEN), sheet(2, 3, after)) == [1, 3]
    far = (0, *EVEN[1:])
    assert moved(sheet(1, 40, (100, *EVEN[1:])), sheet(2, 3, (*far[:4], 100, *far[5:]))) == [1, 5]


def test_what_was_not_answered_did_not_move() -> None:
    assert moved(sheet(1, 40, EVEN), sheet(2, 3, (None, *EVEN[1:]))) == []


def test_another_situation_version_or_coding_is_not_put_beside() -> None:
    far = (100,) * 19
    assert moved(sheet(1, 40, EVEN, situation=LEAVE), sheet(2, 3, far)) == []
    assert moved(replace(sheet(1, 40, EVEN), version="2"), sheet(2, 3, far)) == []
    one, other = sheet(1, 40, (1,) * 16, "olbi"), sheet(2, 3, (4,) * 16, "olbi_agree_high")
    assert moved(one, other) == []
    assert moved(sheet(1, 60, EVEN), sheet(2, 40, EVEN, situation=LEAVE), sheet(3, 3, far)) != []


def test_of_somebody_on_leave_questions_about_work_are_left_out() -> None:
    far = (100,) * 19
    told = moved(sheet(1, 40, EVEN, situation=LEAVE), sheet(2, 3, far, situation=LEAVE))
    assert told == [1, 2, 3, 4, 5, 6]


def test_a_sheet_from_before_the_last_session_is_old_news() -> None:
    sheets = sheet(1, 40, EVEN), sheet(2, 10, (100,) * 19)
    assert moved(*sheets, since=TODAY - timedelta(days=9)) == []
    assert moved(*sheets, since=TODAY - timedelta(days=10)) != []


def test_a_binned_sheet_and_one_of_scores_alone_say_nothing() -> None:
    binned = replace(sheet(2, 3, (100,) * 19), deleted_at=sheet(1, 1, EVEN).entered_at)
    assert moved(sheet(1, 40, EVEN), binned) == []
    assert moved(sheet(1, 40, EVEN), sheet(2, 3, ())) == []


ANSWERS = st.lists(st.one_of(st.none(), st.sampled_from([0, 25, 50, 75, 100])), min_size=19, max_size=19).map(
    tuple
)


@settings(max_examples=60)
@given(ANSWERS, ANSWERS)
def test_what_moved_there_moved_back(first: tuple[int | None, ...], second: tuple[int | None, ...]) -> None:
    there = moved(sheet(1, 40, first), sheet(2, 3, second))
    back = moved(sheet(1, 40, second), sheet(2, 3, first))
    assert there == back
    for number in range(1, 20):
        before, after = first[number - 1], second[number - 1]
        far = before is not None and after is not None and abs(after - before) >= 50
        assert (number in there) == far


def test_sheets_of_scores_are_not_comparable() -> None:
    assert not is_comparable(sheet(1, 4, ()), sheet(2, 3, EVEN))
