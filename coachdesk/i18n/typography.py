"""Spacing and quotation marks of a language. Idempotent: typeset text stays as it is.

:func:`french` and :func:`english` are for our own sentences, before their facts are put in: they may hold
``{placeholders}``. What a person wrote is never passed through them.
"""

from __future__ import annotations

import re
from typing import Final

NARROW: Final = "\u202f"
NO_BREAK: Final = "\u00a0"
SHORT_QUOTE: Final = 14

_SPACES = f"[ {NO_BREAK}{NARROW}]"
# Only from where they begin: else a long row of spaces is gone through once for each of them.
_ROW = f"(?<!{_SPACES}){_SPACES}+"
_BEFORE_DOUBLE = re.compile(_ROW + r"([;!?])")
_BEFORE_COLON = re.compile(_ROW + ":")
_OPEN_QUOTE = re.compile(f"«{_SPACES}*")
_CLOSE_QUOTE = re.compile(f"(?:{_ROW})?»")
_UNIT = re.compile(r"(?<=[\d}]) (?=(?:min|h|ans?|mm|cm|km|Ko|Mo|Go|kB|MB|GB|€|%)(?!\w))")
_THE_DAY = re.compile(r"\b([Ll]e|[Dd]u|[Aa]u) (?=\{)")
_VALUE_LE = re.compile(rf"(?<=\}}) le(?={NO_BREAK}\{{)")
_VALUE_ON = re.compile(r"(?<=\}) on (?=\{)")


def french(text: str) -> str:
    """Put no-break spaces where French wants them, and real apostrophes; words are never changed.

    A value and its day move as one: ``{value} le {date}``.
    """
    text = text.replace("'", "’")
    text = _BEFORE_DOUBLE.sub(NARROW + r"\1", text)
    text = _BEFORE_COLON.sub(NO_BREAK + ":", text)
    text = _OPEN_QUOTE.sub("«" + NO_BREAK, text)
    text = _CLOSE_QUOTE.sub(NO_BREAK + "»", text)
    text = _UNIT.sub(NO_BREAK, text)
    text = _THE_DAY.sub(r"\1" + NO_BREAK, text)
    return _VALUE_LE.sub(NO_BREAK + "le", text)


def english(text: str) -> str:
    """Tie a number to its unit, and a value to its day: ``{value} on {date}``."""
    text = _UNIT.sub(NO_BREAK, text)
    return _VALUE_ON.sub(f"{NO_BREAK}on{NO_BREAK}", text)


def quoted(text: str, language: str) -> str:
    """Somebody's words between the quotation marks of a language; up to 14 characters do not break inside."""
    inside = text.strip()
    if len(inside) <= SHORT_QUOTE:
        inside = inside.replace(" ", NO_BREAK)
    return f"«{NO_BREAK}{inside}{NO_BREAK}»" if language == "fr" else f"“{inside}”"


def sentence_case(text: str) -> str:
    """A text as it begins a sentence: its first letter is a capital, the rest stays as it is."""
    return text[:1].upper() + text[1:]


def running_case(text: str) -> str:
    """A label of ours as it stands inside a line: its first letter is small, the rest stays as it is."""
    return text[:1].lower() + text[1:]
