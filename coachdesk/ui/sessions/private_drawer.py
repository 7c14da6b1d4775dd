"""The private note: plum, with a padlock and its promise in words; it folds to its title."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.buttons import Button, IconButton
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column, bare_row
from coachdesk.ui.parts.marks import IconMark
from coachdesk.ui.sessions.note_editor import NoteEditor
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import SPACE

_LEAST: Final = 1
_WRITTEN_IN: Final = 5
_MOST: Final = 9
_SHRINKS_AFTER_MS: Final = 400


class PrivateNote(NoteEditor):
    """Grows with its text from one line to nine; while it has the keyboard there is room for five at least."""

    def __init__(self, spoken: str) -> None:
        self._has_room = False
        super().__init__(spoken, lines=_LEAST)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size)
        # Whoever presses a button above must still find it there when the mouse is released.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SHRINKS_AFTER_MS)
        self._later.timeout.connect(self._give_back)

    def sizeHint(self) -> QSize:
        least = _WRITTEN_IN if self._has_room else _LEAST
        lines = max(least, min(_MOST, round(self.document().size().height())))
        margins = round(2 * self.document().documentMargin()) + 2
        return QSize(240, lines * Theme.current().metrics("note").height() + margins)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._later.stop()
        self._has_room = True
        self.updateGeometry()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()
        if self.hasFocus():
            self.ensureCursorVisible()

    def _give_back(self) -> None:
        self._has_room = False
        self.updateGeometry()

    def _on_size(self, _size: object) -> None:
        self.updateGeometry()


class PrivateDrawer(Card):
    """Title, promise, the note, and once the sentence on rights of access.

    Signals:
        warning_read: the sentence was read and need not come again.
    """

    warning_read = Signal()

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__("private", padding=SPACE.stack, gap=SPACE.pair, parent=parent)
        self.t = t
        self._gives_way = False
        title = QHBoxLayout()
        title.setSpacing(SPACE.near)
        title.addWidget(IconMark("lock", "priv", 18))
        title.addWidget(PlainLabel(t("Private note"), "body_strong", "priv"))
        promise = PlainLabel(t("stays here: no document takes it"), "caption", "ink2", fit="wrap")
        title.addWidget(promise, 1, Qt.AlignmentFlag.AlignVCenter)
        self.fold = IconButton("chevron-down", t("Fold the private note"))
        self.fold.clicked.connect(self.toggle)
        title.addWidget(self.fold)
        self.box.addLayout(title)
        self._inside = QWidget()
        column = bare_column(self._inside, SPACE.pair)
        self.warning = self._warning()
        column.addWidget(self.warning)
        self.note = PrivateNote(t("Private note"))
        self.note.setObjectName("private note")
        self.note.set_hint(t("What touches you, doubts, what you take to supervision."))
        column.addWidget(self.note)
        self.box.addWidget(self._inside)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Beside the note is in the note: the keyboard must not stay in the one that documents take."""
        if not self.is_folded():
            self.note.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def is_folded(self) -> bool:
        """Whether only the title shows."""
        return self._inside.isHidden()

    def give_way(self, is_wanted: bool) -> None:
        """Show the title alone while what stands above needs the room, then all of it again."""
        if is_wanted == self._gives_way or (is_wanted and self.is_folded()):
            return
        self._gives_way = is_wanted
        if is_wanted != self.is_folded():
            self._turn()

    def toggle(self) -> None:
        """Fold or unfold."""
        self._gives_way = False
        self._turn()

    def _turn(self) -> None:
        is_folded = self.is_folded()
        self._inside.setVisible(is_folded)
        word = self.t("Fold the private note") if is_folded else self.t("Unfold the private note")
        self.fold.set_icon("chevron-down" if is_folded else "chevron-right", word)

    def set_warned(self, is_warned: bool) -> None:
        """Whether the sentence on rights of access was read."""
        self.warning.setVisible(not is_warned)

    def _warning(self) -> QWidget:
        t = self.t
        holder = QWidget()
        row = bare_row(holder, SPACE.near)
        words = PlainLabel(
            t(
                "No document takes this note, but a right of access or a judge may still reach it. "
                "Write it with that in mind."
            ),
            "caption", "ink2", fit="wrap",
        )  # fmt: skip
        row.addWidget(words, 1)
        read = Button(t("Understood"), "quiet")
        read.clicked.connect(self.warning_read)
        row.addWidget(read)
        holder.hide()
        return holder
