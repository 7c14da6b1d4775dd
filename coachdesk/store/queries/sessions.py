"""Sessions, agreed actions and appointments. What spans all files reads no note."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import Select, func, select

from coachdesk.domain.sessions import Action, Place, Session
from coachdesk.store import tables
from coachdesk.store.queries.records import get_record, list_of_client, list_records
from coachdesk.store.transactions import Reader


@dataclass(frozen=True, slots=True)
class SessionGlance:
    """A session as lists over all files need it: no note.

    Attributes:
        next_at: appointment noted in it, local date and hour without a zone.
    """

    client_id: int
    session_id: int
    held_on: date
    starts_at: time | None
    next_at: datetime | None
    next_place: Place | None


def list_sessions(reader: Reader, client_id: int) -> tuple[Session, ...]:
    """The sessions of a person, oldest first."""
    held = tables.sessions.c
    return list_of_client(reader, Session, client_id, (held.held_on, held.starts_at))


def get_session(reader: Reader, session_id: int) -> Session:
    """One session, in the bin or not.

    Raises:
        GoneError: there is none.
    """
    return get_record(reader, Session, session_id)


def list_actions(reader: Reader, client_id: int) -> tuple[Action, ...]:
    """What was agreed with a person, in the order noted; without the sessions that are in the bin."""
    agreed, held = tables.actions.c, tables.sessions.c
    binned = select(held.id).where(held.client_id == client_id, held.deleted_at.is_not(None))
    return list_records(
        reader,
        Action,
        agreed.client_id == client_id,
        agreed.deleted_at.is_(None),
        agreed.session_id.not_in(binned),
    )


def list_session_actions(reader: Reader, session_id: int) -> tuple[Action, ...]:
    """What was agreed in one session, even when the session is in the bin; in the order noted."""
    agreed = tables.actions.c
    return list_records(reader, Action, agreed.session_id == session_id, agreed.deleted_at.is_(None))


def list_latest(reader: Reader) -> tuple[SessionGlance, ...]:
    """The latest session of each person whose file is not in the bin, by client id; one query.

    One step through an index for each file: the length of the histories does not count.
    """
    people, held = tables.clients, tables.sessions
    one = held.alias()
    latest = (
        select(one.c.id)
        .where(one.c.client_id == people.c.id, one.c.deleted_at.is_(None))
        .order_by(one.c.held_on.desc(), one.c.starts_at.desc(), one.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    statement = _glances().select_from(people.join(held, held.c.id == latest))
    return _told(reader, statement.where(people.c.deleted_at.is_(None)).order_by(people.c.id))


def list_appointments(reader: Reader, since: date, before: date | None = None) -> tuple[SessionGlance, ...]:
    """Appointments noted in any session, soonest first; neither session nor file in the bin.

    Args:
        reader: view of the store.
        since: first local day.
        before: the day after the last one; without it all that are to come.
    """
    held = tables.sessions.c
    statement = _of_people().where(held.next_at.is_not(None), held.next_at >= _midnight(since))
    if before is not None:
        statement = statement.where(held.next_at < _midnight(before))
    return _told(reader, statement.order_by(held.next_at, held.id))


def list_next_appointments(reader: Reader, since: date) -> tuple[SessionGlance, ...]:
    """The soonest appointment of each person from a local day on, soonest first."""
    soonest: dict[int, SessionGlance] = {}
    for one in list_appointments(reader, since):
        soonest.setdefault(one.client_id, one)
    return tuple(soonest.values())


def list_last_before(reader: Reader, client_ids: Collection[int], day: date) -> dict[int, date]:
    """The day of the last session before a local day, by person; nobody who had none."""
    held = tables.sessions.c
    statement = (
        select(held.client_id, func.max(held.held_on))
        .where(held.client_id.in_(sorted(client_ids)), held.held_on < day, held.deleted_at.is_(None))
        .group_by(held.client_id)
    )
    return dict(reader.rows(statement))


def list_held_on(reader: Reader, day: date) -> tuple[SessionGlance, ...]:
    """The sessions of one local day, in the order of their hours."""
    held = tables.sessions.c
    statement = _of_people().where(held.held_on == day)
    return _told(reader, statement.order_by(held.starts_at, held.id))


def list_unclosed(reader: Reader) -> tuple[SessionGlance, ...]:
    """The sessions that were not closed, newest first; neither session nor file in the bin."""
    held = tables.sessions.c
    statement = _of_people().where(held.is_closed == 0)
    return _told(reader, statement.order_by(held.held_on.desc(), held.id.desc()))


def _glances() -> Select[tuple[int, int, date, time | None, datetime | None, Place | None]]:
    held = tables.sessions.c
    return select(held.client_id, held.id, held.held_on, held.starts_at, held.next_at, held.next_place)


def _of_people() -> Select[tuple[int, int, date, time | None, datetime | None, Place | None]]:
    people, held = tables.clients, tables.sessions
    joined = _glances().select_from(held.join(people, people.c.id == held.c.client_id))
    return joined.where(held.c.deleted_at.is_(None), people.c.deleted_at.is_(None))


def _told(
    reader: Reader, statement: Select[tuple[int, int, date, time | None, datetime | None, Place | None]]
) -> tuple[SessionGlance, ...]:
    return tuple(SessionGlance(*row) for row in reader.rows(statement))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min)
