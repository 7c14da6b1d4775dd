"""Small private files: rights, whole writes, and what is refused on reading."""

from __future__ import annotations

import os
import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.vault import private_files


@pytest.fixture(params=[0o000, 0o022, 0o777])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    earlier = os.umask(request.param)
    yield request.param
    os.umask(earlier)


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_rights_do_not_depend_on_the_umask(tmp_path: Path, umask: int) -> None:
    folder = tmp_path / "private"
    private_files.make_folder(folder)
    private_files.write_atomically(folder / "file", b"words")
    assert rights(folder) == 0o700
    assert rights(folder / "file") == 0o600


def test_folder_that_was_open_to_others_is_closed(tmp_path: Path) -> None:
    (tmp_path / "private").mkdir(mode=0o755)
    private_files.make_folder(tmp_path / "private")
    assert rights(tmp_path / "private") == 0o700


def test_write_replaces_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"a longer text than the next one")
    private_files.new_name(path).write_bytes(b"left by a kill")
    private_files.write_atomically(path, b"next")
    assert path.read_bytes() == b"next"
    assert list(tmp_path.iterdir()) == [path]


def test_link_planted_in_the_place_of_the_new_file_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"untouched")
    private_files.new_name(tmp_path / "file").symlink_to(victim)
    private_files.write_atomically(tmp_path / "file", b"next")
    assert victim.read_bytes() == b"untouched"
    assert not (tmp_path / "file").is_symlink()


def test_write_survives_another_window_that_sweeps(tmp_path: Path) -> None:
    path = tmp_path / "file"
    is_over = threading.Event()

    def keep_sweeping() -> None:
        while not is_over.is_set():
            private_files.sweep(path)

    sweeper = threading.Thread(target=keep_sweeping)
    sweeper.start()
    try:
        time.sleep(0.02)
        stopper = threading.Timer(0.1, is_over.set)
        stopper.start()
        private_files.write_atomically(path, b"next")
    finally:
        is_over.set()
        sweeper.join()
        stopper.join()
    assert path.read_bytes() == b"next"


def test_failed_write_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.mkdir()
    (path / "something").touch()
    with pytest.raises(OSError, match="file"):
        private_files.write_atomically(path, b"next")
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_no_small_plain_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "long").write_bytes(bytes(101))
    os.mkfifo(tmp_path / "pipe")
    assert private_files.read_small(tmp_path / "long", 101) == bytes(101)
    assert private_files.read_small(tmp_path / "long", 100) is None
    assert private_files.read_small(tmp_path / "pipe", 100) is None
    assert private_files.read_small(tmp_path, 10**6) is None
