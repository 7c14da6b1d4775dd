"""The one field for searching and commanding, with its key, and the answers beneath it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import key_cap_size, paint_key_cap
from coachdesk.ui.parts.painting import draw_token_icon
from coachdesk.ui.parts.rows import ListView, Row
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import ICON_SMALL, RADIUS, SPACE

WIDE = 448
NARROW = 280
_SHOWN_ROWS = 8


class SearchField(QLineEdit):
    """A line with a magnifying glass and its key cap.

    Args:
        placeholder: what can be typed.
        key: shown at its right end while there is room.
    """

    down_requested = Signal()
    left_requested = Signal()

    def __init__(self, placeholder: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setProperty("kind", "search")
        self.setProperty("ring_radius", RADIUS.button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(WIDE)
        self.restyle()

    def restyle(self) -> None:
        """Take the role's font again and keep room for icon and key cap."""
        Theme.current().dress(self, "text")
        self.setFont(Theme.current().font("body"))
        # The cap covered the placeholder at 125 % text until its room was reserved.
        self.setTextMargins(28, 0, key_cap_size(self._key).width() + 4, 0)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(WIDE, max(36, Theme.current().metrics("body").height() + 10))

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROW, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left_requested.emit()
            return
        if event.key() == Qt.Key.Key_Down:
            self.down_requested.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        draw_token_icon(painter, self, "search", "ink2", 8, (self.height() - ICON_SMALL) / 2, ICON_SMALL)
        width = key_cap_size(self._key).width()
        paint_key_cap(painter, self._key, self.width() - width - 8, self.height() / 2)
        painter.end()


class SearchPanel(Card):
    """The answers, floating under the field over the page.

    Args:
        spoken: what the list is, for a screen reader.
        field: the field that they answer.
        window: what the panel floats over.
    """

    result_chosen = Signal(object)

    def __init__(self, spoken: str, field: SearchField, window: QWidget) -> None:
        super().__init__(gap=SPACE.near, parent=window)
        self._window = window
        self._field = field
        column = self.box
        column.setContentsMargins(2, SPACE.pair, 2, SPACE.pair)
        self.results = ListView(spoken, has_rules=False)
        column.addWidget(self.results)
        self.told = PlainLabel("", "body", "att", fit="wrap")
        self.told.setContentsMargins(SPACE.stack, SPACE.near, SPACE.stack, SPACE.near)
        self.told.hide()
        column.addWidget(self.told)
        self.results.row_chosen.connect(self._on_chosen)
        self.results.installEventFilter(self)
        field.down_requested.connect(self._go_down)
        field.left_requested.connect(self.close_panel)
        window.installEventFilter(self)
        self.hide()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show answers, the best first; none closes the panel. A row without a key says something, no more."""
        self.told.hide()
        self.results.show()
        self.results.set_rows(rows)
        if not rows:
            self.hide()
            return
        self.results.set_current(rows[0].key)
        self._place()
        self.show()
        self.raise_()

    def tell(self, words: str) -> None:
        """Say in the place of answers why there is none; what was typed stays, to be put right."""
        self.results.set_rows(())
        self.results.hide()
        self.told.setText(words)
        self.told.show()
        self._place()
        self.show()
        self.raise_()

    def close_panel(self) -> None:
        """Put the answers away."""
        self.results.set_rows(())
        self.hide()

    def is_used(self) -> bool:
        """True while the keyboard or the mouse is on the answers."""
        return self.results.hasFocus() or self.underMouse()

    def choose_first(self) -> bool:
        """Choose the marked answer, as Enter in the field does. False when there is none."""
        key = self.results.current_key()
        if key is None or not self.isVisible():
            return False
        self._on_chosen(key)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.results and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._field.setFocus(Qt.FocusReason.OtherFocusReason)
                self.close_panel()
                return True
            if event.key() == Qt.Key.Key_Up and self.results.currentIndex().row() <= 0:
                self._field.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        if isinstance(event, QResizeEvent) and watched is self._window and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        corner = self._field.mapTo(self._window, QPoint(0, self._field.height() + SPACE.pair))
        width = max(self._field.width(), WIDE)
        rows = self.results.rows().rowCount()
        words = self.told.heightForWidth(width - 4)
        height = self.results.height_of(min(rows, _SHOWN_ROWS)) if rows else words
        height = min(height + 2 * SPACE.pair + 2, self._window.height() - corner.y() - SPACE.near)
        self.setGeometry(corner.x(), corner.y(), width, height)

    def _go_down(self) -> None:
        if self.isVisible() and self.results.isVisible():
            self.results.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, key: object) -> None:
        if key is None:
            return
        self._field.clear()
        self.close_panel()
        self.result_chosen.emit(key)
