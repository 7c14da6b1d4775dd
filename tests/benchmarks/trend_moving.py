"""Moving along ten years of weekly answers on six scales: one frame of ours against one of bare pyqtgraph.

Both move by the same share of a window of three years and are painted; ours draws ribbon, days and marks too.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Final

import pyqtgraph as pg
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from coachdesk.figures.time_axis import time_ticks
from coachdesk.ui.trends.trend_view import TrendView
from tests.benchmarks.measuring import Measured, compare
from tests.benchmarks.staging import theme
from tests.benchmarks.trend_drawing import WIDTH, bare_plots, speaking, ten_years

SIX: Final = ("energy", "sleep", "recovery", "meaning", "closeness", "confidence")
STEPS: Final = 10
_WINDOW: Final = timedelta(weeks=156)


def measure(runs: int) -> Measured:
    """Move both in turn, in this process."""
    theme()
    t = speaking()
    charts = [ten_years(SIX[:3]), ten_years(SIX[3:])]
    holder = QWidget()
    column = QVBoxLayout(holder)
    views = [TrendView(chart, partial(time_ticks, t)) for chart in charts]
    bare = QWidget()
    plain = QVBoxLayout(bare)
    for view, chart in zip(views, charts, strict=True):
        column.addWidget(view)
        plain.addWidget(bare_plots(chart))
    for each in (holder, bare):
        each.resize(WIDTH, each.sizeHint().height())
        each.show()
    plots = bare.findChildren(pg.PlotWidget)
    first = charts[0].start

    def ours(step: int) -> None:
        start = first + timedelta(days=21 * step)
        for view in views:
            view.set_window(start, start + _WINDOW)

    def theirs(step: int) -> None:
        start = (first + timedelta(days=21 * step)).toordinal()
        for plot in plots:
            plot.setXRange(start, start + _WINDOW.days, padding=0)

    return compare("trend_moving", partial(seconds_a_frame, ours), partial(seconds_a_frame, theirs), runs)


def seconds_a_frame(move: Callable[[int], None]) -> float:
    """The mean of some frames, each moved and painted."""
    start = time.perf_counter()
    for step in range(STEPS):
        move(step)
        QApplication.processEvents()
    return (time.perf_counter() - start) / STEPS
