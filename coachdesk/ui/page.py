"""What every screen of the open desk has in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from coachdesk.domain.changes import Changes
from coachdesk.domain.practices import Practice
from coachdesk.i18n.translator import Translator
from coachdesk.services.clock import Clock
from coachdesk.services.vaults import OpenedKeys
from coachdesk.ui.desk import Desk
from coachdesk.ui.doors import Doors
from coachdesk.ui.errands import Errands
from coachdesk.ui.places import Place
from coachdesk.ui.preferences import Preferences
from coachdesk.ui.theme.theme import Theme


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
        keys: of the vault; ``None`` for the demo.
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
    keys: OpenedKeys | None


class Page(QWidget):
    """One screen, made anew for each visit: nothing of one person's file can stay in another's.

    A page overrides :meth:`read`, and :meth:`flush` when something is typed in it.

    Attributes:
        kinds: tables whose changes make the page read again.
        keys: keys of the page and, as messages, what they do; F1 shows them.
    """

    kinds: ClassVar[tuple[str, ...]] = ()
    keys: ClassVar[tuple[tuple[str, str], ...]] = ()

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

    def read(self) -> None:
        """Ask the desk for what the page shows, and show it."""

    def flush(self) -> None:
        """Hand typed text to the desk now: the page is about to be left or the vault to be locked."""

    def stop(self) -> None:
        """End timers and children; called once, before the page is dropped."""
        self._again.stop()
        self.desk.changed.disconnect(self._hear)

    def here(self) -> Place:
        """Where one is on the page, so that unlocking returns to it."""
        widget = QApplication.focusWidget()
        if widget is None or not self.isAncestorOf(widget) or not widget.objectName():
            return self.place
        cursor = widget.textCursor().position() if isinstance(widget, QPlainTextEdit) else -1
        return Place(
            self.place.page, self.place.client_id, self.place.item_id, self.place.tab, cursor, widget.objectName()
        )

    def return_to(self, place: Place) -> None:
        """Put the keyboard and the cursor back where they were."""
        widget = self.findChild(QWidget, place.field) if place.field else None
        if widget is None:
            return
        widget.setFocus()
        if isinstance(widget, QPlainTextEdit) and place.cursor >= 0:
            cursor = widget.textCursor()
            cursor.setPosition(min(place.cursor, len(widget.toPlainText())))
            widget.setTextCursor(cursor)

    def _hear(self, changes: Changes, origin: object) -> None:
        if origin is self or not changes.touches(*self.kinds, client_id=self.place.client_id):
            return
        self._again.start()
