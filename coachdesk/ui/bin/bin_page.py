"""The bin: what was moved there, when, and the way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import ClassVar, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.domain.messages import N_
from coachdesk.i18n import labels
from coachdesk.i18n.relative_days import since
from coachdesk.i18n.translator import Translator
from coachdesk.services.bins import BinLine
from coachdesk.services.services import Services
from coachdesk.ui.frame.page_header import PageHeader
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.layouts import bare_column
from coachdesk.ui.parts.pages import EmptyState
from coachdesk.ui.parts.rows import ListView, Row
from coachdesk.ui.places import CLIENTS, Place
from coachdesk.ui.theme.tokens import SPACE

_KINDS: Final = {
    "clients": (N_("File"), "folder"),
    "sessions": (N_("Session"), "notebook-pen"),
    "assessments": (N_("Assessment"), "clipboard-list"),
    "contacts": (N_("Contact"), "users"),
    "consents": (N_("Consent"), "shield-check"),
    "situation_changes": (N_("Work situation"), "briefcase"),
    "phase_moves": (N_("Phase"), "footprints"),
    "life_events": (N_("Life event"), "calendar"),
    "actions": (N_("Action"), "flag"),
    "safety_notes": (N_("Safety note"), "life-buoy"),
    "supervisions": (N_("Supervision"), "users"),
    "supervision_cases": (N_("Case for supervision"), "users"),
    "held_wordings": (N_("Wording held"), "file-text"),
    "given_documents": (N_("Document given"), "file-output"),
}


class BinPage(Page):
    """Lists the bin; Enter restores."""

    kinds: ClassVar[tuple[str, ...]] = tuple(_KINDS)
    keys: ClassVar[tuple[tuple[str, str], ...]] = (("Enter", N_("Restore")),)

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, place, parent)
        t = self.t
        self.header = PageHeader(
            t("Bin"),
            facts=t("Nothing is ever erased by itself. What is here can be restored."),
            are_facts_private=False,
        )
        self.restore = self.header.add_button(Button(t("Restore"), "primary", icon="archive-restore"))
        self.restore.clicked.connect(self._restore_current)
        self.list = ListView(t("Bin"))
        self.list.setObjectName("bin")
        self.list.row_chosen.connect(self._restore)
        self._card = Card(padding=SPACE.pair)
        self._card.box.addWidget(self.list)
        self._empty = EmptyState(
            "trash-2", t("The bin is empty."), t("Back to the files"), action_icon="arrow-left"
        )
        self._empty.action_requested.connect(lambda: self.around.go(Place(CLIENTS)))
        column = bare_column(self)
        column.addWidget(self.header)
        body = QVBoxLayout()
        body.setContentsMargins(SPACE.page, 0, SPACE.page, SPACE.page)
        body.addWidget(self._card, 1)
        body.addWidget(self._empty, 1)
        column.addLayout(body, 1)
        self.begin_at(self.list)

    def read(self) -> None:
        """Read the bin."""
        self.desk.fetch(_read_bin, self.desk.services, self.t, then=self._show, owner=self)

    def _show(self, lines: tuple[BinLine, ...]) -> None:
        today = self.around.clock.today()
        self.list.set_rows([self._row(line, today) for line in lines])
        if lines and self.list.current_key() is None:
            self.list.set_current((lines[0].kind, lines[0].id))
        self._card.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        self.restore.setVisible(bool(lines))
        self.begin_at(self.list if lines else self._empty.action)

    def _row(self, line: BinLine, today: date) -> Row:
        t = self.t
        kind, icon = _KINDS[line.kind]
        is_file = line.kind == "clients"
        name = t("{thing} of {date}", thing=t(kind), date=line.day) if line.day else t(kind)
        parts = (name,) if is_file else (line.client_name, line.text)
        return Row(
            key=(line.kind, line.id),
            name=line.text if is_file else name,
            detail=" · ".join(part for part in parts if part.strip()),
            caption=t("here {since}", since=since(t, line.deleted_at.astimezone().date(), today)),
            attention=t("30 days or more") if line.is_old else "",
            attention_icon="clock-alert",
            icon=icon,
        )

    def _restore_current(self) -> None:
        self._restore(self.list.current_key())

    def _restore(self, key: object) -> None:
        if isinstance(key, tuple):
            self.desk.perform(self.desk.services.bin.restore, *key, words=self.t("Restored from the bin"))


def _read_bin(services: Services, t: Translator) -> tuple[BinLine, ...]:
    """The bin, a questionnaire under its short title."""
    return tuple(replace(line, text=_told(services, t, line)) for line in services.bin.list_lines())


def _told(services: Services, t: Translator, line: BinLine) -> str:
    if line.kind not in {"assessments", "held_wordings"}:
        return line.text
    instrument_id, _, language = line.text.partition("/")
    title = services.assessments.wording(instrument_id, None, t.language).short_title
    return f"{title} · {labels.language_inside(t, language)}" if language else title
