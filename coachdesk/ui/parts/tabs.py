"""The tabs of a page: one line of words, a thick line under the current one, Alt and a letter for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from coachdesk.ui.parts.labels import plain
from coachdesk.ui.parts.painting import rule
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import HEIGHT, RADIUS

_WIDE: Final = 12
_NARROW: Final = 5
_UNDERLINE: Final = 3


class Tabs(QTabBar):
    """A row of tabs; arrows move along it.

    Args:
        tabs: key, word and letter of each; the letter opens it with Alt, an empty one gives none.
        spoken: what the tabs are of, for a screen reader.
        left: pixels before the first word, so that it stands in line with the page.
    """

    tab_chosen = Signal(str)

    def __init__(
        self,
        tabs: Sequence[tuple[str, str, str]] = (),
        *,
        spoken: str = "",
        left: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keys: list[str] = []
        self._shortcuts: list[QShortcut] = []
        self._left = left
        self._padding = _WIDE
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(spoken)
        self.setMouseTracking(True)
        self.setProperty("ring_radius", RADIUS.segment)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.currentChanged.connect(self._on_changed)
        self.restyle()
        self.set_tabs(tabs)

    def set_tabs(self, tabs: Sequence[tuple[str, str, str]]) -> None:
        """Show other tabs; nothing is emitted."""
        was_blocked = self.blockSignals(True)
        while self.count():
            self.removeTab(0)
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._keys = [key for key, _, _ in tabs]
        self._shortcuts = []
        for key, word, letter in tabs:
            number = self.addTab(word.replace("&", "&&"))
            if letter:
                sequence = QKeySequence(f"Alt+{letter.upper()}")
                shortcut = QShortcut(sequence, self)
                shortcut.setObjectName(key)
                shortcut.activated.connect(self._on_letter)
                self._shortcuts.append(shortcut)
                self.setTabToolTip(number, plain(sequence.toString(QKeySequence.SequenceFormat.NativeText)))
        self.blockSignals(was_blocked)

    def key(self) -> str:
        """Key of the current tab, or an empty text."""
        return self._keys[self.currentIndex()] if self.currentIndex() >= 0 else ""

    def set_key(self, key: str) -> None:
        """Make a tab current; nothing is emitted.

        Raises:
            ValueError: there is no such tab.
        """
        was_blocked = self.blockSignals(True)
        self.setCurrentIndex(self._keys.index(key))
        self.blockSignals(was_blocked)
        self.update()

    def restyle(self) -> None:
        """Take the role's font again."""
        self.setFont(Theme.current().font("body"))
        self._fit(self.width())
        self.updateGeometry()

    def ring_rect(self) -> QRect:
        """Where the focus ring goes: around the current word."""
        left = self._left if self.currentIndex() == 0 else 0
        return self.tabRect(self.currentIndex()).adjusted(left + 2, 4, -2, -5)

    def tabSizeHint(self, index: int) -> QSize:
        metrics = Theme.current().metrics("body")
        extra = self._left if index == 0 else 0
        width = metrics.horizontalAdvance(self._word(index)) + 2 * self._padding + extra
        return QSize(width, max(HEIGHT.tab, metrics.height() + 16))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit(event.size().width())
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        tokens = theme.tokens
        painter = QPainter(self)
        painter.setFont(theme.font("body"))
        rule(painter, 0, self.height() - 1, self.width(), tokens.border)
        hovered = self.tabAt(self.mapFromGlobal(self.cursor().pos())) if self.underMouse() else -1
        for index in range(self.count()):
            rect = self.tabRect(index)
            is_current = index == self.currentIndex()
            word = QRectF(rect)
            if index == 0:
                word.setLeft(word.left() + self._left)
            if is_current:
                line = QRectF(word.left(), self.height() - _UNDERLINE, word.width(), _UNDERLINE)
                painter.fillRect(line, QColor(tokens.accent))
            ink = tokens.accent_ink if is_current else (tokens.ink if index == hovered else tokens.ink2)
            painter.setPen(QColor(ink if self.isTabEnabled(index) else tokens.ink3))
            painter.drawText(word.adjusted(0, 0, 0, -1), int(Qt.AlignmentFlag.AlignCenter), self._word(index))
        painter.end()

    def _word(self, index: int) -> str:
        return self.tabText(index).replace("&&", "&")

    def _fit(self, width: int) -> None:
        """Come closer together before anything has to scroll."""
        metrics = Theme.current().metrics("body")
        words = sum(metrics.horizontalAdvance(self._word(index)) for index in range(self.count()))
        wide = words + 2 * _WIDE * self.count() + self._left
        padding = _WIDE if wide <= width or width <= 0 else _NARROW
        if padding != self._padding:
            self._padding = padding
            # Qt measures its tabs again only when told that one of them changed.
            for index in range(self.count()):
                self.setTabText(index, self.tabText(index))

    def _on_changed(self, index: int) -> None:
        if index >= 0:
            self.tab_chosen.emit(self._keys[index])

    def _on_letter(self) -> None:
        shortcut = self.sender()
        if isinstance(shortcut, QShortcut):
            self.setCurrentIndex(self._keys.index(shortcut.objectName()))
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
