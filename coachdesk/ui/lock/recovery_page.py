"""The passphrase is lost: the printed code opens the vault, and a new passphrase is chosen at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.ui.lock.card_page import CardPage
from coachdesk.ui.lock.new_passphrase import NewPassphrase
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.fields import Field


class RecoveryPage(CardPage):
    """Asks for the code, then for a new passphrase.

    Signals:
        code_given: the code as typed; answer with :meth:`accept_code` or :meth:`refuse_code`.
        passphrase_given: the new passphrase; answer with :meth:`refuse_passphrase` if it could not be set.
        back_requested: to the lock screen.
    """

    code_given = Signal(str)
    passphrase_given = Signal(str)
    back_requested = Signal()

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(
            t,
            t("I lost my passphrase"),
            t("The printed recovery code opens the vault. You then choose a new passphrase."),
            width=520,
            parent=parent,
        )
        self._has_code = False
        self.code = Field(
            t("Recovery code, eight groups"), hint=t("Dashes and spaces do not count."), parent=self
        )
        self.code.box.setObjectName("recovery code")
        self.code.box.returnPressed.connect(self._next)
        self.card.box.addWidget(self.code)
        self.passphrase = NewPassphrase(t, self)
        self.passphrase.setVisible(False)
        self.passphrase.accepted.connect(self._give_passphrase)
        self.card.box.addWidget(self.passphrase)
        row = QHBoxLayout()
        self.back = Button(t("Back"), "secondary", icon="arrow-left", parent=self)
        self.back.clicked.connect(self.back_requested)
        self.go_on = Button(t("Open with the code"), "primary", icon="key-round", parent=self)
        self.go_on.clicked.connect(self._next)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.go_on)
        self.card.box.addLayout(row)
        self.setFocusProxy(self.code)

    def refuse_code(self, message: str) -> None:
        """The code does not open this vault."""
        self.set_busy(False)
        self.code.set_error(message)
        self.code.setFocus()

    def accept_code(self) -> None:
        """The code opens the vault: now the new passphrase."""
        self.set_busy(False)
        self._has_code = True
        self.code.set_text("")
        self.code.setVisible(False)
        self.subtitle.setText(self.t("The code is right. Choose the new passphrase."))
        self.passphrase.setVisible(True)
        self.go_on.set_word(self.t("Set the passphrase and open"))
        self.setFocusProxy(self.passphrase)
        self.passphrase.setFocus()

    def refuse_passphrase(self, message: str) -> None:
        """The passphrase could not be set, or the vault not be opened with it."""
        self.set_busy(False)
        self.passphrase.first.set_error(message)
        self.passphrase.first.setFocus()

    def set_busy(self, is_busy: bool) -> None:
        """Something is being checked or opened: no way back, or the opened vault would have no window."""
        self.back.setEnabled(not is_busy)
        self.go_on.setEnabled(not is_busy)

    def stop(self) -> None:
        """Forget what was typed."""
        self.code.set_text("")
        self.passphrase.stop()

    def _next(self) -> None:
        if not self.go_on.isEnabled():
            return
        if self._has_code:
            self.passphrase.submit()
        elif not self.code.text():
            self.code.set_error(self.t("Type the code of the printed sheet."))
            self.code.setFocus()
        else:
            self.code.clear_message()
            self.set_busy(True)
            self.code_given.emit(self.code.text())

    def _give_passphrase(self, passphrase: str) -> None:
        if self.go_on.isEnabled():
            self.set_busy(True)
            self.passphrase_given.emit(passphrase)
