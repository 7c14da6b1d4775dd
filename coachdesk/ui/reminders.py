"""What is looked after once a vault is open: its keys, its backup, a recovery sheet that was put off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from coachdesk.domain.changes import Changes
from coachdesk.domain.errors import StorageError
from coachdesk.ui.backing_up import BackingUp
from coachdesk.ui.failures import sentence
from coachdesk.ui.frame.banner import Urgency
from coachdesk.ui.page import Surroundings
from coachdesk.ui.places import CHANGE_KEYS, MAKE_SHEET

if TYPE_CHECKING:
    from coachdesk.services.backups import BackUp

SHEET_DRAFT: Final = ("setup", None, "recovery")
"""Kept in the vault for as long as a recovery sheet is to be made, with one of the reasons below."""
SHEET_LATER: Final = "later"
SHEET_USED: Final = "used"
SHEET_EARLIER: Final = "earlier"

KEYS: Final = "keys"
BACKUP: Final = "backup"
SHEET: Final = "recovery sheet"

ShowBanner = Callable[[str, str, str, Urgency], None]


@dataclass(frozen=True, slots=True)
class _Notice:
    """One banner: its key, its sentence, the word of its action, its colour."""

    key: str
    words: str
    action: str
    urgency: Urgency


class Reminders(QObject):
    """Backs up when it is due, and says one after the other what needs a decision.

    Args:
        around: desk, words, the thread that examines a copy of the vault, the second place.
        folder: of the vault.
        show_banner: shows key, sentence, word of the action, urgency.
        hide_banner: puts the banner of a key away.
        go: leads to a tab of the settings.
        parent: the window.
    """

    def __init__(
        self,
        around: Surroundings,
        folder: Path,
        show_banner: ShowBanner,
        hide_banner: Callable[[str], None],
        go: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = around.desk
        self.t = around.t
        self._papers = around.papers
        self._preferences = around.preferences
        self._folder = folder
        self._show_banner = show_banner
        self._hide_banner = hide_banner
        self._go = go
        self._waiting: list[_Notice] = []
        self._is_sheet_doubted = False
        self._desk.changed.connect(self._hear)

    def start(self) -> None:
        """Look after all of it; the pages are shown already, the store thread has time."""
        services = self._desk.services
        self._desk.fetch(services.keys.is_earlier, then=self._tell_of_keys, owner=self, question=KEYS)
        self._back_up(is_wanted=False)
        self._desk.fetch(services.drafts.find, *SHEET_DRAFT, then=self._remind_of_sheet, owner=self)

    def _hear(self, changes: Changes, _origin: object) -> None:
        """A sheet that was made meanwhile need not be asked for any more."""
        is_setup = changes.touches("drafts") and not changes.client_ids
        if is_setup and any(notice.key == SHEET for notice in self._waiting):
            find = self._desk.services.drafts.find
            self._desk.fetch(find, *SHEET_DRAFT, then=self._look_again, owner=self, question=SHEET)

    def _look_again(self, why: str | None) -> None:
        if why is None:
            self._hide_banner(SHEET)
            self._waiting = [notice for notice in self._waiting if notice.key != SHEET]
            self._show_first()

    def dismiss(self, key: str) -> None:
        """A banner was put away: the next one has its turn."""
        if self._waiting and self._waiting[0].key == key:
            self._waiting.pop(0)
            self._show_first()

    def act(self, key: str) -> None:
        """Do what a banner offers."""
        self.dismiss(key)
        if key == BACKUP:
            self._back_up(is_wanted=True)
        elif key == SHEET:
            self._go(MAKE_SHEET)
        elif key == KEYS:
            self._go(CHANGE_KEYS)

    def _back_up(self, *, is_wanted: bool) -> None:
        second = self._preferences.settings.second_place(self._folder)
        backing_up = BackingUp(self._desk, self._papers, self, self._tell_backup, self._tell_failure)
        backing_up.start(second, is_wanted=is_wanted)

    def _tell_backup(self, made: BackUp | None) -> None:
        if made is not None and made.missing:
            self._add(
                BACKUP,
                self.t("The backup was made beside the vault; the second place is missing or refuses."),
                self.t("Back up again"),
            )

    def _tell_failure(self, failure: StorageError) -> None:
        reason = sentence(self.t, failure)
        self._add(
            BACKUP, self.t("Today’s backup could not be made. {reason}", reason=reason), self.t("Try again")
        )

    def _tell_of_keys(self, is_earlier: bool) -> None:
        if not is_earlier:
            return
        words = self.t(
            "This vault was opened with an earlier key file: a passphrase or recovery sheet you had replaced "
            "works again. Perhaps you put a copy back; if not, someone exchanged the file. "
            "Change the passphrase, then make a new recovery sheet."
        )
        self._add(KEYS, words, self.t("Change the passphrase"), "safety")
        self._is_sheet_doubted = True

    def _remind_of_sheet(self, why: str | None) -> None:
        if why is None and self._is_sheet_doubted:
            # Kept in the vault: once the passphrase is changed, nothing else would ask for the sheet.
            why = SHEET_EARLIER
            self._desk.perform(self._desk.services.drafts.keep, *SHEET_DRAFT, why)
        if why is None:
            return
        words = self.t("This vault has no recovery sheet: a forgotten passphrase would close it for good.")
        if why == SHEET_USED:
            words = self.t(
                "The recovery code was used. A new sheet is safer: the old one then opens nothing."
            )
        elif why == SHEET_EARLIER:
            words = self.t(
                "With the earlier key file an earlier recovery sheet may have come back. "
                "A new sheet is safer: any other then opens nothing."
            )
        self._add(SHEET, words, self.t("Make the recovery sheet"))

    def _add(self, key: str, words: str, action: str, urgency: Urgency = "attention") -> None:
        self._waiting.append(_Notice(key, words, action, urgency))
        if len(self._waiting) == 1:
            self._show_first()

    def _show_first(self) -> None:
        if self._waiting:
            first = self._waiting[0]
            self._show_banner(first.key, first.words, first.action, first.urgency)
