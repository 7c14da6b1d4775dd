"""The lock screen: which vault, its passphrase, the emergency numbers. No client's name, no count."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.ui.lock.card_page import CardPage
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.fields import PasswordField
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import IconMark, Rule
from coachdesk.ui.theme.tokens import SPACE

FREE_TRIES: Final = 5
LONGEST_WAIT: Final = 30


def wait_after(tries: int) -> int:
    """Seconds to wait after that many wrong passphrases: none up to five, then 2, 4, 8... up to 30."""
    return 0 if tries < FREE_TRIES else min(2 ** (tries - FREE_TRIES + 1), LONGEST_WAIT)


class LockPage(CardPage):
    """Asks for the passphrase.

    Signals:
        unlock_requested: the passphrase as typed.
        recovery_requested: it is lost.
        change_requested: another vault is meant.

    Args:
        t: language of the words.
        vault_name: name of the folder, without its ending.
        wait_unit_ms: milliseconds of a second of waiting; tests hand in less.
    """

    unlock_requested = Signal(str)
    recovery_requested = Signal()
    change_requested = Signal()

    def __init__(
        self,
        t: Translator,
        vault_name: str,
        *,
        wait_unit_ms: int = 1000,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(t, "CoachDesk", t("Your files are under lock and key."), parent=parent)
        self._tries = 0
        self._left = 0
        self._is_busy = False
        self._wait = QTimer(self)
        self._wait.setInterval(wait_unit_ms)
        self._wait.timeout.connect(self._count_down)
        box = self.card.box
        box.addWidget(PlainLabel(t("Vault"), "caption_strong", "ink2", parent=self))
        box.addLayout(self._vault_row(vault_name))
        box.addSpacing(SPACE.near)
        self.passphrase = PasswordField(t("Passphrase"), t, parent=self)
        self.passphrase.box.setObjectName("passphrase")
        self.passphrase.confirmed.connect(self._ask)
        box.addWidget(self.passphrase)
        self.unlock = Button(t("Unlock"), "primary", icon="key-round", parent=self)
        self.unlock.set_wide()
        self.unlock.clicked.connect(self._ask)
        box.addWidget(self.unlock)
        box.addSpacing(SPACE.near)
        box.addWidget(Rule(self))
        row = QHBoxLayout()
        row.setSpacing(SPACE.near)
        row.addWidget(IconMark("hard-drive", "ink2", 16))
        self._backup = PlainLabel(t("No backup yet"), "caption", "ink2", fit="wrap", parent=self)
        row.addWidget(self._backup, 1)
        box.addLayout(row)
        lost = Button(t("I lost my passphrase"), "link", parent=self)
        lost.clicked.connect(self.recovery_requested)
        box.addWidget(lost)
        self.setFocusProxy(self.passphrase)

    def show_backup(self, words: str) -> None:
        """Say when the vault was last backed up."""
        self._backup.setText(words)

    def set_busy(self, is_busy: bool) -> None:
        """The key is being stretched: half a second in which nothing else can be asked."""
        self._is_busy = is_busy
        self._show_state()

    def refuse(self, message: str) -> None:
        """Tell under the field why it did not open; the passphrase is selected for another try."""
        self._tries += 1
        self.set_busy(False)
        self.passphrase.set_error(message)
        self.passphrase.select_all()
        self.passphrase.setFocus()
        self._left = wait_after(self._tries)
        if self._left:
            self._wait.start()
        self._show_state()

    def tell(self, message: str) -> None:
        """Tell under the field what is wrong with the vault; it was not the passphrase."""
        self.set_busy(False)
        self.passphrase.set_error(message)

    def stop(self) -> None:
        """End the waiting; the page is about to be dropped."""
        self._wait.stop()
        self.passphrase.clear()

    def _vault_row(self, name: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE.near)
        row.addWidget(IconMark("folder", "ink2", 18))
        row.addWidget(PlainLabel(name, "body", fit="elide", parent=self), 1)
        change = Button(self.t("Change"), "link", parent=self)
        change.clicked.connect(self.change_requested)
        row.addWidget(change)
        return row

    def _ask(self) -> None:
        if self._is_busy or self._left:
            return
        if not self.passphrase.text():
            self.passphrase.set_error(self.t("Type the passphrase of this vault."))
            return
        self.passphrase.clear_message()
        self.set_busy(True)
        self.unlock_requested.emit(self.passphrase.text())

    def _count_down(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._wait.stop()
        self._show_state()

    def _show_state(self) -> None:
        self.unlock.setEnabled(not self._is_busy and self._left <= 0)
        if self._is_busy:
            self.unlock.set_word(self.t("Opening…"))
        elif self._left > 0:
            self.unlock.set_word(self.t.plural("Wait {count} second", "Wait {count} seconds", self._left))
        else:
            self.unlock.set_word(self.t("Unlock"))
