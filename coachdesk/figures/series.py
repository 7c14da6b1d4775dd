"""The measures of one scale in time order, and the rule that decides which of them a line may join."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median_low
from typing import Final

from coachdesk.domain.assessments import Assessment
from coachdesk.domain.instruments import Scale
from coachdesk.domain.situations import WorkSituation

JOINED_AT_LEAST: Final = timedelta(weeks=8)
RHYTHMS_JOINED: Final = 2
MARKERS_AT_MOST: Final = 44


@dataclass(frozen=True, slots=True)
class Measure:
    """One value of a scale.

    Attributes:
        answered: how many of ``items`` were answered; 0 when the score itself was typed in.
        situation: where the person stood with work on that day.
        decimals: how many are shown.
        is_apart: a scale about present work, answered away from work: joined and compared to nothing.
    """

    day: date
    value: float
    answered: int
    items: int
    situation: WorkSituation | None
    is_apart: bool
    assessment_id: int
    decimals: int = 1

    @property
    def is_partial(self) -> bool:
        """Some answers are missing."""
        return 0 < self.answered < self.items


def measures(
    assessments: tuple[Assessment, ...], instrument_id: str, scale: Scale, since: date | None = None
) -> tuple[Measure, ...]:
    """The values of a scale, oldest first; several on one day in the order they were typed in.

    Assessments in the bin and scales without a value give none.
    """
    found = []
    for one in in_order(assessments):
        score = one.score(scale.id)
        if one.instrument_id != instrument_id or score is None or score.value is None:
            continue
        if since is not None and one.taken_on < since:
            continue
        is_apart = scale.about_present_work and one.is_off_work
        found.append(
            Measure(
                one.taken_on,
                score.value,
                score.answered,
                score.items,
                one.work_situation,
                is_apart,
                one.id,
                scale.shown_decimals,
            )
        )
    return tuple(found)


def in_order(assessments: tuple[Assessment, ...]) -> list[Assessment]:
    """Without those in the bin, oldest first."""
    kept = (one for one in assessments if one.deleted_at is None)
    return sorted(kept, key=lambda one: (one.taken_on, one.entered_at, one.id))


def longest_join(days: tuple[date, ...]) -> timedelta:
    """The longest stretch without a measure that a line still crosses.

    Eight weeks, or twice the usual interval of these measures (the lower median of the intervals between
    different days) when that is longer: a quarterly questionnaire is joined, a missed one is not. One
    interval alone is no rhythm yet.
    """
    intervals = [b - a for a, b in pairwise(sorted(set(days)))]
    if len(intervals) < 2:
        return JOINED_AT_LEAST
    return max(JOINED_AT_LEAST, RHYTHMS_JOINED * median_low(intervals))


def lines(series: tuple[Measure, ...]) -> tuple[tuple[int, ...], ...]:
    """Runs of at least two neighbours that are joined: no long gap between them, none of them apart."""
    limit = longest_join(tuple(one.day for one in series))
    runs: list[list[int]] = []
    for n, one in enumerate(series):
        before = series[n - 1] if n else None
        if one.is_apart or before is None or before.is_apart or one.day - before.day > limit:
            runs.append([])
        runs[-1].append(n)
    return tuple(tuple(run) for run in runs if len(run) > 1)


def long_gaps(series: tuple[Measure, ...]) -> tuple[tuple[date, date], ...]:
    """First and last day of each stretch that no line crosses for want of a measure.

    Beside a measure that stands apart nothing is said: it carries its own word.
    """
    limit = longest_join(tuple(one.day for one in series))
    return tuple(
        (a.day, b.day)
        for a, b in pairwise(series)
        if b.day - a.day > limit and not (a.is_apart or b.is_apart)
    )


def is_dense(series: tuple[Measure, ...]) -> bool:
    """Too many for a marker each: on 98 mm they would be closer than 2.2 mm."""
    return len(series) > MARKERS_AT_MOST
