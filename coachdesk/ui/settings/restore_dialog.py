"""Making a vault from a backup, in a new folder: nothing is ever overwritten."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.ui.doors import Doors
from coachdesk.ui.errands import Errands
from coachdesk.ui.failures import sentence
from coachdesk.ui.file_dialogs import ask_file
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.choices import ChoiceField
from coachdesk.ui.parts.dialogs import Dialog
from coachdesk.ui.parts.fields import Field, PasswordField
from coachdesk.ui.parts.pages import Busy

if TYPE_CHECKING:
    from coachdesk.services.vaults import Verified


class RestoreDialog(Dialog):
    """Asks which backup, its passphrase, and the name of the new vault.

    Signals:
        restored: folder of the new vault.

    Args:
        t: language of the words.
        doors: ways into vaults.
        errands: the store thread.
        vault: whose backups are listed; without it a file is chosen.
        beside: folder in which the new vault is made.
        parent: what opens the dialog.
    """

    restored = Signal(Path)

    def __init__(
        self, t: Translator, doors: Doors, errands: Errands, vault: Path | None, beside: Path, parent: QWidget
    ) -> None:
        super().__init__(t("Restore a backup"), parent, is_wide=True)
        self.t = t
        self._doors = doors
        self._errands = errands
        self._beside = beside
        self.add_text(
            t("The backup becomes a vault of its own, beside the one you have. Nothing is overwritten.")
        )
        self.backups: ChoiceField[Path] = ChoiceField(t("Backup"), placeholder=t("choose a backup"))
        self.body.addWidget(self.backups)
        other = Button(t("Another file"), "secondary", icon="folder-open", is_small=True)
        other.clicked.connect(self._choose)
        self.body.addWidget(other)
        self.passphrase = PasswordField(t("Passphrase of that day"), t)
        self.body.addWidget(self.passphrase)
        self.name = Field(t("Name of the new vault"), t("Restored"), max_length=80)
        self.body.addWidget(self.name)
        self.busy = Busy()
        self.body.addWidget(self.busy)
        self.act = self.set_actions(t("Restore a backup"), t("Cancel"), icon="archive-restore")
        self.act.clicked.disconnect(self.accept)
        self.act.clicked.connect(self.restore)
        self.finished.connect(self._stop)
        if vault is not None:
            errands.ask_for(self, lambda: doors.vaults.list_backups(vault), self.offer)

    def offer(self, files: tuple[Path, ...]) -> None:
        """List backups, newest first, the first one chosen."""
        self.backups.set_options([(file, file.name) for file in files], value=files[0] if files else None)

    def restore(self) -> None:
        """Verify the backup and make the vault; what is wrong is told beside its field."""
        file = self.backups.value()
        if file is None:
            self.backups.set_error(self.t("Choose a backup."))
            return
        if not self.passphrase.text():
            self.passphrase.set_error(self.t("Type the passphrase of that day."))
            self.passphrase.setFocus()
            return
        passphrase, name = self.passphrase.text(), self.name.text()
        vaults = self._doors.vaults
        self.act.setEnabled(False)
        self.busy.start(self.t("Reading the backup whole…"))

        def work() -> tuple[Path, Verified]:
            folder = vaults.folder_named(self._beside, name)
            return folder, vaults.restore(file, folder, passphrase)

        self._errands.ask_for(self, work, self._done, self._refuse)

    def _done(self, made: tuple[Path, Verified]) -> None:
        self.restored.emit(made[0])
        self.accept()

    def _refuse(self, failure: Exception) -> None:
        from coachdesk.domain.errors import UserError

        self.busy.stop()
        self.act.setEnabled(True)
        field = self.name if isinstance(failure, UserError) else self.passphrase
        field.set_error(sentence(self.t, failure))

    def _choose(self) -> None:
        ask_file(
            self, self.t("Choose a backup"), self.t("Backups (*.coachdesk-backup)"), self._take, self._beside
        )

    def _take(self, file: Path) -> None:
        self.offer((file,))

    def _stop(self, _result: int) -> None:
        self.busy.stop()
        self.passphrase.clear()
