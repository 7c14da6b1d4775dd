"""The answers of a questionnaire in its pasted text: keyed, in columns, or one under the other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from coachdesk.domain.folded_text import bare
from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument, ResponseScale
from coachdesk.domain.wordings import WORD_LIMIT, worded_responses

Answers: TypeAlias = tuple[ResponseScale, tuple[str, ...]]
"""A scale and its words, in the order of its values."""

_KEYED: Final = re.compile(r"(?:^|[,;/|\t ])\(?(\d{1,3})\)?\s*[=:]\s*")
_BETWEEN: Final = re.compile(r"\t+| / | \| |\s[-–—]\s|;\s*")
_LONGEST_ANSWER: Final = 5
"""Words."""


class PastedAnswers:
    """Finds the answers, line by line.

    Args:
        instrument: whose they should be.
        ours: our words of it in the language of the text.
    """

    def __init__(self, instrument: Instrument, ours: Wording) -> None:
        self._instrument = instrument
        self._ours = ours
        known = ours.responses.values()
        self._tokens = frozenset(
            token for words in known for word in words for token in _folded(word).split()
        )
        self._found: dict[str, tuple[str, ...]] = {}

    @property
    def found(self) -> Mapping[str, tuple[str, ...]]:
        """What was kept, by response id."""
        return self._found

    def keep(self, answers: Answers) -> None:
        """Keep the first words that a scale is found with."""
        response, words = answers
        self._found.setdefault(response.id, words)

    def said_in(self, line: str) -> Answers | None:
        """The answers that one line says, ``0 = Never, 1 = Sometimes`` or in columns; ``None`` for any other."""
        keyed = _KEYED.split(line)
        if len(keyed) >= 5 and not keyed[0].strip():
            return self._keyed(list(map(int, keyed[1::2])), [_trimmed(word) for word in keyed[2::2]])
        for words in (_parted(line), self._known_in(line)):
            scale = self._scale_for(words)
            if scale is not None:
                return scale
        return None

    def _keyed(self, numbers: list[int], words: list[str]) -> Answers | None:
        """Answers that come with their points, or with the number of their column."""
        for response in self._by_likeness(words):
            columns = list(range(1, len(response.values) + 1))
            if sorted(numbers) == sorted(response.values):
                by_points = dict(zip(numbers, words, strict=True))
                return response, tuple(by_points[value] for value in response.values)
            if numbers == columns:
                return response, self._turned(response, tuple(words))
        return None

    def _scale_for(self, words: Sequence[str]) -> Answers | None:
        """The scale whose answers these are: most of them are known, or nothing else can be meant."""
        if len(words) < 2 or not all(0 < len(word) <= WORD_LIMIT for word in words):
            return None
        for response in self._by_likeness(words):
            if len(response.values) != len(words):
                continue
            if 2 * self._likeness(response, words) >= len(words) or self._can_be_new(response, words):
                return response, self._turned(response, tuple(words))
        return None

    def _can_be_new(self, response: ResponseScale, words: Sequence[str]) -> bool:
        """Short words in columns, of a form whose numbers we have no words for."""
        is_unknown = response.id not in self._ours.responses and len(words) > 2
        # A piece of a longer word, as of a head in two lines, begins small or stands there twice.
        is_apart = len({_folded(word) for word in words}) == len(words)
        return is_unknown and is_apart and all(map(_is_answer_like, words))

    def _by_likeness(self, words: Sequence[str]) -> list[ResponseScale]:
        """The scales, the one whose words are most like these first; one that has its words already comes last."""
        return sorted(
            worded_responses(self._instrument),
            key=lambda one: (-self._likeness(one, words), one.id in self.found),
        )

    def _likeness(self, response: ResponseScale, words: Sequence[str]) -> int:
        known = {_folded(word) for word in self._ours.responses.get(response.id, ())}
        return sum(_folded(word) in known for word in words)

    def _turned(self, response: ResponseScale, words: tuple[str, ...]) -> tuple[str, ...]:
        """In the order of our values, as a form may print its columns the other way round; pieces made whole."""
        ours = self._ours.responses.get(response.id, ())
        known = [_folded(word) for word in ours]
        places = [known.index(_folded(word)) for word in words if _folded(word) in known]
        turned = words[::-1] if len(places) > 1 and places[0] > places[-1] else words
        if len(ours) != len(turned):
            return turned
        # Of a head in two lines only the second half may stand beside the others.
        return tuple(
            whole if set(_folded(word).split()) < set(_folded(whole).split()) else word
            for word, whole in zip(turned, ours, strict=True)
        )

    def is_only_answers(self, line: str) -> bool:
        """Whether nothing but words of our answers stands on it, in whatever order and however cut."""
        said = _folded(line).split()
        return bool(said) and set(said) <= self._tokens

    def _known_in(self, line: str) -> tuple[str, ...]:
        """Known answers one after the other with nothing between: ``Always Often Sometimes Rarely Never``."""
        folded = f" {_folded(line)} "
        for response in worded_responses(self._instrument):
            known = self._ours.responses.get(response.id, ())
            for row in (known, known[::-1]):
                if row and folded == f" {' '.join(map(_folded, row))} ":
                    return tuple(row)
        return ()

    def run_at(self, lines: Sequence[str], place: int) -> tuple[Answers, int] | None:
        """Answers one under the other from a place on, and where they end."""
        for response in worded_responses(self._instrument):
            words: list[str] = []
            end = place
            while end < len(lines) and len(words) < len(response.values):
                if lines[end]:
                    words.append(_unkeyed(lines[end]))
                elif not words:
                    break
                end += 1
            if len(words) == len(response.values) and self._is_run(response, words):
                return (response, self._turned(response, tuple(words))), end
        return None

    def _is_run(self, response: ResponseScale, words: Sequence[str]) -> bool:
        """Short words of which most are known, the first and the last among them: else a question would be taken."""
        ends = (words[0], words[-1])
        if len({_folded(word) for word in words}) < len(words) or not all(map(_has_letters, words)):
            return False
        is_short = all(len(word.split()) <= _LONGEST_ANSWER for word in words)
        is_known = 2 * self._likeness(response, words) >= len(words)
        return is_short and is_known and self._likeness(response, ends) == len(ends)


def _folded(text: str) -> str:
    """Without accents, capitals and signs: how answers are compared."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in bare(text)).split())


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _is_answer_like(word: str) -> bool:
    """A few words that begin with a capital and hold no figure."""
    is_short = len(word) > 2 and len(word.split()) <= _LONGEST_ANSWER
    return is_short and word[0].isupper() and not any(map(str.isdigit, word))


def _trimmed(word: str) -> str:
    return word.strip(" \t,;.:/|")


def _parted(line: str) -> tuple[str, ...]:
    return tuple(filter(None, (_trimmed(word) for word in _BETWEEN.split(line))))


def _unkeyed(line: str) -> str:
    """An answer without the number before it: ``1 Never``, ``(1) Never``."""
    return _trimmed(re.sub(r"^\(?\d{1,3}\)?\s*[.=:)–-]?\s+", "", line)).replace("\t", " ")
