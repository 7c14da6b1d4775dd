"""The pile before it is typed: what waits, one more sheet, who types and how often."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coachdesk.services.piles import Pile, WaitingSheet
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.bars import BAR_WIDTH
from coachdesk.ui.parts.boxes import TickBox
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.dialogs import Dialog
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import clear_layout
from coachdesk.ui.parts.marks import Attention
from coachdesk.ui.parts.pages import EmptyState, ScrollPage
from coachdesk.ui.parts.rows import ListView
from coachdesk.ui.piles.adding_form import AddingForm
from coachdesk.ui.piles.pile_words import sheet_row
from coachdesk.ui.places import CLIENT, Place
from coachdesk.ui.theme.tokens import SPACE

_SIDE = 430
_NARROW_SIDE = 330
_NARROW_UNDER = 1000
_ROWS_AT_LEAST = 3


class PileStep(QWidget):
    """The list at the left, what is chosen at the right.

    Args:
        around: desk, clock, words.
        client_id: whose sheets alone; ``None`` for everybody's.

    Signals:
        chosen: who types, and whether sheets are typed twice.
    """

    chosen = Signal(str, bool)

    def __init__(self, around: Surroundings, client_id: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        t = self.t = around.t
        self._around = around
        self.list = ListView(t("Sheets of the pile"))
        self.list.setObjectName("sheets")
        self._card = Card(padding=SPACE.pair)
        self._card.box.addWidget(self.list)
        self.empty = EmptyState(
            "clipboard-list",
            t("Each sheet waits here until it is typed. Begin with the code of a printed sheet, or choose."),
        )
        self.lost = PlainLabel("", "body", "att", fit="wrap")
        self._done = Card("sunken", gap=SPACE.near)
        self._done.hide()
        self.form = AddingForm(around, client_id)
        self.entered_by = Field(t("Entered by"), max_length=120)
        self.entered_by.box.setObjectName("entered by")
        self.entered_by.set_message_shown(False)
        self.entered_by.committed.connect(self._choose)
        self.twice = TickBox(t("Type each sheet twice: only what differs is asked again"))
        self.twice.setObjectName("type twice")
        self.twice.clicked.connect(self._choose)
        self._lay_out()
        self.restyle()

    def restyle(self) -> None:
        """Keep room for some rows."""
        self.list.setMinimumHeight(self.list.height_of(_ROWS_AT_LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(_SIDE if self.width() >= _NARROW_UNDER else _NARROW_SIDE)

    def show_pile(self, pile: Pile) -> None:
        """Show what waits; what is being typed in a field stays."""
        t = self.t
        before = self.list.current_key()
        self.list.set_rows([sheet_row(t, one) for one in pile.sheets])
        keys = [one.sheet.key for one in pile.sheets]
        if keys and before not in keys:
            self.list.set_current(keys[0])
        self._card.setVisible(bool(keys))
        self.empty.setVisible(not keys and not self._done.isVisibleTo(self))
        self.lost.setVisible(bool(pile.lost))
        self.lost.setText(
            t.plural(
                "{count} more sheet cannot be typed now: its file is in the bin, or its questionnaire not in use.",
                "{count} more sheets cannot be typed now: their file is in the bin, or their questionnaire not in use.",
                pile.lost,
            )
        )  # fmt: skip
        if not self.entered_by.box.hasFocus():
            self.entered_by.set_text(pile.entered_by)
        self.twice.setChecked(pile.is_twice)

    def show_done(self, lines: Sequence[str], notices: Sequence[tuple[int, str]]) -> None:
        """Show what was recorded since the page was opened, and whose answer about safety waits."""
        t = self.t
        clear_layout(self._done.box)
        self._done.setVisible(bool(lines))
        if not lines:
            return
        words = t.plural("{count} sheet recorded", "{count} sheets recorded", len(lines))
        self._done.box.addWidget(PlainLabel(words, "body_strong"))
        for line in lines:
            self._done.box.addWidget(PlainLabel(line, "caption", "ink2", fit="wrap", is_private=True))
        for client_id, name in notices:
            row = QHBoxLayout()
            row.addWidget(Attention(t("To look at: an answer about safety"), "life-buoy", "safe"))
            row.addWidget(PlainLabel(name, "body", is_private=True), 1)
            look = Button(t("Open the notice"), "secondary", is_small=True)
            look.clicked.connect(partial(self._go, Place(CLIENT, client_id, tab="safety")))
            row.addWidget(look)
            self._done.box.addLayout(row)
        self.empty.hide()

    def choice(self) -> tuple[str, bool]:
        """Who types, and whether sheets are typed twice."""
        return self.entered_by.text().strip(), self.twice.isChecked()

    def _choose(self, _told: object = None) -> None:
        self.chosen.emit(*self.choice())

    def _go(self, place: Place, _checked: bool = False) -> None:
        self._around.go(place)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.page, 0, SPACE.page - BAR_WIDTH, 0)
        row.setSpacing(SPACE.page)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, SPACE.page)
        left.setSpacing(SPACE.stack)
        how = Card(padding=SPACE.stack)
        how.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        how.box.addWidget(self.entered_by)
        how.box.addWidget(self.twice)
        left.addWidget(how)
        left.addWidget(self._done)
        left.addWidget(self.lost)
        left.addWidget(self._card, 1)
        left.addWidget(self.empty, 1)
        left.addStretch(0)
        row.addLayout(left, 1)
        side = self._side = ScrollPage(margin=0, gap=SPACE.stack, has_gutter=True)
        side.box.setContentsMargins(0, 0, BAR_WIDTH, SPACE.page)
        side.setFixedWidth(_SIDE + BAR_WIDTH)
        side.box.addWidget(self.form)
        side.box.addStretch(1)
        row.addWidget(side)
        self._card.hide()
        self.lost.hide()
        self.empty.hide()


def ask_to_throw_away(page: Page, one: WaitingSheet, act: Callable[[], None]) -> None:
    """What was typed of a sheet and never recorded cannot be brought back from the bin."""
    t = page.t
    dialog = Dialog(t("Throw away what is paused"), page)
    row = sheet_row(t, one)
    dialog.add_text(f"{row.name}: {row.detail} ({row.caption})", is_private=True)
    dialog.add_text(t("These answers were not recorded. They cannot be brought back."))
    dialog.set_actions(t("Throw away"), t("Cancel"), icon="trash-2")
    dialog.accepted.connect(act)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
