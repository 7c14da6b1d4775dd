"""Consent: to what, on which text, when, how; and its withdrawal."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.domain.clients import Consent
from coachdesk.domain.errors import UserError
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import Card, Rule
from coachdesk.ui.parts.values import DateField
from coachdesk.ui.theme.tokens import SPACE


class ConsentsCard(Card):
    """Consents as sentences, and a small form for the next one."""

    def __init__(self, around: Surroundings, client_id: int, parent: QWidget | None = None) -> None:
        super().__init__(gap=SPACE.near, parent=parent)
        self._around = around
        self._client_id = client_id
        t = around.t
        today = around.clock.today()
        self.box.addWidget(PlainLabel(t("Consent"), "h3"))
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE.near)
        self.box.addLayout(self._list)
        self.subject = Field(
            t("Agrees to"), placeholder=t("keeping session notes, questionnaires"), is_private=True
        )
        self.subject.box.setObjectName("consent subject")
        self.version = Field(
            t("Text and its version"), placeholder=t("information sheet, version 2"), is_private=True
        )
        self.how = Field(t("How"), placeholder=t("signed on paper, said aloud"), is_private=True)
        self.day = DateField(t("On"), t, today, value=today, latest=today, is_needed=True, is_private=True)
        for pair in ((self.subject, self.version), (self.how, self.day)):
            row = QHBoxLayout()
            row.setSpacing(SPACE.near)
            for field in pair:
                row.addWidget(field, 1)
            self.box.addLayout(row)
        add = Button(t("Record the consent"), "secondary", icon="plus", is_small=True)
        add.clicked.connect(self._record)
        self.box.addWidget(add)

    def show_consents(self, consents: tuple[Consent, ...]) -> None:
        """Show the consents as they were read."""
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for consent in consents:
            self._list.addWidget(self._row(consent))
            self._list.addWidget(Rule())

    def _row(self, consent: Consent) -> QWidget:
        t = self._around.t
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(consent.subject, "body", fit="wrap", is_private=True))
        facts = [t("given on {date}", date=consent.given_on), consent.text_version, consent.how]
        if consent.withdrawn_on is not None:
            facts.append(t("withdrawn on {date}", date=consent.withdrawn_on))
        line = " · ".join(fact for fact in facts if fact)
        words.addWidget(PlainLabel(line, "caption", "ink2", fit="wrap", is_private=True))
        row.addLayout(words, 1)
        if consent.withdrawn_on is None:
            withdraw = Button(t("Withdrawn today"), "quiet")
            withdraw.clicked.connect(partial(self._withdraw, consent.id))
            row.addWidget(withdraw)
        away = Button(t("To the bin"), "quiet", icon="trash-2")
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

    def _refuse(self, error: UserError) -> None:
        self.subject.show_error(error, self._around.t)
