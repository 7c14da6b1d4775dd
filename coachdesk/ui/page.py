"""What every screen of the open desk has in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from coachdesk.domain.changes import Changes
from coachdesk.domain.practices import Practice
from coachdesk.i18n.translator import Translator
from coachdesk.services.clock import Clock
from coachdesk.ui.desk import Desk
from coachdesk.ui.doors import Doors
from coachdesk.ui.errands import Errands
from coachdesk.ui.places import Place
from coachdesk.ui.preferences import Preferences
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.turns import Turns


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a page is given.

    Attributes:
        desk: asks for changes and readings.
        t: words of the interface.
        translators: words of every language, for documents.
        theme: tokens, fonts, icons.
        clock: today.
        practice: as read when the desk was opened or last edited.
        resources: folder of fonts, icons, content.
        go: show another place.
        preferences: choices of this computer.
        papers: runs what builds documents, beside the store thread.
        doors: for a new passphrase, a new recovery sheet, the pages of documents.
        folder: of the vault; ``None`` for the demo.
    """

    desk: Desk
    t: Translator
    translators: dict[str, Translator]
    theme: Theme
    clock: Clock
    practice: Practice
    resources: Path
    go: Callable[[Place], None]
    preferences: Preferences
    papers: Errands
    doors: Doors
    folder: Path | None


class Page(QWidget):
    """One screen, made anew for each visit: nothing of one person's file can stay in another's.

    A page overrides :meth:`read`, and :meth:`flush` when something is typed in it.

    Attributes:
        kinds: tables whose changes make the page read again.
        keys: keys of the page and, as messages, what they do; F1 shows them.
        has_gutter: a tab that leaves room for a scroll bar at its right itself, in the margin of the page.
        turns: makes the parts of the page that do not fit into one moment.
    """

    kinds: ClassVar[tuple[str, ...]] = ()
    keys: ClassVar[tuple[tuple[str, str], ...]] = ()
    has_gutter: ClassVar[bool] = False

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        self.place = place
        self.t = around.t
        self.desk = around.desk
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self.read)
        self.desk.changed.connect(self._hear)
        self._beginning: QWidget | None = None
        self.turns = Turns(self)

    def is_made(self) -> bool:
        """Whether all parts are there, those of a page in this one included."""
        return self.turns.is_done and all(inner.turns.is_done for inner in self.findChildren(Page))

    def begin_at(self, widget: QWidget) -> None:
        """Say what has the keyboard when the page is gone to.

        Not Qt's focus proxy: Tab would jump to that as soon as it comes to the page, over all that stands before.
        """
        self._beginning = widget
        if self.hasFocus():
            # Gone to before it had read where it begins: a page with the keyboard itself shows no focus.
            self.take_keyboard()

    def take_keyboard(self) -> None:
        """Have the keyboard, where the page begins."""
        (self._beginning or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self) -> None:
        """Ask the desk for what the page shows, and show it."""

    def next_client_id(self) -> int | None:
        """Whose file a command of nobody in particular is about, if the page knows."""
        return None

    def flush(self) -> None:
        """Hand typed text to the desk now: the page is about to be left or the vault to be locked."""

    def stop(self) -> None:
        """End timers and children; called once, before the page is dropped."""
        self._again.stop()
        self.turns.stop()
        self.desk.changed.disconnect(self._hear)

    def here(self) -> Place:
        """Where one is on the page, so that unlocking returns to it."""
        # Not the application's focus widget: a lock often comes while another program has the keyboard.
        widget: QWidget | None = self.window().focusWidget()
        if widget is None or not self.isAncestorOf(widget) or not widget.objectName():
            return self.place
        return replace(self.place, cursor=cursor_of(widget), field=widget.objectName())

    def is_at(self, place: Place) -> bool:
        """Whether going to a place would show this very page."""
        return replace(self.place, cursor=-1, field="") == replace(place, cursor=-1, field="")

    def return_to(self, place: Place) -> bool:
        """Put the keyboard and the cursor back where they were, once the page has read.

        Returns:
            Whether that was possible: the field is there, and its text is long enough.
        """
        widget = self.findChild(QWidget, place.field) if place.field else None
        if widget is None or not widget.isEnabled():
            return not place.field
        widget.setFocus()
        return _put_cursor(widget, place.cursor)

    def _hear(self, changes: Changes, origin: object) -> None:
        if origin is self or not changes.touches(*self.kinds, client_id=self.place.client_id):
            return
        self._again.start()


def cursor_of(widget: QWidget | None) -> int:
    """Where the cursor stands in a text, -1 where there is none."""
    if isinstance(widget, QPlainTextEdit):
        return widget.textCursor().position()
    if isinstance(widget, QLineEdit):
        return widget.cursorPosition()
    return -1


def _put_cursor(widget: QWidget, position: int) -> bool:
    """Whether the text reaches that far already. Positions count as Qt counts, in UTF-16 units."""
    if position < 0:
        return True
    if isinstance(widget, QPlainTextEdit):
        cursor = widget.textCursor()
        cursor.setPosition(min(position, widget.document().characterCount() - 1))
        widget.setTextCursor(cursor)
        widget.ensureCursorVisible()
        return cursor.position() == position
    if isinstance(widget, QLineEdit):
        widget.setCursorPosition(position)
        return widget.cursorPosition() == position
    return True
