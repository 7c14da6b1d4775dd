"""What the written and the read note share: no edge, readable lines, a bar before a person's own words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextBlock

from coachdesk.ui.parts.fields import TextBox
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.theme.theme import Theme

WIDEST: Final = 700
_BAR: Final = 3
# Lines that go on cannot be indented here: the bar stands in the margin, left of all of them.
MARGIN: Final = 11


class NoteBox(TextBox):
    """A private text at most 700 px wide.

    Args:
        spoken: what it is, for a screen reader.
        lines: it asks room for.
    """

    _hint = ""

    def __init__(self, spoken: str, *, lines: int) -> None:
        super().__init__(lines=lines, role="note", is_private=True)
        self.setProperty("kind", "bare")
        self.setAccessibleName(spoken)
        document = self._kept or self.document()
        document.setDocumentMargin(MARGIN)
        # Qt counts the margin as something to be undone.
        document.clearUndoRedoStacks()
        Privacy.current().changed.connect(self._on_privacy)

    def set_hint(self, words: str) -> None:
        """What an empty note says; nothing while it is covered, or it would show through."""
        self._hint = words
        self.setPlaceholderText("" if self.is_covered() else words)

    def apply_privacy(self) -> None:
        """Cover or uncover."""
        super().apply_privacy()
        self.setPlaceholderText("" if self.is_covered() else self._hint)

    def is_covered(self) -> bool:
        """True while the privacy screen hides the note."""
        return self._kept is not None

    def forget_place(self, position: int = 0) -> None:
        """The text changed while it was covered: where the cursor stood may lie beyond its end."""
        if self._kept is not None:
            place = max(0, min(position, self._kept.characterCount() - 1))
            self._kept_place = (place, place)

    def is_quote(self, block: QTextBlock) -> bool:
        """Whether a line holds the person's own words."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        spare = max(0, self.width() - WIDEST)
        if self.viewportMargins().right() != spare:
            self.setViewportMargins(0, 0, spare, 0)
            # The viewport is narrower since the event was made: lines are broken at what it says.
            event = QResizeEvent(self.viewport().size(), event.oldSize())
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        accent = Theme.current().colour("accent")
        block = self.firstVisibleBlock()
        while block.isValid():
            rect = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if rect.top() > self.viewport().height():
                break
            if self.is_quote(block):
                painter.fillRect(QRectF(0, rect.top(), _BAR, rect.height()), accent)
            block = block.next()
        painter.end()

    def _on_privacy(self, _is_on: bool) -> None:
        self.apply_privacy()
