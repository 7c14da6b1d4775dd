"""The ring around whatever has the keyboard.

One overlay per window that follows it through scrolling and moving.
"""

from __future__ import annotations

from typing import Final
from weakref import WeakSet

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget

from coachdesk.ui.theme.theme import Theme

_GAP: Final = 2
_WIDTH: Final = 2
_OUTSIDE: Final = _GAP + _WIDTH
_VIEW_MARGIN: Final = 24

_FOLLOWED: Final = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
}


_rings: Final[WeakSet[FocusRing]] = WeakSet()
_LISTENING: Final = "tells_rings"


def _listen() -> None:
    """Hear the application once for all rings.

    A ring that is connected itself is looked up as a slot while its window is being destroyed, and is not found.
    """
    app = QApplication.instance()
    if isinstance(app, QApplication) and not app.property(_LISTENING):
        app.setProperty(_LISTENING, True)
        app.focusChanged.connect(_tell_rings)


def _tell_rings(_before: QWidget | None, now: QWidget | None) -> None:
    for ring in list(_rings):
        if shiboken6.isValid(ring):
            ring.turn_to(now)


class FocusRing(QWidget):
    """Paints the ring over ``window``. Give it once, after the window's content.

    A widget says its corner radius in the property ``ring_radius``, where the ring goes in a method
    ``ring_rect()`` if not around itself, and that it paints its own (lists) in the property ``own_ring``.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._ring = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        _rings.add(self)
        _listen()

    def target(self) -> QWidget | None:
        """The widget that the ring is around, if any."""
        return self._target if self.isVisible() else None

    def follow(self) -> None:
        """Look again where the target is."""
        if self._target is None:
            return
        visible = self._visible_ring(self._target)
        if visible.isEmpty():
            self.hide()
            return
        self.setGeometry(visible)
        self.show()
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _FOLLOWED:
            self.follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._target is None:
            return
        radius = float(self._target.property("ring_radius") or 4) + _GAP
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(Theme.current().tokens.focus), _WIDTH))
        half = _WIDTH / 2
        rect = QRectF(self._ring.translated(-self.pos())).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(rect, radius, radius)
        painter.end()

    def turn_to(self, now: QWidget | None) -> None:
        """Put the ring around the widget that has the keyboard now, if it is in this window."""
        self._leave()
        if now is None or now.property("own_ring") or not self._window.isAncestorOf(now):
            return
        if now.focusPolicy() is Qt.FocusPolicy.NoFocus:
            # A page that was given the keyboard so that keys reach it: nothing is chosen, nothing is ringed.
            return
        self._target = now
        widget: QWidget | None = now
        while widget is not None:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = None if widget is self._window else widget.parentWidget()
        _bring_into_view(now)
        self.follow()

    def _leave(self) -> None:
        for widget in self._watched:
            # One that was deleted with its page took its filter along.
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self._target = None
        self.hide()

    def _visible_ring(self, target: QWidget) -> QRect:
        if not target.isVisible():
            return QRect()
        own = getattr(target, "ring_rect", None)
        inside: QRect = own() if own is not None else target.rect()
        corner = target.mapTo(self._window, inside.topLeft())
        self._ring = QRect(corner, inside.size()).adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE)
        visible = self._ring.intersected(self._window.rect())
        widget = target.parentWidget()
        while widget is not None and widget is not self._window:
            if isinstance(widget, QAbstractScrollArea):
                port = widget.viewport()
                area = QRect(port.mapTo(self._window, QPoint(0, 0)), port.size())
                if not area.intersects(QRect(corner, inside.size())):
                    return QRect()
                visible = visible.intersected(area.adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE))
            widget = widget.parentWidget()
        return visible


def _bring_into_view(target: QWidget) -> None:
    """Scroll to what got the keyboard: Qt does so only when the keyboard was in the same page before."""
    if QApplication.mouseButtons() is not Qt.MouseButton.NoButton:
        # What is being pressed must not move away under the mouse.
        return
    widget = target.parentWidget()
    while widget is not None:
        if isinstance(widget, QScrollArea):
            widget.ensureWidgetVisible(target, 0, _VIEW_MARGIN)
        widget = widget.parentWidget()
