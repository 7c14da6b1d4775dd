"""Says that a safety note was begun and is not in the file, and leads back to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column
from coachdesk.ui.theme.tokens import SPACE


class DraftLine(QWidget):
    """Hidden until there is such a draft.

    Signals:
        taken_up: one goes on with it.
    """

    taken_up = Signal()

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = bare_column(self, SPACE.pair)
        words = t("A safety note was begun. It is a draft, not yet in the file.")
        column.addWidget(PlainLabel(words, "caption_strong", "att", fit="wrap", is_private=True))
        self.go_on = Button(t("Go on with the safety note"), "link")
        self.go_on.clicked.connect(self.taken_up)
        column.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_draft(self, body: str | None) -> None:
        """Show it while there is a draft."""
        self.setVisible(body is not None)
