"""Words of charts, on screen and on paper: on no other word, no marker, no line, and those that must be there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from coachdesk.figures.charts import TrendChart, TrendPanel
from coachdesk.figures.frames import Kind, PanelPlan
from coachdesk.figures.placement import Box, Curve, Stroke
from coachdesk.reports import plot as paper
from coachdesk.reports.text import Typesetter
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.trends.panel_plot import PLOT_HEIGHT, PanelPlot
from coachdesk.ui.trends.series_items import MARKER
from coachdesk.ui.trends.time_scale import TimeScale, scaled
from tests.ui.waiting import take_in

pytestmark = pytest.mark.usefixtures("dressed", "paper_fonts")

Plots = list[tuple[str, TrendChart, TrendPanel, PanelPlot]]
Planned = tuple[str, TrendChart, TrendPanel, PanelPlan, Box, list[float], float]
PAGE = Box(0, -2, paper.PLOT_WIDTH + paper.END_ROOM, paper.PLOT_HEIGHT + paper.HEADROOM)
PAPER_MARKER = 4.1
SIZES = ((770, 64), (790, 96), (1160, 96), (1360, 190))
"""Plots of the overview and of the trends, in windows of 1366 x 768 and 1920 x 1080."""


@pytest.fixture
def at_text_size() -> Iterator[Callable[[int], None]]:
    theme = Theme.current()
    yield theme.set_text_size
    theme.set_text_size(100)


def on_paper(charts: dict[str, TrendChart]) -> Iterator[Planned]:
    for name, chart in charts.items():
        for panel in chart.panels:
            plan = paper.plan(chart, panel, Typesetter(name[-2:]).line)
            yield f"{name} {panel.key}", chart, panel, plan, PAGE, [], paper.PLOT_WIDTH


@pytest.fixture(scope="module")
def plots(demo_charts: dict[str, TrendChart], dressed: Theme) -> Iterator[Plots]:
    """A plot for each panel of each chart, made once: only its size changes."""
    made = [
        (f"{name} {panel.key}", chart, panel, PanelPlot(chart, panel))
        for name, chart in demo_charts.items()
        for panel in chart.panels
    ]
    yield made
    for _, _, _, plot in made:
        plot.deleteLater()
    take_in()


def on_screen(plots: Plots, width: int, height: int) -> Iterator[Planned]:
    for name, chart, panel, plot in plots:
        plot.setFixedHeight(height)
        plot.resize(width, height)
        air = height / 12
        inside = Box(0, -air, width, height - air)
        scale = TimeScale.over(chart.start, chart.end, width)
        phases = [scale.pixel(one.start) for one in chart.ribbon[1:]]
        yield f"{name} {width} x {height}", chart, panel, plot.plan(), inside, phases, scale.pixel(chart.end)


def assert_words_stand_free(planned: Planned, marker: float) -> None:
    name, _, _, plan, page, _, _ = planned
    markers = [Box(mark.x, mark.y, mark.x, mark.y).grown(marker) for mark in plan.marks]
    curves = [Curve(points) for points in plan.curves]
    for number, word in enumerate(plan.words):
        said = f"{name}: {word.text}"
        assert page.holds(word.box), f"{said} leaves the plot"
        assert not [one.text for one in plan.words[number + 1 :] if one.box.overlaps(word.box)], said
        assert not any(word.box.overlaps(one) for one in markers), f"{said} on a marker"
        assert not any(curve.meets(word.box) for curve in curves), f"{said} on the line"


def rules_of(planned: Planned) -> list[Stroke]:
    """Baseline, references, edges of the band and of stretches off work, events, phases: all but the grid."""
    _, _, _, plan, page, phases, end = planned
    levels = [(page.left, end, y) for y in plan.references]
    levels += [plan.baseline] if plan.baseline is not None else []
    if plan.usual is not None:
        left, right, low, high = plan.usual
        levels += [(left, right, low), (left, right, high)]
    uprights = [*plan.events, *phases, *(edge for tint in plan.tints for edge in tint[:1])]
    return [
        *(Stroke(left, y, right, y) for left, right, y in levels),
        *(Stroke(x, page.bottom, x, page.top) for x in uprights if x > page.left),
    ]


def words_on_a_rule(planned: Planned) -> list[str]:
    """What is written where a rule runs through."""
    rules = rules_of(planned)
    return [word.text for word in planned[3].words if any(rule.crosses(word.box) for rule in rules)]


def is_of_the_baseline(planned: Planned, text: str) -> bool:
    label = planned[2].baseline_label.replace("\u00a0", " ")
    return bool(label) and text.replace("\u00a0", " ").replace("\u202f", " ") == label


def assert_what_must_be_said_is_said(planned: Planned) -> None:
    name, chart, panel, plan, _, _, _ = planned
    texts = [word.text.replace("\u00a0", " ").replace("\u202f", " ") for word in plan.words]
    last = [word.text for word in plan.words if word.kind is Kind.LAST]
    assert last == ([] if panel.last is None else [panel.points[panel.last].label]), name
    named = 0
    for reference in panel.references:
        forms = {form.replace("\u00a0", " ").replace("\u202f", " ") for form in reference.words}
        named += bool(forms & set(texts))
        assert all(f"({reference.note})" in form for form in forms), name
    # Two marks of one set may lie a few pixels apart among measures: they are then named together.
    joint = panel.references_label.replace("\u00a0", " ")
    assert named == len(panel.references) or joint in texts, name
    if panel.baseline is not None:
        first = panel.baseline_label.rpartition("\u00a0")[2].rpartition(" ")[2]
        assert any(text.endswith(first) for text in texts), f"{name}: {first}"
    for point in panel.points if not panel.is_dense else ():
        assert not point.word or point.word in texts, f"{name}: {point.word}"
    if panel is chart.panels[0]:
        for away in chart.off_work:
            is_event = any(event.day == away.start for event in chart.events)
            assert is_event or away.word in texts, f"{name}: {away}"


def test_no_word_on_paper_touches_anything(demo_charts: dict[str, TrendChart]) -> None:
    count = 0
    for planned in on_paper(demo_charts):
        assert_words_stand_free(planned, PAPER_MARKER)
        count += len(planned[3].words)
    assert count > 200


@pytest.mark.parametrize("size", SIZES)
def test_no_word_on_screen_touches_anything(plots: Plots, size: tuple[int, int]) -> None:
    for planned in on_screen(plots, *size):
        assert_words_stand_free(planned, MARKER / 2)


@pytest.mark.parametrize("size", [None, *SIZES[1:]])
def test_no_value_and_no_baseline_lies_on_a_line_and_hardly_another_word(
    demo_charts: dict[str, TrendChart], plots: Plots, size: tuple[int, int] | None
) -> None:
    places = on_paper(demo_charts) if size is None else on_screen(plots, *size)
    count, ruled = 0, []
    for planned in places:
        own = words_on_a_rule(planned)
        values = {word.text for word in planned[3].words if word.kind is Kind.LAST}
        assert not values & set(own), f"{planned[0]}: {own}"
        assert not [text for text in own if is_of_the_baseline(planned, text)], f"{planned[0]}: {own}"
        ruled += own
        count += len(planned[3].words)
    # Names of four marks a few pixels apart, or of an absence of some days, must interrupt one of them.
    assert len(ruled) < 0.03 * count, ruled


@pytest.mark.parametrize("percent", [90, 125, 160])
def test_no_word_touches_anything_at_another_text_size(
    plots: Plots, at_text_size: Callable[[int], None], percent: int
) -> None:
    at_text_size(percent)
    for planned in on_screen(plots, 1100, scaled(PLOT_HEIGHT)):
        assert_words_stand_free(planned, MARKER / 2)


def test_paper_leaves_out_no_value_no_reference_and_no_reason_to_be_hollow(
    demo_charts: dict[str, TrendChart],
) -> None:
    for planned in on_paper(demo_charts):
        assert_what_must_be_said_is_said(planned)


@pytest.mark.parametrize("size", SIZES[1:])
def test_the_screen_leaves_out_no_value_no_reference_and_no_reason_to_be_hollow(
    plots: Plots, size: tuple[int, int]
) -> None:
    for planned in on_screen(plots, *size):
        assert_what_must_be_said_is_said(planned)


def test_both_emphasise_the_last_measure_that_is_compared(
    demo_charts: dict[str, TrendChart], plots: Plots
) -> None:
    name, chart = next(each for each in demo_charts.items() if each[0].startswith("Hélène"))
    panel = next(panel for panel in chart.panels if panel.key == "cbi.work")
    assert panel.points[-1].label == "42,9"
    mine = [plot for plot in plots if plot[1] is chart]
    both = (*on_paper({name: chart}), *on_screen(mine, 790, 96))
    found = [planned[3].words for planned in both if planned[2] is panel]
    assert len(found) == 2
    for words in found:
        assert [word.text for word in words if word.kind is Kind.LAST] == ["67,9"]
        assert not any("85,7" in word.text or "42,9" in word.text for word in words)
