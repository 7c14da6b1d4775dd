"""Sections that only supervision notes have, as blocks of the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from coachdesk.domain.notes import Run
from coachdesk.figures.supervision_sections import (
    CaseSection,
    GridSection,
    LooksSection,
    NoticeSection,
    PenSection,
    QuestionSection,
    SupervisionSection,
)
from coachdesk.reports import colours, fonts, text
from coachdesk.reports.blocks import MAIN, Block, TextBlock, draw_stack, mark_outline, rule, stack_height
from coachdesk.reports.tables import Column, Form, Row, TableBlock
from coachdesk.reports.text import Style, Typesetter

QUESTION: Final = Style(fonts.SANS, 14, 20, colours.INK)
_NOTICE_INDENT: Final = 9 * mm
_NOTICE_PAD: Final = 7.0
_MARK: Final = 2.6 * mm
_LINE: Final = 9 * mm
_GUTTER: Final = 4 * mm
_LOOKS_WHOLE: Final = 120 * mm
"""Seven rows are seen at a glance; only very long ones are parted."""
_LOOKS: Final = Form(
    (Column(6 * mm, 38 * mm), Column(46 * mm, MAIN - 46 * mm), Column(0, 5 * mm)), 0, MAIN, 4.5, closes=True
)


def blocks(section: SupervisionSection, typesetter: Typesetter) -> Iterator[Block]:
    """What stands beside the heading of a section."""
    match section:
        case NoticeSection():
            yield NoticeBlock(typesetter.paragraph(section.text, text.SMALL_INK, strong=f"{section.strong} "))
        case CaseSection():
            yield CaseTitle(section.heading, typesetter)
            if section.subtitle:
                subtitle = typesetter.paragraph(section.subtitle, text.SUBTITLE)
                yield TextBlock(subtitle, space_before=2, keeps_next=True)
        case QuestionSection():
            for number, line in enumerate(filter(str.strip, section.text.splitlines())):
                for words in typesetter.paragraphs((Run(line.strip()),), QUESTION):
                    yield TextBlock(words, space_before=6 if number else 0)
        case GridSection():
            yield _grid(section, typesetter)
        case LooksSection():
            yield _looks(section, typesetter)
        case PenSection():
            for words in typesetter.paragraphs((Run(section.text),), text.BODY) if section.text else ():
                yield TextBlock(words)
            for _ in range(section.lines):
                yield PenLine(_LINE)


def _grid(section: GridSection, typesetter: Typesetter) -> TableBlock:
    room = MAIN - _GUTTER * (len(section.shares) - 1)
    columns = []
    x = 0.0
    for share in section.shares:
        width = room * share / sum(section.shares)
        columns.append(Column(x, width))
        x += width + _GUTTER
    head = tuple((typesetter.paragraph(words, text.SMALL),) for words in section.heads)
    rows = []
    for number, cells in enumerate(section.rows):
        is_total = section.has_total and number == len(section.rows) - 1
        style = text.CELL_STRONG if is_total else text.CELL
        rows.append(Row(tuple(_cell(cell, style, typesetter) for cell in cells)))
    return TableBlock(Form(tuple(columns), 0, MAIN, 4.5, closes=True), head, rows)


def _looks(section: LooksSection, typesetter: Typesetter) -> TableBlock:
    rows = []
    for look in section.looks:
        style = text.CELL_STRONG if look.is_chosen else text.CELL
        cells = (_cell(look.name, style, typesetter), _cell(look.text, text.CELL, typesetter), ())
        rows.append(Row(cells, square=look.is_chosen))
    table = TableBlock(_LOOKS, None, rows, typesetter.paragraph(section.remark, text.SMALL))
    return table.kept_whole() if table.height <= _LOOKS_WHOLE else table


def _cell(words: str, style: Style, typesetter: Typesetter) -> tuple[Paragraph, ...]:
    """Every line of a text as a paragraph; an empty cell has none."""
    return tuple(
        each
        for line in words.splitlines()
        if line.strip()
        for each in typesetter.paragraphs((Run(line.strip()),), style)
    )


class NoticeBlock(Block):
    """Words between two black rules, with a drawn sign before them."""

    def __init__(self, words: Paragraph) -> None:
        self._words = words
        self._width = MAIN - _NOTICE_INDENT
        super().__init__(stack_height([words], self._width) + 2 * _NOTICE_PAD, 13)

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw rules, sign, words."""
        for y in (top, top - self.height):
            rule(canvas, x, y, MAIN, colours.INK, 0.9)
        middle_x, middle_y = x + _MARK, top - _NOTICE_PAD - 0.55 * text.SMALL_INK.leading
        canvas.setLineWidth(0.9)
        canvas.circle(middle_x, middle_y, _MARK, stroke=1, fill=0)
        canvas.setFillColor(colours.INK)
        canvas.circle(middle_x, middle_y + 0.46 * _MARK, 0.7, stroke=0, fill=1)
        canvas.rect(middle_x - 0.55, middle_y - 0.52 * _MARK, 1.1, 0.7 * _MARK, stroke=0, fill=1)
        draw_stack(canvas, [self._words], x + _NOTICE_INDENT, top - _NOTICE_PAD, self._width)


class CaseTitle(Block):
    """What a person is called, as a title, and the entry of the outline."""

    keeps_next = True

    def __init__(self, words: str, typesetter: Typesetter) -> None:
        self._name = typesetter.line(words)
        self._words = typesetter.paragraph(words, text.FIGURE_TITLE)
        super().__init__(stack_height([self._words], MAIN), 19)

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw it."""
        mark_outline(canvas, self._name, top)
        draw_stack(canvas, [self._words], x, top, MAIN)


class PenLine(Block):
    """A line to write on."""

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw it at the foot of its height."""
        rule(canvas, x, top - self.height + 1.2, MAIN, colours.WRITING_LINE, 0.6)
