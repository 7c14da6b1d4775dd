"""The mark of the program, painted: a low sun over a hill."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from coachdesk.ui.theme.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_SUN: Final = "#F3CF9B"
_HILL: Final = "#EFF5F3"


class Mark(QWidget):
    """The mark in a square.

    Args:
        edge: in pixels, 32 in the rail, 40 on the lock screen.
    """

    def __init__(self, edge: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(edge, edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_mark(painter, self.width(), Theme.current().tokens.fill)
        painter.end()


def window_icon(ground: str) -> QIcon:
    """The mark for the task bar; ``ground`` is ``#rrggbb``."""
    # Not above: the binding builds a class when it is named, and the first window needs none of this one.
    from PySide6.QtGui import QIcon

    icon = QIcon()
    for edge in (16, 32, 64, 128, 256):
        pixmap = QPixmap(edge, edge)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_mark(painter, edge, ground)
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def paint_mark(painter: QPainter, edge: float, ground: str) -> None:
    """Paint the mark into a square of ``edge``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(0, 0, edge, edge), edge * 0.26, edge * 0.26)
    painter.setClipPath(shape)
    painter.fillRect(QRectF(0, 0, edge, edge), QColor(ground))
    painter.setBrush(QColor(_SUN))
    painter.drawEllipse(QPointF(edge * 0.5, edge * 0.5), edge * 0.2, edge * 0.2)
    hill = QPainterPath(QPointF(0, edge * 0.62))
    hill.cubicTo(
        QPointF(edge * 0.3, edge * 0.54), QPointF(edge * 0.5, edge * 0.72), QPointF(edge, edge * 0.58)
    )
    hill.lineTo(edge, edge)
    hill.lineTo(0, edge)
    hill.closeSubpath()
    painter.setBrush(QColor(_HILL))
    painter.drawPath(hill)
    painter.setClipping(False)
