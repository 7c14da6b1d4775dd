"""Another passphrase, another recovery sheet: the keys change, the files do not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.ui.doors import Doors
from coachdesk.ui.errands import Errands
from coachdesk.ui.failures import sentence
from coachdesk.ui.first_run.recovery_sheet_form import RecoverySheetForm
from coachdesk.ui.lock.new_passphrase import NewPassphrase
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.dialogs import Dialog

if TYPE_CHECKING:
    from coachdesk.services.vaults import OpenedKeys, RecoveryCode


class PassphraseDialog(Dialog):
    """Chooses another passphrase; the recovery sheet stays valid.

    Signals:
        changed: the keys, as they are now.
    """

    changed = Signal(object)

    def __init__(
        self, t: Translator, doors: Doors, errands: Errands, folder: Path, keys: OpenedKeys, parent: QWidget
    ) -> None:
        super().__init__(t("Change the passphrase"), parent)
        self.t = t
        self.add_text(t("The recovery sheet stays valid. Earlier backups keep the passphrase of their day."))
        self.form = NewPassphrase(t, self)
        self.form.serve(doors, errands)
        self.body.addWidget(self.form)
        self.act = self.set_actions(t("Change the passphrase"), t("Cancel"))
        self.act.clicked.disconnect(self.accept)
        self.act.clicked.connect(self.form.submit)

        def change(passphrase: str) -> None:
            self.act.setEnabled(False)
            errands.ask_for(
                self,
                lambda: doors.vaults.change_passphrase(folder, keys, passphrase),
                self._done,
                self._refuse,
            )

        self.form.accepted.connect(change)
        self.finished.connect(self.form.stop)

    def _done(self, keys: OpenedKeys) -> None:
        self.changed.emit(keys)
        self.accept()

    def _refuse(self, failure: Exception) -> None:
        self.act.setEnabled(True)
        self.form.first.set_error(sentence(self.t, failure))


class SheetDialog(Dialog):
    """Draws a new recovery code; from then on the earlier sheet opens nothing.

    Signals:
        changed: the keys, as they are now.
        kept: the sheet was printed or saved, and two groups typed back.
    """

    changed = Signal(object)
    kept = Signal()

    def __init__(
        self,
        t: Translator,
        doors: Doors,
        errands: Errands,
        papers: Errands,
        folder: Path,
        keys: OpenedKeys,
        parent: QWidget,
    ) -> None:
        super().__init__(t("Make a new recovery sheet"), parent, is_wide=True)
        self.t = t
        self._doors = doors
        self._papers = papers
        self._folder = folder
        self.form: RecoverySheetForm | None = None
        self.message = self.add_text(t("The earlier sheet, if there is one, will open nothing any more."))
        close = self.add_button(Button(t("Close")))
        close.clicked.connect(self.reject)
        self.act = self.add_button(Button(t("Draw a new code"), "primary", icon="key-round"))

        def draw() -> None:
            self.act.setEnabled(False)
            errands.ask_for(
                self, lambda: doors.vaults.new_recovery_code(folder, keys), self._show, self._refuse
            )

        self.act.clicked.connect(draw)
        self.finished.connect(self._forget)

    def _show(self, made: tuple[OpenedKeys, RecoveryCode]) -> None:
        keys, code = made
        self.changed.emit(keys)
        self.form = RecoverySheetForm(self.t, code.groups(), code.has_group, self._folder.parent)
        self.form.serve(self._doors, self._papers, keys.mark, self._folder)
        self.form.kept.connect(self._keep)
        self.body.addWidget(self.form)
        self.act.set_word(self.t("The sheet is in a safe place"))
        self.act.setEnabled(True)
        self.act.clicked.disconnect()
        self.act.clicked.connect(self.form.submit)
        self.adjustSize()

    def _keep(self) -> None:
        self.kept.emit()
        self.accept()

    def _refuse(self, failure: Exception) -> None:
        self.act.setEnabled(True)
        self.message.set_ink("safe")
        self.message.setText(sentence(self.t, failure))

    def _forget(self, _result: int) -> None:
        if self.form is not None:
            self.form.stop()
