"""The check-in: one row of dots per question, never a line, never a score."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from reportlab.graphics.shapes import Circle, Drawing, Group
from reportlab.lib.units import mm

from coachdesk.figures.charts import Dot, DotChart, DotRow
from coachdesk.reports import colours, plot, shapes, text
from coachdesk.reports.blocks import FULL, HANG
from coachdesk.reports.plot import PLOT_WIDTH, TimeScale
from coachdesk.reports.text import Typesetter

_LARGEST: Final = 1.45 * mm
_SMALLEST: Final = 0.4 * mm
_SHARE: Final = 0.39
_LEAST_PITCH: Final = 7 * mm
_ROW_PAD: Final = 6.0
_QUESTION_WIDTH: Final = HANG - 4 * mm
_QUESTION_LINES: Final = 3
_KEY_ROW: Final = 18.0
_TIME_FOOT: Final = plot.TIME_BASELINE + 1.2 * mm


def dot_height(chart: DotChart, typesetter: Typesetter) -> float:
    """Height of the whole picture, its title, key and time labels included."""
    return _height(_title(chart, typesetter), [_question(row, typesetter) for row in chart.rows])


def dot_drawing(chart: DotChart, typesetter: Typesetter) -> Drawing:
    """Questions at the left, their dots on the time axis, what each mark says above them."""
    names, questions = _title(chart, typesetter), [_question(row, typesetter) for row in chart.rows]
    height = _height(names, questions)
    drawing = Drawing(FULL, height)
    for number, name in enumerate(names):
        y = height - text.PANEL_NAME.size - number * text.PANEL_NAME.leading
        drawing.add(shapes.words(name, text.PANEL_NAME, 0, y, typesetter.language))
    _add_key(drawing, chart, height - text.PANEL_NAME.size, typesetter)
    scale = TimeScale(chart.start, chart.end)
    radius = _radius(chart, scale)
    top = _TIME_FOOT + sum(map(_pitch, questions))
    for row, lines in zip(chart.rows, questions, strict=True):
        pitch = _pitch(lines)
        drawing.add(shapes.line(0, top, HANG + PLOT_WIDTH, top, colours.HAIRLINE))
        _add_words(drawing, lines, top - pitch / 2, typesetter)
        for mark in row.dots:
            drawing.add(_dot(mark.dot, HANG + scale.x(mark.day), top - pitch / 2, radius))
        top -= pitch
    drawing.add(shapes.line(0, top, HANG + PLOT_WIDTH, top, colours.RULE))
    _add_times(drawing, chart, scale, typesetter)
    return drawing


def _question(row: DotRow, typesetter: Typesetter) -> list[str]:
    """The whole question where three lines hold it, else its short form."""
    lines = text.balanced(typesetter.line(row.question), text.SIDE_WORDS, _QUESTION_WIDTH)
    if len(lines) <= _QUESTION_LINES:
        return lines
    return text.wrapped(typesetter.line(row.short_question), text.SIDE_WORDS, _QUESTION_WIDTH)


def _title(chart: DotChart, typesetter: Typesetter) -> list[str]:
    return text.wrapped(typesetter.line(chart.title), text.PANEL_NAME, _QUESTION_WIDTH)


def _height(names: list[str], questions: list[list[str]]) -> float:
    head = max(_KEY_ROW, text.PANEL_NAME.leading * len(names) + 5)
    return head + sum(map(_pitch, questions)) + _TIME_FOOT


def _pitch(lines: list[str]) -> float:
    """Room of a question of so many lines."""
    return max(_LEAST_PITCH, len(lines) * text.SIDE_WORDS.leading + _ROW_PAD)


def _radius(chart: DotChart, scale: TimeScale) -> float:
    """As large as the closest days allow."""
    days = sorted({mark.day for row in chart.rows for mark in row.dots})
    steps = [scale.x(after) - scale.x(before) for before, after in pairwise(days)]
    return max(min(_LARGEST, _SHARE * min(steps, default=PLOT_WIDTH)), _SMALLEST)


def _add_words(drawing: Drawing, lines: list[str], middle: float, typesetter: Typesetter) -> None:
    style = text.SIDE_WORDS
    y = middle + (len(lines) - 1) * style.leading / 2 - 0.33 * style.size
    for words in lines:
        drawing.add(shapes.words(words, style, 0, y, typesetter.language))
        y -= style.leading


def _dot(dot: Dot, x: float, y: float, radius: float) -> Group:
    """Full for yes, hollow for no, a short dash for no answer."""
    group = Group()
    colour = colours.SERIES[0]
    if dot is Dot.MISSING:
        group.add(shapes.line(x - 0.8 * radius, y, x + 0.8 * radius, y, colours.SECONDARY, 0.9))
    elif dot is Dot.YES:
        group.add(shapes.painted(Circle(x, y, radius), fill=colour))
    else:
        weight = min(1.3, 0.45 * radius)
        circle = Circle(x, y, radius - weight / 2)
        group.add(shapes.painted(circle, fill=colours.PAPER, stroke=colour, weight=weight))
    return group


def _add_key(drawing: Drawing, chart: DotChart, baseline: float, typesetter: Typesetter) -> None:
    x = HANG
    for dot, meaning in chart.key_words:
        words = typesetter.line(meaning)
        drawing.add(_dot(dot, x + _LARGEST, baseline + 0.33 * text.SMALL.size, _LARGEST))
        x += 2 * _LARGEST + 1.4 * mm
        drawing.add(shapes.words(words, text.SMALL_INK, x, baseline, typesetter.language))
        x += plot.size_of(words, text.SMALL_INK)[0] + 6 * mm


def _add_times(drawing: Drawing, chart: DotChart, scale: TimeScale, typesetter: Typesetter) -> None:
    axes = Group(transform=(1, 0, 0, 1, HANG, _TIME_FOOT))
    for x, word in plot.time_labels(chart.ticks, scale, typesetter.line):
        axes.add(shapes.line(x, 0, x, -plot.TICK, colours.SECONDARY))
        if word is not None:
            axes.add(shapes.words(word.text, text.SMALL, word.box.left, word.baseline, typesetter.language))
    drawing.add(axes)
