"""A new file needs a name or a pseudonym, nothing else."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coachdesk.domain.clients import NAME_LENGTH
from coachdesk.domain.errors import UserError
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.dialogs import Dialog
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.places import CLIENT, Place


class NewClient(Dialog):
    """Asks for the name, makes the file and shows it."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(around.t("Create a file"), parent)
        self._around = around
        self.name = Field(
            around.t("Name or pseudonym"),
            hint=around.t("Everything else can be written later."),
            # One more than allowed: what is too long is told, not cut.
            max_length=NAME_LENGTH + 1,
            parent=self,
        )
        self.name.box.setObjectName("client name")
        self.body.addWidget(self.name)
        self.act = self.set_actions(around.t("Create the file"), around.t("Cancel"), icon="plus")
        self.act.clicked.disconnect(self.accept)
        self.act.clicked.connect(self._create)
        self.name.setFocus()

    def _create(self) -> None:
        desk = self._around.desk
        desk.perform(
            desk.services.clients.create,
            self.name.text(),
            then=self._show,
            failed=self._refuse,
            words=self._around.t("File created"),
        )

    def _refuse(self, error: UserError) -> None:
        self.name.show_error(error, self._around.t)
        self.name.setFocus()

    def _show(self, client_id: int) -> None:
        self.accept()
        self._around.go(Place(CLIENT, client_id, tab="file"))
