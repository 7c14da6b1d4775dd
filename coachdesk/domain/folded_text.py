"""A text without case, accents or typographic variety, and where each of its signs stood."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_LETTERS: Final = {
    "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h",
}  # fmt: skip
_APOSTROPHES: Final = frozenset("'’‘‛ʼʹʻʽ′`´＇ꞌ")
_HYPHENS: Final = frozenset("-‐‑‒–—―−﹣－⁃")
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Mn", "Me"})
"""Categories of what no page shows: paper drops steering signs, so a name parted by one is printed whole."""
_FILLERS: Final = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_SMALL_CAPITAL: Final = "LATIN LETTER SMALL CAPITAL "


@dataclass(frozen=True, slots=True)
class FoldedText:
    """The folded signs of a text.

    Attributes:
        original: the text itself.
        text: its folded signs: small letters without accents, ``'`` for every apostrophe, ``-`` for every hyphen,
            one kind of space, no signs that nobody sees.
        places: for each folded sign where it stood in the original; one more entry for the end.
    """

    original: str
    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where folded signs stand in the original, with the accents and unseen signs that belong to the last."""
        begin = self.places[start]
        stop = self.places[end - 1] + 1
        limit = self.places[end]
        while stop < limit and _belongs_to_the_left(self.original[stop]):
            stop += 1
        return begin, stop


def folded(original: str) -> FoldedText:
    """Fold a text, sign by sign.

    A word parted at the end of a line keeps its hyphen; the break after it goes.
    """
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(original):
        if sign == "\n" and signs[-1:] == ["-"] and signs[-2:-1] and signs[-2].isalpha():
            continue
        if sign == "\r" and original[place + 1 : place + 2] == "\n":
            continue
        for each in _bare(sign):
            signs.append(each)
            places.append(place)
    return FoldedText(original, "".join(signs), (*places, len(original)))


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """The folded signs alone: ``Émilie Cœur`` as ``emilie coeur``."""
    return folded(text).text


def holds_all(words: str, *texts: str) -> bool:
    """Whether each of the words stands in one of the texts, as a part of it, as a person compares them."""
    place = "\n".join(map(bare, texts))
    return all(word in place for word in bare(words).split())


@lru_cache(maxsize=4096)
def _bare(sign: str) -> str:
    if sign in _APOSTROPHES:
        return "'"
    if sign in _HYPHENS:
        return "-"
    if sign in "\r\n":
        return "\n"
    if sign == "\t":
        return " "
    if _is_unseen(sign):
        return ""
    if sign.isspace():
        return " "
    name = unicodedata.name(sign, "")
    if name.startswith(_SMALL_CAPITAL) and len(name) == len(_SMALL_CAPITAL) + 1:
        return name[-1].lower()
    parts = unicodedata.normalize("NFKD", sign).casefold()
    return "".join(_LETTERS.get(each, each) for each in parts if not unicodedata.combining(each))


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) in _UNSEEN or sign in _FILLERS


def _belongs_to_the_left(sign: str) -> bool:
    return sign not in "\t\r\n" and _is_unseen(sign)
