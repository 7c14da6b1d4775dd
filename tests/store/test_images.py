"""The image of a row that was just written is what reading it back gives, to the type of each value."""

from __future__ import annotations

from dataclasses import MISSING, fields
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Boolean, Column, Integer, Text

from coachdesk.domain.assessments import AnswerMode, Score
from coachdesk.domain.safety_notices import NoticeTurn, TurnKind
from coachdesk.domain.supervision import AllianceMoment
from coachdesk.domain.typings import Difference
from coachdesk.domain.wordings import AnswerWords
from coachdesk.store import tables
from coachdesk.store.columns import (
    Answers,
    Choice,
    Day,
    Differences,
    Hour,
    Instant,
    LocalMoment,
    Moments,
    Scores,
    Turns,
    Words,
    WordsOfAnswers,
)
from coachdesk.store.record_tables import RECORD_OF
from coachdesk.store.stores import Store
from coachdesk.store.transactions import Transaction

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
RECORDED = sorted(RECORD_OF.keys() - tables.UNRECORDED)

# NUL too: the rooms above refuse it, but the store keeps what it is given.
TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
NUMBERS = st.integers(-(2**63), 2**63 - 1)
FEW = st.integers(0, 99)
VALUES: dict[type, st.SearchStrategy[Any]] = {
    Text: TEXTS,
    Integer: NUMBERS,
    Boolean: st.booleans(),
    Day: st.dates(),
    Hour: st.times(),
    LocalMoment: st.datetimes(),
    Instant: st.datetimes(timezones=st.just(UTC)),
    Words: st.lists(TEXTS, max_size=3).map(tuple),
    WordsOfAnswers: st.lists(
        st.builds(AnswerWords, TEXTS, st.lists(TEXTS, max_size=2).map(tuple)), max_size=2
    ).map(tuple),
    Answers: st.lists(st.none() | NUMBERS, max_size=3).map(tuple),
    Scores: st.lists(
        st.builds(Score, TEXTS, st.none() | st.floats(allow_nan=False, allow_infinity=False), FEW, FEW),
        max_size=2,
    ).map(tuple),
    Differences: st.lists(
        st.builds(Difference, FEW, st.none() | NUMBERS, st.none() | NUMBERS), max_size=2
    ).map(tuple),
    Moments: st.lists(st.builds(AllianceMoment, st.none() | st.dates(), TEXTS, TEXTS), max_size=2).map(tuple),
    Turns: st.lists(
        st.builds(
            NoticeTurn,
            st.datetimes(timezones=st.just(UTC)),
            st.sampled_from(TurnKind),
            st.none() | NUMBERS,
            TEXTS,
            st.none() | st.dates(),
        ),
        max_size=2,
    ).map(tuple),
}


def values_of(column: Column[Any]) -> st.SearchStrategy[Any]:
    """Any value that the record may have in a column."""
    kind: Any = column.type
    filled = st.sampled_from(kind.kind) if isinstance(kind, Choice) else VALUES[type(kind)]
    return st.none() | filled if column.nullable else filled


def rows_of(table: str) -> st.SearchStrategy[dict[str, Any]]:
    """Values of a new row; those that the record has a default for may be left out."""
    own = {
        column.name: values_of(column)
        for column in tables.METADATA.tables[table].c
        if column.name not in {"id", "uuid"} and not column.foreign_keys
    }
    needed = {name: own[name] for name in own if name not in defaults_of(table)}
    return st.fixed_dictionaries(needed, optional={name: own[name] for name in own if name not in needed})


def defaults_of(table: str) -> set[str]:
    return {field.name for field in fields(RECORD_OF[table]) if field.default is not MISSING}


def owners(change: Transaction, table: str) -> dict[str, int]:
    """Rows that a new one has to belong to."""
    names = {column.name for column in tables.METADATA.tables[table].c if column.foreign_keys}
    made: dict[str, int] = {}
    if "client_id" in names:
        made["client_id"] = change.insert("clients", name="Zoé", created_at=NOON)
    if "supervision_id" in names:
        made["supervision_id"] = change.insert("supervisions", held_on=NOON.date())
    if "session_id" in names:
        made["session_id"] = change.insert("sessions", client_id=made["client_id"], held_on=NOON.date())
    if "assessment_id" in names:
        made["assessment_id"] = change.insert(
            "assessments",
            client_id=made["client_id"],
            instrument_id="phq9",
            version="1",
            taken_on=NOON.date(),
            mode=AnswerMode.PAPER,
            entered_at=NOON,
            answers=(),
            scores=(),
            work_situation=None,
        )
    return made


@pytest.mark.parametrize("table", RECORDED)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(choice=st.data())
def test_the_image_of_a_new_row_is_what_reading_it_back_gives(
    store: Store, table: str, choice: st.DataObject
) -> None:
    values = choice.draw(rows_of(table))
    with store.change() as change:
        row_id = change.insert(table, **owners(change, table), **values)
        read = change._image(table, row_id)
        assert read is not None
    (image,) = (row for row in change.done(None).step.rows if (row.table, row.row_id) == (table, row_id))
    assert image.after == read
    assert [type(value) for _, value in image.after or ()] == [type(value) for _, value in read]


def test_a_text_that_is_more_than_a_text_is_refused(store: Store) -> None:
    """It would come back as another type than the one its image holds."""

    class Dressed(str):
        __slots__ = ()

    with pytest.raises(TypeError), store.change() as change:
        change.insert("clients", name=Dressed("Zoé"), created_at=NOON)
