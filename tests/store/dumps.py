"""What a store holds, as plain values that can be compared."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from sqlalchemy import text

from coachdesk.store import tables
from coachdesk.store.stores import Store

Dump: TypeAlias = dict[str, list[dict[str, object]]]

RECORDED = tuple(name for name in tables.METADATA.tables if name not in tables.UNRECORDED)
EVERYTHING = tuple(tables.METADATA.tables)


def dump(store: Store, of: Iterable[str] = RECORDED) -> Dump:
    """Every row of the tables that undo answers for, or of those named, in the order of their ids."""
    with store.reading() as reader:
        return {
            name: [dict(row._mapping) for row in reader.rows(text(f"SELECT * FROM {name} ORDER BY 1"))]
            for name in of
        }


def without_empty(dumped: Dump) -> Dump:
    """The tables that hold something."""
    return {name: rows for name, rows in dumped.items() if rows}
