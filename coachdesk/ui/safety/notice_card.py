"""One notice about a question on safety: what was answered, and the two lines that end its waiting."""

from __future__ import annotations

import json
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.domain.changes import Done
from coachdesk.domain.errors import UserError
from coachdesk.domain.safety_notices import NoticeState, TurnKind
from coachdesk.figures import safety_notices as words
from coachdesk.i18n.typed_dates import Lean
from coachdesk.services.safety_notices import NoticeLine
from coachdesk.services.services import Services
from coachdesk.ui.autosave import Autosave
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card, Rule
from coachdesk.ui.parts.fields import TextField
from coachdesk.ui.parts.flow import FlowLayout
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import Attention
from coachdesk.ui.parts.values import DateField
from coachdesk.ui.theme.tokens import SPACE

DRAFT_KIND: Final = "safety notice"

_SAID_ABOVE: Final = ([TurnKind.RAISED], [TurnKind.RAISED, TurnKind.ACKNOWLEDGED])
"""Histories that the card tells anyway."""


class NoticeCard(Card):
    """Shows a notice; an open one takes what was done and when to ask again.

    What is typed is a draft in the vault until it is kept.
    """

    def __init__(self, around: Surroundings, line: NoticeLine, parent: QWidget | None = None) -> None:
        is_open = line.notice.state is NoticeState.OPEN
        super().__init__("safety" if is_open else "card", gap=SPACE.near, parent=parent)
        self._around = around
        self.line = line
        self.t = around.t
        self.form: NoticeForm | None = None
        self._add_head(is_open=is_open)
        if is_open:
            self.box.addWidget(PlainLabel(self.t(words.WHAT_IT_IS), "body", fit="wrap"))
            self.form = NoticeForm(around, line)
            self.box.addWidget(self.form)
        else:
            self._add_outcome()
        if [turn.kind for turn in line.notice.history] not in _SAID_ABOVE:
            self._add_history()

    def flush(self) -> None:
        """Keep what is typed as a draft."""
        if self.form is not None:
            self.form.flush()

    def _add_head(self, *, is_open: bool) -> None:
        t, line = self.t, self.line
        reason = {
            NoticeState.OPEN: t("To look at: an answer about safety"),
            NoticeState.ACKNOWLEDGED: t("An answer about safety, looked at"),
            NoticeState.CORRECTED: t("An answer about safety, corrected since"),
        }[line.notice.state]
        self.setAccessibleName(reason)
        if is_open:
            self.box.addWidget(Attention(reason, "life-buoy", "safe"))
        else:
            self.box.addWidget(PlainLabel(reason, "caption_strong", "ink2", fit="wrap"))
        self.said = PlainLabel(said(self._around, line), "h3", fit="wrap", is_private=True)
        self.box.addWidget(self.said)

    def _add_outcome(self) -> None:
        notice = self.line.notice
        ended = words.outcome(self.t, notice) or words.history(self.t, notice)[-1]
        self.box.addWidget(PlainLabel(ended, "body", "ink2", fit="wrap", is_private=True))
        if notice.done:
            self.box.addWidget(PlainLabel(notice.done, "note", fit="wrap", is_private=True))

    def _add_history(self) -> None:
        t = self.t
        self.box.addWidget(Rule())
        self.box.addWidget(PlainLabel(t("What happened"), "caption_strong", "ink2"))
        for sentence in words.history(t, self.line.notice):
            self.box.addWidget(PlainLabel(sentence, "caption", "ink2", fit="wrap", is_private=True))


class NoticeForm(QWidget):
    """What was done, when to ask again, and the numbers within reach."""

    def __init__(self, around: Surroundings, line: NoticeLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._desk = around.desk
        self._line = line
        self.t = around.t
        t, today = self.t, around.clock.today()
        self.done = TextField(
            t("What was done"), lines=2, is_private=True,
            placeholder=t("whom you spoke with, what was agreed, who was called"),
        )  # fmt: skip
        self.again = DateField(
            t("When to ask again"),
            t,
            today,
            lean=Lean.FUTURE,
            earliest=today,
            is_needed=True,
            is_private=True,
        )
        self.done.box.setObjectName(f"notice {line.notice.id} done")
        self.again.box.setObjectName(f"notice {line.notice.id} again")
        self.card = Button(t("Numbers to call"), "secondary", icon="phone", key="F7")
        self.card.clicked.connect(self._open_card)
        self.keep = Button(t("I have looked at it"), "secondary", icon="check", is_strong=True)
        self.keep.clicked.connect(self.acknowledge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.near)
        fields = QHBoxLayout()
        fields.setSpacing(SPACE.card)
        for field, share in ((self.done, 2), (self.again, 1)):
            home = QVBoxLayout()
            home.addWidget(field)
            home.addStretch(1)
            fields.addLayout(home, share)
        column.addLayout(fields)
        buttons = FlowLayout(gap=SPACE.near)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.card)
        column.addLayout(buttons)
        self._saving = Autosave(self._keep_draft, self)
        self.done.edited.connect(self._saving.note_change)
        self.again.edited.connect(self._saving.note_change)
        self._desk.fetch(
            self._desk.services.drafts.find, *self._draft(), then=self._show_draft, owner=self
        )  # fmt: skip

    def flush(self) -> None:
        """Keep what is typed as a draft."""
        self._saving.flush()

    def acknowledge(self) -> None:
        """Keep it for good; what is missing is told beside its field."""
        if not self.done.text().strip():
            self.done.set_error(self.t("Write in a few words what was done."))
            self.done.box.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.again.check():
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.flush()
        self._desk.perform(
            partial(_acknowledge, self._desk.services, self._line), self.done.text(), self.again.value(),
            failed=self._refuse, words=self.t("Looked at"),
        )  # fmt: skip

    def _draft(self) -> tuple[str, int, str]:
        return draft_of(self._line)

    def _keep_draft(self) -> None:
        drafts = self._desk.services.drafts
        body = json.dumps({"done": self.done.text(), "again": self.again.text()}, ensure_ascii=False)
        self._desk.perform(drafts.keep, *self._draft(), body, origin=self, merge_key=self._draft())

    def _show_draft(self, body: str | None) -> None:
        if body is None or self.done.text() or self.again.text():
            return
        kept = json.loads(body)
        self.done.set_text(str(kept["done"]))
        self.again.set_text(str(kept["again"]))
        # As if it had just been typed: the words beneath and the value follow.
        self.again.edited.emit(self.again.text())
        self._saving.flush()

    def _refuse(self, error: UserError) -> None:
        self.done.show_error(error, self.t)

    def _open_card(self) -> None:
        from coachdesk.ui.safety.safety_card import SafetyCard

        around = self._around
        SafetyCard(self.t, around.resources, self, around=around, client_id=self._line.client.id).open()


def said(around: Surroundings, line: NoticeLine) -> str:
    """What was answered, in the words of the questionnaire's version."""
    one, services = line.assessment, around.desk.services.assessments
    return words.answered(
        around.t,
        line.notice,
        one,
        services.instrument(one.instrument_id, one.version),
        services.wording(one.instrument_id, one.version, around.t.language),
        around.clock.today(),
    )


def draft_of(line: NoticeLine) -> tuple[str, int, str]:
    """Where what is typed about a notice waits."""
    return DRAFT_KIND, line.client.id, str(line.notice.id)


def _acknowledge(services: Services, line: NoticeLine, done: str, again: date | None) -> Done[None]:
    """On the store thread: the notice is answered and its draft goes, both or neither."""
    with services.ledger.together() as change:
        services.safety_notices.acknowledge(line.notice.id, done, again)
        services.drafts.use_up(*draft_of(line))
    return change.done(None)
