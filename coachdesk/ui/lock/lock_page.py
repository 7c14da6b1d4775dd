"""The lock screen: which vault, its passphrase, the emergency numbers. No client's name, no count."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.domain.messages import N_
from coachdesk.i18n.translator import Translator
from coachdesk.ui.lock.card_page import CardPage
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Rule
from coachdesk.ui.parts.fields import PasswordField
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import IconMark
from coachdesk.ui.theme.tokens import SPACE

FREE_TRIES: Final = 5
LONGEST_WAIT: Final = 30


def wait_after(tries: int) -> int:
    """Seconds to wait after that many wrong passphrases: none up to four, then 2, 4, 8... up to 30."""
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
        tries: wrong passphrases given before, on an earlier visit of this screen.
        wait_unit_ms: milliseconds of a second of waiting; tests hand in less.
    """

    unlock_requested = Signal(str)
    recovery_requested = Signal()
    change_requested = Signal()

    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", N_("Unlock")),
        ("Tab", N_("Next field")),
        ("Ctrl+O", N_("Another vault")),
    )

    def __init__(
        self,
        t: Translator,
        vault_name: str,
        *,
        tries: int = 0,
        wait_unit_ms: int = 1000,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(t, "CoachDesk", t("Your files are under lock and key."), parent=parent)
        self.tries = tries
        self._left = 0
        self._is_busy = False
        self._mend: Callable[[], None] | None = None
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
        self.repair = Button("", "secondary", icon="archive-restore", parent=self)
        self.repair.set_wide()
        self.repair.clicked.connect(self._repair)
        self.repair.setVisible(False)
        box.addWidget(self.repair)
        box.addSpacing(SPACE.near)
        box.addWidget(Rule(self))
        self._add_foot()
        QShortcut(QKeySequence("Ctrl+O"), self, self.change.click)
        self.setFocusProxy(self.passphrase)
        if wait_after(tries):
            self._begin_waiting()

    def show_backup(self, words: str) -> None:
        """Say when the vault was last backed up."""
        self._backup.setText(words)

    def set_busy(self, is_busy: bool) -> None:
        """The key is being stretched: half a second in which nothing else can be asked."""
        self._is_busy = is_busy
        self._show_state()

    def refuse(self, message: str) -> None:
        """Tell under the field why it did not open; the passphrase is selected for another try."""
        self.tries += 1
        self.set_busy(False)
        self.passphrase.set_error(message)
        self.passphrase.select_all()
        self.passphrase.setFocus()
        self._begin_waiting()

    def tell(self, message: str) -> None:
        """Tell under the field what is wrong with the vault; it was not the passphrase."""
        self.set_busy(False)
        self.passphrase.set_error(message)

    def explain(self, message: str) -> None:
        """Say more of why it did not open than that the passphrase was wrong."""
        self.passphrase.set_error(message)

    def tell_mended(self, message: str) -> None:
        """What was wrong with the vault is put right."""
        self._mend = None
        self.repair.setVisible(False)
        self.set_busy(False)
        self.passphrase.set_attention(message)
        self.passphrase.setFocus()

    def offer_repair(self, word: str, mend: Callable[[], None]) -> None:
        """Offer a way out of what was told.

        Args:
            word: of the button.
            mend: what it does.
        """
        self._mend = mend
        self.repair.set_word(word)
        self.repair.setVisible(True)

    def stop(self) -> None:
        """End the waiting; forget what was typed."""
        self._wait.stop()
        self.passphrase.clear()

    def _vault_row(self, name: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE.near)
        row.addWidget(IconMark("folder", "ink2", 18))
        row.addWidget(PlainLabel(name, "body", fit="elide", parent=self), 1)
        self.change = Button(self.t("Change"), "link", parent=self)
        self.change.clicked.connect(self.change_requested)
        row.addWidget(self.change)
        return row

    def _add_foot(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE.near)
        row.addWidget(IconMark("hard-drive", "ink2", 16))
        self._backup = PlainLabel("", "caption", "ink2", fit="wrap", parent=self)
        row.addWidget(self._backup, 1)
        self.card.box.addLayout(row)
        self.lost = Button(self.t("I lost my passphrase"), "link", parent=self)
        self.lost.clicked.connect(self.recovery_requested)
        self.card.box.addWidget(self.lost)

    def _ask(self) -> None:
        if self._is_busy or self._left:
            return
        if not self.passphrase.text():
            self.passphrase.set_error(self.t("Type the passphrase of this vault."))
            return
        self.passphrase.clear_message()
        self.set_busy(True)
        self.unlock_requested.emit(self.passphrase.text())

    def _repair(self) -> None:
        if self._mend is not None:
            self._mend()

    def _begin_waiting(self) -> None:
        self._left = wait_after(self.tries)
        if self._left:
            self._wait.start()
        self._show_state()

    def _count_down(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._wait.stop()
        self._show_state()

    def _show_state(self) -> None:
        self.unlock.setEnabled(not self._is_busy and self._left <= 0)
        # While it opens there is no way out: the opened vault would have no window.
        for way in (self.change, self.lost, self.repair):
            way.setEnabled(not self._is_busy)
        if self._is_busy:
            self.unlock.set_word(self.t("Opening…"))
        elif self._left > 0:
            self.unlock.set_word(self.t.plural("Wait {count} second", "Wait {count} seconds", self._left))
        else:
            self.unlock.set_word(self.t("Unlock"))
