"""A key as it is printed on the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coachdesk.ui.parts.painting import rounded
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import HEIGHT, RADIUS, ColourName


class KeyCap(QLabel):
    """A key, as on the keyboard."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return key_cap_size(self.text())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_key_cap(painter, self.text(), 0, self.height() / 2)
        painter.end()


def key_cap_size(key: str) -> QSize:
    """Size of a painted key cap."""
    metrics = Theme.current().metrics("key")
    return QSize(max(20, metrics.horizontalAdvance(key) + 13), max(HEIGHT.key, metrics.height() + 2))


def paint_key_cap(painter: QPainter, key: str, left: float, middle: float, ink: ColourName = "ink2") -> None:
    """Paint a key cap whose left edge is at ``left`` and whose middle is at the height ``middle``."""
    theme = Theme.current()
    size = key_cap_size(key)
    rect = QRectF(round(left), round(middle - size.height() / 2), size.width(), size.height())
    rounded(painter, rect, RADIUS.key, "", theme.tokens.control)
    painter.setPen(theme.colour(ink))
    painter.setFont(theme.font("key"))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), key)
