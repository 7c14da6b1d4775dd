"""Figures as blocks of the page: head, ribbon and panels with their sentences, notes, table twin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.graphics import renderPDF
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from coachdesk.figures.charts import DotChart, TableRow, TableTwin, TrendChart, TrendPanel
from coachdesk.figures.trend_tables import PAPER_ROWS
from coachdesk.reports import charts, dots, fonts, plot, text
from coachdesk.reports.blocks import (
    FULL,
    HANG,
    MAIN,
    Block,
    SectionHead,
    draw_stack,
    mark_outline,
    stack_height,
)
from coachdesk.reports.tables import Column, Form, Row, TableBlock
from coachdesk.reports.text import Typesetter

_SENTENCE_WIDTH: Final = 115 * mm
_PANEL_GAP: Final = 6.9 * mm
_NOTES_GAP: Final = 8.0
_TWIN_PAD: Final = 2.0
_DATE_COLUMN: Final = HANG - 3 * mm
_LEAST_COLUMN: Final = 12 * mm
_COLUMN_GAP: Final = 3 * mm
_HEAD_ALLOWANCE: Final = 75.0


class FigureTitle(Block):
    """The name of the figures as a title, where they begin a page."""

    keeps_next = True

    def __init__(self, heading: str, typesetter: Typesetter) -> None:
        self._heading = typesetter.line(heading)
        self._words = typesetter.paragraph(heading, text.FIGURE_TITLE)
        super().__init__(stack_height([self._words], MAIN))

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the title and the entry of the outline."""
        mark_outline(canvas, self._heading, top)
        draw_stack(canvas, [self._words], x, top, MAIN)


class FigureHead(SectionHead):
    """The name of the figures in the side column, or the title of the page they begin."""

    def __init__(
        self, heading: str, side: Sequence[Paragraph], space_before: float, typesetter: Typesetter
    ) -> None:
        super().__init__(typesetter.line(heading), side, space_before)
        self._title = FigureTitle(heading, typesetter)

    def at_page_top(self) -> Block:
        """The title."""
        return self._title


class TrendBlock(Block):
    """Ribbon and panels on one time axis; it parts between panels, and the ribbon is repeated.

    Args:
        chart: the figure.
        panels: those of its panels that stand here.
        typesetter: sets its words.
        page_room: height of an empty page; a figure that fits in it is not parted.
        space_before: white above.
    """

    shows_measures = True

    def __init__(
        self,
        chart: TrendChart,
        panels: Sequence[TrendPanel],
        typesetter: Typesetter,
        page_room: float,
        *,
        space_before: float = 0,
    ) -> None:
        self._chart = chart
        self._panels = list(panels)
        self._typesetter = typesetter
        self._page_room = page_room
        self._ribbon = charts.ribbon_height(chart, typesetter)
        self._sentences = [typesetter.paragraph(panel.sentence, text.SENTENCE) for panel in panels]
        is_last = bool(panels) and panels[-1] is chart.panels[-1]
        notes = (*chart.footnotes, charts.unnamed(chart, typesetter)) if is_last else ()
        self._notes = [typesetter.paragraph(note, text.SMALL) for note in notes if note]
        self.side_free = self._ribbon - charts.RIBBON_GAP - charts.RIBBON_HEIGHT if self._ribbon else 16
        super().__init__(self._lead + sum(self._heights()) + self._notes_height(), space_before)

    @property
    def _lead(self) -> float:
        return self._ribbon or plot.HEADROOM

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Between panels, only where no page holds the whole figure."""
        if self.height + _HEAD_ALLOWANCE <= self._page_room:
            return None
        left = room - self._lead
        fitting = 0
        heights = self._heights()
        while fitting < len(heights) and heights[fitting] <= left:
            left -= heights[fitting]
            fitting += 1
        fitting = min(fitting, len(heights) - 1)
        if fitting < 1:
            return None
        first, rest = self._panels[:fitting], self._panels[fitting:]
        return (
            TrendBlock(self._chart, first, self._typesetter, self._page_room, space_before=self.space_before),
            TrendBlock(self._chart, rest, self._typesetter, self._page_room),
        )

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw ribbon, panels, sentences, notes."""
        if self._ribbon:
            strip = charts.ribbon_drawing(self._chart, self._typesetter)
            renderPDF.draw(strip, canvas, x - HANG, top - self._ribbon)
        y = top - self._lead
        for panel, sentence, height in zip(self._panels, self._sentences, self._heights(), strict=True):
            foot = y - plot.PLOT_HEIGHT - charts.PANEL_FOOT
            renderPDF.draw(charts.panel_drawing(self._chart, panel, self._typesetter), canvas, x - HANG, foot)
            draw_stack(canvas, [sentence], x, foot, _SENTENCE_WIDTH)
            y -= height
        draw_stack(canvas, self._notes, x, y - _NOTES_GAP, MAIN)

    def _heights(self) -> list[float]:
        last = len(self._panels) - 1
        found = []
        for index, (panel, sentence) in enumerate(zip(self._panels, self._sentences, strict=True)):
            picture = plot.PLOT_HEIGHT + charts.PANEL_FOOT + stack_height([sentence], _SENTENCE_WIDTH)
            height = max(picture, charts.panel_height(panel, self._typesetter))
            found.append(height + (_PANEL_GAP if index < last else 0))
        return found

    def _notes_height(self) -> float:
        return _NOTES_GAP + stack_height(self._notes, MAIN) if self._notes else 0


class DotBlock(Block):
    """The rows of dots and what they say."""

    shows_measures = True
    side_free = 0.0

    def __init__(self, chart: DotChart, typesetter: Typesetter, *, space_before: float = 0) -> None:
        self._chart = chart
        self._typesetter = typesetter
        self._picture = dots.dot_height(chart, typesetter)
        self._sentence = typesetter.paragraph(chart.sentence, text.SENTENCE)
        super().__init__(
            self._picture + _NOTES_GAP + stack_height([self._sentence], _SENTENCE_WIDTH), space_before
        )

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the picture and its sentence."""
        foot = top - self._picture
        renderPDF.draw(dots.dot_drawing(self._chart, self._typesetter), canvas, x - HANG, foot)
        draw_stack(canvas, [self._sentence], x, foot - _NOTES_GAP, _SENTENCE_WIDTH)


class TwinBlock(TableBlock):
    """A figure as a table: where the page has not the room it leaves out dates, and it is never parted.

    Args:
        table: with its shorter forms.
        form: how it is drawn.
        typesetter: sets its words.
        space_before: white above.
        made: rows that another form of the table has set already.
    """

    def __init__(
        self,
        table: TableTwin,
        form: Form,
        typesetter: Typesetter,
        space_before: float,
        made: dict[TableRow, Row] | None = None,
    ) -> None:
        self._table = table
        self._typesetter = typesetter
        self._made = {} if made is None else made
        for row in table.rows:
            if row not in self._made:
                cells = (row.label, *row.cells)
                self._made[row] = Row(tuple((typesetter.paragraph(each, text.CELL),) for each in cells))
        names = [
            tuple(
                typesetter.paragraph(each, text.SMALL) for each in (column.name, column.range_words) if each
            )
            for column in table.columns
        ]
        head = ((typesetter.paragraph(table.date_head, text.SMALL),), *names)
        rows = [self._made[row] for row in table.rows]
        super().__init__(form, head, rows, space_before=space_before, shows_measures=True)

    def fitted(self, room: float) -> Block:
        """The longest form that stands in ``room``."""
        if self.height <= room:
            return self
        for table in self._table.shorter:
            # All rows are about equally high: forms that cannot fit are not even set.
            if self.height * len(table.rows) / len(self._table.rows) <= room:
                block = TwinBlock(table, self._form, self._typesetter, self.space_before, self._made)
                if block.height <= room:
                    return block
        return self

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Only where no page would hold it: short tables go to the next page whole."""
        return None if len(self._table.rows) <= PAPER_ROWS else super().split(room)


def twin(table: TableTwin, typesetter: Typesetter, space_before: float) -> TableBlock:
    """A figure as a table, as wide as the page."""
    form = Form(_columns(table, typesetter), -HANG, FULL, _TWIN_PAD, closes=True)
    return TwinBlock(table, form, typesetter, space_before)


def _columns(table: TableTwin, typesetter: Typesetter) -> tuple[Column, ...]:
    """The dates keep the side column; the others share the main one by what their heads need."""
    wishes = [
        max(
            _LEAST_COLUMN,
            *(
                fonts.width(typesetter.line(words), text.SMALL.face, text.SMALL.size) + _COLUMN_GAP
                for words in (column.name, column.range_words)
            ),
        )
        for column in table.columns
    ]
    wished = sum(wishes)
    spare = (MAIN - wished) / len(wishes) if wishes and wished < MAIN else 0
    share = min(MAIN / wished, 1) if wished else 1
    found = [Column(0, _DATE_COLUMN)]
    x = HANG
    for wish in wishes:
        width = wish * share + spare
        found.append(Column(x, width - _COLUMN_GAP))
        x += width
    return tuple(found)
