"""A line that leads out of the time shown is drawn to its edge: straight on, and never beyond what was measured."""

from __future__ import annotations

from datetime import date, timedelta

from coachdesk.figures.charts import LineEnds
from coachdesk.figures.line_cuts import cut_lines
from coachdesk.figures.panel_plans import drawn_points
from coachdesk.figures.windows import window
from tests.figures.records import TODAY, chart_of, taken
from tests.i18n.speaking import french

DAYS = [date(2026, 1, 1) + timedelta(days=10 * n) for n in range(4)]
PLACES = list(zip(DAYS, (0.0, 10.0, 20.0, 0.0), strict=True))
ALL = [(0, 1, 2, 3)]


def day(number: int) -> date:
    return DAYS[0] + timedelta(days=number)


def test_a_line_is_cut_at_both_edges_where_it_stands_on_those_days() -> None:
    lines, ends = cut_lines(PLACES, ALL, day(5), day(25))
    assert lines == ((0, 1),)
    assert ends == (LineEnds((day(5), 5.0), (day(25), 10.0), comes_in=True, goes_out=True),)


def test_a_line_that_only_passes_is_drawn_from_edge_to_edge() -> None:
    passing = LineEnds((day(12), 12.0), (day(18), 18.0), comes_in=True, goes_out=True)
    assert cut_lines(PLACES, ALL, day(12), day(18)) == (((),), (passing,))


def test_a_measure_on_an_edge_is_inside_and_what_lies_outside_is_left_out() -> None:
    through = LineEnds(comes_in=True, goes_out=True)
    assert cut_lines(PLACES, ALL, day(10), day(20)) == (((0, 1),), (through,))
    assert cut_lines(PLACES, ALL, day(31), day(40)) == ((), ())
    assert cut_lines(PLACES, ALL, day(0), day(30)) == ((tuple(range(4)),), (LineEnds(),))


def test_no_line_is_drawn_over_a_gap() -> None:
    assert cut_lines(PLACES, [(0, 1), (2, 3)], day(12), day(18)) == ((), ())


def test_a_line_that_was_cut_can_be_cut_again() -> None:
    lines, ends = cut_lines(PLACES, ALL, day(5), day(30))
    assert cut_lines(PLACES[1:], lines, day(5), day(20), ends) == (
        ((0, 1),),
        (LineEnds((day(5), 5.0), None, comes_in=True, goes_out=True),),
    )
    again = LineEnds((day(7), 7.0), None, comes_in=True, goes_out=True)
    assert cut_lines(PLACES[1:], lines, day(7), day(20), ends)[1] == (again,)


def test_a_closer_look_and_a_shorter_span_draw_the_same_line() -> None:
    weekly = [taken(n, TODAY - timedelta(days=21 * n), {"personal": float(n)}) for n in range(12)]
    whole = chart_of(french(), *weekly)
    since = TODAY - timedelta(days=100)
    (seen,) = window(whole, since, TODAY, ()).panels
    (asked,) = chart_of(french(), *weekly, since=since).panels
    assert seen.curves == asked.curves
    assert seen.curves[0][0] == (since, 100 / 21)
    assert len(seen.points) == len(asked.points) == 5


def test_a_line_that_leads_on_from_a_measure_on_the_edge_has_no_marker_there() -> None:
    # Every seventh move of ten years of weeks ends on one.
    weekly = [taken(n, TODAY - timedelta(weeks=n), {"personal": 50.0}) for n in range(200)]
    whole = chart_of(french(), *weekly)
    (panel,) = window(whole, TODAY - timedelta(weeks=150), TODAY - timedelta(weeks=20), ()).panels
    assert panel.is_dense
    assert drawn_points(panel) == ()


def test_a_line_cut_at_the_edge_of_ten_years_of_weeks_has_no_marker_there() -> None:
    weekly = [taken(n, TODAY - timedelta(weeks=n), {"personal": 50.0}) for n in range(200)]
    (panel,) = window(chart_of(french(), *weekly), TODAY - timedelta(days=731), TODAY, ()).panels
    assert panel.is_dense
    assert panel.ends[0].left == (TODAY - timedelta(days=731), 50.0)
    assert [point.day for point in drawn_points(panel)] == [TODAY]
