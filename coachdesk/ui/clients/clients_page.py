"""All files: found by a few letters, opened with Enter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.domain.attention import Look
from coachdesk.domain.clients import FileState
from coachdesk.domain.messages import N_
from coachdesk.services.clients import FileLine
from coachdesk.services.today import About, Today
from coachdesk.ui.clients.file_rows import file_row
from coachdesk.ui.clients.look_marks import LOOKED_AT, marked
from coachdesk.ui.clients.new_client import NewClient
from coachdesk.ui.frame.page_header import PageHeader
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column
from coachdesk.ui.parts.pages import EmptyState
from coachdesk.ui.parts.rows import LateRows, ListView, Row
from coachdesk.ui.parts.segments import SegmentRow
from coachdesk.ui.parts.tab_order import follow_layout
from coachdesk.ui.places import BIN, CLIENT, IMPORT, Place
from coachdesk.ui.theme.tokens import HEIGHT, SPACE

_ALL: Final = "all"
_UNBOUND: Final = 16_777_215
"""Qt's word for a height that is not limited."""
_FIRST: Final = 1000
"""Stretch of what takes all room that it can use, before the empty room below."""
_NONE: Final = {
    FileState.OPEN: N_("No open file"),
    FileState.PAUSED: N_("No paused file"),
    FileState.ENDED: N_("No ended file"),
    FileState.REFERRED: N_("No referred file"),
}


class ClientsPage(Page):
    """The list, narrowed by words and by state; who is to be looked at first is marked as on the first page."""

    kinds: ClassVar[tuple[str, ...]] = LOOKED_AT
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("/", N_("Find in the list")),
        ("Ctrl+Shift+N", N_("New file")),
        ("Ctrl+I", N_("Import a table")),
        ("Enter", N_("Open the file")),
    )

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, place, parent)
        t = self.t
        self._lines: tuple[FileLine, ...] = ()
        self._shown: list[FileLine] = []
        self._looks: Mapping[int, Look[About]] = {}
        self.header = PageHeader(t("Files"), are_facts_private=False)
        bin_button = self.header.add_button(Button(t("Bin"), "secondary", icon="trash-2"))
        bin_button.clicked.connect(self._open_bin)
        tables = self.header.add_button(Button(t("Import"), "secondary", icon="table-2"))
        tables.clicked.connect(self.import_table)
        new = self.header.add_button(Button(t("New file"), "primary", icon="plus"))
        new.clicked.connect(self.create_file)
        self.words = Field("", placeholder=t("Name, tag or occupation"), icon="search", is_private=True)
        self.words.box.setObjectName("find files")
        self.words.box.setAccessibleName(t("Find in the list"))
        self.words.set_message_shown(False)
        self.words.edited.connect(self._narrow)
        self.states = self._make_states()
        self.list = ListView(t("Files"))
        self.list.setObjectName("files")
        self.list.row_chosen.connect(self._open)
        self._card = Card(padding=SPACE.pair)
        self._card.box.addWidget(self.list)
        self._card.box.addWidget(self._make_none())
        self._empty = EmptyState(
            "folders",
            t("The files of the people you accompany will be here."),
            t("Create my first file"),
            t("Import a table"),
            action_icon="plus",
        )
        self._empty.link_requested.connect(self.import_table)
        self._empty.action_requested.connect(self.create_file)
        self._empty.hide()
        self._lay_out()
        QShortcut(QKeySequence("Ctrl+Shift+N"), self, self.create_file)
        QShortcut(QKeySequence("Ctrl+I"), self, self.import_table)
        QShortcut(QKeySequence("/"), self, self.words.setFocus)
        self.begin_at(self.list)
        follow_layout(self)

    def read(self) -> None:
        """Read the files; who is to be looked at first comes after, and holds the list up for nobody."""
        services = self.desk.services
        self.desk.fetch(services.clients.list_files, then=self._take, owner=self)
        self.desk.fetch(services.today.get, then=self._take_day, owner=self)

    def create_file(self) -> None:
        """Ask for a name."""
        NewClient(self.around, self).open()

    def import_table(self) -> None:
        """Go to the import of past scores and files."""
        self.around.go(Place(IMPORT))

    def _make_states(self) -> SegmentRow[object]:
        t = self.t
        states = SegmentRow(
            [
                (FileState.OPEN, t("Open files")),
                (FileState.PAUSED, t("Paused")),
                (FileState.ENDED, t("Ended")),
                (FileState.REFERRED, t("Referred")),
                (_ALL, t("All")),
            ],
            spoken=t("Which files"),
            value=FileState.OPEN,
            can_forget=False,
            level=HEIGHT.field,
        )
        states.value_chosen.connect(self._narrow)
        return states

    def _lay_out(self) -> None:
        column = bare_column(self)
        column.addWidget(self.header)
        body = QVBoxLayout()
        body.setContentsMargins(SPACE.page, 0, SPACE.page, SPACE.page)
        body.setSpacing(SPACE.stack)
        tools = QHBoxLayout()
        tools.setSpacing(SPACE.card)
        tools.addWidget(self.words, 1, Qt.AlignmentFlag.AlignTop)
        tools.addWidget(self.states, 2)
        body.addLayout(tools)
        body.addWidget(self._card, _FIRST)
        body.addWidget(self._empty, _FIRST)
        body.addStretch(1)
        column.addLayout(body, 1)

    def _take(self, lines: tuple[FileLine, ...]) -> None:
        self._lines = lines
        self._narrow()

    def _narrow(self, *_: object) -> None:
        words = self.words.text()
        if not words:
            self._show(self._lines)
            return
        self.desk.fetch(
            self.desk.services.clients.find, words, then=self._show, owner=self, question="narrow"
        )

    def _show(self, lines: tuple[FileLine, ...]) -> None:
        state = self.states.value()
        shown = self._shown = [line for line in lines if state == _ALL or line.client.state is state]
        self._set_rows()
        if shown and self.list.current_key() is None:
            self.list.set_current(shown[0].client.id)
        is_empty = not self._lines
        had_keyboard = self._has_keyboard()
        self._card.setVisible(not is_empty)
        self._empty.setVisible(is_empty)
        self._fit_card()
        for tool in (self.words, self.states):
            # Nothing is found among no files.
            tool.setVisible(not is_empty)
        self._tell_none(len(lines), len(shown))
        self.begin_at(self._empty.action if is_empty else self.list if shown else self.words)
        if had_keyboard:
            self.take_keyboard()
        facts = "" if is_empty else self.t.plural("{count} file", "{count} files", len(shown))
        self.header.set_facts(facts)

    def _take_day(self, day: Today) -> None:
        self._looks = {look.client_id: look for look in day.looks}
        self._set_rows()

    def _set_rows(self) -> None:
        shown, today = self._shown, self.around.clock.today()

        def row(place: int) -> Row:
            line = shown[place]
            return marked(self.t, self._looks.get(line.client.id), file_row(self.t, line, today))

        self.list.set_rows(LateRows([line.client.id for line in shown], row))

    def _fit_card(self) -> None:
        """The card ends with its last row: no empty ground framed."""
        count = len(self._shown)
        edges = 2 * (SPACE.pair + 1)
        self._card.setMaximumHeight(self.list.height_of(count) + edges if count else _UNBOUND)

    def _make_none(self) -> QWidget:
        """What stands in the list when nothing is found."""
        self.none = QWidget()
        column = bare_column(self.none, SPACE.near)
        column.setContentsMargins(SPACE.stack, SPACE.stack, SPACE.stack, SPACE.stack)
        self.none_words = PlainLabel("", "body", "ink2", fit="wrap", is_private=True)
        self.elsewhere = Button(self.t("Look in all files"), "link")
        self.elsewhere.clicked.connect(self._look_everywhere)
        column.addWidget(self.none_words)
        column.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.none.hide()
        return self.none

    def _tell_none(self, found: int, shown: int) -> None:
        t, state = self.t, self.states.value()
        self.list.setVisible(shown > 0)
        self.none.setVisible(shown == 0)
        none = t(_NONE[state] if isinstance(state, FileState) else N_("No file"))
        words = t.quoted(self.words.text())
        if not self.words.text():
            told = t("{none}.", none=none)
        elif not found:
            told = t("{none} for {words}.", none=none, words=words)
        else:
            told = t.plural(
                "{none} for {words}; {count} elsewhere.", "{none} for {words}; {count} elsewhere.", found,
                none=none, words=words,
            )  # fmt: skip
        self.none_words.setText(told)
        self.elsewhere.setVisible(found > 0)

    def _look_everywhere(self) -> None:
        self.states.set_value(_ALL)
        self._narrow()
        self.words.setFocus()

    def _has_keyboard(self) -> bool:
        """Whether the keyboard waits for the page to have something."""
        now: QWidget | None = self.window().focusWidget()
        return now is None or now is self or now in {self.list, self._empty.action}

    def _open(self, client_id: object) -> None:
        if isinstance(client_id, int):
            self.around.go(Place(CLIENT, client_id))

    def _open_bin(self) -> None:
        self.around.go(Place(BIN))
