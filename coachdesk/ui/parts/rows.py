"""Lists: a row's finished words, a model that covers private ones, and the delegate that paints them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, overload

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from coachdesk.ui.parts.bars import give_thin_bars
from coachdesk.ui.parts.painting import draw_icon, rounded, rule
from coachdesk.ui.parts.privacy import Privacy, paint_bar
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import HEIGHT, ICON_BUTTON, ICON_SMALL, RADIUS, ColourName, Role

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)

_TILE: Final = 32
_MARGIN: Final = 12
_GAP: Final = 12
_RIGHT: Final = 12
_WIDE: Final = 900
"""Pixels from which a row has room for what stands in its middle."""
_MIDDLE: Final = 0.4
"""Where the middle begins, as a share of the row."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list, in finished words.

    Attributes:
        key: what the page knows it by.
        name: first line.
        detail: second line, quieter.
        caption: right of the second line, such as a date.
        attention: a word right of the first line, amber unless it only says how things stand.
        attention_icon: its icon.
        icon: of the 32 px tile before the text; no tile without it (unless ``phase`` gives one).
        phase: value of ``domain.phases.Phase`` whose tint and icon the tile takes.
        spoken: the whole row as a sentence for a screen reader; made of the words above when empty.
        is_private: covered by the privacy screen.
        shorter: the second line in fewer and fewer words, for where it would be cut.
        attention_ink: colour token of that word.
        middle: two quieter lines that a wide row has room for, beside the name and beside the second line.
    """

    key: object
    name: str
    detail: str = ""
    caption: str = ""
    attention: str = ""
    attention_icon: str = "triangle-alert"
    icon: str = ""
    phase: str = ""
    spoken: str = ""
    is_private: bool = True
    shorter: tuple[str, ...] = ()
    attention_ink: ColourName = "att"
    middle: tuple[str, str] = ("", "")

    def sentence(self) -> str:
        """What a screen reader says."""
        return self.spoken or ", ".join(
            part for part in (self.name, self.attention, self.detail, self.caption) if part
        )


class LateRows(Sequence[Row]):
    """Rows that are worded when the list first shows them: a thousand files cost what a dozen do.

    Args:
        keys: key of each row.
        make: words the row at a place.
    """

    def __init__(self, keys: Sequence[object], make: Callable[[int], Row]) -> None:
        self._places = {key: place for place, key in enumerate(keys)}
        self._make = make
        self._made: dict[int, Row] = {}
        self._count = len(keys)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...

    def __getitem__(self, place: int | slice) -> Row | list[Row]:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(self._count))]
        if not 0 <= place < self._count:
            raise IndexError(place)
        if place not in self._made:
            self._made[place] = self._make(place)
        return self._made[place]

    def place_of(self, key: object) -> int:
        """Where the row with ``key`` stands, or -1."""
        return self._places.get(key, -1)


class RowsModel(QAbstractListModel):
    """Rows for a view; while the privacy screen is on it gives no private word away."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = []
        Privacy.current().changed.connect(self._on_privacy)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows if isinstance(rows, LateRows) else list(rows)
        self.endResetModel()

    def row_of(self, key: object) -> int:
        """Where the row with ``key`` stands, or -1."""
        if isinstance(self._rows, LateRows):
            return self._rows.place_of(key)
        return next((number for number, row in enumerate(self._rows) if row.key == key), -1)

    def at(self, number: int) -> Row | None:
        """The row at a place, or ``None`` outside."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        row = self.at(index.row())
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        is_covered = row.is_private and Privacy.current().is_on
        if role == Qt.ItemDataRole.DisplayRole:
            return Privacy.current().hidden_word if is_covered else row.name
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            return Privacy.current().hidden_word if is_covered else row.sentence()
        return None

    def _on_privacy(self, _is_on: bool) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))


class RowDelegate(QStyledItemDelegate):
    """Paints a :class:`Row`: tile, name, second line, right-aligned words, rule, selection and ring.

    Args:
        has_rules: a rule between rows, beginning at the text.
    """

    def __init__(self, parent: QObject | None = None, *, has_rules: bool = True) -> None:
        super().__init__(parent)
        self._has_rules = has_rules

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        view = option.widget
        rect: QRect = option.rect
        state = option.state
        if not isinstance(row, Row):
            return
        painter.save()
        tokens = Theme.current().tokens
        ground = QRectF(rect).adjusted(0, 2, 0, -2)
        if state & QStyle.StateFlag.State_Selected:
            rounded(painter, ground, RADIUS.button, tokens.accent_soft)
        elif state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, ground, RADIUS.button, tokens.sunken)
        left = rect.left() + _MARGIN
        if row.icon or row.phase:
            _paint_tile(
                painter, view, row, QRectF(left, rect.top() + (rect.height() - _TILE) / 2, _TILE, _TILE)
            )
            left += _TILE + _GAP
        if self._has_rules and index.row() < index.model().rowCount() - 1:
            rule(painter, left, rect.bottom(), rect.right() - _RIGHT - left + 1, tokens.border)
        _paint_words(painter, view, row, QRect(left, rect.top(), rect.right() - _RIGHT - left, rect.height()))
        if state & QStyle.StateFlag.State_HasFocus and view.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), RADIUS.button, RADIUS.button)
        painter.restore()


class ListView(QListView):
    """A list of rows: arrows move, Enter or a click chooses, typing letters jumps.

    Args:
        spoken: what the list is, for a screen reader.
        has_rules: rules between rows.
    """

    row_chosen = Signal(object)
    row_current = Signal(object)

    def __init__(self, spoken: str, *, has_rules: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RowsModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(RowDelegate(self, has_rules=has_rules))
        self.setAccessibleName(spoken)
        self.setProperty("own_ring", True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        give_thin_bars(self)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._on_chosen)
        self.selectionModel().currentChanged.connect(self._on_current)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the current one stays current if it is still there. Nothing is emitted."""
        before = self.current_key()
        was_blocked = self.blockSignals(True)
        self.selectionModel().blockSignals(True)
        self._rows.set_rows(rows)
        self.selectionModel().blockSignals(False)
        self.blockSignals(was_blocked)
        self.set_current(before)

    def set_current(self, key: object) -> None:
        """Make the row with ``key`` current; nothing is emitted."""
        number = self._rows.row_of(key) if key is not None else -1
        selection = self.selectionModel()
        was_blocked = selection.blockSignals(True)
        if number < 0:
            selection.clear()
        else:
            index = self._rows.index(number)
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
        selection.blockSignals(was_blocked)
        self.viewport().update()

    def current_key(self) -> object:
        """Key of the current row, or ``None``."""
        row = self._rows.at(self.currentIndex().row())
        return None if row is None else row.key

    def rows(self) -> RowsModel:
        """The model, for tests and filters."""
        return self._rows

    def restyle(self) -> None:
        """Measure the rows again."""
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def height_of(self, count: int) -> int:
        """Height that shows ``count`` rows whole."""
        return count * row_height() + 2 * self.frameWidth() + 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._on_chosen(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def _on_chosen(self, index: QModelIndex) -> None:
        row = self._rows.at(index.row())
        if row is not None:
            self.row_chosen.emit(row.key)

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = self._rows.at(index.row())
        if row is not None:
            self.row_current.emit(row.key)


def row_height() -> int:
    """Height of a list row at this text size."""
    theme = Theme.current()
    return max(HEIGHT.list_row, theme.line("body_strong") + theme.line("caption") + 16)


def _paint_tile(painter: QPainter, view: QWidget, row: Row, rect: QRectF) -> None:
    tokens = Theme.current().tokens
    ground, ink, icon = tokens.sunken, tokens.ink2, row.icon
    if row.phase:
        look = tokens.phase(row.phase)
        ground, ink, icon = look.ground, look.ink, row.icon or look.icon
    if row.is_private and Privacy.current().is_on:
        rounded(painter, rect, RADIUS.button, tokens.sunken, tokens.border)
        return
    rounded(painter, rect, RADIUS.button, ground)
    inset = (_TILE - ICON_BUTTON) / 2
    draw_icon(painter, view, icon, ink, rect.left() + inset, rect.top() + inset, ICON_BUTTON)


def _paint_words(painter: QPainter, view: QWidget, row: Row, room: QRect) -> None:
    theme = Theme.current()
    captions = theme.metrics("caption")
    first, second = theme.line("body_strong"), theme.line("caption")
    is_single = not row.detail and not row.caption
    height = first if is_single else first + second
    top = room.top() + (room.height() - height) // 2
    width = room.width()
    if row.attention and not (row.is_private and Privacy.current().is_on):
        width -= _paint_attention(painter, view, row, room, top) + _GAP
    end = room.width()
    if any(row.middle) and room.width() >= _WIDE:
        end = round(room.width() * _MIDDLE)
        aside = room.left() + end
        _paint_text(painter, row, row.middle[0], "body", "ink2", aside, top, width - end)
        end -= _GAP
    _paint_text(painter, row, row.name, "body_strong", "ink", room.left(), top, min(width, end))
    top += first
    right = captions.horizontalAdvance(row.caption)
    if row.caption:
        _paint_text(painter, row, row.caption, "caption", "ink2", room.right() - right, top, right + 1)
    room_left = room.width() - right - (_GAP if row.caption else 0)
    if end < room.width():
        _paint_text(
            painter,
            row,
            row.middle[1],
            "caption",
            "ink2",
            room.left() + end + _GAP,
            top,
            room_left - end - _GAP,
        )
        room_left = min(room_left, end)
    fitting = (line for line in (row.detail, *row.shorter) if captions.horizontalAdvance(line) <= room_left)
    detail = next(fitting, row.shorter[-1] if row.shorter else row.detail)
    _paint_text(painter, row, detail, "caption", "ink2", room.left(), top, room_left)


def _paint_attention(painter: QPainter, view: QWidget, row: Row, room: QRect, top: int) -> int:
    theme = Theme.current()
    metrics = theme.metrics("caption_strong")
    width = metrics.horizontalAdvance(row.attention)
    left = room.right() - width
    middle = top + theme.line("body_strong") / 2
    painter.setPen(theme.colour(row.attention_ink))
    painter.setFont(theme.font("caption_strong"))
    painter.drawText(left, round(middle - metrics.height() / 2) + metrics.ascent(), row.attention)
    icon_left = left - ICON_SMALL - 5
    colour = theme.tokens.colour(row.attention_ink)
    draw_icon(painter, view, row.attention_icon, colour, icon_left, middle - ICON_SMALL / 2, ICON_SMALL)
    return width + ICON_SMALL + 5


def _paint_text(
    painter: QPainter, row: Row, text: str, role: Role, ink: ColourName, left: int, top: int, room: int
) -> None:
    if not text or room <= 0:
        return
    theme = Theme.current()
    metrics = theme.metrics(role)
    line = theme.line(role)
    if row.is_private and Privacy.current().is_on:
        width = min(metrics.horizontalAdvance(text), room)
        paint_bar(painter, left, top, width, line, room)
        return
    painter.setPen(theme.colour(ink))
    painter.setFont(theme.font(role))
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(left, top + (line - metrics.height()) // 2 + metrics.ascent(), text)
