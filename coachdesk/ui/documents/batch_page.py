"""Progress summaries of several people in one go: whom, where to, how far it has come, what became of each."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.domain.clients import FileState
from coachdesk.domain.messages import N_
from coachdesk.figures.progress_summaries import SummaryAids
from coachdesk.i18n import labels
from coachdesk.services import help_lines, plain_words
from coachdesk.services.clients import FileLine
from coachdesk.ui.documents.batch_run import BatchRun, Made
from coachdesk.ui.documents.sentence_box import SentenceBox
from coachdesk.ui.file_dialogs import ask_folder
from coachdesk.ui.frame.page_header import PageHeader
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column, bare_row, clear_layout
from coachdesk.ui.parts.marks import ProgressLine
from coachdesk.ui.parts.pages import ScrollPage
from coachdesk.ui.parts.segments import SegmentField
from coachdesk.ui.places import CLIENTS, DOCUMENT, Place
from coachdesk.ui.theme.tokens import SPACE


class BatchPage(Page):
    """Chooses among the open files; nothing is made before a folder was chosen."""

    kinds: ClassVar[tuple[str, ...]] = ("clients",)
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Ctrl+S", N_("Make and save")), ("Esc", N_("Stop here, or back to the files")),
    )  # fmt: skip

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, place, parent)
        t = self.t
        self.run: BatchRun | None = None
        self.boxes: dict[int, SentenceBox] = {}
        self._folder = Path()
        self._asked = 0
        self._done = 0
        self._made = 0
        self.header = PageHeader(
            t("Progress summaries of several people"),
            facts=t("One page for each, as it was left in the studio, else as it is proposed there."),
            are_facts_private=False,
        )
        back = self.header.add_button(Button(t("Back to the files"), "secondary", icon="arrow-left"))
        back.clicked.connect(self.go_back)
        self.stop_button = self.header.add_button(Button(t("Stop here"), "secondary", icon="x"))
        self.stop_button.clicked.connect(self.stop_run)
        self.make_button = self.header.add_button(Button(t("Make and save"), "primary", icon="file-output"))
        self.make_button.clicked.connect(self.choose_folder)
        column = bare_column(self)
        column.addWidget(self.header)
        page = ScrollPage()
        column.addWidget(page, 1)
        row = bare_row(gap=SPACE.card)
        row.addWidget(self._chooser(), 1)
        row.addWidget(self._teller(), 1)
        page.box.addLayout(row)
        page.box.addStretch(1)
        QShortcut(QKeySequence("Ctrl+S"), self, self.choose_folder)
        self._show_state()
        # Whom it is for comes first; the button of the act is off until somebody is ticked.
        self.begin_at(self._first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # No shortcut: while names are covered Escape uncovers them.
        if event.key() == Qt.Key.Key_Escape:
            # What is under way is stopped before one leaves, so that what became of it is read.
            if self.run is not None:
                self.stop_run()
            else:
                self.go_back()
            event.accept()
            return
        super().keyPressEvent(event)

    def read(self) -> None:
        """Read the files."""
        self.desk.fetch(self.desk.services.clients.list_files, then=self._show_files, owner=self)

    def go_back(self) -> None:
        """Back to the files; what is being made goes on no further."""
        self.around.go(Place(CLIENTS))

    def stop(self) -> None:
        """Make no more."""
        self.stop_run()
        super().stop()

    def choose_folder(self) -> None:
        """Ask where to, then begin."""
        if self._chosen() and self.run is None:
            start = self.around.folder.parent if self.around.folder is not None else Path.home()
            ask_folder(self, self.t("Folder for the summaries"), self.make, start)

    def make(self, folder: Path) -> None:
        """Make the summaries of those ticked, one after the other."""
        chosen = self._chosen()
        if not chosen or self.run is not None:
            return
        words = self.around.translators[self.language.value() or self.t.language]
        content = self.around.resources / "content"
        aids = SummaryAids(help_lines.load(content), plain_words.load(content, words.language))
        clear_layout(self._results)
        self._folder = folder
        self._asked, self._done, self._made = len(chosen), 0, 0
        self.run = BatchRun(self, chosen, words, aids, folder)
        self.run.advanced.connect(self._advance)
        self.run.finished.connect(self._finish)
        self._show_state()
        self.run.start()

    def stop_run(self) -> None:
        """Stop after the one under way."""
        if self.run is not None:
            self.run.stop()

    def _chooser(self) -> Card:
        t = self.t
        card = Card(gap=SPACE.near)
        card.box.addWidget(PlainLabel(t("For whom"), "h3"))
        row = bare_row(gap=SPACE.card)
        self._first = Button(t("Tick all"), "link")
        none = Button(t("Tick none"), "link")
        for button, is_on in ((self._first, True), (none, False)):
            button.clicked.connect(partial(self._tick_all, is_on))
            row.addWidget(button)
        row.addStretch(1)
        card.box.addLayout(row)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE.pair)
        card.box.addLayout(self._list)
        card.box.addStretch(1)
        return card

    def _teller(self) -> Card:
        t = self.t
        card = Card(gap=SPACE.near)
        self.language = SegmentField(
            t("Language of the document"),
            [(code, labels.language(t, code)) for code in self.around.translators],
            value=self.around.practice.document_language, can_forget=False,
        )  # fmt: skip
        card.box.addWidget(self.language)
        note = t(
            "File names number the pages and name nobody. Read each page before you hand it over: the studio of a "
            "file shows it and lets you strike what should not stand there."
        )
        card.box.addWidget(PlainLabel(note, "body", "ink2", fit="wrap"))
        self.progress = ProgressLine(8)
        card.box.addWidget(self.progress)
        self.state = PlainLabel("", "body", fit="wrap")
        card.box.addWidget(self.state)
        self._results = QVBoxLayout()
        self._results.setSpacing(SPACE.near)
        card.box.addLayout(self._results)
        card.box.addStretch(1)
        return card

    def _show_files(self, lines: tuple[FileLine, ...]) -> None:
        there = {line.client.id: line.client for line in lines if line.client.state is FileState.OPEN}
        for client_id in [each for each in self.boxes if each not in there]:
            box = self.boxes.pop(client_id)
            box.hide()
            box.deleteLater()
        for client_id, client in there.items():
            if client_id in self.boxes:
                self.boxes[client_id].show_sentence(client.name, is_on=self.boxes[client_id].isChecked())
                continue
            box = SentenceBox(str(client_id), client.name, is_on=False)
            box.toggled.connect(self._show_state)
            self.boxes[client_id] = box
            self._list.addWidget(box)
        self._show_state()

    def _tick_all(self, is_on: bool, _checked: bool = False) -> None:
        for box in self.boxes.values():
            box.setChecked(is_on)

    def _chosen(self) -> list[int]:
        return [client_id for client_id, box in self.boxes.items() if box.isChecked()]

    def _advance(self, made: Made) -> None:
        self._done += 1
        self._made += bool(made.file)
        t = self.t
        box = self.boxes.get(made.client_id)
        name = box.words if box is not None else ""
        words = made.file or made.trouble
        told = bare_column()
        told.addWidget(PlainLabel(name, "body_strong", fit="wrap", is_private=True))
        told.addWidget(PlainLabel(words, "body", "ink2" if made.file else "att", fit="wrap"))
        if made.trouble:
            see = Button(t("See it in the studio"), "quiet", is_small=True)
            place = Place(DOCUMENT, made.client_id, tab="progress_summary")
            see.clicked.connect(partial(self.around.go, place))
            told.addWidget(see, 0, Qt.AlignmentFlag.AlignLeft)
        self._results.addLayout(told)
        self._show_state()

    def _finish(self, is_stopped: bool) -> None:
        self.run = None
        self._show_state()
        t, facts = self.t, {"count": self._made, "total": self._asked, "folder": str(self._folder)}
        if is_stopped:
            words = t(
                "Stopped. Pages written and noted in the files: {count} of {total}. They stay in {folder}.",
                **facts,
            )
        elif self._made:
            words = t(
                "Pages written and noted in the files: {count} of {total}. They are in {folder}.", **facts
            )
        else:
            words = t("No page was written.")
        self.state.setText(words)

    def _show_state(self, *_: object) -> None:
        t, is_running = self.t, self.run is not None
        self.make_button.setVisible(not is_running)
        self.make_button.setEnabled(bool(self._chosen()))
        self.stop_button.setVisible(is_running)
        words = t("{count} of {total}", count=self._done, total=self._asked) if is_running else ""
        self.progress.set_share(self._done / self._asked if self._asked else 0, words)
        self.progress.setVisible(bool(self._asked))
        if is_running or not self._asked:
            self.state.setText(words)
