"""What whole runs of the program stand on: a display of their own, an environment that leads nowhere else."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk import display, paths


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Variables for the program in another process: a screen in memory, French, folders of its own."""
    home = tmp_path / "home"
    home.mkdir()
    return {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "LC_ALL": "C.UTF-8",
        paths.HOME_VARIABLE: str(home),
    }


@pytest.fixture
def on_display(environment: dict[str, str]) -> Iterator[dict[str, str]]:
    """The same with a real display, an X server that nobody looks at."""
    server = shutil.which("Xvfb")
    if server is None:
        pytest.skip("there is no Xvfb here")
    told, tell = os.pipe()
    # Without a reset, which turns away who comes just when the last one has left: a lock does exactly that.
    command = [server, "-displayfd", str(tell), "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, pass_fds=[tell], stderr=subprocess.DEVNULL) as running:
        os.close(tell)
        with os.fdopen(told, encoding="ascii") as numbers:
            shown = {**environment, "DISPLAY": f":{numbers.readline().strip()}"}
        del shown["QT_QPA_PLATFORM"]
        shown.pop("WAYLAND_DISPLAY", None)
        try:
            missing = display.look(shown).packages
            if missing:
                pytest.skip(f"a window needs {' '.join(missing)}")
            yield shown
        finally:
            running.terminate()
