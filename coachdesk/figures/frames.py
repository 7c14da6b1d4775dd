"""What a panel is drawn from: the measures that a medium hands over, and the marks, lines and words it gets back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from coachdesk.figures.charts import TrendChart
from coachdesk.figures.placement import Box

ASCENT: Final = 0.74
"""Height of a word above its baseline, as a share of the font's size: the one family of screen and paper."""
DESCENT: Final = 0.22


class Kind(Enum):
    """How a word is set: the last value stands out, words of points are in ink, the others are grey."""

    LAST = "last"
    POINT = "point"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Frame:
    """The measures of a plot in the units of its medium, upwards positive; ``low`` of the scale lies at 0.

    Attributes:
        left: where level lines begin.
        right: where they end.
        height: from the low to the high end of the scale.
        bounds: no word leaves it.
        x: where a day stands.
        reach: half of a marker, and a little.
        unit: a ninth of the size of small print; all distances are multiples of it.
        width: of a word of a kind.
        size: of the letters of a kind.
        typeset: makes a text ready to be drawn.
        obstacles: what else no word covers.
        uprights: where else an upright line runs through the plot.
        names_baseline: the dotted line carries its own words; else its value stands at the first point.
    """

    left: float
    right: float
    height: float
    bounds: Box
    x: Callable[[date], float]
    reach: float
    unit: float
    width: Callable[[str, Kind], float]
    size: Callable[[Kind], float]
    typeset: Callable[[str], str] = str
    obstacles: tuple[Box, ...] = ()
    uprights: tuple[float, ...] = ()
    names_baseline: bool = False

    def stretch(self, chart: TrendChart, start: date, end: date) -> tuple[float, float]:
        """From where to where a stretch goes; one that touches an end of the axis fills it."""
        left = self.left if start <= chart.start else self.x(start)
        return left, self.right if end >= chart.end else self.x(end)


@dataclass(frozen=True, slots=True)
class Mark:
    """A measure that is drawn as a point."""

    x: float
    y: float
    is_hollow: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A label and its box."""

    text: str
    box: Box
    kind: Kind

    @property
    def baseline(self) -> float:
        """Height of its baseline."""
        return self.box.bottom + DESCENT * (self.box.top - self.box.bottom) / (ASCENT + DESCENT)


@dataclass(frozen=True, slots=True)
class PanelPlan:
    """Everything inside a panel.

    Attributes:
        marks: the drawn points, in order of time.
        curves: what is joined, as points.
        baseline: from, to, height; or ``None``.
        references: heights of the sourced lines.
        grid: heights of the ticks.
        events: where the event lines stand.
        tints: stretches off work, from and to.
        usual: the band of usual variation: from, to, low, high; or ``None``.
        words: the labels inside and right of the plot.
    """

    marks: tuple[Mark, ...]
    curves: tuple[tuple[tuple[float, float], ...], ...]
    baseline: tuple[float, float, float] | None
    references: tuple[float, ...]
    grid: tuple[float, ...]
    events: tuple[float, ...]
    tints: tuple[tuple[float, float], ...]
    usual: tuple[float, float, float, float] | None
    words: tuple[Word, ...]
