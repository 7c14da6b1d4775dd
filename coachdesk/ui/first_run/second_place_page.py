"""A second place for backups, and the name on the letterhead. Both can wait."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.ui.file_dialogs import ask_folder
from coachdesk.ui.lock.card_page import CardPage
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.fields import Field


class SecondPlacePage(CardPage):
    """Asks for a folder on another disk and for the practitioner's name.

    Signals:
        chosen: ``(second folder or None, practitioner's name)``; answer with :meth:`refuse`, or go on.
    """

    chosen = Signal(object, str)

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(
            t,
            t("A second place, a name"),
            t(
                "A backup is made beside the vault every day. A copy on another disk survives a lost computer."
            ),
            width=560,
            parent=parent,
        )
        row = QHBoxLayout()
        self.folder = Field(t("Second place for backups (an external disk, for example)"), parent=self)
        self.folder.box.setObjectName("second place")
        choose = Button(t("Choose"), "secondary", icon="folder-open", parent=self)
        choose.clicked.connect(self._choose)
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        self.card.box.addLayout(row)
        self.name = Field(t("Your name, as it will stand on documents"), max_length=120, parent=self)
        self.name.box.setObjectName("practitioner")
        self.card.box.addWidget(self.name)
        buttons = QHBoxLayout()
        self.later = Button(t("Later"), "secondary", icon="clock", parent=self)
        self.later.clicked.connect(self._later)
        self.done = Button(t("Open my vault"), "primary", icon="check", parent=self)
        self.done.clicked.connect(self._done)
        self.folder.box.returnPressed.connect(self.name.setFocus)
        self.name.box.returnPressed.connect(self._done)
        buttons.addWidget(self.later)
        buttons.addStretch(1)
        buttons.addWidget(self.done)
        self.card.box.addLayout(buttons)
        self.setFocusProxy(self.folder)

    def refuse(self, message: str) -> None:
        """The folder cannot be used."""
        self.folder.set_error(message)
        self.folder.setFocus()

    def refuse_name(self, message: str) -> None:
        """The name cannot be kept."""
        self.name.set_error(message)
        self.name.setFocus()

    def _choose(self) -> None:
        ask_folder(self, self.t("Second place for backups"), self._take_folder)

    def _take_folder(self, folder: Path) -> None:
        self.folder.set_text(str(folder))
        self.folder.clear_message()

    def _later(self) -> None:
        self.chosen.emit(None, "")

    def _done(self) -> None:
        folder = self.folder.text()
        self.chosen.emit(Path(folder).expanduser() if folder else None, self.name.text())
