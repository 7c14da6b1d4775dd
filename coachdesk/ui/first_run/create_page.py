"""A new vault: who you are, where it lies, its passphrase."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from coachdesk.domain.practices import Profession
from coachdesk.i18n import labels
from coachdesk.i18n.translator import Translator
from coachdesk.ui.file_dialogs import ask_folder
from coachdesk.ui.lock.card_page import CardPage
from coachdesk.ui.lock.new_passphrase import NewPassphrase
from coachdesk.ui.parts.boxes import RadioButton
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.parts.flow import FlowLayout
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.theme.tokens import SPACE

_PROFESSIONS: Final = (Profession.COACH, Profession.PSYCHOLOGIST, Profession.HEALTH_PROFESSIONAL)

# Wide enough for the sentence under the title and for the professions to take a line each: the whole card stands
# in a window of 1366 x 768.
_WIDTH: Final = 640


class CreatePage(CardPage):
    """Collects what a vault needs.

    Signals:
        creation_asked: ``(Profession, name, place folder, passphrase)``; answer with :meth:`refuse_name` or
            :meth:`refuse_place` if it cannot be made.
        place_changed: the folder where the vault will lie; answer with :meth:`warn_of_cloud`.
        back_requested: to the first screen.
    """

    creation_asked = Signal(object, str, object, str)
    place_changed = Signal(object)
    back_requested = Signal()

    def __init__(self, t: Translator, place: Path, parent: QWidget | None = None) -> None:
        super().__init__(
            t,
            t("Create my vault"),
            t("Only the passphrase is needed now. The rest can wait."),
            width=_WIDTH,
            parent=parent,
        )
        box = self.card.box
        box.setContentsMargins(SPACE.around, SPACE.page, SPACE.around, SPACE.page)
        box.addLayout(self._profession_row())
        self.name = Field(
            t("Name of the practice (it names the vault's folder)"),
            t("My practice"),
            max_length=80,
            parent=self,
        )
        self.name.box.setObjectName("practice name")
        box.addWidget(self.name)
        box.addLayout(self._place_row(place))
        self.passphrase = NewPassphrase(t, self)
        self.passphrase.accepted.connect(self._create)
        box.addWidget(self.passphrase)
        box.addLayout(self._buttons())
        self.name.box.returnPressed.connect(self.place.setFocus)
        self.place.box.returnPressed.connect(self.passphrase.setFocus)
        # The first question decides wording and questionnaires: whoever types on must not have skipped it.
        self.setFocusProxy(self.professions[0])

    def start(self) -> None:
        """Ask whether the proposed folder is watched by a cloud; the proposed name waits to be typed over."""
        self.name.box.selectAll()
        self.place_changed.emit(self._place())

    def warn_of_cloud(self, cloud: str | None) -> None:
        """Say that a program copies this folder to a server, or nothing."""
        words = ""
        if cloud:
            words = self.t(
                "{cloud} copies this folder to a server and may damage a vault that is open. "
                "Choose another folder; backups may go there.",
                cloud=cloud,
            )
        self.place.set_attention(words)

    def refuse_name(self, message: str) -> None:
        """No folder can be called that."""
        self.set_busy(False)
        self.name.set_error(message)
        self.name.setFocus()

    def refuse_place(self, message: str) -> None:
        """The vault could not be made there."""
        self.set_busy(False)
        self.place.set_error(message)
        self.place.setFocus()

    def set_busy(self, is_busy: bool) -> None:
        """The vault is being made."""
        # No way back meanwhile: a vault that nobody is shown would be left behind.
        self.back.setEnabled(not is_busy)
        self.go_on.setEnabled(not is_busy)
        self.go_on.set_word(self.t("Creating…") if is_busy else self.t("Create my vault"))

    def stop(self) -> None:
        """Forget what was typed."""
        self.passphrase.stop()

    def _profession_row(self) -> FlowLayout:
        self._group = QButtonGroup(self)
        row = FlowLayout(gap=SPACE.card)
        row.addWidget(PlainLabel(self.t("You are:"), "caption_strong", "ink2", parent=self))
        self.professions = [
            RadioButton(labels.profession(self.t, profession), is_checked=number == 0, parent=self)
            for number, profession in enumerate(_PROFESSIONS)
        ]
        for number, choice in enumerate(self.professions):
            self._group.addButton(choice, number)
            row.addWidget(choice)
        return row

    def _place_row(self, place: Path) -> QHBoxLayout:
        row = QHBoxLayout()
        self.place = Field(self.t("In the folder"), str(place), parent=self)
        self.place.box.setObjectName("vault folder")
        self.place.committed.connect(self._on_place)
        choose = Button(self.t("Choose"), "secondary", icon="folder-open", parent=self)
        choose.clicked.connect(self._choose)
        row.addWidget(self.place, 1)
        row.addWidget(choose)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.back = Button(self.t("Back"), "secondary", icon="arrow-left", parent=self)
        self.back.clicked.connect(self.back_requested)
        self.go_on = Button(self.t("Create my vault"), "primary", icon="check", parent=self)
        self.go_on.clicked.connect(self.passphrase.submit)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.go_on)
        return row

    def _place(self) -> Path:
        return Path(self.place.text()).expanduser().absolute()

    def _choose(self) -> None:
        ask_folder(self, self.t("Folder for the vault"), self.take_place, self._place())

    def take_place(self, folder: Path) -> None:
        """Put a folder that was chosen in its field."""
        self.place.set_text(str(folder))
        self.place.clear_message()
        self.place_changed.emit(folder)

    def _on_place(self, _folder: str) -> None:
        if self.place.state != "error":
            self.place_changed.emit(self._place())

    def _create(self, passphrase: str) -> None:
        if not self.go_on.isEnabled():
            return
        if not self.name.text():
            self.refuse_name(self.t("Type a name for the folder of the vault."))
            return
        self.set_busy(True)
        profession = _PROFESSIONS[self._group.checkedId()]
        self.creation_asked.emit(profession, self.name.text(), self._place(), passphrase)
