"""The safety notes of a file, newest first; each can be corrected, or moved to the bin."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.domain.changes import Done
from coachdesk.domain.messages import N_
from coachdesk.domain.safety import SafetyNote
from coachdesk.i18n.typed_dates import Lean
from coachdesk.services.safety_notices import NoticeLine
from coachdesk.ui.kept_text import KeptText
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.bars import BAR_WIDTH
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.field import FieldFrame
from coachdesk.ui.parts.fields import Field, TextField
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import side_by_side
from coachdesk.ui.parts.pages import EmptyState, ScrollPage
from coachdesk.ui.parts.segments import SegmentField
from coachdesk.ui.parts.values import DateField
from coachdesk.ui.places import Place
from coachdesk.ui.safety.draft_line import DraftLine
from coachdesk.ui.safety.notices_panel import NoticesPanel
from coachdesk.ui.safety.safety_form import DRAFT_KEY, DRAFT_KIND
from coachdesk.ui.theme.tokens import SPACE

_CHARS_A_LINE: Final = 70
_MOST_LINES: Final = 10


class SafetyNoteCard(Card):
    """One note with its time stamp; every field is saved as it is typed."""

    def __init__(
        self, around: Surroundings, note: SafetyNote, origin: QObject, parent: QWidget | None = None
    ) -> None:
        super().__init__(gap=SPACE.pair, parent=parent)
        self._around = around
        self.t = around.t
        self.note_id = note.id
        self._stamp = PlainLabel("", "h3", is_private=True)
        t = self.t
        self.said = TextField(t("What was said"), lines=_lines_for(note.said), is_private=True)
        self.decided = TextField(t("What was decided"), lines=_lines_for(note.decided), is_private=True)
        self.told = Field(t("Who was told"), max_length=2000, is_private=True)
        self.asked = SegmentField(
            t("Were suicidal thoughts asked about, in plain words?"),
            [(True, t.within("answer", "Yes")), (False, t.within("answer", "No"))], can_forget=False,
            is_private=True,
        )  # fmt: skip
        self.again = DateField(
            t("To be asked again on"), t, around.clock.today(), lean=Lean.FUTURE, is_private=True
        )
        self._typing: dict[str, KeptText] = {}
        for field, name in ((self.said, "said"), (self.decided, "decided"), (self.told, "told_to")):
            self._bind(field, name, origin)
        self.asked.value_chosen.connect(partial(self._save, self.asked, "asked_directly"))
        self.again.value_chosen.connect(partial(self._save, self.again, "ask_again_on"))
        self._lay_out()
        self.show_note(note)

    def show_note(self, note: SafetyNote) -> None:
        """Show the note as it was read; what is being typed stays."""
        self._stamp.setText(self.t.fact(note.noted_at))
        for name, typing in self._typing.items():
            typing.take(getattr(note, name))
        self.asked.set_value(note.asked_directly)
        if not self.again.box.hasFocus() and self.again.state != "error":
            self.again.set_value(note.ask_again_on)

    def flush(self) -> None:
        """Hand over what is typed."""
        for typing in self._typing.values():
            typing.flush()
        self.again.leave()

    def end(self) -> None:
        """It was taken away: nothing more is handed over."""
        for typing in self._typing.values():
            typing.end()

    def remove(self) -> None:
        """Move it to the bin."""
        self.flush()
        self._around.desk.perform(
            self._around.desk.services.safety.remove, self.note_id,
            words=self.t("Safety note moved to the bin"),
        )  # fmt: skip

    def _bind(self, field: Field | TextField, name: str, origin: QObject) -> None:
        field.box.setObjectName(f"safety note {self.note_id} {name}")
        typing = KeptText(
            self._around.desk, partial(self._write, name), field.text, field.set_text, owner=field,
            origin=origin, refused=partial(field.show_error, t=self.t),
        )  # fmt: skip
        field.edited.connect(typing.note_change)
        if isinstance(field, Field):
            field.committed.connect(typing.leave)
        self._typing[name] = typing

    def _write(self, name: str, text: str) -> Done[None]:
        return self._around.desk.services.safety.edit(self.note_id, **{name: text})

    def _save(self, field: FieldFrame, name: str, value: bool | date | None) -> None:
        desk = self._around.desk
        desk.perform(
            partial(desk.services.safety.edit, self.note_id, **{name: value}),
            failed=partial(field.show_error, t=self.t), merge_key=("safety note", self.note_id, name),
        )  # fmt: skip

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._stamp)
        head.addStretch(1)
        away = Button(self.t("To the bin"), "quiet", icon="trash-2")
        away.clicked.connect(self.remove)
        head.addWidget(away)
        self.box.addLayout(head)
        for pair in ((self.said, self.decided), (self.told, self.again)):
            self.box.addLayout(side_by_side(*pair, gap=SPACE.card))
        self.asked.set_message_shown(False)
        self.box.addWidget(self.asked)


def _lines_for(text: str) -> int:
    """Room for the whole note, within reason."""
    wrapped = sum(1 + len(line) // _CHARS_A_LINE for line in text.splitlines())
    return max(2, min(_MOST_LINES, wrapped))


class SafetyTab(Page):
    """All notes of the file; F7 adds one."""

    kinds: ClassVar[tuple[str, ...]] = ("safety_notes", "safety_notices", "assessments", "drafts")
    keys: ClassVar[tuple[tuple[str, str], ...]] = (("F7", N_("New safety note")),)
    has_gutter: ClassVar[bool] = True

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, place, parent)
        t = self.t
        self._client_id = place.client_id or 0
        self._cards: list[SafetyNoteCard] = []
        self._is_read = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.setSpacing(SPACE.card)
        promise = t("Nothing here is counted or rated: it is what was said and done.")
        head.addWidget(PlainLabel(promise, "body", "ink2", fit="wrap"), 1, Qt.AlignmentFlag.AlignVCenter)
        self.new = Button(t("New safety note"), "safety", icon="life-buoy", key="F7", is_small=True)
        self.new.clicked.connect(self.open_card)
        head.addWidget(self.new, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head = QWidget()
        self._head.setLayout(head)
        head.setContentsMargins(0, 0, BAR_WIDTH, 0)
        column.addWidget(self._head)
        self.draft = DraftLine(t)
        self.draft.taken_up.connect(self.open_card)
        column.addWidget(self.draft)
        self._page = ScrollPage(margin=0, has_gutter=True)
        self.notices = NoticesPanel(around, self._list_notices)
        self.notices.shown.connect(self._show_emptiness)
        self._page.box.addWidget(self.notices)
        self._page.box.addStretch(1)
        column.addWidget(self._page, 1)
        self._empty = EmptyState(
            "life-buoy",
            t("Safety notes will stand here, the newest first. F7 opens the card from every screen."),
            t("Open the safety card"), action_icon="life-buoy",
        )  # fmt: skip
        self._empty.action_requested.connect(self.open_card)
        column.addWidget(self._empty, 1)
        self._page.hide()
        self._head.hide()
        self._empty.hide()

    def read(self) -> None:
        """Read the notices, the notes and what is not filed yet."""
        services = self.desk.services
        self.notices.read()
        self.desk.fetch(services.safety.list_for, self._client_id, then=self._show, owner=self)
        self.desk.fetch(
            services.drafts.find,
            DRAFT_KIND,
            self._client_id,
            DRAFT_KEY,
            then=self.draft.show_draft,
            owner=self,
        )

    def flush(self) -> None:
        """Hand over what is typed."""
        self.notices.flush()
        for card in self._cards:
            card.flush()

    def cards(self) -> tuple[SafetyNoteCard, ...]:
        """The notes on screen."""
        return tuple(self._cards)

    def open_card(self) -> None:
        """What F7 does."""
        from coachdesk.ui.safety.safety_card import SafetyCard

        SafetyCard(self.t, self.around.resources, self, around=self.around, client_id=self._client_id).open()

    def _show(self, notes: tuple[SafetyNote, ...]) -> None:
        known = {card.note_id: card for card in self._cards}
        self._cards = []
        # The notices stand first.
        for place, note in enumerate(notes, start=1):
            card = known.pop(note.id, None)
            if card is None:
                card = SafetyNoteCard(self.around, note, self)
            else:
                card.show_note(note)
            if self._page.box.indexOf(card) != place:
                self._page.box.insertWidget(place, card)
            self._cards.append(card)
        for gone in known.values():
            gone.end()
            self._page.box.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._is_read = True
        self._show_emptiness()

    def _list_notices(self) -> tuple[NoticeLine, ...]:
        return self.desk.services.safety_notices.list_for(self._client_id)

    def _show_emptiness(self, _count: int = 0) -> None:
        if not self._is_read:
            return
        is_empty = not self._cards and not self.notices.cards()
        self._page.setVisible(not is_empty)
        self._head.setVisible(not is_empty)
        self._empty.setVisible(is_empty)
