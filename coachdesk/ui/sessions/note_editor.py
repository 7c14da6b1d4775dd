"""Where a note is written: plain text whose light marks show at once what they mean."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from coachdesk.domain.notes import EMPHASIS, BlockKind, kind_of
from coachdesk.ui.sessions import note_marks
from coachdesk.ui.sessions.note_box import NoteBox
from coachdesk.ui.theme.theme import Theme

_LEAST_LINES: Final = 8
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# Qt parts the lines of a selection with this sign.
_PARTING: Final = "\u2029"


class NoteHighlighter(QSyntaxHighlighter):
    """Shows what the marks mean; the text itself stays as typed."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._dress()

    def restyle(self) -> None:
        """Take the colours again."""
        self._dress()
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        kind = kind_of(text)
        if kind is BlockKind.HEADING:
            self.setFormat(0, len(text), self._heading)
        elif kind is BlockKind.QUOTE:
            self.setFormat(0, len(text), self._words)
        for match in EMPHASIS.finditer(text):
            self._emphasise(match.start(), match.end(), is_quote=kind is BlockKind.QUOTE)
        if kind is BlockKind.QUOTE:
            # The bar at the edge stands for the two signs: they stay to be removed, and take no room.
            self.setFormat(0, 1, self._unseen_mark)
            self.setFormat(1, 1, self._unseen_space)
        elif kind is not BlockKind.PARAGRAPH:
            self.setFormat(0, 1, self._mark)

    def _emphasise(self, start: int, end: int, *, is_quote: bool) -> None:
        strong = QTextCharFormat(self._strong)
        strong.setFontItalic(is_quote)
        self.setFormat(start, end - start, strong)
        self.setFormat(start, 1, self._star)
        self.setFormat(end - 1, 1, self._star)

    def _dress(self) -> None:
        theme = Theme.current()
        self._heading = _ink(theme.colour("accent_ink"))
        self._heading.setFontWeight(QFont.Weight.DemiBold)
        self._words = QTextCharFormat()
        self._words.setFontItalic(True)
        self._strong = QTextCharFormat()
        self._strong.setFontWeight(QFont.Weight.DemiBold)
        self._star = _ink(theme.colour("ink3"))
        self._mark = _ink(theme.colour("accent_ink"))
        measure = QFontMetricsF(theme.font("note", is_italic=True))
        self._unseen_mark, self._unseen_space = (_unseen(measure.horizontalAdvance(sign)) for sign in "> ")


class NoteEditor(NoteBox):
    """A note being written.

    Args:
        spoken: what it is, for a screen reader.
        lines: it needs at least.

    Signals:
        left: the keyboard went elsewhere.
    """

    left = Signal()

    _marks: NoteHighlighter | None = None

    def __init__(self, spoken: str, *, lines: int = _LEAST_LINES) -> None:
        self._least = lines
        super().__init__(spoken, lines=lines)
        self._marks = NoteHighlighter(self._kept or self.document())

    def restyle(self) -> None:
        """Take font and colours again."""
        super().restyle()
        if self._marks is not None:
            self._marks.restyle()

    def position(self) -> int:
        """Where the cursor stands, covered or not."""
        return self._kept_place[1] if self._kept is not None else self.textCursor().position()

    def move_to(self, position: int) -> None:
        """Put the cursor somewhere; beyond the end is the end."""
        cursor = self.textCursor()
        cursor.setPosition(max(0, min(position, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def replace_text(self, text: str) -> None:
        """Show what the store holds; the cursor stays where it can."""
        place = self.position()
        self.set_text(text)
        self.forget_place(place)
        if not self.is_covered():
            self.move_to(place)

    def selected_lines(self) -> list[str]:
        """The marked text, line by line; nothing while it is covered."""
        return [] if self.isReadOnly() else self.textCursor().selectedText().split(_PARTING)

    def toggle_mark(self, mark: str) -> None:
        """Make the lines of the selection bullets or quotes, or plain again."""
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        blocks = self._blocks(cursor.selectionStart(), cursor.selectionEnd())
        wanted = note_marks.marks_wanted([block.text() for block in blocks], mark)
        edit = QTextCursor(self.document())
        edit.beginEditBlock()
        for block, new in zip(blocks, wanted, strict=True):
            old = note_marks.mark_of(block.text())
            if old != new:
                edit.setPosition(block.position())
                edit.setPosition(block.position() + len(old), QTextCursor.MoveMode.KeepAnchor)
                edit.insertText(new)
        edit.endEditBlock()

    def toggle_emphasis(self) -> None:
        """Put the selection, or the word at the cursor, between stars, or take them away."""
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        lines = note_marks.emphasised(cursor.selectedText().split(_PARTING))
        if not any(lines):
            cursor.insertText(2 * note_marks.STAR)
            cursor.movePosition(QTextCursor.MoveOperation.Left)
        else:
            start = cursor.selectionStart()
            cursor.insertText("\n".join(lines))
            end = cursor.position()
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def set_least_lines(self, lines: int) -> None:
        """Keep at least that much room; less lets what stands beside it grow."""
        self._least = lines
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(96, self._height_of(self._least))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bare = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _ENTER and not bare and not self.isReadOnly():
            self._begin_line()
            event.accept()
            return
        super().keyPressEvent(event)
        if event.text() == " " and not self.isReadOnly():
            self._turn_to_quote()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def is_quote(self, block: QTextBlock) -> bool:
        return kind_of(block.text()) is BlockKind.QUOTE

    def _begin_line(self) -> None:
        """Enter: a list goes on with the next bullet, and ends at an empty one."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        follows = "" if cursor.hasSelection() else note_marks.continued(before)
        cursor.beginEditBlock()
        if follows is None:
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        else:
            cursor.insertText("\n" + follows)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _turn_to_quote(self) -> None:
        """The mark of the person's words, typed where a bullet begins by itself, takes the place of the bullet."""
        cursor = self.textCursor()
        typed = note_marks.BULLET + note_marks.QUOTE
        if cursor.block().text()[: cursor.positionInBlock()] != typed:
            return
        cursor.setPosition(cursor.block().position())
        cursor.setPosition(cursor.position() + len(note_marks.BULLET), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()

    def _blocks(self, start: int, end: int) -> list[QTextBlock]:
        found: list[QTextBlock] = []
        block = self.document().findBlock(start)
        while block.isValid() and block.position() <= end:
            # A selection that ends at the very start of a line does not mean that line.
            if not (found and block.position() == end):
                found.append(block)
            block = block.next()
        return found


def _unseen(width: float) -> QTextCharFormat:
    """A sign that is there and neither seen nor wide."""
    made = _ink(QColor(0, 0, 0, 0))
    made.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    made.setFontLetterSpacing(-width)
    return made


def _ink(colour: QColor) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(colour)
    return made
