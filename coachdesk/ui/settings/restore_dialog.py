"""Making a vault from a backup, in a new folder: nothing is ever overwritten."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.domain.errors import StorageError, StorageTrouble, UserError
from coachdesk.i18n.translator import Translator
from coachdesk.ui.doors import Doors
from coachdesk.ui.errands import Errands
from coachdesk.ui.failures import sentence
from coachdesk.ui.file_dialogs import ask_file, ask_folder
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.choices import ChoiceField
from coachdesk.ui.parts.dialogs import Dialog
from coachdesk.ui.parts.field import FieldFrame
from coachdesk.ui.parts.fields import Field, PasswordField
from coachdesk.ui.parts.pages import Busy
from coachdesk.ui.theme.tokens import SPACE

if TYPE_CHECKING:
    from coachdesk.services.vaults import Verified

_STAMP_LENGTH = len("2026-11-20T180203")
_ABOUT_THE_FILE = frozenset(
    {
        StorageTrouble.BACKUP_DAMAGED,
        StorageTrouble.KEYS_DAMAGED,
        StorageTrouble.DAMAGED,
        StorageTrouble.TOO_NEW,
        StorageTrouble.MISSING,
    }
)


class RestoreDialog(Dialog):
    """Asks which backup, its passphrase, and where the new vault goes.

    Signals:
        restored: folder of the new vault.

    Args:
        t: language of the words.
        doors: ways into vaults.
        errands: the store thread.
        vault: whose backups are listed; without it a file is chosen.
        beside: folder proposed for the new vault.
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
        self.add_text(
            t("The backup becomes a vault of its own, beside the one you have. Nothing is overwritten.")
        )
        self.backups: ChoiceField[Path] = ChoiceField(t("Backup"), placeholder=t("choose a backup"))
        self.body.addLayout(self._with_button(self.backups, t("Another file"), self._choose_file))
        self.passphrase = PasswordField(t("Passphrase of that day"), t)
        self.body.addWidget(self.passphrase)
        self.name = Field(t("Name of the new vault"), t("Restored"), max_length=80)
        self.body.addWidget(self.name)
        self.place = Field(t("In the folder"), str(beside))
        self.body.addLayout(self._with_button(self.place, t("Choose"), self._choose_place))
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
        options = [(file, self._named(file)) for file in files]
        self.backups.set_options(options, value=files[0] if files else None)

    def restore(self) -> None:
        """Verify the backup and make the vault; what is wrong is told beside its field."""
        file = self.backups.value()
        if file is None:
            self._refuse_at(self.backups, self.t("Choose a backup."))
            return
        if not self.passphrase.text():
            self._refuse_at(self.passphrase, self.t("Type the passphrase of that day."))
            return
        passphrase, name = self.passphrase.text(), self.name.text()
        place = Path(self.place.text()).expanduser().absolute()
        vaults = self._doors.vaults
        self.act.setEnabled(False)
        self.busy.start(self.t("Reading the backup whole…"))

        def work() -> tuple[Path, Verified]:
            folder = vaults.folder_named(place, name)
            return folder, vaults.restore(file, folder, passphrase)

        self._errands.ask_for(self, work, self._done, self._refuse)

    def _with_button(self, field: FieldFrame, word: str, act: object) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE.near)
        button = Button(word, "secondary", icon="folder-open")
        button.clicked.connect(act)
        row.addWidget(field, 1)
        row.addWidget(button)
        return row

    def _named(self, file: Path) -> str:
        """When a backup was made, as its name tells; a file with another name is called by it."""
        try:
            made = datetime.strptime(file.name[:_STAMP_LENGTH], "%Y-%m-%dT%H%M%S")
        except ValueError:
            return file.name
        return self.t.fact(made)

    def _done(self, made: tuple[Path, Verified]) -> None:
        self.restored.emit(made[0])
        self.accept()

    def _refuse(self, failure: Exception) -> None:
        self.busy.stop()
        self.act.setEnabled(True)
        trouble = failure.trouble if isinstance(failure, StorageError) else None
        if trouble is StorageTrouble.WRONG_KEY:
            field: FieldFrame = self.passphrase
        elif trouble in _ABOUT_THE_FILE:
            field = self.backups
        else:
            field = self.name if isinstance(failure, UserError) else self.place
        self._refuse_at(field, sentence(self.t, failure))

    def _refuse_at(self, field: FieldFrame, words: str) -> None:
        field.set_error(words)
        field.setFocus()

    def _choose_file(self) -> None:
        kinds = self.t("Backups (*.coachdesk-backup)")
        ask_file(self, self.t("Choose a backup"), kinds, self.take_file, Path(self.place.text()))

    def take_file(self, file: Path) -> None:
        """Restore from a file that was chosen."""
        self.offer((file,))

    def _choose_place(self) -> None:
        ask_folder(self, self.t("Folder for the vault"), self.take_place, Path(self.place.text()))

    def take_place(self, folder: Path) -> None:
        """Put the new vault into a folder that was chosen."""
        self.place.set_text(str(folder))
        self.place.clear_message()

    def _stop(self, _result: int) -> None:
        self.busy.stop()
        self.passphrase.clear()
