"""The one practice of a vault."""

from __future__ import annotations

from coachdesk.domain.errors import StorageError, StorageTrouble
from coachdesk.domain.practices import Practice
from coachdesk.store.queries.records import list_records
from coachdesk.store.transactions import Reader


def find_practice(reader: Reader) -> Practice | None:
    """The practice, ``None`` before it was founded."""
    found = list_records(reader, Practice)
    return found[0] if found else None


def get_practice(reader: Reader) -> Practice:
    """The practice.

    Raises:
        StorageError: ``DAMAGED``: the making of the vault was cut short before it.
    """
    found = find_practice(reader)
    if found is None:
        raise StorageError(StorageTrouble.DAMAGED)
    return found
