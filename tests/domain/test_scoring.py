"""The shipped questionnaires against worked vectors, and what is refused."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from coachdesk.domain.errors import UserError
from coachdesk.domain.instruments import Higher, Instrument
from coachdesk.domain.scoring import (
    bands,
    check_entered_score,
    entered_scores,
    parse_answers,
    score,
    score_payload,
)
from tests.instruments.shelf import SHELF

VECTORS: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).resolve().parents[1] / "files" / "score_vectors.json").read_text("utf-8")
)
CASES = [(name, vector) for name, vectors in VECTORS.items() for vector in vectors]
MBI = SHELF.get("mbi_hss")
CBI = SHELF.get("cbi")
PULSE = SHELF.get("pulse")

Answers = tuple[float | None, ...]


def values(instrument: Instrument, answers: Answers) -> dict[str, float | None]:
    return {result.scale_id: result.value for result in score(instrument, answers).scales}


# --- worked vectors ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "vector"), CASES, ids=[vector["id"] for _, vector in CASES])
def test_vector_gives_its_values_and_bands(name: str, vector: dict[str, Any]) -> None:
    payload: dict[str, Any] = score_payload(SHELF.get(name), vector["answers"])
    scales = payload["scales"]
    wanted = {key: value for key, value in vector["expected"].items() if not key.startswith("safety_")}
    assert set(scales) == set(wanted)
    for scale_id, expected in wanted.items():
        value = scales[scale_id]["value"]
        assert (value is None) if expected is None else math.isclose(value, expected, abs_tol=1e-6)
    found: dict[str, dict[str, str]] = {}
    for scale_id, scale in scales.items():
        for norm_set, band in scale["bands"].items():
            found.setdefault(norm_set, {})[scale_id] = band
    # What circulates without a source is in the vectors so that nobody mistakes it for a published band.
    assert found == {key: one for key, one in vector.get("band", {}).items() if "unofficial" not in key}
    is_alerting = vector["expected"].get("safety_alert", False) is not False
    answer = vector["expected"].get("safety_item9")
    assert payload["alerts"] == (
        [{"kind": "safety_item", "item": 9, "answer": answer}] if is_alerting else []
    )


def test_the_usual_french_lower_edges_belong_to_the_band_above() -> None:
    edges = {"ee": (17, 18, 29, 30), "dp": (5, 6, 11, 12), "pa": (33, 34, 39, 40)}
    words = {scale: [bands(MBI, scale, value)[0][1].id for value in found] for scale, found in edges.items()}
    assert words == {
        "ee": ["low", "moderate", "moderate", "high"],
        "dp": ["low", "moderate", "moderate", "high"],
        "pa": ["high_burnout", "moderate", "moderate", "low_burnout"],
    }


@pytest.mark.parametrize(
    ("norm_set", "ee", "dp", "pa"),
    [
        ("fr_usual", (18, 30), (6, 12), (34, 40)),
        ("us_1996_overall", (17, 27), (7, 13), (32, 39)),
        ("us_1996_medicine", (19, 27), (6, 10), (34, 40)),
        ("us_1996_teaching", (17, 27), (9, 14), (31, 37)),
    ],
)
def test_each_norm_set_cuts_where_its_source_does(
    norm_set: str, ee: tuple[int, int], dp: tuple[int, int], pa: tuple[int, int]
) -> None:
    def words(scale: str, value: int) -> str:
        return next(band.id for found, band in bands(MBI, scale, value) if found.id == norm_set)

    for scale, (middle, top) in (("ee", ee), ("dp", dp), ("pa", pa)):
        low, high = ("high_burnout", "low_burnout") if scale == "pa" else ("low", "high")
        at = [words(scale, value) for value in (0, middle - 1, middle, top - 1, top)]
        assert at == [low, low, "moderate", "moderate", high]


def test_straight_lining_the_cbi_shows_its_reversed_item() -> None:
    expected = {0: 100 / 7, 25: (6 * 25 + 75) / 7, 50: 50.0, 75: (6 * 75 + 25) / 7, 100: 600 / 7}
    for points, work in expected.items():
        found = values(CBI, (points,) * 19)
        assert found["personal"] == found["client"] == points
        assert found["work"] == pytest.approx(work, abs=1e-9)


def test_the_cbi_counts_from_the_published_number_of_answers_on() -> None:
    def personal(answered: int) -> float | None:
        return values(CBI, (100,) * answered + (None,) * (19 - answered))["personal"]

    assert (personal(2), personal(3)) == (None, 100.0)
    work = values(CBI, (None,) * 6 + (75,) * 3 + (None,) * 10)
    assert work == {"personal": None, "work": None, "client": None}
    assert values(CBI, (None,) * 6 + (75,) * 4 + (None,) * 9)["work"] == 75.0


def test_one_missing_answer_leaves_its_mbi_scale_without_a_value_and_no_other() -> None:
    answers = [3] * 22
    found = score(MBI, [None if number == 4 else answer for number, answer in enumerate(answers, start=1)])
    by_id = {result.scale_id: result for result in found.scales}
    assert (by_id["pa"].value, by_id["pa"].answered, by_id["pa"].items) == (None, 7, 8)
    assert (by_id["ee"].value, by_id["dp"].value) == (27.0, 15.0)


def test_the_mbi_has_three_scales_and_no_total() -> None:
    assert [scale.id for scale in MBI.scales] == ["ee", "dp", "pa"]
    assert {number for scale in MBI.scales for number in scale.items} == set(range(1, 23))
    assert [scale.higher for scale in MBI.scales] == [Higher.WORSE, Higher.WORSE, Higher.BETTER]


def test_the_check_in_adds_nothing_up() -> None:
    payload = score_payload(SHELF.get("checkin5"), [1, 0, None, 1, 1])
    assert payload == {"instrument": "checkin5", "version": "1", "scales": {}, "alerts": []}


def test_each_line_of_the_pulse_is_a_scale_of_its_own() -> None:
    assert values(PULSE, (0, 2, 4, None, 8, 10)) == {
        "energy": 0,
        "sleep": 2,
        "recovery": 4,
        "meaning": None,
        "closeness": 8,
        "confidence": 10,
    }


def test_the_payload_is_plain_json_with_whole_numbers_as_such() -> None:
    text = json.dumps(score_payload(CBI, (100,) * 6 + (None,) * 13))
    assert (
        '"personal": {"value": 100, "answered": 6, "items": 6, "bands": {"convention_50": "50_or_more"}}'
        in text
    )
    assert '"work": {"value": null, "answered": 0, "items": 7, "bands": {}}' in text


# --- bad input ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "word", ["7", "-1", "3.5", "3,5", "x", "", "1e0", "0x1", "1_0", "٣", "nan", "9" * 5000]
)
def test_an_answer_that_the_mbi_does_not_have_is_refused_by_its_number(word: str) -> None:
    with pytest.raises(UserError) as told:
        parse_answers(MBI, ["0"] * 8 + [word] + ["0"] * 13)
    assert told.value.facts == {"item": 9, "low": 0, "high": 6}


@pytest.mark.parametrize("word", ["1", "4", "60", "101", "-25", "12,5"])
def test_the_cbi_takes_its_five_points_only(word: str) -> None:
    with pytest.raises(UserError) as told:
        parse_answers(CBI, ["100"] * 18 + [word])
    assert told.value.facts == {"item": 19, "choices": "0, 25, 50, 75, 100"}


@pytest.mark.parametrize("count", [0, 18, 20])
def test_a_wrong_count_of_answers_is_told(count: int) -> None:
    for refused in (lambda: parse_answers(CBI, ["50"] * count), lambda: score(CBI, (50,) * count)):
        with pytest.raises(UserError) as told:
            refused()
        assert told.value.facts == {"expected": 19, "count": count}


@pytest.mark.parametrize("answer", [7, -1, 2.5, math.nan, math.inf])
def test_the_scorer_itself_refuses_what_no_form_offers(answer: float) -> None:
    with pytest.raises(UserError) as told:
        score(MBI, [0] * 21 + [answer])
    assert told.value.facts["item"] == 22


def test_a_dash_and_spaces_around_are_understood() -> None:
    assert parse_answers(PULSE, ["-", "–", " 3 ", "10", "0", "3.0"]) == (None, None, 3, 10, 0, 3)


# --- scores typed in ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"), [("0", 0), ("54", 54), (" 30 ", 30), ("", None), ("  ", None), ("-", None)]
)
def test_a_score_from_the_form_is_taken(text: str, value: float | None) -> None:
    assert check_entered_score(MBI, "ee", text) == value


@pytest.mark.parametrize("text", ["55", "-1", "3.5", "3,5", "trente", "nan", "1 0"])
def test_a_score_that_the_scale_cannot_give_is_refused_with_its_range(text: str) -> None:
    with pytest.raises(UserError) as told:
        check_entered_score(MBI, "ee", text)
    assert told.value.facts == {"low": 0, "high": 54}
    assert "whole" in told.value.message


def test_each_scale_has_its_own_ceiling() -> None:
    assert [(scale.low, scale.high) for scale in MBI.scales] == [(0, 54), (0, 30), (0, 48)]
    for scale, ceiling in (("dp", 30), ("pa", 48)):
        assert check_entered_score(MBI, scale, str(ceiling)) == ceiling
        with pytest.raises(UserError):
            check_entered_score(MBI, scale, str(ceiling + 1))


def test_a_mean_takes_a_comma_or_a_point() -> None:
    assert check_entered_score(CBI, "work", "58,33") == check_entered_score(CBI, "work", "58.33") == 58.33
    for text in ("58,333", "100,5"):
        with pytest.raises(UserError) as told:
            check_entered_score(CBI, "work", text)
        assert told.value.message == "Type a number from {low} to {high}."


def test_typed_scores_rest_on_no_answers() -> None:
    found = entered_scores(MBI, {"ee": "30", "pa": ""})
    assert [(one.scale_id, one.value, one.answered, one.items) for one in found] == [
        ("ee", 30, 0, 9),
        ("dp", None, 0, 5),
        ("pa", None, 0, 8),
    ]


def test_typing_no_score_at_all_is_told() -> None:
    with pytest.raises(UserError, match="at least one"):
        entered_scores(MBI, {"ee": " ", "dp": "-"})


def test_scores_of_a_form_that_is_typed_answer_by_answer_are_refused() -> None:
    with pytest.raises(UserError, match="type the answers"):
        entered_scores(CBI, {"work": "50"})
