"""The check-in over time: one row of dots per question, never a score."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.figures.charts import Dot, DotChart
from coachdesk.ui.parts.paragraphs import paragraph
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.theme.theme import Theme

_RADIUS = 5.5
_ROW = 34
_RIGHT = 20


class DotView(QWidget):
    """Draws a :class:`DotChart`: filled for yes, hollow for no, a dash where it was not answered."""

    def __init__(self, chart: DotChart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = chart
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{chart.title}. {chart.sentence}")
        Privacy.current().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(
            500, len(self._chart.rows) * self._row_height() + Theme.current().metrics("caption").height() + 6
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, row in enumerate(self._chart.rows):
            top = number * self._row_height()
            self._paint_question(painter, row.short_question, top)
            if not Privacy.current().is_on:
                for mark in row.dots:
                    self._paint_dot(painter, mark.dot, QPointF(self._x(mark.day.toordinal()), top + _ROW / 2))
        self._paint_ticks(painter)
        painter.end()

    def _row_height(self) -> int:
        return max(_ROW, 2 * Theme.current().metrics("caption").height())

    def _words_width(self) -> float:
        return min(260.0, self.width() * 0.38)

    def _x(self, ordinal: int) -> float:
        start, end = self._chart.start.toordinal(), self._chart.end.toordinal()
        left = self._words_width() + 16
        return left + (ordinal - start) / max(end - start, 1) * (self.width() - left - _RIGHT)

    def _paint_question(self, painter: QPainter, words: str, top: float) -> None:
        theme = Theme.current()
        text = paragraph(words, theme.font("caption"), self._words_width(), max_lines=2)
        painter.setPen(theme.colour("ink"))
        text.draw(painter, 0, top + (self._row_height() - text.height) / 2, self._words_width())
        painter.fillRect(
            QRectF(self._words_width() + 8, top + _ROW / 2, self.width(), 1), theme.colour("grid")
        )

    def _paint_dot(self, painter: QPainter, dot: Dot, centre: QPointF) -> None:
        theme = Theme.current()
        ink = QColor(theme.tokens.series[0].colour)
        if dot is Dot.MISSING:
            painter.setPen(QPen(theme.colour("ink2"), 2))
            painter.drawLine(centre - QPointF(4, 0), centre + QPointF(4, 0))
            return
        painter.setPen(QPen(ink, 2))
        painter.setBrush(ink if dot is Dot.YES else theme.colour("surface"))
        painter.drawEllipse(centre, _RADIUS, _RADIUS)

    def _paint_ticks(self, painter: QPainter) -> None:
        theme = Theme.current()
        metrics = theme.metrics("caption")
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("ink2"))
        top = len(self._chart.rows) * self._row_height() + 2
        for tick in self._chart.ticks:
            width = metrics.horizontalAdvance(tick.label)
            left = min(max(self._x(tick.day.toordinal()) - width / 2, 0), self.width() - width)
            painter.drawText(
                QRectF(left, top, width + 2, metrics.height()), Qt.AlignmentFlag.AlignLeft, tick.label
            )
