"""Programs that type in the real program until they are killed: one is loaded once, copies of it are killed."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from coachdesk.app import _Shelf  # noqa: F401 - loaded with the program, so that each copy has it
from coachdesk.ui.loading import STEPS
from tests.end_to_end.hand import Hand, start

KILLED: Final = "killed"
LONGEST: Final = 30.0
"""Seconds that a copy types when nobody kills it."""


def serve(play: Callable[[dict[str, Any], Hand], None]) -> None:
    """Let one copy after the other type, each on the orders of one line of the standard input, a JSON object.

    Writes the process id of the copy, and ``killed`` when it is.
    """
    for load in STEPS:
        load()
    for line in iter(sys.stdin.readline, ""):
        child = os.fork()
        if not child:
            os.write(1, f"{os.getpid()}\n".encode("ascii"))
            start(partial(play, json.loads(line)))
        os.waitpid(child, 0)
        os.write(1, f"{KILLED}\n".encode("ascii"))
