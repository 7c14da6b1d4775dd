"""Consent: to what, on which text, when, how; and its withdrawal."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coachdesk.domain.clients import Consent
from coachdesk.domain.errors import UserError
from coachdesk.i18n.typography import sentence_case
from coachdesk.ui.clients.list_card import ListCard
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Rule
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.parts.layouts import side_by_side
from coachdesk.ui.parts.values import DateField
from coachdesk.ui.record_table import RecordForm, RecordTable
from coachdesk.ui.theme.tokens import SPACE


class ConsentForm(RecordForm):
    """A consent that is corrected in its line."""

    def __init__(self, around: Surroundings, consent: Consent) -> None:
        super().__init__(around, around.desk.services.network.edit_consent, consent.id)
        t, today = around.t, around.clock.today()
        self.subject = Field(t("Consents to"), is_private=True)
        self.version = Field(t("Text and its version"), is_private=True)
        self.how = Field(t("How"), is_private=True)
        self.day = DateField(t("On"), t, today, latest=today, is_needed=True, is_private=True)
        self.withdrawn = DateField(t("Withdrawn on"), t, today, latest=today, is_private=True)
        self.bind_text(self.subject, "subject")
        self.bind_text(self.version, "text_version")
        self.bind_text(self.how, "how")
        self.bind_choice(self.day, "given_on")
        self.bind_choice(self.withdrawn, "withdrawn_on")
        self.box.addWidget(self.subject)
        for pair in ((self.version, self.how), (self.day, self.withdrawn)):
            self.box.addLayout(side_by_side(*pair, gap=SPACE.near))


class ConsentsCard(ListCard):
    """Consents as sentences, each corrected in its line, and a small form for the next one.

    Signals:
        grown: the list is longer by what was recorded; the field that waits for the next one is to be in view.
    """

    grown = Signal(object)

    def __init__(self, around: Surroundings, client_id: int, parent: QWidget | None = None) -> None:
        t = around.t
        super().__init__(around, client_id, t("Consent"), parent=parent)
        self._is_just_recorded = False
        today = around.clock.today()
        self.table: RecordTable[Consent] = RecordTable(
            around,
            line=lambda consent: ([], consent.subject),
            form=partial(ConsentForm, around),
            remove=self._remove,
            has_rules=True,
            more=self._more,
        )
        self._list.addWidget(self.table)
        self._end = Rule()
        self._list.addWidget(self._end)
        self.subject = Field(
            t("Consents to"), hint=t("Example: keeping session notes, questionnaires"), is_private=True
        )
        self.subject.box.setObjectName("consent subject")
        self.version = Field(
            t("Text and its version"), hint=t("Example: information sheet, version 2"), is_private=True
        )
        self.how = Field(t("How"), hint=t("Example: signed on paper, said aloud"), is_private=True)
        self.day = DateField(t("On"), t, today, value=today, latest=today, is_needed=True, is_private=True)
        for pair in ((self.subject, self.version), (self.how, self.day)):
            self.box.addLayout(side_by_side(*pair, gap=SPACE.near))
        add = Button(t("Record the consent"), "secondary", icon="plus", is_small=True)
        add.clicked.connect(self._record)
        self.box.addWidget(add)

    def show_consents(self, consents: tuple[Consent, ...]) -> None:
        """Show the consents as they were read."""
        self.table.show_records(consents)
        self._end.setVisible(bool(consents))
        if self._is_just_recorded:
            self._is_just_recorded = False
            self.grown.emit(self.subject)

    def flush(self) -> None:
        """Save what is typed in a line that is corrected."""
        self.table.flush()

    def _more(self, consent: Consent) -> tuple[str, list[Button]]:
        """When, on which text and how; and the way to note that it was taken back."""
        t = self._around.t
        facts = [t("given on {date}", date=consent.given_on), consent.text_version, consent.how]
        if consent.withdrawn_on is not None:
            facts.append(t("withdrawn on {date}", date=consent.withdrawn_on))
        words = sentence_case(" · ".join(fact for fact in facts if fact))
        if consent.withdrawn_on is not None:
            return words, []
        withdraw = Button(t("Record the withdrawal"), "quiet", is_small=True)
        withdraw.clicked.connect(partial(self._withdraw, consent.id))
        return words, [withdraw]

    def _remove(self, consent_id: int) -> None:
        self._around.desk.perform(
            self._around.desk.services.network.remove_consent,
            consent_id,
            words=self._around.t("Consent moved to the bin"),
        )

    def _withdraw(self, consent_id: int, _checked: bool = False) -> None:
        self._around.desk.perform(
            self._around.desk.services.network.withdraw_consent,
            consent_id,
            self._around.clock.today(),
            words=self._around.t("Consent withdrawn"),
        )

    def _record(self) -> None:
        if not self.day.check():
            self.day.setFocus()
            return
        self._around.desk.perform(
            self._around.desk.services.network.record_consent,
            self._client_id,
            self.subject.text(),
            self.day.value(),
            text_version=self.version.text(),
            how=self.how.text(),
            then=self._recorded,
            failed=self._refuse,
            words=self._around.t("Consent recorded"),
        )

    def _recorded(self, _consent_id: object) -> None:
        for field in (self.subject, self.version, self.how):
            field.set_text("")
            field.clear_message()
        # The button was pressed: the keyboard goes where the next one is typed, not below what has just grown.
        self.subject.setFocus(Qt.FocusReason.OtherFocusReason)
        self._is_just_recorded = True

    def _refuse(self, error: UserError) -> None:
        self.subject.show_error(error, self._around.t)
        self.subject.setFocus()
