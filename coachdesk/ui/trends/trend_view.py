"""Ribbon and panels under one another, each panel with its words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coachdesk.figures.charts import TrendChart, TrendPanel
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column
from coachdesk.ui.parts.marks import Card
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import SPACE
from coachdesk.ui.trends.panel_plot import HIGH_HEIGHT, LOW_HEIGHT, PLOT_HEIGHT, PanelPlot
from coachdesk.ui.trends.ribbon import PhaseRibbon
from coachdesk.ui.trends.time_labels import TimeLabels
from coachdesk.ui.trends.time_scale import scaled


class _UpMark(QWidget):
    """The drawn triangle that stands for "higher": a character would depend on the font."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(10, 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Theme.current().colour("ink2"))
        painter.drawPolygon(QPolygonF([QPointF(5, 1), QPointF(9.5, 9), QPointF(0.5, 9)]))


class TrendView(Card):
    """A :class:`TrendChart` on a card. All plots are equally high, and grow with the text size.

    Args:
        chart: finished values; nothing is computed here.

    Signals:
        point_told: what there is to say of the point that has the keyboard.
        point_opened: id of the assessment behind it.
    """

    point_told = Signal(str)
    point_opened = Signal(int)

    def __init__(self, chart: TrendChart, *, parent: QWidget | None = None) -> None:
        super().__init__(padding=SPACE.stack, gap=SPACE.near, parent=parent)
        self.chart = chart
        self.plots: list[PanelPlot] = []
        self._plot_height = scaled(PLOT_HEIGHT)
        self._room: QSize | None = None
        self._inside: QWidget | None = None
        self._fill()
        Theme.current().theme_changed.connect(self._fill)

    def fit(self, room: QSize) -> None:
        """Let the plots take the height that is left in ``room``, neither flat nor towering.

        Where even flat ones would have to be scrolled they have their usual height.
        """
        self._room = room
        if not self.plots or self._inside is None:
            return
        for column in (self._inside.layout(), self.layout()):
            if column is not None:
                column.invalidate()
                column.activate()
        words = self.heightForWidth(room.width()) - len(self.plots) * self._plot_height
        left = (room.height() - words) // len(self.plots)
        is_scrolled = left < scaled(LOW_HEIGHT)
        self._plot_height = scaled(PLOT_HEIGHT) if is_scrolled else min(left, scaled(HIGH_HEIGHT))
        for plot in self.plots:
            plot.setFixedHeight(self._plot_height)

    def _fill(self) -> None:
        """Draw everything anew: colours and fonts of plots are not Qt's to change."""
        before, self._inside = self._inside, QWidget(self)
        self.plots = []
        self._plot_height = scaled(PLOT_HEIGHT)
        column = bare_column(self._inside, SPACE.near)
        chart = self.chart
        if chart.ribbon or chart.events or chart.sessions:
            column.addWidget(PhaseRibbon(chart))
        for panel in chart.panels:
            self._add_panel(column, panel, is_last=panel is chart.panels[-1])
        for note in chart.footnotes:
            column.addWidget(PlainLabel(note, "caption", "ink2", fit="wrap"))
        if before is not None:
            self.box.removeWidget(before)
            before.hide()
            before.deleteLater()
        self.box.addWidget(self._inside)
        if self._room is not None:
            self.fit(self._room)

    def _add_panel(self, home: QVBoxLayout, panel: TrendPanel, *, is_last: bool) -> None:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(self._head(panel))
        plot = PanelPlot(self.chart, panel, height=self._plot_height, parent=self)
        plot.point_told.connect(self.point_told)
        plot.point_opened.connect(self.point_opened)
        self.plots.append(plot)
        column.addWidget(plot)
        if is_last:
            column.addWidget(TimeLabels(self.chart.start, self.chart.end, self.chart.ticks, self))
        column.addWidget(PlainLabel(panel.sentence, "body", fit="wrap", is_private=True, parent=self))
        home.addLayout(column)

    def _head(self, panel: TrendPanel) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE.near)
        row.addWidget(PlainLabel(panel.name, "h3", parent=self))
        row.addWidget(
            PlainLabel(
                f"{panel.instrument}, {panel.range_words}", "caption", "ink2", fit="elide", parent=self
            )
        )
        row.addStretch(1)
        row.addWidget(_UpMark(self))
        row.addWidget(PlainLabel(panel.direction, "caption_strong", "ink2", parent=self))
        return row
