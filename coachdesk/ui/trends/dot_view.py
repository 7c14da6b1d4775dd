"""The check-in over time: one row of dots per question, never a score."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final, TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.figures.charts import Dot, DotChart, TimeTick
from coachdesk.figures.windows import dot_window
from coachdesk.ui.parts.layouts import bare_column
from coachdesk.ui.parts.paragraphs import paragraph
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.trends.time_labels import TimeLabels
from coachdesk.ui.trends.time_scale import TimeScale, scaled

Ticks: TypeAlias = Callable[[date, date], Sequence[TimeTick]]
_RADIUS: Final = 5.5
_BAND: Final = 24
_KEY_GAP: Final = 24
_MARK_GAP: Final = 8


def paint_dot(painter: QPainter, dot: Dot, centre: QPointF) -> None:
    """Filled for yes, hollow for no, a short dash where it was not answered."""
    theme = Theme.current()
    ink = QColor(theme.tokens.series[0].colour)
    radius = scaled(_RADIUS * 10) / 10
    if dot is Dot.MISSING:
        painter.setPen(QPen(theme.colour("ink2"), 2))
        painter.drawLine(centre - QPointF(0.8 * radius, 0), centre + QPointF(0.8 * radius, 0))
        return
    painter.setPen(QPen(ink, 2))
    painter.setBrush(ink if dot is Dot.YES else theme.colour("surface"))
    painter.drawEllipse(centre, radius, radius)


class DotKey(QWidget):
    """What each mark says: elsewhere in a chart a hollow one says something else."""

    def __init__(self, chart: DotChart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks = chart.key_words
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(word for _, word in chart.key_words))

    def sizeHint(self) -> QSize:
        metrics = Theme.current().metrics("caption")
        words = sum(metrics.horizontalAdvance(word) for _, word in self.marks)
        marks = len(self.marks) * (2 * scaled(_RADIUS) + _MARK_GAP + _KEY_GAP)
        return QSize(words + marks, Theme.current().line("caption"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        metrics = theme.metrics("caption")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("caption"))
        left, middle = scaled(_RADIUS) + 1.0, self.height() / 2
        for dot, word in self.marks:
            paint_dot(painter, dot, QPointF(left, middle))
            left += scaled(_RADIUS) + _MARK_GAP
            painter.setPen(theme.colour("ink2"))
            painter.drawText(QPointF(left, middle + (metrics.ascent() - metrics.descent()) / 2), word)
            left += metrics.horizontalAdvance(word) + _KEY_GAP + scaled(_RADIUS)
        painter.end()


class DotView(QWidget):
    """A :class:`DotChart` on the time scale of the panels: each question over its row of dots.

    Args:
        chart: finished values.
        ticks: labels the days of any stretch; without it the time stands still.
    """

    def __init__(self, chart: DotChart, ticks: Ticks | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = chart
        self._ticks = ticks
        column = bare_column(self)
        self.rows = _DotRows(chart, self)
        column.addWidget(self.rows)
        self._labels = TimeLabels(chart.start, chart.end, chart.ticks, self)
        column.addWidget(self._labels)

    def set_window(self, start: date, end: date) -> None:
        """Show the stretch of the time that the panels show."""
        if self._ticks is None or (start, end) == (self.rows.chart.start, self.rows.chart.end):
            return
        self.rows.chart = chart = dot_window(self._whole, start, end, self._ticks(start, end))
        self.rows.update()
        self._labels.show_ticks(chart.start, chart.end, chart.ticks)


class _DotRows(QWidget):
    def __init__(self, chart: DotChart, parent: QWidget) -> None:
        super().__init__(parent)
        self.chart = chart
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._cover(Privacy.current().is_on)
        Privacy.current().changed.connect(self._cover)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(self._heights(width))

    def sizeHint(self) -> QSize:
        return QSize(
            500, len(self.chart.rows) * (Theme.current().metrics("caption").height() + scaled(_BAND))
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = TimeScale.over(self.chart.start, self.chart.end, self.width())
        right = scale.pixel(self.chart.end)
        top = 0.0
        for row, height in zip(self.chart.rows, self._heights(self.width()), strict=True):
            words = paragraph(row.short_question, theme.font("caption"), self.width(), max_lines=2)
            painter.setPen(theme.colour("ink"))
            words.draw(painter, 0, top, self.width())
            middle = top + height - scaled(_BAND) / 2
            painter.fillRect(QRectF(scale.axis, round(middle), right - scale.axis, 1), theme.colour("grid"))
            if not Privacy.current().is_on:
                for mark in row.dots:
                    paint_dot(painter, mark.dot, QPointF(scale.pixel(mark.day), middle))
            top += height
        painter.end()

    def _heights(self, width: int) -> list[int]:
        font = Theme.current().font("caption")
        lines = [paragraph(row.short_question, font, width, max_lines=2) for row in self.chart.rows]
        return [words.height + scaled(_BAND) for words in lines]

    def _cover(self, is_on: bool) -> None:
        words = Privacy.current().hidden_word if is_on else self.chart.sentence
        self.setAccessibleName(f"{self.chart.title}. {words}")
        self.update()
