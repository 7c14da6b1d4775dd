"""Tick boxes and radio buttons, painted: a style sheet would need image files for them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from coachdesk.ui.parts.painting import rounded
from coachdesk.ui.parts.paragraphs import natural_width, paragraph
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import HEIGHT, RADIUS

_GAP = 9


class TickBox(QCheckBox):
    """A box to tick, with its sentence; long sentences go on in a second line."""

    def __init__(self, text: str, *, is_checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = text
        _prepare(self, text)
        self.setChecked(is_checked)

    def sentence(self) -> str:
        """What stands beside the box."""
        return self._sentence

    def set_sentence(self, text: str) -> None:
        """Say something else."""
        self._sentence = text
        _prepare(self, text)
        self.update()

    def restyle(self) -> None:
        """Take the role's font again."""
        _prepare(self, self._sentence)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _height(self._sentence, width)

    def sizeHint(self) -> QSize:
        return _hint(self._sentence)

    def minimumSizeHint(self) -> QSize:
        return _least(self._sentence)

    def hitButton(self, position: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = Theme.current().tokens
        painter = QPainter(self)
        rect = QRectF(0, _mark_top(), HEIGHT.tick, HEIGHT.tick)
        if self.isChecked():
            ground = tokens.fill if self.isEnabled() else tokens.ink3
            rounded(painter, rect, RADIUS.tick, ground)
            pen = QPen(QColor(tokens.on_fill), 2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            corner = rect.topLeft()
            painter.drawPolyline(
                [corner + QPointF(5.5, 10.5), corner + QPointF(8.7, 13.7), corner + QPointF(14.5, 6.8)]
            )
        else:
            ground = tokens.surface if self.isEnabled() else tokens.sunken
            rounded(painter, rect, RADIUS.tick, ground, tokens.control, 2 if self.underMouse() else 1.5)
        _paint_sentence(self, painter, self._sentence)
        painter.end()


class RadioButton(QRadioButton):
    """One of several, each with its sentence."""

    def __init__(self, text: str, *, is_checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = text
        _prepare(self, text)
        self.setChecked(is_checked)

    def sentence(self) -> str:
        """What stands beside the mark."""
        return self._sentence

    def restyle(self) -> None:
        """Take the role's font again."""
        _prepare(self, self._sentence)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _height(self._sentence, width)

    def sizeHint(self) -> QSize:
        return _hint(self._sentence)

    def minimumSizeHint(self) -> QSize:
        return _least(self._sentence)

    def hitButton(self, position: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = Theme.current().tokens
        painter = QPainter(self)
        rect = QRectF(0, _mark_top(), HEIGHT.tick, HEIGHT.tick)
        if self.isChecked():
            fill = tokens.fill if self.isEnabled() else tokens.ink3
            rounded(painter, rect, HEIGHT.tick / 2, fill)
            rounded(painter, rect.adjusted(6, 6, -6, -6), 4, tokens.on_fill)
        else:
            ground = tokens.surface if self.isEnabled() else tokens.sunken
            rounded(painter, rect, HEIGHT.tick / 2, ground, tokens.control, 2 if self.underMouse() else 1.5)
        _paint_sentence(self, painter, self._sentence)
        painter.end()


def _prepare(button: QAbstractButton, text: str) -> None:
    button.setText(text.replace("&", "&&"))
    button.setAccessibleName(text)
    button.setFont(Theme.current().font("body"))
    button.setAttribute(Qt.WidgetAttribute.WA_Hover)
    button.setProperty("ring_radius", RADIUS.tick)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
    button.updateGeometry()


def _row() -> int:
    return max(HEIGHT.least, Theme.current().line("body") + 3)


def _mark_top() -> float:
    return (_row() - HEIGHT.tick) // 2


def _height(text: str, width: int) -> int:
    lines = paragraph(
        text, Theme.current().font("body"), width - HEIGHT.tick - _GAP, 0, Theme.current().line("body")
    )
    return max(_row(), lines.height + _row() - Theme.current().line("body"))


def _hint(text: str) -> QSize:
    width = natural_width(text, Theme.current().font("body")) + HEIGHT.tick + _GAP
    return QSize(min(width, 560), _height(text, min(width, 560)))


def _least(text: str) -> QSize:
    return QSize(min(_hint(text).width(), 140), _row())


def _paint_sentence(button: QAbstractButton, painter: QPainter, text: str) -> None:
    theme = Theme.current()
    left = HEIGHT.tick + _GAP
    lines = paragraph(text, theme.font("body"), button.width() - left, 0, theme.line("body"))
    painter.setPen(theme.colour("ink" if button.isEnabled() else "ink3"))
    lines.draw(painter, left, (_row() - theme.line("body")) // 2, button.width() - left)
