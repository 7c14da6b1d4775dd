"""How easily a text is read, and the words in it that not everybody knows. A hint for the writer, never a verdict.

French: Kandel & Moles 1958, "Application de l’indice de Flesch à la langue française", Cahiers d’études de
radio-télévision 19, p. 253-274: 207 - 1.015 words a sentence - 73.6 syllables a word.
English: Flesch 1948, doi:10.1037/h0057532: 206.835 - 1.015 words a sentence - 84.6 syllables a word.
Syllables are counted by groups of vowels; a mute e at the end of a word counts for none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+", re.UNICODE)
_SENTENCE_END: Final = re.compile(r"[.!?…]+(?:\s|$)|\n+")
_VOWELS: Final = re.compile(r"[aeiouyœæ]+")
_MUTE: Final = {
    "fr": re.compile(r"(?:(?<=[^aeiouy])|(?<=[gq]u))es?$"),
    "en": re.compile(r"(?<=[^aeiouyl])(?:e|es|ed)$"),
}
_EASY: Final = 60
_MIDDLING: Final = 40


class Ease(Enum):
    """What the index says, in three words."""

    EASY = "easy"
    MIDDLING = "middling"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Readability:
    """The index of a text, usually 0 to 100, higher for easier, and its words a sentence."""

    index: float
    words_a_sentence: float

    @property
    def ease(self) -> Ease:
        """Easy from 60, middling from 40."""
        if self.index >= _EASY:
            return Ease.EASY
        return Ease.MIDDLING if self.index >= _MIDDLING else Ease.HARD


@dataclass(frozen=True, slots=True)
class Jargon:
    """A word of the trade found in a text, as it stands there, and a plain one for it."""

    found: str
    plain: str


def readability(texts: Sequence[str], language: str) -> Readability | None:
    """The index of several sentences or paragraphs; ``None`` without a word.

    Args:
        texts: each ends a sentence, whether a full stop stands there or not.
        language: ``fr`` or ``en``.
    """
    sentences = [part for text in texts for part in _SENTENCE_END.split(text) if _WORD.search(part)]
    words = [word for part in sentences for word in _WORD.findall(part)]
    if not words:
        return None
    length = len(words) / len(sentences)
    sounds = sum(syllables(word, language) for word in words) / len(words)
    base, share = (207.0, 73.6) if language == "fr" else (206.835, 84.6)
    return Readability(base - 1.015 * length - share * sounds, length)


def syllables(word: str, language: str) -> int:
    """How many sounds of a word are counted, at least one."""
    plain = unicodedata.normalize("NFD", word.lower())
    spelt = "".join(sign for sign in plain if not unicodedata.combining(sign))
    accented_end = unicodedata.normalize("NFC", word.lower())[-1:] in "éèê"
    kept = spelt if accented_end else _MUTE[language].sub("", spelt)
    return max(1, len(_VOWELS.findall(re.sub("(?<=[gq])u$", "", kept))))


def jargon(text: str, plain_words: Mapping[str, str]) -> tuple[Jargon, ...]:
    """Words of the trade in a text, in the order of the list.

    Args:
        text: any.
        plain_words: plain words by the word of the trade, both in lower case.
    """
    found = []
    for word, plain in plain_words.items():
        match = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)
        if match:
            found.append(Jargon(match[0], plain))
    return tuple(found)
