"""The whole text of a questionnaire, pasted from its PDF: which lines are questions, which words are answers.

Nothing is taken for certain: each line that was left out is told with its reason, and what stands in the slots is
put right by hand before anything is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from coachdesk.domain import pasted_signs
from coachdesk.domain.errors import UserError
from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument
from coachdesk.domain.messages import N_
from coachdesk.domain.pasted_answers import PastedAnswers
from coachdesk.domain.wordings import LINE_LIMIT, MOST_LINES, worded_responses

PASTE_LIMIT: Final = 200_000
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
    return _Reader(instrument, PastedAnswers(instrument, ours), lines).read()


@dataclass(slots=True)
class _Piece:
    """A line in the course of being read. ``begins`` when a number or a bullet stood before it."""

    text: str
    begins: bool = False
    is_after_gap: bool = False


@dataclass(slots=True)
class _Reader:
    instrument: Instrument
    answers: PastedAnswers
    source: tuple[str, ...]
    left_out: list[LeftOutLine] = field(default_factory=list)
    cut_words: int = 0

    def read(self) -> PastedText:
        lines = self._without_answers(self._without_furniture(self.source))
        pieces = self._pieces(lines)
        questions = self._joined(pieces)
        return PastedText(
            tuple(questions[:MOST_LINES]), self.answers.found, tuple(self.left_out), self.cut_words
        )

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
            if not self.answers.is_only_answers(line) and not self.answers.said_in(line)
        }

    def _without_answers(self, lines: Sequence[str]) -> list[str]:
        """Take out the lines that say the answers: side by side, or one under the other."""
        found: list[str] = []
        place = 0
        while place < len(lines):
            line = lines[place]
            said = self.answers.said_in(line)
            if said:
                self.answers.keep(said)
                self._leave(line, LeftOut.ANSWERS)
                place += 1
                continue
            run = self.answers.run_at(lines, place)
            if run is None:
                if self.answers.is_only_answers(line):
                    self._leave(line, LeftOut.ANSWERS)
                    line = ""
                found.append(line)
                place += 1
                continue
            words, end = run
            self.answers.keep(words)
            for each in lines[place:end]:
                if each:
                    self._leave(each, LeftOut.ANSWERS)
            place = end
        return found

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


def _is_heading(text: str) -> bool:
    """A few words that end without a sign: ``Part B``."""
    return len(text.split()) <= _LONGEST_HEADING and text[-1].isalnum()
