"""Days named in free text, French or English, and the week of a file in which they lie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from coachdesk.domain.folded_text import FoldedText
from coachdesk.domain.pseudonyms import Finding, TextDay, TraceKind

_MONTHS: Final = {
    "janvier": 1, "janv": 1, "january": 1, "jan": 1, "fevrier": 2, "fevr": 2, "fev": 2, "february": 2, "feb": 2,
    "mars": 3, "march": 3, "mar": 3, "avril": 4, "avr": 4, "april": 4, "apr": 4, "mai": 5, "may": 5, "juin": 6,
    "june": 6, "jun": 6, "juillet": 7, "juil": 7, "july": 7, "jul": 7, "aout": 8, "august": 8, "aug": 8,
    "septembre": 9, "sept": 9, "september": 9, "sep": 9, "octobre": 10, "oct": 10, "october": 10,
    "novembre": 11, "nov": 11, "november": 11, "decembre": 12, "dec": 12, "december": 12,
}  # fmt: skip
_TO_COME: Final = 5
_FULL: Final = frozenset(
    "janvier january fevrier february mars march avril april mai may juin june juillet july aout august septembre "
    "september octobre october novembre november decembre december".split()
)
_NAME: Final = "(?:{})".format(
    "|".join(
        rf"{name}\b" if name in _FULL else rf"{name}\b\.?" for name in sorted(_MONTHS, key=len, reverse=True)
    )
)
_ENGLISH: Final = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_WEEKDAY: Final = (
    "(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday),?\s+)?"
)
_AFTER: Final = (
    r"(?:(?P<after>depuis|jusqu'|avant|apres|des|vers|pour|since|until|till|before|after|by|from|to)\s+)?"
)
_LEAD: Final = r"(?:(?P<lead>le|du|au|on|the|en|in)\s+(?:the\s+)?)?"
_EDGE: Final = r"(?<![\w/.\-])"
# Of "from 3 to 17 March" the first number would tell the day, once the second is a week.
_RANGE: Final = (
    r"(?:(?:le\s+)?\d{1,2}(?:er)?\s*(?:-|au|to|et(?:\s+le)?|ou(?:\s+le)?|and|or|&|/)\s*(?:the\s+)?)?"
)
_NUMBER: Final = r"(?P<day>\d{1,2}|premier|first)"
_PATTERNS: Final = tuple(
    re.compile(f"{_EDGE}{_AFTER}{_LEAD}{_WEEKDAY}{body}", re.ASCII)
    for body in (
        rf"{_RANGE}{_NUMBER}(?:er|e|eme|st|nd|rd|th)?(?:\s+of)?[\s.\-]+(?P<month>{_NAME})(?:,?[\s\-]+(?P<year>\d{{4}}))?(?!\w)",
        rf"(?P<month>{_ENGLISH})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<year>\d{{4}}))?(?!\w)",
        r"(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})(?!\w)",
        r"(?P<day>\d{1,2})[/.\-](?P<number>\d{1,2})[/.\-](?P<year>\d{4}|\d{2})(?!\w)",
        r"(?P<day>\d{2})\s(?P<number>\d{2})\s(?P<year>(?:19|20)\d{2})(?![\s.\-]?\d|\w)",
        rf"(?:mi-|mid-)?(?P<month>{_NAME})\s+(?P<year>\d{{4}})(?!\w)",
    )
)
_BARE: Final = re.compile(
    rf"{_EDGE}(?:(?P<after>depuis|avant|apres|des|vers|since|until)\s+)?(?P<lead>le|du|au|on)\s+"
    r"(?P<day>\d{1,2})(?:/(?P<number>\d{1,2})|\.(?P<pointed>\d{2}))(?![/\w]|\.\d)",
    re.ASCII,
)


def find_days(text: FoldedText, until: date) -> Iterator[Finding]:
    """Every day named in a text.

    Args:
        text: folded.
        until: a day without a year is the last such day not after this one.
    """
    for pattern in (*_PATTERNS, _BARE):
        for match in pattern.finditer(text.text):
            groups = match.groupdict()
            day = _day(groups, until)
            if day is None:
                continue
            after = groups["after"]
            begin = match.start()
            if after is not None:
                # The preposition stays: only what follows it is put in other words.
                begin = match.end("after")
                while text.text[begin].isspace():
                    begin += 1
            start, end = text.span(begin, match.end())
            named = TextDay(day, groups["lead"] or "", after is not None)
            yield Finding(TraceKind.DATE, start, end, text.original[start:end], is_of_file=False, named=named)


def week_of(day: date, start: date) -> int:
    """Number of the week of a file: 1 in the first seven days, 0 and less before them."""
    return (day - start).days // 7 + 1


def week_begins(week: int, start: date) -> date:
    """The first day of such a week."""
    return start + timedelta(weeks=week - 1)


def _day(groups: dict[str, str | None], until: date) -> date | None:
    named = groups.get("month")
    month = _MONTHS[named.rstrip(".")] if named else int(groups.get("number") or groups.get("pointed") or 0)
    said = groups.get("day") or "1"
    number = int(said) if said.isdigit() else 1
    written = groups.get("year")
    if written is not None:
        year = int(written) + (2000 if len(written) == 2 else 0)
        if len(written) == 2 and year > until.year + _TO_COME:
            # Nobody plans so far ahead: a birthday.
            year -= 100
        # English may put the month first: 3/25/2026.
        return _valid(year, month, number) or (None if named else _valid(year, number, month))
    this_year = _valid(until.year, month, number)
    if this_year is not None and this_year <= until:
        return this_year
    return _valid(until.year - 1, month, number)


def _valid(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
