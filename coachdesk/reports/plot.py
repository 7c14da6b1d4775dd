"""A panel on paper: the measures of the house, and what stands under its axis.

Points, from the origin of the axes. The axes start at the left edge of the main column.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from reportlab.lib.units import mm

from coachdesk.figures import panel_plans
from coachdesk.figures.charts import TimeTick, TrendChart, TrendPanel
from coachdesk.figures.frames import ASCENT, DESCENT, Frame, Kind, PanelPlan, Word
from coachdesk.figures.placement import Box, centred
from coachdesk.reports import fonts, text
from coachdesk.reports.text import Style

PLOT_HEIGHT: Final = 23.5 * mm
PLOT_WIDTH: Final = 98 * mm
END_ROOM: Final = 24 * mm
ARROW: Final = 4 * mm
HEADROOM: Final = 6.3 * mm
TICK: Final = 1.2 * mm
TIME_BASELINE: Final = 4.4 * mm

STYLES: Final = {Kind.LAST: text.PANEL_NAME, Kind.POINT: text.SMALL_INK, Kind.QUIET: text.SMALL}

_LEAD: Final = 4.5 * mm
_TAIL: Final = 3 * mm
_MARKER_REACH: Final = 4.5
_TIME_GAP: Final = 1.5 * mm


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


def size_of(words: str, style: Style) -> tuple[float, float]:
    """Width and height of the box of a label."""
    return fonts.width(words, style.face, style.size), (ASCENT + DESCENT) * style.size


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
                bottom = -TIME_BASELINE - DESCENT * text.SMALL.size
                word = Word(label, centred(x, bottom, width, height), Kind.QUIET)
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
    return panel_plans.plan(chart, panel, _frame(chart, line))


def _frame(chart: TrendChart, line: Callable[[str], str]) -> Frame:
    return Frame(
        left=0,
        right=PLOT_WIDTH,
        height=PLOT_HEIGHT,
        bounds=Box(1, -1, PLOT_WIDTH + END_ROOM, PLOT_HEIGHT + HEADROOM),
        x=TimeScale(chart.start, chart.end).x,
        reach=_MARKER_REACH,
        unit=1,
        width=_width,
        size=_letters,
        typeset=line,
        obstacles=(Box(-1.5 * mm, PLOT_HEIGHT + 1, 1.5 * mm, PLOT_HEIGHT + ARROW),),
    )


def _width(words: str, kind: Kind) -> float:
    return fonts.width(words, STYLES[kind].face, STYLES[kind].size)


def _letters(kind: Kind) -> float:
    return STYLES[kind].size
