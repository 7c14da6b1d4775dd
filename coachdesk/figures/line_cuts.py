"""Lines cut at the ends of the time that is shown: what leads out of it is drawn to its edge, and no farther."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from coachdesk.figures.charts import LineEnds

_Place = tuple[date, float]
_UNCUT = LineEnds()


def cut_lines(
    places: Sequence[_Place],
    lines: Sequence[Sequence[int]],
    start: date,
    end: date,
    ends: Sequence[LineEnds] = (),
) -> tuple[tuple[tuple[int, ...], ...], tuple[LineEnds, ...]]:
    """What is left of lines between two days.

    Args:
        places: day and value of every measure, oldest first.
        lines: runs of indexes of the measures that are joined.
        start: left end; a measure of that day is inside.
        end: right end, likewise.
        ends: where the lines were cut before.

    Returns:
        Runs of indexes into the measures that lie inside, and where each line is cut. A line that has no measure
        inside and passes all the same has an empty run.
    """
    before = sum(day < start for day, _ in places)
    kept: list[tuple[int, ...]] = []
    cuts: list[LineEnds] = []
    for number, run in enumerate(lines):
        cut = ends[number] if number < len(ends) else _UNCUT
        inside = tuple(index - before for index in run if start <= places[index][0] <= end)
        line = [each for each in (cut.left, *(places[index] for index in run), cut.right) if each is not None]
        left = _crossing(line, start) or _within(cut.left, start, end)
        right = _crossing(line[::-1], end) or _within(cut.right, start, end)
        if len(inside) + (left is not None) + (right is not None) > 1:
            kept.append(inside)
            comes_in = line[0][0] < start or cut.comes_in
            goes_out = line[-1][0] > end or cut.goes_out
            cuts.append(LineEnds(left, right, comes_in, goes_out))
    return tuple(kept), tuple(cuts)


def _crossing(line: Sequence[_Place], edge: date) -> _Place | None:
    """Where a line comes over an edge; a measure of that day is inside, and needs none."""
    for (day, value), (following, other) in pairwise(line):
        if min(day, following) < edge < max(day, following):
            return edge, value + (other - value) * ((edge - day) / (following - day))
    return None


def _within(place: _Place | None, start: date, end: date) -> _Place | None:
    return place if place is not None and start <= place[0] <= end else None
