from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, time

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from coachdesk.domain.assessments import Score
from coachdesk.domain.sessions import Place
from coachdesk.store import tables
from coachdesk.store.columns import Answers, Choice, Day, Hour, Instant, LocalMoment, Scores, Words, _AsText
from coachdesk.store.record_tables import RECORD_OF
from coachdesk.store.stores import Store
from coachdesk.store.upgrades import CURRENT

AWARE = datetime(2026, 11, 20, 18, 2, tzinfo=UTC)
LOCAL = datetime(2026, 11, 20, 18, 2)


@pytest.mark.parametrize("name", RECORD_OF)
def test_a_table_has_the_fields_of_its_record_and_no_other(name: str) -> None:
    fields = {field.name for field in dataclasses.fields(RECORD_OF[name])}
    assert fields == set(tables.METADATA.tables[name].c.keys())


def test_the_migrations_make_exactly_these_tables(store: Store) -> None:
    with store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.METADATA) == []


def test_the_newest_revision_is_the_one_the_program_expects() -> None:
    config = Config()
    config.set_main_option("script_location", CURRENT.location)
    assert ScriptDirectory.from_config(config).get_heads() == [CURRENT.revision]


def test_no_row_takes_others_along_and_no_id_is_given_twice(store: Store) -> None:
    with store.reading() as reader:
        made = {
            name: sql
            for name, sql in reader.rows(text("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
            if name in RECORD_OF
        }
    assert len(made) == len(RECORD_OF)
    for sql in made.values():
        assert "CASCADE" not in sql.upper()
        assert "AUTOINCREMENT" in sql


def test_what_belongs_to_somebody_cannot_point_to_nobody(store: Store) -> None:
    with store.reading() as reader:
        for name in RECORD_OF:
            if name == "drafts" or "client_id" not in tables.METADATA.tables[name].c:
                continue
            pointed = {row[2] for row in reader.rows(text(f"PRAGMA foreign_key_list({name})"))}
            assert "clients" in pointed, name


@pytest.mark.parametrize(
    ("column", "value", "kept"),
    [
        (Choice(Place), Place.VIDEO, "video"),
        (Day(), date(2026, 2, 28), "2026-02-28"),
        (Hour(), time(8, 5), "08:05:00"),
        (LocalMoment(), LOCAL, "2026-11-20T18:02:00"),
        (Instant(), AWARE, "2026-11-20T18:02:00.000000+00:00"),
        (Words(), ("é", 'a"b'), '["é","a\\"b"]'),
        (Words(), (), "[]"),
        (Answers(), (3, None, 0), "[3,null,0]"),
        (
            Scores(),
            (Score("work", 100 / 3, 5, 7),),
            '[{"scale_id":"work","value":33.333333333333336,"answered":5,"items":7}]',
        ),
    ],
)
def test_a_value_is_kept_as_readable_text_and_comes_back_equal(
    column: _AsText[object], value: object, kept: str
) -> None:
    assert column.written(value) == kept
    assert column.read(kept) == value


@pytest.mark.parametrize(
    ("column", "value"),
    [
        (Choice(Place), "video"),
        (Day(), AWARE),
        (Day(), "2026-02-28"),
        (Hour(), time(8, tzinfo=UTC)),
        (LocalMoment(), AWARE),
        (Instant(), LOCAL),
        (Words(), ["a"]),
        (Words(), ("a", 1)),
        (Answers(), (True,)),
        (Answers(), ("1",)),
        (Scores(), ({"scale_id": "work"},)),
    ],
)
def test_a_value_of_another_kind_is_refused_before_it_is_written(
    column: _AsText[object], value: object
) -> None:
    with pytest.raises(TypeError):
        column.written(value)


def test_a_score_that_is_not_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        Scores().written((Score("work", float("nan"), 1, 7),))
