"""Trends: what pyqtgraph draws is what the figure says; the table twin; three scales chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pyqtgraph as pg
import pytest

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.phases import DecidedBy, Phase
from coachdesk.domain.situations import WorkSituation
from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.places import CLIENT, Place
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.trends.dot_view import DotView
from coachdesk.ui.trends.panel_plot import PanelPlot
from coachdesk.ui.trends.scales_choice import ScalesChoice
from coachdesk.ui.trends.table_twin import TableTwinView
from coachdesk.ui.trends.time_scale import TimeScale
from coachdesk.ui.trends.trend_view import TrendView
from coachdesk.ui.trends.trends_tab import TrendsTab
from tests.ui.desks import DeskTrial, child
from tests.ui.looking import cut_words
from tests.ui.waiting import live


def measure(trial: DeskTrial, client_id: int) -> None:
    """Three CBI sheets, one of them on leave, two pulses, a check-in, two phases."""
    services = trial.services
    trial.do(services.network.record_situation, client_id, date(2026, 3, 1), WorkSituation.WORKING)
    trial.do(services.phases.move, client_id, Phase.REST, date(2026, 3, 5), DecidedBy.TOGETHER)
    trial.do(services.phases.move, client_id, Phase.RETURN, date(2026, 4, 20), DecidedBy.TOGETHER)
    for day, points, situation in (
        (date(2026, 3, 3), 75, WorkSituation.WORKING),
        (date(2026, 4, 1), 50, WorkSituation.ON_LEAVE),
        (date(2026, 5, 4), 25, WorkSituation.WORKING),
    ):
        trial.do(
            services.assessments.record, client_id, "cbi", day, [points] * 19, AnswerMode.PAPER, situation
        )
    trial.do(
        services.assessments.record, client_id, "checkin5", date(2026, 3, 3), [1, 0, None, 1, 0],
        AnswerMode.TOGETHER, WorkSituation.WORKING,
    )  # fmt: skip


def trends_tab(trial: DeskTrial, client_id: int) -> TrendsTab:
    page = TrendsTab(trial.around, Place(CLIENT, client_id, tab="trends"))
    trial.show(page)
    return page


def scatter_points(plot: PanelPlot) -> list[tuple[float, float, str]]:
    found = []
    for item in plot.view_box.addedItems:
        if isinstance(item, pg.ScatterPlotItem) and item.isVisible():
            found += [(spot.pos().x(), spot.pos().y(), spot.brush().color().name()) for spot in item.points()]
    return found


def test_every_point_of_the_figure_is_drawn_at_its_day_and_value(trial: DeskTrial, client_id: int) -> None:
    measure(trial, client_id)
    view = child(trends_tab(trial, client_id), TrendView)
    for plot, panel in zip(view.plots, view.chart.panels, strict=True):
        drawn = [(x, y) for x, y, _ in scatter_points(plot)]
        assert drawn == [(point.day.toordinal(), point.value) for point in panel.points]


def test_the_axis_shows_the_full_range_and_no_more_than_air(trial: DeskTrial, client_id: int) -> None:
    measure(trial, client_id)
    for plot in child(trends_tab(trial, client_id), TrendView).plots:
        low, high = plot.view_box.viewRange()[1]
        assert low == pytest.approx(-10)
        assert high == pytest.approx(110)


def test_an_answer_on_leave_is_hollow_on_the_scale_about_work(trial: DeskTrial, client_id: int) -> None:
    measure(trial, client_id)
    view = child(trends_tab(trial, client_id), TrendView)
    work = next(index for index, panel in enumerate(view.chart.panels) if panel.key == "cbi.work")
    fills = [colour for _, _, colour in scatter_points(view.plots[work])]
    assert fills[0] == fills[2] != fills[1]
    assert view.chart.panels[work].points[1].word == "en arrêt"


def test_panels_and_ribbon_share_one_time_scale(trial: DeskTrial, client_id: int) -> None:
    measure(trial, client_id)
    view = child(trends_tab(trial, client_id), TrendView)
    plot = view.plots[0]
    scale = TimeScale.over(view.chart.start, view.chart.end, plot.width())
    for point in view.chart.panels[0].points:
        scene = plot.view_box.mapViewToScene(pg.Point(point.day.toordinal(), point.value))
        assert scene.x() == pytest.approx(scale.pixel(point.day), abs=1.5)
    assert scale.pixel(view.chart.start) > scale.axis


def _points(*sizes: str) -> list[str]:
    return [f"{size} points de moins" for size in sizes]


def test_the_table_twin_holds_the_same_values(trial: DeskTrial, client_id: int) -> None:
    measure(trial, client_id)
    page = trends_tab(trial, client_id)
    chart = child(page, TrendView).chart
    page.toggle_table()
    trial.settle()
    model = page.findChildren(TableTwinView)[0].model()
    cells = [
        model.index(row, column).data()
        for row in range(model.rowCount())
        for column in range(1, model.columnCount())
    ]
    for panel in chart.panels:
        for point in panel.points:
            assert any(point.label in cell for cell in cells)
    assert not any(view.isVisible() for view in page.findChildren(TrendView))
    # What the sentence says of the change has its row, and the sentence stands above.
    last = model.rowCount() - 1
    foot = [model.index(last, column).data() for column in range(model.columnCount())]
    assert foot == ["Dernière mesure, comparée à celle de départ", *_points("50", "35,8", "50")]
    said = {label.text() for label in page.findChildren(PlainLabel)}
    assert said >= {f"{panel.name}. {panel.sentence}" for panel in chart.panels} | set(chart.footnotes)


def test_figures_vanish_while_private(trial: DeskTrial, client_id: int) -> None:
    measure(trial, client_id)
    page = trends_tab(trial, client_id)
    plot = child(page, TrendView).plots[0]
    assert scatter_points(plot)
    Privacy.current().set_on(True)
    assert scatter_points(plot) == []
    Privacy.current().set_on(False)
    assert scatter_points(plot)


def test_light_and_dark_draw_the_same_points(trial: DeskTrial, client_id: int, theme: Theme) -> None:
    measure(trial, client_id)
    view = child(trends_tab(trial, client_id), TrendView)
    before = [[(x, y) for x, y, _ in scatter_points(plot)] for plot in view.plots]
    theme.set_appearance("dark")
    trial.settle()
    after = [[(x, y) for x, y, _ in scatter_points(plot)] for plot in view.plots]
    assert after == before
    assert scatter_points(view.plots[0])[0][2] == theme.tokens.series[0].colour.lower()


def test_three_scales_are_chosen_and_stay_chosen(trial: DeskTrial, client_id: int) -> None:
    measure(trial, client_id)
    trial.do(
        trial.services.assessments.record, client_id, "pulse", date(2026, 5, 4), [5, 6, 7, 8, 9, 10],
        AnswerMode.TOGETHER, WorkSituation.WORKING,
    )  # fmt: skip
    page = trends_tab(trial, client_id)
    page.choose()
    dialog = child(page.window(), ScalesChoice)
    before = set(page._chosen)
    extra = next(key for key in dialog.boxes if key not in before)
    dialog.boxes[extra].click()
    assert sum(box.isChecked() for box in dialog.boxes.values()) == 3
    dialog.accept()
    trial.settle()
    again = trends_tab(trial, client_id)
    assert extra in {panel.key for panel in child(again, TrendView).chart.panels}


def test_all_scales_are_one_key_away(trial: DeskTrial, client_id: int) -> None:
    measure(trial, client_id)
    trial.do(
        trial.services.assessments.record, client_id, "pulse", date(2026, 5, 4), [5, 6, 7, 8, 9, 10],
        AnswerMode.TOGETHER, WorkSituation.WORKING,
    )  # fmt: skip
    page = trends_tab(trial, client_id)
    page.toggle_all()
    trial.settle()
    shown = [
        panel.key for view in page.findChildren(TrendView) if view.isVisible() for panel in view.chart.panels
    ]
    assert len(shown) == 9


def test_the_check_in_is_dots_and_never_a_score(trial: DeskTrial, client_id: int) -> None:
    measure(trial, client_id)
    page = trends_tab(trial, client_id)
    dots = child(page, DotView)
    assert len(dots.rows.chart.rows) == 5
    # In a span without answers it stays, and says so.
    page.tools.next_span()
    page.tools.next_span()
    trial.settle()
    assert any(label.text() == "Aucune réponse sur cette période." for label in page.findChildren(PlainLabel))


def test_ten_years_of_weeks_are_a_thin_line_with_two_markers(trial: DeskTrial, client_id: int) -> None:
    services = trial.services
    for week in range(120):
        day = date(2026, 11, 15) - timedelta(weeks=week)
        trial.do(
            services.assessments.record, client_id, "pulse", day, [week % 11] * 6, AnswerMode.TOGETHER,
            WorkSituation.WORKING,
        )  # fmt: skip
    view = child(trends_tab(trial, client_id), TrendView)
    assert view.chart.panels[0].is_dense
    assert len(scatter_points(view.plots[0])) == 2


@pytest.mark.parametrize("language", ["french", "english", "pseudo"])
def test_nothing_is_cut_in_any_language(
    make_trial: Callable[[Translator], DeskTrial], request: pytest.FixtureRequest, language: str
) -> None:
    trial = make_trial(request.getfixturevalue(language))
    made = trial.do(trial.services.clients.create, "Zoé")
    measure(trial, made)
    page = trends_tab(trial, made)
    live(5)
    assert cut_words(page) == []
