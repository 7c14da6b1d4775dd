"""What holds for every chart, whatever the records."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.domain.assessments import Assessment
from coachdesk.domain.phases import Phase, PhaseMove
from coachdesk.domain.situations import WorkSituation
from coachdesk.figures.charts import TrendChart
from coachdesk.figures.series import longest_join
from tests.figures.records import TODAY, changed, chart_of, moved, taken
from tests.i18n.speaking import english, french

PANELS = ("cbi.personal", "cbi.work")
DAYS = st.integers(0, 900).map(lambda back: TODAY - timedelta(days=back))
VALUES = st.none() | st.floats(0, 100)
SITUATIONS = st.none() | st.sampled_from(WorkSituation)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Assessment, ...]:
    made = []
    for number, day in enumerate(draw(st.lists(DAYS, max_size=60))):
        scores = {"personal": draw(VALUES), "work": draw(VALUES)}
        made.append(taken(number, day, scores, situation=draw(SITUATIONS), answered=draw(st.integers(0, 6))))
    return tuple(made)


@st.composite
def paths(draw: st.DrawFn) -> tuple[PhaseMove, ...]:
    drawn = draw(st.lists(st.tuples(st.sampled_from(Phase), DAYS), max_size=6))
    return tuple(moved(number, phase, day) for number, (phase, day) in enumerate(drawn))


def drawn(chart: TrendChart) -> list[tuple[date, float, bool]]:
    return [(point.day, point.value, point.is_hollow) for panel in chart.panels for point in panel.points]


@settings(max_examples=40)
@given(histories(), paths(), st.none() | DAYS)
def test_points_lie_in_range_and_on_the_axis(
    history: tuple[Assessment, ...], path: tuple[PhaseMove, ...], since: date | None
) -> None:
    chart = chart_of(french(), *history, panels=PANELS, moves=path, since=since)
    for panel in chart.panels:
        for point in panel.points:
            assert panel.low <= point.value <= panel.high
            assert chart.start <= point.day < chart.end
            assert since is None or point.day >= min(since, chart.start)
            assert point.is_hollow == bool(point.word)
        assert panel.sentence
    for before, after in pairwise(chart.ribbon):
        assert before.end <= after.start
    assert all(chart.start <= one.start < one.end <= chart.end for one in chart.ribbon)


@settings(max_examples=40)
@given(histories())
def test_lines_join_neighbours_only_and_never_cross_a_gap_or_a_measure_apart(
    history: tuple[Assessment, ...],
) -> None:
    by_id = {one.id: one for one in history}
    for panel in chart_of(english(), *history, panels=PANELS).panels:
        limit = longest_join(tuple(point.day for point in panel.points))
        seen: set[int] = set()
        for run in panel.lines:
            assert len(run) > 1
            assert run == tuple(range(run[0], run[-1] + 1))
            assert run[-1] < len(panel.points)
            assert not seen.intersection(run)
            seen.update(run)
            for a, b in pairwise(panel.points[run[0] : run[-1] + 1]):
                assert b.day - a.day <= limit
            if panel.key == "cbi.work":
                assert not any(by_id[panel.points[n].assessment_id].is_off_work for n in run)
        for gap in panel.gaps:
            assert gap.end - gap.start > limit
            assert not any(gap.start < point.day < gap.end for point in panel.points)


@settings(max_examples=40)
@given(histories())
def test_the_table_holds_every_value_and_no_other(history: tuple[Assessment, ...]) -> None:
    chart = chart_of(french(), *history, panels=PANELS)
    for column, panel in enumerate(chart.panels):
        cells = [row.cells[column] for row in chart.table.rows if row.cells[column] != "–"]
        assert Counter(cell.partition(" (")[0] for cell in cells) == Counter(
            point.label for point in panel.points
        )
    assert all(any(cell != "–" for cell in row.cells) for row in chart.table.rows)


@settings(max_examples=30)
@given(histories(), paths(), st.lists(st.tuples(DAYS, st.sampled_from(WorkSituation)), max_size=5))
def test_both_languages_draw_the_same(
    history: tuple[Assessment, ...], path: tuple[PhaseMove, ...], situations: list[tuple[date, WorkSituation]]
) -> None:
    changes = tuple(changed(number, day, one) for number, (day, one) in enumerate(situations))
    charts = [
        chart_of(t, *history, panels=PANELS, moves=path, situations=changes) for t in (french(), english())
    ]
    one, other = charts
    assert drawn(one) == drawn(other)
    assert [panel.lines for panel in one.panels] == [panel.lines for panel in other.panels]
    assert [tick.day for tick in one.ticks] == [tick.day for tick in other.ticks]
    assert [mark.day for mark in one.events] == [mark.day for mark in other.events]
    assert [(away.start, away.end) for away in one.off_work] == [
        (away.start, away.end) for away in other.off_work
    ]
    assert all(a.end <= b.start for a, b in pairwise(one.off_work))
