"""Dates and hours in words. Babel is imported on first use: it costs a fifth of the first window.

``language`` is ``fr`` or ``en``. Everything returned stays on one line: its spaces do not break, except after the
name of a weekday.
"""

from __future__ import annotations

from datetime import date, time
from functools import cache, lru_cache

from coachdesk.i18n.typography import NO_BREAK


@cache
def _names(language: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Months in short, months in full, weekdays from Monday."""
    from babel import Locale

    locale = Locale.parse("fr_FR" if language == "fr" else "en_GB")
    months = locale.months["format"]
    # British usage writes Sept with four letters: the other months have three, and columns want them alike.
    brief = tuple(months["abbreviated"][n].replace("Sept", "Sep") for n in range(1, 13))
    weekdays = locale.days["format"]["wide"]
    return brief, tuple(months["wide"][n] for n in range(1, 13)), tuple(weekdays[n] for n in range(7))


def _day(day: date, language: str) -> str:
    return "1er" if language == "fr" and day.day == 1 else str(day.day)


@lru_cache(maxsize=4096)
def medium(day: date, language: str) -> str:
    """``20 nov. 2026`` / ``20 Nov 2026``."""
    return NO_BREAK.join((_day(day, language), month(day, language), str(day.year)))


def short(day: date, language: str) -> str:
    """``20 nov.`` / ``20 Nov``: no year."""
    return NO_BREAK.join((_day(day, language), month(day, language)))


def long(day: date, language: str) -> str:
    """``20 novembre 2026`` / ``20 November 2026``."""
    return f"{day_and_month(day, language)}{NO_BREAK}{day.year}"


def day_and_month(day: date, language: str) -> str:
    """``20 novembre`` / ``20 November``."""
    return NO_BREAK.join((_day(day, language), _names(language)[1][day.month - 1]))


def full(day: date, language: str) -> str:
    """``vendredi 20 novembre 2026`` / ``Friday 20 November 2026``."""
    return f"{weekday(day, language)} {long(day, language)}"


def weekday(day: date, language: str) -> str:
    """``vendredi`` / ``Friday``."""
    return _names(language)[2][day.weekday()]


def month(day: date, language: str) -> str:
    """``nov.`` / ``Nov``."""
    return _names(language)[0][day.month - 1]


def month_year(day: date, language: str) -> str:
    """``nov. 2026`` / ``Nov 2026``."""
    return f"{month(day, language)}{NO_BREAK}{day.year}"


def long_month(day: date, language: str) -> str:
    """``novembre 2026`` / ``November 2026``."""
    return f"{_names(language)[1][day.month - 1]}{NO_BREAK}{day.year}"


def month_name(day: date, language: str) -> str:
    """``novembre`` / ``November``."""
    return _names(language)[1][day.month - 1]


def period(start: date, end: date, language: str) -> tuple[str, str]:
    """Both ends of a period in long form; a year that is the same stands once, in the later one."""
    if start.year == end.year:
        return day_and_month(start, language), long(end, language)
    return long(start, language), long(end, language)


def clock(hour: time, language: str) -> str:
    """``9 h 30``, ``9 h`` / ``09:30``, ``09:00``."""
    if language != "fr":
        return f"{hour.hour:02d}:{hour.minute:02d}"
    whole = f"{hour.hour}{NO_BREAK}h"
    return f"{whole}{NO_BREAK}{hour.minute:02d}" if hour.minute else whole
