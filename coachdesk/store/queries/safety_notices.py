"""Notices about a question on safety."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, exists

from coachdesk.domain.safety_notices import NoticeState, SafetyNotice
from coachdesk.domain.sessions import SafetyQuestion
from coachdesk.store import tables
from coachdesk.store.queries.records import get_record, list_records
from coachdesk.store.transactions import Reader


def get_notice(reader: Reader, notice_id: int) -> SafetyNotice:
    """One notice.

    Raises:
        GoneError: there is none.
    """
    return get_record(reader, SafetyNotice, notice_id)


def list_of_assessment(reader: Reader, assessment_id: int) -> tuple[SafetyNotice, ...]:
    """The notices of an assessment, by question."""
    raised = tables.safety_notices.c
    return list_records(reader, SafetyNotice, raised.assessment_id == assessment_id, order=(raised.item,))


def list_of_person(reader: Reader, client_id: int) -> tuple[SafetyNotice, ...]:
    """The notices about a person, the newest first, those that were corrected too."""
    raised = tables.safety_notices.c
    order = (raised.raised_at.desc(), raised.id.desc())
    return list_records(reader, SafetyNotice, raised.client_id == client_id, order=order)


def list_open(reader: Reader) -> tuple[SafetyNotice, ...]:
    """The notices that wait, longest waiting first; not of a file in the bin."""
    raised = tables.safety_notices.c
    return list_records(
        reader, SafetyNotice, raised.state == NoticeState.OPEN, _has_file(), order=(raised.raised_at,)
    )


def list_to_ask_again(reader: Reader, day: date) -> tuple[SafetyNotice, ...]:
    """Acknowledged notices whose day to ask again has come, longest waiting first.

    A safety note or a notice acknowledged later replaces that plan; a session held on that day or after it, in
    which safety was asked about, has answered it.
    """
    notice, later = tables.safety_notices, tables.safety_notices.alias()
    noted, held = tables.safety_notes, tables.sessions
    return list_records(
        reader,
        SafetyNotice,
        notice.c.state == NoticeState.ACKNOWLEDGED,
        notice.c.ask_again_on <= day,
        _has_file(),
        ~exists().where(
            later.c.client_id == notice.c.client_id,
            later.c.state == NoticeState.ACKNOWLEDGED,
            later.c.acknowledged_at > notice.c.acknowledged_at,
        ),
        ~exists().where(
            noted.c.client_id == notice.c.client_id,
            noted.c.deleted_at.is_(None),
            noted.c.noted_at > notice.c.acknowledged_at,
        ),
        ~exists().where(
            held.c.client_id == notice.c.client_id,
            held.c.deleted_at.is_(None),
            held.c.safety == SafetyQuestion.ASKED,
            held.c.held_on >= notice.c.ask_again_on,
        ),
        order=(notice.c.ask_again_on,),
    )


def _has_file() -> ColumnElement[bool]:
    people = tables.clients
    return exists().where(people.c.id == tables.safety_notices.c.client_id, people.c.deleted_at.is_(None))
