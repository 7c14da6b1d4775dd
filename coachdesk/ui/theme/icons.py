"""Icons: line drawings tinted and rendered at the device's own pixel ratio, then kept."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from coachdesk.ui.theme.tokens import ICON_STROKE

_STROKE_WIDTH = re.compile(r'stroke-width="[^"]*"')


class Icons:
    """The icon files of a folder.

    Args:
        folder: where ``<name>.svg`` files are.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drawings: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        """One icon.

        Args:
            name: file name without its ending.
            colour: ``#rrggbb``.
            size: edge in device independent pixels.
            ratio: device pixels for one of them; at 150 % an ordinary pixmap is visibly blurred.

        Raises:
            FileNotFoundError: there is no such icon.
        """
        key = (name, colour, size, ratio)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = self._render(name, colour, size, ratio)
        return found

    def _render(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        drawing = self._drawings.get(name)
        if drawing is None:
            drawing = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
            drawing = _STROKE_WIDTH.sub(f'stroke-width="{ICON_STROKE}"', drawing, count=1)
            self._drawings[name] = drawing
        tinted = drawing.replace("currentColor", colour)
        edge = round(size * ratio)
        pixmap = QPixmap(edge, edge)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(tinted.encode())).render(painter, QRectF(0, 0, edge, edge))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
