"""The phase ribbon above the panels: words inside, dates under, sessions as ticks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.figures.charts import RibbonStretch, TrendChart
from coachdesk.ui.parts.painting import draw_icon, rounded
from coachdesk.ui.parts.privacy import Privacy, paint_bar
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.trends.time_scale import TimeScale

_BAR = 26
_TICKS = 8
_ICON = 16
_GAP = 6


class PhaseRibbon(QWidget):
    """Draws the ribbon of a chart on the time scale of its panels."""

    def __init__(self, chart: TrendChart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = chart
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._spoken())
        Privacy.current().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(400, self._event_height() + _BAR + _TICKS + Theme.current().metrics("caption").height())

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = TimeScale(self._chart.start, self._chart.end, self.width())
        self._paint_events(painter, scale)
        for stretch in self._chart.ribbon:
            self._paint_stretch(painter, scale, stretch)
        self._paint_sessions(painter, scale)
        self._paint_dates(painter, scale)
        painter.end()

    def _spoken(self) -> str:
        phases = [f"{stretch.name} ({stretch.start_label})" for stretch in self._chart.ribbon]
        return ", ".join([self._chart.ribbon_name, *phases])

    def _event_height(self) -> int:
        return Theme.current().metrics("caption").height() if self._chart.events else 0

    def _paint_events(self, painter: QPainter, scale: TimeScale) -> None:
        theme = Theme.current()
        metrics = theme.metrics("caption")
        painter.setFont(theme.font("caption"))
        taken = 0.0
        for event in self._chart.events:
            left = max(scale.pixel(event.day), taken)
            width = metrics.horizontalAdvance(event.label)
            if left + width > self.width():
                left = self.width() - width
            if left < taken:
                continue
            if Privacy.current().is_on:
                paint_bar(painter, left, 0, width, metrics.height(), self.width() - left)
            else:
                painter.setPen(theme.colour("ink2"))
                painter.drawText(QPointF(left, metrics.ascent()), event.label)
            taken = left + width + 12

    def _paint_stretch(self, painter: QPainter, scale: TimeScale, stretch: RibbonStretch) -> None:
        theme = Theme.current()
        look = theme.tokens.phase(stretch.phase.value)
        left, right = scale.pixel(stretch.start), scale.pixel(stretch.end)
        bar = QRectF(left, self._event_height(), max(right - left - 1, 3), _BAR)
        rounded(painter, bar, 6, look.ground)
        font = theme.font("caption_strong")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        baseline = bar.top() + (bar.height() + metrics.ascent() - metrics.descent()) / 2
        is_last = stretch is self._chart.ribbon[-1]
        full = metrics.horizontalAdvance(stretch.name)
        short = metrics.horizontalAdvance(stretch.short_name)
        icon_top = bar.top() + (bar.height() - _ICON) / 2
        if bar.width() >= full + _ICON + 3 * _GAP:
            draw_icon(painter, self, look.icon, look.ink, bar.left() + _GAP, icon_top, _ICON)
            self._word(painter, stretch.name, bar.left() + _GAP + _ICON + _GAP, baseline, look.ink)
        elif is_last and self.width() - bar.right() >= short + _GAP:
            if bar.width() >= _ICON + _GAP:
                draw_icon(
                    painter,
                    self,
                    look.icon,
                    look.ink,
                    bar.left() + (bar.width() - _ICON) / 2,
                    icon_top,
                    _ICON,
                )
            self._word(painter, stretch.short_name, bar.right() + _GAP, baseline, theme.tokens.ink)
        elif bar.width() >= short + 2 * _GAP:
            self._word(painter, stretch.short_name, bar.left() + _GAP, baseline, look.ink)
        elif bar.width() >= _ICON + 2:
            draw_icon(
                painter, self, look.icon, look.ink, bar.left() + (bar.width() - _ICON) / 2, icon_top, _ICON
            )

    def _word(self, painter: QPainter, word: str, left: float, baseline: float, colour: str) -> None:
        painter.setPen(QColor(colour))
        painter.drawText(QPointF(left, baseline), word)

    def _paint_sessions(self, painter: QPainter, scale: TimeScale) -> None:
        painter.setPen(QPen(Theme.current().colour("control"), 1.5))
        top = self._event_height() + _BAR + 2
        for day in self._chart.sessions:
            x = round(scale.pixel(day)) + 0.5
            painter.drawLine(QPointF(x, top), QPointF(x, top + _TICKS - 3))

    def _paint_dates(self, painter: QPainter, scale: TimeScale) -> None:
        theme = Theme.current()
        metrics = theme.metrics("caption")
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("ink2"))
        top = self._event_height() + _BAR + _TICKS
        free_from = 0.0
        for stretch in self._chart.ribbon:
            width = metrics.horizontalAdvance(stretch.start_label)
            left = min(scale.pixel(stretch.start), self.width() - width)
            if left < free_from:
                continue
            free_from = left + width + 10
            if Privacy.current().is_on:
                paint_bar(painter, left, top, width, metrics.height(), self.width() - left)
                painter.setPen(theme.colour("ink2"))
            else:
                painter.drawText(
                    QRectF(left, top, width + 2, metrics.height()),
                    Qt.AlignmentFlag.AlignLeft,
                    stretch.start_label,
                )
