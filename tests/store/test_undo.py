"""Any changes, then all taken back: the store is as at the start. All done again: as at the end."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from coachdesk.domain.changes import Step
from coachdesk.domain.phases import Phase
from coachdesk.store.stores import Store
from tests.store.dumps import dump
from tests.store.samples import SAMPLE_KEY

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31))
PICK = st.integers(0, 1_000)


class _AnyChanges(RuleBasedStateMachine):
    """Raw changes of every kind, several in a transaction, on the filled sample."""

    sample: Path

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp())
        shutil.copy(self.sample / "vault.db", self._folder)
        self._store = Store.open(self._folder, SAMPLE_KEY)
        self._start = dump(self._store)
        self._steps: list[Step] = []

    def _ids(self, table: str) -> list[int]:
        return [int(str(row["id"])) for row in dump(self._store, (table,))[table]]

    @rule(names=st.lists(TEXTS, min_size=1, max_size=3))
    def make_files(self, names: list[str]) -> None:
        with self._store.change() as change:
            for name in names:
                change.insert("clients", name=name, created_at=NOON)
        self._steps.append(change.done(None).step)

    @rule(pick=PICK, day=DAYS, note=TEXTS, actions=st.lists(TEXTS, max_size=2))
    def hold_session(self, pick: int, day: date, note: str, actions: list[str]) -> None:
        people = self._ids("clients")
        owner = people[pick % len(people)]
        with self._store.change() as change:
            session = change.insert("sessions", client_id=owner, held_on=day, note=note)
            for text in actions:
                change.insert("actions", client_id=owner, session_id=session, text=text)
        self._steps.append(change.done(None).step)

    @rule(pick=PICK, phase=st.sampled_from(Phase), day=DAYS, name=TEXTS)
    def move_and_rename(self, pick: int, phase: Phase, day: date, name: str) -> None:
        people = self._ids("clients")
        owner = people[pick % len(people)]
        with self._store.change() as change:
            change.insert("phase_moves", client_id=owner, phase=phase, moved_on=day)
            change.update("clients", owner, name=name, tags=(name,))
            change.update("clients", owner, phone=name)
        self._steps.append(change.done(None).step)

    @precondition(lambda self: self._ids("actions"))
    @rule(pick=PICK, other=PICK)
    def pass_an_action_on(self, pick: int, other: int) -> None:
        agreed, held = self._ids("actions"), self._ids("sessions")
        with self._store.change() as change:
            change.update("actions", agreed[pick % len(agreed)], session_id=held[other % len(held)])
        self._steps.append(change.done(None).step)

    @precondition(lambda self: self._ids("actions"))
    @rule(pick=PICK, text=TEXTS)
    def write_and_remove_an_action(self, pick: int, text: str) -> None:
        agreed = self._ids("actions")
        with self._store.change() as change:
            change.update("actions", agreed[pick % len(agreed)], text=text)
            change.remove("actions", agreed[pick % len(agreed)])
        self._steps.append(change.done(None).step)

    @precondition(lambda self: self._ids("phase_moves"))
    @rule(pick=PICK)
    def bin_a_move(self, pick: int) -> None:
        moves = self._ids("phase_moves")
        with self._store.change() as change:
            change.update("phase_moves", moves[pick % len(moves)], deleted_at=NOON)
        self._steps.append(change.done(None).step)

    @rule(count=st.integers(1, 3))
    def take_some_back(self, count: int) -> None:
        for _ in range(min(count, len(self._steps))):
            self._store.take_back(self._steps.pop())

    @precondition(lambda self: len(self._steps) > 1)
    @rule()
    def merge_the_last_two(self) -> None:
        later = self._steps.pop()
        self._steps.append(self._steps.pop().joined(later))

    def teardown(self) -> None:
        try:
            end = dump(self._store)
            again = [self._store.take_back(step).step for step in reversed(self._steps)]
            assert dump(self._store) == self._start
            for step in reversed(again):
                self._store.take_back(step)
            assert dump(self._store) == end
            self._store.check()
        finally:
            self._store.close()
            shutil.rmtree(self._folder)


@pytest.mark.usefixtures("own_home")
def test_any_changes_taken_back_leave_the_store_as_it_was(root: Path) -> None:
    machine = type("AnyChanges", (_AnyChanges,), {"sample": root / "tests" / "files" / "vault-0001"})
    run_state_machine_as_test(machine, settings=settings(max_examples=8, stateful_step_count=12))
