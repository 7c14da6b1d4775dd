"""How the process ends and begins anew at the lock screen, and how it keeps its memory out of core files.

Python cannot wipe a string, so locking is a new program in place of the old: nothing of its memory is left.
Call :func:`start_again` only after the desk was closed: child processes outlive it, with what they know.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from typing import Final, NoReturn

_PR_SET_DUMPABLE: Final = 4


def forbid_core_dumps() -> None:
    """Keep this process out of core files; called at each start, for a new program begins dumpable again."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def start_again(*words: str) -> NoReturn:
    """End this process and begin a new one, started the same way.

    If no new one can be started the process ends all the same: a desk asked to lock never stays open.

    Args:
        words: arguments of the new program, in place of those of this one; without any the same again.
            Never anything about a client: other programs can read them.
    """
    # orig_argv replays -m, -X, a console script and paths with spaces; a hand-made "-m coachdesk" would put
    # the current folder first on sys.path. What follows is what the program itself was told: another vault
    # may have been opened since, so new words come instead of the old ones, not after them.
    told = len(sys.argv) - 1
    way = sys.orig_argv[1 : len(sys.orig_argv) - told]
    command = [sys.executable, *way, *(words or sys.argv[1:])]
    try:
        if sys.platform == "linux":
            # The same process: a terminal, a test harness or an AppImage that waits for it keeps waiting.
            os.execv(sys.executable, command)
        import subprocess

        # On Windows execv joins the arguments unquoted; on macOS it is no new start to the window server.
        subprocess.Popen(_fresh(command), close_fds=True)
    except OSError:
        os._exit(1)
    os._exit(0)


def _fresh(command: list[str]) -> list[str]:
    """Command of a fresh process; in a macOS bundle it opens the bundle, or its icon would be lost."""
    if sys.platform == "darwin":
        bundle = next((folder for folder in Path(command[0]).parents if folder.suffix == ".app"), None)
        if bundle is not None:
            return ["open", "-n", str(bundle), "--args", *command[1:]]
    return command
