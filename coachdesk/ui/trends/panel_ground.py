"""What lies under the measures of a panel: stretches off work, lines, ticks, and bare ground for words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from coachdesk.figures.charts import TrendChart, TrendPanel
from coachdesk.figures.frames import PanelPlan
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.trends.time_scale import TimeScale

AIR: Final = 0.1
"""Share of the range left above and below, so that markers and labels on the edges stay whole."""

_TICK_GAP: Final = 6
_PATCH: Final = 1.5


def down(height: float, whole: float) -> float:
    """A height of the plan as a pixel from the top of a plot that is ``whole`` pixels high."""
    return whole * (1 - AIR / (1 + 2 * AIR)) - height


@dataclass(frozen=True, slots=True)
class PanelGround:
    """Paints under the measures of one panel what its plan says.

    Attributes:
        chart: gives the stretches of phases.
        panel: gives the words of the ticks.
        plan: where all of it stands, in pixels from the low end of the scale upwards.
        scale: days as pixels.
        height: of the plot, in pixels.
    """

    chart: TrendChart
    panel: TrendPanel
    plan: PanelPlan
    scale: TimeScale
    height: int

    def paint(self, painter: QPainter, *, is_private: bool) -> None:
        """Paint all of it; only what tells nothing of the person when it is private."""
        if not is_private:
            self._paint_bands(painter)
        self._paint_lines(painter, is_private=is_private)
        self._paint_ticks(painter)
        if not is_private:
            self._paint_patches(painter)

    def _down(self, height: float) -> float:
        return down(height, self.height)

    def _paint_bands(self, painter: QPainter) -> None:
        """Stretches off work over the whole height, and the usual variation around the baseline."""
        theme, plan = Theme.current(), self.plan
        for left, right in plan.tints:
            painter.fillRect(QRectF(left, 0, right - left, self.height), theme.colour("sunken"))
        if plan.usual is not None:
            left, right, low, high = plan.usual
            band = QRectF(left, self._down(high), right - left, high - low)
            painter.fillRect(band, theme.colour("grid"))
            painter.setPen(QPen(theme.colour("ink3"), 0.6))
            for edge in (band.top(), band.bottom()):
                painter.drawLine(QPointF(band.left(), edge), QPointF(band.right(), edge))

    def _paint_lines(self, painter: QPainter, *, is_private: bool) -> None:
        theme, plan, scale = Theme.current(), self.plan, self.scale
        left, right = float(scale.axis), scale.pixel(self.chart.end)
        for height in plan.grid:
            painter.fillRect(QRectF(left, round(self._down(height)), right - left, 1), theme.colour("grid"))
        for stretch in self.chart.ribbon[1:]:
            self._rule(painter, scale.pixel(stretch.start), theme.colour("ink3"), Qt.PenStyle.DotLine)
        for place in () if is_private else plan.events:
            self._rule(painter, place, theme.colour("control"), Qt.PenStyle.SolidLine)
        for height in plan.references:
            self._level(painter, (left, right, height), theme.colour("control"), Qt.PenStyle.DashLine)
        if plan.baseline is not None and not is_private:
            self._level(painter, plan.baseline, theme.colour("ink2"), Qt.PenStyle.DotLine)

    def _rule(self, painter: QPainter, place: float, colour: QColor, style: Qt.PenStyle) -> None:
        painter.setPen(QPen(colour, 1, style))
        x = round(place) + 0.5
        painter.drawLine(QPointF(x, 0), QPointF(x, self.height))

    def _level(
        self, painter: QPainter, line: tuple[float, float, float], colour: QColor, style: Qt.PenStyle
    ) -> None:
        left, right, height = line
        painter.setPen(QPen(colour, 1, style))
        y = round(self._down(height)) + 0.5
        painter.drawLine(QPointF(left, y), QPointF(right, y))

    def _paint_ticks(self, painter: QPainter) -> None:
        theme = Theme.current()
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("ink2"))
        room = self.scale.axis - _TICK_GAP
        line = theme.metrics("caption").height()
        for tick, height in zip(self.panel.ticks, self.plan.grid, strict=True):
            painter.drawText(
                QRectF(0, self._down(height) - line / 2, room, line),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                tick.label,
            )

    def _paint_patches(self, painter: QPainter) -> None:
        """Ground under the words: no line crosses a word, and what is shaded under it goes on."""
        theme = Theme.current()
        for word in self.plan.words:
            box = word.box
            patch = QRectF(
                box.left - _PATCH,
                self._down(box.top),
                box.right - box.left + 2 * _PATCH,
                box.top - box.bottom,
            )
            painter.fillRect(patch, theme.colour("surface"))
            painter.save()
            painter.setClipRect(patch)
            self._paint_bands(painter)
            painter.restore()
