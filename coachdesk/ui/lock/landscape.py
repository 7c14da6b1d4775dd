"""The one generous gesture.

Four painted hills behind the lock card, a low sun by day, a small moon by night.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import Hills

# Heights of each hill's outline at even steps from left to right, as shares of the window's height, drawn
# as a
# smooth line; far hills first. The sun stands between the sky and the far hill.
_OUTLINES: Final[tuple[tuple[str, tuple[float, ...]], ...]] = (
    ("far", (0.600, 0.5815, 0.583, 0.6035, 0.627, 0.6405, 0.644, 0.642)),
    ("middle", (0.7005, 0.7145, 0.7105, 0.692, 0.669, 0.6545, 0.654, 0.664)),
    ("near", (0.801, 0.7835, 0.784, 0.7985, 0.8155, 0.829, 0.8365, 0.837)),
    ("front", (0.901, 0.9145, 0.914, 0.9045, 0.8915, 0.879, 0.871, 0.871)),
)
_ORB_X: Final = 0.8
_SUN_Y: Final = 0.585
_MOON_Y: Final = 0.3
_SUN_RADIUS: Final = 56
_MOON_RADIUS: Final = 26


class Landscape(QWidget):
    """A ground to put the lock card on."""

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = Theme.current().tokens
        width, height = float(self.width()), float(self.height())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.canvas))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(0, 0, 0, 0))
        radius = _MOON_RADIUS if tokens.is_dark else _SUN_RADIUS
        middle = QPointF(width * _ORB_X, height * (_MOON_Y if tokens.is_dark else _SUN_Y))
        painter.setBrush(QColor(tokens.hills.orb))
        painter.drawEllipse(middle, radius, radius)
        for name, outline in _OUTLINES:
            painter.setBrush(QColor(_colour(tokens.hills, name)))
            painter.drawPath(_hill(outline, QRectF(0, 0, width, height)))
        painter.end()


def _colour(hills: Hills, name: str) -> str:
    return {"far": hills.far, "middle": hills.middle, "near": hills.near, "front": hills.front}[name]


def _hill(outline: tuple[float, ...], bounds: QRectF) -> QPainterPath:
    """A smooth outline through the given heights (Catmull-Rom as Bézier pieces), closed at the bottom."""
    step = bounds.width() / (len(outline) - 1)
    points = [QPointF(number * step, share * bounds.height()) for number, share in enumerate(outline)]
    path = QPainterPath(points[0])
    for number in range(len(points) - 1):
        before = points[max(number - 1, 0)]
        start, end = points[number], points[number + 1]
        after = points[min(number + 2, len(points) - 1)]
        path.cubicTo(start + (end - before) / 6, end - (after - start) / 6, end)
    path.lineTo(bounds.bottomRight())
    path.lineTo(bounds.bottomLeft())
    path.closeSubpath()
    return path
