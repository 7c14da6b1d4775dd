"""What lies in the bin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from coachdesk.store import tables
from coachdesk.store.queries.records import selection
from coachdesk.store.record_tables import RECORD_OF
from coachdesk.store.transactions import Reader


@dataclass(frozen=True, slots=True)
class Binned:
    """Something in the bin.

    Attributes:
        table: its table ("clients", "sessions"...).
        record: the record itself (``Client``, ``Session``...).
        client_id: whose it is; ``None`` for what belongs to nobody in particular.
        client_name: the name on that file, else empty.
        is_client_binned: the whole file is in the bin too.
        deleted_at: UTC.
    """

    table: str
    record: Any
    client_id: int | None
    client_name: str
    is_client_binned: bool
    deleted_at: datetime


def list_binned(reader: Reader) -> tuple[Binned, ...]:
    """Everything that was moved to the bin, newest first; one query a table."""
    found: list[Binned] = []
    people = tables.clients
    for name, kind in RECORD_OF.items():
        table = tables.METADATA.tables[name]
        if "deleted_at" not in table.c:
            continue
        if table is not people and "client_id" not in table.c:
            found += _of_nobody(reader, name, kind)
            continue
        own = people.c.id if table is people else table.c.client_id
        statement = selection(name).where(table.c.deleted_at.is_not(None))
        if table is not people:
            statement = statement.join(people, people.c.id == own)
        # The record's own columns come first, then what names the person.
        statement = statement.add_columns(
            own.label("owner"),
            people.c.name.label("owner_name"),
            people.c.deleted_at.label("owner_deleted_at"),
        )
        for *values, owner, owner_name, owner_deleted_at in reader.rows(statement):
            record = kind(*values)
            found.append(
                Binned(name, record, owner, owner_name, owner_deleted_at is not None, record.deleted_at)
            )
    return tuple(sorted(found, key=lambda one: (one.deleted_at, one.table), reverse=True))


def _of_nobody(reader: Reader, name: str, kind: Callable[..., Any]) -> list[Binned]:
    """What belongs to the practice and to no file."""
    table = tables.METADATA.tables[name]
    rows = reader.rows(selection(name).where(table.c.deleted_at.is_not(None)))
    records = [kind(*row) for row in rows]
    return [
        Binned(name, record, None, "", is_client_binned=False, deleted_at=record.deleted_at)
        for record in records
    ]
