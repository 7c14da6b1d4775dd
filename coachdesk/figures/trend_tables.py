"""The trend chart as a table: one row a date, newest last, a dash where nothing was measured."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final

from coachdesk.figures.charts import DotChart, TableColumn, TableRow, TableTwin, TrendChart
from coachdesk.figures.curves import Curve, answers_word, off_work_word, range_words
from coachdesk.figures.panel_sentences import change
from coachdesk.figures.score_values import score_value
from coachdesk.figures.series import Measure
from coachdesk.i18n.translator import Translator

NO_MEASURE: Final = "–"
PAPER_ROWS: Final = 12
FEWEST_ROWS: Final = 4


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
        foot=_foot(t, curves),
    )


def _foot(t: Translator, curves: Sequence[Curve]) -> tuple[TableRow, ...]:
    """What the sentences say of the change, where one of them says it."""
    said = [change(t, curve) for curve in curves]
    if not any(said):
        return ()
    return (TableRow(t("Last measure beside its baseline"), tuple(words or NO_MEASURE for words in said)),)


def _row(t: Translator, day: date, cells: list[Measure | None]) -> TableRow:
    away = next((word for one in cells if one and (word := off_work_word(t, one.situation))), "")
    label = t("{date}, {word}", date=day, word=away) if away else t.fact(day)
    return TableRow(label, tuple(_cell(t, one) if one else NO_MEASURE for one in cells), day)


def _cell(t: Translator, one: Measure) -> str:
    value = score_value(t, one.value, one.decimals)
    return t("{value} ({answers})", value=value, answers=answers_word(t, one)) if one.is_partial else value


def for_paper(t: Translator, chart: TrendChart) -> TrendChart:
    """The same chart with a table that stays on its page: first and last values, and the fullest dates.

    A weekly pulse would otherwise push the questionnaires of every other month off the table, or have no value
    in it at all. The curve keeps all of them, and a row says how many dates are left out in its place.
    """
    rows = chart.table.rows
    return replace(chart, table=_on_paper(t, chart.table, _by_weight(rows)))


def dots_for_paper(t: Translator, dots: DotChart) -> DotChart:
    """The same dots with the latest rows of their table."""
    return replace(dots, table=_on_paper(t, dots.table, list(reversed(range(len(dots.table.rows))))))


def _on_paper(t: Translator, table: TableTwin, wanted: Sequence[int]) -> TableTwin:
    """The rows that are wanted most, in order of time, and ever shorter forms of the same."""
    forms = [
        replace(table, rows=_with_omissions(t, table, _kept(wanted, most)))
        for most in range(PAPER_ROWS, FEWEST_ROWS - 1, -1)
        if most < len(wanted) or most == PAPER_ROWS
    ]
    return replace(forms[0], shorter=tuple(forms[1:]))


def _by_weight(rows: Sequence[TableRow]) -> list[int]:
    """Places of the rows, the one that matters most first.

    The last and the first date, the last and the first value of each scale, then those that hold most.
    """
    places = range(len(rows))
    columns = range(len(rows[0].cells)) if rows else ()
    held = [[place for place in places if rows[place].cells[column] != NO_MEASURE] for column in columns]
    wanted = [*places[-1:], *places[:1]]
    wanted += [column[-1] for column in held if column] + [column[0] for column in held if column]
    wanted += sorted(places, key=lambda place: (_measured(rows[place]), place), reverse=True)
    return list(dict.fromkeys(wanted))


def _kept(wanted: Sequence[int], most: int) -> list[int]:
    """As many places as ``most`` lines hold, a line for each stretch left out included."""
    kept: list[int] = []
    for place in wanted:
        tried = sorted((*kept, place))
        if len(tried) + len(_omitted(tried, len(wanted))) <= most:
            kept = tried
    return kept


def _omitted(kept: Sequence[int], count: int) -> list[tuple[int, int]]:
    """Before which kept row something is left out (``count`` for the end), and how many rows."""
    edges = [-1, *kept, count]
    return [(after, after - before - 1) for before, after in pairwise(edges) if after - before > 1]


def _with_omissions(t: Translator, table: TableTwin, kept: Sequence[int]) -> tuple[TableRow, ...]:
    omitted = dict(_omitted(kept, len(table.rows)))
    found: list[TableRow] = []
    for place in (*kept, len(table.rows)):
        if count := omitted.get(place):
            words = t.plural("… {count} other date", "… {count} other dates", count)
            found.append(TableRow(words, ("",) * len(table.columns)))
        if place < len(table.rows):
            found.append(table.rows[place])
    return tuple(found)


def _measured(row: TableRow) -> int:
    return sum(cell != NO_MEASURE for cell in row.cells)
