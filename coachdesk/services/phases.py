"""The path of a person: moves forwards and backwards with equal ease, all kept."""

from __future__ import annotations

from datetime import date

from coachdesk.domain.changes import Done
from coachdesk.domain.phases import DecidedBy, Phase, PhaseMove, check_move
from coachdesk.services.fields import Rules, day, member, text
from coachdesk.services.ledgers import Service
from coachdesk.store.queries import phases


def _moved_on(value: object, today: date) -> date:
    check_move(day(value), today)
    return day(value)


_RULES: Rules = {
    "phase": member(Phase),
    "moved_on": _moved_on,
    "decided_by": member(DecidedBy),
    "reason": text,
}


class PhasesService(Service):
    """Phase moves of a person."""

    def list_moves(self, client_id: int) -> tuple[PhaseMove, ...]:
        """The moves by day."""
        with self._ledger.reading() as reader:
            return phases.list_moves(reader, client_id)

    def move(
        self, client_id: int, phase: Phase, moved_on: date, decided_by: DecidedBy, reason: str = ""
    ) -> Done[int]:
        """Record that the person entered a phase, in either direction.

        Raises:
            UserError: the day is still to come.
        """
        kept = self._checked(
            _RULES, {"phase": phase, "moved_on": moved_on, "decided_by": decided_by, "reason": reason}
        )
        return self._insert("phase_moves", client_id=client_id, **kept)

    def edit_move(self, move_id: int, **fields: object) -> Done[None]:
        """Correct a move."""
        return self._update("phase_moves", move_id, self._checked(_RULES, fields))

    def remove_move(self, move_id: int) -> Done[None]:
        """Put a move in the bin: the path is then as if it had not been."""
        return self._to_bin("phase_moves", move_id)
