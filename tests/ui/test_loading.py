"""What pages are made of is loaded beside the window: after the first paint, and never before the store's own work."""

from __future__ import annotations

import ast
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from coachdesk.services.runner import Runner
from coachdesk.ui import loading
from coachdesk.ui.errands import Errands
from coachdesk.ui.loading import Loading, Step
from tests.ui.waiting import live, live_until

LATE = ("pages.py", "documents/templates.py", "clients/client_page.py", "trends/trends_tab.py")
"""Files that import a page when it is first shown."""


@dataclass
class Trial:
    """Two threads, and what was loaded on the one for papers."""

    errands: Errands = field(default_factory=lambda: Errands(Runner()))
    papers: Errands = field(default_factory=lambda: Errands(Runner()))
    owner: QObject = field(default_factory=QObject)
    done: list[int] = field(default_factory=list)
    where: set[str] = field(default_factory=set)

    def load(self, *steps: Step) -> Loading:
        return Loading(self.errands, self.papers, self.owner, steps)

    def step(self, number: int) -> Step:
        return partial(self._note, number)

    def _note(self, number: int) -> None:
        self.done.append(number)
        self.where.add(threading.current_thread().name)

    def rest(self) -> bool:
        return not self.errands.is_busy and not self.papers.is_busy


@pytest.fixture
def trial() -> Iterator[Trial]:
    made = Trial()
    yield made
    live_until(made.rest)
    made.errands.runner.stop()
    made.papers.runner.stop()


def imported(file: Path, *, is_late: bool) -> set[str]:
    """Modules that the functions of a file import, as the file names them."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    found = set()
    for node in (inner for function in functions for inner in ast.walk(function)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("coachdesk."):
            found |= {node.module} if is_late else {f"{node.module}.{each.name}" for each in node.names}
    return found


def test_every_page_made_late_is_loaded_beforehand() -> None:
    room = Path(loading.__file__).parent
    named = set[str]().union(*(imported(room / file, is_late=True) for file in LATE))
    assert named - imported(Path(loading.__file__), is_late=False) == {"coachdesk.domain.sessions"} & named
    assert "coachdesk.ui.settings.settings_page" in named


def test_steps_run_in_order_beside_the_window(trial: Trial) -> None:
    made = trial.load(trial.step(1), trial.step(2))
    made.start()
    assert trial.rest()
    live_until(lambda: trial.done == [1, 2])
    assert threading.current_thread().name not in trial.where


def test_all_but_the_first_step_waits_for_the_store(trial: Trial) -> None:
    is_free = threading.Event()
    trial.errands.ask(is_free.wait, lambda _: None)
    trial.load(trial.step(1), trial.step(2)).start()
    live_until(lambda: bool(trial.done))
    live(150)
    assert trial.done == [1]
    is_free.set()
    live_until(lambda: trial.done == [1, 2])


def test_a_step_that_fails_does_not_keep_the_others_back(trial: Trial) -> None:
    def fail() -> None:
        raise OSError

    trial.load(fail, trial.step(1)).start()
    live_until(lambda: trial.done == [1])


def test_nothing_further_begins_once_the_window_closes(trial: Trial) -> None:
    made = trial.load(trial.step(1), trial.step(2))
    made.start()
    live_until(lambda: bool(trial.done))
    made.stop()
    live(150)
    assert trial.done == [1]
