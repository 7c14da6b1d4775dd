"""From the opening of the store to Today with every file on screen: 1,000 files against 10; aim 1.5.

The stretching of the passphrase, half a second in any vault, is left out: it would hide a difference.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtCore import QObject

from coachdesk.domain.phases import DecidedBy, Phase
from coachdesk.domain.practices import Profession
from coachdesk.paths import HOME_VARIABLE
from coachdesk.services.runner import Outcome
from coachdesk.services.services import Services
from coachdesk.services.vaults import OpenedKeys, VaultsService
from coachdesk.store.stores import Store
from coachdesk.ui.doors import OpenedDesk
from coachdesk.ui.parts.rows import ListView
from coachdesk.ui.shell import Shell
from tests.benchmarks.measuring import Measured, compare
from tests.benchmarks.staging import DAY, close, is_loaded, new_shell, settle, wait_for_paint, wait_until
from tests.key_prices import FLOOR

MANY: Final = 1000
QUICK_MANY: Final = 100
FEW: Final = 10
PHASES: Final = tuple(Phase)
NOON: Final = datetime(2026, 3, 2, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FullVault:
    """A vault with so many files in it."""

    folder: Path
    keys: OpenedKeys
    files: int


def measure(runs: int) -> Measured:
    """Open both in turn, in this process; a single run makes do with fewer files."""
    with TemporaryDirectory() as place:
        home = Path(place)
        before = os.environ.get(HOME_VARIABLE)
        os.environ[HOME_VARIABLE] = str(home)
        try:
            many, few = (make_vault(home, files) for files in (MANY if runs > 1 else QUICK_MANY, FEW))
            return compare(
                "unlock_to_today", partial(seconds_to_today, many), partial(seconds_to_today, few), runs
            )
        finally:
            if before is None:
                del os.environ[HOME_VARIABLE]
            else:
                os.environ[HOME_VARIABLE] = before


def make_vault(home: Path, files: int) -> FullVault:
    """A vault in which each file has a name, a phase and a session; three have an appointment today."""
    vaults = VaultsService(home / "state" / "keys", FLOOR)
    made = vaults.create(home / f"Practice {files}.coachdesk", "noisetier voulais demandeur paisible")
    store = Store.create(made.folder, made.keys.raw_key_hex)
    with store.change() as change:
        change.insert("practices", profession=Profession.COACH, name="Cabinet des Tilleuls", is_demo=False)
        for number in range(files):
            client_id = change.insert("clients", name=f"Personne {number:04}", created_at=NOON)
            change.insert(
                "phase_moves",
                client_id=client_id,
                phase=PHASES[number % len(PHASES)],
                moved_on=DAY - timedelta(days=100 + number % 300),
                decided_by=DecidedBy.TOGETHER,
            )
            comes_today = number < 3
            change.insert(
                "sessions",
                client_id=client_id,
                held_on=DAY - timedelta(days=7 + number % 90),
                next_at=datetime(DAY.year, DAY.month, DAY.day, 9 + number) if comes_today else None,
                is_closed=True,
            )
    store.close()
    return FullVault(made.folder, made.keys, files)


def seconds_to_today(vault: FullVault) -> float:
    """Open the store in a window that is there already, and wait until the list of files is painted."""
    shell = new_shell("fr")
    shell.start_locked(vault.folder)
    shell.show()
    wait_for_paint(lambda watched: watched is shell)
    settle(shell)
    wait_until(partial(is_loaded, shell))
    start = time.perf_counter()
    open_desk(shell, vault)
    wait_for_paint(partial(shows_files, vault.files))
    taken = time.perf_counter() - start
    close(shell)
    return taken


def open_desk(shell: Shell, vault: FullVault) -> None:
    """What the lock screen does once the key file is open."""

    def enter(outcome: Outcome[Services]) -> None:
        assert outcome.value is not None, outcome.failure
        shell.entrance.opened.emit(OpenedDesk(outcome.value, vault.folder))

    shell.errands.ask(partial(shell.doors.open_desk, vault.folder, vault.keys), enter)


def shows_files(files: int, watched: QObject) -> bool:
    """Whether this is the list of files, with all of them in it."""
    view = watched.parent()
    return isinstance(view, ListView) and view.rows().rowCount() == files
