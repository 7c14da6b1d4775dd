"""The log says when, where and which kind of error, and not one word more."""

from __future__ import annotations

import logging
import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk import logs

SECRET = "Zébulon Quatrevent"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    root, ours = logging.getLogger(), logging.getLogger("coachdesk")
    before, level = list(root.handlers), ours.level
    file = logs.install(tmp_path / "state")
    assert file is not None
    yield file
    for handler in [each for each in root.handlers if each not in before]:
        root.removeHandler(handler)
        handler.close()
    ours.setLevel(level)


def fail(words: str) -> None:
    held = {"name": words}
    try:
        raise KeyError(words)
    except KeyError as missing:
        raise ValueError(f"no {held} here") from missing


def test_an_error_is_logged_without_its_words(log: Path) -> None:
    try:
        fail(SECRET)
    except ValueError:
        logging.getLogger("coachdesk.store").exception("could not save %s", SECRET)
    text = log.read_text(encoding="utf-8")
    assert SECRET not in text
    assert "could not save" not in text
    lines = text.splitlines()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ ERROR .*test_logs\.py:\d+", lines[0])
    assert re.fullmatch(r"    ValueError at .*test_logs\.py:\d+ < .*test_logs\.py:\d+", lines[1])
    assert re.fullmatch(r"    KeyError at .*test_logs\.py:\d+", lines[2])


def test_libraries_are_redacted_too(log: Path) -> None:
    logging.getLogger("sqlalchemy.engine").warning("INSERT INTO clients VALUES (%s)", SECRET)
    text = log.read_text(encoding="utf-8")
    assert "WARNING" in text
    assert "INSERT" not in text


def test_nothing_reaches_the_terminal(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("anything").error("about %s", SECRET)
    assert SECRET not in capsys.readouterr().err


def test_all_parts_of_a_group_are_named(log: Path) -> None:
    group = ExceptionGroup(SECRET, [ValueError(SECRET), ExceptionGroup(SECRET, [OSError(SECRET)])])
    assert logs.describe(group).split("\n") == ["ExceptionGroup", "ValueError", "ExceptionGroup", "OSError"]


def test_a_circle_of_causes_ends() -> None:
    first, second = ValueError(SECRET), OSError(SECRET)
    first.__cause__, second.__cause__ = second, first
    assert logs.describe(first) == "ValueError\nOSError"


def test_long_logs_turn_and_old_ones_go(log: Path) -> None:
    for _ in range(6):
        log.write_bytes(b"x" * 300_000)
        logging.getLogger("coachdesk").warning("again")
    names = sorted(each.name for each in log.parent.iterdir())
    assert names == ["coachdesk.log", "coachdesk.log.1", "coachdesk.log.2", "coachdesk.log.3"]
    assert log.stat().st_size < 1_000


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_log_is_its_owners_alone(log: Path) -> None:
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_a_place_that_cannot_be_written_is_no_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = list(logging.getLogger().handlers)
    (tmp_path / "file").touch()
    assert logs.install(tmp_path / "file") is None
    logging.getLogger("anything").error("about %s", SECRET)
    for handler in [each for each in logging.getLogger().handlers if each not in before]:
        logging.getLogger().removeHandler(handler)
    assert SECRET not in capsys.readouterr().err
