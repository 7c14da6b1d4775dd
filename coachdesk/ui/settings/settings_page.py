"""Settings: no button to save, each choice is applied at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk import __version__
from coachdesk.domain.messages import N_
from coachdesk.domain.practices import Practice
from coachdesk.ui.frame.page_header import PageHeader
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column
from coachdesk.ui.parts.pages import ScrollPage, add_card
from coachdesk.ui.parts.tab_order import follow_layout
from coachdesk.ui.places import CATALOGUE, CHANGE_KEYS, MAKE_SHEET, Place
from coachdesk.ui.reminders import SHEET_DRAFT, SHEET_LATER
from coachdesk.ui.schedules.plans_card import PlansCard
from coachdesk.ui.settings.backups_card import BackupsCard
from coachdesk.ui.settings.computer_card import ComputerCard
from coachdesk.ui.settings.letterhead_card import LetterheadCard
from coachdesk.ui.settings.practice_card import PracticeCard
from coachdesk.ui.settings.restore_dialog import RestoreDialog
from coachdesk.ui.settings.switched_on_card import SwitchedOnCard
from coachdesk.ui.settings.vault_dialogs import PassphraseDialog, SheetDialog
from coachdesk.ui.theme.tokens import SPACE


class SettingsPage(Page):
    """Two columns of cards; those of the vault are not there for the demo."""

    kinds: ClassVar[tuple[str, ...]] = ("practices",)
    keys: ClassVar[tuple[tuple[str, str], ...]] = (("Tab", N_("Next field")),)

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, place, parent)
        t = self.t
        self.header = PageHeader(
            t("Settings"), facts=t("Every choice takes effect at once."), are_facts_private=False
        )
        self.practice = PracticeCard(self)
        self.backups: BackupsCard | None = None
        self.restored = PlainLabel("", "body", fit="wrap")
        column = bare_column(self)
        column.addWidget(self.header)
        self._page = page = ScrollPage()
        column.addWidget(page, 1)
        left, right = page.card_columns()
        add_card(left, self.practice)
        self.begin_at(self.practice.profession)
        vault = (self._backups_card, self._vault_card) if around.folder is not None else (self._demo_card,)
        self.turns.make(
            partial(self._put, side, make)
            for side, make in (
                (right, self._computer_card),
                (left, self._letterhead_card),
                (left, self._switched_on_card),
                (right, self._plans_card),
                (right, self._catalogue_card),
                *((right, make) for make in vault),
                (right, self._about_card),
            )
        )

    def read(self) -> None:
        """Read the practice and the date of the last backup."""
        self.desk.fetch(self.desk.services.practice.get, then=self._show, owner=self)
        self.turns.after(self._read_cards)
        asked = {MAKE_SHEET: self.make_sheet, CHANGE_KEYS: self.change_passphrase}.get(self.place.tab)
        if asked is not None:
            self.place = Place(self.place.page)
            asked()

    def _put(self, side: QVBoxLayout, make: Callable[[], Card]) -> None:
        add_card(side, make())

    def _read_cards(self) -> None:
        self.plans.read()
        if self.backups is not None:
            self.backups.read()
        follow_layout(self._page)

    def flush(self) -> None:
        """Save what is typed."""
        self.practice.flush()

    def stop(self) -> None:
        """Let no timer run."""
        for letterhead in self.findChildren(LetterheadCard):
            letterhead.stop()
        if self.backups is not None:
            self.backups.stop()
        super().stop()

    def change_passphrase(self) -> None:
        """Ask for another passphrase."""
        around = self.around
        if around.folder is not None:
            keys = self.desk.services.keys
            PassphraseDialog(self.t, around.doors, self.desk.errands, keys, self).open()

    def make_sheet(self) -> None:
        """Draw a new recovery code and print its sheet."""
        around = self.around
        if around.folder is not None:
            errands, keys = self.desk.errands, self.desk.services.keys
            dialog = SheetDialog(self.t, around.doors, errands, around.papers, keys, around.folder, self)
            dialog.drawn.connect(self._note_sheet_open)
            dialog.kept.connect(self._note_sheet_kept)
            dialog.open()

    def restore(self) -> None:
        """Make another vault from a backup of this one."""
        folder = self.around.folder
        if folder is not None:
            dialog = RestoreDialog(self.t, self.around.doors, self.desk.errands, folder, folder.parent, self)
            dialog.restored.connect(self._tell_restored)
            dialog.open()

    def _show(self, practice: Practice) -> None:
        self.practice.show_practice(practice)
        self.turns.after(partial(self._show_in_cards, practice))

    def _show_in_cards(self, practice: Practice) -> None:
        self.letterhead.show_practice(practice)
        self.switched_on.show_practice(practice)

    def _note_sheet_open(self) -> None:
        # Closed before the new sheet is in a safe place, there is none: the next unlock says so.
        self.desk.perform(self.desk.services.drafts.keep, *SHEET_DRAFT, SHEET_LATER)

    def _note_sheet_kept(self) -> None:
        self.desk.perform(self.desk.services.drafts.discard, *SHEET_DRAFT)

    def _tell_restored(self, folder: Path) -> None:
        self.restored.setText(
            self.t("Restored as {name}. Lock, then choose it on the lock screen.", name=folder.name)
        )

    def _computer_card(self) -> Card:
        self.computer = ComputerCard(self)
        return self.computer

    def _letterhead_card(self) -> Card:
        self.letterhead = LetterheadCard(self)
        for field in self.practice.fields.values():
            field.edited.connect(self.letterhead.read_soon)
        self.practice.language.value_chosen.connect(self.letterhead.read_soon)
        return self.letterhead

    def _switched_on_card(self) -> Card:
        self.switched_on = SwitchedOnCard(self)
        self.practice.profession.value_chosen.connect(self.switched_on.follow_profession)
        return self.switched_on

    def _plans_card(self) -> Card:
        self.plans = PlansCard(self)
        return self.plans

    def _backups_card(self) -> Card:
        self.backups = BackupsCard(self, self._folder())
        self.backups.restore_requested.connect(self.restore)
        return self.backups

    def _folder(self) -> Path:
        folder = self.around.folder
        if folder is None:
            raise RuntimeError("the demo has no vault of its own")
        return folder

    def _vault_card(self) -> Card:
        t = self.t
        card = Card(gap=SPACE.near)
        card.box.addWidget(PlainLabel(t("Vault"), "h3"))
        card.box.addWidget(PlainLabel(str(self._folder()), "body", "ink2", fit="wrap"))
        row = QHBoxLayout()
        row.setSpacing(SPACE.near)
        change = Button(t("Change the passphrase"), "secondary", icon="key-round", is_small=True)
        change.clicked.connect(self.change_passphrase)
        sheet = Button(t("New recovery sheet"), "secondary", icon="printer", is_small=True)
        sheet.clicked.connect(self.make_sheet)
        row.addWidget(change)
        row.addWidget(sheet)
        row.addStretch(1)
        card.box.addLayout(row)
        card.box.addWidget(self.restored)
        return card

    def _catalogue_card(self) -> Card:
        t = self.t
        card = Card(gap=SPACE.near)
        card.box.addWidget(PlainLabel(t("Questionnaires"), "h3"))
        words = t("What each one measures, whose it is, what it cannot say, and the wording that you hold.")
        card.box.addWidget(PlainLabel(words, "body", "ink2", fit="wrap"))
        look = Button(t("Open the catalogue"), "secondary", icon="clipboard-list", is_small=True)
        look.setObjectName("catalogue")
        look.clicked.connect(self._open_catalogue)
        card.box.addWidget(look)
        return card

    def _open_catalogue(self) -> None:
        self.around.go(Place(CATALOGUE))

    def _demo_card(self) -> Card:
        card = Card(gap=SPACE.near)
        card.box.addWidget(PlainLabel(self.t("Vault and backups"), "h3"))
        card.box.addWidget(
            PlainLabel(
                self.t("The demo is thrown away when it is closed: it has no passphrase and no backups."),
                "body",
                "ink2",
                fit="wrap",
            )
        )
        return card

    def _about_card(self) -> Card:
        t = self.t
        card = Card(gap=SPACE.pair)
        card.box.addWidget(PlainLabel(t("About"), "h3"))
        for words in (
            t("CoachDesk {version}, under the Apache License 2.0.", version=__version__),
            t("Fonts: Source Sans 3 and Source Serif 4, SIL Open Font License. Icons: Lucide, ISC."),
            t("CoachDesk makes no diagnosis and computes no risk. It connects to no network."),
        ):
            card.box.addWidget(PlainLabel(words, "body", "ink2", fit="wrap"))
        return card
