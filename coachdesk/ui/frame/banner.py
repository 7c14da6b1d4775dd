"""The banner: one thing the practitioner must decide, above the page, one at a time."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.buttons import Button, IconButton
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import IconMark
from coachdesk.ui.theme.tokens import HEIGHT, SPACE, ColourName

Urgency = Literal["attention", "safety", "action"]

_LOOKS: Final[dict[Urgency, tuple[str, ColourName]]] = {
    "attention": ("triangle-alert", "att"),
    "safety": ("triangle-alert", "safe"),
    "action": ("info", "accent_ink"),
}


class Banner(QWidget):
    """One sentence, one action, and a way to dismiss it.

    Signals:
        action_requested: key of the banner whose action was pressed.
        dismissed: key of the banner that was put away.
    """

    action_requested = Signal(str)
    dismissed = Signal(str)

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE.page, SPACE.stack, SPACE.page, 0)
        self._card = Card("attention", padding=0)
        outer.addWidget(self._card)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE.card, 4, SPACE.near, 4)
        row.setSpacing(SPACE.stack)
        self._icon = IconMark("triangle-alert", "att")
        self._words = PlainLabel("", "body", "ink", fit="wrap")
        self._action = Button("", "link", is_strong=True)
        self._close = IconButton("x", t("Dismiss"))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self._card.box.addLayout(row)
        self._card.setMinimumHeight(HEIGHT.banner)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._action.clicked.connect(self._on_action)
        self._close.clicked.connect(self._on_dismissed)
        self.hide()

    def show_banner(self, key: str, words: str, action: str = "", urgency: Urgency = "attention") -> None:
        """Show one banner; it takes the place of the one before.

        Args:
            key: what the signals call it.
            words: one sentence.
            action: word of its one button, or empty.
            urgency: ``attention`` (amber), ``safety`` (red: the vault is in danger), ``action`` (green).
        """
        self._key = key
        self._words.setText(words)
        self._action.set_word(action)
        self._action.setVisible(bool(action))
        self._card.set_kind(urgency)
        self._icon.set_icon(*_LOOKS[urgency])
        self.show()

    def key(self) -> str:
        """Key of the banner that is shown, or an empty text."""
        return self._key if not self.isHidden() else ""

    def words(self) -> str:
        """Its sentence."""
        return self._words.text()

    def put_away(self, key: str = "") -> None:
        """Hide it; with a key only if it is that one."""
        if not key or key == self._key:
            self.hide()

    def _on_action(self) -> None:
        self.action_requested.emit(self._key)

    def _on_dismissed(self) -> None:
        self.hide()
        self.dismissed.emit(self._key)
