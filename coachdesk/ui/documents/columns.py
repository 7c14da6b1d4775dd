"""Three columns of the studio, two where the window is narrow or the letters are large."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.ui.parts.bars import BAR_WIDTH
from coachdesk.ui.parts.pages import ScrollPage
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import SPACE

_LEFT, _RIGHT = 272, 280
_LARGE: Final = 125
"""Text size in percent beyond which three columns leave no width to the page."""
_LEAST_WIDTH: Final = 1060
"""Pixels at 100 % text under which three columns would lie upon each other."""


class Columns(QWidget):
    """Choices left, the page in the middle, what to know right; without room for it, under the choices.

    Args:
        choices: what the document is asked; its column is complete.
        preview: takes the width that is left.
        notice: what to know before the document leaves.
    """

    def __init__(
        self, choices: ScrollPage, preview: QWidget, notice: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        share = (100 + Theme.current().text_size) / 200
        self._choices, self._notice = choices, notice
        choices.setFixedWidth(round(_LEFT * share) + BAR_WIDTH)
        self._beside = ScrollPage(margin=0, has_gutter=True, parent=self)
        self._beside.setFixedWidth(round(_RIGHT * share) + 2 * BAR_WIDTH)
        self._beside.box.setContentsMargins(SPACE.page - BAR_WIDTH, 0, BAR_WIDTH, 0)
        for column in (choices, self._beside):
            column.box.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE.page, 0, SPACE.page, SPACE.page)
        self._row.setSpacing(SPACE.page - BAR_WIDTH)
        self._row.addWidget(choices)
        self._row.addWidget(preview, 1)
        self._row.addWidget(self._beside)
        self._place_notice()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_notice()

    def _place_notice(self) -> None:
        text_size = Theme.current().text_size
        is_beside = text_size <= _LARGE and self.width() >= _LEAST_WIDTH * text_size // 100
        home = (self._beside if is_beside else self._choices).box
        if home.indexOf(self._notice) >= 0:
            return
        self._beside.setVisible(is_beside)
        margins = self._row.contentsMargins()
        margins.setRight(SPACE.page - BAR_WIDTH if is_beside else SPACE.page)
        self._row.setContentsMargins(margins)
        self._notice.setContentsMargins(0, 0 if is_beside else SPACE.card, 0, 0)
        # Before the room that is left over.
        home.insertWidget(home.count() - 1, self._notice)
