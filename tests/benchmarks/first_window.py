"""From the start of the process to the painted lock screen, against a bare window with a label; aim 1.3."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from coachdesk.paths import HOME_VARIABLE
from coachdesk.services.vaults import VaultsService
from tests.benchmarks.first_paint import PAINTED
from tests.benchmarks.measuring import Measured, compare
from tests.key_prices import FLOOR

ROOT = Path(__file__).resolve().parents[2]


def measure(runs: int) -> Measured:
    """Start both in turn, each in a process of its own."""
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        vaults = VaultsService(home / "state" / "keys", FLOOR)
        vault = vaults.create(home / "Practice.coachdesk", "noisetier voulais demandeur paisible").folder
        return compare(
            "first_window",
            lambda: seconds_to_paint(home, "coachdesk", str(vault)),
            lambda: seconds_to_paint(home, "bare"),
            runs,
        )


def seconds_to_paint(home: Path, *words: str) -> float:
    """Start a process and wait until it says that its window is painted.

    Raises:
        RuntimeError: it ended without a window.
    """
    command = [sys.executable, "-m", "tests.benchmarks.first_paint", *words]
    environment = {**os.environ, HOME_VARIABLE: str(home)}
    # As on anyone's computer: what was compiled at an earlier start is kept for the next ones.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as child:
        said = child.stdout.readline() if child.stdout else ""
        taken = time.perf_counter() - start
        child.wait(timeout=30)
    if said.strip() != PAINTED:
        raise RuntimeError(f"no window from {words[0]}")
    return taken
