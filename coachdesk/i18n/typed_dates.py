"""Dates as people type them: ``20/11``, ``20 nov``, ``j-7``, ``hier``, ``lundi``. No Qt, no Babel.

Words of both languages are understood whatever the interface speaks; day comes before month in both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from enum import Enum
from typing import Final

from coachdesk.domain.errors import UserError


class Lean(Enum):
    """Which year or week an incomplete date means."""

    PAST = "past"
    NEAREST = "nearest"
    FUTURE = "future"


_DAYS_BACK: Final = {
    "avant-hier": -2, "hier": -1, "aujourd'hui": 0, "demain": 1, "apres-demain": 2,
    "yesterday": -1, "today": 0, "tomorrow": 1,
}  # fmt: skip

_WEEKDAYS: Final = (
    ("lundi", "monday"), ("mardi", "tuesday"), ("mercredi", "wednesday"), ("jeudi", "thursday"),
    ("vendredi", "friday"), ("samedi", "saturday"), ("dimanche", "sunday"),
)  # fmt: skip

_MONTHS: Final = (
    ("janvier", "january"), ("fevrier", "february"), ("mars", "march"), ("avril", "april"), ("mai", "may"),
    ("juin", "june"), ("juillet", "july"), ("aout", "august"), ("septembre", "september"),
    ("octobre", "october"), ("novembre", "november"), ("decembre", "december"),
)  # fmt: skip

_FAR: Final = re.compile(r"^[jd] ?([+-]) ?(\d{1,4})$")
_ISO: Final = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_NUMBERS: Final = re.compile(r"^(\d{1,2}) ?[/.-] ?(\d{1,2})(?: ?[/.-] ?(\d{4}|\d{2}))?$")
_WORDS: Final = re.compile(
    r"^(\d{1,2})(?:er|st|nd|rd|th)?(?: of)?[ /.-]?([a-z]{3,})\.?[ /.-]?(\d{4}|\d{2})?$"
)
_WEEKDAY: Final = re.compile(
    r"^(?:(last|next|this) )?([a-z]{3,})\.?(?: (dernier|derniere|passe|passee|prochain|prochaine))?$"
)
_LEANS: Final = {
    "last": Lean.PAST, "dernier": Lean.PAST, "derniere": Lean.PAST, "passe": Lean.PAST, "passee": Lean.PAST,
    "next": Lean.FUTURE, "prochain": Lean.FUTURE, "prochaine": Lean.FUTURE,
}  # fmt: skip
# A two-digit year lies at most this far ahead; beyond, the last century is meant.
_YEARS_AHEAD: Final = 20


def parse(text: str, today: date, *, lean: Lean = Lean.NEAREST) -> date:
    """Read a date.

    Args:
        text: what was typed.
        today: the day it is read on.
        lean: which year ``20/11`` and which week ``lundi`` mean. ``PAST`` and ``FUTURE`` include today,
            except for ``lundi prochain`` and its kind, which never mean today.

    Raises:
        UserError: it is no date, or no such day exists.
    """
    plain = _plain(text)
    for read in (_relative, _numbered, _worded, _weekday):
        found = read(plain, today, lean)
        if found is not None:
            return found
    raise UserError(
        "This is not a date that can be read. Type for example {example}.", example=f"{today:%d/%m/%Y}"
    )


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKD", text.strip().lower())
    text = "".join(char for char in text if not unicodedata.combining(char))
    text = text.replace("’", "'").replace("−", "-").replace("–", "-").replace("‑", "-").replace(",", " ")
    words = re.sub(r"\s+", " ", text).strip().split(" ")
    # ``vendredi 20 novembre``: the weekday says nothing more than the day does.
    if len(words) > 2 and _place(words[0].rstrip("."), _WEEKDAYS) is not None and words[1][:1].isdigit():
        words = words[1:]
    return " ".join(words)


def _relative(plain: str, today: date, _lean: Lean) -> date | None:
    if plain in _DAYS_BACK:
        return today + timedelta(days=_DAYS_BACK[plain])
    if plain in {"j", "d"}:
        return today
    if found := _FAR.match(plain):
        days = int(found[2]) * (1 if found[1] == "+" else -1)
        return today + timedelta(days=days)
    return None


def _numbered(plain: str, today: date, lean: Lean) -> date | None:
    if found := _ISO.match(plain):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.match(plain):
        return _in_year(int(found[1]), int(found[2]), found[3], today, lean)
    return None


def _worded(plain: str, today: date, lean: Lean) -> date | None:
    found = _WORDS.match(plain)
    month = _place(found[2], _MONTHS) if found else None
    if found is None or month is None:
        return None
    return _in_year(int(found[1]), month + 1, found[3], today, lean)


def _weekday(plain: str, today: date, lean: Lean) -> date | None:
    found = _WEEKDAY.match(plain)
    place = _place(found[2], _WEEKDAYS) if found else None
    if found is None or place is None:
        return None
    asked = _LEANS.get(found[1] or found[3] or "")
    ahead = (place - today.weekday()) % 7
    if asked is Lean.FUTURE:
        return today + timedelta(days=ahead or 7)
    if asked is Lean.PAST:
        return today + timedelta(days=ahead - 7)
    return _pick(today, lean, [today + timedelta(days=ahead - 7), today + timedelta(days=ahead)])


def _place(word: str, names: tuple[tuple[str, str], ...]) -> int | None:
    """Number of the only name that begins with ``word``; ``jui`` could be two, so it is none."""
    whole = [number for number, pair in enumerate(names) if word in pair]
    if whole:
        return whole[0]
    if len(word) < 3:
        return None
    begun = {number for number, pair in enumerate(names) if any(name.startswith(word) for name in pair)}
    return begun.pop() if len(begun) == 1 else None


def _in_year(day: int, month: int, year: str | None, today: date, lean: Lean) -> date:
    if year is not None:
        return _day(_full_year(year, today), month, day)
    found = []
    # 29 February needs up to eight years on either side of a century.
    for number in range(today.year - 8, today.year + 9):
        try:
            found.append(date(number, month, day))
        except ValueError:
            continue
    if not found:
        raise _no_such_day()
    return _pick(today, lean, found)


def _full_year(year: str, today: date) -> int:
    number = int(year)
    if len(year) == 4:
        return number
    century = today.year - today.year % 100
    return century + number if century + number <= today.year + _YEARS_AHEAD else century - 100 + number


def _pick(today: date, lean: Lean, days: list[date]) -> date:
    allowed: dict[Lean, Callable[[date], bool]] = {
        Lean.PAST: lambda day: day <= today,
        Lean.FUTURE: lambda day: day >= today,
        Lean.NEAREST: lambda _day: True,
    }
    return min((day for day in days if allowed[lean](day)), key=lambda day: abs(day - today))


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise _no_such_day() from None


def _no_such_day() -> UserError:
    return UserError("There is no such day in the calendar.")
