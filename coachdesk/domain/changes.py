"""What a verb changed, and the step that takes it back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

ValueT = TypeVar("ValueT")


@dataclass(frozen=True, slots=True)
class Changes:
    """What a transaction touched, so that pages know whether to read again.

    Attributes:
        kinds: table names ("clients", "sessions"...).
        client_ids: the people concerned; empty when it concerns nobody in particular.
        is_everything: nothing is known for sure, every page reads again.
    """

    kinds: frozenset[str] = frozenset()
    client_ids: frozenset[int] = frozenset()
    is_everything: bool = False

    def touches(self, *kinds: str, client_id: int | None = None) -> bool:
        """Whether one of the kinds changed, for that client when one is given."""
        if self.is_everything:
            return True
        if not self.kinds.intersection(kinds):
            return False
        return client_id is None or not self.client_ids or client_id in self.client_ids


@dataclass(frozen=True, slots=True)
class RowImage:
    """One row before and after a change; ``None`` where it did not exist. Values as the store keeps them."""

    table: str
    row_id: int
    before: tuple[tuple[str, object], ...] | None
    after: tuple[tuple[str, object], ...] | None


@dataclass(frozen=True, slots=True)
class Step:
    """The rows of one transaction, in the order they changed: enough to take it back, and to redo it."""

    rows: tuple[RowImage, ...]

    def __bool__(self) -> bool:
        return bool(self.rows)

    def joined(self, later: Step) -> Step:
        """This step and a later one as one: each row from its first image to its last."""
        images = {(row.table, row.row_id): row for row in self.rows}
        for row in later.rows:
            first = images.get((row.table, row.row_id))
            images[row.table, row.row_id] = row if first is None else replace(row, before=first.before)
        return Step(tuple(images.values()))


@dataclass(frozen=True, slots=True)
class Done(Generic[ValueT]):
    """A change that was committed.

    Attributes:
        value: what the verb gives back (the id of what it made, or ``None``).
        changes: what it touched.
        step: what takes it back; empty when nothing changed.
    """

    value: ValueT
    changes: Changes
    step: Step
