"""A sentence that stands on the page while its box is ticked; striking it leaves the file as it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from coachdesk.ui.parts.boxes import TickBox
from coachdesk.ui.parts.privacy import Privacy

_COVERED = "· · ·"
_LONGEST = 160


class SentenceBox(TickBox):
    """A tick box whose sentence the privacy screen covers.

    Signals:
        chosen: it has the keyboard, so that it can be reworded.
    """

    chosen = Signal(str)

    def __init__(self, key: str, words: str, *, is_on: bool, parent: QWidget | None = None) -> None:
        super().__init__("", is_checked=is_on, parent=parent)
        self.key = key
        self.setObjectName(f"sentence {key}")
        self._words = words
        self._show()
        Privacy.current().changed.connect(self._show)

    @property
    def words(self) -> str:
        """The whole sentence, covered or not."""
        return self._words

    def show_sentence(self, words: str, *, is_on: bool) -> None:
        """Show what it says now."""
        if words != self._words:
            self._words = words
            self._show()
        self.setChecked(is_on)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit(self.key)

    def _show(self, *_: object) -> None:
        words = self._words if len(self._words) <= _LONGEST else f"{self._words[:_LONGEST]}…"
        self.set_sentence(_COVERED if Privacy.current().is_on else words.replace("\n", " "))
