"""Ctrl+K: files found by a few letters, a printed sheet by its code; no other person's name comes up uncalled."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject

from coachdesk.domain import form_codes
from coachdesk.domain.errors import UserError
from coachdesk.i18n import labels
from coachdesk.services.blank_forms import FoundForm
from coachdesk.services.clients import FileLine
from coachdesk.ui.frame.main_frame import MainFrame
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.rows import Row
from coachdesk.ui.places import CLIENT, Place

MOST_FOUND: Final = 8


class FileSearch(QObject):
    """Answers what is typed in the search field of a frame, which owns this."""

    def __init__(self, frame: MainFrame, around: Surroundings) -> None:
        super().__init__(frame)
        self.t = around.t
        self._around = around
        self._frame = frame
        self._desk = around.desk
        frame.search_edited.connect(self._search)
        frame.result_chosen.connect(self._open_sheet)

    def _search(self, words: str) -> None:
        if not words.strip():
            self._frame.set_results([])
            return
        services = self._desk.services
        if form_codes.is_code_like(words):
            # One question: whichever of both readings was asked last is the one that is answered.
            self._desk.fetch(
                services.forms.find, words, then=self._show_sheet, failed=self._tell, owner=self,
                question="search",
            )  # fmt: skip
            return
        self._desk.fetch(services.clients.find, words, then=self._show_found, owner=self, question="search")

    def _is_left(self) -> bool:
        """Emptied or left since it was asked: no name comes up uncalled."""
        return not self._frame.top_bar.search.text().strip()

    def _show_found(self, lines: tuple[FileLine, ...]) -> None:
        if self._is_left():
            return
        rows = [
            Row(
                key=line.client.id,
                name=line.client.name,
                detail=labels.phase(self.t, line.stretch.phase if line.stretch else None),
                phase=line.stretch.phase.value if line.stretch else "",
            )
            for line in lines[:MOST_FOUND]
        ]
        self._frame.set_results(rows)

    def _show_sheet(self, found: FoundForm) -> None:
        if self._is_left():
            return
        title = self._desk.services.assessments.wording(
            found.instrument.id, found.instrument.version, self.t.content_language
        ).title
        detail = self.t("Type in the sheet: {questionnaire}", questionnaire=title)
        self._frame.set_results([Row(found, found.client.name, detail, icon="clipboard-list")])

    def _tell(self, error: UserError) -> None:
        if not self._is_left():
            self._frame.tell_search(self.t(error.message, **error.facts))

    def _open_sheet(self, key: object) -> None:
        """The list of assessments of the file, and over it the questionnaire with its day to be typed."""
        from coachdesk.ui.assessments.new_assessment import NewAssessment

        if not isinstance(key, FoundForm):
            return
        self._around.go(Place(CLIENT, key.client.id, tab="assessments"))
        page = self._frame.page()
        if isinstance(page, Page):
            NewAssessment(self._around, key.client.id, page, sheet_of=key.instrument.id).open()
