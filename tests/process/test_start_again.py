"""The process begins anew with its own arguments, and never leaves its memory in a core file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

LINUX = pytest.mark.skipif(
    sys.platform != "linux", reason="measured on Linux; elsewhere a fresh process starts"
)

ROUNDS = """
import os, sys
from pathlib import Path
from coachdesk.start_again import start_again
seen = Path(sys.argv[1])
with seen.open("a") as lines:
    lines.write(f"{os.getpid()} {len(os.listdir('/proc/self/fd'))} {sys.argv[2]}\\n")
if len(seen.read_text().splitlines()) < 4:
    start_again()
print("at the lock screen")
"""


@LINUX
def test_it_begins_again_as_the_same_process_with_the_same_arguments(tmp_path: Path, root: Path) -> None:
    script, seen = tmp_path / "a program.py", tmp_path / "seen it"
    script.write_text(ROUNDS, encoding="utf-8")
    command = [sys.executable, "-X", "utf8", str(script), str(seen), 'it"s a "quote"']
    done = subprocess.run(command, env={"PYTHONPATH": str(root)}, capture_output=True, text=True, check=True)
    assert done.stdout == "at the lock screen\n"
    assert seen.read_text(encoding="utf-8").count("\n") == 4
    # One pid, one number of open files, one argument with its quotes: nothing was added or lost on the way.
    assert len(set(seen.read_text(encoding="utf-8").splitlines())) == 1


@LINUX
def test_new_arguments_take_the_place_of_the_old_ones(tmp_path: Path, root: Path) -> None:
    script = tmp_path / "program.py"
    script.write_text(
        "import sys\n"
        "from coachdesk.start_again import start_again\n"
        "print(*sys.argv[1:], flush=True)\n"
        "if '--locked' not in sys.argv:\n"
        "    start_again('--vault', '/the second', '--locked')\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-X", "utf8", str(script), "--vault", "/the first"]
    done = subprocess.run(command, env={"PYTHONPATH": str(root)}, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["--vault /the first", "--vault /the second --locked"]


@LINUX
def test_it_ends_when_it_cannot_begin_again(root: Path) -> None:
    script = (
        "import sys; sys.executable = '/nowhere/python'\n"
        "from coachdesk.start_again import start_again\n"
        "try:\n    start_again()\nfinally:\n    print('still open')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")


@LINUX
def test_core_files_are_forbidden() -> None:
    script = (
        "import ctypes, resource\n"
        "from coachdesk.start_again import forbid_core_dumps\n"
        "forbid_core_dumps()\n"
        "PR_GET_DUMPABLE = 3\n"
        "print(ctypes.CDLL(None).prctl(PR_GET_DUMPABLE), *resource.getrlimit(resource.RLIMIT_CORE))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "0", "0"]


def test_a_new_start_of_the_program_brings_no_qt(root: Path) -> None:
    script = (
        "import sys\n"
        "from coachdesk import display, logs, paths, settings, start_again\n"
        "print(*{'PySide6', 'sqlalchemy', 'babel', 'socket'} & set(sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
