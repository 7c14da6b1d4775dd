"""The path of one person: the phases side by side, a move in two keys, the history that stays, life events."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.domain.clients import Client
from coachdesk.domain.errors import UserError
from coachdesk.domain.messages import N_
from coachdesk.domain.phases import DecidedBy, phase_on
from coachdesk.i18n import labels
from coachdesk.services.clients import ClientFile
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_row
from coachdesk.ui.parts.pages import ScrollPage
from coachdesk.ui.parts.segments import SegmentField
from coachdesk.ui.parts.tab_order import follow_layout
from coachdesk.ui.phases.life_events_card import LifeEventsCard
from coachdesk.ui.phases.move_fields import (
    day_and_reason,
    day_field,
    decider_field,
    decider_words,
    phase_field,
    reason_field,
)
from coachdesk.ui.phases.moves_card import MovesCard
from coachdesk.ui.places import Place
from coachdesk.ui.theme.tokens import SPACE


class PathTab(Page):
    """Where the person is, a move in any direction, and every move so far."""

    kinds: ClassVar[tuple[str, ...]] = ("phase_moves", "life_events", "clients")
    keys: ClassVar[tuple[tuple[str, str], ...]] = (("←  →", N_("Choose the phase before or after")),)
    has_gutter: ClassVar[bool] = True

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, place, parent)
        self._client_id = place.client_id or 0
        t = self.t
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._page = page = ScrollPage(margin=0, has_gutter=True)
        column.addWidget(page)
        self.now = PlainLabel("", "big", fit="wrap", is_private=True)
        first = bare_row(gap=SPACE.card)
        first.addWidget(self.now, 1)
        self.begin = Button(t("Move to another phase"), icon="footprints", is_strong=True)
        self.begin.setObjectName("begin move")
        self.begin.clicked.connect(self.begin_move)
        first.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignTop)
        page.box.addLayout(first)
        self._form = self._make_form()
        page.box.addWidget(self._form)
        self._so_far = PlainLabel(t("So far"), "h2")
        page.box.addWidget(self._so_far)
        self.moves = MovesCard(around)
        self.life_events = LifeEventsCard(around, self._client_id)
        for shown in (self.moves, self.life_events):
            shown.table.changed.connect(self._follow_table)
            page.box.addWidget(shown)
        page.box.addStretch(1)
        self._is_begun = self._has_moves = False
        self._show_form()

    def _make_form(self) -> Card:
        """What is asked of the next move."""
        t = self.t
        card = Card(gap=SPACE.near)
        card.box.addWidget(PlainLabel(t("Move to another phase"), "h3"))
        card.box.addWidget(
            PlainLabel(
                t("Backwards is a move like any other: the path says what was needed when."),
                "body",
                "ink2",
                fit="wrap",
            )
        )
        self.phase = phase_field(t, can_forget=True)
        self.phase.setObjectName("phase")
        card.box.addWidget(self.phase)
        self.day = day_field(t, self.around.clock.today())
        self.day.box.setObjectName("move date")
        self.reason = reason_field(t)
        self.reason.box.setObjectName("move reason")
        card.box.addLayout(day_and_reason(self.day, self.reason))
        self._who_home = QVBoxLayout()
        card.box.addLayout(self._who_home)
        self.who: SegmentField[DecidedBy] | None = None
        self.act = Button(t("Record the move"), icon="footprints", is_strong=True)
        self.act.clicked.connect(self.record_move)
        self.reason.box.returnPressed.connect(self.record_move)
        last = bare_row(gap=SPACE.near)
        last.addStretch(1)
        self.leave = Button(t("Cancel"))
        self.leave.clicked.connect(self._fold)
        last.addWidget(self.leave)
        last.addWidget(self.act)
        card.box.addLayout(last)
        return card

    def read(self) -> None:
        """Read the moves."""
        self.desk.fetch(self.desk.services.clients.get_file, self._client_id, then=self._show, owner=self)

    def flush(self) -> None:
        """Save what is typed in a line that is corrected."""
        self.moves.table.flush()
        self.life_events.table.flush()

    def return_to(self, place: Place) -> bool:
        """Put the keyboard back, in the form of a move if it was there."""
        field = self.findChild(QWidget, place.field) if place.field else None
        if field is not None and self._form.isAncestorOf(field):
            self._is_begun = True
            self._show_form()
        return super().return_to(place)

    def begin_move(self) -> None:
        """Open the form of the next move."""
        self._is_begun = True
        self._show_form()
        self.phase.setFocus()

    def _fold(self) -> None:
        """Back to the path alone."""
        self._is_begun = False
        self._show_form()
        self.begin.setFocus()

    def _show_form(self) -> None:
        """One comes to see the path: the form waits behind its button, unless there is no path yet."""
        is_open = self._is_begun or not self._has_moves
        # The keyboard is not left on what hides.
        focused: QWidget | None = self.window().focusWidget()
        had_keyboard = focused is not None and self._form.isAncestorOf(focused)
        self._form.setVisible(is_open)
        self.begin.setVisible(not is_open)
        self.leave.setVisible(self._has_moves)
        self._so_far.setVisible(self._has_moves)
        self.begin_at(self.phase if is_open else self.begin)
        if had_keyboard and not is_open:
            self.begin.setFocus()

    def record_move(self) -> None:
        """Record what is chosen; what is missing is told beside it."""
        phase = self.phase.value()
        if phase is None:
            self.phase.set_error(self.t("Choose the phase that begins."))
            self.phase.setFocus()
            return
        if not self.day.check():
            self.day.setFocus()
            return
        who = self.who.value() if self.who is not None else None
        self.desk.perform(
            self.desk.services.phases.move,
            self._client_id,
            phase,
            self.day.value(),
            who or DecidedBy.TOGETHER,
            self.reason.text(),
            then=self._recorded,
            failed=self._refuse,
            words=self.t("Phase recorded: {phase}", phase=labels.phase(self.t, phase)),
        )

    def _refuse(self, error: UserError) -> None:
        self.day.show_error(error, self.t)
        self.day.setFocus()

    def _recorded(self, _move_id: object) -> None:
        self.phase.set_value(None)
        self.reason.set_text("")
        self._is_begun = False
        self._show_form()

    def _show(self, file: ClientFile) -> None:
        t, today = self.t, self.around.clock.today()
        self._offer_deciders(file.client)
        held = phase_on(file.moves, today)
        if held is None:
            self.now.setText(t("No phase yet. The first one begins when you both say so."))
        else:
            self.now.setText(
                t(
                    "{phase}, since {date}",
                    phase=labels.week_in_phase(t, held.phase, held.weeks(today)),
                    date=held.start,
                )
            )
        self._has_moves = bool(file.moves)
        self._show_form()
        self.moves.show_file(file)
        self.life_events.show_events(file.life_events)
        follow_layout(self._page)

    def _offer_deciders(self, client: Client) -> None:
        if self.who is not None:
            return
        self.who = decider_field(self.t, decider_words(self.t, client))
        self.who.setObjectName("who decided")
        self._who_home.addWidget(self.who)

    def _follow_table(self, form: QWidget | None) -> None:
        """A line of a table became a form, or a form a line."""
        follow_layout(self._page)
        if form is not None:
            self._page.bring_into_sight(form)
