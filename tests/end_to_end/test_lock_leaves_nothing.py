"""Ctrl+L ends the program and begins it anew: nothing of anybody is left in the memory of the lock screen.

The memory of the running program is read from outside, as a thief with the computer in hands would.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

import pytest

from coachdesk.paths import HOME_VARIABLE
from tests.end_to_end.locking import CAME_BACK, DOCUMENT_SHOWN, LOCKED, OPENED
from tests.end_to_end.memory import may_be_read, words_in
from tests.end_to_end.vaults import PASSPHRASE, new_vault

NAME: Final = "Zéphyrine Quibouillac"
NOTE: Final = "Vibrance orpheline du cyprès, "
WORDS: Final = (NAME, NOTE, PASSPHRASE)
LOCKS: Final = int(os.environ.get("COACHDESK_LOCKS", "3"))
"""At each commit; before a release ten."""

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="reads /proc; elsewhere another process begins"
)


@contextmanager
def running(vault: Path, environment: dict[str, str], root: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.end_to_end.locking", "--vault", str(vault)]
    with subprocess.Popen(
        command, cwd=root, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        try:
            yield program
        finally:
            program.kill()


def talk(program: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    assert program.stdin is not None
    assert program.stdout is not None
    return program.stdin, program.stdout


def tell(program: subprocess.Popen[str], **words: str) -> str:
    """Tell the program something; what it says then, in one line, or nothing once it ended."""
    into, out = talk(program)
    into.write(json.dumps(words) + "\n")
    into.flush()
    return out.readline().strip()


def children(pid: int) -> list[int]:
    """The living children of any of its threads."""
    lists = [file.read_text(encoding="ascii") for file in Path(f"/proc/{pid}/task").glob("*/children")]
    return [int(child) for child in " ".join(lists).split() if is_alive(int(child))]


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def is_alone(pid: int) -> bool:
    """Whether the process has no child, or none any more in a moment."""
    end = time.monotonic() + 5
    while children(pid):
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def test_no_lock_leaves_a_word_in_memory(tmp_path: Path, on_display: dict[str, str], root: Path) -> None:
    vault = tmp_path / "Cabinet.coachdesk"
    with new_vault(vault, Path(on_display[HOME_VARIABLE]) / "state" / "keys") as services:
        services.clients.create(NAME)
    with running(vault, on_display, root) as program:
        pid = program.pid
        assert talk(program)[1].readline().strip() == LOCKED
        if not may_be_read(pid):
            pytest.skip("only root may read the memory of a program that forbids core files")
        for number in range(LOCKS):
            told = tell(program, passphrase=PASSPHRASE, name=NAME, note=NOTE)
            assert told == (CAME_BACK if number else OPENED)
            if number == 0:
                # The search finds what is there: the same words, in the same process, while the desk is open.
                assert {f"utf-16 {NAME}", f"utf-16 {NOTE}", f"latin-1 {NOTE}"} <= words_in(pid, WORDS)
            if number == LOCKS - 1:
                assert tell(program, next="document") == DOCUMENT_SHOWN
                assert any(words_in(child, (NAME,)) for child in children(pid))
            assert tell(program) == LOCKED
            assert words_in(pid, WORDS) == set()
            # What made a document knows it by heart, and would outlive the lock as a child of the new program.
            assert is_alone(pid)
        talk(program)[0].close()
        assert program.wait(timeout=20) == 0
