"""Rhythms of questionnaires: what is due when, and what is never proposed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.domain import schedules
from coachdesk.domain.instruments import Instrument
from coachdesk.domain.offers import is_proposed
from coachdesk.domain.phases import Phase
from coachdesk.domain.schedules import GRACE, SHIPPED, Due, OwnPlan, Rhythm, Standing
from coachdesk.domain.situations import WorkSituation
from tests.figures.records import taken
from tests.instruments.shelf import SHELF

DAY = date(2026, 11, 20)
CBI, WHO5, PULSE = (SHELF.get(name) for name in ("cbi", "who5", "pulse"))
PERSONAL = Rhythm("cbi", 6, "personal")
WHOLE = Rhythm("cbi", 6)
DAYS = st.integers(0, 900).map(lambda ago: DAY - timedelta(days=ago))
RHYTHMS = st.builds(Rhythm, st.sampled_from(["who5", "pulse", "was"]), st.integers(1, 52))


def stands(rhythm: Rhythm, last_on: date | None, since: date = date(2026, 1, 1)) -> Due:
    return schedules.due(rhythm, last_on, since, DAY, is_withheld=False)


@pytest.mark.parametrize(
    ("ago", "standing"),
    [
        (27, Standing.LATER),
        (28, Standing.DUE),
        (35, Standing.DUE),
        (36, Standing.OVERDUE),
        (400, Standing.OVERDUE),
    ],
)
def test_a_measure_is_due_on_its_day_and_late_a_week_after(ago: int, standing: Standing) -> None:
    found = stands(Rhythm("who5", 4), DAY - timedelta(days=ago))
    assert found.standing is standing
    assert found.due_on == max(date(2026, 1, 1), DAY - timedelta(days=ago - 28))


def test_what_was_never_asked_is_due_and_nobody_is_late_with_it() -> None:
    assert stands(Rhythm("who5", 4), None, date(2025, 1, 1)).standing is Standing.DUE
    assert stands(Rhythm("who5", 4), None, DAY + timedelta(days=1)).standing is Standing.LATER


def test_nothing_is_due_from_before_the_plan_held() -> None:
    found = stands(Rhythm("who5", 4), date(2024, 1, 1), DAY - timedelta(days=3))
    assert (found.due_on, found.standing) == (DAY - timedelta(days=3), Standing.DUE)


@given(RHYTHMS, DAYS, DAYS)
def test_what_was_answered_later_is_never_due_earlier(rhythm: Rhythm, one: date, other: date) -> None:
    early, late = sorted((one, other))
    assert stands(rhythm, early).due_on <= stands(rhythm, late).due_on
    found = stands(rhythm, late)
    assert found.is_proposed == (found.due_on <= DAY)
    assert (found.standing is Standing.OVERDUE) == (found.due_on + GRACE < DAY)


def test_questions_about_present_work_wait_for_it() -> None:
    assert schedules.is_about_work(CBI)
    assert not schedules.is_about_work(CBI, "personal")
    assert schedules.is_about_work(CBI, "work")
    assert not schedules.is_about_work(WHO5)
    found = schedules.due(WHOLE, None, date(2026, 1, 1), DAY, is_withheld=True)
    assert (found.standing, found.is_proposed) == (Standing.AWAY_FROM_WORK, False)
    assert schedules.is_off_work(WorkSituation.ON_LEAVE)
    assert not schedules.is_off_work(WorkSituation.PART_TIME)
    assert not schedules.is_off_work(None)


def test_a_part_is_no_whole_and_a_whole_is_its_parts() -> None:
    part = taken(1, DAY, {"personal": 50.0, "work": None, "client": None})
    whole = taken(2, DAY, {"personal": 50.0, "work": 40.0, "client": None})
    other = taken(3, DAY, {"personal": None, "work": 40.0, "client": 30.0})
    assert [schedules.counts(PERSONAL, CBI, one) for one in (part, whole, other)] == [True, True, False]
    assert [schedules.counts(WHOLE, CBI, one) for one in (part, whole, other)] == [False, True, True]
    assert not schedules.counts(Rhythm("who5", 4), WHO5, whole)


def test_the_shipped_plans_ask_little_and_nothing_clinical() -> None:
    assert {one.instrument_id for one in SHIPPED[Phase.REST]} == {"who5", "cbi", "pulse"}
    assert next(one for one in SHIPPED[Phase.REST] if one.instrument_id == "cbi").part == "personal"
    assert {(one.instrument_id, one.part) for one in SHIPPED[Phase.RETURN]} == {
        ("cbi", ""), ("was", ""), ("pulse", "")
    }  # fmt: skip
    for plan in SHIPPED.values():
        assert schedules.minutes_a_week(plan, SHELF.get) <= 3
        for one in plan:
            instrument = SHELF.get(one.instrument_id)
            assert is_proposed(instrument)
            assert not one.part or one.part in schedules.parts(instrument)
            # Two sheets in this rhythm never ask about the same days.
            assert one.weeks * 7 >= (instrument.recall_days or 28)


def test_minutes_of_a_part_are_its_share_and_a_half_filled_sheet_counts_half() -> None:
    assert schedules.minutes(CBI) == 5
    assert schedules.minutes(CBI, "personal") == pytest.approx(5 * 6 / 19)
    assert schedules.minutes_a_week((WHOLE, Rhythm("pulse", 1)), SHELF.get) == pytest.approx(5 / 6 + 1)
    half = taken(1, DAY, {"pct": None}, instrument="who5", answers=(3, 3, None, None, None))
    scores = taken(2, DAY, {"personal": 50.0})
    before = taken(3, date(2026, 10, 31), {"personal": 50.0})
    spent = schedules.minutes_taken(SHELF.get, (half, scores, before), date(2026, 11, 1), DAY)
    assert spent == pytest.approx(2 / 5 + 5)


@pytest.mark.parametrize(
    ("instrument", "ago", "is_soon"),
    [
        (SHELF.get("srs"), 1, False),
        (WHO5, 13, True),
        (WHO5, 14, False),
        (CBI, 13, True),
        (CBI, 14, False),
        (PULSE, 6, True),
        (PULSE, 7, False),
    ],
)
def test_asked_again_too_soon_is_seen(instrument: Instrument, ago: int, is_soon: bool) -> None:
    before = DAY - timedelta(days=ago)
    assert schedules.asked_soon(instrument, (before,), DAY) == (before if is_soon else None)
    assert schedules.asked_soon(instrument, (DAY,), before) == (DAY if is_soon else None)


@settings(max_examples=40)
@given(st.lists(RHYTHMS, max_size=4).map(tuple), DAYS)
def test_a_plan_is_kept_as_it_was(plan: schedules.Plan, since: date) -> None:
    own = OwnPlan(since, plan)
    assert schedules.own_from_text(schedules.own_to_text(own)) == own
    every = {Phase.REST: plan, Phase.RETURN: ()}
    assert schedules.phases_from_text(schedules.phases_to_text(every)) == every


def test_no_plan_of_ones_own_follows_the_phase_and_an_empty_one_asks_nothing() -> None:
    assert schedules.own_from_text(schedules.own_to_text(None)) is None
    assert schedules.own_from_text(schedules.own_to_text(OwnPlan(DAY, ()))) == OwnPlan(DAY, ())
