"""Another passphrase, another recovery sheet: the keys change, the files do not.

Both ask for the passphrase first: a desk left open for a minute must not cost its owner the vault.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.domain.errors import StorageError, StorageTrouble
from coachdesk.i18n.translator import Translator
from coachdesk.ui.doors import Doors
from coachdesk.ui.errands import Errands
from coachdesk.ui.failures import sentence
from coachdesk.ui.first_run.recovery_sheet_form import RecoverySheetForm
from coachdesk.ui.lock.new_passphrase import NewPassphrase
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.dialogs import Dialog
from coachdesk.ui.parts.fields import PasswordField
from coachdesk.ui.parts.labels import PlainLabel

if TYPE_CHECKING:
    from coachdesk.services.keys import KeysService
    from coachdesk.services.vaults import OpenedKeys, RecoveryCode


class PassphraseDialog(Dialog):
    """Chooses another passphrase; the recovery sheet stays valid.

    Args:
        t: language of the words.
        doors: ways into vaults.
        errands: the store thread.
        keys: of the open vault.
        parent: what opens the dialog.
    """

    def __init__(
        self, t: Translator, doors: Doors, errands: Errands, keys: KeysService, parent: QWidget
    ) -> None:
        super().__init__(t("Change the passphrase"), parent)
        self.t = t
        self._doors = doors
        self._errands = errands
        self._keys = keys
        self.add_text(t("The recovery sheet stays valid. Earlier backups keep the passphrase of their day."))
        self.current = PasswordField(t("Current passphrase"), t)
        self.body.addWidget(self.current)
        self.form = NewPassphrase(t, self)
        self.form.serve(doors, errands)
        self.current.confirmed.connect(self.form.setFocus)
        self.form.accepted.connect(self._change)
        self.body.addWidget(self.form)
        self.act = self.set_actions(t("Change the passphrase"), t("Cancel"))
        # Enter leads from field to field, and from the last one on.
        self.act.setDefault(False)
        self.act.clicked.disconnect(self.accept)
        self.act.clicked.connect(self.form.submit)
        self.finished.connect(self._forget)

    def _change(self, passphrase: str) -> None:
        if not self.act.isEnabled() or not _is_given(self.current, self.t):
            return
        work = partial(self._keys.change_passphrase, self._doors.vaults, self.current.text(), passphrase)
        self.act.setEnabled(False)
        self._errands.ask_for(self, work, lambda _: self.accept(), self._refuse)

    def _refuse(self, failure: Exception) -> None:
        self.act.setEnabled(True)
        field = self.current if _is_wrong(failure) else self.form.first
        field.set_error(sentence(self.t, failure))
        field.setFocus()

    def _forget(self, _result: int) -> None:
        self.current.clear()
        self.form.stop()


class SheetDialog(Dialog):
    """Draws a new recovery code; from then on the earlier sheet opens nothing.

    Signals:
        drawn: the earlier sheet is void, the new one not yet in a safe place.
        kept: the sheet was printed or saved, and two groups typed back.

    Args:
        t: language of the words.
        doors: ways into vaults.
        errands: the store thread.
        papers: the thread that waits for documents.
        keys: of the open vault.
        folder: of the vault.
        parent: what opens the dialog.
    """

    drawn = Signal()
    kept = Signal()

    def __init__(
        self,
        t: Translator,
        doors: Doors,
        errands: Errands,
        papers: Errands,
        keys: KeysService,
        folder: Path,
        parent: QWidget,
    ) -> None:
        super().__init__(t("Make a new recovery sheet"), parent, is_wide=True)
        self.t = t
        self._doors = doors
        self._errands = errands
        self._papers = papers
        self._keys = keys
        self._folder = folder
        self.form: RecoverySheetForm | None = None
        self.message: PlainLabel = self.add_text(
            t("The earlier sheet, if there is one, will open nothing any more.")
        )
        self.current = PasswordField(t("Current passphrase"), t)
        self.current.confirmed.connect(self._draw)
        self.body.addWidget(self.current)
        close = self.add_button(Button(t("Close")))
        close.clicked.connect(self.reject)
        self.act = self.add_button(Button(t("Draw a new code"), "primary", icon="key-round"))
        self.act.clicked.connect(self._act)
        self.finished.connect(self._forget)

    def _act(self) -> None:
        if self.form is None:
            self._draw()
        else:
            self.form.submit()

    def _draw(self) -> None:
        if not self.act.isEnabled() or not _is_given(self.current, self.t):
            return
        work = partial(self._keys.new_recovery_code, self._doors.vaults, self.current.text())
        self.act.setEnabled(False)
        self._errands.ask_for(self, work, self._show, self._refuse)

    def _show(self, made: tuple[OpenedKeys, RecoveryCode]) -> None:
        keys, code = made
        self.drawn.emit()
        self.current.clear()
        self.current.setVisible(False)
        form = RecoverySheetForm(self.t, code.groups(), code.has_group, self._folder.parent)
        form.serve(self._doors, self._papers, keys.mark)
        form.kept.connect(self._keep)
        self.body.addWidget(form)
        self.form = form
        self.message.setText(self.t("From now on the earlier sheet opens nothing: keep this one."))
        self.act.set_word(self.t("The sheet is in a safe place"))
        self.act.set_icon("check")
        self.act.setEnabled(True)
        self.adjustSize()
        form.setFocus()

    def _keep(self) -> None:
        self.kept.emit()
        self.accept()

    def _refuse(self, failure: Exception) -> None:
        self.act.setEnabled(True)
        self.current.set_error(sentence(self.t, failure))
        self.current.setFocus()

    def _forget(self, _result: int) -> None:
        self.current.clear()
        if self.form is not None:
            self.form.stop()


def _is_given(field: PasswordField, t: Translator) -> bool:
    """Whether a passphrase was typed; it is asked for otherwise."""
    if field.text():
        return True
    field.set_error(t("Type the passphrase of this vault."))
    field.setFocus()
    return False


def _is_wrong(failure: Exception) -> bool:
    return isinstance(failure, StorageError) and failure.trouble is StorageTrouble.WRONG_KEY
