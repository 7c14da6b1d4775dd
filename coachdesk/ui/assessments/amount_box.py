"""An amount as it is written: large figures where the answers of other questions stand."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.painting import rounded
from coachdesk.ui.parts.privacy import Privacy, paint_bar
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import RADIUS, SPACE

_HEIGHT = 88
_WIDTH = 150
_BAR = 48
_NOTHING = "…"


class _Figure(QWidget):
    """The figures in a frame like that of an answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ""
        self.is_writing = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, max(_HEIGHT, Theme.current().line("fig") + 2 * SPACE.near))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        edge = theme.tokens.accent if self.is_writing else theme.tokens.control
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), RADIUS.button, "", edge)
        line = theme.line("fig")
        if self.words and Privacy.current().is_on:
            paint_bar(painter, (self.width() - _BAR) / 2, (self.height() - line) / 2, _BAR, line, _BAR)
        else:
            painter.setPen(QColor(theme.tokens.ink if self.words else theme.tokens.ink2))
            painter.setFont(theme.font("fig"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.words or _NOTHING)
        painter.end()


class AmountBox(QWidget):
    """Shows what is typed. It never takes the keyboard: the keys that answer go to the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spoken = ""
        self._figure = _Figure(self)
        self._hint = PlainLabel("", "caption", "ink2", fit="wrap", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.stack)
        row.addWidget(self._figure)
        # Stretches and not an alignment: an aligned label would not be asked how high its lines are.
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._hint)
        middle.addStretch(1)
        row.addLayout(middle, 1)
        Privacy.current().changed.connect(self._cover)

    def show_amount(self, figure: str, hint: str, spoken: str, *, is_writing: bool) -> None:
        """Show an amount.

        Args:
            figure: what was written so far; empty for nothing.
            hint: what may be written, and the key that ends it.
            spoken: said by a screen reader.
            is_writing: the next digit joins these.
        """
        self._figure.words, self._figure.is_writing = figure, is_writing
        self._spoken = spoken
        self._hint.setText(hint)
        self._cover(Privacy.current().is_on)

    def figure(self) -> str:
        """What stands in it, covered or not."""
        return self._figure.words

    def _cover(self, is_on: bool) -> None:
        self.setAccessibleName("" if is_on else self._spoken)
        self._figure.update()
