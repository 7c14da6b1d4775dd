"""Text that is being typed."""

from __future__ import annotations

from coachdesk.domain.drafts import Draft
from coachdesk.store import tables
from coachdesk.store.queries.records import list_records
from coachdesk.store.transactions import Reader


def find_draft(reader: Reader, kind: str, client_id: int | None, key: str) -> Draft | None:
    """The draft of a form."""
    kept = tables.drafts.c
    found = list_records(
        reader, Draft, kept.kind == kind, kept.client_id.is_not_distinct_from(client_id), kept.key == key
    )
    return found[0] if found else None


def list_drafts(reader: Reader) -> tuple[Draft, ...]:
    """All drafts, the one written last first."""
    return list_records(reader, Draft, order=(tables.drafts.c.updated_at.desc(),))
