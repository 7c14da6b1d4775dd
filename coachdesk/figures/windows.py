"""A part of a chart's time: the same measures, seen closer. Sentences and table stay those of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from coachdesk.figures.charts import DotChart, RibbonStretch, TimeTick, TrendChart, TrendPanel
from coachdesk.figures.line_cuts import cut_lines
from coachdesk.figures.series import MARKERS_AT_MOST

SHORTEST: Final = timedelta(weeks=4)


def window(chart: TrendChart, start: date, end: date, ticks: Sequence[TimeTick]) -> TrendChart:
    """What lies between two days.

    Args:
        chart: the whole.
        start: left end, within the whole.
        end: right end, within the whole.
        ticks: of that stretch.
    """
    return replace(
        chart,
        start=start,
        end=end,
        ticks=tuple(ticks),
        ribbon=tuple(
            _stretch(one, start, end) for one in chart.ribbon if one.start < end and one.end > start
        ),
        sessions=tuple(day for day in chart.sessions if start <= day <= end),
        events=tuple(one for one in chart.events if start <= one.day <= end),
        off_work=tuple(
            replace(one, start=max(one.start, start), end=min(one.end, end))
            for one in chart.off_work
            if one.start < end and one.end > start
        ),
        panels=tuple(_panel(panel, start, end) for panel in chart.panels),
    )


def dot_window(chart: DotChart, start: date, end: date, ticks: Sequence[TimeTick]) -> DotChart:
    """The answers of yes and no between two days, as :func:`window` of the chart above them."""
    rows = tuple(
        replace(row, dots=tuple(mark for mark in row.dots if start <= mark.day <= end)) for row in chart.rows
    )
    return replace(chart, start=start, end=end, ticks=tuple(ticks), rows=rows)


def zoomed(chart: TrendChart, whole: TrendChart, factor: float, middle: date) -> tuple[date, date]:
    """Both ends after coming closer (factor below 1) or going back, with one day staying where it is."""
    days = max((chart.end - chart.start).days, 1)
    share = (middle - chart.start).days / days
    span = min(max(round(days * factor), SHORTEST.days), (whole.end - whole.start).days)
    return _within(whole, middle - timedelta(days=round(share * span)), span)


def shifted(chart: TrendChart, whole: TrendChart, days: int) -> tuple[date, date]:
    """Both ends after moving along the time, never beyond the whole."""
    return _within(whole, chart.start + timedelta(days=days), (chart.end - chart.start).days)


def _within(whole: TrendChart, start: date, span: int) -> tuple[date, date]:
    start = max(min(start, whole.end - timedelta(days=span)), whole.start)
    return start, min(start + timedelta(days=span), whole.end)


def _stretch(stretch: RibbonStretch, start: date, end: date) -> RibbonStretch:
    """A phase that begins before the window says since when it lasts."""
    cut = replace(stretch, start=max(stretch.start, start), end=min(stretch.end, end))
    return cut if stretch.start >= start else replace(cut, start_label=stretch.since_label)


def _panel(panel: TrendPanel, start: date, end: date) -> TrendPanel:
    places = [place for place, point in enumerate(panel.points) if start <= point.day <= end]
    kept = {place: number for number, place in enumerate(places)}
    days = [(point.day, point.value) for point in panel.points]
    lines, ends = cut_lines(days, panel.lines, start, end, panel.ends)
    begun = panel.points[panel.first].day if panel.first is not None else None
    is_begun = begun is None or begun <= end
    return replace(
        panel,
        points=tuple(panel.points[place] for place in places),
        lines=lines,
        ends=ends,
        first=kept.get(panel.first) if panel.first is not None else None,
        last=kept.get(panel.last) if panel.last is not None else None,
        baseline=panel.baseline if is_begun else None,
        usual=panel.usual if is_begun else None,
        gaps=tuple(one for one in panel.gaps if one.start >= start and one.end <= end),
        is_dense=len(places) > MARKERS_AT_MOST,
    )
