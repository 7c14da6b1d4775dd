"""Putting a sheet on the pile: its code, or the person and the questionnaire; then its day."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coachdesk.domain import form_codes
from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.errors import UserError
from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument
from coachdesk.services.blank_forms import FoundForm
from coachdesk.services.clients import FileLine
from coachdesk.ui.assessments.forms import Particulars
from coachdesk.ui.assessments.particulars_form import ParticularsForm
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.choices import ChoiceField
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.theme.tokens import SPACE

_CODE_CHARS: Final = 14
_CODE_LENGTH: Final = 3 * form_codes.LENGTH
_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class AddingForm(Card):
    """What is chosen stays chosen after a sheet was added: the next day, or the next code, is one line of keys.

    Args:
        around: desk, clock, words.
        client_id: whose sheets alone; ``None`` for anybody's.

    Signals:
        added: key of a sheet that lies on the pile now.
    """

    added = Signal(str)

    def __init__(self, around: Surroundings, client_id: int | None, parent: QWidget | None = None) -> None:
        super().__init__(gap=SPACE.near, parent=parent)
        t = around.t
        self._around = around
        self._only = client_id
        self._wanted = ""
        self._read_code = ""
        self.box.addWidget(PlainLabel(t("Put a sheet on the pile"), "h3"))
        self.code = Field(
            t("Code of a printed sheet"), hint=t("It finds the person and the questionnaire."),
            chars=_CODE_CHARS, max_length=_CODE_LENGTH,
        )  # fmt: skip
        self.code.box.setObjectName("code of a sheet")
        self.code.committed.connect(self._find)
        self.box.addWidget(self.code)
        self.person: ChoiceField[int] = ChoiceField(
            t("Or the person"), placeholder=t("Choose"), is_private=True
        )
        self.person.box.setObjectName("person of a sheet")
        self.person.value_chosen.connect(self._take_person)
        self.box.addWidget(self.person)
        self.person.setVisible(client_id is None)
        self.questionnaire: ChoiceField[str] = ChoiceField(t("Questionnaire"), placeholder=t("Choose"))
        self.questionnaire.box.setObjectName("questionnaire of a sheet")
        self.box.addWidget(self.questionnaire)
        self.form = ParticularsForm(around, client_id)
        self.form.set_modes((AnswerMode.PAPER,))
        self.box.addWidget(self.form)
        self.add = Button(t("Add to the pile"), icon="plus", key=t.within("key", "Enter"))
        self.add.clicked.connect(self.take)
        self.box.addWidget(self.add)
        desk = around.desk
        if client_id is None:
            desk.fetch(desk.services.clients.list_files, then=self._show_people, owner=self)
        else:
            self._read_questionnaires(client_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            # Enter in the box of the code reads it; everywhere else it adds the sheet.
            if not self.code.box.hasFocus():
                self.take()
            event.accept()
            return
        super().keyPressEvent(event)

    def start(self) -> None:
        """Have the keyboard."""
        self.code.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self) -> None:
        """Add the sheet, once all of it is known; what is missing is said beside it."""
        t = self._around.t
        if self._client_id() is None:
            self.person.set_error(t("Choose whose sheet it is."))
            self.person.setFocus()
        elif self.questionnaire.value() is None:
            self.questionnaire.set_error(t("Choose the questionnaire."))
            self.questionnaire.setFocus()
        else:
            self.form.resolve(self._add)

    def _client_id(self) -> int | None:
        return self._only if self._only is not None else self.person.value()

    def _add(self, known: Particulars) -> None:
        desk = self._around.desk
        desk.perform(
            desk.services.piles.add, self._client_id(), self.questionnaire.value(), known.taken_on,
            known.situation, then=self._follow, failed=self._refuse,
        )  # fmt: skip

    def _follow(self, key: str) -> None:
        """Ready for the next: another code where one was typed, else another day."""
        self.added.emit(key)
        if self._read_code:
            self._read_code = ""
            self.code.set_text("")
            self.start()
        else:
            self.form.day.setFocus()
            self.form.day.select_all()

    def _refuse(self, error: UserError) -> None:
        self.questionnaire.show_error(error, self._around.t)

    def _show_people(self, lines: Sequence[FileLine]) -> None:
        self.person.set_options(
            [(line.client.id, line.client.name) for line in lines], value=self.person.value()
        )

    def _take_person(self, client_id: object) -> None:
        if isinstance(client_id, int):
            self.form.set_client(client_id)
            self._read_questionnaires(client_id)

    def _read_questionnaires(self, client_id: int) -> None:
        desk, t = self._around.desk, self._around.t
        desk.fetch(
            desk.services.piles.list_offered, client_id, t.language,
            then=self._show_questionnaires, owner=self, question="offers",
        )  # fmt: skip

    def _show_questionnaires(self, offers: Sequence[tuple[Instrument, Wording]]) -> None:
        wanted = self._wanted or self.questionnaire.value()
        known = {one.id for one, _ in offers}
        self.questionnaire.set_options(
            [(one.id, wording.title) for one, wording in offers], value=wanted if wanted in known else None
        )
        self._wanted = ""

    def _find(self, typed: str) -> None:
        if typed and typed != self._read_code:
            desk = self._around.desk
            desk.fetch(
                desk.services.forms.find, typed, then=partial(self._take_code, typed),
                failed=partial(self.code.show_error, t=self._around.t), owner=self, question="sheet",
            )  # fmt: skip

    def _take_code(self, typed: str, found: FoundForm) -> None:
        t = self._around.t
        if self._only is not None and found.client.id != self._only:
            # No name: the person whose file is open may be looking on.
            self.code.set_error(
                t("This sheet belongs to another file. Type its code in the pile of all files instead.")
            )
            return
        self._read_code = typed
        self.code.clear_message()
        self._wanted = found.instrument.id
        if self._only is None:
            self.person.set_value(found.client.id)
            self.person.clear_message()
            self.form.set_client(found.client.id)
        self.questionnaire.clear_message()
        self._read_questionnaires(found.client.id)
        self.form.day.setFocus()
        self.form.day.select_all()
