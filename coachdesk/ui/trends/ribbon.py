"""The phase ribbon above the panels: words inside, dates under, sessions as ticks, events over it."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.figures.charts import RibbonStretch, TrendChart
from coachdesk.ui.parts.painting import draw_icon, rounded
from coachdesk.ui.parts.privacy import Privacy, paint_bar
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.trends.time_scale import TimeScale, scaled

_BAR: Final = 26
_TICKS: Final = 8
_ICON: Final = 16
_GAP: Final = 6
_APART: Final = 12


class _Event(NamedTuple):
    words: str
    left: float
    width: float
    row: int


class Name(NamedTuple):
    """How a stretch says its phase: an icon, a word, or both; the word may stand right of the bar."""

    has_icon: bool
    word: str
    is_outside: bool = False


class PhaseRibbon(QWidget):
    """Draws the ribbon of a chart on the time scale of its panels."""

    def __init__(self, chart: TrendChart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = chart
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._cover(Privacy.current().is_on)
        Privacy.current().changed.connect(self._cover)

    def show_chart(self, chart: TrendChart) -> None:
        """Show another stretch of the same time."""
        self._chart = chart
        self.updateGeometry()
        self._cover(Privacy.current().is_on)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        events = self.placed_events(width)
        rows = 1 + max(event.row for event in events) if events else 0
        return (rows + 1) * self._line() + scaled(_BAR) + _TICKS

    def sizeHint(self) -> QSize:
        # How many rows of events there are is known with the width; a page asks for this before.
        rows = 2 if self._chart.events else 1
        return QSize(400, rows * self._line() + scaled(_BAR) + _TICKS)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def placed_events(self, width: float) -> list[_Event]:
        """Where the words of the events stand; one that would touch another stands a row higher."""
        metrics = Theme.current().metrics("caption")
        scale = self._scale(width)
        found: list[_Event] = []
        for event in reversed(self._chart.events):
            wide = metrics.horizontalAdvance(event.label)
            left = max(min(scale.pixel(event.day), width - wide), 0.0)
            touched = [one.row for one in found if left < one.left + one.width + _APART
                       and one.left < left + wide + _APART]  # fmt: skip
            row = next(row for row in range(len(found) + 1) if row not in touched)
            found.append(_Event(event.label, left, wide, row))
        return found

    def name_of(self, stretch: RibbonStretch, width: float) -> Name:
        """The fullest form that a stretch has room for at this width of the widget."""
        metrics = QFontMetricsF(Theme.current().font("caption_strong"))
        full = metrics.horizontalAdvance(stretch.name)
        short = metrics.horizontalAdvance(stretch.short_name)
        scale = self._scale(width)
        room = scale.pixel(stretch.end) - scale.pixel(stretch.start) - 1
        icon = scaled(_ICON)
        if room >= full + icon + 3 * _GAP:
            return Name(True, stretch.name)
        if room >= short + icon + 3 * _GAP:
            return Name(True, stretch.short_name)
        is_last = stretch is self._chart.ribbon[-1]
        if is_last and width - scale.pixel(stretch.end) >= short + _GAP:
            return Name(room >= icon + _GAP, stretch.short_name, is_outside=True)
        if room >= short + _GAP:
            return Name(False, stretch.short_name)
        return Name(room >= icon + 2, "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        events = self.placed_events(self.width())
        top = float(self._line() * (1 + max(one.row for one in events)) if events else 0)
        for one in events:
            self._words(painter, one.words, one.left, top - (one.row + 1) * self._line())
        for stretch in self._chart.ribbon:
            self._paint_stretch(painter, stretch, top)
        self._paint_sessions(painter, top + scaled(_BAR))
        self._paint_dates(painter, top + scaled(_BAR) + _TICKS)
        painter.end()

    def _cover(self, is_on: bool) -> None:
        self.setAccessibleName(Privacy.current().hidden_word if is_on else self._spoken())
        self.update()

    def _spoken(self) -> str:
        phases = [f"{stretch.name} ({stretch.start_label})" for stretch in self._chart.ribbon]
        events = [event.label for event in self._chart.events]
        return ", ".join([self._chart.ribbon_name, *phases, *events])

    def _scale(self, width: float) -> TimeScale:
        return TimeScale.over(self._chart.start, self._chart.end, width)

    def _line(self) -> int:
        return Theme.current().metrics("caption").height()

    def _words(self, painter: QPainter, words: str, left: float, top: float) -> None:
        """Small grey words, or the bar that covers them."""
        theme = Theme.current()
        metrics = theme.metrics("caption")
        if Privacy.current().is_on:
            width = metrics.horizontalAdvance(words)
            paint_bar(painter, left, top, width, metrics.height(), self.width() - left)
            return
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(QPointF(left, top + metrics.ascent()), words)

    def _paint_stretch(self, painter: QPainter, stretch: RibbonStretch, top: float) -> None:
        theme = Theme.current()
        scale = self._scale(self.width())
        left, right = scale.pixel(stretch.start), scale.pixel(stretch.end)
        bar = QRectF(left, top, max(right - left - 1, 3), scaled(_BAR))
        if Privacy.current().is_on:
            # Tint, icon and word say the phase alike; the dates of its steps are the axis, which stays.
            rounded(painter, bar, 6, theme.tokens.sunken, theme.tokens.border)
            return
        look = theme.tokens.phase(stretch.phase.value)
        rounded(painter, bar, 6, look.ground)
        name = self.name_of(stretch, self.width())
        metrics = QFontMetricsF(theme.font("caption_strong"))
        painter.setFont(theme.font("caption_strong"))
        baseline = bar.top() + (bar.height() + metrics.ascent() - metrics.descent()) / 2
        icon = scaled(_ICON)
        indent = float(_GAP)
        if name.has_icon:
            is_alone = not name.word or name.is_outside
            across = bar.left() + ((bar.width() - icon) / 2 if is_alone else _GAP)
            draw_icon(painter, self, look.icon, look.ink, across, bar.top() + (bar.height() - icon) / 2, icon)
            indent += icon + _GAP
        elif not name.is_outside:
            indent = (bar.width() - metrics.horizontalAdvance(name.word)) / 2
        painter.setPen(QColor(theme.tokens.ink if name.is_outside else look.ink))
        start = bar.right() + _GAP if name.is_outside else bar.left() + min(indent, 2 * _GAP + icon)
        painter.drawText(QPointF(start, baseline), name.word)

    def _paint_sessions(self, painter: QPainter, top: float) -> None:
        """A tick a session, and what ticks are in the margin at their left."""
        if not self._chart.sessions:
            return
        theme = Theme.current()
        painter.setPen(QPen(theme.colour("control"), 1.5))
        scale = self._scale(self.width())
        for day in self._chart.sessions:
            x = round(scale.pixel(day)) + 0.5
            painter.drawLine(QPointF(x, top + 2), QPointF(x, top + _TICKS - 1))
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("ink2"))
        middle = top + _TICKS / 2
        margin = QRectF(0, middle - self._line() / 2, scale.axis + scale.left, self._line())
        painter.drawText(
            margin, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._chart.sessions_name
        )

    def _paint_dates(self, painter: QPainter, top: float) -> None:
        metrics = Theme.current().metrics("caption")
        scale = self._scale(self.width())
        free_from = 0.0
        for stretch in self._chart.ribbon:
            width = metrics.horizontalAdvance(stretch.start_label)
            left = min(scale.pixel(stretch.start), self.width() - width)
            if left >= free_from:
                free_from = left + width + _APART
                self._words(painter, stretch.start_label, left, top)
