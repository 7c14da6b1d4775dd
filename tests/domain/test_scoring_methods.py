"""Every way of scoring, tried on structures as later questionnaires have them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.errors import UserError
from coachdesk.domain.scoring import (
    SafetyAlert,
    bands,
    check_entered_score,
    parse_answers,
    score,
    score_payload,
)
from tests.instruments.shelf import built

WHO5 = built("""
items = 5
[[responses]]
id = "often"
kind = "numbers"
values = [0, 1, 2, 3, 4, 5]
[[scales]]
id = "raw"
method = "sum"
items = [1, 2, 3, 4, 5]
higher = "better"
[[scales]]
id = "pct"
method = "weighted"
weight = 4
items = [1, 2, 3, 4, 5]
higher = "better"
[[norm_sets]]
id = "who5_cutoffs"
grade = "high"
nature = "published"
bands.pct = [[0, "28_or_less"], [29, "50_or_less"], [51, "above_50"]]
""")

KINDNESS, JUDGING = (5, 12, 19, 23, 26), (1, 8, 11, 16, 21)
HUMANITY, ISOLATION = (3, 7, 10, 15), (4, 13, 18, 25)
MINDFUL, OVER = (9, 14, 17, 22), (2, 6, 20, 24)
NEGATIVE = sorted(JUDGING + ISOLATION + OVER)


def mean(scale_id: str, items: tuple[int, ...] | list[int], *, reverse: bool | list[int] = False) -> str:
    turned = list(items) if reverse is True else reverse or []
    return (
        f'[[scales]]\nid = "{scale_id}"\nmethod = "mean"\nhigher = "better"\n'
        f"items = {list(items)}\nreverse = {turned}\n"
    )


COMPASSION = built(
    """
items = 26
[[responses]]
id = "frequency"
kind = "numbers"
values = [1, 2, 3, 4, 5]
"""
    + mean("self_kindness", KINDNESS)
    + mean("self_judgment", JUDGING)
    + mean("common_humanity", HUMANITY)
    + mean("isolation", ISOLATION)
    + mean("mindfulness", MINDFUL)
    + mean("over_identification", OVER)
    + mean("self_judgment_reversed", JUDGING, reverse=True)
    + mean("isolation_reversed", ISOLATION, reverse=True)
    + mean("over_identification_reversed", OVER, reverse=True)
    + """
[[scales]]
id = "total"
method = "mean_of_scales"
higher = "better"
parts = ["self_kindness", "self_judgment_reversed", "common_humanity", "isolation_reversed", "mindfulness",
  "over_identification_reversed"]
"""
    + mean("total_mean_of_items", list(range(1, 27)), reverse=NEGATIVE)
    + """
[[norm_sets]]
id = "neff_site"
grade = "medium"
nature = "published"
bands.total = [[1, "low"], [2.5, "moderate"], [3.51, "high"]]
"""
)

ASKING = built("""
items = 9
safety_items = [9]
hidden_for_coaches = true
never_proposed = true
[[responses]]
id = "days"
kind = "numbers"
values = [0, 1, 2, 3]
[[scales]]
id = "total"
method = "sum"
items = [1, 2, 3, 4, 5, 6, 7, 8, 9]
higher = "worse"
""")

LINES = built("""
items = 4
[[responses]]
id = "line"
kind = "line"
values = [0, 10]
decimals = 1
[[scales]]
id = "total"
method = "sum"
items = [1, 2, 3, 4]
higher = "better"
[[norm_sets]]
id = "adult"
grade = "medium"
nature = "published"
bands.total = [[0, "clinical_range"], [25, "at_or_above_cutoff"]]
""")


def found(values: object) -> dict[str, float]:
    assert isinstance(values, dict)
    return {scale_id: scale["value"] for scale_id, scale in values["scales"].items()}


@pytest.mark.parametrize(
    ("answers", "raw", "band"),
    [
        ((5, 5, 1, 5, 5), 21, "above_50"),
        ((3, 2, 3, 2, 2), 12, "50_or_less"),
        ((3, 3, 3, 2, 2), 13, "above_50"),
        ((2, 1, 2, 1, 1), 7, "28_or_less"),
    ],
)
def test_a_weighted_scale_is_the_raw_sum_on_its_other_range(
    answers: tuple[int, ...], raw: int, band: str
) -> None:
    payload = score_payload(WHO5, answers)
    assert found(payload) == {"raw": raw, "pct": raw * 4}
    assert bands(WHO5, "pct", raw * 4)[0][1].id == band
    assert bands(WHO5, "raw", raw) == ()
    assert (WHO5.scale("pct").low, WHO5.scale("pct").high) == (0, 100)


def test_the_range_of_a_scale_follows_from_its_answers() -> None:
    tried = built("""
items = 2
[[responses]]
id = "often"
kind = "numbers"
values = [1, 2, 3, 4, 5]
[[scales]]
id = "raw"
method = "sum"
items = [1, 2]
higher = "worse"
[[scales]]
id = "mean"
method = "mean"
items = [1, 2]
higher = "worse"
[[scales]]
id = "tenfold"
method = "weighted"
weight = 10
items = [1, 2]
higher = "worse"
[[scales]]
id = "both"
method = "mean_of_scales"
parts = ["raw", "mean"]
higher = "worse"
""")
    ranges = {scale.id: (scale.low, scale.high) for scale in tried.scales}
    assert ranges == {"raw": (2, 10), "mean": (1, 5), "tenfold": (20, 100), "both": (1.5, 7.5)}


def test_a_mean_of_scales_is_not_the_mean_of_items() -> None:
    answers = [4, 2, 2, 4, 3, 4, 2, 2, 4, 3, 4, 2, 2, 4, 3, 4, 2, 2, 4, 3, 4, 2, 2, 4, 3, 4]
    values = found(score_payload(COMPASSION, answers))
    assert values["total"] == pytest.approx(2.816667, abs=1e-6)
    assert values["total_mean_of_items"] == pytest.approx(2.807692, abs=1e-6)
    assert values["self_judgment"] == pytest.approx(3.6)
    assert values["self_judgment_reversed"] == pytest.approx(2.4)
    assert bands(COMPASSION, "total", values["total"])[0][1].id == "moderate"


@given(st.integers(1, 5))
def test_straight_lining_gives_the_middle_of_a_scale_half_of_which_is_reversed(value: int) -> None:
    values = found(score_payload(COMPASSION, [value] * 26))
    assert values["total"] == pytest.approx(3.0)
    assert values["self_kindness"] == value
    assert values["isolation_reversed"] == 6 - value


def test_a_mean_of_scales_misses_when_one_part_misses() -> None:
    answers: list[int | None] = [3] * 26
    answers[4] = None
    by_id = {result.scale_id: result for result in score(COMPASSION, answers).scales}
    assert by_id["self_kindness"].value is None
    assert by_id["total"].value is None
    assert (by_id["total"].answered, by_id["total"].items) == (25, 26)
    assert by_id["isolation"].value == 3.0
    assert bands(COMPASSION, "total", None) == ()


def test_an_edge_at_two_decimals_is_met_by_rounding_half_up() -> None:
    at = [bands(COMPASSION, "total", value)[0][1].id for value in (2.494, 2.495, 2.5, 3.5049, 3.505, 3.51)]
    assert at == ["low", "moderate", "moderate", "moderate", "high", "high"]
    assert bands(COMPASSION, "total", 2.675)[0][1].low == 2.5


def test_reversed_items_are_known_from_the_scales() -> None:
    assert [item.number for item in COMPASSION.items if item.is_reversed] == NEGATIVE


@pytest.mark.parametrize(
    ("last", "alerts"),
    [(0, ()), (1, (SafetyAlert(9, 1),)), (3, (SafetyAlert(9, 3),)), (None, (SafetyAlert(9, None),))],
)
def test_a_safety_item_alerts_whatever_the_total(last: int | None, alerts: tuple[SafetyAlert, ...]) -> None:
    scoring = score(ASKING, [0] * 8 + [last])
    assert scoring.alerts == alerts
    assert scoring.scales[0].value == last


def test_the_alert_stands_in_the_payload() -> None:
    payload = score_payload(ASKING, [1] * 8 + [None])
    assert payload["alerts"] == [{"kind": "safety_item", "item": 9, "answer": None}]
    assert found(payload) == {"total": None}


def test_a_sum_of_decimals_meets_its_edge() -> None:
    answers = parse_answers(LINES, ["6,2", "6.3", "6.2", "6,3"])
    assert answers == (6.2, 6.3, 6.2, 6.3)
    assert bands(LINES, "total", score(LINES, answers).scales[0].value)[0][1].id == "at_or_above_cutoff"
    # In binary this is 24.900000000000002; 24.96 cannot be measured with a ruler but rounds to the edge.
    assert bands(LINES, "total", 6.2 + 6.3 + 6.2 + 6.2)[0][1].id == "clinical_range"
    assert bands(LINES, "total", 24.96)[0][1].id == "at_or_above_cutoff"
    assert check_entered_score(LINES, "total", "24,9") == 24.9


@pytest.mark.parametrize("word", ["10,1", "-0,1", "6,25", "six"])
def test_a_line_takes_one_decimal_within_its_ends(word: str) -> None:
    with pytest.raises(UserError) as told:
        parse_answers(LINES, ["0", "0", "0", word])
    assert told.value.facts == {"item": 4, "low": 0, "high": 10}


def test_a_line_is_reversed_without_binary_dust() -> None:
    line = LINES.responses[0]
    assert line.reversed(6.3) == 3.7
    assert line.reversed(line.reversed(6.3)) == 6.3
