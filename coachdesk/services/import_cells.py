"""One cell at a time: texts of a table turned into days, years, numbers and words, in either language."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from coachdesk.domain.clients import check_birth_year
from coachdesk.domain.days import check_in_memory
from coachdesk.domain.errors import UserError
from coachdesk.domain.instruments import Instrument
from coachdesk.domain.situations import WorkSituation
from coachdesk.i18n import numbers, typed_dates
from coachdesk.i18n.typed_dates import Lean
from coachdesk.services.fields import text as any_text
from coachdesk.services.import_names import Names, plain

NONE_MARKS: Final = frozenset({"", "-", "–", "—", "n/a", "N/A", "NA"})
_SPREADSHEET_ERRORS: Final = frozenset(
    "#N/A #REF! #VALUE! #DIV/0! #NAME? #NUM! #NULL! #VALEUR! #NOM? #NOMBRE! #NUL!".split()
)
_HOUR: Final = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$")
_YEAR: Final = re.compile(r"\d{4}")
_TAGS: Final = re.compile(r"[;,|/]")
# Farther back than the year that a day without one could mean.
_OTHER_TODAY: Final = timedelta(days=1827)
_HUGE: Final = 1e9

_SITUATIONS: Final = {
    WorkSituation.WORKING: "working, at work, full time, en poste, en activite, au travail, temps plein, travaille",
    WorkSituation.PART_TIME: (
        "part time, at work part time, temps partiel, mi temps, mi temps therapeutique, en poste a temps partiel, "
        "temps partiel therapeutique, au travail a temps partiel"
    ),
    WorkSituation.ON_LEAVE: (
        "on leave, leave, sick leave, on sick leave, arret, en arret, arret de travail, arret maladie, "
        "en arret de travail, en arret maladie"
    ),
    WorkSituation.NOT_EMPLOYED: (
        "not employed, unemployed, without work, sans emploi, au chomage, chomage, retraite, retraitee, a la retraite"
    ),
}
_SITUATION_OF: Final = {
    words.strip(): situation for situation, listed in _SITUATIONS.items() for words in listed.split(",")
} | {plain(situation.value): situation for situation in WorkSituation}


def is_none(text: str) -> bool:
    """Whether a cell says that there is nothing."""
    return text in NONE_MARKS


def check_text(text: str) -> str:
    """Any words but those that a spreadsheet puts where it failed.

    Raises:
        UserError: an error of the spreadsheet, or a sign that cannot be kept.
    """
    if text in _SPREADSHEET_ERRORS:
        raise UserError("The spreadsheet itself has an error in this cell: {value}", value=text)
    return any_text(text)


def read_day(text: str, today: date) -> date:
    """A day with its year: ``3/4/2026`` (day first), ``2026-04-03``, ``3 avril 2026``; an hour after it is dropped.

    Raises:
        UserError: it is no such day, or it lies ahead or beyond anyone's memory.
    """
    check_text(text)
    bare = _HOUR.sub("", text)
    try:
        found = typed_dates.parse(bare, today, lean=Lean.PAST)
        # What means another day on another day has no year of its own: “yesterday”, “20/11”.
        is_whole = found == typed_dates.parse(bare, today - _OTHER_TODAY, lean=Lean.PAST)
    except (UserError, OverflowError):
        is_whole = False
    if not is_whole:
        raise UserError(
            "“{value}” is not a day with its year. Write it as {example}: the day comes before the month.",
            value=text,
            example=f"{today:%d/%m/%Y}",
        )
    if found > today:
        raise UserError("{date} is still to come.", date=found)
    return check_in_memory(found, today)


def read_birth_year(text: str, today: date) -> int:
    """A year, or the year of a day.

    Raises:
        UserError: it is neither, or nobody is that old.
    """
    year = int(text) if _YEAR.fullmatch(text) and text.isascii() else read_day(text, today).year
    check_birth_year(year, today)
    return year


def read_situation(text: str) -> WorkSituation:
    """Where somebody stands with work.

    Raises:
        UserError: the words are not known.
    """
    found = _SITUATION_OF.get(plain(check_text(text)))
    if found is None:
        raise UserError(
            "“{value}” is no work situation known here: at work, part-time, on leave, not employed.",
            value=text,
        )
    return found


def read_tags(text: str) -> tuple[str, ...]:
    """Words between commas, semicolons or bars."""
    return tuple(dict.fromkeys(tag for tag in map(str.strip, _TAGS.split(check_text(text))) if tag))


def read_number(text: str) -> float:
    """``3,5`` or ``3.5``.

    Raises:
        UserError: it is not a number.
    """
    check_text(text)
    try:
        return numbers.parse(text, -_HUGE, _HUGE)
    except UserError as error:
        raise UserError("“{value}” is not a number.", value=text) from error


def decimals_of(text: str) -> int:
    """How many decimals a number was written with."""
    return len(re.split(r"[.,]", text)[1]) if re.search(r"[.,]", text) else 0


def read_answer(names: Names, instrument: Instrument, item: int, text: str) -> int:
    """Points of an answer: the number itself, or one of its words.

    Raises:
        UserError: the question has no such answer.
    """
    worded = names.find_points(instrument, item, check_text(text))
    if worded is not None:
        return worded
    response = instrument.response(item)
    try:
        number = read_number(text)
    except UserError:
        number = None
    if number is None or number != int(number) or not response.accepts(int(number)):
        raise UserError(
            "“{value}” is no answer to question {item}, which takes {choices}.",
            value=text,
            item=item,
            choices=", ".join(str(value) for value in sorted(response.values)),
        )
    return int(number)
