"""A chart of a file in weeks since its first session: no day of the calendar is left in its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any, Final, TypeVar

from coachdesk.domain.folded_text import folded
from coachdesk.domain.text_days import find_days, week_begins, week_of
from coachdesk.figures.charts import PlotPoint, TableRow, TableTwin, TimeTick, TrendChart
from coachdesk.figures.supervision_words import day_words
from coachdesk.figures.time_axis import MOST_LABELS
from coachdesk.figures.trend_tables import NO_MEASURE
from coachdesk.i18n.translator import Translator
from coachdesk.i18n.typography import sentence_case

_STEPS: Final = (1, 2, 4, 8, 13, 26, 52, 104, 208)
_UNTOUCHED: Final = frozenset({"key", "footnotes", "ticks", "range_words"})
"""Sources name the months of their own publication; the rest holds no day, or is made anew."""
ValueT = TypeVar("ValueT")


def in_weeks(t: Translator, chart: TrendChart, start: date) -> TrendChart:
    """The same chart, every day in its words said as a week.

    Args:
        t: language of the chart.
        chart: with days.
        start: the first day of week 1.
    """
    until = chart.end

    @cache
    def change(text: str) -> str:
        return without_days(t, text, start, until)

    worded: TrendChart = _mapped(chart, change)
    return replace(
        worded,
        subtitle=_subtitle(t, worded),
        ticks=week_ticks(t, chart.start, chart.end, start),
        table=_by_week(worded.table, t("Week (dash: no measure)")),
    )


def without_days(t: Translator, text: str, start: date, until: date) -> str:
    """A sentence with the days named in it said as weeks."""
    if not any(map(str.isdigit, text)):
        return text
    parts: list[str] = []
    end = 0
    for one in sorted(find_days(folded(text), until), key=lambda one: (one.start, -one.end)):
        if one.start < end or one.named is None:
            continue
        words = day_words(t, one.named, start)
        before = text[end : one.start]
        if words[:1].isdigit() and before.rstrip()[-1:].isdigit():
            # "6 on 3 March" may not become "6 1 week before".
            before = f"{before.rstrip()}, "
        parts += [before, sentence_case(words) if text[one.start].isupper() else words]
        end = one.end
    return "".join((*parts, text[end:]))


def week_ticks(
    t: Translator, begin: date, end: date, start: date, most: int = MOST_LABELS
) -> tuple[TimeTick, ...]:
    """Ticks at the beginning of weeks: ``week 27``, then numbers alone; at most ``most`` of them.

    Args:
        t: language of the labels.
        begin: left end of the axis.
        end: right end.
        start: the first day of week 1.
        most: how many labels fit side by side.
    """
    first = max(1, week_of(begin + timedelta(days=6), start))
    last = week_of(end, start)
    for step in _STEPS:
        weeks = [week for week in range(first, last + 1) if (week - 1) % step == 0]
        if len(weeks) <= most:
            break
    ticks = [TimeTick(week_begins(week, start), str(week)) for week in weeks]
    if ticks:
        ticks[0] = TimeTick(ticks[0].day, t("week {number}", number=weeks[0]))
    return tuple(ticks)


def _by_week(table: TableTwin, head: str) -> TableTwin:
    """The table and all its shorter forms under another head; days of one week share a row where they can."""
    rows: list[TableRow] = []
    for row in table.rows:
        before = rows[-1] if rows else None
        if before is not None and before.label == row.label and _is_free(before, row):
            cells = (
                new if old == NO_MEASURE else old for old, new in zip(before.cells, row.cells, strict=True)
            )
            rows[-1] = TableRow(row.label, tuple(cells))
        else:
            rows.append(row)
    shorter = tuple(_by_week(one, head) for one in table.shorter)
    return replace(table, date_head=head, rows=tuple(rows), shorter=shorter)


def _is_free(row: TableRow, other: TableRow) -> bool:
    """Whether no column holds a value in both."""
    return all(NO_MEASURE in pair for pair in zip(row.cells, other.cells, strict=True))


def _subtitle(t: Translator, chart: TrendChart) -> str:
    """The questionnaires alone: the axis says from when to when."""
    names = t.listed(list(dict.fromkeys(panel.instrument for panel in chart.panels if panel.points)))
    if any(panel.baseline is not None for panel in chart.panels):
        return t("{instruments}, in weeks since the first session. Dotted: first measure.", instruments=names)
    return t("{instruments}, in weeks since the first session.", instruments=names)


def _mapped(value: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 - whatever the chart holds
    if isinstance(value, str):
        return change(value)
    if isinstance(value, PlotPoint):
        # What is said of a point is for the screen, and there are hundreds of them.
        return replace(value, word=change(value.word), spoken="")
    if isinstance(value, tuple):
        return tuple(_mapped(each, change) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        kept = {
            field.name: _mapped(getattr(value, field.name), change)
            for field in fields(value)
            if field.name not in _UNTOUCHED
        }
        return replace(value, **kept)
    return value
