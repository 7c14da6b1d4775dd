"""What could name somebody, passage by passage: replaced or left, by one key each, and nothing unseen."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.domain.documents import DocumentKind
from coachdesk.domain.messages import N_
from coachdesk.domain.pseudonyms import Decision
from coachdesk.figures.pseudonymised import Passage
from coachdesk.figures.supervision_words import kind_name
from coachdesk.ui.frame.page_header import PageHeader
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.bars import BAR_WIDTH
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card, Rule
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column
from coachdesk.ui.parts.pages import EmptyState, ScrollPage
from coachdesk.ui.parts.rows import ListView, Row
from coachdesk.ui.places import DOCUMENT, SUPERVISION_NOTES, Place
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import SPACE

_LIST_WIDTH: Final = 520
Identity = tuple[int | None, str]


class _Passages(ListView):
    """The passages; a letter decides, whatever its case, and never leaps to a row that begins with it."""

    def __init__(self, spoken: str, by_letter: Mapping[str, Callable[[], None]]) -> None:
        super().__init__(spoken)
        self._by_letter = by_letter

    def keyboardSearch(self, typed: str) -> None:
        act = self._by_letter.get(typed.casefold())
        if act is not None:
            act()


class ReviewPage(Page):
    """Left every passage with its words around it, right the one that is marked, before and after."""

    kinds: ClassVar[tuple[str, ...]] = (
        "supervisions",
        "supervision_cases",
        "clients",
        "contacts",
        "sessions",
    )
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", N_("Replace this passage")),
        ("L", N_("Leave this passage as typed")),
        ("R", N_("Replace all alike")),
        ("Shift+L", N_("Leave all alike as typed")),
        ("Backspace", N_("Decide on this passage again")),
        ("Ctrl+Enter", N_("Make the notes")),
    )

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, place, parent)
        t = self.t
        self._id = place.item_id or 0
        self._passages: dict[Identity, Passage] = {}
        self._words = around.translators[around.practice.document_language]
        self.header = PageHeader(
            t("What could name somebody"),
            facts=t("Nothing is replaced, and nothing printed, before you have seen it."),
            are_facts_private=False,
        )
        back = self.header.add_button(Button(t("Back to the texts"), "secondary", icon="arrow-left"))
        back.clicked.connect(self.go_back)
        self.go_on = self.header.add_button(Button(t("Make the notes"), "primary", icon="file-text"))
        self.go_on.clicked.connect(self.make_notes)
        self.list = _Passages(t("Passages found"), {"l": self.leave, "r": self.replace_all})
        self.list.setObjectName("passages")
        self.list.row_current.connect(self._show_current)
        self.list.row_chosen.connect(self._on_chosen)
        self._listed = Card(padding=SPACE.pair)
        self._listed.box.addWidget(self.list)
        self._listed.setMinimumWidth(_LIST_WIDTH * (100 + Theme.current().text_size) // 200)
        self._empty = EmptyState(
            "shield-check", t("Nothing was found that could name somebody. Read the pages once all the same.")
        )
        side = ScrollPage(margin=0, has_gutter=True)
        side.box.addWidget(self._make_current())
        side.box.addWidget(self._make_promise())
        side.box.addStretch(1)
        column = bare_column(self)
        column.addWidget(self.header)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE.page, 0, SPACE.page - BAR_WIDTH, SPACE.page)
        row.setSpacing(SPACE.page)
        row.addWidget(self._listed, 5)
        row.addWidget(self._empty, 5)
        row.addWidget(side, 4)
        column.addLayout(row, 1)
        self._empty.hide()
        self._take_keys()
        self.begin_at(self.list)

    def read(self) -> None:
        """Find the passages again; decisions that still fit are kept."""
        self.desk.fetch(
            self.desk.services.supervision.list_passages, self._id, self._words, then=self._show, owner=self
        )

    def go_back(self) -> None:
        """Back to the texts."""
        self.around.go(Place(SUPERVISION_NOTES, item_id=self._id))

    def make_notes(self) -> None:
        """On to the pages, once every passage was looked at."""
        if self.go_on.isEnabled():
            self.around.go(Place(DOCUMENT, item_id=self._id, tab=DocumentKind.SUPERVISION_NOTES.value))

    def decide(self, decision: Decision | None, *, is_for_all: bool = False) -> None:
        """Decide on the passage that is marked, or on all of the same words that wait.

        Args:
            decision: ``None`` takes an earlier one back.
            is_for_all: the same words elsewhere, too.
        """
        current = self._current()
        if current is None:
            return
        alike = {current.identity: decision}
        if is_for_all:
            same = current.finding.text.casefold()
            for one in self._passages.values():
                if one.decision is None and one.finding.text.casefold() == same:
                    alike[one.identity] = decision
        following = None if decision is None else self._next_after(current, set(alike))
        self.desk.perform(
            self.desk.services.supervision.decide, self._id, alike, then=partial(self._go_to, following)
        )

    def replace(self) -> None:
        """Replace it by what stands in the field."""
        self._replace()

    def replace_all(self) -> None:
        """Replace it and all of the same words that wait."""
        self._replace(is_for_all=True)

    def leave(self) -> None:
        """Leave it as typed."""
        self.decide(Decision(False))

    def leave_all(self) -> None:
        """Leave it and all of the same words that wait as typed."""
        self.decide(Decision(False), is_for_all=True)

    def decide_again(self) -> None:
        """Take the decision on it back."""
        self.decide(None)

    def _replace(self, *, is_for_all: bool = False) -> None:
        current = self._current()
        if current is not None:
            typed = self.stand_in.text()
            words = "" if typed == current.proposed else typed
            self.decide(Decision(True, words), is_for_all=is_for_all)

    def _take_keys(self) -> None:
        for keys, act in (
            ("L", self.leave), ("Shift+L", self.leave_all), ("R", self.replace_all),
            ("Shift+R", self.replace_all), ("Backspace", self.decide_again),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self.list, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.make_notes)
        self.stand_in.box.returnPressed.connect(self.replace)

    def _make_current(self) -> QWidget:
        t = self.t
        self._card = Card(gap=SPACE.near)
        self.kind = PlainLabel("", "caption_strong", "ink2")
        self.passage = PlainLabel("", "h2", fit="wrap", is_private=True)
        self.typed = PlainLabel("", "body", fit="wrap", is_private=True)
        self.printed = PlainLabel("", "body", fit="wrap", is_private=True)
        self.stand_in = Field(t("Put in its place"), max_length=200, is_private=True)
        self.stand_in.box.setObjectName("stand-in")
        self.stand_in.set_message_shown(False)
        self.stand_in.edited.connect(self._show_printed)
        self._card.box.addWidget(self.kind)
        self._card.box.addWidget(self.passage)
        for words, label in ((t("Typed"), self.typed), (t("Printed"), self.printed)):
            self._card.box.addWidget(PlainLabel(words, "caption", "ink2"))
            self._card.box.addWidget(label)
        self._card.box.addWidget(Rule())
        self._card.box.addWidget(self.stand_in)
        row = QHBoxLayout()
        row.setSpacing(SPACE.near)
        self.replace_button = Button(t("Replace"), "secondary", icon="check", key=t.within("key", "Enter"))
        self.replace_button.clicked.connect(self.replace)
        self.leave_button = Button(t("Leave"), "secondary", key="L")
        self.leave_button.clicked.connect(self.leave)
        self.all_button = Button(t("Replace all alike"), "quiet", key="R")
        self.all_button.clicked.connect(self.replace_all)
        for button in (self.replace_button, self.leave_button):
            row.addWidget(button)
        row.addStretch(1)
        self._card.box.addLayout(row)
        self._card.box.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        return self._card

    def _make_promise(self) -> QWidget:
        card = Card(gap=SPACE.near)
        card.box.addWidget(PlainLabel(self.t("Pseudonymised, not anonymous"), "h3"))
        words = self.t(
            "Your texts stay as you typed them; only the pages change. A rare story tells who it is about "
            "without a name: read the pages once with the eyes of somebody from there."
        )
        card.box.addWidget(PlainLabel(words, "body", "ink2", fit="wrap"))
        return card

    def _show(self, passages: tuple[Passage, ...]) -> None:
        self._passages = {one.identity: one for one in passages}
        before = self.list.current_key()
        self.list.set_rows([self._row(one) for one in passages])
        waiting = [one for one in passages if one.decision is None]
        if passages and (before is None or before not in self._passages):
            self.list.set_current((waiting or list(passages))[0].identity)
        self._listed.setVisible(bool(passages))
        self._card.setVisible(bool(passages))
        self._empty.setVisible(not passages)
        self.begin_at(self.list if passages else self.go_on)
        self.go_on.setEnabled(not waiting)
        self.go_on.set_word(
            self.t("Make the notes ({count} to decide)", count=len(waiting))
            if waiting
            else self.t("Make the notes")
        )
        self._show_current(self.list.current_key())

    def _row(self, one: Passage) -> Row:
        t = self.t
        if one.decision is None:
            attention, icon, ink = t("to decide"), "circle-help", "att"
        elif one.decision.is_replaced:
            words = one.decision.words or one.proposed
            attention, icon, ink = t("→ {words}", words=words), "check", "ink2"
        else:
            attention, icon, ink = t("left as typed"), "check", "ink2"
        return Row(
            key=one.identity,
            name=_in_line(one.finding.text),
            detail=_in_line(f"{one.finding.before}{one.finding.text}{one.finding.after}"),
            caption=kind_name(t, one.finding),
            attention=attention,
            attention_icon=icon,
            attention_ink=ink,  # type: ignore[arg-type]
        )

    def _current(self) -> Passage | None:
        key = self.list.current_key()
        return self._passages.get(key) if isinstance(key, tuple) else None

    def _show_current(self, _key: object = None) -> None:
        one = self._current()
        if one is None:
            return
        finding = one.finding
        self.kind.setText(kind_name(self.t, finding))
        self.passage.setText(_in_line(finding.text))
        self.typed.setText(_in_line(f"{finding.before}{finding.text}{finding.after}"))
        replaced = one.decision is not None and one.decision.is_replaced
        self.stand_in.set_text(
            one.decision.words if replaced and one.decision and one.decision.words else one.proposed
        )
        self._show_printed()

    def _show_printed(self, _typed: object = None) -> None:
        one = self._current()
        if one is not None:
            is_left = one.decision is not None and not one.decision.is_replaced
            words = one.finding.text if is_left else self.stand_in.text()
            self.printed.setText(_in_line(f"{one.finding.before}{words}{one.finding.after}"))

    def _next_after(self, current: Passage, decided: set[Identity]) -> Identity | None:
        """The next passage that waits, round the end; the same one when none does."""
        order = list(self._passages)
        here = order.index(current.identity)
        for key in (*order[here + 1 :], *order[:here]):
            if key not in decided and self._passages[key].decision is None:
                return key
        return None

    def _go_to(self, key: Identity | None, _value: object) -> None:
        if key is not None:
            self.list.set_current(key)
            self._show_current()

    def _on_chosen(self, _key: object) -> None:
        # A click marks; only the key replaces.
        if self.list.hasFocus() and not self._is_pressed():
            self.replace()

    def _is_pressed(self) -> bool:
        from PySide6.QtWidgets import QApplication

        return self.list.underMouse() and QApplication.mouseButtons() != Qt.MouseButton.NoButton


def _in_line(text: str) -> str:
    """In one line, without the mark that opens a line of a note."""
    return re.sub(r"^[->#]\s+", "", " ".join(text.split()))
