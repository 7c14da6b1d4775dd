"""The path of one person: the phases side by side, a move in two keys, the history that stays, life events."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from coachdesk.domain.clients import Client
from coachdesk.domain.errors import UserError
from coachdesk.domain.messages import N_
from coachdesk.domain.phases import DecidedBy, Phase, PhaseMove, PhaseStretch, phase_on, stretches
from coachdesk.figures.files import lasting_line
from coachdesk.i18n import labels
from coachdesk.services.clients import ClientFile
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column, clear_layout, side_by_side
from coachdesk.ui.parts.marks import Card, Chip, Rule
from coachdesk.ui.parts.pages import ScrollPage
from coachdesk.ui.parts.segments import SegmentField
from coachdesk.ui.parts.tab_order import follow_layout
from coachdesk.ui.parts.values import DateField
from coachdesk.ui.phases.life_events_card import LifeEventsCard
from coachdesk.ui.places import Place
from coachdesk.ui.theme.tokens import SPACE


class PathTab(Page):
    """Where the person is, a move in any direction, and every move so far."""

    kinds: ClassVar[tuple[str, ...]] = ("phase_moves", "life_events", "clients")
    keys: ClassVar[tuple[tuple[str, str], ...]] = (("←  →", N_("Choose the phase before or after")),)

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, place, parent)
        self._client_id = place.client_id or 0
        self._client: Client | None = None
        t, today = self.t, around.clock.today()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._page = page = ScrollPage(margin=0)
        column.addWidget(page)
        self.now = PlainLabel("", "big", fit="wrap", is_private=True)
        page.box.addWidget(self.now)
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
        self.phase = SegmentField(
            t("Phase"), [(each, labels.phase(t, each)) for each in Phase], is_private=True
        )
        self.phase.setObjectName("phase")
        card.box.addWidget(self.phase)
        self.day = DateField(t("On"), t, today, value=today, latest=today, is_needed=True, is_private=True)
        self.day.box.setObjectName("move date")
        self.reason = Field(t("Reason, if you wish"), max_length=2000, is_private=True)
        self.reason.box.setObjectName("move reason")
        card.box.addLayout(side_by_side(self.day, self.reason, gap=SPACE.card, widths=(1, 3)))
        self._who_home = QVBoxLayout()
        card.box.addLayout(self._who_home)
        self.who: SegmentField[DecidedBy] | None = None
        self.act = Button(t("Record the move"), "primary", icon="footprints")
        self.act.clicked.connect(self.record_move)
        card.box.addWidget(self.act, 0, Qt.AlignmentFlag.AlignRight)
        page.box.addWidget(card)
        page.box.addWidget(PlainLabel(t("So far"), "h2"))
        self._history = Card(gap=SPACE.near)
        page.box.addWidget(self._history)
        self.life_events = LifeEventsCard(around, self._client_id)
        page.box.addWidget(self.life_events)
        page.box.addStretch(1)
        self.begin_at(self.phase)

    def read(self) -> None:
        """Read the moves."""
        self.desk.fetch(self.desk.services.clients.get_file, self._client_id, then=self._show, owner=self)

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

    def _show(self, file: ClientFile) -> None:
        t, today = self.t, self.around.clock.today()
        self._client = file.client
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
        self._show_history(file)
        self.life_events.show_events(file.life_events)
        follow_layout(self._page)

    def _show_history(self, file: ClientFile) -> None:
        """Every move as a row of one table: day, phase, what is known of it, the way to the bin."""
        clear_layout(self._history.box)
        held = {stretch.start: stretch for stretch in stretches(file.moves)}
        table = QGridLayout()
        table.setHorizontalSpacing(SPACE.card)
        table.setVerticalSpacing(SPACE.near)
        table.setColumnStretch(2, 1)
        moves = sorted(file.moves, key=lambda one: (one.moved_on, one.id), reverse=True)
        for number, move in enumerate(moves):
            if number:
                table.addWidget(Rule(), 2 * number - 1, 0, 1, 4)
            self._add_move(table, 2 * number, move, file.client, held.get(move.moved_on))
        self._history.box.addLayout(table)
        self._history.setVisible(bool(moves))

    def _offer_deciders(self, client: Client) -> None:
        if self.who is not None:
            return
        options = [
            (each, labels.decided_by(self.t, each, client.word_used, client.gender)) for each in DecidedBy
        ]
        self.who = SegmentField(
            self.t("Who decided"), options, value=DecidedBy.TOGETHER, can_forget=False, is_private=True
        )
        self.who.setObjectName("who decided")
        self._who_home.addWidget(self.who)

    def _add_move(
        self, table: QGridLayout, line: int, move: PhaseMove, client: Client, held: PhaseStretch | None
    ) -> None:
        t = self.t
        middle = Qt.AlignmentFlag.AlignVCenter
        day = PlainLabel(t.fact(move.moved_on), "body", "ink2", is_private=True)
        table.addWidget(day, line, 0, middle)
        chip = Chip.of_phase(move.phase.value, labels.phase(t, move.phase), is_private=True)
        table.addWidget(chip, line, 1, middle | Qt.AlignmentFlag.AlignLeft)
        facts = [labels.decided_by(t, move.decided_by, client.word_used, client.gender)]
        # Another move of the same day may be the one that counts.
        if held is not None and held.phase is move.phase:
            facts.append(lasting_line(t, held, self.around.clock.today()))
        if move.reason:
            facts.append(move.reason)
        # Stretches and not an alignment: an aligned label would not be asked how high its lines are.
        words = bare_column()
        words.addStretch(1)
        words.addWidget(PlainLabel(" · ".join(facts), "body", fit="wrap", is_private=True))
        words.addStretch(1)
        table.addLayout(words, line, 2)
        away = Button(t("To the bin"), "quiet", icon="trash-2", is_small=True)
        away.setAccessibleDescription(t("Move to the bin"))
        away.clicked.connect(partial(self._remove, move.id))
        table.addWidget(away, line, 3, middle)

    def _remove(self, move_id: int, _checked: bool = False) -> None:
        self.desk.perform(
            self.desk.services.phases.remove_move, move_id, words=self.t("Phase move moved to the bin")
        )
