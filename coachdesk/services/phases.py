"""The path of a person: moves forwards and backwards with equal ease, all kept."""

from __future__ import annotations

from datetime import date

from coachdesk.domain.changes import Done
from coachdesk.domain.life_events import check_life_event
from coachdesk.domain.phases import DecidedBy, Phase, PhaseMove, check_move
from coachdesk.services.fields import Rules, day, day_gone, member, text
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


def _life_event(value: object, _today: date) -> str:
    return check_life_event(text(value))


_LIFE_EVENT: Rules = {"happened_on": day_gone, "words": _life_event}


class PhasesService(Service):
    """Phase moves of a person, and what else happened in their life."""

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

    def record_life_event(self, client_id: int, happened_on: date, words: str) -> Done[int]:
        """Note that something happened on a day.

        Raises:
            UserError: the day is still to come; there are no words, or too many.
        """
        kept = self._checked(_LIFE_EVENT, {"happened_on": happened_on, "words": words})
        return self._insert("life_events", client_id=client_id, **kept)

    def edit_life_event(self, event_id: int, **fields: object) -> Done[None]:
        """Correct the day or the words.

        Raises:
            UserError: as :meth:`record_life_event`.
        """
        return self._update("life_events", event_id, self._checked(_LIFE_EVENT, fields))

    def remove_life_event(self, event_id: int) -> Done[None]:
        """Put a life event in the bin."""
        return self._to_bin("life_events", event_id)
