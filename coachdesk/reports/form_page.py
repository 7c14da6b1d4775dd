"""The page of a blank form: letterhead in a line, title, code, day, work situation, help and folio.

Everything a hand marks is a path in ink, at least :data:`LEAST_BOX` wide and high; nothing needs colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from coachdesk.figures.form_sheets import AnswerForm, FormPack, SheetHead
from coachdesk.reports import colours, fonts, text
from coachdesk.reports.blocks import draw_stack, rule, stack_height
from coachdesk.reports.layout import HEIGHT, WIDTH, draw_watermark, folio, write
from coachdesk.reports.text import Style, Typesetter

LEFT: Final = 20 * mm
FULL: Final = WIDTH - 2 * LEFT
RIGHT: Final = LEFT + FULL
LEAST_BOX: Final = 7 * mm
TICK_GAP: Final = 1.4 * mm
LATER_TOP: Final = HEIGHT - 26 * mm

INSTRUCTION: Final = Style(fonts.SANS, 11.5, 16, colours.INK)
LABEL: Final = Style(fonts.SANS, 11, 14, colours.INK)
SMALL: Final = Style(fonts.SANS, 9.5, 12.5, colours.SECONDARY)

_TITLE: Final = Style(fonts.SEMIBOLD, 20, 24, colours.INK)
_NAME: Final = Style(fonts.SANS, 9.5, 12.5, colours.INK)
_CODE: Final = Style(fonts.SEMIBOLD, 21, 24, colours.INK)
_HELP: Final = Style(fonts.SANS, 10, 13, colours.INK)
_BAR: Final = (14 * mm, 1.3 * mm)
_BAR_TOP: Final = 12.9 * mm
_TITLE_TOP: Final = 16 * mm
_FRAME: Final = (56 * mm, 15.5 * mm)
_TITLE_WIDTH: Final = FULL - _FRAME[0] - 7 * mm
_UNDER_TITLE: Final = 4.5 * mm
_CELL: Final = (8 * mm, 9.5 * mm)
_CELL_GAP: Final = 3 * mm
_CELLS: Final = (2, 2, 4)
_LABEL_HEIGHT: Final = 5 * mm
_SITUATIONS_LEFT: Final = 96 * mm
_SITUATION_PITCH: Final = (38 * mm, 8.4 * mm)
_DAY_HEIGHT: Final = _LABEL_HEIGHT + 2 * _SITUATION_PITCH[1] + 4 * mm
_UNDER_INSTRUCTION: Final = 4 * mm
_FOLIO: Final = 9.5 * mm
_HELP_BASELINE: Final = 14.5 * mm
_OFFICE: Final = 8 * mm
_CODE_INSET: Final = 3.5 * mm


class FormPage:
    """What every page of one pack carries.

    Args:
        pack: the forms and what they have in common.
        typesetter: of their language.
    """

    def __init__(self, pack: FormPack, typesetter: Typesetter) -> None:
        self._pack = pack
        self.typesetter = typesetter
        self._accent = colours.accent(pack.accent)
        lines = [text.wrapped(typesetter.line(words), _HELP, FULL) for words in pack.help_words]
        self._help = [part for parts in lines for part in parts]

    @property
    def foot_top(self) -> float:
        """Where the foot begins; the line of the practice stands above it."""
        return _HELP_BASELINE + _HELP.leading * len(self._help) + 1.5 * mm

    @property
    def bottom(self) -> float:
        """Where rows must end."""
        return self.foot_top + _OFFICE + 2 * mm

    def draw_furniture(self, canvas: Canvas, number: int, total: int) -> None:
        """Watermark, letterhead line and foot."""
        if self._pack.watermark:
            draw_watermark(canvas, self.typesetter.line(self._pack.watermark))
        canvas.setFillColor(self._accent)
        canvas.rect(LEFT, HEIGHT - _BAR_TOP - _BAR[1], *_BAR, stroke=0, fill=1)
        room = FULL - _BAR[0] - 4 * mm
        signature = text.shortened(self.typesetter.line(self._pack.signature), SMALL, room)
        write(canvas, signature, SMALL, LEFT + _BAR[0] + 4 * mm, HEIGHT - _BAR_TOP - _BAR[1])
        rule(canvas, LEFT, self.foot_top, FULL, colours.HAIRLINE, 0.6)
        y = self.foot_top - _HELP.leading + 0.5 * mm
        for words in self._help:
            write(canvas, words, _HELP, LEFT, y)
            y -= _HELP.leading
        folio(
            canvas,
            self.typesetter,
            self._pack.foot,
            self._pack.page_words,
            number,
            total,
            margin=LEFT,
            baseline=_FOLIO,
            style=SMALL,
        )

    def draw_running(self, canvas: Canvas, head: SheetHead) -> None:
        """On later pages: which questionnaire, and the code again, for a page that gets loose."""
        baseline = HEIGHT - 20 * mm
        write(canvas, self.typesetter.line(head.running), LABEL, LEFT, baseline)
        code = f"{self._pack.code_words} {head.code}"
        write(canvas, self.typesetter.line(code), LABEL, RIGHT, baseline, is_right=True)

    def draw_title(self, canvas: Canvas, head: SheetHead, told: Sequence[str] = ()) -> float:
        """Title at the left, the code large in its frame at the right; where both end.

        Args:
            canvas: the page.
            head: what to write.
            told: instructions that stand under the subtitle, where the page has no room of its own for them.
        """
        top = HEIGHT - _TITLE_TOP
        stack = self._titles(head)
        stack += [self.typesetter.paragraph(each, text.BODY) for each in told]
        end = draw_stack(canvas, stack, LEFT, top, _TITLE_WIDTH)
        left, frame_top = RIGHT - _FRAME[0], top - 0.5 * mm
        box(canvas, left, frame_top - _FRAME[1], *_FRAME)
        write(
            canvas,
            self.typesetter.line(self._pack.code_words),
            SMALL,
            left + _CODE_INSET,
            frame_top - 4.6 * mm,
        )
        if head.name:
            room = _FRAME[0] - 2 * _CODE_INSET - 14 * mm
            name = text.shortened(self.typesetter.line(head.name), _NAME, room)
            right = RIGHT - _CODE_INSET
            write(canvas, name, _NAME, right, frame_top - 4.6 * mm, is_right=True)
        code = self.typesetter.line(head.code)
        write(canvas, code, _CODE, left + _CODE_INSET, frame_top - _FRAME[1] + 3.2 * mm)
        return min(end, frame_top - _FRAME[1]) - _UNDER_TITLE

    def draw_day(self, canvas: Canvas, form: AnswerForm, top: float) -> float:
        """Cells for the date, boxes for the work situation; where both end."""
        line = self.typesetter.line
        write(canvas, line(form.date_words), SMALL, LEFT, top - 3 * mm)
        cells_top = top - _LABEL_HEIGHT
        x = LEFT
        for count, words in zip(_CELLS, form.date_parts, strict=True):
            for place in range(count):
                box(canvas, x + place * _CELL[0], cells_top - _CELL[1], *_CELL)
            write(canvas, line(words), SMALL, x + 0.8 * mm, cells_top - _CELL[1] - 4.2 * mm)
            x += count * _CELL[0] + _CELL_GAP
        left = LEFT + _SITUATIONS_LEFT
        write(canvas, line(form.head.situation_words), SMALL, left, top - 3 * mm)
        for index, words in enumerate(form.head.situations):
            column, row = index % 2, index // 2
            y = cells_top - row * _SITUATION_PITCH[1] - LEAST_BOX
            self.draw_tick(canvas, words, left + column * _SITUATION_PITCH[0], y, LABEL)
        return top - _DAY_HEIGHT

    def draw_tick(self, canvas: Canvas, words: str, x: float, y: float, style: Style) -> float:
        """A box with its word at the right, standing on ``y``; where the word ends."""
        box(canvas, x, y, LEAST_BOX, LEAST_BOX)
        polished = self.typesetter.line(words)
        start = x + LEAST_BOX + TICK_GAP
        write(canvas, polished, style, start, y + LEAST_BOX / 2 - 0.33 * style.size)
        return start + fonts.width(polished, style.face, style.size)

    def draw_instruction(self, canvas: Canvas, paragraphs: Sequence[str], top: float) -> float:
        """What to do; where it ends."""
        stack = [self.typesetter.paragraph(each, INSTRUCTION) for each in paragraphs]
        return draw_stack(canvas, stack, LEFT, top, FULL) - _UNDER_INSTRUCTION

    def draw_office(self, canvas: Canvas) -> None:
        """Who types the sheet in, and when; a box for a second entry."""
        baseline = self.foot_top + 3.2 * mm
        on, by, second = (self.typesetter.line(words) for words in self._pack.office_words)
        x = LEFT
        for words, room in ((on, 30 * mm), (by, 34 * mm)):
            write(canvas, words, SMALL, x, baseline)
            x += fonts.width(words, SMALL.face, SMALL.size) + 2 * mm
            rule(canvas, x, baseline - 1, room, colours.RULE, 0.7)
            x += room + 4 * mm
        box(canvas, x, baseline - 1.1 * mm, 4 * mm, 4 * mm)
        write(canvas, second, SMALL, x + 5.5 * mm, baseline)

    def head_end(self, form: AnswerForm) -> float:
        """Where rows may begin on the first page: what the drawing takes, measured beforehand."""
        head = form.head
        title = max(stack_height(self._titles(head), _TITLE_WIDTH), _FRAME[1] + 0.5 * mm) + _UNDER_TITLE
        told = [self.typesetter.paragraph(each, INSTRUCTION) for each in head.instruction]
        used = title + _DAY_HEIGHT + stack_height(told, FULL) + _UNDER_INSTRUCTION
        return HEIGHT - _TITLE_TOP - used

    def _titles(self, head: SheetHead) -> list[Paragraph]:
        stack = [self.typesetter.paragraph(head.title, _TITLE)]
        if head.subtitle:
            stack.append(self.typesetter.paragraph(head.subtitle, text.SUBTITLE))
        return stack


def box(canvas: Canvas, left: float, bottom: float, width: float, height: float) -> None:
    """An empty box in ink."""
    canvas.setStrokeColor(colours.INK)
    canvas.setLineWidth(0.9)
    canvas.rect(left, bottom, width, height, stroke=1, fill=0)


def marked_box(
    canvas: Canvas, mark: str, style: Style, left: float, bottom: float, width: float, height: float
) -> None:
    """A box with its mark small and pale in the middle."""
    box(canvas, left, bottom, width, height)
    if mark:
        x = left + (width - fonts.width(mark, style.face, style.size)) / 2
        write(canvas, mark, style, x, bottom + height / 2 - 0.33 * style.size)
