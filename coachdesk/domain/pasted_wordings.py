"""The whole text of a questionnaire, pasted from its PDF: which lines are questions, which words are answers.

Nothing is taken for certain: each line that was left out is told with its reason, and what stands in the slots is
put right by hand before anything is kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from coachdesk.domain import pasted_signs
from coachdesk.domain.errors import UserError
from coachdesk.domain.instruments import Instrument, ResponseScale, Wording
from coachdesk.domain.messages import N_
from coachdesk.domain.wordings import LINE_LIMIT, MOST_LINES, WORD_LIMIT, worded_responses

PASTE_LIMIT: Final = 200_000
_KEYED: Final = re.compile(r"(?:^|[,;/|\t ])\(?(\d{1,3})\)?\s*[=:]\s*")
_BETWEEN: Final = re.compile(r"\t+| / | \| |\s[-–—]\s|;\s*")
_LONGEST_ANSWER: Final = 5
_LONGEST_HEADING: Final = 3
_NEAR: Final = 3
_MOST_SOURCE_LINES: Final = 3_000


class LeftOut(Enum):
    """Why a line is not among the questions."""

    PAGE = N_("counts pages")
    RIGHTS = N_("says whose the text is")
    REPEATED = N_("stands on several pages")
    ANSWERS = N_("words of the answers")
    BOXES = N_("only boxes or figures")
    BEFORE = N_("stands before the first number")
    HEADING = N_("has no number, and the others have one")


@dataclass(frozen=True, slots=True)
class LeftOutLine:
    """A line that was not taken for a question."""

    text: str
    reason: LeftOut


@dataclass(frozen=True, slots=True)
class PastedText:
    """What was found in a pasted text.

    Attributes:
        lines: what was taken for questions, wrapped lines joined.
        answers: answer words by response id, in the order of its values.
        left_out: the other lines, in their order.
        cut_words: how many words that were cut at a line's end were put together.
    """

    lines: tuple[str, ...]
    answers: Mapping[str, tuple[str, ...]]
    left_out: tuple[LeftOutLine, ...]
    cut_words: int


def read_pasted(text: str, instrument: Instrument, ours: Wording) -> PastedText:
    """Read a pasted text.

    Args:
        text: all of it, as it was copied.
        instrument: whose it should be.
        ours: our words of it in the language of the text: they help to know its answers.

    Raises:
        UserError: it is empty, or longer than any questionnaire.
    """
    if not text.strip():
        raise UserError("There is nothing to read: paste the whole text of the form.")
    if len(text) > PASTE_LIMIT:
        raise UserError(
            "This text is longer than {limit} characters: paste only the questionnaire.", limit=PASTE_LIMIT
        )
    lines = pasted_signs.plain(text)
    if len(lines) > _MOST_SOURCE_LINES:
        raise UserError(
            "This text has more than {limit} lines: paste only the questionnaire.", limit=_MOST_SOURCE_LINES
        )
    return _Reader(instrument, ours, lines).read()


@dataclass(slots=True)
class _Piece:
    """A line in the course of being read. ``begins`` when a number or a bullet stood before it."""

    text: str
    begins: bool = False
    is_after_gap: bool = False


@dataclass(slots=True)
class _Reader:
    instrument: Instrument
    ours: Wording
    source: tuple[str, ...]
    left_out: list[LeftOutLine] = field(default_factory=list)
    answers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    cut_words: int = 0
    answer_tokens: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        known = self.ours.responses.values()
        self.answer_tokens = frozenset(
            token for words in known for word in words for token in _folded(word).split()
        )

    def read(self) -> PastedText:
        lines = self._without_answers(self._without_furniture(self.source))
        pieces = self._pieces(lines)
        questions = self._joined(pieces)
        return PastedText(tuple(questions[:MOST_LINES]), self.answers, tuple(self.left_out), self.cut_words)

    def _leave(self, text: str, reason: LeftOut) -> None:
        self.left_out.append(LeftOutLine(text.replace("\t", " "), reason))

    def _without_furniture(self, lines: Sequence[str]) -> list[str]:
        """Without page lines, rights, and running heads; what boxes leave of a line stays."""
        running = self._running(lines)
        found = []
        for line in lines:
            bare = pasted_signs.without_boxes(line)
            if pasted_signs.is_page_line(line):
                self._leave(line, LeftOut.PAGE)
            elif pasted_signs.is_rights_line(line):
                self._leave(line, LeftOut.RIGHTS)
            elif line and (not bare or bare in {"o", "O"} or pasted_signs.is_grid(bare)):
                self._leave(line, LeftOut.BOXES)
            elif line in running:
                self._leave(line, LeftOut.REPEATED)
            else:
                found.append(bare)
        return found

    def _running(self, lines: Sequence[str]) -> set[str]:
        """What stands at the head or the foot of several pages; questions that say the same somewhere do not."""
        shown = [line for line in lines if line]
        breaks = [0, len(shown), *(at for at, line in enumerate(shown) if pasted_signs.is_page_line(line))]
        counted = Counter(shown)
        near: Counter[str] = Counter()
        for at in sorted({at for edge in breaks for at in range(edge - _NEAR, edge + _NEAR + 1)}):
            if 0 <= at < len(shown):
                near[shown[at]] += 1
        return {
            line
            for line, count in near.items()
            if counted[line] > 1 and 2 * count >= counted[line] and len(line) > 3 and not line[0].islower()
            if not self._is_only_answers(line) and not self._sets_in(line)
        }

    # --- answers -------------------------------------------------------------------------------------------

    def _without_answers(self, lines: Sequence[str]) -> list[str]:
        """Take out the lines that say the answers: side by side, or one under the other."""
        found: list[str] = []
        place = 0
        while place < len(lines):
            line = lines[place]
            said = self._sets_in(line)
            if said:
                self._keep(*said)
                self._leave(line, LeftOut.ANSWERS)
                place += 1
                continue
            run = self._run_at(lines, place)
            if run is None:
                if self._is_only_answers(line):
                    self._leave(line, LeftOut.ANSWERS)
                    line = ""
                found.append(line)
                place += 1
                continue
            words, end = run
            self._keep(*words)
            for each in lines[place:end]:
                if each:
                    self._leave(each, LeftOut.ANSWERS)
            place = end
        return found

    def _keep(self, response: ResponseScale, words: tuple[str, ...]) -> None:
        self.answers.setdefault(response.id, words)

    def _sets_in(self, line: str) -> tuple[ResponseScale, tuple[str, ...]] | None:
        """The answers that one line says, ``0 = Never, 1 = Sometimes`` or in columns; ``None`` for any other."""
        keyed = _KEYED.split(line)
        if len(keyed) >= 5 and not keyed[0].strip():
            return self._keyed(list(map(int, keyed[1::2])), [_trimmed(word) for word in keyed[2::2]])
        for words in (_parted(line), self._known_in(line)):
            scale = self._scale_for(words)
            if scale is not None:
                return scale
        return None

    def _keyed(self, numbers: list[int], words: list[str]) -> tuple[ResponseScale, tuple[str, ...]] | None:
        """Answers that come with their points, or with the number of their column."""
        for response in self._by_likeness(words):
            columns = list(range(1, len(response.values) + 1))
            if sorted(numbers) == sorted(response.values):
                by_points = dict(zip(numbers, words, strict=True))
                return response, tuple(by_points[value] for value in response.values)
            if numbers == columns:
                return response, self._turned(response, tuple(words))
        return None

    def _scale_for(self, words: Sequence[str]) -> tuple[ResponseScale, tuple[str, ...]] | None:
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
        is_unknown = response.id not in self.ours.responses and len(words) > 2
        # A piece of a longer word, as of a head in two lines, begins small or stands there twice.
        is_apart = len({_folded(word) for word in words}) == len(words)
        return is_unknown and is_apart and all(map(_is_answer_like, words))

    def _by_likeness(self, words: Sequence[str]) -> list[ResponseScale]:
        """The scales, the one whose words are most like these first; one that has its words already comes last."""
        return sorted(
            worded_responses(self.instrument),
            key=lambda one: (-self._likeness(one, words), one.id in self.answers),
        )

    def _likeness(self, response: ResponseScale, words: Sequence[str]) -> int:
        known = {_folded(word) for word in self.ours.responses.get(response.id, ())}
        return sum(_folded(word) in known for word in words)

    def _turned(self, response: ResponseScale, words: tuple[str, ...]) -> tuple[str, ...]:
        """In the order of our values, as a form may print its columns the other way round; pieces made whole."""
        ours = self.ours.responses.get(response.id, ())
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

    def _is_only_answers(self, line: str) -> bool:
        """Whether nothing but words of our answers stands on it, in whatever order and however cut."""
        said = _folded(line).split()
        return bool(said) and set(said) <= self.answer_tokens

    def _known_in(self, line: str) -> tuple[str, ...]:
        """Known answers one after the other with nothing between: ``Always Often Sometimes Rarely Never``."""
        folded = f" {_folded(line)} "
        for response in worded_responses(self.instrument):
            known = self.ours.responses.get(response.id, ())
            for row in (known, known[::-1]):
                if row and folded == f" {' '.join(map(_folded, row))} ":
                    return tuple(row)
        return ()

    def _run_at(
        self, lines: Sequence[str], place: int
    ) -> tuple[tuple[ResponseScale, tuple[str, ...]], int] | None:
        """Answers one under the other from a place on, and where they end."""
        for response in worded_responses(self.instrument):
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

    # --- questions -----------------------------------------------------------------------------------------

    def _pieces(self, lines: Sequence[str]) -> list[_Piece]:
        """The lines with what they begin with taken off."""
        grids = tuple(one.values for one in worded_responses(self.instrument))
        found: list[_Piece] = []
        expected, is_waiting, is_after_gap = 1, False, False
        for line in lines:
            if not line:
                is_after_gap = True
                continue
            text, begins = line, False
            known = pasted_signs.numbered(line)
            if known is not None and (known[0] == expected or (known[2] and self._may_be(known[0]))):
                expected, text, begins = known[0] + 1, known[1], True
            else:
                after_bullet = pasted_signs.bullet(line)
                text, begins = (line, False) if after_bullet is None else (after_bullet, True)
            text = pasted_signs.without_grid(text.replace("\t", " "), grids)
            if begins and not text:
                # The number stands alone on its line: its words are on the next one.
                is_waiting, is_after_gap = True, False
                continue
            found.append(_Piece(text, begins or is_waiting, is_after_gap))
            is_waiting = is_after_gap = False
        return [piece for piece in found if piece.text]

    def _may_be(self, number: int) -> bool:
        """Numbers with a sign after them begin a line even out of turn: parts of a form count anew."""
        return 1 <= number <= len(self.instrument.items)

    def _joined(self, pieces: Sequence[_Piece]) -> list[str]:
        """Wrapped lines in one; what stands before the first number is left out where lines are numbered."""
        begun = sum(piece.begins for piece in pieces)
        is_marked = begun > 1 and 3 * begun >= min(len(self.instrument.items), len(pieces))
        is_whole = begun >= len(self.instrument.items)
        found: list[str] = []
        has_begun = not is_marked
        for piece in pieces:
            has_begun = has_begun or piece.begins
            if not has_begun:
                self._leave(piece.text, LeftOut.BEFORE)
            elif found and self._goes_on(found[-1], piece, is_marked=is_marked):
                whole = pasted_signs.joined(found[-1], piece.text)
                self.cut_words += len(whole) < len(found[-1]) + len(piece.text)
                found[-1] = whole
            elif is_marked and not piece.begins and (is_whole or _is_heading(piece.text)):
                self._leave(piece.text, LeftOut.HEADING)
            else:
                found.append(piece.text)
        return found

    def _goes_on(self, before: str, piece: _Piece, *, is_marked: bool) -> bool:
        """Whether a piece goes on with the line before it."""
        if piece.begins or len(before) > 2 * LINE_LIMIT:
            # No question is that long: what follows is put where it belongs by hand.
            return False
        if is_marked:
            # A heading between two parts stands alone; the rest of a sentence follows at once.
            return not piece.is_after_gap or piece.text[:1].islower()
        return piece.text[:1].islower() or before[-1:] in {"-", "‐", ",", "(", "’", "'"}


def _folded(text: str) -> str:
    """Without accents, capitals and signs: how answers are compared."""
    bare = unicodedata.normalize("NFD", text.casefold().replace("’", "'"))
    kept = "".join(sign if sign.isalnum() else " " for sign in bare if not unicodedata.combining(sign))
    return " ".join(kept.split())


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _is_answer_like(word: str) -> bool:
    """A few words that begin with a capital and hold no figure."""
    is_short = len(word) > 2 and len(word.split()) <= _LONGEST_ANSWER
    return is_short and word[0].isupper() and not any(map(str.isdigit, word))


def _is_heading(text: str) -> bool:
    """A few words that end without a sign: ``Part B``."""
    return len(text.split()) <= _LONGEST_HEADING and text[-1].isalnum()


def _trimmed(word: str) -> str:
    return word.strip(" \t,;.:/|")


def _parted(line: str) -> tuple[str, ...]:
    return tuple(filter(None, (_trimmed(word) for word in _BETWEEN.split(line))))


def _unkeyed(line: str) -> str:
    """An answer without the number before it: ``1 Never``, ``(1) Never``."""
    return _trimmed(re.sub(r"^\(?\d{1,3}\)?\s*[.=:)–-]?\s+", "", line)).replace("\t", " ")
