"""Where a row becomes a record: the only place, for all of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, bindparam, select

from coachdesk.domain.errors import GoneError
from coachdesk.store import tables
from coachdesk.store.record_tables import RECORD_OF, TABLE_OF
from coachdesk.store.transactions import Reader

RecordT = TypeVar("RecordT")


@cache
def selection(name: str) -> Select[Any]:
    """Select the columns of a table in the order of the fields of its record."""
    table = tables.METADATA.tables[name]
    return select(*(table.c[field.name] for field in dataclasses.fields(RECORD_OF[name])))


@cache
def _by_id(name: str) -> Select[Any]:
    return selection(name).where(tables.METADATA.tables[name].c.id == bindparam("which_row"))


@cache
def _of_client(name: str) -> Select[Any]:
    table = tables.METADATA.tables[name]
    of_client = selection(name).where(table.c.client_id == bindparam("which_client"))
    return of_client.where(table.c.deleted_at.is_(None))


def list_records(
    reader: Reader,
    kind: Callable[..., RecordT],
    *conditions: ColumnElement[bool],
    order: tuple[Any, ...] = (),
) -> tuple[RecordT, ...]:
    """The records that meet all conditions.

    Args:
        reader: view of the store.
        kind: class of the record.
        conditions: on the columns of its table; without one all rows, those in the bin too.
        order: columns; the id decides between equal rows.
    """
    table = TABLE_OF[kind]
    statement = selection(table.name).where(*conditions).order_by(*order, table.c.id)
    return tuple(kind(*row) for row in reader.rows(statement))


def list_of_client(
    reader: Reader, kind: Callable[..., RecordT], client_id: int, order: tuple[Any, ...] = ()
) -> tuple[RecordT, ...]:
    """The records of a person that are not in the bin."""
    table = TABLE_OF[kind]
    statement = _of_client(table.name).order_by(*order, table.c.id)
    return tuple(kind(*row) for row in reader.rows(statement, which_client=client_id))


def get_record(reader: Reader, kind: Callable[..., RecordT], row_id: int) -> RecordT:
    """One record by its id, in the bin or not.

    Raises:
        GoneError: there is none.
    """
    found = reader.rows(_by_id(TABLE_OF[kind].name), which_row=row_id)
    if not found:
        raise GoneError
    return kind(*found[0])
