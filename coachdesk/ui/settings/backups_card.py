"""Backups: the last one, one now, the second place, the way back into a new folder."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.i18n.relative_days import relative_day
from coachdesk.ui.backing_up import BackingUp
from coachdesk.ui.failures import sentence
from coachdesk.ui.file_dialogs import ask_folder
from coachdesk.ui.first_run.founding import unfit_second_place
from coachdesk.ui.page import Page
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.pages import Busy
from coachdesk.ui.theme.tokens import SPACE

if TYPE_CHECKING:
    from coachdesk.services.backups import BackUp


class BackupsCard(Card):
    """What protects against a lost or broken disk.

    Signals:
        restore_requested: make a vault from a backup.
    """

    restore_requested = Signal()

    def __init__(self, page: Page, vault: Path, parent: QWidget | None = None) -> None:
        super().__init__(gap=SPACE.near, parent=parent)
        self._page = page
        self._vault = vault
        self.t = t = page.t
        self.box.addWidget(PlainLabel(t("Backups"), "h3"))
        self.last = PlainLabel("", "body", fit="wrap")
        self.box.addWidget(self.last)
        row = QHBoxLayout()
        row.setSpacing(SPACE.near)
        self.now = Button(t("Back up now"), "secondary", icon="hard-drive", is_small=True)
        self.now.clicked.connect(self.back_up)
        restore = Button(t("Restore into a new folder"), "secondary", icon="archive-restore", is_small=True)
        restore.clicked.connect(self.restore_requested)
        row.addWidget(self.now)
        row.addWidget(restore)
        row.addStretch(1)
        self.box.addLayout(row)
        self.busy = Busy()
        self.box.addWidget(self.busy)
        self.message = PlainLabel("", "caption", "ink2", fit="wrap")
        self.box.addWidget(self.message)
        self.place = PlainLabel("", "body", fit="wrap")
        self.box.addWidget(self.place)
        places = QHBoxLayout()
        places.setSpacing(SPACE.near)
        choose = Button(t("Choose a second place"), "secondary", icon="folder-open", is_small=True)
        choose.clicked.connect(self._choose)
        self.forget = Button(t("Forget it"), "quiet", is_small=True)
        self.forget.clicked.connect(self._forget)
        places.addWidget(choose)
        places.addWidget(self.forget)
        places.addStretch(1)
        self.box.addLayout(places)
        self._show_place()

    def read(self) -> None:
        """Ask when the last backup was made."""
        desk = self._page.desk
        desk.fetch(desk.services.backups.last, then=self._show_last, owner=self)

    def back_up(self) -> None:
        """Make a verified backup beside the vault and in the second place."""
        self.now.setEnabled(False)
        self.busy.start(self.t("Backing up and reading it again…"))
        backing_up = BackingUp(self._page.desk, self._page.around.papers, self, self._tell, self._refuse)
        backing_up.start(self._second(), is_wanted=True)

    def take_place(self, place: Path) -> None:
        """Use a folder as second place, unless it lies in the vault."""
        refusal = unfit_second_place(self.t, place, self._vault)
        if refusal:
            self._say(refusal, is_wrong=True)
        else:
            self._keep(place)

    def stop(self) -> None:
        """Let no timer run."""
        self.busy.stop()

    def _second(self) -> Path | None:
        return self._page.around.preferences.settings.second_place(self._vault)

    def _keep(self, place: Path | None) -> None:
        preferences = self._page.around.preferences
        preferences.take(preferences.settings.with_second_place(self._vault, place))
        self._say("")
        self._show_place()

    def _choose(self) -> None:
        ask_folder(self, self.t("Second place for backups"), self.take_place, self._second())

    def _forget(self) -> None:
        self._keep(None)

    def _show_place(self) -> None:
        place = self._second()
        self.forget.setVisible(place is not None)
        if place is None:
            self.place.setText(
                self.t("No second place: a backup on the same disk does not outlive the disk.")
            )
        else:
            self.place.setText(self.t("Second place: {folder}", folder=str(place)))

    def _show_last(self, moment: datetime | None) -> None:
        if moment is None:
            self.last.setText(self.t("No backup yet"))
            return
        local = moment.astimezone()
        day = relative_day(self.t, local.date(), self._page.around.clock.today())
        self.last.setText(self.t("Last backup: {day}, {time}", day=day, time=local.time()))

    def _tell(self, made: BackUp | None) -> None:
        self.busy.stop()
        self.now.setEnabled(True)
        if made is not None and made.missing:
            self._say(
                self.t("The backup was made beside the vault; the second place is missing or refuses."),
                is_wrong=True,
            )
        else:
            self._say(self.t("The backup was made and read again: it is whole."))
        self.read()

    def _refuse(self, failure: Exception) -> None:
        self.busy.stop()
        self.now.setEnabled(True)
        self._say(sentence(self.t, failure), is_wrong=True)

    def _say(self, words: str, *, is_wrong: bool = False) -> None:
        self.message.set_ink("safe" if is_wrong else "ink2")
        self.message.setText(words)
