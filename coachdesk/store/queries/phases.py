"""Moves between phases, and what else happened."""

from __future__ import annotations

from sqlalchemy import select

from coachdesk.domain.life_events import LifeEvent
from coachdesk.domain.phases import PhaseMove
from coachdesk.store import tables
from coachdesk.store.queries.records import list_of_client, list_records
from coachdesk.store.transactions import Reader


def list_moves(reader: Reader, client_id: int) -> tuple[PhaseMove, ...]:
    """The moves of a person, oldest first."""
    return list_of_client(reader, PhaseMove, client_id, (tables.phase_moves.c.moved_on,))


def list_all_moves(reader: Reader) -> tuple[PhaseMove, ...]:
    """The moves of everybody whose file is not in the bin, oldest first; one query."""
    moves = tables.phase_moves
    binned = select(tables.clients.c.id).where(tables.clients.c.deleted_at.is_not(None))
    return list_records(
        reader,
        PhaseMove,
        moves.c.deleted_at.is_(None),
        moves.c.client_id.not_in(binned),
        order=(moves.c.moved_on,),
    )


def list_life_events(reader: Reader, client_id: int) -> tuple[LifeEvent, ...]:
    """What happened in the life of a person, oldest first."""
    return list_of_client(reader, LifeEvent, client_id, (tables.life_events.c.happened_on,))
