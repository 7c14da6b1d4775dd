"""What a careful typesetter does to a line of text before it is set; the words themselves never change.

The stored text is never rewritten: this happens on the way to paper. Every function may be applied twice.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from coachdesk.i18n.typography import NARROW, NO_BREAK, french

_MONTHS: Final = (
    "janvier|janv\\.|février|févr\\.|mars|avril|avr\\.|mai|juin|juillet|juil\\.|août|septembre|sept\\.|octobre|oct\\."
    "|novembre|nov\\.|décembre|déc\\.|January|February|March|April|May|June|July|August|September|October|November"
    "|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
)
_UNITS: Final = (
    "%|€|h|min|s|kg|km|m|cm|mm|ans?|mois|semaines?|jours?|heures?|minutes?|points?|séances?|mesures?"
    "|réponses?|dates?|fois|actions?|years?|months?|weeks?|days?|hours?|sessions?|measures?|answers?|times"
)
_DAY_MONTH: Final = re.compile(rf"(\d|1er) (?=(?:{_MONTHS})(?!\w))")
_MONTH_YEAR: Final = re.compile(rf"(?<!\w)({_MONTHS}) (?=\d{{4}}(?!\d))")
_NUMBER_UNIT: Final = re.compile(rf"(\d) (?=(?:{_UNITS})(?!\w))")
_HOUR_MINUTES: Final = re.compile(r"(\d\u00a0h) (?=\d\d(?!\d))")
_LE_DAY: Final = re.compile(r"(?<!\w)([Ll]e) (?=\d)")
_VALUE_LE: Final = re.compile(r"(\d) (?=le\u00a0\d)")
_THOUSANDS: Final = re.compile(r"(?<![\w,.])\d{1,3}(?: \d{3})+(?!\w)")
_TELEPHONE: Final = re.compile(r"(?<!\d)0(?:\d(?: \d\d){4}| \d{3}(?: \d\d){3})(?!\d)")

_TIGHT_DOUBLE: Final = re.compile(r"(&#?\w+;)|(?<=[\w)\]%€°…”’])([;!?])(?=[\s»”)\];!?]|$)")
_TIGHT_COLON: Final = re.compile(r"(?<=[\w)\]%€°»”]):(?=\s|$)")
_STRAIGHT_QUOTES: Final = re.compile(r'(?<![\w"])"(?=\S)([^"\n]*?\S)"(?![\w"])')
_FRENCH_QUOTES: Final = re.compile(r"«\s*([^«»]*?)\s*»")
_ENGLISH_QUOTES: Final = re.compile(r"“([^“”]*)”")
_CLOSING: Final = {"«": "»", "“": "”"}
_ENGLISH_APOSTROPHE: Final = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?=\s|$)")
_FRACTION: Final = re.compile(r"(?<=\d) / (?=\d)")
_SHORT_QUOTE: Final = re.compile(r"(«\u00a0)([^«»]{1,14})(\u00a0»)")
_LAST_SPACE: Final = re.compile(r" (?=[^ \n]+\s*$)")
_ORDINAL: Final = re.compile(r"(?<![\w,.])(\d+)(er|re|e)(?!\w)")

_UNPRINTED: Final = frozenset({"Cc", "Cf", "Cs"})
# Spaces of other widths, as a text processor sets them: no face of ours has them all, and nobody sees which it was.
_OTHER_SPACES: Final = {
    ord(sign): " " for sign in "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
} | {0x2007: NO_BREAK}  # fmt: skip
_TIED_LETTERS: Final = 6
_TIED_LENGTH: Final = 26


class Piece(NamedTuple):
    """A stretch of a line; a raised one is the end of an ordinal."""

    text: str
    is_raised: bool


def clean(text: str) -> str:
    """Composed characters, one kind of line end, and nothing that only steers a terminal or hides."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    text = text.replace("\u2028", "\n").replace("\u2029", "\n").translate(_OTHER_SPACES)
    return "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) not in _UNPRINTED)


def polish(text: str, language: str) -> str:
    """Spaces, quotation marks and apostrophes of the language.

    Args:
        text: what :func:`clean` gave.
        language: ``fr`` or ``en``.
    """
    text = _TELEPHONE.sub(lambda found: found[0].replace(" ", NO_BREAK), text)
    if language == "fr":
        text = _STRAIGHT_QUOTES.sub(r"« \1 »", text)
        text = _TIGHT_DOUBLE.sub(lambda found: found[1] or NARROW + found[2], french(text))
        text = _TIGHT_COLON.sub(NO_BREAK + ":", text)
        text = _THOUSANDS.sub(lambda found: found[0].replace(" ", NARROW), text)
        text = _LE_DAY.sub(rf"\1{NO_BREAK}", text)
    else:
        text = _ENGLISH_APOSTROPHE.sub("’", _STRAIGHT_QUOTES.sub(r"“\1”", text))
    for pattern in (_DAY_MONTH, _MONTH_YEAR, _NUMBER_UNIT, _HOUR_MINUTES, _VALUE_LE):
        text = pattern.sub(rf"\1{NO_BREAK}", text)
    text = _FRACTION.sub(f"{NARROW}/{NARROW}", text)
    return _SHORT_QUOTE.sub(lambda found: found[0].replace(" ", NO_BREAK), text)


def is_quoted(text: str) -> bool:
    """Whether the whole of a text stands between one pair of quotation marks already."""
    text = text.strip()
    if text[:1] == '"':
        return len(text) > 1 and text.endswith('"') and text.count('"') == 2
    closing = _CLOSING.get(text[:1])
    if closing is None:
        return False
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == text[0]) - (sign == closing)
        if depth == 0:
            return place == len(text) - 1
    return False


def inner_quotes(text: str, language: str) -> str:
    """The quotation marks of a text that itself stands in quotation marks: “ ” within « », ‘ ’ within “ ”."""
    if language == "fr":
        text = _STRAIGHT_QUOTES.sub(r"“\1”", text)
        return _FRENCH_QUOTES.sub(r"“\1”", text)
    return _ENGLISH_QUOTES.sub(r"‘\1’", _STRAIGHT_QUOTES.sub(r"‘\1’", text))


def tie_end(text: str) -> str:
    """Keep a short last word with the one before it, so that it never stands alone on a line."""
    found = _LAST_SPACE.search(text)
    if found is None:
        return text
    last = text[found.end() :].strip()
    before = text[: found.start()].rpartition(" ")[2].rpartition("\n")[2]
    letters = sum(sign.isalnum() for sign in last)
    if letters > _TIED_LETTERS or not before or len(before) + len(last) > _TIED_LENGTH:
        return text
    return text[: found.start()] + NO_BREAK + text[found.end() :]


def pieces(text: str, language: str) -> tuple[Piece, ...]:
    """Part a text where French raises the end of an ordinal: ``12`` and ``e``."""
    found: list[Piece] = []
    end = 0
    for match in _ORDINAL.finditer(text) if language == "fr" else ():
        found.append(Piece(text[end : match.end(1)], is_raised=False))
        found.append(Piece(match[2], is_raised=True))
        end = match.end()
    found.append(Piece(text[end:], is_raised=False))
    return tuple(piece for piece in found if piece.text)
