"""The short note on safety: what was said, whether it was asked directly, what was decided, who was told.

It is a draft in the vault while it is typed and one safety note when it is kept. Nothing computes a risk.
"""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coachdesk.domain.changes import Done
from coachdesk.domain.errors import UserError
from coachdesk.domain.sessions import SafetyQuestion
from coachdesk.i18n.typed_dates import Lean
from coachdesk.services.services import Services
from coachdesk.ui.autosave import Autosave
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.fields import Field, TextField
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import side_by_side
from coachdesk.ui.parts.segments import SegmentField
from coachdesk.ui.parts.values import DateField
from coachdesk.ui.theme.tokens import SPACE

DRAFT_KIND: Final = "safety"
DRAFT_KEY: Final = ""


class SafetyForm(Card):
    """The fields of a new safety note of one person.

    Args:
        around: services and words.
        client_id: whose note it is.
        session_id: a session that is going on. A note by which safety was asked about directly marks it so.

    Signals:
        recorded: the note is in the file; the form is empty again.
    """

    recorded = Signal()

    def __init__(
        self,
        around: Surroundings,
        client_id: int,
        session_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(gap=SPACE.pair, parent=parent)
        self._around = around
        self._session_id = session_id
        self.t = around.t
        self._desk = around.desk
        self._client_id = client_id
        self._is_read = False
        t, today = self.t, around.clock.today()
        self.box.addWidget(PlainLabel(t("Safety note"), "h3"))
        self.said = TextField(
            t("What was said"), lines=3, is_private=True,
            placeholder=t("as near to the person’s words as you can"),
        )  # fmt: skip
        self.decided = TextField(t("What was decided"), lines=3, is_private=True)
        self.asked = SegmentField(
            t("Were suicidal thoughts asked about, in plain words?"),
            [(True, t.within("answer", "Yes")), (False, t.within("answer", "No"))], is_private=True,
        )  # fmt: skip
        self.again = DateField(
            t("To be asked again on"), t, today, lean=Lean.FUTURE, earliest=today, is_private=True
        )
        self.told = Field(t("Who was told"), max_length=2000, is_private=True)
        for field, name in (
            (self.said, "safety said"), (self.decided, "safety decided"), (self.told, "safety told"),
            (self.again, "safety ask again"),
        ):  # fmt: skip
            field.box.setObjectName(name)
        self._lay_out()
        self._saving = Autosave(self._keep_draft, self)
        for edited in (
            self.said.edited, self.decided.edited, self.told.edited, self.again.edited,
            self.asked.value_chosen,
        ):  # fmt: skip
            edited.connect(self._note_change)

    def read(self) -> None:
        """Read what was typed before and not kept."""
        self._desk.fetch(
            self._desk.services.drafts.find, DRAFT_KIND, self._client_id, DRAFT_KEY, then=self._show,
            owner=self,
        )  # fmt: skip

    def flush(self) -> None:
        """Keep the draft now."""
        self._saving.flush()

    def record(self) -> None:
        """Make one safety note of it; what is missing is told beside it."""
        if self.asked.value() is None:
            self.asked.set_error(self.t("Choose yes or no: both are worth knowing later."))
            self.asked.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.again.check():
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.flush()
        self._desk.perform(
            _record, self._desk.services, self._client_id, self._session_id, said=self.said.text(),
            asked_directly=self.asked.value(), decided=self.decided.text(), told_to=self.told.text(),
            ask_again_on=self.again.value(), then=self._on_recorded, failed=self._refuse,
            words=self.t("Safety note put in the file"),
        )  # fmt: skip

    def is_begun(self) -> bool:
        """Whether anything stands in it that is not in the file."""
        return self._has_words() or self.asked.value() is not None

    def tell_draft(self) -> None:
        """Say that what stands in it is kept, but not in the file."""
        words = self.t(
            "The safety note is a draft: it is not in the file yet. F7 takes it up where you left."
        )
        self._desk.noticed.emit(words)

    def clear(self) -> None:
        """Empty all fields; nothing is emitted by them."""
        for field in (self.said, self.decided, self.told):
            field.set_text("")
        self.asked.set_value(None)
        self.again.set_value(None)

    def _lay_out(self) -> None:
        for fields in ((self.said, self.decided), (self.asked, self.told, self.again)):
            self.box.addLayout(side_by_side(*fields, gap=SPACE.card))
        self.box.addStretch(1)
        order = (self.said, self.decided, self.asked, self.told, self.again)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _note_change(self, *_typed: object) -> None:
        if self.asked.state == "error" and self.asked.value() is not None:
            self.asked.clear_message()
        self._saving.note_change()

    def _keep_draft(self) -> None:
        if not self.is_begun():
            self._desk.perform(self._desk.services.drafts.discard, DRAFT_KIND, self._client_id, DRAFT_KEY)
            return
        body = json.dumps(
            {
                "said": self.said.text(), "decided": self.decided.text(), "told": self.told.text(),
                "asked": self.asked.value(), "again": self.again.text(),
            }, ensure_ascii=False,
        )  # fmt: skip
        self._desk.perform(
            self._desk.services.drafts.keep, DRAFT_KIND, self._client_id, DRAFT_KEY, body,
            failed=self._refuse, merge_key=(DRAFT_KIND, self._client_id, DRAFT_KEY),
        )  # fmt: skip

    def _on_recorded(self, _value: object) -> None:
        self.clear()
        self.recorded.emit()

    def _refuse(self, error: UserError) -> None:
        self.said.show_error(error, self.t)

    def _show(self, body: str | None) -> None:
        if body is None or self._has_words():
            return
        kept = _plain(body)
        self.said.set_text(str(kept.get("said", "")))
        self.decided.set_text(str(kept.get("decided", "")))
        self.told.set_text(str(kept.get("told", "")))
        asked = kept.get("asked")
        self.asked.set_value(asked if isinstance(asked, bool) else None)
        self.again.set_text(str(kept.get("again", "")))
        # As if it had just been typed: the words beneath and the value follow.
        self.again.edited.emit(self.again.text())
        self._saving.flush()

    def _has_words(self) -> bool:
        return bool(self.said.text() or self.decided.text() or self.told.text() or self.again.text())


def _record(services: Services, client_id: int, session_id: int | None, **fields: object) -> Done[None]:
    """On the store thread: the note is kept, its draft goes and the session knows of it; all or nothing."""
    with services.ledger.together() as change:
        services.safety.record(client_id, **fields)
        if session_id is not None and fields["asked_directly"]:
            services.sessions.edit(session_id, safety=SafetyQuestion.ASKED)
        services.drafts.use_up(DRAFT_KIND, client_id, DRAFT_KEY)
    return change.done(None)


def _plain(body: str) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
