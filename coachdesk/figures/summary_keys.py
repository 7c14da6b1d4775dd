"""What is chosen for a sentence holds for these words: where the file says something else, it is asked anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Final

_LONG: Final = 12
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
_SCORE: Final = re.compile(
    r"\bscores?\b\D{0,20}\d|\d\s*(?:/|sur|out of|of)\s*\d|\d\s*(?:%|points?\b|pts?\b)"
    r"|\b(?:de|from)\s+\d+(?:[.,]\d+)?\s+(?:à|to)\s+\d",
    re.IGNORECASE,
)


def mark(words: str) -> str:
    """A few signs by which the same words are known again, whatever their spaces."""
    return sha256(" ".join(words.split()).encode(errors="replace")).hexdigest()[:_LONG]


def marked(prefix: str, lines: list[str]) -> Iterator[tuple[str, str]]:
    """Each line once, with a key that stays with its words when lines come and go around it; empty ones left out."""
    for line in dict.fromkeys(map(str.strip, lines)):
        if line:
            yield f"{prefix}:{mark(line)}", line


def adds_number(said: str, words: str, *, is_measure: bool) -> bool:
    """Whether words put in the place of others show a value that was not there.

    Args:
        said: as it would stand on the page.
        words: as the file says it; empty where it says nothing.
        is_measure: a sentence on what moved: any number that is new is a value there.
    """
    if said == words:
        return False
    is_new = bool(set(_NUMBER.findall(said)) - set(_NUMBER.findall(words)))
    return is_new and (is_measure or _SCORE.search(said) is not None)
