"""Days on which a file is to be looked at again."""

from __future__ import annotations

from datetime import date

from coachdesk.domain.reviews import Review
from coachdesk.store import tables
from coachdesk.store.queries.records import list_records
from coachdesk.store.queries.schedules import open_files
from coachdesk.store.transactions import Reader


def list_reviews(reader: Reader, client_id: int) -> tuple[Review, ...]:
    """The reviews of a person that wait, soonest first."""
    kept = tables.reviews.c
    return list_records(
        reader, Review, kept.client_id == client_id, kept.done_on.is_(None), order=(kept.due_on,)
    )


def list_past(reader: Reader, day: date) -> tuple[Review, ...]:
    """The reviews of open files whose day has come, longest waiting first."""
    kept = tables.reviews.c
    return list_records(
        reader,
        Review,
        kept.done_on.is_(None),
        kept.due_on <= day,
        kept.client_id.in_(open_files()),
        order=(kept.due_on,),
    )
