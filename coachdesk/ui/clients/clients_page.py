"""All files: found by a few letters, opened with Enter."""

from __future__ import annotations

from typing import ClassVar, Final

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.domain.clients import FileState
from coachdesk.domain.messages import N_
from coachdesk.services.clients import FileLine
from coachdesk.ui.clients.file_rows import file_row
from coachdesk.ui.clients.new_client import NewClient
from coachdesk.ui.frame.page_header import PageHeader
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.parts.marks import Card
from coachdesk.ui.parts.pages import EmptyState
from coachdesk.ui.parts.rows import LateRows, ListView
from coachdesk.ui.parts.segments import SegmentRow
from coachdesk.ui.places import BIN, CLIENT, IMPORT, Place
from coachdesk.ui.theme.tokens import SPACE

_ALL: Final = "all"


class ClientsPage(Page):
    """The list, narrowed by words and by state."""

    kinds: ClassVar[tuple[str, ...]] = ("clients", "sessions", "phase_moves")
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
        self.header = PageHeader(t("Files"), are_facts_private=False)
        bin_button = self.header.add_button(Button(t("Bin"), "secondary", icon="trash-2"))
        bin_button.clicked.connect(self._open_bin)
        tables = self.header.add_button(Button(t("Import"), "secondary", icon="table-2"))
        tables.clicked.connect(self.import_table)
        new = self.header.add_button(Button(t("New file"), "primary", icon="plus"))
        new.clicked.connect(self.create_file)
        self.words = Field("", placeholder=t("Name, tag or occupation"), is_private=True)
        self.words.box.setObjectName("find files")
        self.words.box.setAccessibleName(t("Find in the list"))
        self.words.set_message_shown(False)
        self.words.edited.connect(self._narrow)
        self.states = SegmentRow(
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
        )
        self.states.value_chosen.connect(self._narrow)
        self.list = ListView(t("Files"))
        self.list.setObjectName("files")
        self.list.row_chosen.connect(self._open)
        self._card = Card(padding=SPACE.pair)
        self._card.box.addWidget(self.list)
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
        QShortcut(QKeySequence("/"), self.list, self.words.setFocus)
        self.setFocusProxy(self.list)

    def read(self) -> None:
        """Read the files."""
        self.desk.fetch(self.desk.services.clients.list_files, then=self._take, owner=self)

    def create_file(self) -> None:
        """Ask for a name."""
        NewClient(self.around, self).open()

    def import_table(self) -> None:
        """Go to the import of past scores and files."""
        self.around.go(Place(IMPORT))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        body = QVBoxLayout()
        body.setContentsMargins(SPACE.page, 0, SPACE.page, SPACE.page)
        body.setSpacing(SPACE.stack)
        tools = QHBoxLayout()
        tools.setSpacing(SPACE.card)
        tools.addWidget(self.words, 1)
        tools.addWidget(self.states, 2)
        body.addLayout(tools)
        body.addWidget(self._card, 1)
        body.addWidget(self._empty, 1)
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
        shown = [line for line in lines if state == _ALL or line.client.state is state]
        today = self.around.clock.today()
        keys = [line.client.id for line in shown]
        self.list.set_rows(LateRows(keys, lambda place: file_row(self.t, shown[place], today)))
        if shown and self.list.current_key() is None:
            self.list.set_current(shown[0].client.id)
        self._card.setVisible(bool(self._lines))
        self._empty.setVisible(not self._lines)
        self.header.set_facts(self.t.plural("{count} file", "{count} files", len(shown)))

    def _open(self, client_id: object) -> None:
        if isinstance(client_id, int):
            self.around.go(Place(CLIENT, client_id))

    def _open_bin(self) -> None:
        self.around.go(Place(BIN))
