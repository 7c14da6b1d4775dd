"""The first lines of a table as they were read."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from coachdesk.domain.tables import Table, column_letter
from coachdesk.i18n.translator import Translator
from coachdesk.ui.imports.import_words import column_name
from coachdesk.ui.parts.labels import plain
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import HEIGHT

_Index = QModelIndex | QPersistentModelIndex

SHOWN: Final = 4
_WIDE, _NARROW = 168, 72
_INDENT: Final = 5
_CELL_LENGTH: Final = 200


class PreviewModel(QAbstractTableModel):
    """Line numbers, then the cells; nothing is readable while the privacy screen is on."""

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self._table: Table | None = None

    def set_table(self, table: Table) -> None:
        """Show the first lines of another table."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() or self._table is None else min(SHOWN, len(self._table.rows))

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() or self._table is None else 1 + len(self._table.head)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        if self._table is None:
            return None
        row = self._table.rows[index.row()]
        is_number = index.column() == 0
        text = str(row.line) if is_number else row.cells[index.column() - 1][:_CELL_LENGTH]
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                Privacy.current().hidden_word if Privacy.current().is_on and text and not is_number else text
            )
        if role == Qt.ItemDataRole.ToolTipRole and not Privacy.current().is_on:
            return plain(text)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        if orientation is not Qt.Orientation.Horizontal or self._table is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            t = self._t
            if section == 0:
                return t("Line")
            # A file without headings has somebody's name in their place.
            is_covered = Privacy.current().is_on
            return column_letter(section - 1) if is_covered else column_name(self._table.head, section - 1)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class _UnderHeading(QStyledItemDelegate):
    """Begins a cell where its heading begins."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        option.rect = option.rect.adjusted(_INDENT, 0, 0, 0)


class PreviewTable(QTableView):
    """Only looked at: the keyboard is in the list of columns, and the column at hand comes into view.

    Args:
        t: language of the words.
    """

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = PreviewModel(t, self)
        self.setModel(self.rows)
        self.setAccessibleName(t("First lines of the table"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(_UnderHeading(self))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(HEIGHT.table_row)
        self.horizontalHeader().setDefaultSectionSize(_WIDE)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.restyle()
        Privacy.current().changed.connect(self.viewport().update)
        Privacy.current().changed.connect(self.horizontalHeader().viewport().update)

    def set_table(self, table: Table) -> None:
        """Show the first lines of a table."""
        self.rows.set_table(table)
        self.setColumnWidth(0, _NARROW)
        self._fit()

    def show_column(self, place: int) -> None:
        """Bring a column into view, the one that is spoken of."""
        self.scrollTo(self.rows.index(0, place + 1))

    def restyle(self) -> None:
        """Take the fonts again."""
        Theme.current().dress(self, "table")
        self.setFont(Theme.current().font("body"))
        self.horizontalHeader().setFont(Theme.current().font("caption_strong"))
        self._fit()

    def _fit(self) -> None:
        """As high as its lines and the bar beneath them."""
        bar = self.horizontalScrollBar().sizeHint().height()
        heads = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(heads + self.rows.rowCount() * HEIGHT.table_row + bar + 4)
