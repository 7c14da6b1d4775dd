"""Screen and paper draw the same figure: same points, same order, hollow alike, joined alike."""

from __future__ import annotations

from datetime import date, timedelta

import pyqtgraph as pg
import pytest
from PySide6.QtGui import QColor

from coachdesk.figures.charts import TrendChart, TrendPanel
from coachdesk.reports import plot as paper
from coachdesk.reports.text import Typesetter
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.trends.panel_plot import PanelPlot
from tests.figures.records import TODAY, chart_of, taken, year
from tests.i18n.speaking import french

pytestmark = pytest.mark.usefixtures("dressed", "paper_fonts")


def charts() -> dict[str, TrendChart]:
    weekly = [
        taken(n, TODAY - timedelta(weeks=n), {"energy": float(n % 11)}, instrument="pulse")
        for n in range(200)
    ]
    edges = [
        taken(n, TODAY - timedelta(weeks=4 * n), {"personal": value})
        for n, value in enumerate((0.0, 100.0, 50.0))
    ]
    return {
        "a year": chart_of(french(), *year()),
        "a part of a year": chart_of(french(), *year(), since=date(2026, 5, 1)),
        "between two measures": chart_of(french(), *weekly[::5], since=TODAY - timedelta(days=20)),
        "one point": chart_of(french(), taken(1, TODAY, {"personal": 62.0}), panels=("cbi.personal",)),
        "dense": chart_of(french(), *weekly, panels=("pulse.energy",)),
        "edges": chart_of(french(), *edges, panels=("cbi.personal",)),
    }


def on_screen(chart: TrendChart, panel: TrendPanel) -> tuple[list[tuple[float, float, bool]], list[int]]:
    """Points as shares of axis and range, whether hollow, and the lengths of the joined runs."""
    plot = PanelPlot(chart, panel)
    ground = QColor(Theme.current().tokens.surface).name()
    span = max((chart.end - chart.start).days, 1)
    points, runs = [], []
    for item in plot.view_box.addedItems:
        if isinstance(item, pg.ScatterPlotItem):
            points += [
                (
                    (spot.pos().x() - chart.start.toordinal()) / span,
                    (spot.pos().y() - panel.low) / (panel.high - panel.low),
                    spot.brush().color().name() == ground,
                )
                for spot in item.points()
            ]
        elif isinstance(item, pg.PlotCurveItem):
            runs.append(len(item.getData()[0]))
    plot.deleteLater()
    return points, runs


def on_paper(chart: TrendChart, panel: TrendPanel) -> tuple[list[tuple[float, float, bool]], list[int]]:
    plan = paper.plan(chart, panel, Typesetter("fr").line)
    scale = paper.TimeScale(chart.start, chart.end)
    first, last = scale.x(chart.start), scale.x(chart.end)
    points = [
        ((mark.x - first) / max(last - first, 1e-9), mark.y / paper.PLOT_HEIGHT, mark.is_hollow)
        for mark in plan.marks
    ]
    return points, [len(curve) for curve in plan.curves]


@pytest.mark.parametrize("name", charts())
def test_both_draw_the_same_points_and_lines(name: str) -> None:
    chart = charts()[name]
    assert chart.panels
    for panel in chart.panels:
        screen_points, screen_runs = on_screen(chart, panel)
        paper_points, paper_runs = on_paper(chart, panel)
        assert len(screen_points) == len(paper_points)
        for screen, sheet in zip(screen_points, paper_points, strict=True):
            assert screen[:2] == pytest.approx(sheet[:2], abs=0.01)
            assert screen[2] == sheet[2]
        assert sorted(run for run in screen_runs if run > 1) == sorted(run for run in paper_runs if run > 1)
