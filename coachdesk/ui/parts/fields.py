"""Fields of typed text: one line, a passphrase, many lines."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QLineEdit, QPlainTextDocumentLayout, QPlainTextEdit, QWidget

from coachdesk.domain.messages import N_
from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.buttons import IconButton
from coachdesk.ui.parts.field import FieldFrame
from coachdesk.ui.parts.line_box import PADDING, LineBox
from coachdesk.ui.parts.privacy import Privacy, paint_bar
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import HEIGHT, RADIUS, Role

_ERASING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class Field(FieldFrame):
    """A line of text.

    Args:
        label: stands above.
        text: at first.
        placeholder: an example of what to type, in the empty box; never the only explanation.
        unit: right of the box.
        hint: in the message line while all is well.
        chars: room for so many characters; 0 takes all the width there is.
        max_length: what can be typed at most.
        icon: in the box before the text.
        is_private: covered by the privacy screen.
    """

    edited = Signal(str)
    committed = Signal(str)

    def __init__(
        self,
        label: str,
        text: str = "",
        *,
        placeholder: str = "",
        unit: str = "",
        hint: str = "",
        chars: int = 0,
        max_length: int = 10_000,
        icon: str = "",
        is_private: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, unit=unit, hint=hint, is_private=is_private, parent=parent)
        self.box = LineBox(icon=icon, is_private=is_private)
        self.box.setMaxLength(max_length)
        self.box.setPlaceholderText(placeholder)
        self.box.setText(text)
        self.box.setCursorPosition(0)
        self._chars = chars
        self._set_box(self.box, is_wide=chars == 0)
        self.box.textEdited.connect(self._on_edited)
        self.box.editingFinished.connect(self._on_finished)
        self.restyle()

    def text(self) -> str:
        """What is in the box, without spaces at its ends."""
        return self.box.text().strip()

    def set_text(self, text: str) -> None:
        """Put something in the box; nothing is emitted."""
        if text != self.box.text():
            self.box.setText(text)
            self.box.setCursorPosition(0)

    def select_all(self) -> None:
        """Mark the whole text, so that typing replaces it."""
        self.box.selectAll()

    def restyle(self) -> None:
        """Measure the box again."""
        if self._chars:
            width = Theme.current().metrics("body").horizontalAdvance("0") * self._chars + 2 * PADDING + 4
            self.box.setFixedWidth(width)

    def _on_edited(self, text: str) -> None:
        self.clear_error()
        self.edited.emit(text)

    def _on_finished(self) -> None:
        if not self.is_covered():
            self.committed.emit(self.text())

    def _apply_privacy(self) -> None:
        self.box.apply_privacy()


def _writes(event: QKeyEvent) -> bool:
    """Whether a key would change the text of a box; those that move on or press a button do not."""
    if event.type() is not QEvent.Type.KeyPress or event.key() == Qt.Key.Key_Space:
        return False
    return (event.text() != "" and event.text().isprintable()) or event.key() in _ERASING


class PasswordField(FieldFrame):
    """A passphrase: hidden, shown by its own button, with a word when the capitals are locked.

    Args:
        label: stands above.
        t: language of its own words.
        hint: in the message line while all is well.
        show, hide: what its button does, for what is no passphrase.
    """

    edited = Signal(str)
    confirmed = Signal()

    def __init__(
        self,
        label: str,
        t: Translator,
        *,
        hint: str = "",
        show: str = N_("Show the passphrase"),
        hide: str = N_("Hide the passphrase"),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, parent=parent)
        self.t = t
        self._words = {False: t(show), True: t(hide)}
        self._is_shown = False
        self._is_caps_on = False
        self.box = LineBox(least_height=HEIGHT.password, role="note")
        self.box.set_open_mode(QLineEdit.EchoMode.Password)
        self.box.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhSensitiveData
        )
        self.box.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._eye = IconButton("eye", self._words[False], parent=self.box)
        # The box's own actions are 22 x 18 px, too small to press: this is a button of 32.
        self._eye.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._eye.clicked.connect(self.toggle_shown)
        self._eye.installEventFilter(self)
        self.box.setTextMargins(0, 0, 36, 0)
        self._set_box(self.box)
        self.box.installEventFilter(self)
        self.box.textEdited.connect(self._on_edited)
        self.box.returnPressed.connect(self.confirmed)

    def text(self) -> str:
        """The passphrase as typed: spaces count."""
        return self.box.text()

    def set_text(self, text: str) -> None:
        """Put something in the box; nothing is emitted."""
        self.box.setText(text)

    def clear(self) -> None:
        """Forget what was typed, undo included."""
        self.box.setText("")

    def select_all(self) -> None:
        """Mark all, so that typing replaces it."""
        self.box.selectAll()

    def toggle_shown(self) -> None:
        """Show or hide the characters."""
        self._is_shown = not self._is_shown
        mode = QLineEdit.EchoMode.Normal if self._is_shown else QLineEdit.EchoMode.Password
        self.box.set_open_mode(mode)
        self._eye.set_icon("eye-off" if self._is_shown else "eye", self._words[self._is_shown])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.box:
            if event.type() is QEvent.Type.Resize and isinstance(event, QResizeEvent):
                self._place_eye()
            elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                self._look_at_capitals(event)
            elif event.type() is QEvent.Type.FocusOut:
                self._set_caps(False)
        elif watched is self._eye and isinstance(event, QKeyEvent) and _writes(event):
            # A key that the button leaves goes to its parent, the box: the passphrase, typed again, grew there.
            return True
        return bool(super().eventFilter(watched, event))

    def _place_eye(self) -> None:
        size = self._eye.sizeHint()
        self._eye.setGeometry(
            self.box.width() - size.width() - 4,
            (self.box.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )

    def _look_at_capitals(self, event: QKeyEvent) -> None:
        # Qt has no portable question for the lock key. A letter says it: capital without Shift,
        # or small with it.
        if event.key() == Qt.Key.Key_CapsLock:
            self._set_caps(False)
            return
        text = event.text()
        if len(text) == 1 and text.isalpha() and text.lower() != text.upper():
            has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._set_caps(text.isupper() != has_shift)

    def _set_caps(self, is_on: bool) -> None:
        if is_on == self._is_caps_on:
            return
        self._is_caps_on = is_on
        if is_on:
            self.set_attention(self.t("The capitals are locked"))
        elif self.state == "attention":
            self.clear_message()

    def _on_edited(self, text: str) -> None:
        self.clear_error()
        self.edited.emit(text)


class TextBox(QPlainTextEdit):
    """Many lines of plain text; Tab leaves it; covered while private."""

    def __init__(self, *, lines: int = 3, role: Role = "body", is_private: bool = False) -> None:
        super().__init__()
        self._lines = lines
        self._role: Role = role
        self._is_private = is_private
        self._kept: QTextDocument | None = None
        self._kept_place = (0, 0)
        self.setTabChangesFocus(True)
        self.setProperty("ring_radius", RADIUS.button)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.restyle()
        if is_private:
            self.apply_privacy()

    def restyle(self) -> None:
        """Take the role's font again."""
        font = Theme.current().font(self._role)
        Theme.current().dress(self, "text")
        self.setFont(font)
        if self._kept is not None:
            self._kept.setDefaultFont(font)
        self.updateGeometry()

    def text(self) -> str:
        """The text, covered or not."""
        return self.toPlainText() if self._kept is None else self._kept.toPlainText()

    def set_text(self, text: str) -> None:
        """Replace the text; nothing is emitted and there is nothing to undo."""
        if text == self.text():
            return
        if self._kept is not None:
            self._kept.setPlainText(text)
            return
        was_blocked = self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(was_blocked)

    def apply_privacy(self) -> None:
        """While covered another, empty document stands here: no screen reader can reach the words."""
        is_on = self._is_private and Privacy.current().is_on
        if is_on == (self._kept is not None):
            return
        was_blocked = self.blockSignals(True)
        if is_on:
            cursor = self.textCursor()
            self._kept_place = (cursor.anchor(), cursor.position())
            self._kept = self.document()
            self._kept.setParent(self)
            self.setDocument(_empty_document(self))
        elif self._kept is not None:
            empty = self.document()
            self.setDocument(self._kept)
            empty.deleteLater()
            self._kept = None
            cursor = self.textCursor()
            cursor.setPosition(self._kept_place[0])
            cursor.setPosition(self._kept_place[1], cursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
        self.setReadOnly(is_on)
        self.blockSignals(was_blocked)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(240, self._height_of(self._lines))

    def minimumSizeHint(self) -> QSize:
        return QSize(96, self._height_of(min(self._lines, 2)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._kept is None:
            return
        painter = QPainter(self.viewport())
        height = Theme.current().metrics(self._role).height()
        for line in range(min(self._kept.blockCount(), max(1, self.viewport().height() // height))):
            text = self._kept.findBlockByNumber(line).text()
            width = Theme.current().metrics(self._role).horizontalAdvance(text)
            if width:
                paint_bar(painter, 4, 4 + line * height, width, height, self.viewport().width() - 8)
        painter.end()

    def _height_of(self, lines: int) -> int:
        return lines * Theme.current().metrics(self._role).height() + 20


class TextField(FieldFrame):
    """Many lines of text.

    Args:
        label: stands above.
        text: at first.
        lines: visible at first.
        placeholder: shown while empty.
        hint: in the message line while all is well.
        is_private: covered by the privacy screen.
        role: ``note`` for anything written at length.
    """

    edited = Signal()

    def __init__(
        self,
        label: str,
        text: str = "",
        *,
        lines: int = 3,
        placeholder: str = "",
        hint: str = "",
        is_private: bool = False,
        role: Role = "body",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, is_private=is_private, parent=parent)
        self.box = TextBox(lines=lines, role=role, is_private=is_private)
        self.box.setPlaceholderText(placeholder)
        self.box.set_text(text)
        self._set_box(self.box)
        self.box.textChanged.connect(self._on_edited)

    def text(self) -> str:
        """The text, covered or not."""
        return self.box.text()

    def set_text(self, text: str) -> None:
        """Replace the text; nothing is emitted."""
        self.box.set_text(text)

    def _on_edited(self) -> None:
        self.clear_error()
        self.edited.emit()

    def _apply_privacy(self) -> None:
        self.box.apply_privacy()


def _empty_document(parent: QObject) -> QTextDocument:
    made = QTextDocument(parent)
    made.setDocumentLayout(QPlainTextDocumentLayout(made))
    return made
