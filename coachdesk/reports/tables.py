"""Tables: hairlines between rows, a black rule under the head, the head repeated on the next page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from coachdesk.reports import colours
from coachdesk.reports.blocks import Block, draw_stack, rule, split_stack, stack_height

_HEAD_DOWN: Final = 2.0
_HEAD_FOOT: Final = 5.5
_FIRST_CELL_DOWN: Final = 1.0
_CLOSING_GAP: Final = 5.5
_TORN: Final = 100.0
_KEPT: Final = 2
_BOX: Final = 3.7 * mm
_SQUARE: Final = 2.8 * mm


@dataclass(frozen=True, slots=True)
class Column:
    """Where a column stands, from the left edge of the table, in points."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, in the order of the columns.

    ``tick`` puts a box to tick in the last column, ``square`` a square that is filled or hollow.
    """

    cells: tuple[tuple[Paragraph, ...], ...]
    tick: bool | None = None
    square: bool | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """How a table is drawn.

    Attributes:
        columns: from left to right.
        offset: left edge of the table against the main column.
        width: of its rules.
        pad: white above and below the text of a row.
        closes: whether a rule ends the table.
    """

    columns: tuple[Column, ...]
    offset: float
    width: float
    pad: float
    closes: bool


class TableBlock(Block):
    """Rows under an optional head, with an optional remark under the last one.

    It parts between rows, two at least on each side. A row too high for that parts between lines.
    """

    def __init__(
        self,
        form: Form,
        head: tuple[tuple[Paragraph, ...], ...] | None,
        rows: Sequence[Row],
        closing: Paragraph | None = None,
        *,
        space_before: float = 0,
        shows_measures: bool = False,
        contents: Sequence[float] | None = None,
    ) -> None:
        self._form = form
        self._head = head
        self._rows = list(rows)
        self._closing = closing
        self._is_whole = False
        # A long table parts many times: what its rows measure is handed on, not measured again.
        self._contents = list(contents) if contents is not None else [self._content(row) for row in rows]
        self.side_free = 0.0 if form.offset < 0 else inf
        self.shows_measures = shows_measures
        super().__init__(self._head_height() + sum(self._heights()) + self._closing_height(), space_before)

    def kept_whole(self) -> TableBlock:
        """The same, for a page of its own rather than parted."""
        self._is_whole = True
        return self

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Between rows, or in a row that is very high; not at all when it is kept whole."""
        if self._is_whole:
            return None
        heights = self._heights()
        left = room - self._head_height()
        fitting = 0
        while fitting < len(heights) and heights[fitting] <= left:
            left -= heights[fitting]
            fitting += 1
        if fitting < len(heights) and heights[fitting] > _TORN:
            torn = self._tear(self._rows[fitting], left - self._top_pad(fitting) - self._form.pad)
            if torn:
                return (
                    self._part([*self._rows[:fitting], torn[0]], closes=False),
                    self._rest([torn[1], *self._rows[fitting + 1 :]]),
                )
        fitting = min(fitting, len(heights) - _KEPT)
        if fitting < _KEPT:
            return None
        return (
            self._part(self._rows[:fitting], self._contents[:fitting], closes=True),
            self._rest(self._rows[fitting:], self._contents[fitting:]),
        )

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw head, rows, rules, remark."""
        left = x + self._form.offset
        y = top
        if self._head is not None:
            for column, cell in zip(self._form.columns, self._head, strict=True):
                draw_stack(canvas, cell, left + column.x, y - _HEAD_DOWN, column.width)
            y -= self._head_height()
            rule(canvas, left, y, self._form.width, colours.INK, 0.9)
        for index, (row, height) in enumerate(zip(self._rows, self._heights(), strict=True)):
            self._draw_row(canvas, row, left, y - self._top_pad(index))
            y -= height
            if index + 1 < len(self._rows):
                rule(canvas, left, y, self._form.width, colours.HAIRLINE, 0.6)
            elif self._form.closes:
                rule(canvas, left, y, self._form.width, colours.RULE, 0.6)
        if self._closing is not None:
            draw_stack(canvas, [self._closing], left, y - _CLOSING_GAP, self._form.width)

    def _part(
        self, rows: Sequence[Row], contents: Sequence[float] | None = None, *, closes: bool
    ) -> TableBlock:
        form = replace(self._form, closes=closes)
        before, shows = self.space_before, self.shows_measures
        return TableBlock(
            form, self._head, rows, space_before=before, shows_measures=shows, contents=contents
        )

    def _rest(self, rows: Sequence[Row], contents: Sequence[float] | None = None) -> TableBlock:
        shows = self.shows_measures
        return TableBlock(
            self._form, self._head, rows, self._closing, shows_measures=shows, contents=contents
        )

    def _tear(self, row: Row, room: float) -> tuple[Row, Row] | None:
        first: list[tuple[Paragraph, ...]] = []
        rest: list[tuple[Paragraph, ...]] = []
        for column, cell in zip(self._form.columns, row.cells, strict=True):
            upper, lower = split_stack(cell, room, column.width)
            if cell and not upper:
                return None
            first.append(tuple(upper))
            rest.append(tuple(lower))
        return Row(tuple(first), row.tick, row.square), Row(tuple(rest))

    def _draw_row(self, canvas: Canvas, row: Row, left: float, top: float) -> None:
        for column, cell in zip(self._form.columns, row.cells, strict=True):
            draw_stack(canvas, cell, left + column.x, top, column.width)
        if row.tick is not None:
            size = float(row.cells[0][0].style.fontSize)
            middle = top - size + 0.33 * size
            draw_box(canvas, left + self._form.columns[-1].x, middle - _BOX / 2, is_ticked=row.tick)
        if row.square is not None:
            size = float(row.cells[0][0].style.fontSize)
            middle = top - size + 0.33 * size
            canvas.setStrokeColor(colours.INK)
            canvas.setFillColor(colours.INK)
            canvas.setLineWidth(0.9)
            x = left + self._form.columns[-1].x + 0.5
            canvas.rect(x, middle - _SQUARE / 2, _SQUARE, _SQUARE, stroke=1, fill=int(row.square))

    def _head_height(self) -> float:
        if self._head is None:
            return 0
        cells = zip(self._form.columns, self._head, strict=True)
        return _HEAD_DOWN + max(stack_height(cell, column.width) for column, cell in cells) + _HEAD_FOOT

    def _content(self, row: Row) -> float:
        cells = zip(self._form.columns, row.cells, strict=True)
        return max(stack_height(cell, column.width) for column, cell in cells)

    def _heights(self) -> list[float]:
        pad = self._form.pad
        return [self._top_pad(index) + content + pad for index, content in enumerate(self._contents)]

    def _closing_height(self) -> float:
        return 0 if self._closing is None else _CLOSING_GAP + stack_height([self._closing], self._form.width)

    def _top_pad(self, index: int) -> float:
        # Without a head the first line of the table shares the baseline of the side heading.
        return _FIRST_CELL_DOWN if index == 0 and self._head is None else self._form.pad


def draw_box(canvas: Canvas, x: float, y: float, *, is_ticked: bool) -> None:
    """A box to tick, drawn as a path: the same weight everywhere, no face need have it."""
    canvas.setStrokeColor(colours.INK)
    canvas.setLineWidth(0.9)
    canvas.rect(x, y, _BOX, _BOX, stroke=1, fill=0)
    if is_ticked:
        path = canvas.beginPath()
        path.moveTo(x + 0.2 * _BOX, y + 0.52 * _BOX)
        path.lineTo(x + 0.42 * _BOX, y + 0.26 * _BOX)
        path.lineTo(x + 0.8 * _BOX, y + 0.78 * _BOX)
        canvas.setLineWidth(1.4)
        canvas.drawPath(path, stroke=1, fill=0)
