"""The box of a one-line field."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from coachdesk.ui.parts.painting import draw_token_icon
from coachdesk.ui.parts.privacy import Privacy, paint_bar
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import HEIGHT, ICON_SMALL, RADIUS, Role

PADDING: Final = 12


class LineBox(QLineEdit):
    """The box of a one-line field: at least ``least_height`` high, covered while private; with an icon before it."""

    def __init__(
        self,
        *,
        least_height: int = HEIGHT.field,
        role: Role = "body",
        icon: str = "",
        is_private: bool = False,
    ) -> None:
        super().__init__()
        self._least_height = least_height
        self._role: Role = role
        self._icon = icon
        self._is_private = is_private
        self._open_mode = QLineEdit.EchoMode.Normal
        self.setProperty("ring_radius", RADIUS.button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextMargins(self._before_text(), 0, 0, 0)
        self.restyle()
        self.apply_privacy()

    def restyle(self) -> None:
        """Take the role's font again."""
        theme = Theme.current()
        theme.dress(self, "text")
        self.setFont(theme.font(self._role))
        self.updateGeometry()

    def set_open_mode(self, mode: QLineEdit.EchoMode) -> None:
        """How the text shows while it is not covered."""
        self._open_mode = mode
        self.apply_privacy()

    def apply_privacy(self) -> None:
        """While covered, Qt itself holds the text back: screen, screen reader, copying."""
        is_covered = self._is_private and Privacy.current().is_on
        self.setEchoMode(QLineEdit.EchoMode.NoEcho if is_covered else self._open_mode)
        self.setReadOnly(is_covered)
        self.update()

    def height_wanted(self) -> int:
        """Height of the box at this text size."""
        return max(self._least_height, Theme.current().metrics(self._role).height() + 10)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height_wanted())

    def minimumSizeHint(self) -> QSize:
        return QSize(56, self.height_wanted())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._icon:
            painter = QPainter(self)
            top = (self.height() - ICON_SMALL) / 2
            draw_token_icon(painter, self, self._icon, "ink2", PADDING - 2, top, ICON_SMALL)
            painter.end()
        if self._is_private and Privacy.current().is_on and self.text():
            metrics = Theme.current().metrics(self._role)
            painter = QPainter(self)
            width = metrics.horizontalAdvance(self.text())
            top = (self.height() - metrics.height()) / 2
            left = PADDING + self._before_text()
            paint_bar(painter, left, top, width, metrics.height(), self.width() - left - PADDING)
            painter.end()

    def _before_text(self) -> int:
        return ICON_SMALL + 6 if self._icon else 0
