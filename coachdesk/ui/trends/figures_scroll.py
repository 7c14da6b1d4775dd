"""The figures of one page under each other: charts and dots, or their tables, all on one time axis."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.figures.charts import DotChart, TimeTick, TrendChart
from coachdesk.figures.line_tables import LineTable
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.pages import ScrollPage
from coachdesk.ui.theme.tokens import SPACE
from coachdesk.ui.turns import Turns


class FiguresScroll(ScrollPage):
    """Makes the figures in turns, and shows them once all of them are there.

    Signals:
        point_told: words of the measure that the keyboard stands on.
        point_opened: id of the assessment behind a measure.
    """

    point_told = Signal(str)
    point_opened = Signal(int)

    def __init__(
        self,
        turns: Turns,
        ticks: Callable[[date, date], tuple[TimeTick, ...]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(margin=0, has_gutter=True, parent=parent)
        self._turns = turns
        self._ticks = ticks
        # The arrows scroll what has no plot.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_figures(
        self,
        figures: tuple[TrendChart | DotChart, ...],
        tables: tuple[LineTable, ...],
        *,
        is_table: bool,
    ) -> None:
        """Put these in the place of what was there; what has no curve stays a table in both forms."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, SPACE.page)
        column.setSpacing(SPACE.card)
        add = self._add_table if is_table else self._add_figure
        self._turns.make(
            (
                *(partial(add, column, figure) for figure in figures),
                partial(_add_tables, column, tables),
                partial(self._put, holder, column),
            )
        )

    def _put(self, holder: QWidget, column: QVBoxLayout) -> None:
        column.addStretch(1)
        self.replace_content(holder, column)

    def _add_table(self, column: QVBoxLayout, figure: TrendChart | DotChart) -> None:
        from coachdesk.ui.trends.table_twin import TableTwinView

        card = Card(padding=SPACE.stack, parent=self)
        card.box.addWidget(PlainLabel(figure.title, "h3", parent=card))
        # What is said under the curves is no less true of their figures.
        said, notes = _said(figure)
        for words in said:
            card.box.addWidget(PlainLabel(words, "body", fit="wrap", is_private=True, parent=card))
        for note in notes:
            card.box.addWidget(PlainLabel(note, "caption", "ink2", fit="wrap", parent=card))
        if figure.table.rows:
            card.box.addWidget(TableTwinView(figure.table, figure.title, card))
        column.addWidget(card)

    def _add_figure(self, column: QVBoxLayout, figure: TrendChart | DotChart) -> None:
        if isinstance(figure, DotChart):
            column.addWidget(self._dots_card(figure))
            return
        # pyqtgraph costs a third of a second; it is imported when a chart is first seen.
        from coachdesk.ui.trends.trend_view import TrendView

        view = TrendView(figure, self._ticks, turns=self._turns)
        view.window_wished.connect(self._move_time)
        view.point_told.connect(self.point_told)
        view.point_opened.connect(self.point_opened)
        column.addWidget(view)

    def _move_time(self, start: date, end: date) -> None:
        from coachdesk.ui.trends.dot_view import DotView
        from coachdesk.ui.trends.trend_view import TrendView

        for view in self.findChildren(TrendView):
            view.set_window(start, end)
        for dots in self.findChildren(DotView):
            dots.set_window(start, end)

    def _dots_card(self, dots: DotChart) -> Card:
        from coachdesk.ui.trends.dot_view import DotKey, DotView

        card = Card(padding=SPACE.stack, parent=self)
        card.box.addWidget(PlainLabel(dots.title, "h3", parent=card))
        card.box.addWidget(PlainLabel(dots.subtitle, "caption", "ink2", fit="wrap", parent=card))
        card.box.addWidget(DotKey(dots, card))
        card.box.addWidget(DotView(dots, self._ticks, card))
        card.box.addWidget(PlainLabel(dots.sentence, "body", fit="wrap", is_private=True, parent=card))
        return card


def _said(figure: TrendChart | DotChart) -> tuple[Sequence[str], Sequence[str]]:
    """Sentences that stand under a figure, and its footnotes."""
    if isinstance(figure, DotChart):
        return (figure.sentence,), ()
    return [f"{panel.name}. {panel.sentence}" for panel in figure.panels], figure.footnotes


def _add_tables(column: QVBoxLayout, tables: tuple[LineTable, ...]) -> None:
    if tables:
        from coachdesk.ui.trends.line_table_view import line_table_cards

        line_table_cards(tables, column)
