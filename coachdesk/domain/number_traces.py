"""Numbers and addresses of the web that lead to somebody: social security, registers, accounts, pages, handles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from coachdesk.domain.folded_text import FoldedText
from coachdesk.domain.pseudonyms import Finding, TraceKind

_EDGE: Final = r"(?<![\w.,/])"
_NO_AMOUNT: Final = r"(?!\d|[.,]\d|\s?(?:€|£|\$|%|k€|euros?\b|eur\b))"
_GROUPS: Final = re.compile(rf"{_EDGE}\d{{1,14}}(?:[ .\-](?:\d{{2,14}}|\d[ab]))+(?!\w)", re.ASCII)
"""Groups of digits: the number of a person where they are long enough together."""
_DIGITS_AT_LEAST: Final = 9
_LONG_GROUP: Final = 3
_NUMBERS: Final = (
    re.compile(rf"{_EDGE}\d{{6,}}(?!\w){_NO_AMOUNT}", re.ASCII),
    # Account, British national insurance, number plate.
    re.compile(r"(?<!\w)[a-z]{2}\d{2}(?:\s?[a-z\d]{4}){3,7}(?:\s?[a-z\d]{1,3})?(?!\w)", re.ASCII),
    re.compile(r"(?<!\w)[a-z]{2}\s?\d\d\s?\d\d\s?\d\d\s?[a-d](?!\w)", re.ASCII),
    re.compile(r"(?<!\w)[a-z]{2}[- ]\d{3}[- ][a-z]{2}(?!\w)", re.ASCII),
)
_ENDINGS: Final = "fr|com|org|net|eu|ch|uk|info|paris|bzh|lu|health|app"
_WORDS_TOO: Final = "ca|care|de|es|it"
"""Endings of an address only behind two names or before a path: ``fatigué.es`` is written so, a space forgotten."""
_LABEL: Final = r"[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?\."
_PATH: Final = r"/[^\s<>\"«»“”)\]]*"
_LINKS: Final = (
    re.compile(r"(?:https?://|www\.)[^\s<>\"«»“”)\]]+"),
    re.compile(
        rf"(?<![\w@.\-])(?:(?:{_LABEL})+(?:{_ENDINGS})(?![\w\-])(?:{_PATH})?"
        rf"|(?:{_LABEL}){{2,}}(?:{_WORDS_TOO})(?![\w\-])(?:{_PATH})?|{_LABEL}(?:{_WORDS_TOO}){_PATH})",
        re.ASCII,
    ),
    re.compile(r"(?<![\w.@/])@\w[\w.\-]{2,}"),
)
_TRAILING: Final = ".,;:!?…'*_"


def find_numbers(sheet: FoldedText) -> Iterator[Finding]:
    """Every such number and address, whoever they belong to."""
    for match in _GROUPS.finditer(sheet.text):
        groups = re.findall(r"\d+", match[0])
        if sum(map(len, groups)) >= _DIGITS_AT_LEAST and max(map(len, groups)) >= _LONG_GROUP:
            yield _finding(sheet, match.start(), match.end(), TraceKind.NUMBER)
    for pattern in _NUMBERS:
        for match in pattern.finditer(sheet.text):
            yield _finding(sheet, match.start(), match.end(), TraceKind.NUMBER)
    for pattern in _LINKS:
        for match in pattern.finditer(sheet.text):
            yield _finding(
                sheet, match.start(), match.start() + len(match[0].rstrip(_TRAILING)), TraceKind.LINK
            )


def _finding(sheet: FoldedText, begin: int, end: int, kind: TraceKind) -> Finding:
    start, stop = sheet.span(begin, end)
    return Finding(kind, start, stop, sheet.original[start:stop], is_of_file=False)
