"""Measures of fictional people: a course of load through the years, and a little chance around it.

The same seed, person and day give the same numbers on every computer.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Final

from coachdesk.domain.answer_lines import lines
from coachdesk.domain.instruments import Instrument
from coachdesk.domain.scoring import score

SEED: Final = 20261120
_CBI_SHARE: Final = {"personal": (1.0, 0.0), "work": (0.92, 6.0), "client": (0.6, 8.0)}
_CBI_CHANCE: Final = 11.0
_MBI_SHARE: Final = {"ee": (0.94, 0.0), "dp": (0.5, 3.0), "pa": (-0.5, 96.0)}
# Load from which each of the five statements holds.
_CHECK_IN_FROM: Final = (38.0, 56.0, 48.0, 66.0, 60.0)
# Points of each question of the pulse above or below the mean, and how much of the load it takes.
_PULSE: Final = ((0.0, 1.0), (-0.4, 0.9), (-0.7, 1.05), (1.8, 0.7), (1.2, 0.65), (0.3, 0.95))
_PULSE_CHANCE: Final = 0.8
_UNANSWERED: Final = 0.012
_YES_FROM: Final = 38.0


class Course:
    """The load of one person over time, 0 (light) to 100, and the chance that belongs to them.

    Args:
        key: who, so that each person has chances of their own.
        points: (days ago, load), the oldest first.
    """

    def __init__(self, key: str, points: Sequence[Sequence[float]]) -> None:
        self._key = key
        self._points = [(float(ago), float(load)) for ago, load in points]

    def load(self, ago: float) -> float:
        """Load so many days ago, on straight lines between the points."""
        first_ago, first_load = self._points[0]
        if ago >= first_ago:
            return first_load
        for (far, far_load), (near, near_load) in zip(self._points, self._points[1:], strict=False):
            if near <= ago <= far:
                return near_load + (far_load - near_load) * (ago - near) / (far - near)
        return self._points[-1][1]

    def chance(self, what: str, ago: int) -> Random:
        """The chance of one measure, the same at every call."""
        return Random(f"{SEED}:{self._key}:{what}:{ago}")  # noqa: S311 - figures of a story, not a secret


def cbi_answers(course: Course, instrument: Instrument, ago: int) -> tuple[int | None, ...]:
    """Answers to the CBI, each near the load that its scale takes."""
    chance = course.chance("cbi", ago)
    answers: dict[int, int] = {}
    for scale in instrument.scales:
        share, base = _CBI_SHARE[scale.id]
        level = base + share * course.load(ago) + chance.gauss(0, 3)
        for number in scale.items:
            response = instrument.response(number)
            wanted = level + chance.gauss(0, _CBI_CHANCE)
            points = min(response.values, key=lambda value: (abs(value - wanted), value))
            answers[number] = int(response.reversed(points)) if number in scale.reverse else points
    return tuple(answers[item.number] for item in instrument.items)


def with_slip(instrument: Instrument, answers: Sequence[int | None], item: int) -> tuple[int | None, ...]:
    """The same sheet typed with one slip: the answer beside the right one."""
    values = instrument.response(item).values
    given = answers[item - 1]
    place = values.index(given) if given is not None else 0
    slipped = values[place - 1 if place else 1]
    return (*answers[: item - 1], slipped, *answers[item:])


def mbi_scores(course: Course, instrument: Instrument, ago: int) -> dict[str, str]:
    """Subscale scores of the MBI as they would be typed."""
    chance = course.chance("mbi", ago)
    typed = {}
    for scale in instrument.scales:
        share, base = _MBI_SHARE[scale.id]
        part = (base + share * course.load(ago) + chance.gauss(0, 3)) / 100
        typed[scale.id] = str(round(min(max(part, 0.0), 1.0) * scale.high))
    return typed


def past_scores(course: Course, instrument: Instrument, ago: int) -> dict[str, float]:
    """Scores as a spreadsheet keeps them: to one decimal, without the answers."""
    if instrument.id == "mbi_hss":
        return {scale_id: float(typed) for scale_id, typed in mbi_scores(course, instrument, ago).items()}
    return {
        result.scale_id: round(result.value, 1)
        for result in score(instrument, cbi_answers(course, instrument, ago)).scales
        if result.value is not None
    }


def check_in_answers(course: Course, instrument: Instrument, ago: int) -> tuple[int | None, ...]:
    """Yes (1) to each statement that the load of the day brings about."""
    chance = course.chance("checkin", ago)
    load = course.load(ago)
    return tuple(
        int(load + chance.gauss(0, 4) > limit)
        for _, limit in zip(instrument.items, _CHECK_IN_FROM, strict=True)
    )


def pulse_answers(course: Course, ago: int) -> tuple[int | None, ...]:
    """Six numbers from 0 to 10; once in a while one is left out."""
    chance = course.chance("pulse", ago)
    week = chance.gauss(0, 0.5)
    answers: list[int | None] = []
    for base, share in _PULSE:
        points = 10 + base - 0.1 * share * course.load(ago) + week + chance.gauss(0, _PULSE_CHANCE) - 0.6
        answers.append(min(max(round(points), 0), 10))
    if chance.random() < _UNANSWERED:
        answers[chance.randrange(len(answers))] = None
    return tuple(answers)


def own_answers(course: Course, instrument: Instrument, ago: int) -> tuple[float | None, ...]:
    """Answers to one of our own forms, each line with a weight of its own in the load of the day."""
    make = {
        "weak_signals": _signs,
        "job_wished_lived": _job,
        "return_week": _week,
        "risk_factors": _factors,
        "guide10": _guide,
    }
    return make[instrument.id](course, instrument, ago)


def _weight(course: Course, instrument: Instrument, line: int) -> float:
    """How much a line takes of the load of this person, the same on every day."""
    return course.chance(f"{instrument.id} {line}", 0).uniform(0.45, 1.15)


def _guide(course: Course, instrument: Instrument, ago: int) -> tuple[float | None, ...]:
    return tuple(
        int(course.load(ago) * _weight(course, instrument, item.number) > _YES_FROM)
        for item in instrument.items
    )


def _factors(course: Course, instrument: Instrument, ago: int) -> tuple[float | None, ...]:
    return tuple(
        min(4, round(course.load(ago) / 20 * _weight(course, instrument, item.number)))
        for item in instrument.items
    )


def _signs(course: Course, instrument: Instrument, ago: int) -> tuple[float | None, ...]:
    """How strong by the load of the day; an absent sign has no duration and no rhythm."""
    found: list[float | None] = []
    for line in lines(instrument):
        strong = min(3, int(course.load(ago) / 26 * _weight(course, instrument, line.number)))
        chance = course.chance(f"sign {line.number}", ago)
        found += [strong, chance.randint(1, 3), max(1, strong)] if strong else [0, 0, 0]
    return tuple(found)


def _job(course: Course, instrument: Instrument, ago: int) -> tuple[float | None, ...]:
    """What is wished hardly moves; what is lived comes nearer as the load goes down."""
    found: list[float | None] = []
    for line in lines(instrument):
        weight = _weight(course, instrument, line.number)
        wished = 7 + round(3 * (weight - 0.45))
        found += [wished, max(0, round(wished - course.load(ago) / 14 * weight))]
    return tuple(found)


def _week(course: Course, _instrument: Instrument, ago: int) -> tuple[float | None, ...]:
    """Hours that grow week by week to half of a full one; the rest follows the pulse of that day."""
    hours = min(17.5, 8 + (58 - ago) // 7 * 1.5)
    energy, _, _, recovery, confidence, _ = pulse_answers(course, ago)
    chance = course.chance("week", ago)
    return (hours, energy, recovery, confidence, int(chance.random() > 0.35), chance.choice((0, 1, 2, 2)))
