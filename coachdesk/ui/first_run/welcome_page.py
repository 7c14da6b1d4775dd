"""The very first screen: language, then the demo, a new vault, or one that exists."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.ui.lock.card_page import CardPage
from coachdesk.ui.own_names import OWN_NAMES
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Rule
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.segments import SegmentField
from coachdesk.ui.theme.tokens import SPACE


class WelcomePage(CardPage):
    """Asks what to do first.

    Signals:
        language_chosen: ``fr`` or ``en``; the page is then made again.
        demo_requested, creation_requested, opening_requested: the three ways on.
        restoring_requested: the vault is lost, a backup is there.
    """

    language_chosen = Signal(object)
    demo_requested = Signal()
    creation_requested = Signal()
    opening_requested = Signal()
    restoring_requested = Signal()

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(
            t,
            t("Welcome to CoachDesk"),
            t("Everything you write stays on this computer, in one encrypted vault. No account, no cloud."),
            width=520,
            parent=parent,
        )
        box = self.card.box
        self.language = SegmentField(
            # Both languages at once: whoever reads one of them finds the way.
            "Langue / Language",
            OWN_NAMES,
            value=t.language,
            can_forget=False,
            parent=self,
        )
        self.language.value_chosen.connect(self.language_chosen)
        box.addWidget(self.language)
        box.addWidget(Rule(self))
        box.addSpacing(SPACE.near)
        self.new_vault = self._way(
            "plus", t("Create my vault"), t("Three minutes: who you are, a passphrase, a recovery sheet.")
        )
        self.new_vault.set_kind("primary")
        self.new_vault.clicked.connect(self.creation_requested)
        self.open_mine = self._way(
            "folder-open", t("Open my vault"), t("It is a folder whose name ends in .coachdesk.")
        )
        self.open_mine.clicked.connect(self.opening_requested)
        self.demo = self._way(
            "users", t("Explore the demo"), t("A practice of invented people. Nothing of it is kept.")
        )
        self.demo.clicked.connect(self.demo_requested)
        self.restore = Button(t("Restore a backup"), "link", icon="archive-restore", parent=self)
        self.restore.clicked.connect(self.restoring_requested)
        box.addWidget(self.restore)
        self.message = PlainLabel("", "body", "safe", fit="wrap", parent=self)
        self.message.setVisible(False)
        box.addWidget(self.message)
        self.setFocusProxy(self.new_vault)

    def tell(self, message: str) -> None:
        """Say why it did not work."""
        self.set_busy(False)
        self.message.setText(message)
        self.message.setVisible(bool(message))

    def set_busy(self, is_busy: bool) -> None:
        """Something is being opened."""
        for way in (self.language, self.new_vault, self.open_mine, self.demo, self.restore):
            way.setEnabled(not is_busy)
        if is_busy:
            self.message.setVisible(False)

    def set_opening_demo(self) -> None:
        """The demo is being made, which takes a moment."""
        self.set_busy(True)
        self.demo.set_word(self.t("Making the demo…"))

    def _way(self, icon: str, word: str, sentence: str) -> Button:
        column = QVBoxLayout()
        column.setSpacing(SPACE.pair)
        button = Button(word, "secondary", icon=icon, parent=self)
        button.set_wide()
        column.addWidget(button)
        column.addWidget(PlainLabel(sentence, "caption", "ink2", fit="wrap", parent=self))
        self.card.box.addLayout(column)
        self.card.box.addSpacing(SPACE.near)
        return button
