"""How trends look: heights and gutters grow with the text, nothing is hidden, nothing hidden shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.phases import Phase
from coachdesk.domain.situations import WorkSituation
from coachdesk.figures.charts import Dot, TableColumn, TableRow, TableTwin
from coachdesk.ui.attention.attention_card import AttentionCard
from coachdesk.ui.clients.overview_tab import OverviewTab
from coachdesk.ui.parts.pages import EmptyState
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.places import CLIENT, Place
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import SPACE
from coachdesk.ui.trends.dot_view import DotKey, DotView
from coachdesk.ui.trends.panel_plot import HIGH_HEIGHT, LOW_HEIGHT, PLOT_HEIGHT
from coachdesk.ui.trends.ribbon import PhaseRibbon
from coachdesk.ui.trends.table_twin import TableTwinView
from coachdesk.ui.trends.time_labels import TimeLabels
from coachdesk.ui.trends.time_scale import TimeScale
from coachdesk.ui.trends.trend_view import TrendView
from coachdesk.ui.trends.trends_tab import TrendsTab
from tests.figures.records import MOVES, SITUATIONS, TODAY, chart_of, held, moved, year
from tests.i18n.speaking import french
from tests.ui.desks import DeskTrial, child
from tests.ui.looking import colours, picture, settle
from tests.ui.trends.test_trends import measure, trends_tab
from tests.ui.waiting import live

pytestmark = pytest.mark.usefixtures("theme")


def shown_view(width: int = 1180) -> TrendView:
    chart = chart_of(
        french(),
        *year(),
        panels=("cbi.personal", "cbi.work"),
        moves=MOVES,
        situations=SITUATIONS,
        sessions=(held(1, TODAY - timedelta(weeks=3)),),
    )
    view = TrendView(chart)
    view.resize(width, view.heightForWidth(width))
    view.show()
    settle()
    return view


@pytest.mark.parametrize("percent", [100, 160])
def test_plots_and_gutters_grow_with_the_text(theme: Theme, percent: int) -> None:
    theme.set_text_size(percent)
    view = shown_view()
    for plot in view.plots:
        assert plot.height() == round(PLOT_HEIGHT * percent / 100)
        scale = TimeScale.over(view.chart.start, view.chart.end, plot.width())
        assert scale.axis >= theme.metrics("caption").horizontalAdvance("100") + 6
        assert scale.right >= theme.metrics("h3").horizontalAdvance("100,0")
        lines = [b - a for a, b in pairwise(plot.plan().grid)]
        assert min(lines) > theme.metrics("caption").ascent()
    view.close()


def test_a_point_stands_where_the_plan_says(theme: Theme) -> None:
    view = shown_view()
    for plot, panel in zip(view.plots, view.chart.panels, strict=True):
        for mark, point in zip(plot.plan().marks, panel.points, strict=True):
            drawn = plot.view_box.mapViewToScene(QPointF(point.day.toordinal(), point.value))
            assert drawn.x() == pytest.approx(mark.x, abs=1)
            assert drawn.y() == pytest.approx(plot._down(mark.y), abs=1)
    view.close()


def test_words_are_painted_where_the_plan_says(theme: Theme) -> None:
    view = shown_view()
    plot = view.plots[0]
    image, ink = picture(plot), theme.colour("ink").lightnessF()
    last = next(word for word in plot.plan().words if word.text == "54,2")
    top, bottom = (round(plot._down(edge)) for edge in (last.box.top, last.box.bottom))
    pixels = [
        image.pixelColor(x, y).lightnessF()
        for x in range(round(last.box.left), round(last.box.right))
        for y in range(top, bottom)
    ]
    assert min(pixels) == pytest.approx(ink, abs=0.1)
    view.close()


@pytest.mark.parametrize("height", [880])
def test_the_overview_fills_its_height_and_does_not_scroll(
    trial: DeskTrial, client_id: int, height: int
) -> None:
    measure(trial, client_id)
    page = OverviewTab(trial.around, Place(CLIENT, client_id))
    trial.show(page, (1221, height))
    QTest.qWait(20)
    view = child(page, TrendView)
    (scroll,) = [area for area in page.findChildren(QScrollArea) if area.isAncestorOf(view)]
    assert scroll.verticalScrollBar().maximum() == 0
    heights = {plot.height() for plot in view.plots}
    assert len(heights) == 1
    (plots,) = heights
    assert LOW_HEIGHT <= plots <= HIGH_HEIGHT
    left = scroll.viewport().height() - view.height()
    assert left < len(view.plots) or plots == HIGH_HEIGHT


def test_where_room_is_short_the_notes_are_scrolled_to_and_no_panel(trial: DeskTrial, client_id: int) -> None:
    measure(trial, client_id)
    page = OverviewTab(trial.around, Place(CLIENT, client_id))
    trial.show(page, (1221, 880))
    QTest.qWait(20)
    view = child(page, TrendView)
    assert view._notes is not None
    fixed = view.height() - sum(plot.height() for plot in view.plots)
    page.resize(1221, fixed + len(view.plots) * (LOW_HEIGHT - 8))
    QTest.qWait(20)
    (scroll,) = [area for area in page.findChildren(QScrollArea) if area.isAncestorOf(view)]
    assert scroll.verticalScrollBar().maximum() > 0
    assert view._notes.mapTo(scroll.viewport(), QPoint(0, 0)).y() <= scroll.viewport().height() + SPACE.stack
    assert all(LOW_HEIGHT <= plot.height() < PLOT_HEIGHT for plot in view.plots)


def test_a_link_alone_beside_the_plots_takes_no_room_around_it(trial: DeskTrial, client_id: int) -> None:
    card = AttentionCard(trial.around, client_id)
    card.read()
    trial.settle()
    assert card.sizeHint().height() == card.set_day.sizeHint().height()
    trial.do(trial.services.reviews.set_day, client_id, TODAY, "le cadre")
    card.read()
    trial.settle()
    assert card.box.contentsMargins().top() == card.box.contentsMargins().bottom() == SPACE.card
    card.deleteLater()


def test_plots_that_would_be_flat_have_their_usual_height_and_scroll(theme: Theme) -> None:
    view = shown_view()
    view.fit(QSize(1180, 200))
    assert {plot.height() for plot in view.plots} == {PLOT_HEIGHT}
    view.close()


def test_the_key_of_the_dots_shows_their_marks(trial: DeskTrial, client_id: int) -> None:
    measure(trial, client_id)
    key = child(trends_tab(trial, client_id), DotKey)
    assert [dot for dot, _ in key.marks] == [Dot.YES, Dot.NO, Dot.MISSING]
    assert Theme.current().tokens.series[0].colour.lower() in colours(key)


def test_dots_stand_under_the_panels(trial: DeskTrial, client_id: int) -> None:
    measure(trial, client_id)
    trial.do(
        trial.services.assessments.record, client_id, "checkin5", TODAY - timedelta(days=400), [1] * 5,
        AnswerMode.TOGETHER, WorkSituation.WORKING,
    )  # fmt: skip
    page = trends_tab(trial, client_id)
    chart, dots = child(page, TrendView).chart, child(page, DotView)
    assert (dots.rows.chart.start, dots.rows.chart.end) == (chart.start, chart.end)
    assert dots.rows.width() == child(page, TrendView).plots[0].width()


def test_all_scales_are_named_above_them(trial: DeskTrial, client_id: int) -> None:
    measure(trial, client_id)
    trial.do(
        trial.services.assessments.record, client_id, "pulse", TODAY, [5] * 6, AnswerMode.TOGETHER,
        WorkSituation.WORKING,
    )  # fmt: skip
    page = trends_tab(trial, client_id)
    page.toggle_all()
    trial.settle()
    named = {panel.instrument for view in page.findChildren(TrendView) for panel in view.chart.panels}
    assert len(named) > 1
    assert all(name in page._shown.text() for name in named)


def test_a_file_without_a_measure_has_one_sentence_and_one_button(trial: DeskTrial, client_id: int) -> None:
    page = trends_tab(trial, client_id)
    empty = child(page, EmptyState)
    assert empty.isVisible()
    assert not page.tools.isVisible()
    page.toggle_table()
    page.choose()
    empty.action.click()
    assert trial.gone[-1] == Place(CLIENT, client_id, tab="assessments")


def test_the_privacy_screen_covers_phases_leaves_and_dates(trial: DeskTrial, client_id: int) -> None:
    measure(trial, client_id)
    page = trends_tab(trial, client_id)
    view = child(page, TrendView)
    ribbon = child(view, PhaseRibbon)
    tokens = Theme.current().tokens
    grounds = {tokens.phase(stretch.phase.value).ground.lower() for stretch in view.chart.ribbon}
    assert grounds & colours(ribbon)
    Privacy.current().set_on(True)
    settle()
    assert not grounds & colours(ribbon)
    assert page._shown.is_covered()
    spoken = [ribbon.accessibleName(), *(plot.accessibleName() for plot in view.plots)]
    assert not any(stretch.name in name for name in spoken for stretch in view.chart.ribbon)
    assert not any(panel.sentence in name for name in spoken for panel in view.chart.panels)


def test_a_phase_says_its_short_name_beside_its_icon_before_it_says_it_outside() -> None:
    chart = chart_of(french(), *year(), moves=MOVES)
    ribbon = PhaseRibbon(chart)
    last = chart.ribbon[-1]
    assert ribbon.name_of(last, 2000) == (True, last.name, False)
    assert ribbon.name_of(last, 600) == (True, "Retour", False)
    brief = replace(last, end=last.start + timedelta(days=14))
    ribbon = PhaseRibbon(replace(chart, ribbon=(*chart.ribbon[:-1], brief)))
    assert ribbon.name_of(brief, 700) == (True, "Retour", True)


def test_words_of_events_never_touch_and_none_is_left_out() -> None:
    chart = chart_of(french(), *year(), situations=SITUATIONS, moves=(moved(1, Phase.REST, TODAY),))
    crowd = tuple(replace(chart.events[0], day=TODAY - timedelta(days=4 * n)) for n in range(5))
    placed = PhaseRibbon(replace(chart, events=crowd)).placed_events(800)
    assert len(placed) == 5
    for number, one in enumerate(placed):
        assert one.left + one.width <= 800
        for other in placed[number + 1 :]:
            assert one.row != other.row or one.left >= other.left + other.width


def test_a_ribbon_with_many_events_is_as_high_as_its_rows() -> None:
    chart = chart_of(french(), *year(), moves=MOVES, situations=SITUATIONS)
    crowd = tuple(replace(chart.events[0], day=TODAY - timedelta(days=6 * n)) for n in range(4))
    view = TrendView(replace(chart, events=crowd))
    view.resize(820, view.heightForWidth(820))
    view.show()
    settle()
    ribbon = child(view, PhaseRibbon)
    assert ribbon.height() == ribbon.heightForWidth(ribbon.width())
    view.close()


def test_sessions_are_named_beside_their_ticks() -> None:
    view = shown_view()
    ribbon = child(view, PhaseRibbon)
    bare = PhaseRibbon(replace(view.chart, sessions=()))
    bare.resize(ribbon.size())
    one, other = picture(ribbon), picture(bare)
    margin = range(TimeScale.over(view.chart.start, view.chart.end, ribbon.width()).axis)
    assert any(one.pixel(x, y) != other.pixel(x, y) for x in margin for y in range(one.height()))
    view.close()


def test_days_under_the_axis_never_touch(theme: Theme) -> None:
    chart = chart_of(french(), *year())
    theme.set_text_size(160)
    labels = TimeLabels(chart.start, chart.end, chart.ticks)
    labels.resize(420, 30)
    placed = labels.placed()
    assert 1 < len(placed) < 6
    assert all(a[0] + a[1] < b[0] for a, b in pairwise(placed))


def test_heads_of_the_table_stand_over_their_figures(trial: DeskTrial, client_id: int) -> None:
    measure(trial, client_id)
    page = trends_tab(trial, client_id)
    page.toggle_table()
    trial.settle()
    table = page.findChildren(TableTwinView)[0]
    image = picture(page)
    corner = table.viewport().mapTo(page, QPoint(0, 0))
    left, head = corner.x() + table.columnViewportPosition(1), table.horizontalHeader().height()
    columns = range(left, left + table.columnWidth(1))

    def right_edge(rows: range) -> int:
        return max(x for x in columns for y in rows if QColor(image.pixel(x, y)).lightnessF() < 0.6)

    first, second = corner.y(), corner.y() + table.rowHeight(0)
    heads, figures = range(first - head + 2, first - 3), range(first + 2, second - 2)
    assert right_edge(heads) == pytest.approx(right_edge(figures), abs=1)
    assert image.pixelColor(left + 3, second - 1) != image.pixelColor(left + 3, first + 5)


def test_the_table_is_whole_and_the_page_follows_the_arrow_keys(trial: DeskTrial, client_id: int) -> None:
    for week in range(40):
        trial.do(
            trial.services.assessments.record, client_id, "pulse", TODAY - timedelta(weeks=week), [week % 11] * 6,
            AnswerMode.TOGETHER, WorkSituation.WORKING,
        )  # fmt: skip
    page: TrendsTab = trends_tab(trial, client_id)
    page.toggle_table()
    trial.settle()
    table = page.findChildren(TableTwinView)[0]
    assert table.verticalScrollBar().maximum() == 0
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    before = page._scroll.verticalScrollBar().value()
    table.setCurrentIndex(table.model().index(39, 0))
    assert page._scroll.verticalScrollBar().value() > before


def test_heads_of_a_narrow_table_are_as_high_as_their_words(qtbot: QtBot) -> None:
    columns = tuple(TableColumn("Écart depuis", "le 8 nov. 2026") for _ in range(4))
    table = TableTwinView(TableTwin("Question ou échelle", columns, (TableRow("Énergie", ("1",) * 4),)), "x")
    qtbot.addWidget(table)
    table.resize(900, 100)
    table.show()
    wide = table.horizontalHeader().height()
    table.resize(360, 100)
    assert table.horizontalHeader().height() > wide
    assert table.height() > table.horizontalHeader().height()


def test_heads_are_as_high_as_their_lines_and_no_higher(trial: DeskTrial, client_id: int) -> None:
    measure(trial, client_id)
    page = trends_tab(trial, client_id)
    page.toggle_table()
    trial.settle()
    live(5)
    heads = page.findChildren(TableTwinView)[0].horizontalHeader()
    assert heads.height() <= 2 * Theme.current().line("caption_strong") + SPACE.near
