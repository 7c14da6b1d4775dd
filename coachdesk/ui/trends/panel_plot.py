"""One scale over time: full range, no frame, no menu, no mouse.

pyqtgraph draws the measures. Ground, lines and words are painted under and over them from the plan of the panel,
so that they stand where the rule of the house puts them and nowhere else.
"""

from __future__ import annotations

from math import hypot
from typing import Any, Final

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolTip, QWidget

from coachdesk.figures import panel_plans
from coachdesk.figures.charts import PlotPoint, TrendChart, TrendPanel
from coachdesk.figures.frames import Frame, Kind, PanelPlan
from coachdesk.figures.placement import Box
from coachdesk.ui.parts.announcing import announce
from coachdesk.ui.parts.labels import plain
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import ColourName, Role
from coachdesk.ui.trends.panel_ground import AIR, PanelGround, down
from coachdesk.ui.trends.series_items import MARKER, SeriesItems
from coachdesk.ui.trends.time_scale import TimeScale, letters

PLOT_HEIGHT: Final = 96
LOW_HEIGHT: Final = 50
HIGH_HEIGHT: Final = 200
"""Heights of a plot in pixels at 100 % text: the usual one, and the ends of what is left to choose."""
_LOOKS: Final[dict[Kind, tuple[Role, ColourName]]] = {
    Kind.LAST: ("h3", "ink"),
    Kind.POINT: ("caption", "ink2"),
    Kind.QUIET: ("caption", "ink2"),
}
_NEAR: Final = 5
_CLOSER: Final = 0.8
_ZOOMS: Final = {"+": _CLOSER, "=": _CLOSER, "-": 1 / _CLOSER, "0": 1e9}
_SHIFTS: Final = {Qt.Key.Key_Left: -0.2, Qt.Key.Key_Right: 0.2}
_PLAIN: Final = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}


class PanelPlot(pg.GraphicsView):
    """The plot of one panel. Arrow keys walk along its points, Enter opens the assessment behind one.

    Signals:
        point_told: what there is to say of the point that has the keyboard.
        point_opened: id of its assessment.

    Args:
        chart: gives the time axis, the phases and the stretches off work.
        panel: what is drawn.
        height: in pixels.
    """

    point_told = Signal(str)
    point_opened = Signal(int)
    zoom_wished = Signal(float, float)
    shift_wished = Signal(float)

    def __init__(
        self,
        chart: TrendChart,
        panel: TrendPanel,
        *,
        height: int = PLOT_HEIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.enableMouse(False)
        self._chart = chart
        self._panel = panel
        self._current: int | None = None
        self._is_moving = False
        self._held: float | None = None
        self._planned: tuple[tuple[int, int, int], PanelPlan] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        # pyqtgraph keeps the painted ground: marks of another stretch of time, or of before F8, would stay on it.
        self.setCacheMode(self.CacheModeFlag.CacheNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if panel.points else Qt.FocusPolicy.NoFocus)
        self.setProperty("own_ring", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(height)
        # Not the plot item of pyqtgraph: it makes fifty widgets for a menu that nobody sees, and axes to be hidden.
        self.view_box = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0)
        # Clipped children would halve the markers that lie on the edge of the range.
        self.view_box.setFlag(self.view_box.GraphicsItemFlag.ItemClipsChildrenToShape, False)
        self.setCentralItem(self.view_box)
        self.setBackground(Theme.current().colour("surface"))
        self._items = SeriesItems(self.view_box, panel)
        self._cover(Privacy.current().is_on)
        self._fit()
        Privacy.current().changed.connect(self._cover)

    def show_chart(self, chart: TrendChart, panel: TrendPanel, *, is_moving: bool) -> None:
        """Show another stretch of the same measures; while it moves, without its words."""
        held = None if self._current is None else self._panel.points[self._current]
        self._chart, self._panel, self._is_moving = chart, panel, is_moving
        self._current = panel.points.index(held) if held in panel.points else None
        self._planned = None
        self._items.show(panel)
        self._fit()
        self.viewport().update()

    def wheelEvent(self, event: Any) -> None:  # noqa: ANN401 - Qt hands the event over
        """Come closer with Ctrl held; else leave the wheel to the page that scrolls."""
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        self.zoom_wished.emit(_CLOSER ** (event.angleDelta().y() / 120), self._share(event.position().x()))
        event.accept()

    def mouseMoveEvent(self, event: Any) -> None:  # noqa: ANN401 - Qt hands the event over
        """Drag the time along."""
        if self._held is not None:
            moved = self._share(self._held) - self._share(event.position().x())
            self._held = event.position().x()
            self.shift_wished.emit(moved)

    def mouseReleaseEvent(self, event: Any) -> None:  # noqa: ANN401 - Qt hands the event over
        super().mouseReleaseEvent(event)
        self._held = None

    def _share(self, across: float) -> float:
        """Where a pixel lies on the axis: 0 at its start, 1 at its end."""
        scale = self._scale()
        left, right = scale.pixel(self._chart.start), scale.pixel(self._chart.end)
        return (across - left) / max(right - left, 1)

    def keyPressEvent(self, event: Any) -> None:  # noqa: ANN401 - Qt hands the event over
        """Walk along the points; what is no key of the plot belongs to the page."""
        last = len(self._panel.points) - 1
        here = last if self._current is None else self._current
        goes_to = {
            Qt.Key.Key_Left: max(here - 1, 0),
            Qt.Key.Key_Right: min(here + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.text() in _ZOOMS:
            self.zoom_wished.emit(_ZOOMS[event.text()], 0.5 if self._current is None else self._place_held())
        elif event.modifiers() == Qt.KeyboardModifier.ShiftModifier and event.key() in _SHIFTS:
            self.shift_wished.emit(_SHIFTS[event.key()])
        elif event.modifiers() not in _PLAIN or not self._panel.points:
            event.ignore()
        elif event.key() in goes_to:
            self.go_to(goes_to[event.key()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.point_opened.emit(self._panel.points[here].assessment_id)
        else:
            event.ignore()

    def _place_held(self) -> float:
        """Share of the axis at which the point with the keyboard stands."""
        point = self._panel.points[-1 if self._current is None else self._current]
        return self._share(self._scale().pixel(point.day))

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:  # noqa: ANN401 - Qt asks for anything
        """Nothing is typed here: what scrolls to the keyboard scrolls to the whole panel."""
        # The scene would name an empty place at its corner, and half a panel would count as seen.
        return QWidget.inputMethodQuery(self, query)

    def focusInEvent(self, event: Any) -> None:  # noqa: ANN401 - Qt hands the event over
        super().focusInEvent(event)
        if self._panel.points and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.go_to(len(self._panel.points) - 1 if self._current is None else self._current)

    def focusOutEvent(self, event: Any) -> None:  # noqa: ANN401 - Qt hands the event over
        super().focusOutEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: Any) -> None:  # noqa: ANN401 - Qt hands the event over
        """Point at a measure."""
        super().mousePressEvent(event)
        self._held = event.position().x()
        found = self._point_at(event.position())
        if found is not None:
            self.go_to(found)

    def mouseDoubleClickEvent(self, event: Any) -> None:  # noqa: ANN401 - Qt hands the event over
        found = self._point_at(event.position())
        if found is not None:
            self.point_opened.emit(self._panel.points[found].assessment_id)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what is under the mouse: a measure, the source of a mark, the usual variation."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = "" if Privacy.current().is_on else self.words_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain(words) if words else "", self)
            return True
        return bool(super().viewportEvent(event))

    def go_to(self, place: int) -> None:
        """Give a point the keyboard, and say it."""
        self._current = place
        point = self._panel.points[place]
        self.setAccessibleDescription("" if Privacy.current().is_on else point.spoken)
        self.viewport().update()
        self.point_told.emit(point.spoken)
        announce(self, point.spoken)

    def words_at(self, place: QPointF) -> str:
        """What lies at a place of the widget, with its source; empty for nothing."""
        found = self._point_at(place)
        if found is not None:
            return self._panel.points[found].spoken
        panel, plan = self._panel, self.plan()
        height = self._down(place.y())
        for reference, level in zip(panel.references, plan.references, strict=True):
            if abs(level - height) <= _NEAR:
                return f"{reference.label}\n{self._footnote(reference.note)}"
        if panel.usual is not None and plan.usual is not None:
            left, right, low, high = plan.usual
            if left <= place.x() <= right and low <= height <= high:
                return self._footnote(panel.usual.note)
        return ""

    def _footnote(self, note: str) -> str:
        return next((line for line in self._chart.footnotes if line.startswith(f"({note})")), "")

    def _point_at(self, place: QPointF) -> int | None:
        """The measure nearest to a place, within the reach of a finger."""
        reach: dict[int, float] = {}
        scale = self._scale()
        for index, point in enumerate(self._panel.points):
            across = scale.pixel(point.day) - place.x()
            if abs(across) <= MARKER:
                reach[index] = hypot(across, self._down(self._height_of(point.value)) - place.y())
        nearest = min(reach, key=lambda index: reach[index], default=None)
        return nearest if nearest is not None and reach[nearest] <= MARKER else None

    def _height_of(self, value: float) -> float:
        """A value as a height of the plan."""
        panel = self._panel
        return float(self.height()) / (1 + 2 * AIR) * (value - panel.low) / (panel.high - panel.low)

    def resizeEvent(self, event: Any) -> None:  # noqa: ANN401 - pyqtgraph resizes once before there is an event
        super().resizeEvent(event)
        if hasattr(self, "_chart"):
            self._fit()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        super().drawBackground(painter, rect)
        ground = PanelGround(self._chart, self._panel, self.plan(), self._scale(), self.height())
        ground.paint(painter, is_private=Privacy.current().is_on)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        super().drawForeground(painter, rect)
        if Privacy.current().is_on:
            return
        theme = Theme.current()
        for word in self.plan().words:
            role, ink = _LOOKS[word.kind]
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour(ink))
            painter.drawText(QPointF(word.box.left, self._down(word.baseline)), word.text)
        if self._current is not None and self.hasFocus():
            self._paint_current(painter, self._panel.points[self._current])

    def _paint_current(self, painter: QPainter, point: PlotPoint) -> None:
        """A ring around the point that has the keyboard, drawn or not."""
        middle = QPointF(self._scale().pixel(point.day), self._down(self._height_of(point.value)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(Theme.current().colour("focus"), 2))
        painter.drawEllipse(middle, MARKER / 2 + 4, MARKER / 2 + 4)

    def plan(self) -> PanelPlan:
        """Where everything stands at the size of the widget, in pixels from the low end of the scale upwards."""
        size = (self.width(), self.height(), Theme.current().text_size)
        if self._planned is None or self._planned[0] != size:
            self._planned = (
                size,
                panel_plans.plan(self._chart, self._panel, self._frame(), has_words=not self._is_moving),
            )
        return self._planned[1]

    def _cover(self, is_on: bool) -> None:
        self._items.set_visible(not is_on)
        panel = self._panel
        words = Privacy.current().hidden_word if is_on else panel.sentence
        self.setAccessibleName(f"{panel.name}. {panel.direction}. {words}")
        self.viewport().update()

    def _scale(self) -> TimeScale:
        return TimeScale.over(self._chart.start, self._chart.end, self.width())

    def _fit(self) -> None:
        air = (self._panel.high - self._panel.low) * AIR
        across, up = self._scale().visible_range(), (self._panel.low - air, self._panel.high + air)
        self.view_box.setRange(xRange=across, yRange=up, padding=0)

    def _frame(self) -> Frame:
        scale = self._scale()
        height = self.height() / (1 + 2 * AIR)
        air = height * AIR
        metrics = {kind: QFontMetricsF(Theme.current().font(role)) for kind, (role, _) in _LOOKS.items()}
        return Frame(
            left=scale.axis,
            right=scale.pixel(self._chart.end),
            height=height,
            bounds=Box(scale.axis + 1, 1 - air, self.width() - 1, height + air - 1),
            x=scale.pixel,
            reach=MARKER / 2 + 1,
            unit=letters("caption") / 9,
            width=lambda words, kind: metrics[kind].horizontalAdvance(words),
            size=lambda kind: letters(_LOOKS[kind][0]),
            uprights=tuple(scale.pixel(one.start) for one in self._chart.ribbon[1:]),
            names_baseline=True,
        )

    def _down(self, height: float) -> float:
        return down(height, self.height())
