"""Ctrl+K: files and commands by a few letters, a printed sheet by its code; nobody's name comes up uncalled."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from coachdesk.domain import form_codes
from coachdesk.domain.errors import UserError
from coachdesk.domain.folded_text import bare
from coachdesk.domain.messages import N_
from coachdesk.services.blank_forms import FoundForm
from coachdesk.services.clients import FileLine
from coachdesk.ui import places
from coachdesk.ui.clients.file_rows import file_row
from coachdesk.ui.frame.main_frame import MainFrame
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.rows import Row
from coachdesk.ui.places import Place

MOST_FOUND: Final = 8

NEW_FILE: Final = "new file"
SAFETY: Final = "safety"
HIDE: Final = "hide"
LOCK: Final = "lock"
HELP: Final = "help"
PHASE: Final = "phase"
MEASURES: Final = "measures"
PAPER: Final = "paper"
BRING: Final = "bring"
LIGHT: Final = "light"
DARK: Final = "dark"

COMMANDS: Final = (
    (places.TODAY, N_("Today"), "sun"),
    (places.CLIENTS, N_("Files"), "folders"),
    (places.SUPERVISION, N_("Supervision"), "messages-square"),
    (places.SETTINGS, N_("Settings"), "settings"),
    (places.BIN, N_("Bin"), "trash-2"),
    (places.CATALOGUE, N_("Questionnaires and wording held"), "clipboard-list"),
    (NEW_FILE, N_("New file"), "plus"),
    (places.LAST_TIME, N_("Since last time"), "clock"),
    (PHASE, N_("Move to another phase"), "footprints"),
    (MEASURES, N_("Assessments"), "clipboard-list"),
    (PAPER, N_("Document"), "file-text"),
    (BRING, N_("Bring to supervision"), "messages-square"),
    (places.PILE, N_("Pile of sheets"), "clipboard-list"),
    (places.SUMMARIES, N_("Progress summaries of several people"), "file-text"),
    (SAFETY, N_("Emergency numbers and safety note"), "life-buoy"),
    (HIDE, N_("Hide names and numbers"), "eye-off"),
    (LOCK, N_("Lock"), "lock"),
    (HELP, N_("Keys of this screen"), "circle-help"),
    (LIGHT, N_("Light appearance"), "sun"),
    (DARK, N_("Dark appearance"), "moon"),
)
"""Key, name and icon of what the search field can do besides opening a file."""

_OF_FILE: Final = {
    PHASE: (places.CLIENT, "path"),
    MEASURES: (places.CLIENT, "assessments"),
    PAPER: (places.DOCUMENT, "session_report"),
}
"""Commands that need a file on screen, with the page and tab that they lead to in it."""


class FileSearch(QObject):
    """Answers what is typed in the search field of a frame, which owns this, and does what is chosen.

    The key of an answer is the id of a file or the key of a command. Files found by their name come first, then
    commands, then files found by something else.
    """

    def __init__(self, frame: MainFrame, around: Surroundings) -> None:
        super().__init__(frame)
        self.t = around.t
        self._frame = frame
        self._around = around
        self._acts: dict[object, Callable[[], object]] = {
            NEW_FILE: self._create_file,
            SAFETY: frame.safety_requested.emit,
            HIDE: frame.toggle_private,
            LOCK: frame.lock_requested.emit,
            HELP: frame.help_requested.emit,
            places.LAST_TIME: self._open_last_time,
            BRING: self._bring,
            LIGHT: partial(around.preferences.change, theme=LIGHT),
            DARK: partial(around.preferences.change, theme=DARK),
        }
        frame.search_edited.connect(self._search)
        frame.result_chosen.connect(self._take)

    def _search(self, words: str) -> None:
        if not words.strip():
            self._frame.set_results([])
            return
        desk = self._around.desk
        # One question: whichever of both readings was asked last is the one that is answered.
        if form_codes.is_code_like(words):
            find = desk.services.forms.find
            desk.fetch(find, words, then=self._show_sheet, failed=self._tell, owner=self, question="search")
            return
        desk.fetch(desk.services.clients.find, words, then=self._show_found, owner=self, question="search")

    def _show_found(self, lines: tuple[FileLine, ...]) -> None:
        typed = self._frame.top_bar.search.text()
        if not typed.strip():
            # Emptied or left since it was asked: no name comes up uncalled.
            return
        named = [self._file(line) for line in lines[:MOST_FOUND] if not line.found_in]
        others = [self._file(line) for line in lines[:MOST_FOUND] if line.found_in]
        nothing = Row(key=None, name=self.t("No result"), icon="search", is_private=False)
        self._frame.set_results([*named, *self._commands(typed), *others] or [nothing])

    def _show_sheet(self, found: FoundForm) -> None:
        if not self._frame.top_bar.search.text().strip():
            return
        measures = self._around.desk.services.assessments
        wording = measures.wording(found.instrument.id, found.instrument.version, self.t.language)
        detail = self.t("Type in the sheet: {questionnaire}", questionnaire=wording.title)
        self._frame.set_results([Row(found, found.client.name, detail, icon="clipboard-list")])

    def _tell(self, error: UserError) -> None:
        if self._frame.top_bar.search.text().strip():
            self._frame.tell_search(self.t(error.message, **error.facts))

    def _take(self, key: object) -> None:
        """Open the file or the sheet or run the command that was chosen."""
        self._frame.end_search()
        if isinstance(key, FoundForm):
            self._open_sheet(key)
        elif isinstance(key, int):
            self._around.go(Place(places.CLIENT, key))
        elif key in _OF_FILE:
            kind, tab = _OF_FILE[str(key)]
            self._around.go(Place(kind, self._client_id(), tab=tab))
        elif key in self._acts:
            self._acts[key]()
        elif isinstance(key, str):
            self._around.go(Place(key))

    def _open_sheet(self, sheet: FoundForm) -> None:
        """The list of assessments of the file, and over it the questionnaire with its day to be typed."""
        from coachdesk.ui.assessments.new_assessment import NewAssessment

        self._around.go(Place(places.CLIENT, sheet.client.id, tab="assessments"))
        page = self._frame.page()
        if isinstance(page, Page):
            NewAssessment(self._around, sheet.client.id, page, sheet_of=sheet.instrument.id).open()

    def _create_file(self) -> None:
        from coachdesk.ui.clients.new_client import NewClient

        NewClient(self._around, self._frame).open()

    def _client_id(self) -> int | None:
        """Whose file is on screen, or who comes next."""
        page = self._frame.page()
        if not isinstance(page, Page):
            return None
        return page.next_client_id() if page.place.client_id is None else page.place.client_id

    def _open_last_time(self) -> None:
        self._around.go(Place(places.LAST_TIME, self._client_id()))

    def _bring(self) -> None:
        from coachdesk.ui.sessions.session_page import SessionPage
        from coachdesk.ui.supervision.bringing import bring

        page = self._frame.page()
        if isinstance(page, SessionPage):
            # With the note of the session that is open.
            page.bring_to_supervision()
        elif isinstance(page, Page) and page.place.client_id is not None:
            bring(self._around, page.place.client_id)

    def _has_file(self) -> bool:
        """Whether a file is on screen: nobody is brought who is not seen."""
        page = self._frame.page()
        return isinstance(page, Page) and page.place.client_id is not None

    def _file(self, line: FileLine) -> Row:
        return file_row(self.t, line, self._around.clock.today())

    def _commands(self, typed: str) -> list[Row]:
        """Commands in whose name a word begins with each of the words typed."""
        begun = bare(typed).split()
        return [
            Row(key=key, name=name, detail=self.t("Command"), icon=icon, is_private=False)
            for key, name, icon in ((key, self._name(key, words), icon) for key, words, icon in COMMANDS)
            if (key not in {places.LAST_TIME, *_OF_FILE} or self._client_id() is not None)
            and (key != BRING or self._has_file())
            and all(any(word.startswith(part) for word in bare(name).split()) for part in begun)
        ]

    def _name(self, key: str, words: str) -> str:
        t = self.t
        return t("Show names and numbers") if key == HIDE and self._frame.is_private() else t(words)
