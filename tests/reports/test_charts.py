from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.graphics.shapes import Circle, Drawing, Group, Polygon, Rect, Shape, String
from reportlab.lib.colors import Color
from reportlab.lib.units import mm

from coachdesk.figures.charts import (
    EventMark,
    Gap,
    OffWork,
    PlotPoint,
    Reference,
    Tick,
    TimeTick,
    TrendChart,
    TrendPanel,
)
from coachdesk.figures.frames import Kind, PanelPlan, Word
from coachdesk.figures.placement import Box, Curve, Stroke
from coachdesk.reports import charts, colours, dots, fonts, plot, shapes
from coachdesk.reports.plot import PLOT_HEIGHT, PLOT_WIDTH
from coachdesk.reports.text import Typesetter
from tests.reports import content

START = date(2026, 2, 12)
END = date(2026, 11, 27)
REACH = 1.45 * mm


@pytest.fixture(autouse=True, scope="module")
def registered() -> None:
    fonts.register(content.FONTS)


def planned(panel: TrendPanel, chart: TrendChart | None = None) -> PanelPlan:
    fonts.register(content.FONTS)
    return plot.plan(chart or content.chart(panel, start=START, end=END), panel, Typesetter("fr").line)


def word(plan: PanelPlan, text: str) -> Word:
    return next(each for each in plan.words if each.text == text)


def collisions(plan: PanelPlan) -> list[tuple[str, str]]:
    found = []
    for index, one in enumerate(plan.words):
        found += [(one.text, other.text) for other in plan.words[index + 1 :] if one.box.overlaps(other.box)]
        for mark in plan.marks:
            marker = Box(mark.x, mark.y, mark.x, mark.y).grown(REACH)
            found += [(one.text, "marker")] if one.box.overlaps(marker) else []
        found += [(one.text, "line") for points in plan.curves if Curve(points).meets(one.box)]
    return found


def assert_sound(plan: PanelPlan) -> None:
    assert collisions(plan) == []
    page = Box(0, -2, PLOT_WIDTH + plot.END_ROOM, PLOT_HEIGHT + plot.HEADROOM)
    assert all(page.holds(each.box) for each in plan.words)
    for mark in plan.marks:
        assert 0 < mark.x < PLOT_WIDTH
        assert -0.01 <= mark.y <= PLOT_HEIGHT + 0.01


def series(*values: tuple[int, float]) -> tuple[PlotPoint, ...]:
    return tuple(content.point(START + timedelta(days=day), value, f"{value:g}") for day, value in values)


REFERENCE = Reference(50, "50 : repère d’usage", "a")
EDGES: dict[str, TrendPanel] = {
    "one point": content.panel(series((100, 62))),
    "one at the floor": content.panel(series((100, 0))),
    "one at the ceiling": content.panel(series((100, 100))),
    "floor to ceiling": content.panel(series((20, 0), (150, 100))),
    "ceiling to floor": content.panel(series((20, 100), (150, 0))),
    "on the reference": content.panel(series((20, 50), (90, 50), (280, 50)), references=(REFERENCE,)),
    "all flat on the floor": content.panel(series(*((day, 0) for day in range(10, 280, 15)))),
    "same day twice": content.panel(series((20, 70), (90, 66), (90, 58), (280, 64)), references=(REFERENCE,)),
    "same day, first and last": content.panel(series((200, 40), (200, 44))),
    "two days apart": content.panel(series((280, 52), (282, 49)), references=(REFERENCE,)),
    "near both ends": content.panel(series((0, 3), (288, 97)), references=(REFERENCE,)),
    "two references": content.panel(
        series((20, 17), (60, 30), (120, 24), (280, 18)),
        references=(Reference(17, "17 : tiers du milieu", "a"), Reference(27, "27 : tiers haut", "a")),
        ticks=(Tick(0, "0"), Tick(27, "27"), Tick(54, "54")),
    ),
    "dense": content.panel(series(*((day, 40 + day % 37) for day in range(0, 288, 2))), is_dense=True),
    "every week": content.panel(series(*((day, 45 + day % 11) for day in range(0, 287, 7)))),
    "first is hollow": content.panel(
        (content.point(START, 75, "75", word="en arrêt"), *series((100, 60), (200, 55))), lines=((1, 2),)
    ),
    "all hollow": content.panel(
        tuple(
            content.point(START + timedelta(days=day), 30 + day / 4, str(day), word="en arrêt")
            for day in range(0, 200, 14)
        ),
        lines=(),
    ),
    "hollow on the reference": content.panel(
        (
            *series((20, 50)),
            content.point(START + timedelta(days=90), 50, "50", word="5/6 réponses"),
            content.point(START + timedelta(days=288), 51, "51", word="5/6 réponses"),
        ),
        references=(REFERENCE,),
    ),
    "a gap": content.panel(
        series((10, 79), (30, 70), (250, 50), (270, 40)),
        lines=((0, 1), (2, 3)),
        gaps=(Gap(START + timedelta(days=30), START + timedelta(days=250), "pas de mesure"),),
        references=(REFERENCE,),
    ),
}


@pytest.mark.parametrize("name", EDGES)
def test_labels_never_collide(name: str) -> None:
    assert_sound(planned(EDGES[name]))


@pytest.mark.parametrize("name", EDGES)
def test_labels_never_collide_with_events_and_a_leave_behind_them(name: str) -> None:
    leave, back = date(2026, 3, 19), date(2026, 9, 1)
    chart = replace(
        content.chart(EDGES[name], start=START, end=END),
        events=(EventMark(leave, "arrêt, 19 mars"), EventMark(back, "reprise, 1er sept.")),
        off_work=(OffWork(leave, back, "en arrêt"),),
    )
    assert_sound(planned(EDGES[name], chart))


@given(
    st.lists(st.tuples(st.integers(0, 288), st.integers(0, 100)), min_size=1, max_size=12),
    st.sampled_from([(), (REFERENCE,)]),
)
def test_labels_of_any_series_stay_on_the_page_and_apart(
    values: list[tuple[int, int]], references: tuple[Reference, ...]
) -> None:
    plan = planned(content.panel(series(*sorted(values)), references=references))
    page = Box(0, -2, PLOT_WIDTH + plot.END_ROOM, PLOT_HEIGHT + plot.HEADROOM)
    assert all(page.holds(each.box) for each in plan.words)
    assert collisions(plan) == []


def test_an_end_value_near_a_reference_line_stands_on_the_side_of_its_measure() -> None:
    for value in (46, 48, 50, 52, 54):
        plan = planned(content.panel(series((20, 79), (280, value)), references=(REFERENCE,)))
        box, line = word(plan, str(value)).box, PLOT_HEIGHT / 2
        if box.left < PLOT_WIDTH:
            assert box.top <= line if value < 50 else box.bottom >= line
        assert abs((box.bottom + box.top) / 2 - PLOT_HEIGHT * value / 100) < box.top - box.bottom
    far = planned(content.panel(series((20, 79), (280, 70)), references=(REFERENCE,)))
    box = word(far, "70").box
    assert abs((box.bottom + box.top) / 2 - 0.7 * PLOT_HEIGHT) < 1.5


def test_an_end_value_at_the_floor_moves_up() -> None:
    assert word(planned(EDGES["ceiling to floor"]), "0").box.bottom >= -1


def test_first_and_last_value_are_written_and_no_other() -> None:
    plan = planned(content.panel(series((20, 79), (100, 66), (280, 54))))
    assert [each.text for each in plan.words] == ["54", "79"]
    assert word(plan, "54").kind is Kind.LAST
    assert word(plan, "54").box.left == pytest.approx(plan.marks[-1].x + 3 * mm, abs=0.1)


def test_one_measure_has_its_value_and_no_baseline() -> None:
    plan = planned(EDGES["one point"])
    assert plan.baseline is None
    assert [each.text for each in plan.words] == ["62"]
    assert len(plan.marks) == 1


def test_baseline_runs_from_the_first_measure_to_the_right_edge() -> None:
    plan = planned(content.panel(series((20, 80), (280, 54))))
    assert plan.baseline == pytest.approx((plan.marks[0].x, PLOT_WIDTH, 0.8 * PLOT_HEIGHT))


def test_a_first_measure_before_the_axis_is_said_at_its_line() -> None:
    panel = replace(
        content.panel(series((20, 60), (280, 54))),
        first=None,
        baseline=90.0,
        baseline_label="première mesure : 90",
    )
    plan = planned(panel)
    assert plan.baseline == pytest.approx((0, PLOT_WIDTH, 0.9 * PLOT_HEIGHT))
    assert "première mesure\u00a0: 90" in [each.text for each in plan.words]


def test_a_dense_series_keeps_its_line_whole_and_two_markers() -> None:
    panel = EDGES["dense"]
    plan = planned(panel)
    assert [mark.x for mark in plan.marks] == [plan.curves[0][0][0], plan.curves[0][-1][0]]
    assert len(plan.curves[0]) == len(panel.points)


def test_every_hollow_point_has_a_word_near_it() -> None:
    plan = planned(EDGES["all hollow"])
    words = [each.box for each in plan.words if each.text == "en arrêt"]
    assert words
    hollow = [mark for mark in plan.marks if mark.is_hollow]
    assert len(hollow) == len(plan.marks)
    first, last = min(box.left for box in words), max(box.right for box in words)
    assert first < hollow[len(hollow) // 2].x < last
    single = planned(EDGES["hollow on the reference"])
    assert len([each for each in single.words if each.text == "5/6\u00a0réponses"]) == 2


def test_no_line_crosses_a_gap_and_its_word_stands_in_it() -> None:
    plan = planned(EDGES["a gap"])
    assert len(plan.curves) == 2
    box = word(plan, "pas de mesure").box
    assert plan.curves[0][-1][0] < box.left
    assert box.right < plan.curves[1][0][0]


def test_the_whole_theoretical_range_is_drawn() -> None:
    plan = planned(content.panel(series((20, 40), (280, 45))))
    assert list(plan.grid) == pytest.approx([0, PLOT_HEIGHT / 2, PLOT_HEIGHT])
    assert plan.marks[0].y == pytest.approx(0.4 * PLOT_HEIGHT)


def test_days_keep_their_distances() -> None:
    plan = planned(content.panel(series((0, 1), (100, 2), (200, 3))))
    first, second, third = (mark.x for mark in plan.marks)
    assert second - first == pytest.approx(third - second)


def test_a_stretch_off_work_that_touches_the_end_fills_the_axis() -> None:
    panel = EDGES["one point"]
    chart = replace(
        content.chart(panel, start=START, end=END), off_work=(OffWork(date(2026, 6, 1), END, "en arrêt"),)
    )
    (tint,) = planned(panel, chart).tints
    assert tint[1] == PLOT_WIDTH


def test_a_time_label_that_would_touch_the_one_before_is_left_out() -> None:
    ticks = tuple(TimeTick(START + timedelta(days=7 * week), f"{week} sept. 2026") for week in range(40))
    labelled = [each for _, each in plot.time_labels(ticks, plot.TimeScale(START, END), str) if each]
    assert 2 < len(labelled) < 10
    for one, other in pairwise(labelled):
        assert one.box.right < other.box.left


def walk(shape: Shape | Drawing) -> Iterator[Shape]:
    if isinstance(shape, Drawing | Group):
        for inner in shape.contents:
            yield from walk(inner)
    else:
        yield shape


def is_marker(kind: type[Shape], colour: Color) -> Callable[[Shape], bool]:
    return lambda shape: (
        isinstance(shape, kind)
        and colour
        in {
            getattr(shape, "fillColor", None),
            getattr(shape, "strokeColor", None),
        }
    )


@pytest.mark.parametrize(("number", "kind"), list(enumerate((Circle, Rect, Polygon, Polygon))))
def test_each_series_has_its_own_marker_colour_and_dash(number: int, kind: type[Shape]) -> None:
    panel = content.panel(series((20, 40), (150, 60), (280, 45)), series=number)
    drawing = charts.panel_drawing(content.chart(panel, start=START, end=END), panel, Typesetter("fr"))
    colour = colours.SERIES[number]
    assert sum(map(is_marker(kind, colour), walk(drawing))) == 3
    assert len({shapes.pen(each).dash for each in range(4)}) == 4


def test_halos_lie_under_every_marker() -> None:
    panel = EDGES["same day twice"]
    drawing = charts.panel_drawing(content.chart(panel, start=START, end=END), panel, Typesetter("fr"))
    circles = [shape.fillColor == colours.PAPER for shape in walk(drawing) if isinstance(shape, Circle)]
    assert circles == [True] * 4 + [False] * 4


def test_a_drawing_says_direction_and_name_in_words() -> None:
    chart = content.year_chart()
    drawing = charts.panel_drawing(chart, chart.panels[1], Typesetter("fr"))
    words = " ".join(shape.text for shape in walk(drawing) if isinstance(shape, String)).replace(
        "\u00a0", " "
    )
    assert "Épuisement lié au travail" in words
    assert "plus haut = plus d’épuisement" in words


def test_event_labels_never_touch_and_stay_on_the_page() -> None:
    days = [START + timedelta(days=days) for days in (30, 33, 40, 120, 284)]
    chart = replace(
        content.chart(EDGES["one point"], start=START, end=END),
        events=tuple(EventMark(day, "reprise à temps partiel, 1er sept.") for day in days),
    )
    drawing = charts.ribbon_drawing(chart, Typesetter("fr"))
    boxes = []
    for shape in walk(drawing):
        if isinstance(shape, String) and shape.text.startswith("reprise"):
            wide = fonts.width("reprise à temps partiel, 1er sept.", shape.fontName, shape.fontSize)
            boxes.append(Box(shape.x, shape.y, shape.x + wide, shape.y + shape.fontSize))
    assert len(boxes) == len(days)
    for index, box in enumerate(boxes):
        assert box.right <= PLOT_WIDTH + plot.END_ROOM + 1
        assert box.top <= drawing.height + 1
        assert not [other for other in boxes[index + 1 :] if box.overlaps(other)]


def test_a_phase_too_short_for_its_name_shows_the_short_one_or_none() -> None:
    chart = content.year_chart()
    short = replace(
        chart.ribbon[0], end=chart.ribbon[0].start + timedelta(days=45), name="Redéfinition du travail"
    )
    tiny = replace(short, end=short.start + timedelta(days=3))
    for stretch, expected in ((short, ["Repos"]), (tiny, [])):
        drawing = charts.ribbon_drawing(replace(chart, ribbon=(stretch,), events=()), Typesetter("fr"))
        names = [shape.text for shape in walk(drawing) if isinstance(shape, String)]
        assert [name for name in names if name != "Phase"] == expected


def test_dots_are_full_hollow_or_a_dash_and_never_a_line() -> None:
    chart = content.dot_chart(10)
    drawing = dots.dot_drawing(chart, Typesetter("fr"))
    circles = [shape for shape in walk(drawing) if isinstance(shape, Circle)]
    answers = [mark.dot.value for row in chart.rows for mark in row.dots]
    key = 1
    assert sum(shape.fillColor == colours.SERIES[0] for shape in circles) == answers.count("yes") + key
    assert sum(shape.fillColor == colours.PAPER for shape in circles) == answers.count("no") + key


@pytest.mark.parametrize("weeks", [1, 14, 52, 260])
def test_dots_of_one_row_never_touch(weeks: int) -> None:
    chart = content.dot_chart(weeks)
    drawing = dots.dot_drawing(chart, Typesetter("fr"))
    rows: dict[float, list[Circle]] = {}
    for shape in walk(drawing):
        if isinstance(shape, Circle) and shape.cx < (44 + 98) * mm:
            rows.setdefault(round(shape.cy, 2), []).append(shape)
    row = max(rows.values(), key=len)
    row.sort(key=lambda circle: float(circle.cx))
    touching = [one for one, other in pairwise(row) if one.cx + one.r > other.cx - other.r]
    assert not touching or weeks > 200


def test_a_stroke_knows_what_it_crosses() -> None:
    box = Box(0, 0, 10, 10)
    assert Stroke(-5, 5, 15, 5).crosses(box)
    assert Stroke(2, 2, 3, 3).crosses(box)
    assert not Stroke(-5, 12, 15, 12).crosses(box)
    assert not Stroke(-5, 5, -1, 5).crosses(box)
    assert not Stroke(-4, 8, 4, 16).crosses(box)
