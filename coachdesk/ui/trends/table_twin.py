"""The chart as a table: the same facts for whoever reads figures, or listens to them."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from coachdesk.figures.charts import TableTwin
from coachdesk.ui.parts.painting import rule
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import HEIGHT, SPACE
from coachdesk.ui.trends.time_scale import scaled

_Index = QModelIndex | QPersistentModelIndex
_Model = Qt.ItemDataRole
_PAD: Final = SPACE.near


class TableTwinModel(QAbstractTableModel):
    """Dates down, scales across; nothing is readable while the privacy screen is on."""

    def __init__(self, table: TableTwin, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._rows = (*table.rows, *table.foot)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else 1 + len(self._table.columns)

    def data(self, index: _Index, role: int = _Model.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        row = self._rows[index.row()]
        text = row.label if index.column() == 0 else row.cells[index.column() - 1]
        if role == _Model.DisplayRole:
            return Privacy.current().hidden_word if Privacy.current().is_on else text
        return _side(index.column()) if role == _Model.TextAlignmentRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Model.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _Model.DisplayRole:
            if section == 0:
                return self._table.date_head
            column = self._table.columns[section - 1]
            return f"{column.name}\n{column.range_words}" if column.range_words else column.name
        return _side(section) if role == _Model.TextAlignmentRole else None


def _side(column: int) -> Qt.AlignmentFlag:
    """Dates at the left, figures at the right, heads like what stands under them."""
    side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


def inner(cell: QRect) -> QRect:
    """Where the words of a cell stand: heads and figures share one edge."""
    return cell.adjusted(_PAD, 0, -_PAD, 0)


class _Cells(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, cell = Theme.current(), option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            painter.fillRect(cell, theme.colour("accent_soft"))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("ink"))
        words = theme.metrics("body").elidedText(
            index.data(), Qt.TextElideMode.ElideRight, inner(cell).width()
        )
        painter.drawText(inner(cell), _side(index.column()), words)
        rule(painter, cell.left(), cell.bottom(), cell.width(), theme.tokens.border)


class _Heads(QHeaderView):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme = Theme.current()
        painter.fillRect(rect, theme.colour("surface"))
        painter.setFont(theme.font("caption_strong"))
        painter.setPen(theme.colour("ink2"))
        words = self.model().headerData(section, Qt.Orientation.Horizontal)
        painter.drawText(inner(rect), _side(section) | Qt.TextFlag.TextWordWrap, words)
        rule(painter, rect.left(), rect.bottom(), rect.width(), theme.tokens.control)


class TableTwinView(QTableView):
    """The table of a chart, read only, as high as its rows: the page scrolls, and follows the arrow keys.

    Args:
        table: what stands in it.
        spoken: its name.
        first: pixels of the first column at 100 % text; 0 for a column like the others.
    """

    def __init__(
        self, table: TableTwin, spoken: str, parent: QWidget | None = None, *, first: int = 0
    ) -> None:
        super().__init__(parent)
        self._first = first
        self.setHorizontalHeader(_Heads(self))
        self.setModel(TableTwinModel(table, self))
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName(spoken)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        for bar in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # The widths of the columns follow the width of the table, and only then it is known how the heads break.
        self._refit = QTimer(self)
        self._refit.setSingleShot(True)
        self._refit.timeout.connect(self._fit)
        self.horizontalHeader().sectionResized.connect(lambda *_: self._refit.start())
        self.restyle()
        Privacy.current().changed.connect(self.viewport().update)

    def restyle(self) -> None:
        """Take fonts and heights again."""
        theme = Theme.current()
        theme.dress(self, "table")
        self.setFont(theme.font("body"))
        if self._first:
            self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
            self.horizontalHeader().resizeSection(0, scaled(self._first))
        self.verticalHeader().setDefaultSectionSize(scaled(HEIGHT.table_row))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as its rows and its heads, whose words take more lines where a column is narrow."""
        theme, heads = Theme.current(), self.horizontalHeader()
        lines = [2 * theme.line("caption_strong")]
        for section in range(self.model().columnCount()):
            room = inner(QRect(0, 0, heads.sectionSize(section), 0)).adjusted(0, 0, 0, 10_000)
            words = self.model().headerData(section, Qt.Orientation.Horizontal)
            lines.append(
                theme.metrics("caption_strong").boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()
            )
        head = max(lines) + SPACE.near
        heads.setFixedHeight(head)
        row = self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(head + self.model().rowCount() * row + 2 * self.frameWidth())

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        page: QWidget | None = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        home = page.widget() if isinstance(page, QScrollArea) else None
        if isinstance(page, QScrollArea) and home is not None and self.hasFocus():
            row = self.visualRect(current)
            place = self.viewport().mapTo(home, row.center())
            page.ensureVisible(place.x(), place.y(), 0, row.height())
