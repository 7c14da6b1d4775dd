"""A panel before it is drawn: where every mark, line and word stands, for screen and paper alike.

Both renderers hand over their measures as a :class:`Frame` and draw the :class:`PanelPlan` they get back. A word
stands on no other word, on no marker and on no line through measures. One that finds no such place is
shortened, else left out: the sentence under the panel and the table say it too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coachdesk.figures.charts import Gap, OffWork, PlotPoint, TrendChart, TrendPanel
from coachdesk.figures.frames import ASCENT, DESCENT, Frame, Kind, Mark, PanelPlan, Word
from coachdesk.figures.level_places import INSET, STEP, Level
from coachdesk.figures.placement import Box, Curve, Stroke, Surroundings, around, beside, centred

_DIGITS_MIDDLE: Final = 0.07
_END_GAP: Final = 8.5
_WORDS_APART: Final = 5.7
_ROW: Final = 2.0
_GRID_WEIGHT: Final = 6.0
_AIR: Final = 1.4
_ELSEWHERE: Final = 30.0
_GUTTER: Final = 6.0
_GUTTER_SLOPE: Final = 0.1
_FAR: Final = 40.0
_ONE_BY_ONE: Final = 2


def plan(chart: TrendChart, panel: TrendPanel, frame: Frame, *, has_words: bool = True) -> PanelPlan:
    """Place everything.

    Args:
        chart: gives the events and the stretches off work.
        panel: the scale.
        frame: the measures of the medium.
        has_words: false while the time moves: words are placed once it rests, and curves are left out.
    """
    return _Planner(chart, panel, frame, has_words=has_words).plan()


def drawn_points(panel: TrendPanel) -> tuple[PlotPoint, ...]:
    """The measures that have a marker: all, or of a dense series its two ends, if they lie in the time shown."""
    points = panel.points
    if not panel.is_dense or len(points) <= 2:
        return points
    comes_in = any(ends.comes_in for ends in panel.ends)
    goes_out = any(ends.goes_out for ends in panel.ends)
    first = panel.first if panel.first is not None or comes_in else 0
    last = panel.last if panel.last is not None or goes_out else len(points) - 1
    return tuple(points[index] for index in sorted({one for one in (first, last) if one is not None}))


def _is_parted(box: Box, y: float, levels: Sequence[float]) -> bool:
    """Whether a word would stand on the other side of a level line than what it belongs to."""
    middle = (box.bottom + box.top) / 2
    return any(min(y, middle) < line < max(y, middle) for line in levels)


class _Planner:
    def __init__(self, chart: TrendChart, panel: TrendPanel, frame: Frame, *, has_words: bool) -> None:
        self._chart = chart
        self._panel = panel
        self._frame = frame
        self._unit = frame.unit
        self._events = tuple(frame.x(event.day) for event in chart.events)
        self._grid = tuple(self._y(tick.value) for tick in panel.ticks)
        self._references = tuple(self._y(reference.value) for reference in panel.references)
        self._drawn = drawn_points(panel)
        self._marks = tuple(Mark(*self._at(point), point.is_hollow) for point in self._drawn)
        self._has_words = has_words
        # Words keep away from the lines; without words nobody asks where those run.
        self._curves = tuple(
            tuple((frame.x(day), self._y(value)) for day, value in curve)
            for curve in (panel.curves if has_words else ())
            if len(curve) > 1
        )
        self._words: list[Word] = []
        self._around = self._survey()

    def plan(self) -> PanelPlan:
        if self._has_words:
            self._write()
        return PanelPlan(
            marks=self._marks,
            curves=self._curves,
            baseline=self._baseline(),
            references=self._references,
            grid=self._grid,
            events=self._events,
            tints=self._tints(),
            usual=self._usual(),
            words=tuple(self._words),
        )

    def _write(self) -> None:
        panel = self._panel
        self._write_last()
        if panel.first is not None and not self._frame.names_baseline:
            self._write_first(panel.points[panel.first])
        self._write_hollow()
        self._write_references()
        if panel.baseline is not None and (self._frame.names_baseline or panel.first is None):
            self._write_baseline(panel.baseline)
        for gap in panel.gaps:
            self._write_gap(gap)

    def _y(self, value: float) -> float:
        return self._frame.height * (value - self._panel.low) / (self._panel.high - self._panel.low)

    def _at(self, point: PlotPoint) -> tuple[float, float]:
        return self._frame.x(point.day), self._y(point.value)

    def _size(self, words: str, kind: Kind) -> tuple[float, float]:
        return self._frame.width(words, kind), (ASCENT + DESCENT) * self._frame.size(kind)

    def _baseline(self) -> tuple[float, float, float] | None:
        panel = self._panel
        if panel.baseline is None:
            return None
        left = self._frame.left if panel.first is None else self._at(panel.points[panel.first])[0]
        return left, self._frame.right, self._y(panel.baseline)

    def _usual(self) -> tuple[float, float, float, float] | None:
        panel = self._panel
        if panel.usual is None:
            return None
        left = self._frame.left if panel.first is None else self._at(panel.points[panel.first])[0]
        return left, self._frame.right, self._y(panel.usual.low), self._y(panel.usual.high)

    def _survey(self) -> Surroundings:
        frame = self._frame
        markers = [Box(mark.x, mark.y, mark.x, mark.y).grown(frame.reach) for mark in self._marks]
        rules = [Stroke(frame.left, y, frame.right, y) for y in self._references]
        uprights = (*self._events, *frame.uprights, *self._edges())
        rules += [Stroke(x, frame.bounds.bottom, x, frame.bounds.top) for x in uprights]
        if (baseline := self._baseline()) is not None:
            left, right, y = baseline
            rules.append(Stroke(left, y, right, y))
        if (usual := self._usual()) is not None:
            left, right, low, high = usual
            rules += [Stroke(left, y, right, y) for y in (low, high)]
        return Surroundings(
            frame.bounds,
            _AIR * self._unit,
            [*markers, *frame.obstacles],
            [Curve(points) for points in self._curves],
            rules,
            [Stroke(frame.left, y, frame.right, y, _GRID_WEIGHT) for y in self._grid],
        )

    def _tints(self) -> tuple[tuple[float, float], ...]:
        return tuple(self._frame.stretch(self._chart, one.start, one.end) for one in self._chart.off_work)

    def _edges(self) -> list[float]:
        """Where a stretch off work begins or ends inside the plot."""
        ends = {self._frame.left, self._frame.right}
        return [edge for stretch in self._tints() for edge in stretch if edge not in ends]

    def _put(
        self, words: str, kind: Kind, places: Sequence[tuple[Box, float]], *, may_cross: bool = True
    ) -> bool:
        """Write where no rule is interrupted; if there is no such place and it may, where one is."""
        box = self._around.place(places)
        if box is None and may_cross:
            box = self._around.place(places, may_cross=True)
        if box is not None:
            self._words.append(Word(words, box, kind))
        return box is not None

    def _write_last(self) -> None:
        """The value of the last measure that is compared: right of it, level with it in the margin, else about it."""
        panel = self._panel
        if panel.last is None:
            return
        words = self._frame.typeset(panel.points[panel.last].label)
        size = self._size(words, Kind.LAST)
        x, y = self._at(panel.points[panel.last])
        shift = max(size[1] / 2 - y, 0) - _DIGITS_MIDDLE * self._frame.size(Kind.LAST)
        margin = max(self._frame.right + 2 * self._unit, x + _END_GAP * self._unit)
        far = _GUTTER + _GUTTER_SLOPE * (margin - x) / self._unit
        places = [
            *beside(x + _END_GAP * self._unit, y, size, shift, self._unit),
            *((box, wish + far) for box, wish in beside(margin, y, size, shift, self._unit)),
            *((box, wish + _FAR) for box, wish in around(x, y, self._word_reach, size, self._unit)),
        ]
        levels = self._levels()
        parted = [_ELSEWHERE * _is_parted(box, y, levels) for box, _ in places]
        self._put(
            words, Kind.LAST, [(box, wish + more) for (box, wish), more in zip(places, parted, strict=True)]
        )

    @property
    def _word_reach(self) -> float:
        return self._frame.reach + 1.5 * self._unit

    def _write_first(self, point: PlotPoint, *, may_cross: bool = True) -> bool:
        words = self._frame.typeset(point.label)
        x, y = self._at(point)
        places = around(x, y, self._word_reach, self._size(words, Kind.POINT), self._unit)
        near = [(box, wish) for box, wish in places if not _is_parted(box, y, self._references)]
        return self._put(words, Kind.POINT, near, may_cross=may_cross)

    def _write_hollow(self) -> None:
        """Each hollow point has its word; many in one stretch off work share the name of the stretch."""
        left = [point for point in self._drawn if point.is_hollow and point.word]
        for away in self._chart.off_work:
            inside = [one for one in left if one.word == away.word and away.start <= one.day <= away.end]
            if inside and (self._write_each(inside) or self._name_stretch(away)):
                left = [one for one in left if one not in inside]
            elif not inside and self._is_unnamed(away):
                self._name_stretch(away)
        for group in self._neighbours(left):
            self._write_word_of(group)

    def _write_each(self, points: Sequence[PlotPoint]) -> bool:
        """Write the word at each point; all or none, and none where there are many."""
        if len(points) > _ONE_BY_ONE:
            return False
        for written, point in enumerate(points):
            if not self._write_word_of([point]):
                self._take_back(written)
                return False
        return True

    def _is_unnamed(self, away: OffWork) -> bool:
        """Whether nothing else says what a tint means: the first panel does where no event label can."""
        is_first = self._panel.key == self._chart.panels[0].key
        return is_first and all(event.day != away.start for event in self._chart.events)

    def _write_word_of(self, group: Sequence[PlotPoint]) -> bool:
        words = self._frame.typeset(group[0].word)
        places = [self._at(point) for point in group]
        middle = (places[0][0] + places[-1][0]) / 2
        highest = max(y for _, y in places)
        size = self._size(words, Kind.POINT)
        return self._put(words, Kind.POINT, around(middle, highest, self._word_reach, size, self._unit))

    def _name_stretch(self, away: OffWork) -> bool:
        """At the left edge of a tint: at the top where that is free, else lower, else farther right."""
        words = self._frame.typeset(away.word)
        width, height = self._size(words, Kind.QUIET)
        start, end = self._frame.stretch(self._chart, away.start, away.end)
        top = self._frame.height
        places: list[tuple[Box, float]] = []
        across = [start + INSET * self._unit / 2]
        while across[-1] + STEP * self._unit + width < end:
            across.append(across[-1] + STEP * self._unit)
        for column, left in enumerate(across):
            for row in range(int((top - height) / (_ROW * self._unit)) + 1):
                upper = top - self._unit - row * _ROW * self._unit
                places.append((Box(left, upper - height, left + width, upper), 0.5 * row + 6.0 * column))
        return self._put(words, Kind.QUIET, places)

    def _neighbours(self, points: Sequence[PlotPoint]) -> list[list[PlotPoint]]:
        """Neighbours that carry the same word carry it once when there is no room for two."""
        groups: list[list[PlotPoint]] = []
        for point in points:
            before = groups[-1][-1] if groups else None
            width = self._frame.width(self._frame.typeset(point.word), Kind.POINT)
            if (
                before is not None
                and before.word == point.word
                and self._drawn.index(point) == self._drawn.index(before) + 1
                and self._frame.x(point.day) - self._frame.x(before.day) < width + _WORDS_APART * self._unit
            ):
                groups[-1].append(point)
            else:
                groups.append([point])
        return groups

    def _write_references(self) -> None:
        """A name at each line; one for all of them where they lie too close."""
        written = len(self._words)
        named = [self._write_level(one.words, self._y(one.value)) for one in self._panel.references]
        if all(named) or not self._panel.references_label:
            return
        self._take_back(len(self._words) - written)
        forms = (self._panel.references_label,)
        if any(self._write_level(forms, y, is_joint=True) for y in self._references):
            return
        for one in self._panel.references:
            self._write_level(one.words, self._y(one.value))

    def _take_back(self, count: int) -> None:
        self._around.take_back(count)
        del self._words[len(self._words) - count :]

    def _write_baseline(self, baseline: float) -> None:
        """The words of the dotted line, else the value at its point; where neither is free, across another line."""
        panel, y = self._panel, self._y(baseline)
        forms = (panel.baseline_label,)
        for may_cross in (False, True):
            if self._write_level(forms, y, is_late=True, may_cross=may_cross):
                return
            if panel.first is not None and self._write_first(panel.points[panel.first], may_cross=may_cross):
                return
        if panel.first is not None:
            value = self._frame.typeset(panel.points[panel.first].label)
            self._put(value, Kind.QUIET, [self._beyond(value, y)])

    def _write_level(
        self,
        forms: Sequence[str],
        y: float,
        *,
        is_late: bool = False,
        is_joint: bool = False,
        may_cross: bool = True,
    ) -> bool:
        """Words at a level line: the fullest form that is free, else the last one right of the line.

        Only where neither is, and it may, one that interrupts another line.
        """
        level = self._level(y, is_late=is_late, is_joint=is_joint, is_tight=may_cross)
        along = [
            (words, level.places(self._frame, self._events, self._size(words, Kind.QUIET)))
            for words in map(self._frame.typeset, forms)
        ]
        beyond = [] if is_joint else [(along[-1][0], [self._beyond(along[-1][0], y)])]
        if any(self._put(words, Kind.QUIET, places, may_cross=False) for words, places in (*along, *beyond)):
            return True
        return may_cross and any(self._put(words, Kind.QUIET, places) for words, places in reversed(along))

    def _beyond(self, words: str, y: float) -> tuple[Box, float]:
        """The place right of a level line."""
        width, height = self._size(words, Kind.QUIET)
        left = self._frame.right + 2 * self._unit
        return Box(left, y - height / 2, left + width, y + height / 2), 0

    def _level(self, y: float, *, is_late: bool, is_joint: bool, is_tight: bool) -> Level:
        baseline, usual = self._baseline(), self._usual()
        others = self._levels() if is_late else (*self._levels(), *self._grid)
        if is_joint:
            others = tuple(line for line in others if line not in self._references)
        return Level(
            y,
            begins=baseline[0] if baseline is not None and is_late else self._frame.left,
            others=others,
            edges=() if usual is None or not is_late else usual[2:],
            is_late=is_late,
            is_high=is_late and self._is_under(y),
            is_tight=is_tight,
            reach=self._word_reach,
        )

    def _is_under(self, y: float) -> bool:
        """Whether the measures lie under a level more than above it."""
        return sum(self._y(point.value) - y for point in self._panel.points) < 0

    def _levels(self) -> tuple[float, ...]:
        baseline = self._baseline()
        return self._references if baseline is None else (*self._references, baseline[2])

    def _write_gap(self, gap: Gap) -> None:
        words = self._frame.typeset(gap.word)
        width, height = self._size(words, Kind.QUIET)
        left, right = self._frame.x(gap.start), self._frame.x(gap.end)
        if not words or right - left < 0.6 * width:
            return
        levels = [self._y(point.value) for point in self._panel.points if point.day in {gap.start, gap.end}]
        level = sum(levels) / len(levels) if levels else self._frame.height / 2
        middle = (left + right) / 2
        shifts = (0.0, -0.15, 0.15) if right - left > 1.4 * width else (0.0,)
        step = _ROW * self._unit
        places = [
            (
                centred(middle + shift * (right - left), step * row, width, height),
                0.2 * abs(step * row + height / 2 - level) / self._unit + 10 * abs(shift),
            )
            for row in range(int((self._frame.height - height) / step))
            for shift in shifts
        ]
        self._put(words, Kind.QUIET, places)
