"""The undo bar: what was just done, and the way back, for ten seconds."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QHBoxLayout, QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.painting import rounded
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import HEIGHT, RADIUS, SPACE

STAYS_MS: Final = 10_000
_IN_MS: Final = 160
_OUT_MS: Final = 120
_WIDTH: Final = 520
_BELOW: Final = 12
_ABOVE: Final = 4
# 18 and 40 percent of black.
_SHADOW_LIGHT: Final = 46
_SHADOW_DARK: Final = 102


class UndoBar(QWidget):
    """Stands at the bottom left of ``ground``; stays while the mouse or the keyboard is on it.

    Args:
        t: language of its words.
        ground: the content at whose foot it stands.

    Attributes:
        strip: empty ground under the bar while it is up. Laid out below the page, it keeps what one works on
            clear of the bar.
    """

    undo_requested = Signal()

    def __init__(self, t: Translator, ground: QWidget) -> None:
        super().__init__(ground)
        self._ground = ground
        self.strip = QWidget()
        self.strip.hide()
        self._words = PlainLabel("", "body", "undo_ink", fit="elide", is_private=True)
        self._button = Button(t("Undo"), "link", is_strong=True, ink="undo_action")
        self._key = PlainLabel("Ctrl+Z", "body_strong", "undo_action")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.card, 0, SPACE.page - 2, 0)
        row.setSpacing(9)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        row.addWidget(self._key)
        self._button.clicked.connect(self._on_pressed)
        self._button.installEventFilter(self)
        self._time = QTimer(self)
        self._time.setSingleShot(True)
        self._time.setInterval(STAYS_MS)
        self._time.timeout.connect(self.leave)
        self._glide = QPropertyAnimation(self, b"pos", self)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.finished.connect(self._on_glided)
        self._is_leaving = False
        self._shadow = QGraphicsDropShadowEffect(self)
        self._shadow.setBlurRadius(24)
        self._shadow.setOffset(0, 8)
        self.setGraphicsEffect(self._shadow)
        ground.installEventFilter(self)
        self.hide()

    def show_words(self, words: str) -> None:
        """Say what was done, for ten seconds from now."""
        self._words.setText(words)
        self._is_leaving = False
        self.restyle()
        self.strip.show()
        self.show()
        self.raise_()
        self._move(self._place(is_in=True), _IN_MS, start=self._place(is_in=False))
        self._time.start()

    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def leave(self) -> None:
        """Go away."""
        self._time.stop()
        if self.isVisible() and not self._is_leaving:
            self._is_leaving = True
            self._move(self._place(is_in=False), _OUT_MS)

    def stop(self) -> None:
        """Go away at once, and let no timer run: the window closes."""
        self._time.stop()
        self._glide.stop()
        self._vanish()

    def restyle(self) -> None:
        """Be as high as the text needs, with the shadow of the appearance."""
        self._shadow.setColor(
            QColor(0, 0, 0, _SHADOW_DARK if Theme.current().tokens.is_dark else _SHADOW_LIGHT)
        )
        width = min(_WIDTH, self._ground.width() - 2 * SPACE.page)
        self.resize(width, max(HEIGHT.undo, Theme.current().metrics("body").height() + 20))
        self.strip.setFixedHeight(self.height() + _ABOVE + _BELOW)
        if self.isVisible():
            self.move(self._place(is_in=True))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._time.stop()

    def leaveEvent(self, event: QEvent) -> None:
        if self.isVisible() and not self._is_leaving and not self._button.hasFocus():
            self._time.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._ground and event.type() is QEvent.Type.Resize and self.isVisible():
            self.restyle()
        if watched is self._button and self.isVisible() and not self._is_leaving:
            if event.type() is QEvent.Type.FocusIn:
                self._time.stop()
            elif event.type() is QEvent.Type.FocusOut:
                self._time.start()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), RADIUS.button, Theme.current().tokens.undo_ground)
        painter.end()

    def _place(self, *, is_in: bool) -> QPoint:
        below = self._ground.height()
        return QPoint(SPACE.page, below - self.height() - _BELOW if is_in else below)

    def _move(self, to: QPoint, milliseconds: int, start: QPoint | None = None) -> None:
        self._glide.stop()
        milliseconds = Theme.current().duration(milliseconds)
        if milliseconds == 0:
            self.move(to)
            self._on_glided()
            return
        self._glide.setStartValue(start if start is not None else self.pos())
        self._glide.setEndValue(to)
        self._glide.setDuration(milliseconds)
        self._glide.start()

    def _on_glided(self) -> None:
        if self._is_leaving:
            self._is_leaving = False
            self._vanish()

    def _vanish(self) -> None:
        self.hide()
        self.strip.hide()

    def _on_pressed(self) -> None:
        self.leave()
        self.undo_requested.emit()
