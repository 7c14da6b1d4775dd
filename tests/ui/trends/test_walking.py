"""Walking along the points by keyboard, the answers behind them, layers, spans, what leaves as a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest

from coachdesk.domain.trend_layers import WHOLE, Layer, Span
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.theme.tokens import SPACE
from coachdesk.ui.trends.answers_view import AnswersView
from coachdesk.ui.trends.dot_view import DotView
from coachdesk.ui.trends.exporting import FileKind, file_bytes, file_name
from coachdesk.ui.trends.figures_scroll import FiguresScroll
from coachdesk.ui.trends.layers_choice import LayersChoice
from coachdesk.ui.trends.panel_plot import PanelPlot
from coachdesk.ui.trends.trend_view import TrendView
from coachdesk.ui.trends.trends_tab import TrendsTab
from tests.ui.desks import DeskTrial, child
from tests.ui.trends.test_trends import measure, scatter_points, trends_tab
from tests.ui.waiting import live


@pytest.fixture
def page(trial: DeskTrial, client_id: int) -> TrendsTab:
    measure(trial, client_id)
    return trends_tab(trial, client_id)


def plot_of(page: TrendsTab) -> PanelPlot:
    return child(page, TrendView).plots[0]


def test_arrows_walk_along_the_points_and_each_is_said(trial: DeskTrial, page: TrendsTab) -> None:
    plot, points = plot_of(page), child(page, TrendView).chart.panels[0].points
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.status.text() == points[-1].spoken
    for key, place in (
        (Qt.Key.Key_Left, -2),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_End, -1),
    ):
        QTest.keyClick(plot, key)
        assert page.status.text() == points[place].spoken == plot.accessibleDescription()
    Privacy.current().set_on(True)
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert plot.accessibleDescription() == ""
    Privacy.current().set_on(False)


def test_a_panel_is_scrolled_to_as_a_whole(page: TrendsTab) -> None:
    area, plot = child(page, FiguresScroll), plot_of(page)
    area.setFixedHeight(plot.height() + 60)
    live(1)

    def top() -> int:
        return int(plot.mapTo(area.viewport(), QPoint(0, 0)).y())

    bar = area.verticalScrollBar()
    bar.setValue(top() + plot.height() // 2)
    assert top() < 0
    area.ensureWidgetVisible(plot, 0, SPACE.page)
    assert 0 <= top() <= area.viewport().height() - plot.height()
    bar.setValue(bar.value() + top() + plot.height() // 2 - area.viewport().height())
    assert top() > area.viewport().height() - plot.height()
    area.ensureWidgetVisible(plot, 0, SPACE.page)
    assert 0 <= top() <= area.viewport().height() - plot.height()


def test_enter_opens_the_answers_and_the_baseline_is_chosen_there(
    trial: DeskTrial, page: TrendsTab, client_id: int
) -> None:
    plot = plot_of(page)
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(plot, Qt.Key.Key_Return)
    trial.settle()
    dialog = child(page.window(), AnswersView)
    assert dialog.table.model().columnCount() == 5
    dialog.name.click()
    trial.settle()
    (named,) = [one for one in trial.do(trial.services.assessments.list_for, client_id) if one.is_baseline]
    assert named.id == child(page, TrendView).chart.panels[0].points[-1].assessment_id


def test_a_point_and_the_source_of_a_mark_are_said_under_the_mouse(page: TrendsTab) -> None:
    plot, chart = plot_of(page), child(page, TrendView).chart
    panel = chart.panels[0]
    place = plot.view_box.mapViewToScene(QPointF(panel.points[0].day.toordinal(), panel.points[0].value))
    assert plot.words_at(place) == panel.points[0].spoken
    level = plot.view_box.mapViewToScene(QPointF(chart.end.toordinal(), panel.references[0].value))
    assert chart.footnotes[0] in plot.words_at(QPointF(level.x() - 3, level.y()))
    assert plot.words_at(QPointF(1, 1)) == ""


def test_layers_are_switched_and_stay_so(trial: DeskTrial, page: TrendsTab, client_id: int) -> None:
    page.choose_layers()
    dialog = child(page.window(), LayersChoice)
    dialog.boxes[Layer.PHASES].setChecked(False)
    dialog.boxes[Layer.BASELINE].setChecked(False)
    dialog.accept()
    trial.settle()
    chart = child(trends_tab(trial, client_id), TrendView).chart
    assert chart.ribbon == ()
    assert all(panel.baseline is None for panel in chart.panels)
    assert all(panel.points for panel in chart.panels)


def test_spans_and_weeks_change_the_axis(trial: DeskTrial, page: TrendsTab) -> None:
    page.tools.span.set_value(Span.YEAR)
    page.tools.view_chosen.emit()
    trial.settle()
    chart = child(page, TrendView).chart
    assert 360 < (chart.end - chart.start).days < 400
    page.tools.next_count()
    page.tools.next_span()
    trial.settle()
    assert any(tick.label.startswith("sem.") for tick in child(page, TrendView).chart.ticks)


def test_how_the_time_is_looked_at_is_not_told_as_saved(trial: DeskTrial, page: TrendsTab) -> None:
    told: list[bool] = []
    trial.around.desk.saved.connect(lambda: told.append(True))
    page.tools.next_span()
    trial.settle()
    assert not told


def test_all_tools_are_equally_high(page: TrendsTab) -> None:
    tools = (*page.tools.span.segments(), page.tools.axis, *page.tools.buttons.values())
    assert len({each.height() for each in tools}) == 1


def test_span_and_weeks_are_kept_for_each_file(trial: DeskTrial, page: TrendsTab, client_id: int) -> None:
    page.tools.next_span()
    page.tools.next_count()
    wished = page.tools.view()
    trial.settle()
    again = trends_tab(trial, client_id)
    assert again.tools.view() == wished
    assert wished.weeks_from is not None
    assert again.tools.axis.currentText().startswith("Semaines")
    assert any(tick.label.startswith("sem.") for tick in child(again, TrendView).chart.ticks)
    other = trial.do(trial.services.clients.create, "Zoé")
    measure(trial, other)
    assert trends_tab(trial, other).tools.view() == WHOLE


def test_weeks_of_a_phase_that_was_taken_back_are_dates_again(
    trial: DeskTrial, page: TrendsTab, client_id: int
) -> None:
    page.tools.next_count()
    trial.settle()
    last = trial.do(trial.services.phases.list_moves, client_id)[-1]
    trial.do(trial.services.phases.remove_move, last.id)
    again = trends_tab(trial, client_id)
    assert again.tools.view() == WHOLE
    assert not any(tick.label.startswith("sem.") for tick in child(again, TrendView).chart.ticks)


def test_dots_follow_the_time_of_the_panels(page: TrendsTab) -> None:
    view, dots = child(page, TrendView), child(page, DotView)
    whole = dots.rows.chart
    assert any(row.dots for row in whole.rows)
    QTest.keyClicks(plot_of(page), "++")
    page.findChildren(PanelPlot)[0].shift_wished.emit(5.0)
    assert (dots.rows.chart.start, dots.rows.chart.end) == (view.chart.start, view.chart.end)
    assert not any(row.dots for row in dots.rows.chart.rows)
    QTest.keyClicks(plot_of(page), "0")
    assert dots.rows.chart == whole


def test_the_table_is_copied_and_a_figure_leaves_without_a_name(
    trial: DeskTrial, page: TrendsTab, tmp_path: Path
) -> None:
    chart = child(page, TrendView).chart
    page.copy_table()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Date")
    assert chart.table.rows[0].cells[0] in copied
    name = file_name(page.t, chart, FileKind.SVG, page.around.clock.today())
    assert name == "figure-cbi-2026-11-20.svg"
    page.export_to(chart, FileKind.CSV, tmp_path / "figure.csv")
    trial.settle()
    assert (tmp_path / "figure.csv").read_bytes().startswith("\ufeffJour (AAAA-MM-JJ);Date".encode())


def test_a_figure_is_drawn_as_svg_and_as_a_picture(page: TrendsTab, root: Path) -> None:
    from coachdesk.reports.build import build

    chart = child(page, TrendView).chart
    made = {
        kind: file_bytes(page.t, chart, kind, lambda one: build(one, root / "resources" / "fonts"))
        for kind in (FileKind.SVG, FileKind.PNG)
    }
    assert made[FileKind.PNG].startswith(b"\x89PNG")
    picture = QImage.fromData(made[FileKind.PNG]).convertToFormat(QImage.Format.Format_RGB32)
    drawn = QImage(picture.size(), QImage.Format.Format_RGB32)
    drawn.fill(Qt.GlobalColor.white)
    painter = QPainter(drawn)
    QSvgRenderer(made[FileKind.SVG]).render(painter)
    painter.end()
    # Letters, lines and grounds lie in the same places: what differs is how edges are smoothed.
    assert distance(picture, drawn) < 3.0


def distance(one: QImage, other: QImage) -> float:
    """How far two pictures differ, from 0 to 255, seen a little from afar."""
    small = [
        each.scaled(
            each.width() // 6, each.height() // 6, mode=Qt.TransformationMode.SmoothTransformation
        ).convertToFormat(QImage.Format.Format_Grayscale8)
        for each in (one, other)
    ]
    pairs = list(zip(bytes(small[0].constBits()), bytes(small[1].constBits()), strict=True))
    return sum(abs(a - b) for a, b in pairs) / len(pairs)


def test_time_is_seen_closer_moved_and_whole_again_on_all_panels(trial: DeskTrial, page: TrendsTab) -> None:
    view, plot = child(page, TrendView), plot_of(page)
    whole = view.chart
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(plot, "++")
    assert (view.chart.end - view.chart.start) < 0.7 * (whole.end - whole.start)
    assert plot.plan().words == ()
    before = view.chart.start
    QTest.keyClick(plot, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert whole.start <= view.chart.start < before
    live(200)
    assert plot.plan().words
    first, second = view.plots[:2]
    assert first.view_box.viewRange()[0] == pytest.approx(second.view_box.viewRange()[0])
    for panel, each in zip(view.chart.panels, view.plots, strict=True):
        assert [x for x, _, _ in scatter_points(each)] == [point.day.toordinal() for point in panel.points]
    QTest.keyClicks(plot, "0")
    assert view.chart is whole


def test_the_mouse_drags_the_time(page: TrendsTab) -> None:
    view, plot = child(page, TrendView), plot_of(page)
    QTest.keyClicks(plot, "++++")
    before = view.chart.start
    scale = plot._scale()
    right, left = (
        round(scale.pixel(view.chart.start + (view.chart.end - view.chart.start) * n)) for n in (0.4, 0.9)
    )
    QTest.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(right, 5))
    QTest.mouseMove(plot.viewport(), QPoint(left, 5))
    QTest.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(left, 5))
    assert view.chart.start < before


def test_nothing_of_another_stretch_of_time_stays_on_the_ground(page: TrendsTab) -> None:
    view, plot = child(page, TrendView), plot_of(page)
    plot.grab()
    QTest.keyClicks(plot, "++++")
    live(200)
    fresh = PanelPlot(view.chart, view.chart.panels[0], height=plot.height())
    fresh.resize(plot.size())
    plot.clearFocus()
    plain, other = (
        each.grab().toImage().convertToFormat(QImage.Format.Format_RGB32) for each in (plot, fresh)
    )
    assert plain == other
    fresh.deleteLater()
