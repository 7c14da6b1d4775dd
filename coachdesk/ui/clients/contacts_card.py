"""The care network: who, in which role, and whether they may be contacted."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.domain.clients import Contact, MayContact
from coachdesk.i18n import labels
from coachdesk.ui.binder import Binder
from coachdesk.ui.clients.list_card import ListCard
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Rule
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.parts.layouts import bare_column, clear_layout, side_by_side
from coachdesk.ui.parts.segments import SegmentField
from coachdesk.ui.theme.tokens import SPACE


class _ContactRow(QWidget):
    """One person of the network."""

    def __init__(self, around: Surroundings, contact: Contact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        t = around.t
        self.contact_id = contact.id
        self.binder = Binder(around.desk, t, around.desk.services.network.edit_contact, contact.id, self)
        self._fields = {
            "name": Field(t("Name"), is_private=True),
            "role": Field(t("Role"), placeholder=t("GP, relative"), is_private=True),
            "phone": Field(t("Phone"), is_private=True),
            "email": Field(t("E-mail"), is_private=True),
        }
        column = bare_column(self, SPACE.pair)
        for name, field in self._fields.items():
            field.box.setObjectName(f"contact {contact.id} {name}")
            # The only one that can be refused.
            field.set_message_shown(name == "name")
            self.binder.text(field, name)
        for one, other in (("name", "role"), ("phone", "email")):
            column.addLayout(side_by_side(self._fields[one], self._fields[other], gap=SPACE.near))
        last = QHBoxLayout()
        self._may = SegmentField(
            t("May be contacted"),
            [(v, labels.may_contact(t, v)) for v in MayContact],
            can_forget=False,
            is_private=True,
        )
        self._may.set_message_shown(False)
        self.binder.choice(self._may, "may_contact")
        last.addWidget(self._may, 1)
        remove = Button(t("To the bin"), "quiet", icon="trash-2", is_small=True)
        remove.setAccessibleDescription(t("Move the contact to the bin"))
        remove.clicked.connect(partial(_remove, around, contact.id))
        last.addWidget(remove, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(last)
        self.show_contact(contact)

    def take_keyboard(self) -> None:
        """What is typed next is the role."""
        self._fields["role"].setFocus()

    def show_contact(self, contact: Contact) -> None:
        """Show the contact as it was read."""
        for name, field in self._fields.items():
            self.binder.show(field, getattr(contact, name))
        self._may.set_value(contact.may_contact)


def _remove(around: Surroundings, contact_id: int, _checked: bool = False) -> None:
    around.desk.perform(
        around.desk.services.network.remove_contact, contact_id, words=around.t("Contact moved to the bin")
    )


class ContactsCard(ListCard):
    """Rows of contacts and a line to add one."""

    def __init__(self, around: Surroundings, client_id: int, parent: QWidget | None = None) -> None:
        t = around.t
        super().__init__(around, client_id, t("Care network"), parent=parent)
        self._rows: dict[int, _ContactRow] = {}
        self._new: int | None = None
        row = QHBoxLayout()
        row.setSpacing(SPACE.near)
        self.name = Field(t("Add somebody"), placeholder=t("name"), is_private=True)
        self.name.box.setObjectName("new contact")
        self.name.box.returnPressed.connect(self._add)
        self.add = Button(t("Add"), "secondary", icon="plus", is_small=True)
        self.add.clicked.connect(self._add)
        row.addWidget(self.name, 1)
        row.addWidget(self.add)
        self.box.addLayout(row)

    def show_contacts(self, contacts: tuple[Contact, ...]) -> None:
        """Show the network; rows being typed in stay."""
        if [contact.id for contact in contacts] != list(self._rows):
            for row in self._rows.values():
                row.binder.flush()
            clear_layout(self._list)
            self._rows = {}
            for contact in contacts:
                self._rows[contact.id] = _ContactRow(self._around, contact)
                self._list.addWidget(self._rows[contact.id])
                self._list.addWidget(Rule())
        for contact in contacts:
            self._rows[contact.id].show_contact(contact)
        self._go_to_new()

    def flush(self) -> None:
        """Save what is typed."""
        for row in self._rows.values():
            row.binder.flush()

    def _add(self) -> None:
        services = self._around.desk.services
        self._around.desk.perform(
            services.network.add_contact,
            self._client_id,
            self.name.text(),
            then=self._added,
            failed=partial(self.name.show_error, t=self._around.t),
            words=self._around.t("Contact added"),
        )

    def _added(self, contact_id: int) -> None:
        self.name.set_text("")
        self.name.clear_message()
        self._new = contact_id
        self._go_to_new()

    def _go_to_new(self) -> None:
        """The keyboard goes on to the rest of the person just added, unless it has gone elsewhere meanwhile."""
        row = self._rows.get(self._new or 0)
        if row is None:
            return
        self._new = None
        if self.name.box.hasFocus() or self.add.hasFocus():
            row.take_keyboard()
