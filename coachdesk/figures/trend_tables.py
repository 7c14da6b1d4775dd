"""The trend chart as a table: one row a date, newest last, a dash where nothing was measured."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from coachdesk.figures.charts import DotChart, TableColumn, TableRow, TableTwin, TrendChart
from coachdesk.figures.score_values import score_value
from coachdesk.figures.series import Measure
from coachdesk.figures.trend_panels import Curve, answers_word, off_work_word, range_words
from coachdesk.i18n.translator import Translator

NO_MEASURE = "–"
PAPER_ROWS = 9


def trend_table(t: Translator, curves: Sequence[Curve]) -> TableTwin:
    """Every value that the panels show; two measures of one scale on one day take two rows."""
    by_day: dict[date, list[list[Measure]]] = defaultdict(lambda: [[] for _ in curves])
    for column, curve in enumerate(curves):
        for one in curve.shown:
            by_day[one.day][column].append(one)
    rows = []
    for day in sorted(by_day):
        cells = by_day[day]
        rows += [
            _row(t, day, [column[n] if n < len(column) else None for column in cells])
            for n in range(max(map(len, cells)))
        ]
    return TableTwin(
        date_head=t("Date (dash: no measure)"),
        columns=tuple(
            TableColumn(curve.wording.scales[curve.scale.id].name, range_words(t, curve.scale))
            for curve in curves
        ),
        rows=tuple(rows),
    )


def _row(t: Translator, day: date, cells: list[Measure | None]) -> TableRow:
    away = next((word for one in cells if one and (word := off_work_word(t, one.situation))), "")
    label = t("{date}, {word}", date=day, word=away) if away else t.fact(day)
    return TableRow(label, tuple(_cell(t, one) if one else NO_MEASURE for one in cells))


def _cell(t: Translator, one: Measure) -> str:
    value = score_value(t, one.value, one.decimals)
    return t("{value} ({answers})", value=value, answers=answers_word(t, one)) if one.is_partial else value


def for_paper(t: Translator, chart: TrendChart) -> TrendChart:
    """The same chart with a table that stays on its page: the first date, the last, and those that hold most.

    A weekly pulse would otherwise push the questionnaires of every other month off the table. The curve keeps
    all of them, and a footnote says how many rows are left out.
    """
    rows = chart.table.rows
    left_out = len(rows) - PAPER_ROWS
    if left_out <= 0:
        return chart
    by_fullness = sorted(
        range(1, len(rows) - 1), key=lambda place: (_measured(rows[place]), place), reverse=True
    )
    kept = sorted((0, *by_fullness[: PAPER_ROWS - 2], len(rows) - 1))
    note = t.plural(
        "The table leaves out {count} date: it is in the file, and in the curve.",
        "The table leaves out {count} dates: they are in the file, and in the curve.",
        left_out,
    )
    table = replace(chart.table, rows=tuple(rows[place] for place in kept))
    return replace(chart, table=table, footnotes=(*chart.footnotes, note))


def dots_for_paper(t: Translator, dots: DotChart) -> DotChart:
    """The same dots with the latest rows of their table; the sentence says how many are left out."""
    left_out = len(dots.table.rows) - PAPER_ROWS
    if left_out <= 0:
        return dots
    note = t.plural(
        "The table leaves out {count} earlier date.", "The table leaves out {count} earlier dates.", left_out
    )
    table = replace(dots.table, rows=dots.table.rows[-PAPER_ROWS:])
    return replace(dots, table=table, sentence=f"{dots.sentence} {note}")


def _measured(row: TableRow) -> int:
    return sum(cell != NO_MEASURE for cell in row.cells)
