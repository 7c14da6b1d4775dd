"""The one practice of a vault."""

from __future__ import annotations

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
        LookupError: it was not founded yet.
    """
    found = find_practice(reader)
    if found is None:
        raise LookupError
    return found
