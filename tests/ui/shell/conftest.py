"""The real shell, from the welcome to the desk, on folders of the test."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from coachdesk import app, settings
from coachdesk.i18n.translator import Translator
from coachdesk.services.runner import Runner
from coachdesk.services.vaults import VaultsService
from coachdesk.ui.errands import Errands
from coachdesk.ui.preferences import Preferences
from coachdesk.ui.shell import Shell
from coachdesk.ui.theme.theme import Theme
from coachdesk.vault.key_stretching import FLOOR
from tests.ui.desks import TODAY

PASSPHRASE = "garantit jaillir partage"
ScreenT = TypeVar("ScreenT", bound=QWidget)


class ShellTrial:
    """A shell and what it takes to drive it."""

    def __init__(self, shell: Shell, places: Path, restarts: list[tuple[str, ...]]) -> None:
        self.shell = shell
        self.places = places
        self.restarts = restarts

    def settle(self, seconds: float = 15) -> None:
        """Let both threads finish and the window take the answers in."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            was_busy = self.shell.errands.is_busy or self.shell.papers.is_busy
            QTest.qWait(10)
            if not was_busy and not self.shell.errands.is_busy and not self.shell.papers.is_busy:
                return
        raise TimeoutError

    def screen(self, kind: type[ScreenT]) -> ScreenT:
        """The screen that is up, which is of that kind."""
        self.settle()
        assert isinstance(self.shell.shown, kind), self.shell.shown
        return self.shell.shown


@pytest.fixture
def make_shell(tmp_path: Path, theme: Theme, french: Translator) -> Iterator[Callable[[], ShellTrial]]:
    """Opens shells on the same folders, one after the other, as a restart does."""
    made: list[ShellTrial] = []
    places = tmp_path / "Mes coffres"
    places.mkdir()

    def make() -> ShellTrial:
        restarts: list[tuple[str, ...]] = []
        doors = dataclasses.replace(
            app._doors(app.Launch(on=TODAY)),
            vaults=VaultsService(tmp_path / "copies", FLOOR),
            proposed_folder=places,
        )
        shell = Shell(
            doors,
            Errands(Runner()),
            Errands(Runner()),
            Preferences(tmp_path / settings.FILE_NAME),
            theme,
            french,
            lambda *words: restarts.append(words),
        )
        shell.show()
        made.append(ShellTrial(shell, places, restarts))
        return made[-1]

    yield make
    for trial in made:
        trial.shell.close()
        trial.shell.deleteLater()


@pytest.fixture
def shell(make_shell: Callable[[], ShellTrial]) -> ShellTrial:
    return make_shell()
