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
_UNSEEN: Final = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e")


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
        for each in _bare(sign):
            signs.append(each)
            places.append(place)
    return FoldedText(original, "".join(signs), (*places, len(original)))


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """The folded signs alone."""
    return folded(text).text


def squeezed(text: str) -> str:
    """The letters and digits alone, folded: what is left of a name however it is written."""
    return "".join(sign for sign in bare(text) if sign.isalnum())


def _bare(sign: str) -> str:
    if sign in _UNSEEN:
        return ""
    if sign in _APOSTROPHES:
        return "'"
    if sign in _HYPHENS:
        return "-"
    if sign == "\n":
        return "\n"
    if sign.isspace():
        return " "
    parts = unicodedata.normalize("NFKD", sign.casefold())
    return "".join(_LETTERS.get(each, each) for each in parts if not unicodedata.combining(each))


def _belongs_to_the_left(sign: str) -> bool:
    return sign in _UNSEEN or bool(unicodedata.combining(sign))
