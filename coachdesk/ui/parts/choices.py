"""A list box for more options than fit side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from coachdesk.ui.parts.bars import give_thin_bars
from coachdesk.ui.parts.field import FieldFrame
from coachdesk.ui.parts.layouts import level_height
from coachdesk.ui.parts.painting import draw_icon, rounded
from coachdesk.ui.parts.privacy import Privacy, paint_bar
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import HEIGHT, ICON_SMALL, RADIUS

T = TypeVar("T")

_PADDING = 12


class _RowDelegate(QStyledItemDelegate):
    """Rows of the opened list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        metrics = Theme.current().metrics("body")
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        return QSize(metrics.horizontalAdvance(text) + 2 * _PADDING, max(34, metrics.height() + 10))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = Theme.current()
        rect = QRectF(option.rect)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_current:
            rounded(painter, rect.adjusted(4, 1, -4, -1), RADIUS.segment, theme.tokens.accent_soft)
        painter.setPen(theme.colour("accent_ink" if is_current else "ink"))
        painter.setFont(theme.font("body"))
        text = theme.metrics("body").elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole) or ""),
            Qt.TextElideMode.ElideRight,
            int(rect.width()) - 2 * _PADDING,
        )
        painter.drawText(
            rect.adjusted(_PADDING, 0, -_PADDING, 0),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            text,
        )
        painter.restore()


_OPENING = frozenset(
    {
        Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Space, Qt.Key.Key_Return,
        Qt.Key.Key_Enter, Qt.Key.Key_F4,
    }
)  # fmt: skip


class ChoiceBox(QComboBox):
    """A list box with its own arrow: a styled one would lose it.

    Args:
        is_private: covered by the privacy screen.
        opens_first: a choice acts at once, so that keys open the list before anything is chosen.
        level: height of the kind of thing beside which it stands.
    """

    def __init__(
        self, *, is_private: bool = False, opens_first: bool = False, level: int = HEIGHT.field
    ) -> None:
        super().__init__()
        self._level = level
        self._is_private = is_private
        self._opens_first = opens_first
        self._words: list[str] = []
        view = QListView()
        view.setProperty("own_ring", True)
        give_thin_bars(view)
        self.setView(view)
        self.setItemDelegate(_RowDelegate(self))
        self.setProperty("ring_radius", RADIUS.button)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        """Take the role's font again."""
        self.setFont(Theme.current().font("body"))
        self.updateGeometry()

    def set_words(self, words: Sequence[str]) -> None:
        """Offer these; none is chosen."""
        self._words = list(words)
        self.clear()
        self.addItems(self._words)
        self.apply_privacy()
        self.setCurrentIndex(-1)

    def word(self) -> str:
        """The chosen word, covered or not; empty when none is chosen."""
        return self._words[self.currentIndex()] if self.currentIndex() >= 0 else ""

    def is_covered(self) -> bool:
        """True while the privacy screen hides the choice."""
        return self._is_private and Privacy.current().is_on

    def apply_privacy(self) -> None:
        """While covered, Qt does not hold the words at all: its list is open to screen readers."""
        if self._is_private:
            for row, word in enumerate(self._words):
                self.setItemText(row, Privacy.current().hidden_word if self.is_covered() else word)
            self.update()

    def sizeHint(self) -> QSize:
        metrics = Theme.current().metrics("body")
        widest = max((metrics.horizontalAdvance(word) for word in self._words), default=60)
        return QSize(widest + 2 * _PADDING + 28, level_height(self._level))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 120), self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A wheel turned to scroll the page must not change an answer on its way.
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Nor must the keys that scroll it: they belong to the page.
        if event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            event.ignore()
            return
        if self._opens_first and self._opens(event):
            return
        super().keyPressEvent(event)

    def _opens(self, event: QKeyEvent) -> bool:
        """Open the list at a key by which Qt would choose in the closed box; a letter goes on to its name."""
        begun = "" if event.key() in _OPENING else event.text().strip()
        is_letter = begun.isprintable() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() not in _OPENING and not (begun and is_letter):
            return False
        if self.count():
            self.showPopup()
            if begun:
                self.view().keyboardSearch(begun)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        tokens = theme.tokens
        state = self.property("state")
        edge = {"error": tokens.safe, "attention": tokens.att}.get(str(state or ""), tokens.control)
        painter = QPainter(self)
        if not self.isEnabled():
            rounded(painter, QRectF(self.rect()), RADIUS.button, tokens.sunken, tokens.border)
        else:
            rounded(painter, QRectF(self.rect()), RADIUS.button, tokens.surface, edge)
        metrics = theme.metrics("body")
        room = self.width() - 2 * _PADDING - 24
        top = (self.height() - metrics.height()) // 2
        text = self.word() or self.placeholderText()
        if self.is_covered():
            paint_bar(painter, _PADDING, top, metrics.horizontalAdvance(text), metrics.height(), room)
        else:
            is_faint = not self.isEnabled() or self.currentIndex() < 0
            painter.setPen(theme.colour("ink3" if is_faint else "ink"))
            painter.setFont(theme.font("body"))
            painter.drawText(
                _PADDING, top + metrics.ascent(), metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            )
        arrow = self.width() - _PADDING - ICON_SMALL + 2
        draw_icon(
            painter, self, "chevron-down", tokens.ink2, arrow, (self.height() - ICON_SMALL) / 2, ICON_SMALL
        )
        painter.end()


class ChoiceField(FieldFrame, Generic[T]):
    """A list box with label and message line.

    Args:
        label: the question.
        options: value and word of each.
        value: at first, or ``None`` for none chosen.
        placeholder: shown while none is chosen.
        hint: in the message line while all is well.
        is_private: the choice is covered by the privacy screen.
        opens_first: a choice acts at once: arrows and letters open the list, Enter in it chooses.
    """

    value_chosen = Signal(object)
    is_line_kept: ClassVar[bool] = False

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[T, str]] = (),
        *,
        value: T | None = None,
        placeholder: str = "",
        hint: str = "",
        is_private: bool = False,
        opens_first: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, is_private=is_private, parent=parent)
        self._values: list[T] = []
        self.box = ChoiceBox(is_private=is_private, opens_first=opens_first)
        self.box.setPlaceholderText(placeholder)
        self._set_box(self.box)
        self.set_options(options, value=value)
        self.box.activated.connect(self._on_activated)

    def set_options(self, options: Sequence[tuple[T, str]], *, value: T | None = None) -> None:
        """Offer other options; nothing is emitted."""
        self._values = [each for each, _ in options]
        self.box.set_words([word for _, word in options])
        self.set_value(value)

    def value(self) -> T | None:
        """The chosen value, or ``None``."""
        row = self.box.currentIndex()
        return self._values[row] if row >= 0 else None

    def set_value(self, value: T | None) -> None:
        """Choose a value, or none; nothing is emitted.

        Raises:
            ValueError: the value is not one of the options.
        """
        self.box.setCurrentIndex(-1 if value is None and None not in self._values else self._row_of(value))

    def _apply_privacy(self) -> None:
        self.box.apply_privacy()

    def _row_of(self, value: T | None) -> int:
        for row, each in enumerate(self._values):
            if each == value:
                return row
        raise ValueError(value)

    def _on_activated(self, row: int) -> None:
        self.clear_message()
        self.value_chosen.emit(self._values[row])
