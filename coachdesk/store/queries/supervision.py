"""Sessions of supervision and the cases brought to them."""

from __future__ import annotations

from sqlalchemy import select

from coachdesk.domain.supervision import Supervision, SupervisionCase
from coachdesk.store import tables
from coachdesk.store.queries.records import get_record, list_records
from coachdesk.store.transactions import Reader


def list_supervisions(reader: Reader) -> tuple[Supervision, ...]:
    """All sessions of supervision that are not in the bin, the latest first."""
    held = tables.supervisions.c
    return list_records(
        reader, Supervision, held.deleted_at.is_(None), order=(held.held_on.desc(), held.id.desc())
    )


def get_supervision(reader: Reader, supervision_id: int) -> Supervision:
    """One session, in the bin or not.

    Raises:
        GoneError: there is none.
    """
    return get_record(reader, Supervision, supervision_id)


def list_cases(reader: Reader, supervision_id: int) -> tuple[SupervisionCase, ...]:
    """The cases of a session that are not in the bin, in the order in which they were added."""
    brought = tables.supervision_cases.c
    return list_records(
        reader, SupervisionCase, brought.supervision_id == supervision_id, brought.deleted_at.is_(None)
    )


def list_cases_of(reader: Reader, client_id: int) -> tuple[SupervisionCase, ...]:
    """The cases of a person that are not in the bin, in whichever session."""
    brought = tables.supervision_cases.c
    return list_records(reader, SupervisionCase, brought.client_id == client_id, brought.deleted_at.is_(None))


def get_case(reader: Reader, case_id: int) -> SupervisionCase:
    """One case, in the bin or not.

    Raises:
        GoneError: there is none.
    """
    return get_record(reader, SupervisionCase, case_id)


def pseudonyms_by_supervision(reader: Reader) -> dict[int, tuple[str, ...]]:
    """By session, what the people brought to it are called there."""
    brought, people = tables.supervision_cases, tables.clients
    statement = (
        select(brought.c.supervision_id, people.c.pseudonym)
        .join(people, people.c.id == brought.c.client_id)
        .where(brought.c.deleted_at.is_(None))
        .order_by(brought.c.id)
    )
    found: dict[int, tuple[str, ...]] = {}
    for supervision_id, pseudonym in reader.rows(statement):
        found[supervision_id] = (*found.get(supervision_id, ()), pseudonym)
    return found


def list_pseudonyms(reader: Reader) -> tuple[str, ...]:
    """Every pseudonym that was ever given, those of binned files too."""
    people = tables.clients.c
    return tuple(
        pseudonym for (pseudonym,) in reader.rows(select(people.pseudonym).where(people.pseudonym != ""))
    )
