"""Questionnaires that were filled in."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select, true

from coachdesk.domain.assessments import Assessment
from coachdesk.store import tables
from coachdesk.store.queries.records import get_record, list_records
from coachdesk.store.transactions import Reader


def list_assessments(
    reader: Reader, client_id: int, instrument_id: str | None = None
) -> tuple[Assessment, ...]:
    """The questionnaires of a person by day, of one instrument when it is named."""
    taken = tables.assessments.c
    of_instrument = [] if instrument_id is None else [taken.instrument_id == instrument_id]
    return list_records(
        reader,
        Assessment,
        taken.client_id == client_id,
        taken.deleted_at.is_(None),
        *of_instrument,
        order=(taken.taken_on,),
    )


def list_baselines(reader: Reader, client_id: int, instrument_id: str) -> tuple[Assessment, ...]:
    """What was named as baseline of a questionnaire, in the bin or not."""
    taken = tables.assessments.c
    return list_records(
        reader,
        Assessment,
        taken.instrument_id == instrument_id,
        taken.client_id == client_id,
        taken.is_baseline == true(),
    )


def get_assessment(reader: Reader, assessment_id: int) -> Assessment:
    """One questionnaire, in the bin or not.

    Raises:
        GoneError: there is none.
    """
    return get_record(reader, Assessment, assessment_id)


def is_of_day(reader: Reader, client_id: int, instrument_id: str, day: date) -> bool:
    """Whether a questionnaire of that day is in the file."""
    taken = tables.assessments.c
    statement = select(taken.id).where(
        taken.instrument_id == instrument_id,
        taken.client_id == client_id,
        taken.taken_on == day,
        taken.deleted_at.is_(None),
    )
    return bool(reader.rows(statement.limit(1)))


def is_there(reader: Reader, uuid: str) -> bool:
    """Whether a questionnaire is kept, in the bin or not; one whose recording was undone is not."""
    return bool(list_records(reader, Assessment, tables.assessments.c.uuid == uuid))


def list_instruments_used(reader: Reader, client_id: int) -> tuple[tuple[str, str], ...]:
    """Instrument and version of each questionnaire a person ever filled in, each pair once."""
    taken = tables.assessments.c
    statement = (
        select(taken.instrument_id, taken.version)
        .where(taken.client_id == client_id, taken.deleted_at.is_(None))
        .distinct()
        .order_by(taken.instrument_id, taken.version)
    )
    return tuple((instrument, version) for instrument, version in reader.rows(statement))
