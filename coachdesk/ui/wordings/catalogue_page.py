"""The catalogue: every questionnaire, what it is, and the wording of it that is held lawfully."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.domain.errors import UserError
from coachdesk.domain.instruments import Kind
from coachdesk.domain.messages import N_
from coachdesk.domain.wording_drafts import DRAFT_KIND, draft_key, from_key
from coachdesk.domain.wording_files import WordingFile, file_name
from coachdesk.domain.wordings import HeldWording
from coachdesk.i18n import labels
from coachdesk.i18n.translator import Translator
from coachdesk.services.services import Services
from coachdesk.services.wordings import ShelfLine
from coachdesk.ui.failures import sentence
from coachdesk.ui.file_dialogs import ask_file, ask_place
from coachdesk.ui.frame.page_header import PageHeader
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.bars import BAR_WIDTH
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column, clear_layout
from coachdesk.ui.parts.pages import ScrollPage
from coachdesk.ui.parts.rows import ListView, Row
from coachdesk.ui.places import CATALOGUE, WORDING, Place
from coachdesk.ui.theme.tokens import SPACE
from coachdesk.ui.wordings.about_card import AboutCard, SourcesCard
from coachdesk.ui.wordings.bring_in import BringIn
from coachdesk.ui.wordings.held_card import HeldCard

_LIST_SHARE: Final = 5
_DETAIL_SHARE: Final = 6


@dataclass(frozen=True, slots=True)
class CatalogueFacts:
    """All questionnaires, and the wordings that are begun and not kept: id and language."""

    lines: tuple[ShelfLine, ...]
    waiting: frozenset[tuple[str, str]]


def read_catalogue(services: Services, language: str) -> CatalogueFacts:
    """What the page shows, in one go."""
    begun = (from_key(one.key) for one in services.drafts.list_all() if one.kind == DRAFT_KIND)
    return CatalogueFacts(services.wordings.list_shelf(language), frozenset(begun))


class CataloguePage(Page):
    """The list left, the current questionnaire right. ``place.tab`` is the one to begin with."""

    kinds: ClassVar[tuple[str, ...]] = ("held_wordings", "drafts", "practices")
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", N_("Enter or look at its wording")),
        ("Ctrl+O", N_("Bring in a wording file")),
    )

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, place, parent)
        t = self.t
        self._lines: dict[str, ShelfLine] = {}
        self._waiting: frozenset[tuple[str, str]] = frozenset()
        self.header = PageHeader(
            t("Questionnaires"),
            facts=t(
                "What each one measures, whose it is, what it cannot say, and the wording that you hold."
            ),
            are_facts_private=False,
        )
        self.message = PlainLabel("", "body", "ink2", fit="wrap")
        self.message.setContentsMargins(SPACE.page, 0, SPACE.page, SPACE.stack)
        self.message.hide()
        self.list = ListView(t("Questionnaires"))
        self.list.setObjectName("questionnaires")
        self.list.row_current.connect(self._show_detail)
        self.list.row_chosen.connect(self._go_to_wording)
        self.held: HeldCard | None = None
        self._detail = ScrollPage(margin=0, has_gutter=True)
        column = bare_column(self)
        column.addWidget(self.header)
        column.addWidget(self.message)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE.page, 0, SPACE.page - BAR_WIDTH, SPACE.page)
        row.setSpacing(SPACE.page)
        left = Card(padding=SPACE.pair)
        left.box.addWidget(self.list)
        row.addWidget(left, _LIST_SHARE)
        row.addWidget(self._detail, _DETAIL_SHARE)
        column.addLayout(row, 1)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Open), self, self.choose_file)
        self.begin_at(self.list)

    def read(self) -> None:
        """Read what is held."""
        self.desk.fetch(read_catalogue, self.desk.services, self.t.language, then=self._show, owner=self)

    def here(self) -> Place:
        """The catalogue at the current questionnaire."""
        return Place(CATALOGUE, tab=str(self.list.current_key() or ""), field="questionnaires")

    def is_at(self, place: Place) -> bool:
        """Another questionnaire is another place: it is gone to."""
        return place.page == CATALOGUE and place.tab in {"", self.list.current_key()}

    def choose_file(self) -> None:
        """Ask for a wording file."""
        t = self.t
        ask_file(self, t("Bring in a wording file"), t("Wording (*.json)"), self.take_file, Path.home())

    def take_file(self, file: Path) -> None:
        """Read a file that was chosen, and show what it holds."""
        self.desk.fetch(
            self.desk.services.wordings.read_file, file, then=partial(self._look_at, file.name),
            failed=self._refuse, troubled=self._refuse, owner=self,
        )  # fmt: skip

    def save_file(self, held: HeldWording, file: Path) -> None:
        """Write the file for another computer."""
        self.desk.fetch(
            self.desk.services.wordings.export_to, held.id, self.t, file, then=self._tell_saved,
            failed=self._refuse, troubled=self._refuse, owner=self,
        )  # fmt: skip

    # --- showing -------------------------------------------------------------------------------------------

    def _show(self, facts: CatalogueFacts) -> None:
        self._lines = {line.instrument.id: line for line in facts.lines}
        self._waiting = facts.waiting
        current = self.list.current_key() or self.place.tab
        self.list.set_rows([_row(self.t, line, facts.waiting) for line in facts.lines])
        first = facts.lines[0].instrument.id if facts.lines else None
        self.list.set_current(current if current in self._lines else first)
        self._show_detail(self.list.current_key())

    def _show_detail(self, key: object) -> None:
        line = self._lines.get(str(key))
        focused: QWidget | None = self.window().focusWidget()
        had_keyboard = focused is not None and self._detail.isAncestorOf(focused)
        clear_layout(self._detail.box)
        self.held = None
        if line is None:
            return
        t = self.t
        begun = frozenset(language for name, language in self._waiting if name == line.instrument.id)
        self.held = HeldCard(t, line, begun)
        self.held.entry_requested.connect(self._enter)
        self.held.export_requested.connect(self._ask_place)
        self.held.removal_requested.connect(self._remove)
        self.held.file_requested.connect(self.choose_file)
        self._detail.box.addWidget(AboutCard(t, line))
        self._detail.box.addWidget(self.held)
        if line.instrument.references:
            self._detail.box.addWidget(SourcesCard(t, line))
        self._detail.box.addStretch(1)
        self._detail.verticalScrollBar().setValue(0)
        if had_keyboard:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_wording(self, _key: object) -> None:
        """Enter on a row: to the first thing that can be done about its wording."""
        if self.held is not None and self.held.first is not None:
            self._detail.ensureWidgetVisible(self.held, 0, 0)
            self.held.first.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- doing ---------------------------------------------------------------------------------------------

    def _enter(self, instrument_id: str, language: str) -> None:
        self.around.go(Place(WORDING, tab=draft_key(instrument_id, language)))

    def _remove(self, held: HeldWording) -> None:
        t, line = self.t, self._lines[held.instrument_id]
        self.desk.perform(
            self.desk.services.wordings.remove, held.id,
            words=t(
                "Wording moved to the bin: {questionnaire}, {language}",
                questionnaire=line.wording.short_title, language=labels.language_inside(t, held.language),
            ),
        )  # fmt: skip

    def _ask_place(self, held: HeldWording) -> None:
        t = self.t
        folder = self.around.folder.parent if self.around.folder is not None else Path.home()
        ask_place(
            self, t("File for my other computer"), t("Wording (*.json)"), folder / file_name(held), "json",
            partial(self.save_file, held),
        )  # fmt: skip

    def _look_at(self, name: str, read: WordingFile) -> None:
        self.message.hide()
        line = self._lines.get(read.instrument_id)
        if line is None:
            self._refuse(UserError("The questionnaire of this file is not among those that you use."))
            return
        self.list.set_current(read.instrument_id)
        self._show_detail(read.instrument_id)
        BringIn(self.around, name, read, line, self).open()

    def _tell_saved(self, file: Path) -> None:
        t = self.t
        self._say(
            t(
                "Written: {file}. It carries a text under somebody’s rights: it is for your own computers.",
                file=file.name,
            )
        )

    def _refuse(self, failure: Exception) -> None:
        self.message.set_ink("safe")
        self.message.setText(sentence(self.t, failure))
        self.message.show()

    def _say(self, words: str) -> None:
        self.message.set_ink("ink2")
        self.message.setText(words)
        self.message.show()


def _row(t: Translator, line: ShelfLine, waiting: frozenset[tuple[str, str]]) -> Row:
    is_ours = line.instrument.kind is Kind.OWN
    held = [labels.language_inside(t, language) for language in line.held]
    is_begun = any(name == line.instrument.id for name, _ in waiting)
    attention, icon = "", "check"
    if held:
        attention = t("held: {languages}", languages=t.listed(held))
    elif is_begun:
        attention, icon = t("begun"), "pencil"
    return Row(
        key=line.instrument.id,
        name=line.wording.title,
        detail=t("Ours, whole in both languages")
        if is_ours
        else t("Published · {holder}", holder=line.instrument.holder),
        caption=t("{count} min", count=line.instrument.minutes),
        attention=attention,
        attention_icon=icon,
        attention_ink="accent_ink" if held else "att",
        icon="clipboard-list",
        is_private=False,
    )
