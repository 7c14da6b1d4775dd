"""The measures that a flag may rest on, for all open files at once."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import func, select

from coachdesk.domain.assessments import Assessment
from coachdesk.store import tables
from coachdesk.store.queries.records import list_records
from coachdesk.store.queries.schedules import open_files
from coachdesk.store.transactions import Reader


def list_measured_often(reader: Reader, since: date) -> tuple[tuple[int, str], ...]:
    """Person and questionnaire of each pair that a flag may be about: three measures, the last one not old.

    Args:
        reader: view of the store.
        since: the last measure is not before it.
    """
    taken = tables.assessments.c
    statement = (
        select(taken.client_id, taken.instrument_id)
        .where(
            taken.client_id.in_(open_files()),
            taken.deleted_at.is_(None),
        )
        .group_by(taken.instrument_id, taken.client_id)
        .having(func.count() >= 3, func.max(taken.taken_on) >= since)
        .order_by(taken.client_id, taken.instrument_id)
    )
    return tuple((client_id, name) for client_id, name in reader.rows(statement))


def list_of_people(
    reader: Reader, client_ids: Collection[int], instrument_ids: Collection[str]
) -> tuple[Assessment, ...]:
    """The measures of some people by some questionnaires."""
    taken = tables.assessments.c
    return list_records(
        reader,
        Assessment,
        taken.instrument_id.in_(sorted(instrument_ids)),
        taken.client_id.in_(sorted(client_ids)),
        taken.deleted_at.is_(None),
    )
