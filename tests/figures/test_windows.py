"""A part of a chart's time: only what lies in it, nothing invented at its edges, never beyond the whole."""

from __future__ import annotations

from datetime import date, timedelta

from coachdesk.figures.time_axis import time_ticks
from coachdesk.figures.windows import SHORTEST, shifted, window, zoomed
from tests.figures.records import MOVES, SITUATIONS, TODAY, chart_of, held, taken, year
from tests.i18n.speaking import french

WHOLE = chart_of(
    french(),
    *year(),
    moves=MOVES,
    situations=SITUATIONS,
    sessions=(held(1, TODAY), held(2, date(2026, 4, 1))),
)


def test_a_window_holds_what_lies_in_it_and_joins_the_same_points() -> None:
    start, end = date(2026, 3, 1), date(2026, 6, 1)
    part = window(WHOLE, start, end, time_ticks(french(), start, end))
    (panel,), (before,) = part.panels, WHOLE.panels
    assert panel.points == tuple(one for one in before.points if start <= one.day <= end)
    assert panel.lines == ((0, 1, 2),)
    assert (panel.last, panel.baseline, panel.usual) == (None, None, None)
    assert panel.sentence == before.sentence
    assert part.sessions == (date(2026, 4, 1),)
    assert all(start <= stretch.start <= stretch.end <= end for stretch in part.ribbon)
    assert all(start <= one.start < one.end <= end for one in part.off_work)
    assert part.table is WHOLE.table


def test_a_window_after_the_baseline_draws_its_line_from_the_edge() -> None:
    start = date(2026, 10, 1)
    panel = window(WHOLE, start, WHOLE.end, ()).panels[0]
    assert panel.first is None
    assert panel.baseline == WHOLE.panels[0].baseline
    assert panel.last == len(panel.points) - 1


def test_zoom_keeps_its_middle_and_neither_zoom_nor_shift_leaves_the_whole() -> None:
    middle = date(2026, 9, 1)
    start, end = zoomed(WHOLE, WHOLE, 0.5, middle)
    part = window(WHOLE, start, end, ())
    share = (middle - WHOLE.start) / (WHOLE.end - WHOLE.start)
    assert abs((middle - start) / (end - start) - share) < 0.02
    assert shifted(part, WHOLE, -5000)[0] == WHOLE.start
    assert shifted(part, WHOLE, 5000)[1] == WHOLE.end
    assert zoomed(part, WHOLE, 1e9, middle) == (WHOLE.start, WHOLE.end)
    near = zoomed(part, WHOLE, 0.0001, middle)
    assert near[1] - near[0] == SHORTEST


def test_few_measures_of_many_have_their_markers_again() -> None:
    weekly = [taken(n, TODAY - timedelta(weeks=n), {"personal": 50.0}) for n in range(100)]
    whole = chart_of(french(), *weekly)
    assert whole.panels[0].is_dense
    assert not window(whole, TODAY - timedelta(weeks=20), TODAY, ()).panels[0].is_dense
