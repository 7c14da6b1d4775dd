"""The open store as the verbs see it: one transaction a verb, or several verbs in one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

from coachdesk.domain.changes import Changes, Done, Step
from coachdesk.services.clock import Clock
from coachdesk.services.fields import Rules, checked
from coachdesk.store.queries import clients
from coachdesk.store.stores import Store
from coachdesk.store.transactions import Reader, Transaction

ValueT = TypeVar("ValueT")


class Ledger:
    """Gives each verb its transaction.

    Args:
        store: the open store; all calls are made on its thread.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._shared: Transaction | None = None

    @contextmanager
    def change(self) -> Iterator[Transaction]:
        """A transaction: committed at the end of the block, rolled back when it raises."""
        if self._shared is not None:
            yield self._shared
            return
        with self._store.change() as transaction:
            yield transaction

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """A view that changes nothing."""
        if self._shared is not None:
            yield self._shared
            return
        with self._store.reading() as reader:
            yield reader

    @property
    def is_shared(self) -> bool:
        """Whether verbs are being put together."""
        return self._shared is not None

    def told(self, change: Transaction, value: ValueT) -> Done[ValueT]:
        """What a verb gives back. Within :meth:`together` the whole is told at its end, not at each verb."""
        return change.done(value) if self._shared is None else Done(value, Changes(), Step(()))

    def take_back(self, step: Step) -> Done[None]:
        """Write the earlier images of a step.

        Raises:
            UserError: a row is no longer as the step left it; nothing is changed then.
        """
        return self._store.take_back(step)

    def close(self) -> None:
        """Close the store; nothing can be asked afterwards."""
        self._store.close()

    @contextmanager
    def together(self) -> Iterator[Transaction]:
        """All verbs called within the block become one transaction, kept or lost as a whole.

        Its ``done`` tells what they changed and how to take it all back.
        """
        with self._store.change() as transaction:
            self._shared = transaction
            try:
                yield transaction
            finally:
                self._shared = None


class Service:
    """What the services have in common.

    Args:
        ledger: gives transactions.
        clock: today and now.
    """

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock

    def _checked(self, rules: Rules, fields: Mapping[str, object]) -> dict[str, object]:
        return checked(rules, fields, self._clock.today())

    def _insert(self, table: str, **values: object) -> Done[int]:
        client_id = values.get("client_id")
        with self._ledger.change() as change:
            # Put together, verbs belong to a file that was just made or read.
            if isinstance(client_id, int) and not self._ledger.is_shared:
                clients.get_client(change, client_id)
            row_id = change.insert(table, **values)
        return self._ledger.told(change, row_id)

    def _update(self, table: str, row_id: int, values: Mapping[str, object]) -> Done[None]:
        with self._ledger.change() as change:
            change.update(table, row_id, **values)
        return self._ledger.told(change, None)

    def _to_bin(self, table: str, row_id: int) -> Done[None]:
        return self._update(table, row_id, {"deleted_at": self._clock.now()})

    def _from_bin(self, table: str, row_id: int) -> Done[None]:
        return self._update(table, row_id, {"deleted_at": None})
