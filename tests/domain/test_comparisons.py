from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.assessments import AnswerMode, Assessment, Score
from coachdesk.domain.comparisons import Comparison, Silence, State, baseline, compare, flag
from coachdesk.domain.norms import FigureKind
from coachdesk.domain.situations import WorkSituation
from tests.instruments.shelf import SHELF

DAY = date(2026, 3, 2)
INSTANT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
WHO5, CBI, MBI, PHQ9 = (SHELF.get(name) for name in ("who5", "cbi", "mbi_hss", "phq9"))
WAS, OLBI = SHELF.get("was"), SHELF.get("olbi")


def taken(
    number: int,
    value: float | None,
    instrument_id: str = "who5",
    scale_id: str = "pct",
    *,
    weeks: int | None = None,
    version: str = "1",
    situation: WorkSituation | None = WorkSituation.WORKING,
) -> Assessment:
    on = DAY + timedelta(weeks=number if weeks is None else weeks)
    scores = (Score(scale_id, value, 0, 5),)
    return Assessment(
        number, f"uuid-{number}", 1, instrument_id, version, on, situation, AnswerMode.PAPER, (), scores,
        INSTANT + timedelta(hours=number),
    )  # fmt: skip


def between(first: float, last: float) -> Comparison:
    found = compare(WHO5, "pct", taken(1, first), taken(2, last))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("first", "last", "state"),
    [
        (40, 60, State.HIGHER),
        (60, 40, State.LOWER),
        (40, 56, State.WITHIN),
        (40, 40, State.WITHIN),
        (40, 58.56, State.WITHIN),
        (40, 58.57, State.HIGHER),
    ],
)
def test_a_difference_is_higher_lower_or_within(first: float, last: float, state: State) -> None:
    assert between(first, last).state is state


def test_a_rule_that_says_at_least_is_met_at_its_threshold() -> None:
    for last, state in ((15, State.WITHIN), (16, State.HIGHER)):
        found = compare(PHQ9, "total", taken(1, 10, "phq9", "total"), taken(2, last, "phq9", "total"))
        assert found is not None
        assert found.state is state


def test_two_points_of_work_ability_stand_out_and_one_does_not() -> None:
    for last, state in ((5, State.WITHIN), (6, State.HIGHER)):
        found = compare(WAS, "total", taken(1, 4, "was", "total"), taken(2, last, "was", "total"))
        assert found is not None
        assert found.state is state


def test_the_difference_shown_is_that_of_the_scores_shown() -> None:
    found = compare(
        CBI, "personal", taken(1, 100 / 3, "cbi", "personal"), taken(2, 200 / 3, "cbi", "personal")
    )
    assert found is not None
    assert found.difference == pytest.approx(33.333333, abs=1e-5)
    assert found.shown_difference == pytest.approx(33.4)  # 66.7 - 33.3, as a reader subtracts


@given(st.floats(0, 100), st.floats(0, 100))
def test_what_is_shown_always_subtracts(first: float, last: float) -> None:
    found = between(first, last)
    assert abs(found.shown_difference - found.difference) <= 0.1 + 1e-9
    assert round(found.shown_difference, 1) == found.shown_difference


@given(st.floats(0, 100), st.floats(0, 100))
def test_turning_two_measures_round_turns_the_state(first: float, last: float) -> None:
    turned = {State.HIGHER: State.LOWER, State.LOWER: State.HIGHER, State.WITHIN: State.WITHIN}
    state = between(first, last).state
    assert state is not None
    assert between(last, first).state is turned[state]


def test_internal_consistency_says_that_it_knows_nothing_of_days() -> None:
    found = compare(CBI, "work", taken(1, 30, "cbi", "work"), taken(2, 60, "cbi", "work"))
    assert found is not None
    assert (found.state, found.is_imprecision_only) == (State.HIGHER, True)
    assert not between(40, 60).is_imprecision_only


@pytest.mark.parametrize(
    ("instrument_id", "scale_id"),
    [("mbi_hss", "ee"), ("olbi", "total"), ("bat23", "total"), ("pulse", "energy"), ("scs26", "total"),
     ("who5", "raw"), ("uwes9", "total"), ("mbi_gs", "ex")],
)  # fmt: skip
def test_nothing_is_said_without_a_checked_figure(instrument_id: str, scale_id: str) -> None:
    instrument = SHELF.get(instrument_id)
    scale = instrument.scale(scale_id)
    ends = (taken(1, scale.low, instrument_id, scale_id), taken(2, scale.high, instrument_id, scale_id))
    found = compare(instrument, scale_id, *ends)
    assert found is not None
    assert (found.state, found.figure, found.silence) == (None, None, Silence.NO_FIGURE)
    assert found.difference == scale.high - scale.low


def test_a_figure_that_is_no_default_can_be_chosen() -> None:
    chosen = next(one for one in MBI.changes if one.id == "norm_retest_ee")
    ends = (taken(1, 20, "mbi_hss", "ee"), taken(2, 33, "mbi_hss", "ee"))
    found = compare(MBI, "ee", *ends, chosen)
    assert found is not None
    assert found.figure is chosen
    assert chosen.kind is FigureKind.TEST_RETEST
    assert found.state is State.HIGHER


@pytest.mark.parametrize(
    ("later", "silence"),
    [
        (taken(2, 90, situation=WorkSituation.ON_LEAVE), Silence.OTHER_SITUATION),
        (taken(2, 90, situation=WorkSituation.PART_TIME), Silence.OTHER_SITUATION),
        (taken(2, 90, situation=None), Silence.OTHER_SITUATION),
        (taken(2, 90, version="2"), Silence.OTHER_VERSION),
        (taken(2, 90, "who5_other"), Silence.OTHER_CODING),
    ],
)
def test_nothing_is_said_across_a_change(later: Assessment, silence: Silence) -> None:
    found = compare(WHO5, "pct", taken(1, 10), later)
    assert found is not None
    assert (found.state, found.figure, found.silence) == (None, None, silence)


def test_a_scale_about_present_work_says_nothing_away_from_work() -> None:
    leave = WorkSituation.ON_LEAVE
    ends = [taken(n, value, "cbi", "work", situation=leave) for n, value in ((1, 10.0), (2, 90.0))]
    found = compare(CBI, "work", ends[0], ends[1])
    assert found is not None
    assert (found.state, found.silence) == (None, Silence.AWAY_FROM_WORK)
    personal = [taken(n, value, "cbi", "personal", situation=leave) for n, value in ((1, 10.0), (2, 90.0))]
    elsewhere = compare(CBI, "personal", personal[0], personal[1])
    assert elsewhere is not None
    assert elsewhere.state is State.HIGHER


def test_a_scale_without_a_value_is_not_compared() -> None:
    assert compare(WHO5, "pct", taken(1, None), taken(2, 40)) is None
    assert compare(WHO5, "pct", taken(1, 40), taken(2, None)) is None
    assert compare(WHO5, "raw", taken(1, 40), taken(2, 40)) is None


# --- baseline ----------------------------------------------------------------------------------------------


def test_the_baseline_is_the_first_that_the_latest_may_be_compared_with() -> None:
    leave = [taken(n, 20, situation=WorkSituation.ON_LEAVE) for n in (1, 2)]
    work = [taken(n, 60) for n in (3, 4)]
    found = baseline(WHO5, "pct", [*work[::-1], *leave])
    assert found is work[0]
    assert baseline(WHO5, "pct", leave) is leave[0]
    assert baseline(WHO5, "pct", []) is None
    assert baseline(WHO5, "pct", [taken(1, None)]) is None


def test_a_named_baseline_stays_when_an_earlier_sheet_is_entered_later() -> None:
    known = [taken(1, 20, weeks=4), taken(2, 40, weeks=8)]
    earlier = taken(3, 60, weeks=1)
    assert baseline(WHO5, "pct", [*known, earlier]) is earlier
    assert baseline(WHO5, "pct", [*known, earlier], kept=1) is known[0]
    gone = replace(known[0], deleted_at=INSTANT)
    assert baseline(WHO5, "pct", [gone, known[1], earlier], kept=1) is earlier


# --- flags -------------------------------------------------------------------------------------------------


def test_a_flag_needs_two_measures_in_a_row() -> None:
    assert flag(WHO5, "pct", [taken(1, 80), taken(2, 40)]) is None
    found = flag(WHO5, "pct", [taken(1, 80), taken(2, 40), taken(3, 44)])
    assert found is not None
    assert (found.last.later.id, found.last.state, found.last.is_toward_strain) == (3, State.LOWER, True)
    assert flag(WHO5, "pct", [taken(1, 80), taken(2, 40), taken(3, 76), taken(4, 40)]) is None


def test_a_flag_is_raised_for_what_costs_and_never_for_relief() -> None:
    assert flag(WHO5, "pct", [taken(1, 20), taken(2, 60), taken(3, 64)]) is None
    heavy = [taken(n, value, "phq9", "total") for n, value in ((1, 4), (2, 12), (3, 13))]
    assert flag(PHQ9, "total", heavy) is not None


def test_internal_consistency_never_flags() -> None:
    found = [taken(n, value, "cbi", "work") for n, value in ((1, 0.0), (2, 100.0), (3, 100.0))]
    assert flag(CBI, "work", found) is None


def test_a_flag_is_never_raised_across_a_change() -> None:
    leave = WorkSituation.ON_LEAVE
    known = [taken(1, 80), taken(2, 40, situation=leave), taken(3, 40, situation=leave)]
    assert flag(WHO5, "pct", known) is None
    assert flag(WHO5, "pct", known, kept=1) is None
    versions = [taken(1, 80), taken(2, 40, version="2"), taken(3, 40, version="2")]
    assert flag(WHO5, "pct", versions, kept=1) is None


def test_nothing_measured_raises_nothing() -> None:
    assert flag(WHO5, "pct", []) is None
    assert flag(OLBI, "total", [taken(1, 16, "olbi", "total")]) is None
