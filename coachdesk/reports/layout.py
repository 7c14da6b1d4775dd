"""The page around the text: letterhead, running head, foot, watermark; A4, in points from the lower left."""

from __future__ import annotations

from typing import Final

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from coachdesk.figures.documents import ReportContent
from coachdesk.reports import colours, fonts, text
from coachdesk.reports.blocks import FULL, HANG, SIDE, draw_stack, repeated_heading, rule
from coachdesk.reports.flow import Page, Room
from coachdesk.reports.letterhead import LetterheadBlock
from coachdesk.reports.text import Style, Typesetter

WIDTH: Final = float(A4[0])
HEIGHT: Final = float(A4[1])
LEFT: Final = 22 * mm
RIGHT: Final = WIDTH - LEFT
MAIN_LEFT: Final = LEFT + HANG

FOLIO: Final = 11 * mm
_FOOT_RULE: Final = 16 * mm
_CAUTION: Final = 16.3 * mm
_CAUTION_RULE: Final = 5 * mm
_LEAST_BOTTOM: Final = 24 * mm
_UNDER_TEXT: Final = 2.8 * mm
_FIRST_TOP: Final = 42 * mm
_FIRST_TOP_TIGHT: Final = 38 * mm
_SAVED_WHITE: Final = 4.0
_LATER_TOP: Final = 24 * mm
_RUNNING: Final = 16 * mm
_UNDER_LETTERHEAD: Final = 7 * mm

_TAG: Final = 9 * mm
_WATERMARK_SIZE: Final = 170.0
_WATERMARK_ANGLE: Final = 52.0


class Sheet:
    """What every page of a report carries beside its text.

    Args:
        content: the report.
        typesetter: of its language.
        accent: of its letterhead, readable on white.
        is_tight: the first text stands a little higher, to save a page.
    """

    def __init__(
        self, content: ReportContent, typesetter: Typesetter, accent: Color, *, is_tight: bool
    ) -> None:
        self._content = content
        self._typesetter = typesetter
        self._accent = accent
        signed = content.letterhead
        self._letterhead = LetterheadBlock(signed, typesetter, accent, LEFT) if signed is not None else None
        self._is_tight = is_tight
        self._caution = text.wrapped(typesetter.line(content.caution), text.SMALL_STRONG, FULL)
        self._help = [
            line
            for words in content.help_words
            for line in text.wrapped(typesetter.line(words), text.SMALL_INK, FULL)
        ]

    def room(self) -> Room:
        """Where text may stand; where a measure does, room is left for the caution line."""
        first = _FIRST_TOP_TIGHT if self._is_tight else _FIRST_TOP
        if self._letterhead is not None:
            first = max(first, self._letterhead.end() + _UNDER_LETTERHEAD)
        bottom, plain = (
            max(_LEAST_BOTTOM, self._foot_rule(shows_measures=shows) + _UNDER_TEXT) for shows in (True, False)
        )
        saved = _SAVED_WHITE if self._is_tight else 0
        return Room(HEIGHT - first, HEIGHT - _LATER_TOP, bottom, saved, plain)

    def draw(self, canvas: Canvas, page: Page, number: int, total: int) -> None:
        """Draw the page: watermark below everything, then furniture, then text."""
        if self._content.watermark:
            draw_watermark(canvas, self._typesetter.line(self._content.watermark))
        if number > 1:
            self._draw_running_head(canvas)
        elif self._letterhead is not None:
            self._letterhead.draw(canvas)
        if page.continued:
            self._draw_continued(canvas, page)
        for placed in page.placed:
            placed.block.draw(canvas, MAIN_LEFT, placed.top)
        self._draw_foot(canvas, number, total, shows_measures=page.shows_measures)

    def _draw_running_head(self, canvas: Canvas) -> None:
        baseline = HEIGHT - _RUNNING
        left = text.shortened(self._typesetter.line(self._content.running_left), text.SMALL, 0.6 * FULL)
        room = FULL - fonts.width(left, fonts.SANS, text.SMALL.size) - 6 * mm
        right = text.shortened(self._typesetter.line(self._content.running_right), text.SMALL, room)
        write(canvas, left, text.SMALL, LEFT, baseline)
        write(canvas, right, text.SMALL, RIGHT, baseline, is_right=True)

    def _draw_continued(self, canvas: Canvas, page: Page) -> None:
        """The name of a section that goes on: beside its text, or alone above a full-width table."""
        words = repeated_heading(page.continued, self._content.continued_word)
        style = text.HEADING.tinted(self._accent)
        room = FULL if page.is_heading_alone else SIDE
        top = self.room().later_top
        draw_stack(canvas, [self._typesetter.paragraph(words, style)], LEFT, top, room)

    def _foot_lines(self, *, shows_measures: bool) -> list[tuple[str, Style]]:
        """Above the folio: caution where a measure is shown, then whom to call."""
        caution = [(words, text.SMALL_STRONG) for words in self._caution] if shows_measures else []
        return [*caution, *((words, text.SMALL_INK) for words in self._help)]

    def _foot_rule(self, *, shows_measures: bool) -> float:
        lines = self._foot_lines(shows_measures=shows_measures)
        if not lines:
            return _FOOT_RULE
        return _CAUTION + text.SMALL_STRONG.leading * (len(lines) - 1) + _CAUTION_RULE

    def _draw_foot(self, canvas: Canvas, number: int, total: int, *, shows_measures: bool) -> None:
        rule(canvas, LEFT, self._foot_rule(shows_measures=shows_measures), FULL, colours.HAIRLINE, 0.6)
        lines = self._foot_lines(shows_measures=shows_measures)
        baseline = _CAUTION + text.SMALL_STRONG.leading * (len(lines) - 1)
        for words, style in lines:
            write(canvas, words, style, LEFT, baseline)
            baseline -= text.SMALL_STRONG.leading
        folio(canvas, self._typesetter, self._content.foot, self._content.page_words, number, total)


def draw_watermark(canvas: Canvas, words: str) -> None:
    """Pale and large behind the text, small and clear above it."""
    size = min(_WATERMARK_SIZE, 1.05 * WIDTH / fonts.width(words, fonts.SANS, 1))
    canvas.saveState()
    canvas.setFillColor(colours.WATERMARK)
    canvas.setFont(fonts.SANS, size)
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(_WATERMARK_ANGLE)
    canvas.drawCentredString(0, -0.33 * size, words)
    canvas.restoreState()
    tag = fonts.width(words, fonts.SEMIBOLD, text.SMALL_STRONG.size)
    canvas.setStrokeColor(colours.SECONDARY)
    canvas.setLineWidth(0.7)
    canvas.rect((WIDTH - tag) / 2 - 2 * mm, HEIGHT - _TAG - 1.6 * mm, tag + 4 * mm, 5.2 * mm)
    style = text.SMALL_STRONG.tinted(colours.SECONDARY)
    write(canvas, words, style, (WIDTH - tag) / 2, HEIGHT - _TAG)


def folio(
    canvas: Canvas,
    typesetter: Typesetter,
    foot: str,
    page_words: str,
    number: int,
    total: int,
    *,
    margin: float = LEFT,
    baseline: float = FOLIO,
    style: Style = text.SMALL,
) -> None:
    """Name of the document at left, page number at right."""
    page = typesetter.line(page_words.format(page=number, pages=total))
    room = WIDTH - 2 * margin - fonts.width(page, style.face, style.size) - 6 * mm
    write(canvas, text.shortened(typesetter.line(foot), style, room), style, margin, baseline)
    write(canvas, page, style, WIDTH - margin, baseline, is_right=True)


def write(canvas: Canvas, words: str, style: Style, x: float, y: float, *, is_right: bool = False) -> None:
    """A line that the typesetter gave, on the baseline ``y``."""
    canvas.setFont(style.face, style.size)
    canvas.setFillColor(style.colour)
    if is_right:
        canvas.drawRightString(x, y, words)
    else:
        canvas.drawString(x, y, words)
