"""One scorer for every questionnaire: answers in, scale values, bands and safety alerts out.

What is added up, turned round or left out is data of the instrument; nothing here knows one by name. A
missing answer is None and never zero. Values are exact; they are rounded only to look up a band.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from coachdesk.domain.assessments import Score
from coachdesk.domain.errors import UserError
from coachdesk.domain.instruments import EntryWay, Instrument, Method, ResponseScale, Scale
from coachdesk.domain.norms import Band, NormSet

MISSING_MARKS = ("-", "–")
_NUMBER = re.compile(r"-?[0-9]{1,6}(?:[.,][0-9]{1,6})?")


@dataclass(frozen=True, slots=True)
class SafetyAlert:
    """An item to speak about today: it was answered above its lowest point, or not answered (None)."""

    item: int
    answer: float | None


@dataclass(frozen=True, slots=True)
class Scoring:
    """Everything that one sheet of answers gives, scales in the instrument's order."""

    scales: tuple[Score, ...]
    alerts: tuple[SafetyAlert, ...]


def score(instrument: Instrument, answers: Sequence[float | None]) -> Scoring:
    """Score one sheet.

    Args:
        instrument: structure of the version that was filled in.
        answers: raw points in item order, before any reversal; None where nothing was answered.

    Raises:
        UserError: the count is wrong, or an answer is one that its item does not have.
    """
    check_answers(instrument, answers)
    done: dict[str, Score] = {}
    for scale in instrument.scales:
        done[scale.id] = _combined(scale, done) if scale.parts else _scored(instrument, scale, answers)
    alerts = tuple(
        SafetyAlert(number, answers[number - 1])
        for number in instrument.safety_items
        if _is_alerting(instrument.response(number), answers[number - 1])
    )
    return Scoring(tuple(done.values()), alerts)


def _is_alerting(response: ResponseScale, answer: float | None) -> bool:
    return answer is None or answer > response.low


def _scored(instrument: Instrument, scale: Scale, answers: Sequence[float | None]) -> Score:
    points = [
        instrument.response(number).reversed(answer) if number in scale.reverse else answer
        for number in scale.items
        if (answer := answers[number - 1]) is not None
    ]
    value: float | None = None
    if len(points) >= scale.min_answered:
        total = math.fsum(points)
        value = total / len(points) if scale.method is Method.MEAN else total * scale.weight
    return Score(scale.id, value, len(points), len(scale.items))


def _combined(scale: Scale, done: Mapping[str, Score]) -> Score:
    parts = [done[part] for part in scale.parts]
    values = [part.value for part in parts if part.value is not None]
    value = math.fsum(values) / len(values) if len(values) == len(parts) else None
    return Score(scale.id, value, sum(part.answered for part in parts), sum(part.items for part in parts))


def check_answers(instrument: Instrument, answers: Sequence[float | None]) -> None:
    """Refuse a wrong count and answers out of range.

    Raises:
        UserError: naming the item and what it takes.
    """
    _check_count(instrument, len(answers))
    for item, answer in zip(instrument.items, answers, strict=True):
        if answer is not None and not instrument.response(item.number).accepts(answer):
            raise _refused(instrument, item.number)


def _check_count(instrument: Instrument, count: int) -> None:
    if count != len(instrument.items):
        raise UserError(
            "Answers expected: {expected}. Answers given: {count}. Put a dash for a missing answer.",
            expected=len(instrument.items),
            count=count,
        )


def _refused(instrument: Instrument, number: int) -> UserError:
    response = instrument.response(number)
    if response.decimals:
        return UserError(
            "Question {item} takes a number from {low} to {high}, or a dash for no answer.",
            item=number,
            low=response.low,
            high=response.high,
        )
    if response.is_unbroken:
        return UserError(
            "Question {item} takes a whole number from {low} to {high}, or a dash for no answer.",
            item=number,
            low=response.low,
            high=response.high,
        )
    return UserError(
        "Question {item} takes one of {choices}, or a dash for no answer.",
        item=number,
        choices=", ".join(str(value) for value in sorted(response.values)),
    )


def parse_answers(instrument: Instrument, typed: Sequence[str]) -> tuple[float | None, ...]:
    """Read answers typed as words of a command line: ``3``, or ``-`` for none.

    A form measured with a ruler takes decimals with a comma or a point; every other takes whole numbers only.

    Raises:
        UserError: wrong count, not a number, or out of range.
    """
    _check_count(instrument, len(typed))
    answers: list[float | None] = []
    for item, word in zip(instrument.items, typed, strict=True):
        number = _number(word)
        if word.strip() in MISSING_MARKS:
            answers.append(None)
        elif number is None or not instrument.response(item.number).accepts(number):
            raise _refused(instrument, item.number)
        else:
            answers.append(int(number) if number.is_integer() else number)
    return tuple(answers)


def _number(text: str) -> float | None:
    plain = text.strip()
    return float(plain.replace(",", ".")) if _NUMBER.fullmatch(plain) else None


def bands(instrument: Instrument, scale_id: str, value: float | None) -> tuple[tuple[NormSet, Band], ...]:
    """Return the band of a value in each norm set that covers the scale.

    The value is rounded half up to the precision of the scale first: edges are published that way, and binary
    sums of decimals are not.
    """
    if value is None:
        return ()
    rounded = _rounded(value, instrument.scale(scale_id).decimals)
    found = []
    for norm_set in instrument.norm_sets:
        held = [band for band in norm_set.bands(scale_id) if band.low <= rounded]
        if held:
            found.append((norm_set, held[-1]))
    return tuple(found)


def _rounded(value: float, decimals: int) -> float:
    # Binary dust first: 2.4949999999999997 is 2.495 on paper.
    return float(Decimal(repr(round(value, 9))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def score_payload(instrument: Instrument, answers: Sequence[float | None]) -> dict[str, object]:
    """Return what ``coachdesk score --json`` prints, as plain values.

    Raises:
        UserError: as :func:`score`.
    """
    scoring = score(instrument, answers)
    return {
        "instrument": instrument.id,
        "version": instrument.version,
        "scales": {
            result.scale_id: {
                "value": _plain(result.value),
                "answered": result.answered,
                "items": result.items,
                "bands": {
                    norm_set.id: band.id
                    for norm_set, band in bands(instrument, result.scale_id, result.value)
                },
            }
            for result in scoring.scales
        },
        "alerts": [
            {"kind": "safety_item", "item": alert.item, "answer": alert.answer} for alert in scoring.alerts
        ],
    }


def _plain(value: float | None) -> float | None:
    return int(value) if value is not None and value.is_integer() else value


def check_entered_score(instrument: Instrument, scale_id: str, text: str) -> float | None:
    """Read a score that was worked out by hand; an empty field or a dash is a scale that was not measured.

    Raises:
        UserError: not a number, outside the range of the scale, or with decimals where it has none.
    """
    if text.strip() in ("", *MISSING_MARKS):
        return None
    scale = instrument.scale(scale_id)
    number = _number(text)
    if number is None or not scale.low <= number <= scale.high or round(number, scale.decimals) != number:
        if scale.decimals:
            raise UserError("Type a number from {low} to {high}.", low=scale.low, high=scale.high)
        raise UserError("Type a whole number from {low} to {high}.", low=scale.low, high=scale.high)
    return number


def entered_scores(instrument: Instrument, typed: Mapping[str, str]) -> tuple[Score, ...]:
    """Turn typed scores, by scale id, into one score per scale; none of them has answers behind it.

    Raises:
        UserError: the instrument is not entered by scores, a field is wrong, or all are empty.
    """
    if EntryWay.SCORES not in instrument.entry:
        raise UserError("The scores of this questionnaire are worked out from its answers: type the answers.")
    scores = tuple(
        Score(
            scale.id, check_entered_score(instrument, scale.id, typed.get(scale.id, "")), 0, len(scale.items)
        )
        for scale in instrument.scales
    )
    if all(result.value is None for result in scores):
        raise UserError("Type at least one score.")
    return scores
