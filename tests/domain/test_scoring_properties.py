"""What must hold for any answers, tried on every questionnaire of the shelf."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.domain.instruments import Instrument, Method, ResponseScale, Scale
from coachdesk.domain.scoring import bands, parse_answers, score
from tests.instruments.shelf import SHELF

Answers = tuple[float | None, ...]

LONGEST = max(len(one.items) for one in SHELF.latest())
EVERY = SHELF.latest()
SCORED = [one for one in EVERY if one.scales]
each = pytest.mark.parametrize("instrument", EVERY, ids=lambda one: one.id)
each_scored = pytest.mark.parametrize("instrument", SCORED, ids=lambda one: one.id)

# What is drawn fills one form of every questionnaire in turn: drawing costs many times what is tried with it.
drawn_forms = given(st.binary(min_size=1 + 2 * LONGEST, max_size=1 + 2 * LONGEST))
few = settings(max_examples=50)


def point(response: ResponseScale, drawn: int) -> float:
    """One of the answers that a scale knows."""
    if not response.kind.is_measured:
        return response.values[drawn % len(response.values)]
    steps: int = 10**response.decimals
    step: int = response.low * steps + drawn % ((response.high - response.low) * steps + 1)
    return step / steps if response.decimals else step


def answers_of(instrument: Instrument, drawn: bytes, *, missing: bool = True) -> Answers:
    """A form: the first byte says how much of it is missing, from nothing to all; then two for each answer."""
    pairs = zip(instrument.items, drawn[1::2], drawn[2::2], strict=False)
    return tuple(
        None if missing and gap < drawn[0] else point(instrument.response(item.number), gap * 256 + which)
        for item, gap, which in pairs
    )


def values(instrument: Instrument, answers: Answers) -> dict[str, float | None]:
    return {result.scale_id: result.value for result in score(instrument, answers).scales}


def is_turned(instrument: Instrument, scale: Scale, number: int) -> bool:
    """Whether a scale counts an item from the other end, itself or in the part that holds it."""
    if not scale.parts:
        return number in scale.reverse
    holder = next(instrument.scale(part) for part in scale.parts if number in instrument.scale(part).items)
    return is_turned(instrument, holder, number)


@few
@drawn_forms
def test_a_value_stays_within_the_range_of_its_scale(drawn: bytes) -> None:
    for instrument in EVERY:
        answers = answers_of(instrument, drawn)
        for result in score(instrument, answers).scales:
            scale = instrument.scale(result.scale_id)
            is_within = result.value is None or scale.low - 1e-9 <= result.value <= scale.high + 1e-9
            assert is_within, (instrument.id, answers)
            assert result.items == len(scale.items), instrument.id
            given_answers = sum(answers[number - 1] is not None for number in scale.items)
            assert result.answered == given_answers, (instrument.id, answers)


@few
@drawn_forms
def test_every_value_has_one_band_in_each_norm_set_of_its_scale(drawn: bytes) -> None:
    for instrument in SCORED:
        answers = answers_of(instrument, drawn)
        for result in score(instrument, answers).scales:
            found = bands(instrument, result.scale_id, result.value)
            sets = [norm_set for norm_set in instrument.norm_sets if norm_set.bands(result.scale_id)]
            expected = sets if result.value is not None else []
            assert [norm_set for norm_set, _ in found] == expected, (instrument.id, answers)
            for _, band in found:
                assert result.value is not None
                assert band.low - 0.0051 <= result.value <= band.high + 0.0051, (instrument.id, answers)


@few
@drawn_forms
def test_missing_is_never_zero(drawn: bytes) -> None:
    for instrument in SCORED:
        answers = answers_of(instrument, drawn)
        for result in score(instrument, answers).scales:
            scale = instrument.scale(result.scale_id)
            is_too_little = result.answered < scale.min_answered
            assert (result.value is None) == is_too_little, (instrument.id, answers)
            if result.value is not None and scale.method is Method.MEAN:
                points = [
                    instrument.response(number).reversed(answer) if number in scale.reverse else answer
                    for number in scale.items
                    if (answer := answers[number - 1]) is not None
                ]
                is_between = min(points) - 1e-9 <= result.value <= max(points) + 1e-9
                assert is_between, (instrument.id, answers)


@few
@drawn_forms
def test_one_higher_answer_moves_its_scales_one_way_and_no_other(drawn: bytes) -> None:
    for instrument in SCORED:
        answers = answers_of(instrument, drawn, missing=False)
        number = 1 + drawn[0] % len(answers)
        before, response = answers[number - 1], instrument.response(number)
        assert before is not None
        if before == response.high:
            continue
        changed = (*answers[: number - 1], response.high, *answers[number:])
        old, new = values(instrument, answers), values(instrument, changed)
        for scale in instrument.scales:
            was, now = old[scale.id], new[scale.id]
            assert was is not None
            assert now is not None
            moved = (instrument.id, scale.id, number, answers)
            if number not in scale.items:
                assert now == was, moved
            elif is_turned(instrument, scale, number):
                assert now < was, moved
            else:
                assert now > was, moved


@each
def test_reversing_twice_is_the_answer_itself(instrument: Instrument) -> None:
    for response in instrument.responses:
        for answer in response.values:
            assert response.accepts(response.reversed(answer))
            assert response.reversed(response.reversed(answer)) == answer
        assert response.reversed(response.low) == response.high


@each_scored
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


@few
@drawn_forms
def test_answers_typed_as_words_are_the_same_answers(drawn: bytes) -> None:
    for instrument in EVERY:
        answers = answers_of(instrument, drawn)
        typed = ["-" if answer is None else str(answer) for answer in answers]
        assert parse_answers(instrument, typed) == answers, instrument.id


@drawn_forms
def test_the_two_codings_of_one_form_give_the_same_scores(drawn: bytes) -> None:
    olbi = SHELF.get("olbi")
    answers = answers_of(olbi, drawn)
    other = tuple(None if answer is None else 5 - answer for answer in answers)
    assert values(olbi, answers) == values(SHELF.get("olbi_agree_high"), other)


@drawn_forms
def test_the_safety_item_is_told_whatever_the_rest(drawn: bytes) -> None:
    phq9 = SHELF.get("phq9")
    answers = answers_of(phq9, drawn)
    alerts = score(phq9, answers).alerts
    assert [(alert.item, alert.answer) for alert in alerts] == ([] if answers[8] == 0 else [(9, answers[8])])
