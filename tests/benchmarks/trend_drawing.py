"""Ten years of weekly answers on three scales: our trend view against bare pyqtgraph with the same points.

Both are made anew, laid out and drawn once at the same size; what is drawn was worked out before.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from random import Random
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from coachdesk import paths
from coachdesk.domain.phases import Phase
from coachdesk.figures.charts import TrendChart
from coachdesk.figures.trends import trend_chart
from coachdesk.i18n import translator
from coachdesk.i18n.translator import Translator
from coachdesk.ui.trends.panel_plot import PLOT_HEIGHT
from coachdesk.ui.trends.trend_view import TrendView
from tests.benchmarks.measuring import Measured, compare
from tests.benchmarks.staging import theme
from tests.figures.records import LIBRARY, TODAY, moved, taken

WEEKS: Final = 521
SCALES: Final = ("energy", "sleep", "recovery")
WIDTH: Final = 1100


def measure(runs: int) -> Measured:
    """Draw both in turn, in this process."""
    theme()
    chart = ten_years()
    return compare(
        "trend_drawing",
        partial(seconds_to_draw, partial(TrendView, chart)),
        partial(seconds_to_draw, partial(bare_plots, chart)),
        runs,
    )


def speaking() -> Translator:
    """The language of the figures."""
    return translator.load("fr", paths.resources() / "locale")


def ten_years(scales: tuple[str, ...] = SCALES) -> TrendChart:
    """Scales measured each week for ten years, four phases among them; the same at each run."""
    chance = Random(7)
    first = TODAY - timedelta(weeks=WEEKS - 1)
    answers = [
        taken(
            week,
            first + timedelta(weeks=week),
            {scale: float(chance.randint(2, 9)) for scale in scales},
            instrument="pulse",
        )
        for week in range(WEEKS)
    ]
    phases = (Phase.REST, Phase.REDEFINITION, Phase.RETURN, Phase.STAYING_WELL)
    moves = tuple(moved(year, phase, first + timedelta(days=900 * year)) for year, phase in enumerate(phases))
    panels = [f"pulse.{scale}" for scale in scales]
    return trend_chart(speaking(), TODAY, moves, (), (), tuple(answers), LIBRARY, panels)


def bare_plots(chart: TrendChart) -> QWidget:
    """One plot with one line for each scale, as pyqtgraph gives them."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    for panel in chart.panels:
        plot = pg.PlotWidget()
        plot.setFixedHeight(PLOT_HEIGHT)
        days = [point.day.toordinal() for point in panel.points]
        plot.plot(days, [point.value for point in panel.points], pen=pg.mkPen("#333333"), antialias=True)
        column.addWidget(plot)
    return holder


def seconds_to_draw(make: Callable[[], QWidget]) -> float:
    """Make a widget and draw it; throwing it away is not counted."""
    start = time.perf_counter()
    widget = make()
    widget.resize(WIDTH, widget.sizeHint().height())
    widget.grab()
    taken_seconds = time.perf_counter() - start
    widget.close()
    widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return taken_seconds
