"""What must hold for any answers, tried on every questionnaire of the shelf."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coachdesk.domain.instruments import Instrument, Method, ResponseScale, Scale
from coachdesk.domain.scoring import bands, parse_answers, score
from tests.instruments.shelf import SHELF

Answers = tuple[float | None, ...]

EVERY = pytest.mark.parametrize("instrument", SHELF.latest(), ids=lambda one: one.id)
SCORED = pytest.mark.parametrize(
    "instrument", [one for one in SHELF.latest() if one.scales], ids=lambda x: x.id
)
few = settings(max_examples=20)


def points_of(response: ResponseScale) -> st.SearchStrategy[float]:
    if response.kind.is_measured:
        steps = 10**response.decimals
        every = st.integers(response.low * steps, response.high * steps)
        return every.map(lambda step: step / steps if response.decimals else step)
    return st.sampled_from(response.values)


def answers_of(instrument: Instrument, *, missing: bool) -> st.SearchStrategy[Answers]:
    each = [points_of(instrument.response(item.number)) for item in instrument.items]
    return st.tuples(*([one | st.none() for one in each] if missing else each))


def values(instrument: Instrument, answers: Answers) -> dict[str, float | None]:
    return {result.scale_id: result.value for result in score(instrument, answers).scales}


def is_turned(instrument: Instrument, scale: Scale, number: int) -> bool:
    """Whether a scale counts an item from the other end, itself or in the part that holds it."""
    if not scale.parts:
        return number in scale.reverse
    holder = next(instrument.scale(part) for part in scale.parts if number in instrument.scale(part).items)
    return is_turned(instrument, holder, number)


@EVERY
@few
@given(st.data())
def test_a_value_stays_within_the_range_of_its_scale(instrument: Instrument, data: st.DataObject) -> None:
    answers = data.draw(answers_of(instrument, missing=True))
    for result in score(instrument, answers).scales:
        scale = instrument.scale(result.scale_id)
        assert result.value is None or scale.low - 1e-9 <= result.value <= scale.high + 1e-9
        assert result.items == len(scale.items)
        assert result.answered == sum(answers[number - 1] is not None for number in scale.items)


@SCORED
@few
@given(st.data())
def test_every_value_has_one_band_in_each_norm_set_of_its_scale(
    instrument: Instrument, data: st.DataObject
) -> None:
    for result in score(instrument, data.draw(answers_of(instrument, missing=True))).scales:
        found = bands(instrument, result.scale_id, result.value)
        sets = [norm_set for norm_set in instrument.norm_sets if norm_set.bands(result.scale_id)]
        assert [norm_set for norm_set, _ in found] == (sets if result.value is not None else [])
        for _, band in found:
            assert result.value is not None
            assert band.low - 0.0051 <= result.value <= band.high + 0.0051


@SCORED
@few
@given(st.data())
def test_missing_is_never_zero(instrument: Instrument, data: st.DataObject) -> None:
    answers = data.draw(answers_of(instrument, missing=True))
    for result in score(instrument, answers).scales:
        scale = instrument.scale(result.scale_id)
        assert (result.value is None) == (result.answered < scale.min_answered)
        if result.value is not None and scale.method is Method.MEAN:
            points = [
                instrument.response(number).reversed(answer) if number in scale.reverse else answer
                for number in scale.items
                if (answer := answers[number - 1]) is not None
            ]
            assert min(points) - 1e-9 <= result.value <= max(points) + 1e-9


@SCORED
@few
@given(st.data())
def test_one_higher_answer_moves_its_scales_one_way_and_no_other(
    instrument: Instrument, data: st.DataObject
) -> None:
    answers = data.draw(answers_of(instrument, missing=False))
    number = data.draw(st.integers(1, len(answers)))
    before = answers[number - 1]
    assert before is not None
    response = instrument.response(number)
    assume(before < response.high)
    changed = (*answers[: number - 1], response.high, *answers[number:])
    old, new = values(instrument, answers), values(instrument, changed)
    for scale in instrument.scales:
        was, now = old[scale.id], new[scale.id]
        assert was is not None
        assert now is not None
        if number not in scale.items:
            assert now == was
        elif is_turned(instrument, scale, number):
            assert now < was
        else:
            assert now > was


@EVERY
def test_reversing_twice_is_the_answer_itself(instrument: Instrument) -> None:
    for response in instrument.responses:
        for answer in response.values:
            assert response.accepts(response.reversed(answer))
            assert response.reversed(response.reversed(answer)) == answer
        assert response.reversed(response.low) == response.high


@SCORED
def test_straight_lining_gives_what_the_reversed_items_make_of_it(instrument: Instrument) -> None:
    for step in range(min(len(response.values) for response in instrument.responses)):
        answers = tuple(sorted(instrument.response(one.number).values)[step] for one in instrument.items)
        found = values(instrument, answers)
        for scale in instrument.scales:
            points = [
                instrument.response(number).reversed(answers[number - 1])
                if is_turned(instrument, scale, number)
                else answers[number - 1]
                for number in scale.items
            ]
            total = sum(points) * scale.weight
            if scale.method is Method.MEAN:
                assert found[scale.id] == pytest.approx(total / len(points))
            elif scale.method is not Method.MEAN_OF_SCALES:
                assert found[scale.id] == pytest.approx(total)


@pytest.mark.parametrize(
    ("instrument_id", "scale_id", "expected"),
    [
        ("olbi", "total", {1: 40, 2: 40, 3: 40, 4: 40}),
        ("olbi_agree_high", "total", {1: 40, 2: 40, 3: 40, 4: 40}),
        ("olbi", "exhaustion", {1: 20, 4: 20}),
        ("olbi", "disengagement_mean", {1: 2.5, 4: 2.5}),
        ("pss10", "total", {0: 16, 1: 18, 2: 20, 3: 22, 4: 24}),
        ("proqol5", "bo", {1: 30, 2: 30, 3: 30, 4: 30, 5: 30}),
        ("scs26", "total", {1: 3, 5: 3}),
        ("scs26", "total_mean_of_items", {1: 3, 5: 3}),
        ("cbi", "work", {0: 14.285714, 50: 50, 75: 67.857143, 100: 85.714286}),
        ("who5", "pct", {0: 0, 3: 60, 5: 100}),
    ],
)
def test_straight_lining_gives_the_published_constants(
    instrument_id: str, scale_id: str, expected: dict[int, float]
) -> None:
    instrument = SHELF.get(instrument_id)
    for points, value in expected.items():
        found = values(instrument, (points,) * len(instrument.items))
        assert found[scale_id] == pytest.approx(value, abs=1e-6)


@EVERY
@few
@given(st.data())
def test_answers_typed_as_words_are_the_same_answers(instrument: Instrument, data: st.DataObject) -> None:
    answers = data.draw(answers_of(instrument, missing=True))
    typed = ["-" if answer is None else str(answer) for answer in answers]
    assert parse_answers(instrument, typed) == answers


@given(answers_of(SHELF.get("olbi"), missing=True))
def test_the_two_codings_of_one_form_give_the_same_scores(answers: Answers) -> None:
    other = tuple(None if answer is None else 5 - answer for answer in answers)
    assert values(SHELF.get("olbi"), answers) == values(SHELF.get("olbi_agree_high"), other)


@given(answers_of(SHELF.get("phq9"), missing=True))
def test_the_safety_item_is_told_whatever_the_rest(answers: Answers) -> None:
    alerts = score(SHELF.get("phq9"), answers).alerts
    assert [(alert.item, alert.answer) for alert in alerts] == ([] if answers[8] == 0 else [(9, answers[8])])
