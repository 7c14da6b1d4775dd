"""The way in: welcome, new vault, recovery, lock screen, demo. Ends with an open desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coachdesk.domain.errors import StorageError, StorageTrouble
from coachdesk.domain.vault_files import VAULT_SUFFIX
from coachdesk.i18n.translator import Translator
from coachdesk.ui.doors import Doors, OpenedDesk
from coachdesk.ui.errands import Errands
from coachdesk.ui.failures import sentence
from coachdesk.ui.lock.lock_page import LockPage
from coachdesk.ui.preferences import Preferences

if TYPE_CHECKING:
    from coachdesk.services.services import Services
    from coachdesk.ui.first_run.founding import Founding
    from coachdesk.ui.first_run.welcome_page import WelcomePage
    from coachdesk.ui.lock.recovering import Recovering

_DAMAGE: Final = frozenset({StorageTrouble.DAMAGED, StorageTrouble.KEYS_DAMAGED, StorageTrouble.MISSING})


class Entrance(QObject):
    """Shows one screen after another until a vault is open. Screens but the lock are loaded when asked for.

    Signals:
        screen_wanted: show this widget.
        opened: an :class:`OpenedDesk`.
        begun: the first window is painted.
    """

    screen_wanted = Signal(QWidget)
    opened = Signal(object)
    begun = Signal()

    def __init__(
        self,
        doors: Doors,
        errands: Errands,
        papers: Errands,
        preferences: Preferences,
        t: Translator,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._doors = doors
        self._errands = errands
        self._papers = papers
        self._preferences = preferences
        self.t = t
        self._tries: dict[Path, int] = {}
        self._founding: Founding | None = None
        self._recovering: Recovering | None = None
        self._is_painted = False
        self._first_look: Callable[[], None] | None = None

    def show_welcome(self) -> WelcomePage:
        """The very first screen."""
        from coachdesk.ui.first_run.welcome_page import WelcomePage

        page = WelcomePage(self.t)
        page.language_chosen.connect(lambda code: self._preferences.change(language=code))
        page.demo_requested.connect(partial(self._open_demo, page))
        page.creation_requested.connect(self.show_creation)
        page.opening_requested.connect(partial(self._choose_vault, page))
        page.restoring_requested.connect(partial(self.restore_backup, page, None))
        self.screen_wanted.emit(page)
        return page

    def show_language(self) -> None:
        """The very first screen again, in the language just chosen on it: the choice keeps the focus."""
        self.show_welcome().language.setFocus()

    def show_lock(self, folder: Path) -> LockPage:
        """The lock screen of a vault; what is wrong with the vault is told there."""
        name = folder.name.removesuffix(VAULT_SUFFIX)
        page = LockPage(self.t, name, tries=self._tries.get(folder, 0))
        page.unlock_requested.connect(partial(self._unlock, page, folder))
        page.recovery_requested.connect(partial(self._recover, folder))
        page.change_requested.connect(self.show_welcome)
        self.screen_wanted.emit(page)
        look = partial(self._look_at_vault, page, folder)
        if self._is_painted:
            look()
        else:
            self._first_look = look
        return page

    def begin(self) -> None:
        """The first window is painted: ask what waited. Answering loads the database, which paints would feel."""
        self._is_painted = True
        self.begun.emit()
        if self._first_look is not None:
            self._first_look()
            self._first_look = None

    def show_demo(self) -> None:
        """The welcome, with the demo being opened already."""
        self._open_demo(self.show_welcome())

    def show_creation(self) -> None:
        """A new vault."""
        from coachdesk.ui.first_run.founding import Founding

        if self._founding is not None:
            self._founding.deleteLater()
        founding = Founding(self._doors, self._errands, self._papers, self._preferences, self.t, self)
        founding.screen_wanted.connect(self.screen_wanted)
        founding.opened.connect(self._keep_language)
        founding.opened.connect(self._enter)
        founding.back_requested.connect(self.show_welcome)
        self._founding = founding
        founding.start()

    def _keep_language(self, _opened: OpenedDesk) -> None:
        """The language in which a vault was made stays, picked or not, wherever the system moves."""
        if self._preferences.settings.language is None:
            self._preferences.change(language=self.t.language)

    def refuse(self, folder: Path | None, failure: StorageError) -> None:
        """A vault that was opened could not be read: tell it where one came from."""
        if folder is None:
            self.show_welcome().tell(sentence(self.t, failure))
        else:
            self._tell_trouble(self.show_lock(folder), folder, failure)

    def restore_backup(self, page: QWidget, vault: Path | None) -> None:
        """Make a vault from a backup, beside everything; its lock screen comes next."""
        from coachdesk.ui.settings.restore_dialog import RestoreDialog

        beside = vault.parent if vault is not None else self._doors.proposed_folder
        dialog = RestoreDialog(self.t, self._doors, self._errands, vault, beside, page)
        dialog.restored.connect(self.show_lock)
        dialog.open()

    def stop(self) -> None:
        """The window closes before a desk was open."""
        if self._founding is not None:
            self._founding.stop()

    def _look_at_vault(self, page: LockPage, folder: Path) -> None:
        vaults = self._doors.vaults
        tell = partial(self._tell_trouble, page, folder)
        self._errands.ask_for(page, lambda: vaults.label(folder), lambda _: None, tell)
        show_backup = partial(self._tell_backup, page)
        self._errands.ask_for(page, lambda: vaults.latest_backup(folder), show_backup)

    def _choose_vault(self, page: WelcomePage) -> None:
        from coachdesk.ui.file_dialogs import ask_folder

        take = partial(self._take_vault, page)
        ask_folder(page, self.t("Open my vault"), take, self._doors.proposed_folder)

    def _take_vault(self, page: WelcomePage, folder: Path) -> None:
        def look(is_vault: bool) -> None:
            if is_vault:
                self.show_lock(folder)
            else:
                page.tell(self.t(StorageTrouble.MISSING.value))

        page.set_busy(True)
        refuse = partial(self._tell_page, page)
        self._errands.ask_for(page, lambda: self._doors.vaults.is_vault(folder), look, refuse)

    def _open_demo(self, page: WelcomePage) -> None:
        def enter(services: Services) -> None:
            self.opened.emit(OpenedDesk(services))

        page.set_opening_demo()
        work = partial(self._doors.open_demo, self.t.language)
        self._errands.ask_for(page, work, enter, partial(self._tell_page, page))

    def _unlock(self, page: LockPage, folder: Path, passphrase: str) -> None:
        def open_it() -> OpenedDesk:
            keys = self._doors.vaults.unlock(folder, passphrase)
            return OpenedDesk(self._doors.open_desk(folder, keys), folder)

        tell = partial(self._tell_trouble, page, folder)
        self._errands.ask_for(page, open_it, self._enter, tell)

    def _enter(self, opened: OpenedDesk) -> None:
        if opened.folder is not None:
            self._tries.pop(opened.folder, None)
            self._preferences.change(last_vault=opened.folder)
        self.opened.emit(opened)

    def _tell_trouble(self, page: LockPage, folder: Path, failure: Exception) -> None:
        words = sentence(self.t, failure)
        trouble = failure.trouble if isinstance(failure, StorageError) else None
        if trouble is StorageTrouble.WRONG_KEY:
            page.refuse(words)
            self._tries[folder] = page.tries
            self._look_for_newer_keys(page, folder)
            return
        page.tell(words)
        if trouble in _DAMAGE:
            self._offer_way_out(page, folder, trouble)

    def _look_for_newer_keys(self, page: LockPage, folder: Path) -> None:
        """A service that copies folders may have brought an earlier key file back: the passphrase may be right."""

        def offer(has_newer: bool) -> None:
            if has_newer:
                page.explain(
                    self.t(
                        "This passphrase does not open the vault. Its key file is older than this computer’s copy: "
                        "perhaps a synchronisation brought it back."
                    )
                )
                self._offer_key_copy(page, folder)

        self._errands.ask_for(page, lambda: self._doors.vaults.has_newer_key_copy(folder), offer)

    def _offer_key_copy(self, page: LockPage, folder: Path) -> None:
        word = self.t("Put back this computer’s copy of the key file")
        page.offer_repair(word, partial(self._put_key_copy_back, page, folder))

    def _offer_way_out(self, page: LockPage, folder: Path, trouble: StorageTrouble) -> None:
        """The copy of the key file on this computer if that is what is missing, else a backup."""

        def offer(has_copy: bool) -> None:
            if has_copy and trouble is StorageTrouble.KEYS_DAMAGED:
                self._offer_key_copy(page, folder)
            else:
                page.offer_repair(self.t("Restore a backup"), partial(self.restore_backup, page, folder))

        self._errands.ask_for(page, lambda: self._doors.vaults.has_key_copy(folder), offer)

    def _put_key_copy_back(self, page: LockPage, folder: Path) -> None:
        def tell(_value: object) -> None:
            page.tell_mended(
                self.t(
                    "The key file is back. The copy may be older than your last change: if your passphrase does not "
                    "open it, try the one before."
                )
            )

        page.set_busy(True)
        work = partial(self._doors.vaults.put_key_copy_back, folder)
        self._errands.ask_for(page, work, tell, partial(self._tell_trouble, page, folder))

    def _recover(self, folder: Path) -> None:
        from coachdesk.ui.lock.recovering import Recovering

        if self._recovering is not None:
            self._recovering.deleteLater()
        recovering = Recovering(self._doors, self._errands, self.t, folder, self)
        recovering.screen_wanted.connect(self.screen_wanted)
        recovering.opened.connect(self._enter)
        recovering.back_requested.connect(partial(self.show_lock, folder))
        self._recovering = recovering
        recovering.start()

    def _tell_backup(self, page: LockPage, moment: datetime | None) -> None:
        if moment is None:
            page.show_backup(self.t("No backup yet"))
            return
        from coachdesk.i18n.relative_days import relative_day

        day = relative_day(self.t, moment.date(), self._doors.clock.today())
        page.show_backup(self.t("Last backup: {day}, {time}", day=day, time=moment.time()))

    def _tell_page(self, page: WelcomePage, failure: Exception) -> None:
        page.tell(sentence(self.t, failure))
