"""Measures of fictional people: a course of load through the years, and a little chance around it.

The same seed, person and day give the same numbers on every computer.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Final

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
