"""A panel before it is drawn: where every mark, line and word stands.

Points, from the origin of the axes. The axes start at the left edge of the main column.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from reportlab.lib.units import mm

from coachdesk.figures.charts import PlotPoint, Reference, TimeTick, TrendChart, TrendPanel
from coachdesk.reports import fonts, text
from coachdesk.reports.placement import Box, Stroke, Surroundings, around, beside, centred
from coachdesk.reports.text import Style

PLOT_HEIGHT: Final = 23.5 * mm
PLOT_WIDTH: Final = 98 * mm
END_ROOM: Final = 24 * mm
ARROW: Final = 4 * mm
HEADROOM: Final = 6.3 * mm
TICK: Final = 1.2 * mm
TIME_BASELINE: Final = 4.4 * mm

_LEAD: Final = 4.5 * mm
_TAIL: Final = 3 * mm
_MARKER_REACH: Final = 4.5
_WORD_REACH: Final = 6.0
_NEAR_REFERENCE: Final = 2.4 * mm
_ASCENT: Final = 0.74
_DESCENT: Final = 0.22
_DIGITS_MIDDLE: Final = 0.07
_TIME_GAP: Final = 1.5 * mm
_GRID_WEIGHT: Final = 3.0
_BASELINE_WEIGHT: Final = 4.0


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Days to points, the same for the ribbon and all panels of a chart."""

    start: date
    end: date

    def x(self, day: date) -> float:
        """Where a day stands; days outside the axis stand at its ends."""
        span = (self.end - self.start).days
        room = PLOT_WIDTH - _LEAD - _TAIL
        if span <= 0:
            return _LEAD + room / 2
        share = min(max((day - self.start).days / span, 0.0), 1.0)
        return _LEAD + room * share

    def reach(self, start: date, end: date) -> tuple[float, float]:
        """From where to where a stretch goes; one that touches an end of the axis fills it."""
        left = 0.0 if start <= self.start else self.x(start)
        right = PLOT_WIDTH if end >= self.end else self.x(end)
        return left, right


@dataclass(frozen=True, slots=True)
class Mark:
    """A measure that is drawn as a point."""

    x: float
    y: float
    is_hollow: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A label: its box, its style, whether paper is laid under it."""

    text: str
    box: Box
    style: Style

    @property
    def baseline(self) -> float:
        """Height of its baseline."""
        return self.box.bottom + _DESCENT * self.style.size


@dataclass(frozen=True, slots=True)
class PanelPlan:
    """Everything of a panel but its side words.

    Attributes:
        marks: the drawn points, in order of time.
        curves: polylines as flat lists x, y, x, y...
        baseline: from, to, height; or ``None``.
        references: heights of the sourced lines.
        events: where the event lines stand.
        tints: stretches off work, from and to.
        words: the labels inside and right of the plot.
        times: labels under the axis.
    """

    marks: tuple[Mark, ...]
    curves: tuple[tuple[float, ...], ...]
    baseline: tuple[float, float, float] | None
    references: tuple[float, ...]
    grid: tuple[tuple[float, str], ...]
    events: tuple[float, ...]
    tints: tuple[tuple[float, float], ...]
    words: tuple[Word, ...]
    times: tuple[tuple[float, Word | None], ...]


def size_of(words: str, style: Style) -> tuple[float, float]:
    """Width and height of the box of a label."""
    return fonts.width(words, style.face, style.size), (_ASCENT + _DESCENT) * style.size


def time_labels(
    ticks: Sequence[TimeTick], scale: TimeScale, line: Callable[[str], str]
) -> tuple[tuple[float, Word | None], ...]:
    """The ticks of the time axis; a label that would touch the one before is left out."""
    found: list[tuple[float, Word | None]] = []
    free_from = -END_ROOM
    for tick in ticks:
        x = scale.x(tick.day)
        word: Word | None = None
        if tick.label:
            label = line(tick.label)
            width, height = size_of(label, text.SMALL)
            if x - width / 2 >= free_from and x + width / 2 <= PLOT_WIDTH + END_ROOM:
                bottom = -TIME_BASELINE - _DESCENT * text.SMALL.size
                word = Word(label, centred(x, bottom, width, height), text.SMALL)
                free_from = word.box.right + _TIME_GAP
        found.append((x, word))
    return tuple(found)


def plan(chart: TrendChart, panel: TrendPanel, line: Callable[[str], str]) -> PanelPlan:
    """Place everything.

    Args:
        chart: gives the time axis, the events and the stretches off work.
        panel: the scale.
        line: typesets a label (:meth:`coachdesk.reports.text.Typesetter.line`).
    """
    return _Planner(chart, panel, line).plan()


class _Planner:
    def __init__(self, chart: TrendChart, panel: TrendPanel, line: Callable[[str], str]) -> None:
        self._chart = chart
        self._panel = panel
        self._line = line
        self._scale = TimeScale(chart.start, chart.end)
        self._events = tuple(self._scale.x(event.day) for event in chart.events)
        self._words: list[Word] = []
        self._around = Surroundings(Box(1, -1, PLOT_WIDTH + END_ROOM, PLOT_HEIGHT + HEADROOM))

    def plan(self) -> PanelPlan:
        panel = self._panel
        marks = tuple(self._mark(point) for point in self._drawn_points())
        curves = tuple(
            tuple(part for index in run for part in self._place_of(panel.points[index]))
            for run in panel.lines
            if len(run) > 1
        )
        self._survey(marks, curves)
        self._label_ends()
        self._label_hollow()
        self._label_far_baseline()
        for reference in panel.references:
            self._label_reference(reference)
        self._label_gaps()
        return PanelPlan(
            marks=marks,
            curves=curves,
            baseline=self._baseline(),
            references=tuple(self._y(reference.value) for reference in panel.references),
            grid=tuple((self._y(tick.value), self._line(tick.label)) for tick in panel.ticks),
            events=self._events,
            tints=tuple(self._scale.reach(stretch.start, stretch.end) for stretch in self._chart.off_work),
            words=tuple(self._words),
            times=time_labels(self._chart.ticks, self._scale, self._line),
        )

    def _y(self, value: float) -> float:
        return PLOT_HEIGHT * (value - self._panel.low) / (self._panel.high - self._panel.low)

    def _place_of(self, point: PlotPoint) -> tuple[float, float]:
        return self._scale.x(point.day), self._y(point.value)

    def _mark(self, point: PlotPoint) -> Mark:
        return Mark(*self._place_of(point), point.is_hollow)

    def _drawn_points(self) -> tuple[PlotPoint, ...]:
        points = self._panel.points
        return (points[0], points[-1]) if self._panel.is_dense and len(points) > 2 else points

    def _baseline(self) -> tuple[float, float, float] | None:
        panel = self._panel
        if panel.baseline is None or not panel.points:
            return None
        first = self._first()
        left = 0.0 if first is None else self._scale.x(first.day)
        return left, PLOT_WIDTH, self._y(panel.baseline)

    def _first(self) -> PlotPoint | None:
        """The measure that the others are compared to; ``None`` when it lies before the axis."""
        points = self._panel.points
        if self._panel.baseline is None:
            return points[0] if points else None
        return next((point for point in points if point.value == self._panel.baseline), None)

    def _survey(self, marks: Sequence[Mark], curves: Sequence[Sequence[float]]) -> None:
        around_marks = [Box(mark.x, mark.y, mark.x, mark.y).grown(_MARKER_REACH) for mark in marks]
        arrow = Box(-1.5 * mm, PLOT_HEIGHT + 1, 1.5 * mm, PLOT_HEIGHT + ARROW)
        self._around.markers = [*around_marks, arrow]
        grid = [self._y(tick.value) for tick in self._panel.ticks]
        references = [self._y(reference.value) for reference in self._panel.references]
        lines = [Stroke(0, y, PLOT_WIDTH, y, _GRID_WEIGHT) for y in grid]
        lines += [Stroke(0, y, PLOT_WIDTH, y) for y in references]
        lines += [Stroke(x, 0, x, PLOT_HEIGHT) for x in self._events]
        if (baseline := self._baseline()) is not None:
            lines.append(Stroke(baseline[0], baseline[2], baseline[1], baseline[2], _BASELINE_WEIGHT))
        self._around.lines = lines
        self._around.curves = [
            Stroke(*curve[at : at + 4]) for curve in curves for at in range(0, len(curve) - 2, 2)
        ]

    def _put(self, words: str, style: Style, places: Sequence[tuple[Box, float]], *, needed: bool) -> None:
        box = self._around.place(places, needed=needed)
        if box is not None:
            self._words.append(Word(words, box, style))

    def _label_ends(self) -> None:
        points = self._panel.points
        if not points:
            return
        words = self._line(points[-1].label)
        width, height = size_of(words, text.PANEL_NAME)
        x, y = self._place_of(points[-1])
        shift = self._end_shift(y, height) - _DIGITS_MIDDLE * text.PANEL_NAME.size
        self._put(words, text.PANEL_NAME, beside(x + 3 * mm, y, width, height, shift), needed=True)
        first = self._first()
        if first is not None and first is not points[-1]:
            value = self._line(first.label)
            places = around(*self._place_of(first), _WORD_REACH, *size_of(value, text.SMALL_INK))
            self._put(value, text.SMALL_INK, places, needed=True)

    def _end_shift(self, y: float, height: float) -> float:
        """Above a reference line that is too near, above the floor."""
        for reference in self._panel.references:
            line = self._y(reference.value)
            if abs(y - line) < _NEAR_REFERENCE:
                return line - y + height / 2 + 1
        return max(height / 2 - y, 0)

    def _label_hollow(self) -> None:
        for group in self._hollow_groups():
            words = self._line(group[0].word)
            places = [self._place_of(point) for point in group]
            middle = (places[0][0] + places[-1][0]) / 2
            highest = max(y for _, y in places)
            candidates = around(middle, highest, _WORD_REACH, *size_of(words, text.SMALL_INK))
            self._put(words, text.SMALL_INK, candidates, needed=True)

    def _hollow_groups(self) -> list[list[PlotPoint]]:
        """Neighbours that carry the same word carry it once when there is no room for two."""
        groups: list[list[PlotPoint]] = []
        before: PlotPoint | None = None
        for point in self._drawn_points():
            if point.is_hollow and point.word:
                width, _ = size_of(self._line(point.word), text.SMALL_INK)
                if (
                    before is not None
                    and before.word == point.word
                    and self._scale.x(point.day) - self._scale.x(before.day) < width + 2 * mm
                ):
                    groups[-1].append(point)
                else:
                    groups.append([point])
                before = point
            else:
                before = None
        return groups

    def _label_reference(self, reference: Reference) -> None:
        note = f" ({reference.note})" if reference.note else ""
        self._label_level(f"{reference.label}{note}", self._y(reference.value))

    def _label_far_baseline(self) -> None:
        """A first measure older than the axis has no point that carries its value."""
        if self._panel.baseline is not None and self._first() is None:
            self._label_level(self._panel.baseline_label, self._y(self._panel.baseline))

    def _label_level(self, label: str, y: float) -> None:
        """Words at a level line: under it where nothing stands, else above it."""
        words = self._line(label)
        width, height = size_of(words, text.SMALL)
        starts = [x + 1.8 * mm for x in sorted((0, *self._events))]
        starts += [step * 6 * mm for step in range(1, 17)]
        places: list[tuple[Box, float]] = []
        for wish, left in enumerate(start for start in starts if start + width <= PLOT_WIDTH):
            places.append((Box(left, y - 1.2 - height, left + width, y - 1.2), 0.2 * wish))
            places.append((Box(left, y + 1.2, left + width, y + 1.2 + height), 0.2 * wish + 10))
        self._put(words, text.SMALL, places, needed=True)

    def _label_gaps(self) -> None:
        for gap in self._panel.gaps:
            words = self._line(gap.word)
            width, height = size_of(words, text.SMALL)
            left, right = self._scale.x(gap.start), self._scale.x(gap.end)
            if not words or right - left < 0.6 * width:
                continue
            levels = [
                self._y(point.value) for point in self._panel.points if point.day in {gap.start, gap.end}
            ]
            level = sum(levels) / len(levels) if levels else PLOT_HEIGHT / 2
            middle = (left + right) / 2
            shifts = (0.0, -0.15, 0.15) if right - left > 1.4 * width else (0.0,)
            places = [
                (
                    centred(middle + shift * (right - left), 2.0 * row, width, height),
                    0.2 * abs(2.0 * row + height / 2 - level) + 10 * abs(shift),
                )
                for row in range(int((PLOT_HEIGHT - height) / 2))
                for shift in shifts
            ]
            self._put(words, text.SMALL, places, needed=False)
