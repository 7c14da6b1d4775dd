from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import CBI, Call

VECTORS: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).resolve().parents[1] / "files" / "score_vectors.json").read_text("utf-8")
)


def typed(answers: Sequence[float | None]) -> list[str]:
    return ["-" if answer is None else str(answer) for answer in answers]


@pytest.mark.parametrize(
    ("instrument", "vector"),
    [(name, one) for name, vectors in VECTORS.items() for one in vectors],
    ids=lambda value: value["id"] if isinstance(value, dict) else value,
)
def test_published_vectors_come_out_as_json(call: Call, instrument: str, vector: dict[str, Any]) -> None:
    said = call("score", instrument, *typed(vector["answers"]), "--json")
    assert (said.code, said.err) == (0, "")
    payload = json.loads(said.out)
    assert (payload["instrument"], payload["version"]) == (instrument, "1")
    values = {scale: found["value"] for scale, found in payload["scales"].items()}
    assert values == {
        scale: None if value is None else pytest.approx(value, abs=1e-6)
        for scale, value in vector["expected"].items()
        if not scale.startswith("safety_")
    }
    answer = vector["expected"].get("safety_item9", 0)
    alert = {"kind": "safety_item", "item": 9, "answer": answer}
    assert payload["alerts"] == ([] if answer == 0 else [alert])
    assert "unofficial" not in said.out
    for norm_set, bands in vector.get("band", {}).items():
        if norm_set.startswith("unofficial_"):
            continue
        found = {
            scale: result["bands"][norm_set]
            for scale, result in payload["scales"].items()
            if norm_set in result["bands"]
        }
        assert found == bands


def test_scores_are_told_with_counts_bands_and_their_source(call: Call) -> None:
    said = call("score", "cbi", *typed((*CBI[:6], None, None, None, None, *CBI[10:])))
    assert said.code == 0
    assert "62.5 (6 of 6 answered)" in said.out
    assert "no score (3 of 7 answered)" in said.out
    assert "2005" in said.out
    assert said.out.count("\n") < 12
    french = call("score", "cbi", *typed(CBI), language="fr")
    assert "62,5" in french.out
    assert "answered" not in french.out


def test_a_check_in_is_told_answer_by_answer_without_a_score(call: Call) -> None:
    said = call("score", "checkin5", "1", "0", "-", "1", "0", language="fr")
    assert said.code == 0
    assert [line.split()[-1] for line in said.out.splitlines()[1:6]].count("Oui") == 2
    payload = json.loads(call("score", "checkin5", "1", "0", "-", "1", "0", "--json").out)
    assert payload["scales"] == {}


def test_a_safety_answer_is_told_first_to_whoever_scores(call: Call) -> None:
    said = call("score", "phq9", *typed([0] * 8 + [1]))
    assert "speak about it today" in said.out
    assert "speak about it today" in call("score", "phq9", *typed([0] * 8 + [None])).out
    assert "speak about it today" not in call("score", "phq9", *typed([0] * 9)).out


@pytest.mark.parametrize(
    "words",
    [
        ["cbi", "1"],
        ["cbi", *typed(CBI[:18])],
        ["cbi", *typed(CBI), "0"],
        ["cbi", "10", *typed(CBI[1:])],
        ["cbi", "3,5", *typed(CBI[1:])],
        ["cbi", "3.5", *typed(CBI[1:])],
        ["cbi", "-25", *typed(CBI[1:])],
        ["cbi", "abc", *typed(CBI[1:])],
        ["pulse", "11", "0", "0", "0", "0", "0"],
        ["unknown", "1"],
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_answers_that_cannot_be_are_refused_in_one_line(call: Call, words: list[str]) -> None:
    for language in ("fr", "en"):
        said = call("score", *words, language=language)
        assert said.code == 2
        assert said.out == ""
        assert said.line


def test_a_mean_is_told_as_finely_as_its_bands_are_cut(call: Call) -> None:
    said = call("score", "bat12", *typed([3] * 7 + [2] * 5))
    assert "2.58" in said.out
    assert "2.6 " not in said.out
