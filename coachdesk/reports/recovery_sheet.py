"""The printed recovery code: the code in the upper half, folded inside; no name of a practice or a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from coachdesk.figures.documents import RecoverySheet
from coachdesk.reports import colours, fonts, text
from coachdesk.reports.blocks import draw_stack, rule, stack_height
from coachdesk.reports.layout import HEIGHT, WIDTH, folio, write
from coachdesk.reports.tables import draw_box
from coachdesk.reports.text import Style, Typesetter

_LEFT: Final = 24 * mm
_WIDTH: Final = WIDTH - 2 * _LEFT
_COLUMN: Final = 52 * mm
_MARK: Final = 44 * mm
_CELL: Final = (9 * mm, 11.8 * mm)
_GROUP_GAP: Final = 6 * mm
_ROW_PITCH: Final = 29 * mm
_GROUPS_TOP: Final = 80.3 * mm
_GROUPS_IN_A_ROW: Final = 4
_FOLD: Final = 148.5 * mm
_KEPT_BASELINE: Final = 30 * mm
_FOOT_RULE: Final = 18 * mm
_FOLIO: Final = 13 * mm

_TITLE: Final = Style(fonts.SEMIBOLD, 26, 30, colours.INK)
_PROMISE: Final = Style(fonts.SANS, 13, 18.5, colours.INK)
_SIGN: Final = Style(fonts.SEMIBOLD, 20, 20, colours.INK)
_STEP: Final = Style(fonts.SANS, 12, 17.5, colours.INK)
_STEP_NUMBER: Final = Style(fonts.SEMIBOLD, 12, 17.5, colours.INK)
_SMALL: Final = Style(fonts.SANS, 9.5, 13, colours.SECONDARY)


def draw(canvas: Canvas, sheet: RecoverySheet, typesetter: Typesetter) -> None:
    """Draw the one page."""
    _draw_promise(canvas, sheet, typesetter)
    for index, group in enumerate(sheet.groups):
        row, place = divmod(index, _GROUPS_IN_A_ROW)
        x = _LEFT + place * (4 * _CELL[0] + _GROUP_GAP)
        _draw_group(canvas, index + 1, typesetter.line(group), x, HEIGHT - _GROUPS_TOP - row * _ROW_PITCH)
    rows = -(-len(sheet.groups) // _GROUPS_IN_A_ROW)
    below = HEIGHT - _GROUPS_TOP - (rows - 1) * _ROW_PITCH - _CELL[1] - 5.2 * mm
    draw_stack(canvas, [typesetter.paragraph(sheet.alphabet_words, text.SUBTITLE)], _LEFT, below, _WIDTH)
    _draw_fold(canvas, typesetter.line(sheet.fold_words))
    top = HEIGHT - _FOLD - 9.3 * mm
    top = _draw_list(canvas, sheet.now, typesetter, top, mark="box")
    top = _draw_list(canvas, sheet.that_day, typesetter, top, mark="number")
    _draw_list(canvas, sheet.know, typesetter, top, mark="")
    _draw_kept(canvas, typesetter.line(sheet.kept_by), typesetter.line(sheet.kept_on))
    rule(canvas, _LEFT, _FOOT_RULE, _WIDTH, colours.HAIRLINE, 0.6)
    folio(canvas, typesetter, sheet.foot, sheet.page_words, 1, 1, margin=_LEFT, baseline=_FOLIO, style=_SMALL)


def _draw_promise(canvas: Canvas, sheet: RecoverySheet, typesetter: Typesetter) -> None:
    end = draw_stack(canvas, [typesetter.paragraph(sheet.title, _TITLE)], _LEFT, HEIGHT - 17.7 * mm, _WIDTH)
    subtitle = typesetter.paragraph(sheet.subtitle, text.SUBTITLE)
    end = draw_stack(canvas, [subtitle], _LEFT, end - 2.6 * mm, _WIDTH)
    promise = [typesetter.paragraph(words, _PROMISE) for words in sheet.promise]
    draw_stack(canvas, promise, _LEFT, end - 9 * mm, _WIDTH)


def _draw_group(canvas: Canvas, number: int, signs: str, x: float, top: float) -> None:
    write(canvas, str(number), _SMALL, x, top + 2.2 * mm)
    canvas.setStrokeColor(colours.RULE)
    canvas.setLineWidth(0.7)
    for index, sign in enumerate(signs):
        left = x + index * _CELL[0]
        canvas.rect(left, top - _CELL[1], *_CELL, stroke=1, fill=0)
        width = fonts.width(sign, _SIGN.face, _SIGN.size)
        write(canvas, sign, _SIGN, left + (_CELL[0] - width) / 2, top - _CELL[1] / 2 - 0.33 * _SIGN.size)


def _draw_fold(canvas: Canvas, words: str) -> None:
    y = HEIGHT - _FOLD
    canvas.saveState()
    canvas.setDash([3, 3])
    rule(canvas, _LEFT, y, _WIDTH, colours.RULE, 0.7)
    canvas.restoreState()
    write(canvas, words, _SMALL, _LEFT + _WIDTH, y + 1.9 * mm, is_right=True)


def _draw_list(
    canvas: Canvas, block: tuple[str, Sequence[str]], typesetter: Typesetter, top: float, *, mark: str
) -> float:
    """A heading at the left, its steps beside it.

    Returns:
        Where the next list begins.
    """
    heading, steps = block
    style = text.HEADING.tinted(colours.accent(""))
    side = [typesetter.paragraph(heading, style)]
    draw_stack(canvas, side, _LEFT, top - 1, _MARK - 3 * mm)
    end = top - stack_height(side, _MARK - 3 * mm)
    y = top
    for number, step in enumerate(steps, start=1):
        if mark == "box":
            draw_box(canvas, _LEFT + _MARK, y - 12.4, is_ticked=False)
        elif mark == "number":
            write(canvas, str(number), _STEP_NUMBER, _LEFT + _MARK, y - _STEP.size)
        words = typesetter.paragraph(step, _STEP)
        y = draw_stack(canvas, [words], _LEFT + _COLUMN, y, _WIDTH - _COLUMN) - 4.6
    return min(y, end) - 9.2


def _draw_kept(canvas: Canvas, kept_by: str, kept_on: str) -> None:
    x = _LEFT
    end = _LEFT + _WIDTH
    middle = _LEFT + 84 * mm
    for words, right in ((kept_by, middle), (kept_on, end)):
        write(canvas, words, text.BODY, x, _KEPT_BASELINE)
        start = x + fonts.width(words, text.BODY.face, text.BODY.size) + 3.5 * mm
        rule(canvas, start, _KEPT_BASELINE - 1.6 * mm, right - start, colours.WRITING_LINE, 0.9)
        x = right + 8 * mm
