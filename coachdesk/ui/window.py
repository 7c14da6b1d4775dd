"""The window of an open vault: the frame, the pages in it, and the way between them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.domain.errors import StorageError, UserError
from coachdesk.domain.messages import N_
from coachdesk.i18n import labels
from coachdesk.services.clients import FileLine
from coachdesk.ui import places
from coachdesk.ui.frame.main_frame import MainFrame
from coachdesk.ui.frame.rail import RailEntry
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.pages import page_for
from coachdesk.ui.parts.rows import Row
from coachdesk.ui.places import Place, place_from_json

MOST_FOUND: Final = 8
_PLACE_DRAFT: Final = ("place", None, "window")
_RAIL_OF: Final = {
    places.CLIENT: places.CLIENTS,
    places.SESSION: places.CLIENTS,
    places.ASSESSMENT: places.CLIENTS,
    places.DOCUMENT: places.CLIENTS,
    places.BIN: places.CLIENTS,
}

GLOBAL_KEYS: Final = (
    ("Ctrl+K", N_("Find a file")),
    ("Ctrl+L", N_("Lock")),
    ("F7", N_("Emergency numbers and safety note")),
    ("F8", N_("Hide names and numbers")),
    ("F6", N_("Next pane")),
    ("Ctrl+Z", N_("Undo")),
    ("Ctrl+Y", N_("Redo")),
    ("Alt+←", N_("Back")),
    ("Alt+→", N_("Forward")),
)


class DeskWindow(MainFrame):
    """Shows places and remembers them; pages are made anew at each visit.

    Signals:
        session_shown: whether a session is on screen, which allows a longer idle time.
    """

    session_shown = Signal(bool)

    def __init__(self, surround: Callable[[Callable[[Place], None]], Surroundings], parent: QWidget | None = None) -> None:
        self.around = surround(self.go)
        t = self.around.t
        super().__init__(
            t,
            (
                RailEntry(places.TODAY, "sun", t("Today")),
                RailEntry(places.CLIENTS, "folders", t("Files")),
                RailEntry(places.SETTINGS, "settings", t("Settings"), is_bottom=True),
            ),
            parent,
        )
        self.desk = self.around.desk
        self._behind: list[Place] = []
        self._ahead: list[Place] = []
        self._listen()
        if self.around.practice.is_demo:
            self.set_watermark(t("DEMO"), t("Invented people. Nothing of this demo is kept."))

    def start(self) -> None:
        """Return to where the lock came, or begin with today."""
        self.desk.fetch(self.desk.services.drafts.find, *_PLACE_DRAFT, then=self._start_at, owner=self)

    def go(self, place: Place) -> None:
        """Show a place and remember the one before."""
        page = self.page()
        if isinstance(page, Page):
            self._behind.append(page.here())
        self._ahead.clear()
        self._show_place(place)

    def current_page(self) -> Page | None:
        """The page on screen."""
        page = self.page()
        return page if isinstance(page, Page) else None

    def close_desk(self) -> bool:
        """Hand over what is typed and where one is, close the store; whether all of it ended in time."""
        page = self.current_page()
        if page is not None:
            page.flush()
            self.desk.perform(self.desk.services.drafts.keep, *_PLACE_DRAFT, page.here().as_json())
            page.stop()
        self.stop()
        return self.desk.close()

    def _listen(self) -> None:
        self.page_requested.connect(self._on_rail)
        self.back_requested.connect(self._go_back)
        self.forward_requested.connect(self._go_forward)
        self.search_edited.connect(self._search)
        self.result_chosen.connect(self._open_file)
        self.undo_requested.connect(self._undo)
        self.redo_requested.connect(self.desk.redo)
        self.safety_requested.connect(self._open_safety)
        self.help_requested.connect(self._open_keys)
        self.desk.saved.connect(self._tell_saved)
        self.desk.done.connect(self.show_undo)
        self.desk.failed.connect(self._tell_failed)
        self.desk.refused.connect(self._tell_refused)
        self.desk.broken.connect(self._tell_broken)

    def _start_at(self, kept: str | None) -> None:
        place = place_from_json(kept) if kept else None
        try:
            self._show_place(place or Place(places.TODAY))
        except KeyError:
            # Kept by another version that knew another page.
            self._show_place(Place(places.TODAY))

    def _show_place(self, place: Place) -> None:
        page = page_for(self.around, place)
        before = self.set_page(page)
        if isinstance(before, Page):
            before.flush()
            before.stop()
            before.deleteLater()
        self.set_place(_RAIL_OF.get(place.page, place.page))
        self.set_history(can_go_back=bool(self._behind), can_go_forward=bool(self._ahead))
        self.session_shown.emit(place.page == places.SESSION)
        page.setFocus()
        page.read()
        page.return_to(place)

    def _on_rail(self, key: str) -> None:
        self.go(Place(key))

    def _go_back(self) -> None:
        self._turn(self._behind, self._ahead)

    def _go_forward(self) -> None:
        self._turn(self._ahead, self._behind)

    def _turn(self, source: list[Place], other: list[Place]) -> None:
        if not source:
            return
        page = self.current_page()
        if page is not None:
            other.append(page.here())
        self._show_place(source.pop())

    def _search(self, words: str) -> None:
        if not words.strip():
            self.set_results([])
            return
        self.desk.fetch(self.desk.services.clients.find, words, then=self._show_found, owner=self)

    def _show_found(self, lines: tuple[FileLine, ...]) -> None:
        t = self.around.t
        rows = [
            Row(
                key=line.client.id,
                name=line.client.name,
                detail=labels.phase(t, line.stretch.phase if line.stretch else None),
                phase=line.stretch.phase.value if line.stretch else "",
            )
            for line in lines[:MOST_FOUND]
        ]
        self.set_results(rows)

    def _open_file(self, client_id: object) -> None:
        self.top_bar.search.clear()
        self.set_results([])
        if isinstance(client_id, int):
            self.go(Place(places.CLIENT, client_id))

    def _undo(self) -> None:
        self.hide_undo()
        page = self.current_page()
        if page is not None:
            page.flush()
        self.desk.undo()

    def _open_safety(self) -> None:
        from coachdesk.ui.safety.safety_card import SafetyCard

        page = self.current_page()
        SafetyCard(self.around.t, self.around.resources, self, around=self.around,
                   client_id=page.place.client_id if page else None).open()  # fmt: skip

    def _open_keys(self) -> None:
        from coachdesk.ui.keys import KeysCard

        page = self.current_page()
        KeysCard(self.around.t, (*(page.keys if page else ()), *GLOBAL_KEYS), self).open()

    def _tell_saved(self) -> None:
        self.set_saved(self.around.t("Saved at {time}", time=self.around.clock.now().astimezone().time()))
        self.hide_banner("storage")

    def _tell_failed(self, error: StorageError) -> None:
        self.show_banner("storage", self.around.t(error.message), urgency="safety")

    def _tell_refused(self, error: UserError) -> None:
        self.show_banner("refused", self.around.t(error.message, **error.facts))

    def _tell_broken(self, _bug: Exception) -> None:
        self.show_banner(
            "broken",
            self.around.t(
                "Something went wrong inside CoachDesk. What was saved is safe; the log holds the place, no one's words."
            ),
        )
