"""The chart as a table: the same facts for whoever reads figures, or listens to them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from coachdesk.figures.charts import TableTwin
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import HEIGHT

_Index = QModelIndex | QPersistentModelIndex


class TableTwinModel(QAbstractTableModel):
    """Dates down, scales across; nothing is readable while the privacy screen is on."""

    def __init__(self, table: TableTwin, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else 1 + len(self._table.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        row = self._table.rows[index.row()]
        text = row.label if index.column() == 0 else row.cells[index.column() - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            return Privacy.current().hidden_word if Privacy.current().is_on else text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if index.column() == 0 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            if section == 0:
                return self._table.date_head
            column = self._table.columns[section - 1]
            return f"{column.name}\n{column.range_words}" if column.range_words else column.name
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class TableTwinView(QTableView):
    """The table of a chart, read only, walked with the arrow keys."""

    def __init__(self, table: TableTwin, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(TableTwinModel(table, self))
        self.setAccessibleName(spoken)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(HEIGHT.table_row)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionsClickable(False)
        self.restyle()
        Privacy.current().changed.connect(self.viewport().update)

    def fit_rows(self, most: int = 14) -> None:
        """Be as high as the rows, up to ``most`` of them; the rest scrolls."""
        rows = min(self.model().rowCount(), most)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows * HEIGHT.table_row + 4)

    def restyle(self) -> None:
        """Take the fonts again."""
        self.setFont(Theme.current().font("body"))
        self.horizontalHeader().setFont(Theme.current().font("caption_strong"))
