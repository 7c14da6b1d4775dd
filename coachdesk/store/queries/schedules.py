"""What is due, for all open files at once: the last day on which each planned questionnaire was answered."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, Text, and_, case, func, select, type_coerce

from coachdesk.domain.clients import FileState, SituationChange
from coachdesk.store import tables
from coachdesk.store.queries.records import list_records
from coachdesk.store.transactions import Reader

# As :class:`coachdesk.store.columns.Scores` writes them: read as a text, no score is made of it.
_SCALE: Final = '"scale_id":'
_NO_VALUE: Final = '"value":null'


@dataclass(frozen=True, slots=True)
class Wanted:
    """What counts as an answer to one rhythm.

    Attributes:
        scale_id: the one scale that must have a value; empty for any.
        valued: how many scales must have one.
    """

    instrument_id: str
    scale_id: str = ""
    valued: int = 0


def list_last_days(reader: Reader, wanted: Collection[Wanted]) -> dict[tuple[int, Wanted], date]:
    """The last day of each, by person with an open file; one statement, whatever is wanted."""
    asked = list(dict.fromkeys(wanted))
    if not asked:
        return {}
    taken = tables.assessments.c
    days = [func.max(case((_counts(one), taken.taken_on), else_=None)) for one in asked]
    statement = (
        select(taken.client_id, *days)
        .where(
            taken.instrument_id.in_(sorted({one.instrument_id for one in asked})),
            taken.client_id.in_(open_files()),
            taken.deleted_at.is_(None),
        )
        .group_by(taken.client_id)
    )
    return {
        (client_id, one): day
        for client_id, *found in reader.rows(statement)
        for one, day in zip(asked, found, strict=True)
        if day is not None
    }


def list_situations_of_open(reader: Reader) -> dict[int, tuple[SituationChange, ...]]:
    """The work situations of everybody whose file is open, oldest first; one statement."""
    changes = tables.situation_changes.c
    found: dict[int, list[SituationChange]] = {}
    for one in list_records(
        reader,
        SituationChange,
        changes.client_id.in_(open_files()),
        changes.deleted_at.is_(None),
        order=(changes.since,),
    ):
        found.setdefault(one.client_id, []).append(one)
    return {client_id: tuple(those) for client_id, those in found.items()}


def open_files() -> Select[Any]:
    """Ids of the files that are open and not in the bin."""
    people = tables.clients.c
    return select(people.id).where(people.state == FileState.OPEN, people.deleted_at.is_(None))


def _counts(one: Wanted) -> ColumnElement[bool]:
    taken = tables.assessments.c
    scores = type_coerce(taken.scores, Text)
    conditions = [taken.instrument_id == one.instrument_id]
    if one.scale_id:
        named = f'{_SCALE}"{one.scale_id}"'
        conditions += [
            func.instr(scores, named) > 0,
            func.instr(scores, f"{named},{_NO_VALUE}") == 0,
        ]
    if one.valued:
        conditions.append(_count(scores, _SCALE) - _count(scores, _NO_VALUE) >= one.valued)
    return and_(*conditions)


def _count(text: ColumnElement[str], words: str) -> ColumnElement[Any]:
    return (func.length(text) - func.length(func.replace(text, words, ""))) / len(words)
