"""What stands in the main column: pieces that know their height, part at a page foot and draw themselves.

Lengths are in points. ``x`` is the left edge of the main column; blocks grow downwards from ``top``.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Final

from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from coachdesk.reports import colours, text

SIDE: Final = 36 * mm
GUTTER: Final = 8 * mm
MAIN: Final = 122 * mm
HANG: Final = SIDE + GUTTER
FULL: Final = HANG + MAIN

_ENDLESS: Final = 1e6
_TOLERANCE: Final = 0.01


class Block:
    """A piece of a page; this one is white space.

    Attributes:
        height: of the whole piece.
        space_before: white above, dropped at the top of a page.
        keeps_next: never the last piece of a page.
        side_free: how much of the side column stays free beside its top; a full-width table leaves nothing.
        shows_measures: the page that carries it carries the caution line too.
        may_vanish: white that is left out where it does not fit.
    """

    keeps_next = False
    side_free = inf
    shows_measures = False
    may_vanish = False

    def __init__(self, height: float, space_before: float = 0) -> None:
        self.height = height
        self.space_before = space_before

    def split(self, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002 - the others need it
        """Part it so that the first part fits in ``room``, or ``None`` where it would look torn."""
        return None

    def fitted(self, room: float) -> Block:  # noqa: ARG002 - the others need it
        """A form of it that stands in ``room``, or itself where there is none."""
        return self

    def at_page_top(self) -> Block:
        """What stands in its place at the top of a later page."""
        return self

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw it below ``top``."""


class White(Block):
    """White that gives a short section the height of its heading."""

    may_vanish = True


class KeptWhite(Block):
    """White between a heading and the figure below it."""

    keeps_next = True


def stack_height(stack: Sequence[Paragraph], width: float) -> float:
    """Height of paragraphs set one under the other in a column."""
    return float(sum(paragraph.wrap(width, _ENDLESS)[1] for paragraph in stack))


def draw_stack(canvas: Canvas, stack: Sequence[Paragraph], x: float, top: float, width: float) -> float:
    """Draw paragraphs one under the other.

    Returns:
        Where the last one ends.
    """
    for paragraph in stack:
        height = paragraph.wrap(width, _ENDLESS)[1]
        top -= height
        paragraph.drawOn(canvas, x, top)
    return top


def split_stack(
    stack: Sequence[Paragraph], room: float, width: float
) -> tuple[list[Paragraph], list[Paragraph]]:
    """Part a stack so that the first part fits in ``room``; a paragraph keeps two lines on each side."""
    for index, paragraph in enumerate(stack):
        height = paragraph.wrap(width, _ENDLESS)[1]
        if height > room + _TOLERANCE:
            halves = paragraph.split(width, room + _TOLERANCE)
            if len(halves) == 2:
                upper, lower = (half for half in halves if isinstance(half, Paragraph))
                return [*stack[:index], upper], [lower, *stack[index + 1 :]]
            return list(stack[:index]), list(stack[index:])
        room -= height
    return list(stack), []


class TextBlock(Block):
    """A paragraph of the main column."""

    def __init__(
        self, paragraph: Paragraph, *, space_before: float = 0, keeps_next: bool = False, width: float = MAIN
    ) -> None:
        super().__init__(stack_height([paragraph], width), space_before)
        self.paragraph = paragraph
        self.keeps_next = keeps_next
        self.width = width

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Between two lines."""
        first, rest = split_stack([self.paragraph], room, self.width)
        if not first or not rest:
            return None
        return TextBlock(first[0], space_before=self.space_before), TextBlock(rest[0])

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the lines."""
        draw_stack(canvas, [self.paragraph], x, top, self.width)


class QuoteBlock(Block):
    """A person's own words beside a bar, their attribution under them."""

    _INDENT: Final = 4.85 * mm
    _BAR: Final = 1 * mm
    _GAP: Final = 3.0

    def __init__(
        self,
        words: Sequence[Paragraph],
        attribution: Paragraph | None,
        bar: Color,
        *,
        space_before: float = 0,
    ) -> None:
        self._words = list(words)
        self._attribution = attribution
        self._bar = bar
        self._width = MAIN - self._INDENT
        super().__init__(stack_height(words, self._width) + self._foot, space_before)

    @property
    def _foot(self) -> float:
        if self._attribution is None:
            return 0
        return self._GAP + stack_height([self._attribution], self._width)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Between two lines; the attribution follows at least two of them."""
        spoken = self.height - self._foot
        leading = float(self._words[0].style.leading)
        room = min(room, spoken - 2 * leading)
        first, rest = split_stack(self._words, room, self._width)
        if not first or not rest:
            return None
        return (
            QuoteBlock(first, None, self._bar, space_before=self.space_before),
            QuoteBlock(rest, self._attribution, self._bar),
        )

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw bar, words, attribution."""
        canvas.setFillColor(self._bar)
        canvas.rect(x, top - self.height, self._BAR, self.height, stroke=0, fill=1)
        end = draw_stack(canvas, self._words, x + self._INDENT, top, self._width)
        if self._attribution is not None:
            draw_stack(canvas, [self._attribution], x + self._INDENT, end - self._GAP, self._width)


class BulletBlock(Block):
    """A line of a list, its mark drawn so that no face need have it."""

    _INDENT: Final = 4.5 * mm
    _RADIUS: Final = 1.6

    def __init__(self, words: Paragraph, *, has_mark: bool = True, space_before: float = 0) -> None:
        self._words = words
        self._has_mark = has_mark
        self._width = MAIN - self._INDENT
        super().__init__(stack_height([words], self._width), space_before)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Between two lines; the mark stays with the first part."""
        first, rest = split_stack([self._words], room, self._width)
        if not first or not rest:
            return None
        return (
            BulletBlock(first[0], has_mark=self._has_mark, space_before=self.space_before),
            BulletBlock(rest[0], has_mark=False),
        )

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the mark and the words."""
        if self._has_mark:
            canvas.setFillColor(colours.INK)
            size = float(self._words.style.fontSize)
            canvas.circle(x + 1.4 * mm, top - size + 0.29 * size, self._RADIUS, stroke=0, fill=1)
        draw_stack(canvas, [self._words], x + self._INDENT, top, self._width)


class SectionHead(Block):
    """The rule that opens a section, its name hanging in the side column; 9 points high."""

    keeps_next = True
    _UNDER_RULE: Final = 9.0

    def __init__(self, heading: str, side: Sequence[Paragraph], space_before: float) -> None:
        super().__init__(self._UNDER_RULE, space_before)
        self.heading = heading
        self._side = list(side)

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw rule and name, and the entry of the outline."""
        rule(canvas, x - HANG, top, FULL, colours.RULE, 0.6)
        mark_outline(canvas, self.heading, top)
        draw_stack(canvas, self._side, x - HANG, top - self._UNDER_RULE, SIDE)


def repeated_heading(heading: str, continued_word: str) -> str:
    """The name of a section at the top of a page on which it goes on; a very long one is cut."""
    return f"{text.shortened(heading, text.HEADING, 1.6 * SIDE)} {continued_word}".strip()


def rule(canvas: Canvas, x: float, y: float, width: float, colour: Color, weight: float) -> None:
    """A horizontal line."""
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(weight)
    canvas.line(x, y, x + width, y)


def mark_outline(canvas: Canvas, words: str, top: float) -> None:
    """An entry of the outline that leads here."""
    key = f"section-{canvas.getPageNumber()}-{round(top)}"
    canvas.bookmarkHorizontal(key, 0, top + 8 * mm)
    canvas.addOutlineEntry(words, key, level=0, closed=False)
