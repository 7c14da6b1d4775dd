"""Labelled days under a chart, for any span from some days to ten years and more."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from coachdesk.figures.charts import TimeTick
from coachdesk.i18n import dates
from coachdesk.i18n.translator import Translator

# A label such as "sept. 2026" takes 14 mm on paper; six of them fit the narrowest axis, 98 mm, with air.
MOST_LABELS = 6
_DAYS_BY_THE_WEEK = 70
_MONTH_STEPS = (1, 2, 3, 4, 6, 12, 24, 36, 60, 120, 240)
_WEEK_STEPS = (1, 2, 3, 4)
_COUNTED_STEPS = (1, 2, 4, 8, 13, 26, 52, 104, 260)


def time_ticks(t: Translator, start: date, end: date, most: int = MOST_LABELS) -> tuple[TimeTick, ...]:
    """Ticks from ``start`` to ``end``, both included, labelled in the reader's language.

    Up to ten weeks the ticks are Mondays, then months, then years. The year stands on the first label and at
    each January. Labels are never closer than a ``most``-th of the span, and never more than ``most``.

    Args:
        t: language of the labels.
        start: left end of the axis.
        end: right end, not before ``start``.
        most: how many labels fit side by side, 1 or more.
    """
    if (end - start).days <= _DAYS_BY_THE_WEEK:
        days = _mondays(start, end) or [start]
        labelled, _ = _fitting({step: days[::step] for step in _WEEK_STEPS}, start, end, most)
        return _day_ticks(t, days, labelled)
    months = _months(start, end)
    by_step = {step: [day for day in months if _is_on(day, step)] for step in _MONTH_STEPS}
    labelled, step = _fitting(by_step, start, end, most)
    return _year_ticks(months, labelled) if step >= 12 else _month_ticks(t, months, labelled)


def week_ticks(
    t: Translator, start: date, end: date, zero: date, most: int = MOST_LABELS
) -> tuple[TimeTick, ...]:
    """Ticks at weeks counted from a day, which begins week 1; nothing is counted before it.

    Args:
        t: language of the labels.
        start: left end of the axis.
        end: right end, not before ``start``.
        zero: first day of week 1.
        most: how many labels fit side by side, 1 or more.
    """
    count = (end - zero).days // 7 + 1
    weeks = [n for n in range(1, count + 1) if zero + timedelta(weeks=n - 1) >= start]
    if not weeks:
        return ()
    by_step = {
        step: [zero + timedelta(weeks=n - 1) for n in weeks if (n - 1) % step == 0] for step in _COUNTED_STEPS
    }
    labelled, step = _fitting(by_step, start, end, most)
    ticked = by_step[next(one for one in _COUNTED_STEPS if one >= step / 4)]
    return tuple(
        TimeTick(day, t("wk {number}", number=(day - zero).days // 7 + 1) if day in labelled else "")
        for day in ticked
    )


def _mondays(start: date, end: date) -> list[date]:
    first = start + timedelta(days=-start.weekday() % 7)
    return [first + timedelta(weeks=n) for n in range((end - first).days // 7 + 1)]


def _months(start: date, end: date) -> list[date]:
    """First days of the months within the axis."""
    first = start.year * 12 + start.month - 1 + (start.day > 1)
    last = end.year * 12 + end.month - 1
    return [date(n // 12, n % 12 + 1, 1) for n in range(first, last + 1)]


def _is_on(day: date, step: int) -> bool:
    """Whether a month is labelled when every ``step``-th is: January always is, and round years are."""
    if step < 12:
        return (day.month - 1) % step == 0
    return day.month == 1 and day.year % (step // 12) == 0


def _fitting(by_step: dict[int, list[date]], start: date, end: date, most: int) -> tuple[list[date], int]:
    """The densest labels that have room, with their step; a single one always has."""
    room = (end - start) / most
    for step, days in by_step.items():
        if days and len(days) <= most and all(b - a >= room for a, b in pairwise(days)):
            return days, step
    return next((days[:1], step) for step, days in reversed(by_step.items()) if days)


def _day_ticks(t: Translator, days: list[date], labelled: list[date]) -> tuple[TimeTick, ...]:
    named = []
    year = None
    for day in days:
        label = ""
        if day in labelled:
            label = dates.short(day, t.language) if day.year == year else dates.medium(day, t.language)
            year = day.year
        named.append(TimeTick(day, label))
    return tuple(named)


def _month_ticks(t: Translator, months: list[date], labelled: list[date]) -> tuple[TimeTick, ...]:
    named = []
    for day in months:
        label = ""
        if day in labelled:
            with_year = day == labelled[0] or day.month == 1
            label = dates.month_year(day, t.language) if with_year else dates.month(day, t.language)
        named.append(TimeTick(day, label))
    return tuple(named)


def _year_ticks(months: list[date], labelled: list[date]) -> tuple[TimeTick, ...]:
    return tuple(TimeTick(day, str(day.year) if day in labelled else "") for day in months if day.month == 1)
