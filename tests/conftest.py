"""What every test stands on: a screen in memory, fresh catalogues, folders of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

import hatch_build
from coachdesk import paths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from coachdesk.ui.theme.theme import Theme

# Before Qt is imported: Qt reads it once, when the application is made.
if sys.platform == "linux":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A busy machine is no failure; the same examples each time belong to the machine, not to the project.
settings.register_profile("coachdesk", deadline=None, print_blob=True)
settings.load_profile("coachdesk")

ROOT = Path(__file__).resolve().parent.parent


def pytest_configure(config: pytest.Config) -> None:
    """Compile the catalogues that were edited since the last run."""
    hatch_build.compile_stale(ROOT)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep settings, cache and logs of a test out of the person's own folders."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("COACHDESK_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def root() -> Path:
    """Folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Theme:
    """The one theme of this process: light, at 100 %, without motion. Who changes it puts it back."""
    # Here and not above: tests of the other rooms run without Qt.
    from coachdesk.ui.theme.theme import Theme

    return Theme(qapp, paths.resources(), appearance="light", has_less_motion=True)
