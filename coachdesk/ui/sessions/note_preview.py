"""A note to be read: the marks are gone, what they mean is seen. It can be marked and copied, not changed."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFont, QResizeEvent, QTextBlock, QTextCharFormat, QTextCursor

from coachdesk.domain.notes import Block, BlockKind, blocks
from coachdesk.ui.sessions.note_box import MARGIN, NoteBox
from coachdesk.ui.theme.theme import Theme

_LINES: Final = 6
_ROOM: Final = 2 * MARGIN + 4
"""Pixels above and below the lines."""
_QUOTE_STATE: Final = 1
_BULLET: Final = "•\u2002"


class NotePreview(NoteBox):
    """Shows one note; covered by the privacy screen like the note itself."""

    def __init__(self, spoken: str) -> None:
        self._note = ""
        super().__init__(spoken, lines=_LINES)
        self.setReadOnly(True)

    def show_note(self, note: str) -> None:
        """Show another note."""
        self._note = note
        was_blocked = self.blockSignals(True)
        document = self._kept or self.document()
        document.setUndoRedoEnabled(False)
        document.clear()
        cursor = QTextCursor(document)
        for number, block in enumerate(blocks(note)):
            if number:
                cursor.insertBlock()
            _write(cursor, block)
        self.forget_place()
        self.blockSignals(was_blocked)
        self._fit()
        self.viewport().update()

    def restyle(self) -> None:
        """Take font and colours again."""
        super().restyle()
        if self._note:
            self.show_note(self._note)

    def apply_privacy(self) -> None:
        """Cover or uncover; uncovered it still cannot be changed."""
        super().apply_privacy()
        self.setReadOnly(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be no higher than the note, so that what stands under it stays near."""
        # A plain text tells its height in lines.
        lines = max(_LINES, round(self.document().size().height()))
        line = Theme.current().line("note")
        self.setMaximumHeight(lines * line + _ROOM)

    def is_quote(self, block: QTextBlock) -> bool:
        return block.userState() == _QUOTE_STATE


def _write(cursor: QTextCursor, block: Block) -> None:
    cursor.block().setUserState(_QUOTE_STATE if block.kind is BlockKind.QUOTE else -1)
    plain = QTextCharFormat()
    plain.setFontItalic(block.kind is BlockKind.QUOTE)
    if block.kind is BlockKind.HEADING:
        plain.setForeground(Theme.current().colour("accent_ink"))
        plain.setFontWeight(QFont.Weight.DemiBold)
    strong = QTextCharFormat(plain)
    strong.setFontWeight(QFont.Weight.DemiBold)
    cursor.insertText(_BULLET if block.kind is BlockKind.BULLET else "", plain)
    for run in block.runs:
        cursor.insertText(run.text, strong if run.is_emphasis else plain)
