"""Four weeks on a page: the same few questions, a block a week, every box at least seven millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from coachdesk.figures.form_sheets import AnswerBlock, AnswerLine, Diary, DiaryWeek
from coachdesk.reports import colours, fonts, text
from coachdesk.reports.blocks import rule
from coachdesk.reports.form_page import (
    FULL,
    LATER_TOP,
    LEAST_BOX,
    LEFT,
    RIGHT,
    TICK_GAP,
    FormPage,
    marked_box,
)
from coachdesk.reports.layout import HEIGHT, write
from coachdesk.reports.text import Style

_WEEK: Final = Style(fonts.SEMIBOLD, 12, 15, colours.INK)
_DAYS: Final = Style(fonts.SANS, 10.5, 14, colours.SECONDARY)
_SITUATION: Final = Style(fonts.SANS, 10, 13, colours.INK)
_QUESTION: Final = Style(fonts.SEMIBOLD, 10.5, 10, colours.INK)
_END: Final = Style(fonts.SANS, 9, 9.5, colours.SECONDARY)
_IN_BOX: Final = Style(fonts.SANS, 9.5, 11, colours.SECONDARY)
_WORD: Final = Style(fonts.SANS, 9.5, 10, colours.INK)
_TOP: Final = 35.8 * mm
_HEAD: Final = 8 * mm
_ABOVE: Final = 0.5 * mm
_FREE: Final = 6.4 * mm
_UNDER: Final = 1.8 * mm
_ASKED: Final = 31 * mm
_SIDE: Final = 28 * mm
_GAP: Final = 2 * mm
_APART: Final = 7 * mm
_LOOSEST: Final = 1.5 * mm
_LEAST_BETWEEN: Final = 0.6 * mm
_GRID_LEFT: Final = LEFT + _ASKED + _SIDE + _GAP
_WIDEST_CELL: Final = 30 * mm
_CELL_GAP: Final = 0.8 * mm
_GRID: Final = FULL - _ASKED - 2 * (_SIDE + _GAP)


class DiaryPages:
    """Draws one diary.

    Args:
        page: what its pages carry.
        diary: the weeks and their questions.
    """

    def __init__(self, page: FormPage, diary: Diary) -> None:
        self._page = page
        self._diary = diary
        rows = sum(len(block.lines) for block in diary.blocks)
        self._block = _HEAD + rows * LEAST_BOX + _UNDER
        room = HEIGHT - _TOP - page.foot_top - 0.6 * mm
        self._has_free_line = 4 * (self._block + _FREE) <= room or rows > room / 4 / LEAST_BOX
        if self._has_free_line:
            self._block += _FREE
        fitting = max(1, int(room // self._block))
        self._per_page = next(count for count in (4, 2, 1) if count <= fitting)
        spare = room / self._per_page - self._block if self._per_page > 1 else 0
        # First between the boxes of a week, then between the weeks.
        between = min(_LOOSEST, spare / (rows + 1))
        # Two lines closer than that would look like one that is blurred.
        between = between if between >= _LEAST_BETWEEN else 0.0
        self._pitch = LEAST_BOX + between
        self._block += rows * between
        self._extra = min(3 * mm, spare - rows * between)

    @property
    def count(self) -> int:
        """How many pages."""
        return -(-len(self._diary.weeks) // self._per_page)

    def draw(self, canvas: Canvas, number: int) -> None:
        """Draw a page, from 1."""
        weeks = self._diary.weeks[(number - 1) * self._per_page : number * self._per_page]
        if number == 1:
            self._page.draw_title(canvas, self._diary.head, self._diary.head.instruction)
        else:
            self._page.draw_running(canvas, self._diary.head)
        top = HEIGHT - _TOP if number == 1 else LATER_TOP
        for week in weeks:
            self._draw_week(canvas, week, top)
            top -= self._block + self._extra

    def _draw_week(self, canvas: Canvas, week: DiaryWeek, top: float) -> None:
        rule(canvas, LEFT, top, FULL, colours.INK, 0.9)
        self._draw_head(canvas, week, top)
        y = top - _HEAD
        for block in self._diary.blocks:
            for line in block.lines:
                y -= self._pitch
                self._draw_line(canvas, block, line, y)
        if self._has_free_line:
            baseline = y - _FREE + 1.6 * mm
            write(canvas, self._page.typesetter.line(self._diary.free_words), _QUESTION, LEFT, baseline)
            rule(canvas, _GRID_LEFT, baseline - 1, RIGHT - _GRID_LEFT, colours.WRITING_LINE, 0.9)

    def _draw_head(self, canvas: Canvas, week: DiaryWeek, top: float) -> None:
        """Name and days at the left, the work situation at the right, from the right edge inwards."""
        line = self._page.typesetter.line
        baseline = top - _ABOVE - LEAST_BOX / 2 - 0.33 * _WEEK.size
        name = line(week.name)
        write(canvas, name, _WEEK, LEFT, baseline)
        start = LEFT + fonts.width(name, _WEEK.face, _WEEK.size) + 2.4 * mm
        days = line(week.days)
        write(canvas, days, _DAYS, start, baseline)
        free = RIGHT - start - fonts.width(days, _DAYS.face, _DAYS.size)
        taken = [
            LEAST_BOX + TICK_GAP + fonts.width(line(words), _SITUATION.face, _SITUATION.size)
            for words in self._diary.head.situations
        ]
        between = min(_APART, (free - sum(taken)) / len(taken))
        x = RIGHT - sum(taken) - between * (len(taken) - 1)
        for words, width in zip(self._diary.head.situations, taken, strict=True):
            self._page.draw_tick(canvas, words, x, top - _ABOVE - LEAST_BOX, _SITUATION)
            x += width + between

    def _draw_line(self, canvas: Canvas, block: AnswerBlock, line: AnswerLine, y: float) -> None:
        polish = self._page.typesetter.line
        room = _ASKED if line.low_end else _ASKED + _SIDE
        self._beside(canvas, polish(line.question), _QUESTION, LEFT, room, y)
        if not block.boxes:
            marked_box(canvas, "", _IN_BOX, _GRID_LEFT, y, 3 * LEAST_BOX, LEAST_BOX)
            self._beside(
                canvas, polish(block.range_words), _END, _GRID_LEFT + 3 * LEAST_BOX + _GAP, _GRID / 2, y
            )
            return
        self._beside(canvas, polish(line.low_end), _END, LEFT + _ASKED, _SIDE, y, is_right=True)
        self._beside(canvas, polish(line.high_end), _END, _GRID_LEFT + _GRID + _GAP, _SIDE, y)
        width = _GRID / len(block.boxes)
        if block.words:
            self._draw_worded(canvas, [polish(words) for words in block.words], y)
            return
        for index, inside in enumerate(block.boxes):
            marked_box(canvas, inside, _IN_BOX, _GRID_LEFT + index * width, y, width, LEAST_BOX)

    def _draw_worded(self, canvas: Canvas, words: Sequence[str], y: float) -> None:
        """Boxes side by side with their words at the right of each."""
        cell = min((RIGHT - _GRID_LEFT) / len(words), _WIDEST_CELL)
        for index, each in enumerate(words):
            left = _GRID_LEFT + index * cell
            marked_box(canvas, "", _IN_BOX, left, y, LEAST_BOX, LEAST_BOX)
            room = cell - LEAST_BOX - TICK_GAP - _CELL_GAP
            self._beside(canvas, each, _WORD, left + LEAST_BOX + TICK_GAP, room, y)

    def _beside(
        self,
        canvas: Canvas,
        words: str,
        style: Style,
        left: float,
        width: float,
        y: float,
        *,
        is_right: bool = False,
    ) -> None:
        """One or two lines in the middle of a row."""
        if not words:
            return
        lines = text.balanced(words, style, width)
        baseline = y + LEAST_BOX / 2 + (len(lines) / 2 - 1) * style.leading + 0.24 * style.size
        for each in lines:
            write(canvas, each, style, left + width if is_right else left, baseline, is_right=is_right)
            baseline -= style.leading
