"""Files live where the system wants them, or where the person says."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from coachdesk import paths

WRITABLE = (paths.config_folder, paths.cache_folder, paths.state_folder, paths.documents_folder)


def test_one_variable_moves_every_folder(own_home: Path) -> None:
    folders = [folder() for folder in WRITABLE]
    assert len(set(folders)) == len(WRITABLE)
    assert all(folder.parent == own_home for folder in folders)


def test_asking_makes_nothing(own_home: Path) -> None:
    for folder in WRITABLE:
        folder()
    assert list(own_home.iterdir()) == []


def test_a_relative_place_is_fixed_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(paths.HOME_VARIABLE, "here")
    assert paths.config_folder() == tmp_path / "here" / "config"


@pytest.mark.skipif(sys.platform != "linux", reason="the XDG variables are Linux's")
def test_without_it_the_system_decides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE)
    for variable, folder in [
        ("XDG_CONFIG_HOME", paths.config_folder),
        ("XDG_CACHE_HOME", paths.cache_folder),
        ("XDG_STATE_HOME", paths.state_folder),
    ]:
        monkeypatch.setenv(variable, str(tmp_path / variable))
        assert folder() == tmp_path / variable / "CoachDesk"


def test_resources_are_found_in_a_checkout(root: Path) -> None:
    assert paths.resources() == root / "resources"
    assert (paths.resources() / "fonts" / "SourceSans3-Regular.ttf").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_private_folder_is_its_owners_alone(tmp_path: Path) -> None:
    made = paths.private(tmp_path / "a" / "b")
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert paths.private(made) == made
