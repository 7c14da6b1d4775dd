"""The table twin of a printed figure: on the page of the figure, with a value of each scale, no silent jump."""

from __future__ import annotations

import re

from tests.contract.conftest import DemoFigures, trend_of
from tests.reports.reading import plain

HEAD = re.compile(r"Date \((?:tiret : pas de mesure|dash: no measure)\)")
OMITTED = re.compile(r"… \d+ (?:autres? dates?|other dates?)")


def test_every_table_stands_whole_with_its_figure_or_on_the_next_page(
    demo_figures: DemoFigures, printed_pages: dict[str, list[str]]
) -> None:
    seen = 0
    for name, report in demo_figures.reports.items():
        chart = trend_of(report)
        if chart is None:
            continue
        pages = printed_pages[name]
        (page,) = [page for page in pages if HEAD.search(page)]
        figure = next(at for at, each in enumerate(pages) if plain(chart.panels[-1].sentence) in each)
        assert page in pages[figure : figure + 2], name
        table = page[HEAD.search(page).end() :]  # type: ignore[union-attr]
        assert plain(chart.table.rows[0].label) in table, name
        assert plain(chart.table.rows[-1].label) in table, name
        forms = [chart.table, *chart.table.shorter]
        printed = [form for form in forms if all(plain(row.label) in table for row in form.rows)]
        assert printed, f"{name}: no form of the table is whole"
        seen += 1
    assert seen > 10


def test_every_form_of_a_table_holds_each_scale_and_says_what_it_leaves_out(
    demo_figures: DemoFigures,
) -> None:
    for name, report in demo_figures.reports.items():
        chart = trend_of(report)
        if chart is None:
            continue
        days = {point.day for panel in chart.panels for point in panel.points}
        for table in (chart.table, *chart.table.shorter):
            for column, panel in enumerate(chart.panels):
                cells = [row.cells[column] for row in table.rows if row.cells[column] not in {"–", ""}]
                assert cells or not panel.points or len(table.rows) < 6, f"{name}: {panel.key}"
            said = [plain(row.label) for row in table.rows if not any(row.cells)]
            assert all(OMITTED.fullmatch(label) for label in said), name
            left_out = sum(int(label.split()[1]) for label in said)
            shown = {row.label for row in table.rows if any(row.cells)}
            assert left_out + len(shown) >= len(days), name


def test_every_phase_has_its_name_on_the_page(
    demo_figures: DemoFigures, printed_pages: dict[str, list[str]]
) -> None:
    for name, report in demo_figures.reports.items():
        chart = trend_of(report)
        if chart is None:
            continue
        pages = printed_pages[name]
        page = next(each for each in pages if plain(chart.panels[0].sentence) in each)
        for stretch in chart.ribbon:
            forms = [plain(form) for form in (stretch.name, stretch.short_name)]
            counted = max(page.count(form) for form in forms)
            alike = [one for one in chart.ribbon if one.phase is stretch.phase]
            assert counted >= len(alike), f"{name}: {stretch.name}"
