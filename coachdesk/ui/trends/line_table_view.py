"""A form of ours over time, as a table whose cells may take two lines."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.figures.line_tables import LineTable
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import HEIGHT, SPACE
from coachdesk.ui.trends.table_twin import TableTwinView

_LONG = 22
_MOST_ROWS = 18


class LineTableView(TableTwinView):
    """The table, all of its lines in sight; weeks beyond a screen are scrolled to, the latest first in sight."""

    def __init__(self, figure: LineTable, parent: QWidget | None = None) -> None:
        cells = [cell for row in figure.table.rows for cell in row.cells]
        self._is_long = any(len(cell) > _LONG for cell in cells)
        super().__init__(figure.table, figure.title, parent)
        self.scrollToBottom()

    def restyle(self) -> None:
        """Take the fonts again, and the height that they need."""
        super().restyle()
        lines = 2 if self._is_long else 1
        edge = max(HEIGHT.table_row, lines * Theme.current().line("body") + SPACE.near)
        self.verticalHeader().setDefaultSectionSize(edge)
        rows = min(self.model().rowCount(), _MOST_ROWS)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows * edge + SPACE.pair)


def line_table_cards(figures: tuple[LineTable, ...], column: QVBoxLayout) -> None:
    """Put a card for each form under one another."""
    for figure in figures:
        card = Card()
        card.box.addWidget(PlainLabel(figure.title, "h3"))
        card.box.addWidget(PlainLabel(figure.subtitle, "caption", "ink2", fit="wrap"))
        card.box.addWidget(LineTableView(figure))
        column.addWidget(card)
