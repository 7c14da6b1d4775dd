from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from coachdesk import logs
from coachdesk.domain.errors import StorageError, StorageTrouble, UserError
from coachdesk.services.runner import Outcome, Runner

CANARY = "CANARI-7f3a"


@pytest.fixture
def runner() -> Iterator[Runner]:
    made = Runner()
    yield made
    made.stop()


def fail(error: Exception) -> None:
    raise error


def test_all_work_runs_in_order_on_one_other_thread(runner: Runner) -> None:
    seen: list[tuple[int, int]] = []

    def note(number: int) -> None:
        seen.append((number, threading.get_ident()))

    for number in range(50):
        runner.submit(partial(note, number), lambda _: None)
    assert runner.drain(3.0)
    assert [number for number, _ in seen] == list(range(50))
    threads = {thread for _, thread in seen}
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_an_outcome_is_a_value_or_the_failure_to_tell(runner: Runner) -> None:
    assert runner.wait(lambda: 3) == Outcome(value=3)
    refused = UserError("Type a name or a pseudonym.")
    assert runner.wait(lambda: fail(refused)).failure is refused
    full = StorageError(StorageTrouble.DISK_FULL)
    assert runner.wait(lambda: fail(full)).failure is full
    assert isinstance(runner.wait(lambda: fail(KeyError(CANARY))).failure, KeyError)


def test_a_bug_is_logged_without_a_word_of_it_and_the_thread_lives_on(runner: Runner, tmp_path: Path) -> None:
    file = logs.install(tmp_path)
    assert file is not None

    def bug() -> None:
        name = CANARY
        raise RuntimeError(f"no file of {name}")

    assert isinstance(runner.wait(bug).failure, RuntimeError)
    assert runner.wait(lambda: "alive").value == "alive"
    written = file.read_text(encoding="utf-8")
    assert "RuntimeError" in written
    assert CANARY not in written


def test_somebody_who_fails_while_being_told_does_not_take_the_thread_along(runner: Runner) -> None:
    runner.submit(lambda: 1, lambda _: fail(RuntimeError("the window is gone")))
    assert runner.wait(lambda: 2, timeout=3.0).value == 2
    assert runner.drain(3.0)


def test_draining_waits_and_gives_up_in_time(runner: Runner) -> None:
    gate = threading.Event()
    runner.submit(gate.wait, lambda _: None)
    start = time.monotonic()
    assert not runner.drain(0.05)
    assert time.monotonic() - start < 2
    with pytest.raises(TimeoutError):
        runner.wait(lambda: 1, timeout=0.01)
    gate.set()
    assert runner.drain(3.0)


def test_stopping_finishes_what_was_asked_first() -> None:
    runner = Runner()
    seen: list[int] = []
    runner.submit(lambda: time.sleep(0.05), lambda _: None)
    runner.submit(lambda: seen.append(1), lambda _: None)
    assert runner.stop(3.0)
    assert seen == [1]
