"""Asks for the password of a file that leaves, twice; it is handed on and kept nowhere."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.domain.document_passwords import prepared
from coachdesk.domain.errors import UserError
from coachdesk.domain.messages import N_
from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.dialogs import Dialog
from coachdesk.ui.parts.fields import PasswordField

SHORTEST: Final = 10


class PasswordDialog(Dialog):
    """Two fields, so that a slip does not lock the reader out.

    Signals:
        chosen: the password.
    """

    chosen = Signal(str)

    def __init__(self, t: Translator, parent: QWidget) -> None:
        super().__init__(t("Save with a password"), parent)
        self._t = t
        self.add_text(
            t(
                "Whoever opens the file is asked for it (AES-256). Tell it by another way than the file: aloud, or by "
                "telephone. Nobody can find it again."
            )
        )
        hint = t("{count} characters at least", count=SHORTEST)
        field = partial(PasswordField, show=N_("Show the password"), hide=N_("Hide the password"))
        self.first = field(t("Password"), t, hint=hint)
        self.second = field(t("The same password again"), t)
        self.body.addWidget(self.first)
        self.body.addWidget(self.second)
        self.first.confirmed.connect(self._go_on)
        self.second.confirmed.connect(self._check)
        self.act = self.set_actions(t("Choose where to save"), t("Cancel"))
        # Enter leads from field to field, and from the last one on.
        self.act.setDefault(False)
        self.act.clicked.disconnect(self.accept)
        self.act.clicked.connect(self._check)
        self.finished.connect(self._forget)

    def _go_on(self) -> None:
        if self._is_long_enough():
            self.second.setFocus()

    def _is_long_enough(self) -> bool:
        if len(self.first.text()) >= SHORTEST:
            return True
        t = self._t
        self.first.set_error(t("Type {count} characters at least.", count=SHORTEST))
        self.first.setFocus()
        return False

    def _check(self) -> None:
        t, password = self._t, self.first.text()
        if not self._is_long_enough():
            return
        if password != self.second.text():
            self.second.set_error(t("The two are not the same."))
            self.second.setFocus()
        elif objection := self._objection(password):
            self.first.set_error(objection)
            self.first.setFocus()
        else:
            self.accept()
            self.chosen.emit(password)

    def _objection(self, password: str) -> str:
        """Why no file can be locked with it, before anybody is asked where to save."""
        t = self._t
        try:
            prepared(password)
        except UserError as error:
            return t(error.message, **error.facts)
        return ""

    def _forget(self, _result: int) -> None:
        self.first.clear()
        self.second.clear()
