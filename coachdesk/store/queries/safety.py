"""Safety notes. Nothing here computes a risk."""

from __future__ import annotations

from datetime import date

from sqlalchemy import and_, exists, or_

from coachdesk.domain.safety import SafetyNote
from coachdesk.domain.safety_notices import NoticeState
from coachdesk.domain.sessions import SafetyQuestion
from coachdesk.store import tables
from coachdesk.store.queries.records import list_of_client, list_records
from coachdesk.store.transactions import Reader


def list_safety_notes(reader: Reader, client_id: int) -> tuple[SafetyNote, ...]:
    """The notes about a person, newest first."""
    noted = tables.safety_notes.c
    return list_of_client(reader, SafetyNote, client_id, (noted.noted_at.desc(), noted.id.desc()))


def list_ask_again(reader: Reader, day: date) -> tuple[SafetyNote, ...]:
    """Notes whose day to ask again has come, longest waiting first; neither note nor file in the bin.

    A later note about the person replaces the plan of an earlier one, and so does a notice that was acknowledged
    later. A session held on that day or after it,
    in which safety was asked about, has answered it.
    """
    noted, later, held = tables.safety_notes, tables.safety_notes.alias(), tables.sessions
    people = tables.clients
    return list_records(
        reader,
        SafetyNote,
        noted.c.ask_again_on <= day,
        noted.c.deleted_at.is_(None),
        exists().where(people.c.id == noted.c.client_id, people.c.deleted_at.is_(None)),
        ~exists().where(
            later.c.client_id == noted.c.client_id,
            later.c.deleted_at.is_(None),
            or_(
                later.c.noted_at > noted.c.noted_at,
                and_(later.c.noted_at == noted.c.noted_at, later.c.id > noted.c.id),
            ),
        ),
        ~exists().where(
            tables.safety_notices.c.client_id == noted.c.client_id,
            tables.safety_notices.c.state == NoticeState.ACKNOWLEDGED,
            tables.safety_notices.c.acknowledged_at > noted.c.noted_at,
        ),
        ~exists().where(
            held.c.client_id == noted.c.client_id,
            held.c.deleted_at.is_(None),
            held.c.safety == SafetyQuestion.ASKED,
            held.c.held_on >= noted.c.ask_again_on,
        ),
        order=(noted.c.ask_again_on,),
    )
