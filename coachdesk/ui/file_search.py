"""Ctrl+K: files found by a few letters; no other person's name is on screen unless called."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject

from coachdesk.i18n import labels
from coachdesk.i18n.translator import Translator
from coachdesk.services.clients import FileLine
from coachdesk.ui.desk import Desk
from coachdesk.ui.frame.main_frame import MainFrame
from coachdesk.ui.parts.rows import Row

MOST_FOUND: Final = 8


class FileSearch(QObject):
    """Answers what is typed in the search field of a frame, which owns this."""

    def __init__(self, frame: MainFrame, desk: Desk, t: Translator) -> None:
        super().__init__(frame)
        self.t = t
        self._frame = frame
        self._desk = desk
        frame.search_edited.connect(self._search)

    def _search(self, words: str) -> None:
        if not words.strip():
            self._frame.set_results([])
            return
        self._desk.fetch(self._desk.services.clients.find, words, then=self._show_found, owner=self)

    def _show_found(self, lines: tuple[FileLine, ...]) -> None:
        if not self._frame.top_bar.search.text().strip():
            # Emptied or left since it was asked: no name comes up uncalled.
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
