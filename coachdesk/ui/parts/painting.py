"""Small painting steps that every painted part shares.

Sharp lines, rounded shapes, icons at the pixel ratio.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import ColourName


def rounded(
    painter: QPainter, rect: QRectF, radius: float, ground: str = "", edge: str = "", width: float = 1.0
) -> None:
    """A rounded shape.

    Args:
        painter: at work.
        rect: outer bounds; the edge is drawn inside them, on half pixels, so that it is sharp.
        radius: of the corners.
        ground: ``#rrggbb`` or empty.
        edge: ``#rrggbb`` or empty.
        width: of the edge.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
    if edge:
        painter.setPen(QPen(QColor(edge), width))
        half = width / 2
        rect = rect.adjusted(half, half, -half, -half)
        radius = max(0.0, radius - half)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect, radius, radius)


def rule(painter: QPainter, left: float, top: float, width: float, colour: str) -> None:
    """A horizontal line one pixel high: filled, for an antialiased line would spread over two rows."""
    painter.fillRect(QRectF(left, top, width, 1), QColor(colour))


def draw_icon(
    painter: QPainter, widget: QWidget, name: str, colour: str, left: float, top: float, size: int
) -> None:
    """An icon in a colour, sharp on the screen that ``widget`` is on."""
    pixmap = Theme.current().tinted(name, colour, size, widget.devicePixelRatioF())
    painter.drawPixmap(QPointF(round(left), round(top)), pixmap)


def draw_token_icon(
    painter: QPainter, widget: QWidget, name: str, ink: ColourName, left: float, top: float, size: int
) -> None:
    """An icon in a token's colour."""
    draw_icon(painter, widget, name, Theme.current().tokens.colour(ink), left, top, size)
