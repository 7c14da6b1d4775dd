"""The window of an open vault: the frame, the pages in it, and the way between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.domain.changes import Changes
from coachdesk.domain.errors import StorageError
from coachdesk.domain.messages import N_
from coachdesk.domain.practices import Practice
from coachdesk.ui import places
from coachdesk.ui.absences import Absence
from coachdesk.ui.errands import Errands
from coachdesk.ui.file_search import FileSearch
from coachdesk.ui.frame.main_frame import MainFrame
from coachdesk.ui.frame.rail import RailEntry
from coachdesk.ui.history import History
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.pages import page_for
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.places import Place, left_on, place_from_json
from coachdesk.ui.reminders import Reminders
from coachdesk.ui.returning import Returning
from coachdesk.ui.tellings import STORAGE, Tellings

_PLACE_DRAFT: Final = ("place", None, "window")

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

    Args:
        surround: makes what pages are given, of the way to go to a place.
        errands: the store thread.
    """

    session_shown = Signal(bool)

    def __init__(
        self,
        surround: Callable[[Callable[[Place], None]], Surroundings],
        errands: Errands,
        parent: QWidget | None = None,
    ) -> None:
        self.around = surround(self.go)
        self._errands = errands
        t = self.around.t
        super().__init__(
            t,
            (
                RailEntry(places.TODAY, "sun", t("Today")),
                RailEntry(places.CLIENTS, "folders", t("Files")),
                RailEntry(places.SUPERVISION, "messages-square", t("Supervision")),
                RailEntry(places.SETTINGS, "settings", t("Settings"), is_bottom=True),
            ),
            parent,
        )
        self.desk = self.around.desk
        self.is_session_shown = False
        self._reminders: Reminders | None = None
        if Privacy.current().is_on:
            # Made anew in another language while all is covered: the new frame must know it too.
            Privacy.current().set_on(False)
            self.set_private(True)
        self._listen()
        if self.around.practice.is_demo:
            self.set_watermark(t("DEMO"), t("Invented people. Nothing of this demo is kept."))

    def start(self) -> None:
        """Return to where the lock came on the same day, or begin with today; then look after the vault."""
        find = self.desk.services.drafts.find
        self.desk.fetch(
            find, *_PLACE_DRAFT, then=self._start_at, troubled=self._start_in_spite_of, owner=self
        )

    def resume(self, place: Place) -> None:
        """Show a place right away, in a window made anew."""
        self._return_to(place)

    def go(self, place: Place) -> None:
        """Show a place and remember the one before, unless it is the same."""
        self._history.note(place)
        self._show_place(place)

    def current_page(self) -> Page | None:
        """The page on screen."""
        page = self.page()
        return page if isinstance(page, Page) else None

    def leave(self) -> Place:
        """Hand over what is typed, end the page, and tell where one was."""
        page = self.current_page()
        if page is None:
            return Place(places.TODAY)
        place = page.here()
        page.flush()
        return place

    def stop(self) -> None:
        """Let nothing of the page run on: the window closes or is made anew."""
        page = self.current_page()
        if page is not None:
            page.stop()
        self._tellings.stop()
        super().stop()

    def close_desk(self) -> bool:
        """Hand over what is typed and where one is, close the store; whether all of it ended in time."""
        try:
            place = self.leave()
            self.desk.perform(
                self.desk.services.drafts.keep, *_PLACE_DRAFT, place.as_json(self.around.clock.today())
            )
            self.stop()
        finally:
            try:
                self.around.doors.end_build()
                # What is being written outside the vault is noted while the store is open.
                self.around.papers.finish()
            finally:
                is_closed = self.desk.close()
        return is_closed

    def warn_of_loss(self, close: Callable[[], None]) -> None:
        """The disk refuses what was typed: closing would lose it."""
        from coachdesk.ui.parts.dialogs import Dialog

        t = self.around.t
        dialog = Dialog(t("Close and lose what was typed last"), self)
        dialog.add_text(t("The disk refuses it. Free some space, then go back: it is saved at once."))
        dialog.set_actions(t("Close all the same"), t("Back"), is_final=True)
        dialog.accepted.connect(close)
        self.desk.save_again()
        dialog.open()

    def _listen(self) -> None:
        self._history = History(self.desk, self.around.t, self.current_page, self._return_to, self)
        self._history.ended.connect(self._show_history)
        self.page_requested.connect(self._on_rail)
        self.back_requested.connect(self._history.go_back)
        self.forward_requested.connect(self._history.go_forward)
        self.undo_requested.connect(self._undo)
        self.redo_requested.connect(self._redo)
        self.safety_requested.connect(self._open_safety)
        self.help_requested.connect(self._open_keys)
        self.banner_action_requested.connect(self._on_banner)
        self.banner_dismissed.connect(self._on_banner_dismissed)
        self.desk.changed.connect(self._hear)
        self.desk.done.connect(self.show_undo)
        self._search = FileSearch(self, self.around)
        self._tellings = Tellings(self, self.desk, self.around.t, self.around.clock)

    def _start_at(self, kept: str | None) -> None:
        """Where one was, with today behind it; on another day today, with where one was behind it."""
        today = Place(places.TODAY)
        place = (place_from_json(kept) if kept else None) or today
        day = left_on(kept) if kept else None
        is_new_day = day is not None and day != self.around.clock.today()
        first, behind = (today, place) if is_new_day else (place, today)
        self._history.ask(place, partial(self._start_unless, first, behind))

    def _start_unless(self, first: Place, behind: Place, missing: Absence | None) -> None:
        if missing is not None:
            first = Place(places.TODAY)
        elif first.page != behind.page:
            self._history.begin_after(behind)
        self._return_to(first)

    def _start_in_spite_of(self, failure: StorageError) -> None:
        self.desk.failed.emit(failure)
        self._start_at(None)

    def _return_to(self, place: Place, *, is_left_behind: bool = False) -> None:
        try:
            self._show_place(place, is_left_behind=is_left_behind)
        except KeyError:
            # Kept by another version that knew another page.
            self._show_place(Place(places.TODAY))
        page = self.current_page()
        if page is None:
            return
        returning = Returning(page, place, self._errands, self)
        returning.arrived.connect(self._look_after)
        returning.start()

    def _show_place(self, place: Place, *, is_left_behind: bool = False) -> None:
        """Show a place; the page before hands over what is typed, unless there is nothing left to hold it."""
        page = page_for(self.around, place)
        before = self.current_page()
        if before is not None and not is_left_behind:
            before.flush()
        self._tellings.forget()
        self.set_page(page)
        if before is not None:
            before.stop()
            before.deleteLater()
        is_for_supervisor = place.page == places.DOCUMENT and place.client_id is None
        page_of_rail = places.SUPERVISION if is_for_supervisor else places.RAIL_OF.get(place.page, place.page)
        self.set_place(page_of_rail)
        self._show_history()
        self.is_session_shown = place.page == places.SESSION
        self.session_shown.emit(self.is_session_shown)
        page.take_keyboard()
        page.read()

    def _show_history(self) -> None:
        self.set_history(can_go_back=self._history.can_go_back, can_go_forward=self._history.can_go_forward)

    def _look_after(self) -> None:
        """Once, when the first page is there: nothing may keep it waiting."""
        around = self.around
        if self._reminders is not None or around.folder is None:
            return
        self._reminders = Reminders(
            around,
            around.folder,
            self.show_banner,
            self.hide_banner,
            lambda tab: self.go(Place(places.SETTINGS, tab=tab)),
            self,
        )
        self._reminders.start()

    def _on_rail(self, key: str) -> None:
        page = self.current_page()
        if page is not None and page.is_at(Place(key)):
            # The arrows of the rail led here already: Enter goes on into the page as it is.
            page.take_keyboard()
            return
        self.go(Place(key))

    def _undo(self) -> None:
        self.hide_undo()
        self._flush()
        self.desk.undo()

    def _redo(self) -> None:
        self._flush()
        self.desk.redo()

    def _flush(self) -> None:
        page = self.current_page()
        if page is not None:
            page.flush()

    def _open_safety(self) -> None:
        from coachdesk.ui.safety.safety_card import SafetyCard

        page = self.current_page()
        place = page.place if page is not None else Place(places.TODAY)
        session_id = place.item_id if place.page == places.SESSION else None
        around = self.around
        SafetyCard(around.t, around.resources, self, around, place.client_id, session_id).open()

    def _open_keys(self) -> None:
        from coachdesk.ui.keys import KeysCard

        page = self.current_page()
        KeysCard(self.around.t, (*(page.keys if page else ()), *GLOBAL_KEYS), self).open()

    def _hear(self, changes: Changes, _origin: object) -> None:
        if changes.touches("practices"):
            practice = self.desk.services.practice
            self.desk.fetch(practice.get, then=self._take_practice, owner=self)

    def _take_practice(self, practice: Practice) -> None:
        self.around = replace(self.around, practice=practice)

    def _on_banner(self, key: str) -> None:
        self.hide_banner(key)
        if key == STORAGE:
            self._flush()
            self.desk.save_again()
        elif self._reminders is not None:
            self._reminders.act(key)

    def _on_banner_dismissed(self, key: str) -> None:
        if self._reminders is not None:
            self._reminders.dismiss(key)
