"""The computer dies in the middle of an import: all of it is there, or nothing, and the vault opens."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import pytest

from coachdesk import paths
from coachdesk.domain.practices import Profession
from coachdesk.instruments.library import Library
from coachdesk.services.clock import FixedClock
from coachdesk.services.services import gather
from coachdesk.store.stores import Store
from tests.end_to_end.importing import LINES, TODAY, services_in
from tests.end_to_end.vaults import NoPages

KEY: Final = "0f" * 48
KILLS: Final = int(os.environ.get("COACHDESK_KILLS", "4"))
LONGEST: Final = 0.5

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills processes as POSIX does")


def new_store(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    library = Library.load(paths.resources() / "instruments")
    services = gather(Store.create(folder, KEY), FixedClock(TODAY), library, NoPages())
    services.practice.create(Profession.COACH, is_demo=False)
    services.close()


def files_after_kill(folder: Path, after: float | None, process: subprocess.Popen[str]) -> int:
    """How many files there are once whoever imports was killed so many seconds on; at the end without them."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps([str(folder), KEY]) + "\n")
    process.stdin.flush()
    pid = int(process.stdout.readline())
    try:
        assert process.stdout.readline() == "READY\n"
        if after is None:
            assert process.stdout.readline() == "DONE\n"
        else:
            time.sleep(after)
    finally:
        # It does not end by itself, so the number is still its own.
        os.kill(pid, signal.SIGKILL)
    assert "ENDED\n" in iter(process.stdout.readline, "")
    services = services_in(folder, KEY)
    try:
        services.ledger._store.check()
        files = services.clients.list_files()
        assert all(len(services.assessments.list_for(line.client.id)) == 1 for line in files[:50])
        return len(files)
    finally:
        services.close()


def test_an_import_is_there_whole_or_not_at_all(
    tmp_path: Path, environment: dict[str, str], root: Path
) -> None:
    seen = []
    new_store(tmp_path / "vault")
    command = [sys.executable, "-m", "tests.end_to_end.importing"]
    with subprocess.Popen(
        command, cwd=root, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        for number in range(KILLS):
            folder = shutil.copytree(tmp_path / "vault", tmp_path / f"vault {number}")
            after = LONGEST * (number + random.random()) / KILLS
            seen.append(files_after_kill(folder, after, process))
        assert set(seen) <= {0, LINES}
        assert 0 in seen
        assert files_after_kill(folder, None, process) == LINES if not seen[-1] else True
