"""Files of people."""

from __future__ import annotations

from sqlalchemy import func, select

from coachdesk.domain.clients import Client
from coachdesk.store import tables
from coachdesk.store.queries.records import get_record, list_records
from coachdesk.store.transactions import Reader


def list_clients(reader: Reader) -> tuple[Client, ...]:
    """The files that are not in the bin, in the order in which they were made."""
    return list_records(reader, Client, tables.clients.c.deleted_at.is_(None))


def list_all_clients(reader: Reader) -> tuple[Client, ...]:
    """Every file, those in the bin too."""
    return list_records(reader, Client)


def get_client(reader: Reader, client_id: int) -> Client:
    """One file, in the bin or not.

    Raises:
        GoneError: there is none.
    """
    return get_record(reader, Client, client_id)


def count_clients(reader: Reader) -> int:
    """How many files there are, those in the bin too."""
    return int(reader.rows(select(func.count()).select_from(tables.clients))[0][0])
