"""What every test stands on: a screen in memory, fresh catalogues, folders of its own."""

from __future__ import annotations

import functools
import gc
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

import hatch_build
from coachdesk import paths
from coachdesk.vault.key_stretching import KeyStretching

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from coachdesk.ui.theme.theme import Theme

# Before Qt is imported: Qt reads it once, when the application is made.
if sys.platform == "linux":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A busy machine is no failure; the same examples each time belong to the machine, not to the project. Other examples
# are drawn at each run: few of them at each commit, before a release a thousand.
EXAMPLES = int(os.environ.get("COACHDESK_EXAMPLES", "40"))
settings.register_profile("coachdesk", deadline=None, print_blob=True, max_examples=EXAMPLES)
settings.load_profile("coachdesk")

ROOT = Path(__file__).resolve().parent.parent

# Rooms whose tests start the whole program and wait for it, or share what is long in the making.
LONG = ("end_to_end", "benchmarks", "contract")

# Every commit waits for the disk, some twenty thousand times in all: where the memory has room, the disk is there.
MEMORY, ENOUGH = Path("/dev/shm"), 1024**3
if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

# They start it dozens of times: compiled once, as on any computer.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_configure(config: pytest.Config) -> None:
    """Compile the catalogues that were edited since the last run."""
    hatch_build.compile_stale(ROOT)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long, in whatever order: begun last, it would keep one worker busy and the other waiting."""
    items.sort(key=lambda item: item.path.parent.name not in LONG)


def pytest_collection_finish() -> None:
    """Leave what is loaded by now out of each later look for garbage, as the program does."""
    gc.freeze()


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep settings, cache and logs of a test out of the person's own folders."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("COACHDESK_HOME", str(home))
    return home


@pytest.fixture(scope="session", autouse=True)
def stretched_once() -> Iterator[None]:
    """Stretch a passphrase with a salt at a cost once in a process: tests open copies of the same few vaults.

    What it comes to depends on these alone. Anything else, and every other process, still pays the whole price.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(KeyStretching, "stretch", functools.cache(KeyStretching.stretch))
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """Folder of the checkout."""
    return ROOT


@pytest.fixture
def own_garbage() -> Iterator[None]:
    """Look for garbage on this thread alone, and after the test.

    A store thread that came upon a window's leavings would hand them to this thread to be deleted. It takes them at any
    moment, in the middle of the deletion of others too: then the process is gone.
    """
    gc.disable()
    yield
    # Through what is old already only now and then, and once: that takes a while.
    if gc.get_count()[2] > 50:
        gc.collect()
        # A window that a whole file of tests shares would be left out for good with the rest, and stay after its file:
        # each later change of the text size would dress it again.
        if not living_widgets():
            gc.freeze()
    else:
        gc.collect(1)
    gc.enable()


def living_widgets() -> int:
    """How many widgets there are; none where Qt was never loaded."""
    if "PySide6.QtWidgets" not in sys.modules:
        return 0
    from PySide6.QtWidgets import QApplication

    return len(QApplication.allWidgets())


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Theme:
    """The one theme of this process: light, at 100 %, without motion. Who changes it puts it back."""
    # Here and not above: tests of the other rooms run without Qt.
    from coachdesk.ui.theme.theme import Theme

    return Theme(qapp, paths.resources(), appearance="light", has_less_motion=True)
