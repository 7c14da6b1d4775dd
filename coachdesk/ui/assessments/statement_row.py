"""One question before or after the current one: number, words, and what was answered."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from coachdesk.ui.parts.labels import plain
from coachdesk.ui.parts.painting import draw_icon, rounded, rule
from coachdesk.ui.parts.privacy import Privacy, paint_bar
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import ICON_SMALL, RADIUS, Role

_HEIGHT = 44
_LEFT = 24
_TEXT = 64
_RIGHT = 40
_GAP = 10


class StatementRow(QAbstractButton):
    """A quiet line that a click makes current. It never takes the keyboard: that stays with the answers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = 0
        self._number = ""
        self._words = ""
        self._answer = ""
        self._key = ""
        self._is_marked = False
        self._has_rule = True
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        Privacy.current().changed.connect(self._cover)

    def show_item(
        self, item: int, number: str, words: str, answer: str, key: str, *, is_marked: bool, has_rule: bool
    ) -> None:
        """Show a question.

        Args:
            item: number in the order of the authors.
            number: its place on the form.
            words: the question or our hint.
            answer: word of the answer, empty without one.
            key: figure of the answer, empty without one.
            is_marked: to be read again.
            has_rule: a line beneath.
        """
        self.item = item
        self._number, self._words, self._answer, self._key = number, words, answer, key
        self._is_marked, self._has_rule = is_marked, has_rule
        self._hand_over()
        self.update()

    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(_TEXT + 260, row_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_TEXT + 120, row_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        painter = QPainter(self)
        if self.underMouse():
            rounded(painter, QRectF(self.rect()).adjusted(0, 2, 0, -3), RADIUS.button, theme.tokens.sunken)
        if self._has_rule:
            rule(painter, 0, self.height() - 1, self.width(), theme.tokens.border)
        right = self._paint_answer(painter, self.width() - _RIGHT)
        self._paint(painter, self._number, "body", _LEFT, _TEXT - _LEFT)
        left = _TEXT
        if self._is_marked:
            middle = (self.height() - ICON_SMALL) / 2
            draw_icon(painter, self, "flag", theme.tokens.att, left, middle, ICON_SMALL)
            left += ICON_SMALL + _GAP
        self._paint(painter, self._words, "body", left, right - left - _GAP)
        painter.end()

    def _paint_answer(self, painter: QPainter, right: int) -> int:
        """Paint the answer from the right and return where it begins."""
        theme = Theme.current()
        if not self._key:
            return right
        width = theme.metrics("h3").horizontalAdvance(self._key)
        if self._is_covered():
            line = theme.line("h3")
            paint_bar(painter, right - 24, (self.height() - line) / 2, 24, line, 24)
            return right - 24 - _GAP
        painter.setPen(theme.colour("ink"))
        self._draw(painter, self._key, "h3", right - width)
        right -= width + _GAP
        width = theme.metrics("caption").horizontalAdvance(self._answer)
        painter.setPen(theme.colour("ink2"))
        self._draw(painter, self._answer, "caption", right - width)
        return right - width - _GAP

    def _paint(self, painter: QPainter, text: str, role: Role, left: int, room: int) -> None:
        theme = Theme.current()
        painter.setPen(theme.colour("ink2"))
        text = theme.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0))
        self._draw(painter, text, role, left)

    def _draw(self, painter: QPainter, text: str, role: Role, left: int) -> None:
        theme = Theme.current()
        metrics = theme.metrics(role)
        painter.setFont(theme.font(role))
        painter.drawText(left, (self.height() - metrics.height()) // 2 + metrics.ascent(), text)

    def _is_covered(self) -> bool:
        return Privacy.current().is_on

    def _cover(self, _is_on: bool) -> None:
        self._hand_over()

    def _hand_over(self) -> None:
        answer = "" if self._is_covered() else self._answer or self._key
        self.setAccessibleName(" · ".join(part for part in (self._number, self._words, answer) if part))
        self.setToolTip(plain(self._words))


def row_height() -> int:
    """Height of a row at this text size, with the line beneath."""
    return max(_HEIGHT, Theme.current().line("body") + 12) + 1
