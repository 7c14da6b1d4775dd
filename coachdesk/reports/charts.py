"""Figures as vector drawings, to the measures of the house: ribbon, panels, dots.

A drawing is as wide as the page's text (166 mm): side words at its left, the axes at 44 mm.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from reportlab.graphics.shapes import Drawing, Group, Polygon
from reportlab.lib.colors import Color
from reportlab.lib.units import mm

from coachdesk.figures.charts import EventMark, RibbonStretch, TrendChart, TrendPanel
from coachdesk.figures.frames import PanelPlan, Word
from coachdesk.figures.placement import Box
from coachdesk.reports import colours, fonts, plot, shapes, text
from coachdesk.reports.blocks import FULL, HANG, SIDE
from coachdesk.reports.plot import PLOT_HEIGHT, PLOT_WIDTH, TimeScale
from coachdesk.reports.text import Style, Typesetter

RIBBON_HEIGHT: Final = 5.6 * mm
RIBBON_GAP: Final = 7 * mm
PANEL_FOOT: Final = 7.3 * mm

_EVENT_ROW: Final = 12.5
_EVENT_FOOT: Final = 5.7
_EVENT_AIR: Final = 2 * mm
_NAME_DROP: Final = 8.5
_ARROW_INDENT: Final = 4.1 * mm
_TICK_ROOM: Final = 2 * mm
_PATCH: Final = 0.5 * mm
_RIBBON_TINTS: Final = (colours.TINT_1, colours.TINT_2, colours.PAPER)
_AXIS_WIDTH: Final = 0.8
_NAME_AIR: Final = 1.5 * mm


class _EventLabel(NamedTuple):
    words: str
    x: float
    is_right: bool
    row: int


def ribbon_height(chart: TrendChart, typesetter: Typesetter) -> float:
    """Height from the top of the event labels to the highest tick of the first panel; 0 without any."""
    rows = _event_rows(chart, typesetter)
    if not rows and not chart.ribbon and not chart.sessions:
        return 0
    labels = (_EVENT_ROW * (1 + max(label.row for label in rows)) + _EVENT_FOOT - 3.5) if rows else 0
    return labels + RIBBON_HEIGHT + RIBBON_GAP


def ribbon_drawing(chart: TrendChart, typesetter: Typesetter) -> Drawing:
    """The phases as a strip, the events above it; its foot is the highest tick of the panel below."""
    height = ribbon_height(chart, typesetter)
    drawing = Drawing(FULL, height)
    axes = Group(transform=(1, 0, 0, 1, HANG, 0))
    scale = TimeScale(chart.start, chart.end)
    language = typesetter.language
    for index, stretch in enumerate(chart.ribbon):
        _add_stretch(axes, stretch, scale, _RIBBON_TINTS[index % len(_RIBBON_TINTS)])
    labels = _event_rows(chart, typesetter)
    for label in labels:
        baseline = _event_baseline(label)
        axes.add(shapes.line(label.x, 0, label.x, baseline - 2.2, colours.RULE))
    for label in labels:
        _add_event(axes, label, language)
    for index, stretch in enumerate(chart.ribbon):
        _add_name(axes, stretch, scale, _RIBBON_TINTS[index % len(_RIBBON_TINTS)], typesetter)
    for day in chart.sessions:
        axes.add(
            shapes.line(scale.x(day), RIBBON_GAP, scale.x(day), RIBBON_GAP - plot.TICK, colours.INK, 0.9)
        )
    drawing.add(axes)
    if chart.sessions:
        baseline = RIBBON_GAP - plot.TICK - 0.66 * text.SMALL.size
        name = typesetter.line(chart.sessions_name)
        drawing.add(shapes.words(name, text.SMALL, 0, baseline, language))
    if chart.ribbon:
        name = typesetter.line(chart.ribbon_name)
        middle = RIBBON_GAP + RIBBON_HEIGHT / 2 - 0.33 * text.SMALL.size
        drawing.add(shapes.words(name, text.SMALL, 0, middle, language))
    return drawing


def _add_stretch(axes: Group, stretch: RibbonStretch, scale: TimeScale, tint: Color) -> None:
    left, right = scale.x(stretch.start), scale.x(stretch.end)
    strip = shapes.box(left, RIBBON_GAP, right - left, RIBBON_HEIGHT, tint)
    axes.add(shapes.painted(strip, fill=tint, stroke=colours.RULE))


def _name_of(stretch: RibbonStretch, scale: TimeScale, typesetter: Typesetter) -> tuple[str, float, float]:
    """What the strip is called where it has room, the width of that, and the white left of it."""
    room = scale.x(stretch.end) - scale.x(stretch.start)
    style = text.SMALL_INK
    for name, air in ((stretch.name, _NAME_AIR), (stretch.short_name, _NAME_AIR), (stretch.short_name, 1.0)):
        words = typesetter.line(name)
        width = fonts.width(words, style.face, style.size)
        if words and width + 2 * air <= room:
            return words, width, min((room - width) / 2, 2 * mm)
    return "", 0, 0


def unnamed(chart: TrendChart, typesetter: Typesetter) -> str:
    """A line for the phases that are too short for any name; empty when all have theirs."""
    scale = TimeScale(chart.start, chart.end)
    notes = [one.note for one in chart.ribbon if not _name_of(one, scale, typesetter)[0]]
    return f"{chart.ribbon_note} {'; '.join(notes)}" if notes else ""


def _add_name(
    axes: Group, stretch: RibbonStretch, scale: TimeScale, tint: Color, typesetter: Typesetter
) -> None:
    """The name inside the strip, over the event lines."""
    words, width, indent = _name_of(stretch, scale, typesetter)
    if not words:
        return
    left = scale.x(stretch.start) + indent
    patch = min(0.5 * mm, indent)
    axes.add(shapes.box(left - patch, RIBBON_GAP + 0.6, width + 2 * patch, RIBBON_HEIGHT - 1.2, tint))
    baseline = RIBBON_GAP + RIBBON_HEIGHT / 2 - 0.33 * text.SMALL_INK.size
    axes.add(shapes.words(words, text.SMALL_INK, left, baseline, typesetter.language))


def _event_baseline(label: _EventLabel) -> float:
    return RIBBON_GAP + RIBBON_HEIGHT + _EVENT_FOOT + label.row * _EVENT_ROW


def _add_event(axes: Group, label: _EventLabel, language: str) -> None:
    """The label, over paper that hides the line of another event."""
    style, baseline = text.SMALL_INK, _event_baseline(label)
    width, height = plot.size_of(label.words, style)
    left = label.x - width - 1 if label.is_right else label.x
    axes.add(shapes.box(left + 0.5, baseline - 2, width, height, colours.PAPER))
    axes.add(shapes.words(label.words, style, left, baseline, language))


def _event_rows(chart: TrendChart, typesetter: Typesetter) -> list[_EventLabel]:
    """Labels start at their line. One that would touch another, or be crossed by its line, stands higher."""
    scale = TimeScale(chart.start, chart.end)
    placed: list[tuple[int, float, float]] = []
    found = []
    for event in reversed(chart.events):
        words, x, is_right, left, right = _event_extent(event, scale, typesetter)
        in_the_way = [row for row, start, end in placed if left < end and start < right + _EVENT_AIR]
        row = 1 + max(in_the_way, default=-1)
        placed.append((row, left, right + _EVENT_AIR))
        found.append(_EventLabel(words, x, is_right, row))
    return found


def _event_extent(
    event: EventMark, scale: TimeScale, typesetter: Typesetter
) -> tuple[str, float, bool, float, float]:
    words = typesetter.line(event.label)
    width = fonts.width(words, text.SMALL_INK.face, text.SMALL_INK.size)
    x = scale.x(event.day)
    if x + width > PLOT_WIDTH + plot.END_ROOM:
        return words, x, True, x - width, x
    return words, x, False, x, x + width


def panel_height(panel: TrendPanel, typesetter: Typesetter) -> float:
    """Height from the highest tick down to the end of the time labels, or of the side words, if lower."""
    words = sum(style.leading for _, style in _side(panel, typesetter))
    return max(PLOT_HEIGHT + PANEL_FOOT, _NAME_DROP + words)


def panel_drawing(chart: TrendChart, panel: TrendPanel, typesetter: Typesetter) -> Drawing:
    """One scale. Its foot is the end of the time labels; marks and values may stand 6.3 mm above the plot."""
    plan = plot.plan(chart, panel, typesetter.line)
    drawing = Drawing(FULL, PANEL_FOOT + PLOT_HEIGHT + plot.HEADROOM)
    axes = Group(transform=(1, 0, 0, 1, HANG, PANEL_FOOT))
    _add_ground(axes, plan)
    _add_ticks(axes, chart, panel, plan, typesetter)
    _add_series(axes, plan, panel)
    for word in plan.words:
        _add_word(axes, word, typesetter)
    drawing.add(axes)
    _add_side(drawing, panel, typesetter)
    return drawing


def _add_ground(axes: Group, plan: PanelPlan) -> None:
    for left, right in plan.tints:
        axes.add(shapes.box(left, 0, right - left, PLOT_HEIGHT, colours.TINT_1))
    _add_usual(axes, plan)
    for y in plan.grid:
        axes.add(shapes.line(0, y, PLOT_WIDTH, y, colours.HAIRLINE))
    for x in plan.events:
        axes.add(shapes.line(x, 0, x, PLOT_HEIGHT, colours.RULE))
    for y in plan.references:
        axes.add(shapes.line(0, y, PLOT_WIDTH, y, colours.SECONDARY, 0.9, (4, 2.4)))
    if plan.baseline is not None:
        left, right, y = plan.baseline
        axes.add(shapes.line(left, y, right, y, colours.SECONDARY, 0.8, (0.01, 2), is_round=True))
    _add_axis(axes)


def _add_usual(axes: Group, plan: PanelPlan) -> None:
    """The usual variation around the baseline: darker than a stretch off work, with edges, so grey loses nothing."""
    if plan.usual is None:
        return
    left, right, low, high = plan.usual
    axes.add(shapes.box(left, low, right - left, high - low, colours.TINT_2))
    for y in (low, high):
        axes.add(shapes.line(left, y, right, y, colours.RULE, 0.4))


def _add_ticks(
    axes: Group, chart: TrendChart, panel: TrendPanel, plan: PanelPlan, typesetter: Typesetter
) -> None:
    """The values beside the axis, the days under it."""
    for y, tick in zip(plan.grid, panel.ticks, strict=True):
        value, baseline = typesetter.line(tick.label), y - 0.33 * text.SMALL.size
        axes.add(shapes.words(value, text.SMALL, -1.6 * mm, baseline, typesetter.language, is_right=True))
    for x, label in plot.time_labels(chart.ticks, TimeScale(chart.start, chart.end), typesetter.line):
        axes.add(shapes.line(x, 0, x, -plot.TICK, colours.SECONDARY, 0.6))
        if label is not None:
            _add_word(axes, label, typesetter)


def _add_axis(axes: Group) -> None:
    top = PLOT_HEIGHT + plot.ARROW
    axes.add(shapes.line(0, 0, 0, top - 1.5 * mm, colours.SECONDARY, _AXIS_WIDTH))
    head = Polygon([-1.1 * mm, top - 2.1 * mm, 1.1 * mm, top - 2.1 * mm, 0, top])
    axes.add(shapes.painted(head, fill=colours.SECONDARY))


def _add_patch(axes: Group, box: Box, plan: PanelPlan) -> None:
    """Paper under a label: white, and again the tint of a stretch off work or of the usual variation."""
    edge, far = box.left - _PATCH, box.right + _PATCH
    axes.add(shapes.box(edge, box.bottom, far - edge, box.top - box.bottom, colours.PAPER))
    low, high = max(box.bottom, 0), min(box.top, PLOT_HEIGHT)
    grounds = [(start, end, 0.0, PLOT_HEIGHT, colours.TINT_1) for start, end in plan.tints]
    if plan.usual is not None:
        grounds.append((*plan.usual, colours.TINT_2))
    for start, end, foot, top, tint in grounds:
        left, right = max(start, edge), min(end, far)
        under, over = max(low, foot), min(high, top)
        if left < right and under < over:
            axes.add(shapes.box(left, under, right - left, over - under, tint))


def _add_series(axes: Group, plan: PanelPlan, panel: TrendPanel) -> None:
    pen = shapes.pen(panel.series)
    for run in plan.curves:
        points = tuple(part for place in run for part in place)
        axes.add(shapes.curve(points, pen, is_dense=panel.is_dense))
    for word in plan.words:
        _add_patch(axes, word.box, plan)
    for mark in plan.marks:
        axes.add(shapes.halo(pen.marker, mark.x, mark.y, _paper_at(plan, mark.x, mark.y)))
    for mark in plan.marks:
        axes.add(shapes.point(pen, mark.x, mark.y, is_hollow=mark.is_hollow))


def _paper_at(plan: PanelPlan, x: float, y: float) -> Color:
    if plan.usual is not None:
        left, right, low, high = plan.usual
        if left < x < right and low < y < high:
            return colours.TINT_2
    is_tinted = any(left < x < right for left, right in plan.tints)
    return colours.TINT_1 if is_tinted and 0 < y < PLOT_HEIGHT else colours.PAPER


def _add_word(axes: Group, word: Word, typesetter: Typesetter) -> None:
    style = plot.STYLES[word.kind]
    axes.add(shapes.words(word.text, style, word.box.left, word.baseline, typesetter.language))


def _side(panel: TrendPanel, typesetter: Typesetter) -> list[tuple[str, Style]]:
    names = text.balanced(typesetter.line(panel.name), text.PANEL_NAME, SIDE - _TICK_ROOM)
    directions = text.wrapped(typesetter.line(panel.direction), text.SIDE_WORDS, SIDE - _ARROW_INDENT)
    return [(name, text.PANEL_NAME) for name in names] + [(words, text.SIDE_WORDS) for words in directions]


def _add_side(drawing: Drawing, panel: TrendPanel, typesetter: Typesetter) -> None:
    """The name, then a drawn arrow and what higher means."""
    y = PANEL_FOOT + PLOT_HEIGHT - _NAME_DROP
    before: Style | None = None
    for words, style in _side(panel, typesetter):
        if before is not None:
            y -= style.leading if style is before else 15.5
        if style is text.SIDE_WORDS and before is text.PANEL_NAME:
            drawing.add(shapes.up_arrow(1.6 * mm, y - 0.3 * mm))
        indent = _ARROW_INDENT if style is text.SIDE_WORDS else 0
        drawing.add(shapes.words(words, style, indent, y, typesetter.language))
        before = style
