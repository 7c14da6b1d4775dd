"""What pyqtgraph draws of a panel: the lines and the markers. Items are kept and filled anew, never taken out."""

from __future__ import annotations

from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from coachdesk.figures import panel_plans
from coachdesk.figures.charts import TrendPanel
from coachdesk.ui.theme.theme import Theme

MARKER: Final = 12
"""Width of a marker in pixels."""
_PENS: Final = {
    "solid": Qt.PenStyle.SolidLine,
    "dash": Qt.PenStyle.DashLine,
    "dot": Qt.PenStyle.DotLine,
    "dash_dot": Qt.PenStyle.DashDotLine,
}
_SYMBOLS: Final = {"disc": "o", "square": "s", "triangle": "t1", "diamond": "d"}


class SeriesItems:
    """Lines and markers of one panel.

    Args:
        view_box: gets the items.
        panel: shown first; no later one has more lines.
    """

    def __init__(self, view_box: pg.ViewBox, panel: TrendPanel) -> None:
        self._curves = [pg.PlotCurveItem(antialias=True) for _ in panel.lines]
        self._look = Theme.current().tokens.series[panel.series % 4]
        # The cache of symbols blurs them at fractional pixel ratios, and a dozen points need none.
        self._scatter = pg.ScatterPlotItem(
            size=MARKER, symbol=_SYMBOLS[self._look.marker], useCache=False, antialias=True
        )
        self._scatter.setZValue(5)
        for item in (*self._curves, self._scatter):
            view_box.addItem(item)
        self.show(panel)

    def show(self, panel: TrendPanel) -> None:
        """Fill the items with the measures of a panel."""
        colour = QColor(self._look.colour)
        style = _PENS["solid" if panel.is_dense else self._look.dash]
        pen = pg.mkPen(colour, width=1 if panel.is_dense else 2, style=style)
        curves = panel.curves
        for place, item in enumerate(self._curves):
            curve = curves[place] if place < len(curves) else ()
            item.setData([day.toordinal() for day, _ in curve], [value for _, value in curve], pen=pen)
        ground = Theme.current().colour("surface")
        self._scatter.setData(
            [
                {
                    "pos": (point.day.toordinal(), point.value),
                    "brush": pg.mkBrush(ground if point.is_hollow else colour),
                    "pen": pg.mkPen(colour if point.is_hollow else ground, width=2 if point.is_hollow else 1),
                }
                for point in panel_plans.drawn_points(panel)
            ]
        )

    def set_visible(self, is_visible: bool) -> None:
        """Hide or show; taking items out of a scene that is being painted has crashed Qt."""
        for item in (*self._curves, self._scatter):
            item.setVisible(is_visible)
