"""The labelled days under the last panel, and under the dots."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.figures.charts import TimeTick
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.trends.time_scale import TimeScale

_APART = 12


class TimeLabels(QWidget):
    """Words of the time axis; one that would touch the one before is left out."""

    def __init__(
        self, start: date, end: date, ticks: Sequence[TimeTick], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.show_ticks(start, end, ticks)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_ticks(self, start: date, end: date, ticks: Sequence[TimeTick]) -> None:
        """Show another stretch of time."""
        self._start, self._end = start, end
        self._ticks = tuple(tick for tick in ticks if tick.label)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, Theme.current().metrics("caption").height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def placed(self) -> list[tuple[float, float, str]]:
        """Left edge, width and text of each label that has room."""
        metrics = Theme.current().metrics("caption")
        scale = TimeScale.over(self._start, self._end, self.width())
        found: list[tuple[float, float, str]] = []
        free_from = 0.0
        for tick in self._ticks:
            width = metrics.horizontalAdvance(tick.label)
            left = min(max(scale.pixel(tick.day) - width / 2, 0.0), self.width() - width)
            if left >= free_from:
                found.append((left, width, tick.label))
                free_from = left + width + _APART
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        painter = QPainter(self)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("ink2"))
        for left, _, label in self.placed():
            painter.drawText(QPointF(left, theme.metrics("caption").ascent()), label)
        painter.end()
