"""The real shell, from the welcome to the desk, on folders of the test."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from coachdesk import app, settings
from coachdesk.domain.practices import Profession
from coachdesk.i18n.translator import Translator
from coachdesk.instruments.library import Library
from coachdesk.services.clock import FixedClock
from coachdesk.services.runner import Runner
from coachdesk.services.services import found
from coachdesk.services.vaults import VaultsService
from coachdesk.ui.errands import Errands
from coachdesk.ui.lock.lock_page import LockPage
from coachdesk.ui.preferences import Preferences
from coachdesk.ui.shell import Shell
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.window import DeskWindow
from tests.key_prices import FLOOR
from tests.ui.desks import TODAY, PageBuilder
from tests.ui.waiting import live_until_quiet

PASSPHRASE = "garantit jaillir partage"
VAULT = "Cabinet Martin.coachdesk"
ScreenT = TypeVar("ScreenT", bound=QWidget)


@dataclass(frozen=True)
class MadeVault:
    """A vault with its practice and one backup of today, to be copied; and its recovery code."""

    folder: Path
    groups: tuple[str, ...]


class ShellTrial:
    """A shell and what it takes to drive it."""

    def __init__(self, shell: Shell, places: Path, restarts: list[tuple[str, ...]]) -> None:
        self.shell = shell
        self.places = places
        self.restarts = restarts

    def settle(self, seconds: float = 15) -> None:
        """Let both threads finish and the window take the answers in."""
        live_until_quiet(self._is_at_rest, seconds)

    def _is_at_rest(self) -> bool:
        if self.shell.errands.is_busy or self.shell.papers.is_busy:
            return False
        window = self.shell.desk_window
        page = window.current_page() if window is not None and isValid(window) else None
        return page is None or page.is_made()

    def screen(self, kind: type[ScreenT]) -> ScreenT:
        """The screen that is up, which is of that kind."""
        self.settle()
        assert isinstance(self.shell.shown, kind), self.shell.shown
        return self.shell.shown

    def unlock(self, folder: Path, passphrase: str = PASSPHRASE) -> LockPage:
        """Type a passphrase at the lock screen of a vault."""
        self.shell.start_locked(folder)
        page = self.screen(LockPage)
        QTest.keyClicks(page.passphrase.box, passphrase)
        QTest.keyClick(page.passphrase.box, Qt.Key.Key_Return)
        self.settle()
        return page

    def open(self, made: MadeVault) -> DeskWindow:
        """Open a copy of a vault, which comes to lie in the places of this test if it is not there yet."""
        folder = self.places / VAULT
        if not folder.exists():
            shutil.copytree(made.folder, folder)
        self.unlock(folder)
        window = self.screen(DeskWindow)
        self.settle()
        return window


@pytest.fixture(scope="session")
def made_vault(tmp_path_factory: pytest.TempPathFactory, ui_library: Library) -> MadeVault:
    place = tmp_path_factory.mktemp("made")
    new = VaultsService(place / "copies", FLOOR).create(place / VAULT, PASSPHRASE)
    services = found(
        new.folder,
        new.keys,
        FixedClock(TODAY),
        ui_library,
        PageBuilder(),
        Profession.COACH,
        name="Cabinet Martin",
        practitioner="Anne Riviere",
    )
    services.backups.back_up_now()
    services.close()
    return MadeVault(new.folder, new.code.groups())


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
