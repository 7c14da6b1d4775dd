"""One scale over time, drawn by pyqtgraph: full range, no frame, no menu, no mouse."""

from __future__ import annotations

from typing import Any, Final

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from coachdesk.figures.charts import PlotPoint, TrendChart, TrendPanel
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import ColourName, Role, SeriesLook
from coachdesk.ui.trends.time_scale import AXIS_WIDTH, TimeScale

PLOT_HEIGHT: Final = 96
LOW_HEIGHT: Final = 74
"""Height of a plot where the window is low."""
AXIS_HEIGHT: Final = 22
_AIR: Final = 0.1
"""Share of the range left above and below, so that markers and labels on the edges stay whole."""

_PENS: Final = {
    "solid": Qt.PenStyle.SolidLine,
    "dash": Qt.PenStyle.DashLine,
    "dot": Qt.PenStyle.DotLine,
    "dash_dot": Qt.PenStyle.DashDotLine,
}
_SYMBOLS: Final = {"disc": "o", "square": "s", "triangle": "t1", "diamond": "d"}


class PanelPlot(pg.PlotWidget):
    """The plot of one panel.

    Args:
        chart: gives the time axis, the phases and the stretches off work.
        panel: what is drawn.
        has_months: the last panel of a page carries the months of all.
        height: of the plot in pixels, without the months.
    """

    def __init__(
        self,
        chart: TrendChart,
        panel: TrendPanel,
        *,
        has_months: bool,
        height: int = PLOT_HEIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent, enableMenu=False)
        self._chart = chart
        self._panel = panel
        self._has_months = has_months
        self._private: list[Any] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMouseEnabled(x=False, y=False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{panel.name}. {panel.direction}. {panel.sentence}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(height + (AXIS_HEIGHT if has_months else 0))
        self.getPlotItem().layout.setContentsMargins(0, 0, 0, 0)
        self.getViewBox().setDefaultPadding(0)
        # Clipped children would halve the markers that lie on the edge of the range.
        self.getViewBox().setFlag(self.getViewBox().GraphicsItemFlag.ItemClipsChildrenToShape, False)
        self._draw()
        Privacy.current().changed.connect(self._cover)

    def wheelEvent(self, event: Any) -> None:  # noqa: ANN401 - Qt hands the event over
        """Leave the wheel to the page that scrolls."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_chart"):
            self._fit()

    def _draw(self) -> None:
        self.setBackground(Theme.current().colour("surface"))
        self._draw_axes()
        self._draw_ground()
        self._draw_references()
        self._draw_series()
        self._draw_labels()
        self._cover(Privacy.current().is_on)
        self._fit()

    def _cover(self, is_on: bool) -> None:
        # Hidden, not removed: taking items out of a scene that is being painted has crashed Qt.
        for item in self._private:
            item.setVisible(not is_on)

    def _fit(self) -> None:
        scale = TimeScale(self._chart.start, self._chart.end, self.width())
        air = (self._panel.high - self._panel.low) * _AIR
        self.getViewBox().setRange(
            xRange=scale.visible_range(), yRange=(self._panel.low - air, self._panel.high + air), padding=0
        )

    def _draw_axes(self) -> None:
        theme = Theme.current()
        for name in ("left", "bottom"):
            axis = self.getAxis(name)
            axis.setStyle(
                tickLength=0, tickAlpha=0, tickFont=theme.font("caption"), tickTextOffset=6, showValues=True
            )
            axis.setPen(pg.mkPen(None))
            axis.setTextPen(theme.colour("ink2"))
        self.getAxis("left").setWidth(AXIS_WIDTH)
        self.getAxis("left").setTicks([[(tick.value, tick.label) for tick in self._panel.ticks]])
        months = [(float(tick.day.toordinal()), tick.label) for tick in self._chart.ticks if tick.label]
        bottom = self.getAxis("bottom")
        bottom.setTicks([months if self._has_months else []])
        bottom.setHeight(AXIS_HEIGHT if self._has_months else 0)

    def _draw_ground(self) -> None:
        theme = Theme.current()
        for away in self._chart.off_work:
            band = pg.LinearRegionItem(
                (away.start.toordinal(), away.end.toordinal()),
                movable=False,
                brush=theme.colour("sunken"),
                pen=pg.mkPen(None),
            )
            band.setZValue(-20)
            self.addItem(band, ignoreBounds=True)
        for tick in self._panel.ticks:
            self._line(tick.value, 0, theme.colour("grid"), Qt.PenStyle.SolidLine, -10)
        for stretch in self._chart.ribbon[1:]:
            self._line(stretch.start.toordinal(), 90, theme.colour("ink3"), Qt.PenStyle.DotLine, -9)
        for event in self._chart.events:
            self._line(event.day.toordinal(), 90, theme.colour("control"), Qt.PenStyle.SolidLine, -9)

    def _line(self, position: float, angle: int, colour: QColor, style: Qt.PenStyle, depth: int) -> Any:  # noqa: ANN401
        line = pg.InfiniteLine(position, angle=angle, pen=pg.mkPen(colour, width=1, style=style))
        line.setZValue(depth)
        self.addItem(line, ignoreBounds=True)
        return line

    def _draw_references(self) -> None:
        theme = Theme.current()
        panel = self._panel
        for reference in panel.references:
            self._line(reference.value, 0, theme.colour("control"), Qt.PenStyle.DashLine, -8)
        if panel.baseline is not None:
            line = self._line(panel.baseline, 0, theme.colour("ink2"), Qt.PenStyle.DotLine, -7)
            self._private.append(line)

    def _draw_series(self) -> None:
        panel = self._panel
        look = Theme.current().tokens.series[panel.series % 4]
        colour = QColor(look.colour)
        width = 1 if panel.is_dense else 2
        pen = pg.mkPen(colour, width=width, style=_PENS["solid" if panel.is_dense else look.dash])
        for line in panel.lines:
            points = [panel.points[index] for index in line]
            days = [point.day.toordinal() for point in points]
            curve = pg.PlotCurveItem(days, [point.value for point in points], pen=pen, antialias=True)
            self.addItem(curve)
            self._private.append(curve)
        self._draw_markers(look, colour)

    def _draw_markers(self, look: SeriesLook, colour: QColor) -> None:
        panel = self._panel
        shown = panel.points
        if panel.is_dense:
            ends = (panel.points[0], panel.points[-1])
            shown = tuple(point for point in panel.points if point.is_hollow or point in ends)
        ground = Theme.current().colour("surface")
        spots = [
            {
                "pos": (point.day.toordinal(), point.value),
                "brush": pg.mkBrush(ground if point.is_hollow else colour),
                "pen": pg.mkPen(colour if point.is_hollow else ground, width=2 if point.is_hollow else 1),
            }
            for point in shown
        ]
        # The cache of symbols blurs them at fractional pixel ratios, and a dozen points need none.
        scatter = pg.ScatterPlotItem(size=12, symbol=_SYMBOLS[look.marker], useCache=False, antialias=True)
        scatter.addPoints(spots)
        scatter.setZValue(5)
        self.addItem(scatter)
        self._private.append(scatter)

    def _draw_labels(self) -> None:
        panel = self._panel
        for point in panel.points:
            if point.word and (not panel.is_dense or point is panel.points[-1]):
                self._word_near(point)
        for gap in panel.gaps:
            middle = (gap.start.toordinal() + gap.end.toordinal()) / 2
            self._word(gap.word, middle, self._free_height(), "caption", "ink2")
        if panel.baseline is not None and panel.baseline_label:
            self._draw_baseline_label(panel.baseline)
        for reference in panel.references:
            self._word(
                reference.label,
                self._chart.start.toordinal(),
                reference.value,
                "caption",
                "ink2",
                side=(1, 1),
                away=3,
            )
        if panel.points:
            last = panel.points[-1]
            self._word(
                last.label,
                last.day.toordinal(),
                last.value,
                "h3",
                "ink",
                side=(1, 0),
                away=10,
                has_ground=False,
            )

    def _word_near(self, point: PlotPoint) -> None:
        is_high = point.value > (self._panel.low + self._panel.high) / 2
        side = (0, 1) if is_high else (0, -1)
        self._word(point.word, point.day.toordinal(), point.value, "caption", "ink2", side=side, away=7)

    def _free_height(self) -> float:
        """A height away from the data: a quarter of the range on the emptier side."""
        panel = self._panel
        middle = (panel.low + panel.high) / 2
        mean = sum(point.value for point in panel.points) / max(len(panel.points), 1)
        quarter = (panel.high - panel.low) / 4
        return middle - quarter if mean > middle else middle + quarter

    def _draw_baseline_label(self, baseline: float) -> None:
        """On the side of the line away from the data, where the range leaves room."""
        panel = self._panel
        others = [point.value for point in panel.points[1:]]
        room = (panel.high - panel.low) * 0.3
        is_data_below = sum(others) / max(len(others), 1) <= baseline
        is_above = baseline < panel.low + room or (is_data_below and baseline <= panel.high - room)
        start, end = self._chart.start.toordinal(), self._chart.end.toordinal()
        self._word(
            panel.baseline_label,
            start + (end - start) * 0.93,
            baseline,
            "caption",
            "ink2",
            side=(-1, -1 if is_above else 1),
            away=2,
        )

    def _word(
        self,
        text: str,
        x: float,
        y: float,
        role: Role,
        ink: ColourName,
        *,
        side: tuple[int, int] = (0, 0),
        away: float = 0,
        has_ground: bool = True,
    ) -> None:
        """Put a word at a point of the plot.

        Args:
            text: the word.
            x: ordinal of a day.
            y: value.
            role: its font.
            ink: its colour.
            side: where it stands: -1 left or above, 1 right or below, 0 centred.
            away: pixels between the point and the word.
            has_ground: a patch of the ground behind it, so that lines do not cross it.
        """
        theme = Theme.current()
        is_off_work = any(off.start.toordinal() <= x < off.end.toordinal() for off in self._chart.off_work)
        ground = theme.colour("sunken" if is_off_work else "surface")
        item = pg.TextItem(text, color=theme.colour(ink), fill=pg.mkBrush(ground) if has_ground else None)
        item.textItem.document().setDocumentMargin(1)
        item.setFont(theme.font(role))
        bounds = item.textItem.boundingRect()
        # pyqtgraph places a text by shares of its own size: pixels become shares here.
        across = 0.5 - side[0] * (0.5 + away / max(bounds.width(), 1.0))
        down = 0.5 - side[1] * (0.5 + away / max(bounds.height(), 1.0))
        item.setAnchor((across, down))
        item.setPos(x, y)
        # Above the lines it interrupts, under the data, which nothing covers.
        item.setZValue(-5 if has_ground else 8)
        self.getViewBox().addItem(item, ignoreBounds=True)
        self._private.append(item)
