"""The questions in the order of the printed form, with our hints; one can be moved."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument
from coachdesk.domain.sheet_layouts import SheetLayout
from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.painting import draw_icon, rounded
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import ICON_SMALL, RADIUS

Index = QModelIndex | QPersistentModelIndex

_ROW: Final = 32
_NUMBER: Final = 34
_PADDING: Final = 12
_TWO_COLUMNS_FROM: Final = 560


class _Items(QAbstractListModel):
    """The order, as sentences and as what is painted."""

    def __init__(self, t: Translator, instrument: Instrument, wording: Wording, layout: SheetLayout) -> None:
        super().__init__()
        self.t = t
        self._instrument = instrument
        self._wording = wording
        self._order = layout.order(instrument)

    def set_layout(self, layout: SheetLayout) -> None:
        self._order = layout.order(self._instrument)
        self.dataChanged.emit(self.index(0), self.index(len(self._order) - 1))

    def item(self, place: int) -> int:
        return self._order[place]

    def place(self, item: int) -> int:
        return self._order.index(item)

    def is_reversed(self, place: int) -> bool:
        return self._instrument.item(self._order[place]).is_reversed

    def hint(self, place: int) -> str:
        return self._wording.item(self._order[place]).hint

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._order)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid() or role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        }:
            return None
        t, place = self.t, index.row()
        number, hint = str(place + 1), self.hint(place)
        if self.is_reversed(place):
            return t("Question {number}: {hint}, counted the other way round", number=number, hint=hint)
        return t("Question {number}: {hint}", number=number, hint=hint)


class _Delegate(QStyledItemDelegate):
    """Paints number, hint, and the mark of one that is counted the other way round."""

    def __init__(self, items: _Items, reversed_word: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._items = items
        self._reversed_word = reversed_word

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        # The whole cell of the grid: an item smaller than it would be painted in its middle.
        view = option.widget
        return view.gridSize() if isinstance(view, QListView) else super().sizeHint(option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = Theme.current()
        tokens = theme.tokens
        rect = option.rect
        ground = QRectF(rect).adjusted(0, 1, -8, -1)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_current:
            rounded(painter, ground, RADIUS.segment, tokens.accent_soft)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, ground, RADIUS.segment, tokens.sunken)
        place = index.row()
        self._draw(painter, option, str(place + 1), "ink2", _PADDING)
        room = rect.width() - _PADDING - _NUMBER - _PADDING - 8
        if self._items.is_reversed(place):
            room -= self._paint_reversed(painter, option) + 8
        words = theme.metrics("body").elidedText(self._items.hint(place), Qt.TextElideMode.ElideRight, room)
        self._draw(painter, option, words, "ink", _PADDING + _NUMBER)
        if option.state & QStyle.StateFlag.State_HasFocus and option.widget.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), RADIUS.segment, RADIUS.segment)
        painter.restore()

    def _paint_reversed(self, painter: QPainter, option: QStyleOptionViewItem) -> int:
        theme = Theme.current()
        metrics = theme.metrics("caption")
        width = metrics.horizontalAdvance(self._reversed_word) + ICON_SMALL + 5
        left = option.rect.right() - 8 - _PADDING - width
        middle = option.rect.center().y()
        draw_icon(
            painter, option.widget, "undo-2", theme.tokens.ink2, left, middle - ICON_SMALL / 2, ICON_SMALL
        )
        painter.setPen(theme.colour("ink2"))
        painter.setFont(theme.font("caption"))
        top = round(middle - metrics.height() / 2)
        painter.drawText(left + ICON_SMALL + 5, top + metrics.ascent(), self._reversed_word)
        return width

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, text: str, ink: str, left: int) -> None:
        theme = Theme.current()
        metrics = theme.metrics("body")
        painter.setPen(theme.colour("ink" if ink == "ink" else "ink2"))
        painter.setFont(theme.font("body"))
        top = option.rect.top() + (option.rect.height() - metrics.height()) // 2
        painter.drawText(option.rect.left() + left, top + metrics.ascent(), text)


class ItemOrder(QListView):
    """Questions in two columns where there is room; Alt and an arrow moves the current one.

    Signals:
        move_requested: item number, and the place it is to take (0 is the first).
        item_current: item number of the row that became current.
    """

    move_requested = Signal(int, int)
    item_current = Signal(int)

    def __init__(
        self,
        t: Translator,
        instrument: Instrument,
        wording: Wording,
        layout: SheetLayout,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._items = _Items(t, instrument, wording, layout)
        self.setModel(self._items)
        self.setItemDelegate(_Delegate(self._items, t.within("question", "reversed"), self))
        self.setAccessibleName(t("Questions in the order of your sheet"))
        self.setProperty("own_ring", True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setUniformItemSizes(True)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._tell)
        self.setCurrentIndex(self._items.index(0))
        self._fit()

    def current_item(self) -> int:
        """Item number of the current row."""
        return self._items.item(max(0, self.currentIndex().row()))

    def current_place(self) -> int:
        """Where the current row stands, 0 for the first."""
        return max(0, self.currentIndex().row())

    def set_layout_of_sheet(self, layout: SheetLayout) -> None:
        """Show another order; the current question stays current."""
        item = self.current_item()
        self._items.set_layout(layout)
        self.setCurrentIndex(self._items.index(self._items.place(item)))
        self.viewport().update()

    def move_by(self, step: int) -> None:
        """Ask for the current question to move up (-1) or down (1)."""
        place = self.current_place() + step
        if 0 <= place < self._items.rowCount():
            self.move_requested.emit(self.current_item(), place)

    def restyle(self) -> None:
        """Measure the rows again."""
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.move_by(steps[Qt.Key(event.key())])
            event.accept()
            return
        if event.text().isprintable() and event.text():
            # Letters and digits belong to the page; the list would jump to a row that begins so.
            event.ignore()
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            event.ignore()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        columns = 2 if self.width() >= _TWO_COLUMNS_FROM else 1
        row = max(_ROW, Theme.current().line("body") + 10)
        rows = -(-self._items.rowCount() // columns)
        self.setGridSize(QSize(max(1, self.viewport().width() // columns - 1), row))
        self.setFixedHeight(rows * row + 2 * self.frameWidth() + 1)

    def _tell(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.item_current.emit(self._items.item(index.row()))
