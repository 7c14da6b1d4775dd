"""Rows of a blank form: questions with the boxes that answer them, each kind laid out for a tired hand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from coachdesk.figures.form_sheets import AnswerBlock, AnswerLine
from coachdesk.reports import colours, fonts, text
from coachdesk.reports.blocks import draw_stack, rule, stack_height
from coachdesk.reports.form_page import FULL, LEAST_BOX, LEFT, RIGHT, SMALL, marked_box
from coachdesk.reports.layout import write
from coachdesk.reports.text import Style, Typesetter

QUESTION: Final = Style(fonts.SANS, 12, 16, colours.INK)
MARK: Final = Style(fonts.SEMIBOLD, 12, 16, colours.INK)
_DENSE_MARK: Final = Style(fonts.SEMIBOLD, 14, 16, colours.INK)
IN_BOX: Final = Style(fonts.SANS, 10, 12, colours.SECONDARY)
_OVER: Final = Style(fonts.SANS, 9.5, 11.5, colours.INK)

_MARK_WIDTH: Final = 9 * mm
_BOX: Final = 9 * mm
_WIDEST_BOX: Final = 11.4 * mm
_GAP: Final = 2.6 * mm
_WIDEST_PITCH: Final = 15 * mm
_ROW_PAD: Final = 2.6 * mm
_UNDER_HEAD: Final = 3 * mm
_EVERY: Final = 5
_EVERY_GAP: Final = 3.2 * mm
_COLUMN_GAP: Final = 9 * mm
_DENSE_MARK_WIDTH: Final = 13 * mm
_MOST_SIDE_BY_SIDE: Final = 7
_WIDEST_COLUMN: Final = 24 * mm
_LEAST_COLUMN: Final = 12 * mm
_LEAST_QUESTION: Final = 68 * mm
_LEAST_HINT: Final = 36 * mm
_HINT_LETTERS: Final = 40


class Row:
    """A piece of a form that never parts.

    Attributes:
        height: in points, with the white under it.
        header: stands above it where it opens a page or another block.
    """

    def __init__(self, height: float, header: Row | None = None) -> None:
        self.height = height
        self.header = header

    def draw(self, canvas: Canvas, top: float) -> None:
        """Draw it below ``top``."""


class WordsHeader(Row):
    """Words over the columns, a black rule under them."""

    def __init__(
        self, words: Sequence[Sequence[str]], middles: Sequence[float], rules: Sequence[tuple[float, float]]
    ) -> None:
        self._words = words
        self._middles = middles
        self._rules = rules
        self._lines = max((len(lines) for lines in words), default=0)
        super().__init__(self._lines * _OVER.leading + 1.4 * mm + _UNDER_HEAD)

    def draw(self, canvas: Canvas, top: float) -> None:
        """Words end on one line, however many lines each has."""
        for lines, middle in zip(self._words, self._middles, strict=True):
            y = top - _OVER.leading * (self._lines - len(lines) + 1) + 2
            for line in lines:
                width = fonts.width(line, _OVER.face, _OVER.size)
                write(canvas, line, _OVER, middle - width / 2, y)
                y -= _OVER.leading
        foot = top - self._lines * _OVER.leading - 1.4 * mm
        for left, width in self._rules:
            rule(canvas, left, foot, width, colours.INK, 0.9)


class ColumnRow(Row):
    """The question at the left, a box under each word at the right."""

    def __init__(
        self,
        mark: str,
        question: Paragraph,
        width: float,
        boxes: Sequence[str],
        middles: Sequence[float],
        header: Row,
    ) -> None:
        self._mark = mark
        self._question = question
        self._width = width
        self._boxes = boxes
        self._middles = middles
        self._inner = max(stack_height([question], width), _BOX)
        super().__init__(self._inner + 2 * _ROW_PAD, header)

    def draw(self, canvas: Canvas, top: float) -> None:
        """Question and boxes share their middle; a hairline leads the eye across."""
        middle = top - self.height / 2
        own = stack_height([self._question], self._width)
        first = middle + own / 2
        write(canvas, self._mark, MARK, LEFT, first - MARK.size + 0.4)
        draw_stack(canvas, [self._question], LEFT + _MARK_WIDTH, first, self._width)
        for inside, centre in zip(self._boxes, self._middles, strict=True):
            marked_box(canvas, inside, IN_BOX, centre - _BOX / 2, middle - _BOX / 2, _BOX, _BOX)
        rule(canvas, LEFT, top - self.height, FULL, colours.HAIRLINE, 0.6)


class ScaleRow(Row):
    """The question above a full row of numbers, the ends in words below."""

    _ABOVE: Final = 1.6 * mm
    _BELOW: Final = 5 * mm

    def __init__(
        self, line: AnswerLine, boxes: Sequence[str], words: Sequence[str], typesetter: Typesetter
    ) -> None:
        self._mark = line.mark
        self._boxes = boxes
        self._question = typesetter.paragraph(line.question, QUESTION)
        self._width = FULL - _MARK_WIDTH
        self._pitch = min((self._width + _GAP) / len(boxes), _WIDEST_PITCH)
        half = self._pitch * len(boxes) / 2 - 3 * mm
        low, high = line.low_end or (words[0] if words else ""), line.high_end or (words[-1] if words else "")
        self._low = text.balanced(typesetter.line(low), SMALL, half) if low else []
        self._high = text.balanced(typesetter.line(high), SMALL, half) if high else []
        self._ends = max(len(self._low), len(self._high)) * SMALL.leading
        asked = stack_height([self._question], self._width)
        super().__init__(asked + self._ABOVE + _BOX + self._ends + self._BELOW)

    def draw(self, canvas: Canvas, top: float) -> None:
        """Question, boxes, ends."""
        write(canvas, self._mark, MARK, LEFT, top - MARK.size - 0.6)
        left = LEFT + _MARK_WIDTH
        y = draw_stack(canvas, [self._question], left, top, self._width) - self._ABOVE - _BOX
        width = self._pitch - _GAP
        for index, inside in enumerate(self._boxes):
            marked_box(canvas, inside, IN_BOX, left + index * self._pitch, y, width, _BOX)
        right = left + self._pitch * len(self._boxes) - _GAP
        for lines, x, is_right in ((self._low, left, False), (self._high, right, True)):
            baseline = y - SMALL.leading + 0.5
            for words in lines:
                write(canvas, words, SMALL, x, baseline, is_right=is_right)
                baseline -= SMALL.leading


class StackedRow(Row):
    """The question above its boxes, each with its long words at its right."""

    def __init__(
        self, line: AnswerLine, boxes: Sequence[str], words: Sequence[str], typesetter: Typesetter
    ) -> None:
        self._mark = line.mark
        self._boxes = boxes
        self._question = typesetter.paragraph(line.question, QUESTION)
        self._width = FULL - _MARK_WIDTH
        count = len(boxes)
        self._per_line = next((n for n in (count, -(-count // 2), 2) if self._fits(words, n, typesetter)), 1)
        self._cell = self._width / self._per_line
        room = self._cell - _BOX - 4 * mm
        self._words = [text.wrapped(typesetter.line(each), _OVER, room) for each in words]
        self._lines = -(-count // self._per_line)
        asked = stack_height([self._question], self._width)
        super().__init__(asked + 1.6 * mm + self._lines * (_BOX + 2 * mm) + 3 * mm)

    def _fits(self, words: Sequence[str], count: int, typesetter: Typesetter) -> bool:
        room = self._width / count - _BOX - 4 * mm
        lines = [text.wrapped(typesetter.line(each), _OVER, room) for each in words]
        return all(
            len(each) <= 2 and all(fonts.width(part, _OVER.face, _OVER.size) <= room for part in each)
            for each in lines
        )

    def draw(self, canvas: Canvas, top: float) -> None:
        """Question, then boxes in as many lines as they need."""
        write(canvas, self._mark, MARK, LEFT, top - MARK.size - 0.6)
        left = LEFT + _MARK_WIDTH
        y = draw_stack(canvas, [self._question], left, top, self._width) - 1.6 * mm - _BOX
        for index, (inside, lines) in enumerate(zip(self._boxes, self._words, strict=True)):
            row, place = divmod(index, self._per_line)
            x, bottom = left + place * self._cell, y - row * (_BOX + 2 * mm)
            marked_box(canvas, inside, IN_BOX, x, bottom, _BOX, _BOX)
            baseline = bottom + _BOX / 2 + (len(lines) / 2 - 1) * _OVER.leading + 2.2
            for words in lines:
                write(canvas, words, _OVER, x + _BOX + 2 * mm, baseline)
                baseline -= _OVER.leading


class WrittenRow(Row):
    """The question at the left, one wide box for a number at the right."""

    _WIDE: Final = 26 * mm
    _HIGH: Final = 10.5 * mm

    def __init__(self, line: AnswerLine, range_words: str, typesetter: Typesetter) -> None:
        self._mark = line.mark
        self._range = typesetter.line(range_words)
        taken = self._WIDE + fonts.width(self._range, SMALL.face, SMALL.size) + 8 * mm
        self._width = FULL - _MARK_WIDTH - taken
        self._question = typesetter.paragraph(line.question, QUESTION)
        self._asked = stack_height([self._question], self._width)
        super().__init__(max(self._asked, self._HIGH) + 2 * _ROW_PAD)

    def draw(self, canvas: Canvas, top: float) -> None:
        """Question, range, box."""
        middle = top - self.height / 2
        first = middle + self._asked / 2
        write(canvas, self._mark, MARK, LEFT, first - MARK.size + 0.4)
        draw_stack(canvas, [self._question], LEFT + _MARK_WIDTH, first, self._width)
        left = RIGHT - self._WIDE
        write(canvas, self._range, SMALL, left - 3 * mm, middle - 0.33 * SMALL.size, is_right=True)
        marked_box(canvas, "", IN_BOX, left, middle - self._HIGH / 2, self._WIDE, self._HIGH)


class DenseRow(Row):
    """Numbers and boxes alone, two questions side by side: the answer sheet of a form with its own words."""

    def __init__(
        self,
        marks: Sequence[str],
        boxes: Sequence[str],
        lefts: Sequence[float],
        width: float,
        header: Row,
        *,
        is_fifth: bool,
    ) -> None:
        self._marks = marks
        self._boxes = boxes
        self._lefts = lefts
        self._pitch = (width - _DENSE_MARK_WIDTH) / len(boxes)
        self._box = min(_WIDEST_BOX, self._pitch - 1.4 * mm)
        super().__init__(self._box + _GAP + (_EVERY_GAP if is_fifth else 0), header)

    @property
    def spare(self) -> float:
        """By how much its boxes may become smaller."""
        return self._box - LEAST_BOX

    def narrow(self, by: float) -> None:
        """Smaller boxes, and so a lower row."""
        self._box -= by
        self.height -= by

    def draw(self, canvas: Canvas, top: float) -> None:
        """Number, boxes; a wider gap after each fifth, so that nobody loses the row."""
        for mark, left in zip(self._marks, self._lefts, strict=False):
            end = left + 8 * mm
            write(
                canvas, mark, _DENSE_MARK, end, top - self._box / 2 - 0.33 * _DENSE_MARK.size, is_right=True
            )
            for index, inside in enumerate(self._boxes):
                x = left + _DENSE_MARK_WIDTH + index * self._pitch + (self._pitch - self._box) / 2
                marked_box(canvas, inside, IN_BOX, x, top - self._box, self._box, self._box)


def rows_of(block: AnswerBlock, typesetter: Typesetter, *, is_alone: bool = True) -> list[Row]:
    """The rows of a block, in the kind that suits its questions and answers.

    Args:
        block: questions answered in the same boxes.
        typesetter: of the language of the form.
        is_alone: the form has no other block; several are set alike, short or long.
    """
    if not block.boxes:
        return [WrittenRow(line, block.range_words, typesetter) for line in block.lines]
    if not any(line.question for line in block.lines):
        return _dense(block, typesetter, _EVERY if is_alone else 1)
    has_ends = any(line.low_end or line.high_end for line in block.lines)
    is_many = len(block.boxes) > _MOST_SIDE_BY_SIDE
    columns = [] if has_ends or is_many else _columns(block, typesetter)
    if not columns and (has_ends or is_many or not block.words):
        return [ScaleRow(line, block.boxes, block.words, typesetter) for line in block.lines]
    return columns or [StackedRow(line, block.boxes, block.words, typesetter) for line in block.lines]


def _longest(words: str) -> float:
    """Width of the longest word, in points."""
    return max(fonts.width(part, _OVER.face, _OVER.size) for part in text.wrapped(words, _OVER, 1))


def _columns(block: AnswerBlock, typesetter: Typesetter) -> list[Row]:
    """Questions beside columns of boxes; none when the words over them would leave no room to ask."""
    words = [typesetter.line(each) for each in block.words]
    own = [max(_LEAST_COLUMN, _longest(each) + 2.6 * mm) for each in words]
    own = own or [_LEAST_COLUMN] * len(block.boxes)
    is_brief = all(len(line.question) <= _HINT_LETTERS for line in block.lines)
    least = _LEAST_HINT if is_brief else _LEAST_QUESTION
    # Columns of one width, where that leaves room to ask; else each as wide as its words.
    for pitches in ([max(own)] * len(own), own):
        width = FULL - _MARK_WIDTH - sum(pitches) - 3 * mm
        if width >= least:
            break
    if max(own) > _WIDEST_COLUMN or width < least:
        return []
    ends = list(accumulate(pitches, initial=RIGHT - sum(pitches)))
    middles = [(left + right) / 2 for left, right in pairwise(ends)]
    header = WordsHeader(
        [text.balanced(each, _OVER, pitch - 2 * mm) for each, pitch in zip(words, pitches, strict=False)],
        middles[: len(words)],
        [(LEFT, FULL)],
    )
    asked = [typesetter.paragraph(line.question, QUESTION) for line in block.lines]
    return [
        ColumnRow(line.mark, question, width, block.boxes, middles, header)
        for line, question in zip(block.lines, asked, strict=True)
    ]


def _dense(block: AnswerBlock, typesetter: Typesetter, in_one_column: int) -> list[Row]:
    columns = 2 if len(block.boxes) <= _MOST_SIDE_BY_SIDE and len(block.lines) > in_one_column else 1
    width = (FULL - _COLUMN_GAP * (columns - 1)) / columns
    lefts = [LEFT + column * (width + _COLUMN_GAP) for column in range(columns)]
    header = _dense_header(block, lefts, width, typesetter)
    high = -(-len(block.lines) // columns)
    marks = [line.mark for line in block.lines]
    return [
        DenseRow(marks[row::high], block.boxes, lefts, width, header, is_fifth=(row + 1) % _EVERY == 0)
        for row in range(high)
    ]


def _dense_header(block: AnswerBlock, lefts: Sequence[float], width: float, typesetter: Typesetter) -> Row:
    """The ends in words above the first and the last box, over each column of rows."""
    words: list[list[str]] = []
    middles: list[float] = []
    room = (width - _DENSE_MARK_WIDTH) / 2 - 2 * mm
    for left in lefts if block.words else ():
        for word, is_right in ((block.words[0], False), (block.words[-1], True)):
            lines = text.balanced(typesetter.line(word), _OVER, room)
            widest = max(fonts.width(line, _OVER.face, _OVER.size) for line in lines)
            words.append(lines)
            middles.append(left + width - widest / 2 if is_right else left + _DENSE_MARK_WIDTH + widest / 2)
    return WordsHeader(words, middles, [(left, width) for left in lefts])
