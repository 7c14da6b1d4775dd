"""Screen and paper show the same beside the points: band, baseline, marks, ticks, events, phases, words, sentence.

What paper draws is read back from its shapes; what the screen draws from the plan that it paints.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import pytest
from reportlab.graphics.shapes import Drawing, Group, Line, Rect, String

from coachdesk.domain.life_events import LifeEvent
from coachdesk.domain.phases import Phase
from coachdesk.figures.charts import TrendChart, TrendPanel
from coachdesk.figures.frames import PanelPlan
from coachdesk.figures.trends import Scene
from coachdesk.i18n.translator import Translator
from coachdesk.reports import charts as drawn
from coachdesk.reports import plot as paper
from coachdesk.reports.text import Typesetter
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.trends.panel_plot import PanelPlot
from coachdesk.ui.trends.ribbon import PhaseRibbon
from coachdesk.ui.trends.time_labels import TimeLabels
from coachdesk.ui.trends.trend_view import TrendView
from tests.contract.test_screen_and_paper import on_paper, on_screen
from tests.figures.records import LEAVE, PART, TODAY, WORK, changed, chart_of, held, moved, taken
from tests.i18n.speaking import english, french

pytestmark = pytest.mark.usefixtures("dressed", "paper_fonts")

PANELS = ("cbi.personal", "who5.pct", "bat12.total")
WIDTH, HEIGHT = 1160, 96
COUNTS = (0, 1, 2, 7, 60)
"""Nothing, one point, two, some, many."""


def random_chart(seed: int, t: Translator) -> TrendChart:
    """A chart of chance: equal dates, zeros, gaps, both ends of the range, situations, phases, events."""
    chance = Random(seed)
    count = COUNTS[seed % len(COUNTS)]
    sheets = []
    for number in range(count):
        name = chance.choice(PANELS)
        instrument, _, scale = name.partition(".")
        low, high = {"cbi": (0, 100), "who5": (0, 100), "bat12": (1, 5)}[instrument]
        value = chance.choice((low, high, low + (high - low) * chance.random()))
        day = TODAY - timedelta(days=7 * chance.randrange(1 + chance.choice((4, 60, 500))))
        situation = chance.choice((WORK, WORK, PART, LEAVE))
        sheets.append(taken(number, day, {scale: value}, instrument=instrument, situation=situation))
    ago = [TODAY - timedelta(days=days) for days in sorted(chance.sample(range(5, 900), 6), reverse=True)]
    return chart_of(
        t,
        *sheets,
        panels=PANELS,
        moves=tuple(moved(n, phase, ago[n]) for n, phase in enumerate((Phase.REST, Phase.RETURN))),
        situations=(changed(1, ago[2], LEAVE), changed(2, ago[3], PART)),
        sessions=tuple(held(n, day) for n, day in enumerate(ago)),
        scene=Scene(
            (LifeEvent(1, "e1", 1, ago[4], "Déménagement"),), weeks_from=ago[1] if seed % 2 else None
        ),
    )


CHARTS = [(seed, language) for seed in range(6) for language in ("fr", "en")]


def made(seed: int, language: str) -> TrendChart:
    return random_chart(seed, french() if language == "fr" else english())


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def shapes_of(group: Drawing | Group) -> Iterator[Rect | Line | String]:
    for shape in group.contents:
        if isinstance(shape, Group):
            yield from shapes_of(shape)
        elif isinstance(shape, Rect | Line | String):
            yield shape


def texts_of(drawing: Drawing) -> str:
    """All words in the order in which they are drawn; a raised ordinal is a piece of its own."""
    return "".join(shape.text for shape in shapes_of(drawing) if isinstance(shape, String)).replace(" ", "")


def shares(
    plan: PanelPlan, left: float, right: float, height: float
) -> tuple[list[float], list[float | None]]:
    """Levels as shares of the range, and days as shares of the axis."""
    levels = [y / height for y in (*plan.grid, *plan.references)]
    levels += [plan.baseline[2] / height] if plan.baseline else []
    levels += [plan.usual[2] / height, plan.usual[3] / height] if plan.usual else []
    return levels, [(x - left) / max(right - left, 1) for x in plan.events]


@pytest.mark.parametrize(("seed", "language"), CHARTS)
def test_levels_and_events_stand_at_the_same_shares(seed: int, language: str) -> None:
    chart = made(seed, language)
    for panel in chart.panels:
        plot = PanelPlot(chart, panel)
        plot.resize(WIDTH, HEIGHT)
        frame, scale = plot._frame(), paper.TimeScale(chart.start, chart.end)
        screen = shares(plot.plan(), frame.x(chart.start), frame.x(chart.end), frame.height)
        sheet_plan = paper.plan(chart, panel, Typesetter(language).line)
        sheet = shares(sheet_plan, scale.x(chart.start), scale.x(chart.end), paper.PLOT_HEIGHT)
        plot.deleteLater()
        assert screen[0] == pytest.approx(sheet[0], abs=1e-6)
        assert screen[1] == pytest.approx(sheet[1], abs=0.01)
        assert (plot.plan().usual is None) == (sheet_plan.usual is None) == (panel.usual is None)
        assert_drawn(chart, panel, sheet_plan, language)
        points, runs = on_screen(chart, panel)
        sheet_points, sheet_runs = on_paper(chart, panel)
        assert [one[2] for one in points] == [one[2] for one in sheet_points]
        assert [one[1] for one in points] == pytest.approx([one[1] for one in sheet_points])
        assert [one[0] for one in points] == pytest.approx([one[0] for one in sheet_points], abs=0.01)
        assert runs == sheet_runs


def assert_drawn(chart: TrendChart, panel: TrendPanel, plan: PanelPlan, language: str) -> None:
    """Paper draws what its plan says: the band, the levels, every word, the values of the axis."""
    drawing = drawn.panel_drawing(chart, panel, Typesetter(language))
    found = list(shapes_of(drawing))
    levels = [shape.y1 for shape in found if isinstance(shape, Line) and shape.y1 == shape.y2]
    for y in (*plan.grid, *plan.references, *([plan.baseline[2]] if plan.baseline else [])):
        assert any(abs(y - level) < 1e-6 for level in levels), panel.key
    if plan.usual is not None:
        left, right, low, high = plan.usual
        boxes = [(one.x, one.y, one.width, one.height) for one in found if isinstance(one, Rect)]
        assert any(box == pytest.approx((left, low, right - left, high - low)) for box in boxes), panel.key
    words = texts_of(drawing)
    for text in (*(word.text for word in plan.words), *(tick.label for tick in panel.ticks)):
        assert text.replace(" ", "") in words, text


@pytest.mark.parametrize(("seed", "language"), CHARTS[:4])
def test_days_phases_sessions_and_sentences_are_the_same(seed: int, language: str) -> None:
    chart = made(seed, language)
    view = TrendView(chart)
    view.resize(WIDTH, view.sizeHint().height())
    view.grab()
    said = {plain(label.text()) for label in view.findChildren(PlainLabel)}
    for panel in chart.panels:
        assert plain(panel.sentence) in said
        assert plain(panel.direction) in said
    for note in chart.footnotes:
        assert plain(note) in said
    (labels,) = view.findChildren(TimeLabels)
    scale = paper.TimeScale(chart.start, chart.end)
    printed = paper.time_labels(chart.ticks, scale, Typesetter(language).line)
    on_paper = [plain(word.text) for _, word in printed if word is not None]
    on_screen = [plain(word) for _, _, word in labels.placed()]
    wanted = [plain(tick.label) for tick in chart.ticks if tick.label]
    assert set(on_paper) | set(on_screen) <= set(wanted)
    assert len(on_screen) >= len(wanted) - 1
    ribbon = texts_of(drawn.ribbon_drawing(chart, Typesetter(language)))
    (strip,) = view.findChildren(PhaseRibbon)
    for event in chart.events:
        assert plain(event.label).replace(" ", "") in plain(ribbon).replace(" ", "")
        assert plain(event.label) in plain(strip.accessibleName())
    ticks = [
        shape
        for shape in shapes_of(drawn.ribbon_drawing(chart, Typesetter(language)))
        if isinstance(shape, Line) and shape.x1 == shape.x2 and shape.y2 < drawn.RIBBON_GAP
    ]
    days = [scale.x(day) for day in chart.sessions]
    assert [one.x1 for one in ticks if any(abs(one.x1 - x) < 1e-6 for x in days)] == pytest.approx(days)
    view.deleteLater()


def test_chance_reaches_what_it_shall(demo_charts: dict[str, TrendChart]) -> None:
    every = [made(seed, "fr") for seed in range(6)]
    panels = [panel for chart in every for panel in chart.panels]
    assert any(not panel.points for panel in panels)
    assert any(len(panel.points) == 1 for panel in panels)
    assert any(panel.usual for panel in panels)
    assert any(panel.gaps for panel in panels)
    assert any(point.value == panel.low for panel in panels for point in panel.points)
    assert any(chart.start < date(2025, 1, 1) for chart in every)
    assert any(panel.usual for chart in demo_charts.values() for panel in chart.panels)
