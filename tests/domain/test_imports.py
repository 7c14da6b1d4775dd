"""Values of an import: letters of columns, scores as they came, remarks that can be compared."""

from __future__ import annotations

import pytest

from coachdesk.domain.errors import UserError
from coachdesk.domain.imports import FIELDS, Meaning, Remark, past_scores
from coachdesk.domain.tables import column_letter
from tests.domain.test_scoring_methods import COMPASSION


@pytest.mark.parametrize(("place", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_a_column_has_the_letter_of_a_spreadsheet(place: int, letter: str) -> None:
    assert column_letter(place) == letter


def test_scores_that_came_have_no_answers_and_those_that_did_not_come_stay_empty() -> None:
    first, *rest = COMPASSION.scales
    scores = past_scores(COMPASSION, {first.id: first.low})
    assert [score.scale_id for score in scores] == [scale.id for scale in COMPASSION.scales]
    assert (scores[0].value, scores[0].answered) == (first.low, 0)
    assert [score.value for score in scores[1:]] == [None] * len(rest)


def test_a_score_is_kept_as_exact_as_it_came() -> None:
    scale = next(scale for scale in COMPASSION.scales if scale.decimals)
    value = scale.low + (scale.high - scale.low) / 3
    assert next(
        one.value for one in past_scores(COMPASSION, {scale.id: value}) if one.scale_id == scale.id
    ) == round(value, 6)


@pytest.mark.parametrize("beyond", [-0.1, 0.1])
def test_a_score_beyond_its_scale_is_refused(beyond: float) -> None:
    scale = COMPASSION.scales[0]
    value = scale.low + beyond if beyond < 0 else scale.high + beyond
    with pytest.raises(UserError, match="outside the scale"):
        past_scores(COMPASSION, {scale.id: value})


def test_no_score_at_all_is_refused() -> None:
    with pytest.raises(UserError):
        past_scores(COMPASSION, {})


def test_remarks_that_say_the_same_are_equal() -> None:
    def once() -> Remark:
        return Remark.of(UserError("{value} is wrong", value="x"), 3)

    assert once() == once()
    assert once() != Remark.of(UserError("{value} is wrong", value="y"), 3)


def test_every_meaning_has_words_and_fields_are_some_of_them() -> None:
    assert all(meaning.label for meaning in Meaning)
    assert [meaning for meaning in Meaning if meaning.is_field] == list(FIELDS)
