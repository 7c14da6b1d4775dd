"""The way in with the recovery code: the code, a new passphrase, the open desk."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.ui.doors import Doors, OpenedDesk
from coachdesk.ui.errands import Errands
from coachdesk.ui.failures import sentence
from coachdesk.ui.lock.recovery_page import RecoveryPage
from coachdesk.ui.reminders import SHEET_DRAFT, SHEET_USED

if TYPE_CHECKING:
    from coachdesk.services.vaults import OpenedKeys


class Recovering(QObject):
    """Serves the recovery screen of one vault.

    Signals:
        screen_wanted: show this widget.
        opened: an :class:`OpenedDesk`, opened with the code.
        back_requested: to the lock screen.
    """

    screen_wanted = Signal(QWidget)
    opened = Signal(object)
    back_requested = Signal()

    def __init__(self, doors: Doors, errands: Errands, t: Translator, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._doors = doors
        self._errands = errands
        self._t = t
        self._folder = folder
        self._keys: OpenedKeys | None = None

    def start(self) -> None:
        """Ask for the code."""
        page = RecoveryPage(self._t)
        page.code_given.connect(partial(self._try_code, page))
        page.passphrase_given.connect(partial(self._set_passphrase, page))
        page.back_requested.connect(self.back_requested)
        page.passphrase.serve(self._doors, self._errands)
        self.screen_wanted.emit(page)

    def _try_code(self, page: RecoveryPage, typed: str) -> None:
        def accept(keys: OpenedKeys) -> None:
            self._keys = keys
            page.accept_code()

        self._errands.ask_for(
            page,
            lambda: self._doors.vaults.unlock_with_recovery(self._folder, typed),
            accept,
            lambda failure: page.refuse_code(sentence(self._t, failure)),
        )

    def _set_passphrase(self, page: RecoveryPage, passphrase: str) -> None:
        keys = self._keys
        if keys is None:
            return

        def change_and_open() -> OpenedDesk:
            changed = self._doors.vaults.change_passphrase(self._folder, keys, passphrase)
            services = self._doors.open_desk(self._folder, changed)
            # The sheet was taken out of its safe: another one is proposed.
            services.drafts.keep(*SHEET_DRAFT, SHEET_USED)
            return OpenedDesk(services, self._folder)

        self._errands.ask_for(
            page,
            change_and_open,
            self.opened.emit,
            lambda failure: page.refuse_passphrase(sentence(self._t, failure)),
        )
