"""The rail: the places of the program, icon above word, always with words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from coachdesk.ui.frame.mark import Mark
from coachdesk.ui.parts.buttons import press_with_enter
from coachdesk.ui.parts.painting import draw_icon, rounded
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import HEIGHT, ICON_RAIL, RADIUS, Role

_LEAST_WIDTH: Final = 96
_SIDE: Final = 6


@dataclass(frozen=True, slots=True)
class RailEntry:
    """A place in the rail.

    Attributes:
        key: what the frame calls it.
        icon: name of its icon.
        word: what stands under it.
        is_bottom: stands alone at the bottom, like the settings.
    """

    key: str
    icon: str
    word: str
    is_bottom: bool = False


class _RailItem(QPushButton):
    def __init__(self, entry: RailEntry) -> None:
        super().__init__()
        self.entry = entry
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(entry.word)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("ring_radius", RADIUS.rail)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = Theme.current().metrics("caption_strong")
        width = metrics.horizontalAdvance(self.entry.word) + 12
        return QSize(width, max(HEIGHT.rail_item, ICON_RAIL + metrics.height() + 19))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_with_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        tokens = theme.tokens
        painter = QPainter(self)
        ink = tokens.ink2
        if self.isChecked():
            rounded(painter, QRectF(self.rect()), RADIUS.rail, tokens.accent_soft)
            ink = tokens.accent_ink
        elif self.underMouse():
            rounded(painter, QRectF(self.rect()), RADIUS.rail, tokens.sunken)
            ink = tokens.ink
        role: Role = "caption_strong" if self.isChecked() else "caption"
        metrics = theme.metrics(role)
        top = (self.height() - ICON_RAIL - metrics.height() - 1) // 2
        draw_icon(painter, self, self.entry.icon, ink, (self.width() - ICON_RAIL) / 2, top, ICON_RAIL)
        painter.setPen(QColor(ink))
        painter.setFont(theme.font(role))
        left = (self.width() - metrics.horizontalAdvance(self.entry.word)) / 2
        painter.drawText(round(left), top + ICON_RAIL + 1 + metrics.ascent(), self.entry.word)
        painter.end()


class Rail(QWidget):
    """The places, one of them current.

    Args:
        entries: from top to bottom; those at the bottom stand apart.
        spoken: what the rail is, for a screen reader.
    """

    page_requested = Signal(str)

    def __init__(self, entries: Sequence[RailEntry], spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(spoken)
        self.setContentsMargins(0, 0, 1, 0)
        self._group = QButtonGroup(self)
        self._items: dict[str, _RailItem] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 12, _SIDE, 8)
        column.setSpacing(4)
        column.addWidget(Mark(32), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        for entry in (*_those(entries, is_bottom=False), None, *_those(entries, is_bottom=True)):
            if entry is None:
                column.addStretch(1)
                continue
            item = _RailItem(entry)
            self._items[entry.key] = item
            self._group.addButton(item)
            item.clicked.connect(self._on_clicked)
            column.addWidget(item)
        self.restyle()

    def set_current(self, key: str) -> None:
        """Mark a place as current; an unknown key marks none. Nothing is emitted."""
        self._group.setExclusive(False)
        for name, item in self._items.items():
            item.setChecked(name == key)
        self._group.setExclusive(True)

    def restyle(self) -> None:
        """Be as wide as the longest word needs: a fixed width cut words at large text."""
        metrics = Theme.current().metrics("caption_strong")
        widest = max((metrics.horizontalAdvance(item.entry.word) for item in self._items.values()), default=0)
        self.setFixedWidth(max(_LEAST_WIDTH, widest + 24) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("rail"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("border"))
        painter.end()

    def _on_clicked(self) -> None:
        item = self.sender()
        if isinstance(item, _RailItem):
            self.page_requested.emit(item.entry.key)


def _those(entries: Sequence[RailEntry], *, is_bottom: bool) -> list[RailEntry]:
    return [entry for entry in entries if entry.is_bottom == is_bottom]
