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
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column, bare_row, clear_layout, side_by_side
from coachdesk.ui.parts.values import DateField
from coachdesk.ui.theme.tokens import SPACE


class ConsentsCard(ListCard):
    """Consents as sentences, and a small form for the next one.

    Signals:
        grown: the list is longer by what was recorded; the field that waits for the next one is to be in view.
    """

    grown = Signal(object)

    def __init__(self, around: Surroundings, client_id: int, parent: QWidget | None = None) -> None:
        t = around.t
        super().__init__(around, client_id, t("Consent"), parent=parent)
        self._is_just_recorded = False
        today = around.clock.today()
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
        clear_layout(self._list)
        for consent in consents:
            self._list.addWidget(self._row(consent))
            self._list.addWidget(Rule())
        if self._is_just_recorded:
            self._is_just_recorded = False
            self.grown.emit(self.subject)

    def _row(self, consent: Consent) -> QWidget:
        t = self._around.t
        holder = QWidget()
        words = bare_column(holder)
        words.addWidget(PlainLabel(consent.subject, "body", fit="wrap", is_private=True))
        facts = [t("given on {date}", date=consent.given_on), consent.text_version, consent.how]
        if consent.withdrawn_on is not None:
            facts.append(t("withdrawn on {date}", date=consent.withdrawn_on))
        line = " · ".join(fact for fact in facts if fact)
        words.addWidget(PlainLabel(sentence_case(line), "caption", "ink2", fit="wrap", is_private=True))
        row = bare_row(gap=SPACE.near)
        row.addStretch(1)
        words.addLayout(row)
        if consent.withdrawn_on is None:
            withdraw = Button(t("Record the withdrawal"), "quiet", is_small=True)
            withdraw.clicked.connect(partial(self._withdraw, consent.id))
            row.addWidget(withdraw)
        away = Button(t("To the bin"), "quiet", icon="trash-2", is_small=True)
        away.clicked.connect(partial(self._remove, consent.id))
        row.addWidget(away)
        return holder

    def _remove(self, consent_id: int, _checked: bool = False) -> None:
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
