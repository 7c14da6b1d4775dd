"""Documents that left the vault."""

from __future__ import annotations

from coachdesk.domain.documents import GivenDocument
from coachdesk.store import tables
from coachdesk.store.queries.records import list_of_client
from coachdesk.store.transactions import Reader


def list_given(reader: Reader, client_id: int) -> tuple[GivenDocument, ...]:
    """What left about a person, newest first."""
    given = tables.given_documents.c
    return list_of_client(reader, GivenDocument, client_id, (given.given_at.desc(), given.id.desc()))
