"""The way in: welcome, new vault, recovery, lock screen, demo. Ends with an open desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from coachdesk.domain.errors import StorageError, StorageTrouble, UserError
from coachdesk.domain.practices import Profession
from coachdesk.i18n import relative_days
from coachdesk.i18n.translator import Translator
from coachdesk.services.documents import recovery_sheet
from coachdesk.services.runner import Outcome
from coachdesk.services.vaults import NewVault, OpenedKeys
from coachdesk.ui.doors import Doors, OpenedDesk
from coachdesk.ui.errands import Errands
from coachdesk.ui.first_run.create_page import CreatePage
from coachdesk.ui.first_run.recovery_sheet_page import RecoverySheetPage
from coachdesk.ui.first_run.second_place_page import SecondPlacePage
from coachdesk.ui.first_run.welcome_page import WelcomePage
from coachdesk.ui.lock.lock_page import LockPage
from coachdesk.ui.lock.new_passphrase import NewPassphrase
from coachdesk.ui.lock.recovery_page import RecoveryPage
from coachdesk.ui.preferences import Preferences

VAULT_ENDING = ".coachdesk"


class Entrance(QObject):
    """Shows one screen after another until a vault is open.

    Signals:
        screen_wanted: show this widget.
        opened: an :class:`OpenedDesk`.
        language_changed: the words must be loaded again.
    """

    screen_wanted = Signal(QWidget)
    opened = Signal(object)
    language_changed = Signal(object)

    def __init__(
        self, doors: Doors, errands: Errands, papers: Errands, preferences: Preferences, t: Translator, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._doors = doors
        self._errands = errands
        self._papers = papers
        self._preferences = preferences
        self.t = t
        self._folder: Path | None = None


    def show_welcome(self) -> WelcomePage:
        """The very first screen."""
        page = WelcomePage(self.t)
        page.language_chosen.connect(self.language_changed)
        page.demo_requested.connect(partial(self._open_demo, page))
        page.creation_requested.connect(self.show_creation)
        page.opening_requested.connect(self.choose_vault)
        self._show(page)
        return page

    def show_lock(self, folder: Path) -> None:
        """The lock screen of a vault."""
        self._folder = folder
        page = LockPage(self.t, folder.name.removesuffix(VAULT_ENDING))
        page.unlock_requested.connect(partial(self._unlock, page, folder))
        page.recovery_requested.connect(partial(self._show_recovery, folder))
        page.change_requested.connect(self.show_welcome)
        self._show(page)
        self._ask(partial(self._doors.vaults.latest_backup, folder), page, partial(self._tell_backup, page), _ignore)

    def show_demo(self) -> None:
        """The welcome, with the demo being opened already."""
        page = self.show_welcome()
        self._open_demo(page)

    def show_creation(self) -> None:
        """A new vault."""
        page = CreatePage(self.t, self._doors.proposed_folder)
        page.place_changed.connect(partial(self._warn_of_cloud, page))
        page.creation_asked.connect(partial(self._create, page))
        page.back_requested.connect(self.show_welcome)
        self._serve_passphrase(page.passphrase)
        self._show(page)
        page.start()

    def choose_vault(self) -> None:
        """Point at the folder of a vault."""
        dialog = QFileDialog(None, self.t("Open my vault"), str(self._doors.proposed_folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
        dialog.fileSelected.connect(self._take_vault)
        self._dialog = dialog
        dialog.open()


    def _open_demo(self, page: WelcomePage) -> None:
        page.set_busy(True)
        self._ask(
            partial(self._doors.open_demo, self.t.content_language), page, self._enter_demo, partial(self._tell_page, page)
        )

    def _enter_demo(self, services: Any) -> None:  # noqa: ANN401 - what the door gives
        self.opened.emit(OpenedDesk(services))


    def _take_vault(self, chosen: str) -> None:
        self.show_lock(Path(chosen))

    def _tell_backup(self, page: LockPage, moment: Any) -> None:  # noqa: ANN401 - a reading's answer
        if moment is not None:
            local = moment.astimezone()
            page.show_backup(
                self.t(
                    "Last backup: {day}, {time}",
                    day=relative_days.relative_day(self.t, local.date(), self._doors.clock.today()),
                    time=local.time(),
                )
            )

    def _unlock(self, page: LockPage, folder: Path, passphrase: str) -> None:
        def refuse(error: UserError | StorageError) -> None:
            if isinstance(error, StorageError) and error.trouble is StorageTrouble.WRONG_KEY:
                page.refuse(self._words(error))
            else:
                page.tell(self._words(error))

        self._ask(partial(self._unlock_and_open, folder, passphrase), page, self._enter, refuse)

    def _unlock_and_open(self, folder: Path, passphrase: str) -> OpenedDesk:
        """On the store thread."""
        keys = self._doors.vaults.unlock(folder, passphrase)
        return OpenedDesk(self._doors.open_desk(folder, keys), folder, keys)

    def _enter(self, opened: OpenedDesk) -> None:
        self._preferences.change(last_vault=opened.folder)
        self.opened.emit(opened)


    def _show_recovery(self, folder: Path) -> None:
        page = RecoveryPage(self.t)
        page.code_given.connect(partial(self._try_code, page, folder))
        page.back_requested.connect(partial(self.show_lock, folder))
        self._serve_passphrase(page.passphrase)
        self._show(page)

    def _try_code(self, page: RecoveryPage, folder: Path, typed: str) -> None:
        def accept(keys: OpenedKeys) -> None:
            page.passphrase_given.connect(partial(self._set_passphrase, page, folder, keys))
            page.accept_code()

        work = partial(self._doors.vaults.unlock_with_recovery, folder, typed)
        self._ask(work, page, accept, lambda error: page.refuse_code(self._words(error)))

    def _set_passphrase(self, page: RecoveryPage, folder: Path, keys: OpenedKeys, passphrase: str) -> None:
        def change_and_open() -> OpenedDesk:
            changed = self._doors.vaults.change_passphrase(folder, keys, passphrase)
            return OpenedDesk(self._doors.open_desk(folder, changed), folder, changed)

        def refuse(error: UserError | StorageError) -> None:
            page.set_busy(False)
            page.passphrase.first.set_error(self._words(error))

        self._ask(change_and_open, page, self._enter, refuse)


    def _warn_of_cloud(self, page: CreatePage, place: Path) -> None:
        self._ask(partial(self._doors.vaults.synced_by, place), page, page.warn_of_cloud, _ignore)

    def _create(self, page: CreatePage, profession: Profession, name: str, place: Path, passphrase: str) -> None:
        def create() -> tuple[NewVault, OpenedDesk]:
            vaults = self._doors.vaults
            new = vaults.create(vaults.folder_named(place, name), passphrase)
            try:
                services = self._doors.found_desk(new.folder, new.keys, profession, name)
            except (UserError, StorageError):
                vaults.abandon(new.folder)
                raise
            return new, OpenedDesk(services, new.folder, new.keys)

        self._ask(create, page, self._show_sheet, lambda error: page.refuse(self._words(error)))

    def _show_sheet(self, made: tuple[NewVault, OpenedDesk]) -> None:
        new, opened = made
        self._preferences.change(last_vault=new.folder)
        groups = new.code.groups()
        page = RecoverySheetPage(self.t, groups, new.folder.parent)
        sheet = recovery_sheet(self.t, groups, new.mark, self._doors.clock.today())
        page.save_requested.connect(partial(self._save_sheet, page, new.folder, sheet))
        page.print_requested.connect(partial(self._print_sheet, page, sheet))
        page.kept.connect(partial(self._show_second_place, opened))
        page.later_requested.connect(partial(self._sheet_later, opened))
        self._show(page)

    def _sheet_later(self, opened: OpenedDesk) -> None:
        keep = partial(opened.services.drafts.keep, "setup", None, "recovery", "later")
        self._errands.ask(keep, lambda _: self._show_second_place(opened))

    def _save_sheet(self, page: RecoverySheetPage, vault: Path, sheet: Any, file: Path) -> None:  # noqa: ANN401
        from coachdesk.ui.documents.saving import save_outside

        def save() -> None:
            save_outside(file, self._doors.build(sheet), vault)

        def tell(outcome: Outcome[None]) -> None:
            if outcome.failure is None:
                page.tell_saved()
            else:
                page.refuse(self._words(outcome.failure))

        self._papers.ask(save, tell)

    def _print_sheet(self, page: RecoverySheetPage, sheet: Any) -> None:  # noqa: ANN401 - passed through
        from coachdesk.ui.documents.printing import print_pdf

        def tell(outcome: Outcome[bytes]) -> None:
            if outcome.failure is None and outcome.value is not None:
                print_pdf(outcome.value, page)
            elif outcome.failure is not None:
                page.refuse(self._words(outcome.failure))

        self._papers.ask(partial(self._doors.build, sheet), tell)

    def _show_second_place(self, opened: OpenedDesk) -> None:
        page = SecondPlacePage(self.t)
        page.chosen.connect(partial(self._take_second_place, page, opened))
        self._show(page)

    def _take_second_place(self, page: SecondPlacePage, opened: OpenedDesk, place: Path | None, name: str) -> None:
        if place is not None and opened.folder is not None:
            if not place.is_dir() or place == opened.folder or opened.folder in place.parents:
                page.refuse(self.t("Choose a folder that exists, outside the vault."))
                return
            self._preferences.take(self._preferences.settings.with_second_place(opened.folder, place))
        if not name:
            self.opened.emit(opened)
            return
        edit = partial(opened.services.practice.edit, practitioner=name)
        self._ask(edit, page, lambda _: self.opened.emit(opened), lambda error: page.refuse(self._words(error)))


    def _serve_passphrase(self, form: NewPassphrase) -> None:
        form.measure_requested.connect(partial(self._measure, form))
        form.words_requested.connect(partial(self._suggest, form))

    def _measure(self, form: NewPassphrase, passphrase: str) -> None:
        work = partial(self._doors.vaults.strength, passphrase)
        self._ask(work, form, partial(form.show_strength, passphrase), _ignore)

    def _suggest(self, form: NewPassphrase) -> None:
        self._ask(partial(self._doors.vaults.suggest, self.t.content_language), form, form.show_words, _ignore)

    def _ask(
        self,
        work: Callable[[], Any],
        owner: QWidget,
        then: Callable[[Any], None],
        refuse: Callable[[UserError | StorageError], None],
    ) -> None:
        """Run work on the store thread; an owner that is gone is not told."""
        import shiboken6

        def tell(outcome: Outcome[Any]) -> None:
            if not shiboken6.isValid(owner):
                return
            if outcome.failure is None:
                then(outcome.value)
            elif isinstance(outcome.failure, (UserError, StorageError)):
                refuse(outcome.failure)
            else:
                refuse(StorageError(StorageTrouble.FAILED))

        self._errands.ask(work, tell)

    def _tell_page(self, page: WelcomePage, error: UserError | StorageError) -> None:
        page.tell(self._words(error))

    def _words(self, error: Exception) -> str:
        if isinstance(error, UserError):
            return self.t(error.message, **error.facts)
        if isinstance(error, StorageError):
            return self.t(error.message)
        return self.t(StorageTrouble.FAILED.value)

    def _show(self, page: QWidget) -> None:
        self.screen_wanted.emit(page)
        page.setFocus()


def _ignore(_error: UserError | StorageError) -> None:
    """A warning that could not be worked out is no failure."""
