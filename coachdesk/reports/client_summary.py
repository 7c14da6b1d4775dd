"""The progress summary on its one page: letters as large as it allows, from 14 down to 12 points, never smaller."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from coachdesk.domain.errors import UserError
from coachdesk.domain.notes import Run
from coachdesk.figures.client_summaries import Arrow, ClientSummary, HelpSentence, Move, Step
from coachdesk.reports import colours, fonts, typography
from coachdesk.reports.blocks import draw_stack, rule, stack_height
from coachdesk.reports.layout import draw_watermark, folio
from coachdesk.reports.letterhead import LetterheadBlock
from coachdesk.reports.text import Style, Typesetter

_WIDTH: Final = float(A4[0])
_HEIGHT: Final = float(A4[1])
_MARGIN: Final = 24 * mm
_FULL: Final = _WIDTH - 2 * _MARGIN
_TOP: Final = 38 * mm
_BOTTOM: Final = 19 * mm
_FOLIO: Final = 11 * mm
_UNDER_LETTERHEAD: Final = 7 * mm
_SIZES: Final = (14.0, 13.5, 13.0, 12.5, 12.0)
_LEADING: Final = 1.42
_SMALLEST: Final = Style(fonts.SANS, 12, 16.5, colours.SECONDARY)
_READING: Final = Style(fonts.SANS, 12, 16.5, colours.INK)
_INDENT: Final = 7 * mm
_BULLET: Final = 2.1 * mm
_QUOTE_BAR: Final = 1.1 * mm
_ARROW: Final = 6.2 * mm
_ARROW_AT: Final = 64 * mm
_CHANGE_AT: Final = 78 * mm
_HELPER: Final = 58 * mm
_FRAME: Final = (5 * mm, 3.2 * mm)
_MARKS: Final = {"fr": ("« ", " »"), "en": ("“", "”")}


@dataclass(frozen=True, slots=True)
class _Piece:
    """Something of the page: its height, white above it, and how it is drawn below ``top``."""

    height: float
    white: float
    draw: Callable[[Canvas, float], None]


def draw(canvas: Canvas, page: ClientSummary, typesetter: Typesetter) -> None:
    """Draw the page in the largest letters that it has room for.

    Raises:
        UserError: it is too full even in the smallest.
    """
    accent = colours.accent(page.letterhead.accent if page.letterhead is not None else "")
    head = None
    top = _TOP
    if page.letterhead is not None:
        head = LetterheadBlock(page.letterhead, typesetter, accent, _MARGIN)
        top = max(top, head.end() + _UNDER_LETTERHEAD)
    room = _HEIGHT - top - _BOTTOM
    for size in _SIZES:
        pieces = _Page(page, typesetter, accent, size).pieces()
        if sum(piece.height + piece.white for piece in pieces) <= room:
            break
    else:
        raise UserError(
            "The page is full, even in small letters. Strike a sentence or two, or shorten a long one: "
            "it stays one page, so that it is read."
        )
    if page.watermark:
        draw_watermark(canvas, typesetter.line(page.watermark))
    if head is not None:
        head.draw(canvas)
    y = _HEIGHT - top
    for piece in pieces:
        y -= piece.white
        piece.draw(canvas, y)
        y -= piece.height
    folio(
        canvas, typesetter, page.foot, page.page_words, 1, 1, margin=_MARGIN, baseline=_FOLIO, style=_SMALLEST
    )


class _Page:
    """Makes the pieces of the page at one size of letters."""

    def __init__(self, page: ClientSummary, typesetter: Typesetter, accent: Color, size: float) -> None:
        self._page = page
        self._set = typesetter.paragraph
        self._set_runs = typesetter.paragraphs
        self._line = typesetter.line
        self._accent = accent
        self._size = size
        share = size / _SIZES[0]
        self._body = Style(fonts.SANS, size, size * _LEADING, colours.INK)
        self._title = Style(fonts.SEMIBOLD, 26 * share, 30 * share, colours.INK)
        self._heading = Style(fonts.SEMIBOLD, 16.5 * share, 21 * share, accent)
        self._verbatim = Style(fonts.SERIF, 15.5 * share, 21 * share, colours.INK)
        self._section = 17.0 * share * share
        self._near = 5.0 * share
        self._aside = min(_HELPER, max(map(self._beside, page.steps[1]), default=0) + 1)

    def pieces(self) -> list[_Piece]:
        """The whole page, from top to bottom."""
        page = self._page
        found = [
            self._text(page.title, self._title, 0),
            self._text(page.subtitle, self._body, 1),
            *self._strengths(),
            self._head(page.moves[0]),
            *(self._move(one) for one in page.moves[1]),
            *(self._text(words, self._body, self._near) for words in page.remarks),
            self._head(page.steps[0]),
            *(self._step(number, one) for number, one in enumerate(page.steps[1], start=1)),
            self._head(page.hard[0]),
            self._frame(page.hard[1]),
            self._head(page.reading[0]),
        ]
        return [*found, *(self._text(words, _READING, 1.5) for words in page.reading[1])]

    def _strengths(self) -> Iterator[_Piece]:
        page = self._page
        if not (page.strengths[1] or page.quotes or page.nothing):
            return
        yield self._head(page.strengths[0])
        for words in page.strengths[1]:
            yield self._bullet(words)
        for number, words in enumerate(page.quotes, start=1):
            yield self._quote(words, page.attribution if number == len(page.quotes) else "")
        if page.nothing:
            yield self._text(page.nothing, self._body, self._near)

    def _text(self, words: str, style: Style, white: float) -> _Piece:
        return _stack([self._set(words, style)], white, _MARGIN, _FULL)

    def _head(self, words: str) -> _Piece:
        piece = self._text(words, self._heading, self._section)

        def paint(canvas: Canvas, top: float) -> None:
            key = f"part-{round(top)}"
            canvas.bookmarkHorizontal(key, 0, top + 8 * mm)
            canvas.addOutlineEntry(self._line(words), key, level=0, closed=False)
            piece.draw(canvas, top)

        return _Piece(piece.height, piece.white, paint)

    def _bullet(self, words: str) -> _Piece:
        stack = [self._set(words, self._body)]

        def paint(canvas: Canvas, top: float) -> None:
            canvas.setFillColor(self._accent)
            middle = top - self._body.size * 0.78
            canvas.rect(_MARGIN, middle - _BULLET / 2, _BULLET, _BULLET, stroke=0, fill=1)
            draw_stack(canvas, stack, _MARGIN + _INDENT, top, _FULL - _INDENT)

        return _Piece(stack_height(stack, _FULL - _INDENT), self._near, paint)

    def _quote(self, words: str, attribution: str) -> _Piece:
        opening, closing = _MARKS[self._page.language]
        if not typography.is_quoted(words):
            words = f"{opening}{typography.inner_quotes(words, self._page.language)}{closing}"
        stack = [self._set(words, self._verbatim)]
        if attribution:
            stack.append(self._set(attribution, _READING))
        height = stack_height(stack, _FULL - _INDENT)

        def paint(canvas: Canvas, top: float) -> None:
            canvas.setFillColor(self._accent)
            canvas.rect(_MARGIN, top - height, _QUOTE_BAR, height, stroke=0, fill=1)
            draw_stack(canvas, stack, _MARGIN + _INDENT, top, _FULL - _INDENT)

        return _Piece(height, 1.6 * self._near, paint)

    def _move(self, one: Move) -> _Piece:
        name_room = _ARROW_AT - 4 * mm
        name = [self._set(one.name, self._body)]
        gap = " " if one.strong and one.rest else ""
        change = [self._set(f"{gap}{one.rest}", self._body, strong=one.strong)]
        if one.number:
            change.append(self._set(one.number, _READING))
        room = _FULL - _CHANGE_AT
        content = max(stack_height(name, name_room), stack_height(change, room))
        pad = self._size * 0.15

        def paint(canvas: Canvas, top: float) -> None:
            draw_stack(canvas, name, _MARGIN, top - pad, name_room)
            draw_stack(canvas, change, _MARGIN + _CHANGE_AT, top - pad, room)
            if one.arrow is not None:
                middle = top - pad - self._body.leading * 0.55
                _arrow(canvas, one.arrow, _MARGIN + _ARROW_AT + _ARROW / 2, middle)
            rule(canvas, _MARGIN, top - content - 2 * pad, _FULL, colours.HAIRLINE, 0.6)

        return _Piece(content + 2 * pad, 0.3 * self._near, paint)

    def _beside(self, one: Step) -> float:
        """How wide what stands beside a step is; all steps share the widest, so that they stand in a column."""
        return max(
            fonts.width(self._line(one.helper), fonts.SANS, self._size),
            fonts.width(self._line(one.due), fonts.SANS, _READING.size),
        )

    def _step(self, number: int, one: Step) -> _Piece:
        helper = [self._set(one.helper, self._body)] if one.helper else []
        helper += [self._set(one.due, _READING)] if one.due else []
        aside = self._aside
        room = _FULL - _INDENT - aside - 4 * mm
        words = [self._set(one.words, self._body)]
        content = max(stack_height(words, room), stack_height(helper, max(aside, 1)))
        pad = self._size * 0.18
        mark = self._set(str(number), Style(fonts.SEMIBOLD, self._size, self._body.leading, self._accent))

        def paint(canvas: Canvas, top: float) -> None:
            draw_stack(canvas, [mark], _MARGIN, top - pad, _INDENT)
            draw_stack(canvas, words, _MARGIN + _INDENT, top - pad, room)
            draw_stack(canvas, helper, _MARGIN + _FULL - aside, top - pad, max(aside, 1))
            rule(canvas, _MARGIN, top - content - 2 * pad, _FULL, colours.HAIRLINE, 0.6)

        return _Piece(content + 2 * pad, 0.3 * self._near, paint)

    def _frame(self, lines: Sequence[HelpSentence]) -> _Piece:
        aside, above = _FRAME
        width = _FULL - 2 * aside
        stack = []
        for one in lines:
            runs = (Run(one.before), Run(one.number, is_emphasis=True), Run(one.after))
            stack += self._set_runs(runs, self._body)
        gap = self._near * 0.6
        height = stack_height(stack, width) + gap * (len(stack) - 1) + 2 * above

        def paint(canvas: Canvas, top: float) -> None:
            canvas.setStrokeColor(colours.INK)
            canvas.setLineWidth(1.2)
            canvas.rect(_MARGIN, top - height, _FULL, height, stroke=1, fill=0)
            y = top - above
            for paragraph in stack:
                y = draw_stack(canvas, [paragraph], _MARGIN + aside, y, width) - gap

        return _Piece(height, self._near, paint)


def _stack(stack: list[Paragraph], white: float, x: float, width: float) -> _Piece:
    def paint(canvas: Canvas, top: float) -> None:
        draw_stack(canvas, stack, x, top, width)

    return _Piece(stack_height(stack, width), white, paint)


def _arrow(canvas: Canvas, arrow: Arrow, x: float, y: float) -> None:
    """Drawn as a path around its middle: the same weight everywhere, no face need have it."""
    half, head = _ARROW / 2, 1.5 * mm
    canvas.saveState()
    canvas.translate(x, y)
    canvas.rotate({Arrow.UP: 90, Arrow.DOWN: -90, Arrow.SAME: 0}[arrow])
    canvas.setStrokeColor(colours.INK)
    canvas.setFillColor(colours.INK)
    canvas.setLineWidth(1.6)
    canvas.line(-half, 0, half - head, 0)
    path = canvas.beginPath()
    path.moveTo(half, 0)
    path.lineTo(half - 1.6 * head, head)
    path.lineTo(half - 1.6 * head, -head)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()
