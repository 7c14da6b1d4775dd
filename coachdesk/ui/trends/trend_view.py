"""Ribbon and panels under one another, each panel with its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Final, TypeAlias

from PySide6.QtCore import QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coachdesk.figures.charts import TimeTick, TrendChart, TrendPanel
from coachdesk.figures.windows import shifted, window, zoomed
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import SPACE
from coachdesk.ui.trends.panel_plot import HIGH_HEIGHT, LOW_HEIGHT, PLOT_HEIGHT, PanelPlot
from coachdesk.ui.trends.ribbon import PhaseRibbon
from coachdesk.ui.trends.time_labels import TimeLabels
from coachdesk.ui.trends.time_scale import scaled
from coachdesk.ui.turns import Part, Turns

Ticks: TypeAlias = Callable[[date, date], Sequence[TimeTick]]
_REST_MS: Final = 150


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
        ticks: labels the days of any stretch; with it the time can be moved and seen closer.
        turns: of the page, which the panels are made in; all at once without them.

    Signals:
        point_told: what there is to say of the point that has the keyboard.
        point_opened: id of the assessment behind it.
        window_wished: both ends of the stretch that shall be shown.
    """

    point_told = Signal(str)
    point_opened = Signal(int)
    window_wished = Signal(object, object)

    def __init__(
        self,
        chart: TrendChart,
        ticks: Ticks | None = None,
        *,
        turns: Turns | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(padding=SPACE.stack, gap=SPACE.near, parent=parent)
        self.chart = self._whole = chart
        self._ticks = ticks
        self._owed = 0.0
        self._ribbon: PhaseRibbon | None = None
        self._labels: TimeLabels | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._show_rested)
        self.plots: list[PanelPlot] = []
        self._plot_height = scaled(PLOT_HEIGHT)
        self._room: QSize | None = None
        self._inside: QWidget | None = None
        self._notes: QWidget | None = None
        parts = self._parts()
        if turns is None:
            _make_all(parts)
        else:
            turns.make(parts)
        Theme.current().theme_changed.connect(self._fill)

    def fit(self, room: QSize) -> None:
        """Let the plots take the height that is left in ``room``, neither flat nor towering.

        Where even flat ones leave no room for the notes, those alone are scrolled to; where the panels do not fit
        without them either, plots have their usual height.
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
        if left < scaled(LOW_HEIGHT) and self._notes is not None:
            left = (room.height() - words + self._under(self._notes)) // len(self.plots)
        is_scrolled = left < scaled(LOW_HEIGHT)
        self._plot_height = scaled(PLOT_HEIGHT) if is_scrolled else min(left, scaled(HIGH_HEIGHT))
        for plot in self.plots:
            plot.setFixedHeight(self._plot_height)

    def _under(self, notes: QWidget) -> int:
        """Pixels from the end of the last panel to the end of the card."""
        return notes.heightForWidth(notes.width()) + SPACE.near + SPACE.stack

    def set_window(self, start: date, end: date) -> None:
        """Show a stretch of the time; the words come back once it rests."""
        if self._ticks is None or (start, end) == (self.chart.start, self.chart.end):
            return
        is_whole = (start, end) == (self._whole.start, self._whole.end)
        ticks = self._whole.ticks if is_whole else self._ticks(start, end)
        self.chart = self._whole if is_whole else window(self._whole, start, end, ticks)
        self._show(is_moving=True)
        self._rest.start()

    def _show_rested(self) -> None:
        self._show(is_moving=False)

    def _show(self, *, is_moving: bool) -> None:
        if not self.plots:
            return
        chart = self.chart
        if self._ribbon is not None:
            self._ribbon.show_chart(chart)
        if self._labels is not None:
            self._labels.show_ticks(chart.start, chart.end, chart.ticks)
        for plot, panel in zip(self.plots, chart.panels, strict=True):
            plot.show_chart(chart, panel, is_moving=is_moving)

    def _zoom(self, factor: float, share: float) -> None:
        days = (self.chart.end - self.chart.start).days
        middle = self.chart.start + timedelta(days=round(share * days))
        self.window_wished.emit(*zoomed(self.chart, self._whole, factor, middle))

    def _shift(self, share: float) -> None:
        # What is less than a day is kept for the next move of the mouse.
        self._owed += share * (self.chart.end - self.chart.start).days
        days = int(self._owed)
        self._owed -= days
        self.window_wished.emit(*shifted(self.chart, self._whole, days))

    def _fill(self) -> None:
        """Draw everything anew: colours and fonts of plots are not Qt's to change."""
        _make_all(self._parts())

    def _parts(self) -> tuple[Part, ...]:
        """What makes the ribbon, each panel, and then shows all of it in the place of what was there."""
        inside = QWidget(self)
        inside.hide()
        column = bare_column(inside, SPACE.near)
        plots: list[PanelPlot] = []
        panels = self.chart.panels
        return (
            partial(self._add_ribbon, column),
            *(partial(self._add_panel, column, plots, each, is_last=each is panels[-1]) for each in panels),
            partial(self._show_inside, inside, column, plots),
        )

    def _add_ribbon(self, column: QVBoxLayout) -> None:
        chart = self.chart
        if chart.ribbon or chart.events or chart.sessions:
            self._ribbon = PhaseRibbon(chart)
            column.addWidget(self._ribbon)

    def _show_inside(self, inside: QWidget, column: QVBoxLayout, plots: list[PanelPlot]) -> None:
        self._notes = None
        if self.chart.footnotes:
            self._notes = QWidget(inside)
            lines = bare_column(self._notes, SPACE.pair)
            for note in self.chart.footnotes:
                lines.addWidget(PlainLabel(note, "caption", "ink2", fit="wrap"))
            column.addWidget(self._notes)
        before, self._inside, self.plots = self._inside, inside, plots
        self._plot_height = scaled(PLOT_HEIGHT)
        if before is not None:
            self.box.removeWidget(before)
            before.hide()
            before.deleteLater()
        self.box.addWidget(inside)
        inside.show()
        if self._room is not None:
            self.fit(self._room)

    def _add_panel(
        self, home: QVBoxLayout, plots: list[PanelPlot], panel: TrendPanel, *, is_last: bool
    ) -> None:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(self._head(panel))
        plot = PanelPlot(self.chart, panel, height=scaled(PLOT_HEIGHT), parent=self)
        plot.point_told.connect(self.point_told)
        plot.point_opened.connect(self.point_opened)
        plot.zoom_wished.connect(self._zoom)
        plot.shift_wished.connect(self._shift)
        plots.append(plot)
        column.addWidget(plot)
        if is_last:
            self._labels = TimeLabels(self.chart.start, self.chart.end, self.chart.ticks, self)
            column.addWidget(self._labels)
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


def _make_all(parts: Iterable[Part]) -> None:
    for part in parts:
        part()
