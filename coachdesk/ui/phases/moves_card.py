"""Every phase move so far, newest first: how long each phase lasted, why; each can be corrected."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from coachdesk.domain.phases import DecidedBy, PhaseMove, PhaseStretch, stretches
from coachdesk.figures.files import lasting_line
from coachdesk.i18n import labels
from coachdesk.services.clients import ClientFile
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import Chip
from coachdesk.ui.phases.move_fields import (
    day_and_reason,
    day_field,
    decider_field,
    decider_words,
    phase_field,
    reason_field,
)
from coachdesk.ui.record_table import RecordForm, RecordTable
from coachdesk.ui.theme.tokens import SPACE


class MoveForm(RecordForm):
    """A phase move that is corrected in its line."""

    def __init__(self, around: Surroundings, deciders: dict[DecidedBy, str], move: PhaseMove) -> None:
        super().__init__(around, around.desk.services.phases.edit_move, move.id)
        t = around.t
        self.day, self.reason = day_field(t, around.clock.today()), reason_field(t)
        self.phase, self.who = phase_field(t, can_forget=False), decider_field(t, deciders)
        self.bind_choice(self.day, "moved_on")
        self.bind_text(self.reason, "reason")
        self.bind_choice(self.phase, "phase")
        self.bind_choice(self.who, "decided_by")
        self.box.addLayout(day_and_reason(self.day, self.reason))
        self.box.addWidget(self.phase)
        self.box.addWidget(self.who)


class MovesCard(Card):
    """The history of the path; hidden while there is none."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(gap=SPACE.near, parent=parent)
        self._around = around
        self._deciders: dict[DecidedBy, str] = {}
        self._held: dict[date, PhaseStretch] = {}
        self.table: RecordTable[PhaseMove] = RecordTable(
            around, line=self._line, form=self._form, remove=self._remove, has_rules=True
        )
        self.box.addWidget(self.table)

    def show_file(self, file: ClientFile) -> None:
        """Show the moves of a file as it was read."""
        self._deciders = decider_words(self._around.t, file.client)
        self._held = {stretch.start: stretch for stretch in stretches(file.moves)}
        self.table.show_records(sorted(file.moves, key=lambda one: (one.moved_on, one.id), reverse=True))
        self.setVisible(bool(file.moves))

    def _line(self, move: PhaseMove) -> tuple[list[QWidget], str]:
        t = self._around.t
        day = PlainLabel(t.fact(move.moved_on), "body", "ink2", is_private=True)
        chip = Chip.of_phase(move.phase.value, labels.phase(t, move.phase), is_private=True)
        facts = [self._deciders[move.decided_by]]
        held = self._held.get(move.moved_on)
        # Another move of the same day may be the one that counts.
        if held is not None and held.phase is move.phase:
            facts.append(lasting_line(t, held, self._around.clock.today()))
        if move.reason:
            facts.append(move.reason)
        return [day, chip], " · ".join(facts)

    def _form(self, move: PhaseMove) -> MoveForm:
        return MoveForm(self._around, self._deciders, move)

    def _remove(self, move_id: int) -> None:
        desk = self._around.desk
        desk.perform(
            desk.services.phases.remove_move, move_id, words=self._around.t("Phase move moved to the bin")
        )
