"""From the form of a new vault to its open desk: vault, recovery sheet, second place."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coachdesk.domain.errors import StorageError, UserError
from coachdesk.i18n.translator import Translator
from coachdesk.ui.doors import Doors, OpenedDesk
from coachdesk.ui.errands import Errands
from coachdesk.ui.failures import sentence
from coachdesk.ui.first_run.create_page import CreatePage
from coachdesk.ui.first_run.recovery_sheet_form import RecoverySheetForm
from coachdesk.ui.first_run.recovery_sheet_page import RecoverySheetPage
from coachdesk.ui.first_run.second_place_page import SecondPlacePage
from coachdesk.ui.preferences import Preferences
from coachdesk.ui.reminders import SHEET_DRAFT, SHEET_LATER

if TYPE_CHECKING:
    from coachdesk.domain.practices import Profession
    from coachdesk.services.vaults import NewVault


class Founding(QObject):
    """Shows one screen after another until a new vault is open.

    Signals:
        screen_wanted: show this widget.
        opened: an :class:`OpenedDesk`.
        back_requested: to the welcome.
    """

    screen_wanted = Signal(QWidget)
    opened = Signal(object)
    back_requested = Signal()

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
        self._t = t
        self._half_open: OpenedDesk | None = None

    def start(self) -> None:
        """Show the form of a new vault."""
        page = CreatePage(self._t, self._doors.proposed_folder)
        page.place_changed.connect(partial(self._look_for_cloud, page))
        page.creation_asked.connect(partial(self._name, page))
        page.back_requested.connect(self.back_requested)
        page.passphrase.serve(self._doors, self._errands)
        self.screen_wanted.emit(page)
        page.start()

    def stop(self) -> None:
        """The window closes between two of the screens: close the vault that was made already."""
        half_open, self._half_open = self._half_open, None
        if half_open is not None:
            self._errands.ask(half_open.services.close, lambda _: None)

    def _look_for_cloud(self, page: CreatePage, place: Path) -> None:
        self._errands.ask_for(page, lambda: self._doors.vaults.synced_by(place), page.warn_of_cloud)

    def _name(
        self, page: CreatePage, profession: Profession, name: str, place: Path, passphrase: str
    ) -> None:
        create = partial(self._create, page, profession, name, passphrase)
        self._errands.ask_for(
            page,
            lambda: self._doors.vaults.folder_named(place, name),
            create,
            lambda failure: page.refuse_name(sentence(self._t, failure)),
        )

    def _create(
        self, page: CreatePage, profession: Profession, name: str, passphrase: str, folder: Path
    ) -> None:
        self._errands.ask_for(
            self,
            partial(self._found, folder, profession, name, passphrase),
            self._show_sheet,
            lambda failure: page.refuse_place(sentence(self._t, failure)),
        )

    def _found(
        self, folder: Path, profession: Profession, name: str, passphrase: str
    ) -> tuple[NewVault, OpenedDesk]:
        """On the store thread: all of the new vault, or nothing of it."""
        new = self._doors.vaults.create(folder, passphrase)
        try:
            services = self._doors.found_desk(new.folder, new.keys, profession, name, self._t.language)
        except (UserError, StorageError):
            self._doors.vaults.abandon(new.folder)
            raise
        # From the very first moment: whoever is interrupted now is reminded of the sheet at the next unlock.
        services.drafts.keep(*SHEET_DRAFT, SHEET_LATER)
        return new, OpenedDesk(services, new.folder)

    def _show_sheet(self, made: tuple[NewVault, OpenedDesk]) -> None:
        new, opened = made
        self._half_open = opened
        self._preferences.change(last_vault=new.folder)
        form = RecoverySheetForm(self._t, new.code.groups(), new.code.has_group, new.folder.parent)
        form.serve(self._doors, self._papers, new.mark)
        page = RecoverySheetPage(self._t, form)
        page.kept.connect(partial(self._on_kept, opened))
        page.later_requested.connect(partial(self._show_second_place, opened))
        self.screen_wanted.emit(page)

    def _on_kept(self, opened: OpenedDesk) -> None:
        self._errands.ask(partial(opened.services.drafts.discard, *SHEET_DRAFT), lambda _: None)
        self._show_second_place(opened)

    def _show_second_place(self, opened: OpenedDesk) -> None:
        page = SecondPlacePage(self._t)
        page.chosen.connect(partial(self._take_second_place, page, opened))
        self.screen_wanted.emit(page)

    def _take_second_place(
        self, page: SecondPlacePage, opened: OpenedDesk, place: Path | None, name: str
    ) -> None:
        if place is not None and opened.folder is not None:
            refusal = unfit_second_place(self._t, place, opened.folder)
            if refusal:
                page.refuse(refusal)
                return
            self._preferences.take(self._preferences.settings.with_second_place(opened.folder, place))
        if not name:
            self._finish(opened)
            return
        self._errands.ask_for(
            page,
            partial(opened.services.practice.edit, practitioner=name),
            lambda _: self._finish(opened),
            lambda failure: page.refuse_name(sentence(self._t, failure)),
        )

    def _finish(self, opened: OpenedDesk) -> None:
        self._half_open = None
        self.opened.emit(opened)


def unfit_second_place(t: Translator, place: Path, vault: Path) -> str:
    """Why a folder cannot be the second place for the backups of a vault; empty when it can."""
    try:
        is_folder = place.is_absolute() and place.is_dir()
        resolved, inside = place.resolve(), vault.resolve()
    except OSError:
        is_folder = False
        resolved = inside = vault
    if not is_folder or inside in (resolved, *resolved.parents):
        return t("Choose a folder that exists, outside the vault.")
    return ""
