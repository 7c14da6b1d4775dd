"""A view of the store, and a transaction that remembers every row it changes so that it can be taken back."""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import (
    Connection,
    Delete,
    Dialect,
    Executable,
    Insert,
    Select,
    Update,
    bindparam,
    column,
    delete,
    insert,
    select,
    table,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.expression import TableClause

from coachdesk.domain.changes import Changes, Done, RowImage, Step
from coachdesk.domain.errors import GoneError, UserError
from coachdesk.store import tables
from coachdesk.store.record_tables import RECORD_OF

ValueT = TypeVar("ValueT")

# Which row a statement is about; no column has this name.
_WHICH = "which_row"

#: A row as the file holds it: column names and primitive values, in the order of the table.
Image: TypeAlias = tuple[tuple[str, object], ...]


class Reader:
    """A view of the store for the functions of ``store/queries``; it changes nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, statement: Executable, **values: object) -> list[Any]:
        """All rows of a statement, with the values of its open places."""
        return list(self._connection.execute(statement, values).all())

    def fact(self, name: str) -> str | None:
        """A fact about the vault itself, ``None`` when it was never set."""
        facts = tables.vault_facts
        found = self._connection.execute(select(facts.c.value).where(facts.c.name == name)).scalar()
        return None if found is None else str(found)


class Transaction(Reader):
    """Changes that become durable together. Values are those of the records: enumerations, dates, tuples."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._images: dict[tuple[str, int], RowImage] = {}
        self._unrecorded: set[tuple[str, int | None]] = set()

    def insert(self, table: str, **values: object) -> int:
        """Add a row and give its id. What is not given takes the record's default; the uuid is made here.

        Raises:
            GoneError: whom or what it belongs to is not there any more.
            TypeError: a value of the wrong kind, or a field that the record does not have or is not given.
        """
        if "uuid" in tables.METADATA.tables[table].c:
            values.setdefault("uuid", str(uuid.uuid4()))
        kept = self._primitive(table, {**_defaults(table), **values})
        missing = _columns(table) - kept.keys() - {"id"}
        if missing:
            raise TypeError(", ".join(sorted(missing)))
        with _owner_required():
            row_id = int(self._connection.execute(_insertion(table), kept).lastrowid)
        # Every column was given, as the file holds it: reading the row back would give just this.
        written = {**kept, "id": row_id}
        self._note(table, row_id, None, tuple((one.name, written[one.name]) for one in _raw(table).c))
        return row_id

    def update(self, table: str, row_id: int, **values: object) -> None:
        """Change fields of a row; what it already holds is neither written nor recorded.

        Raises:
            GoneError: there is no such row, or what it shall belong to is not there.
            TypeError: a value of the wrong kind, or a field that the record does not have.
        """
        before = self._require(table, row_id)
        held = dict(before)
        changed = {
            name: value for name, value in self._primitive(table, values).items() if held[name] != value
        }
        if not changed:
            return
        with _owner_required():
            self._connection.execute(_alteration(table), {**changed, _WHICH: row_id})
        self._note(table, row_id, before, tuple({**held, **changed}.items()))

    def remove(self, table: str, row_id: int) -> None:
        """Delete a row for good. Moving to the bin is an update of ``deleted_at``.

        Raises:
            GoneError: there is no such row.
        """
        before = self._require(table, row_id)
        self._connection.execute(_removal(table), {_WHICH: row_id})
        self._note(table, row_id, before, None)

    def use_up(self, table: str, row_id: int) -> None:
        """Delete a row of what is never part of a step, as a part of this one: its words became a record.

        Taking the record back brings them back as they were typed.

        Raises:
            GoneError: there is no such row.
        """
        before = self._require(table, row_id)
        self._connection.execute(_removal(table), {_WHICH: row_id})
        self._record(table, row_id, before, None)

    def set_fact(self, name: str, value: str) -> None:
        """Keep a fact about the vault itself; never part of a step."""
        facts = tables.vault_facts
        if self.fact(name) is None:
            self._connection.execute(insert(facts).values(name=name, value=value))
        else:
            self._connection.execute(update(facts).where(facts.c.name == name).values(value=value))
        self._unrecorded.add((facts.name, None))

    def put_back(self, step: Step) -> None:
        """Write the earlier image of each row of a step.

        Raises:
            UserError: a row is no longer as the step left it; nothing may be committed then.
        """
        # In which order rows depend on each other is not known here: it only has to be right at the end.
        self._connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        for row in reversed(step.rows):
            if self._image(row.table, row.row_id) != row.after:
                raise UserError("This was changed again since then, so it can no longer be undone.")
            if row.before is None:
                self._connection.execute(_removal(row.table), {_WHICH: row.row_id})
            elif row.after is None:
                self._connection.execute(_insertion(row.table), dict(row.before))
            else:
                self._connection.execute(_alteration(row.table), {**dict(row.before), _WHICH: row.row_id})
            self._record(row.table, row.row_id, row.after, row.before)

    def done(self, value: ValueT) -> Done[ValueT]:
        """What the transaction changed so far; usually asked for after its block."""
        rows = tuple(row for row in self._images.values() if row.before != row.after)
        touched = set(self._unrecorded)
        for row in rows:
            touched |= _touched(row.table, row.row_id, row.before, row.after)
        changes = Changes(
            frozenset(name for name, _ in touched),
            frozenset(client for _, client in touched if client is not None),
        )
        return Done(value, changes, Step(rows))

    def _primitive(self, table: str, values: Mapping[str, object]) -> dict[str, Any]:
        unknown = values.keys() - _columns(table)
        if unknown:
            raise TypeError(", ".join(sorted(unknown)))
        keepers = _keepers(table, self._connection.dialect)
        return {name: keepers[name](value) for name, value in values.items()}

    def _image(self, table: str, row_id: int) -> Image | None:
        row = self._connection.execute(_look(table), {_WHICH: row_id}).first()
        return None if row is None else tuple(zip(_raw(table).c.keys(), row, strict=True))

    def _require(self, table: str, row_id: int) -> Image:
        image = self._image(table, row_id)
        if image is None:
            raise GoneError
        return image

    def _note(self, table: str, row_id: int, before: Image | None, after: Image | None) -> None:
        if table in tables.UNRECORDED:
            self._unrecorded |= _touched(table, row_id, before, after)
        else:
            self._record(table, row_id, before, after)

    def _record(self, table: str, row_id: int, before: Image | None, after: Image | None) -> None:
        earlier = self._images.get((table, row_id))
        first = before if earlier is None else earlier.before
        self._images[table, row_id] = RowImage(table, row_id, first, after)


@contextmanager
def _owner_required() -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        # The driver gives no finer code than "constraint"; the text is a constant of SQLite.
        if "FOREIGN KEY" in str(error.orig):
            raise GoneError from error
        raise


def _touched(table: str, row_id: int, *images: Image | None) -> set[tuple[str, int | None]]:
    """The table with each person its row concerned, before and after."""
    if table == tables.clients.name:
        return {(table, row_id)}
    owners = (dict(image).get("client_id") for image in images if image is not None)
    return {(table, owner if isinstance(owner, int) else None) for owner in owners}


@cache
def _columns(table: str) -> frozenset[str]:
    return frozenset(tables.METADATA.tables[table].c.keys())


@cache
def _raw(name: str) -> TableClause:
    """The table without types: values pass as the file holds them, so images are exact."""
    return table(name, *(column(one.name) for one in tables.METADATA.tables[name].c))


# Each change runs these, an import by the thousand: making a statement takes as long as running it.


@cache
def _look(name: str) -> Select[Any]:
    return select(_raw(name)).where(_raw(name).c.id == bindparam(_WHICH))


@cache
def _insertion(name: str) -> Insert:
    return insert(_raw(name))


@cache
def _alteration(name: str) -> Update:
    return update(_raw(name)).where(_raw(name).c.id == bindparam(_WHICH))


@cache
def _removal(name: str) -> Delete:
    return delete(_raw(name)).where(_raw(name).c.id == bindparam(_WHICH))


@cache
def _defaults(table: str) -> dict[str, object]:
    fields = dataclasses.fields(RECORD_OF[table])
    return {one.name: one.default for one in fields if one.default is not dataclasses.MISSING}


@cache
def _keepers(table: str, dialect: Dialect) -> dict[str, Callable[[Any], Any]]:
    """By column, what turns a record's value into the one the file holds."""
    keepers: dict[str, Callable[[Any], Any]] = {}
    for one in tables.METADATA.tables[table].c:
        process = one.type.dialect_impl(dialect).bind_processor(dialect)
        keepers[one.name] = (
            process if process is not None else _plain(str if one.type.python_type is str else int)
        )
    return keepers


def _plain(kind: type) -> Callable[[Any], Any]:
    """Texts and numbers are kept as they are; anything else would come back as something different."""

    def keep(value: object) -> object:
        if value is not None and type(value) is not kind:
            raise TypeError(type(value).__name__)
        return value

    return keep
