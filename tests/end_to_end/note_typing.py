"""Somebody who types a note in the real program until they are killed, again and again.

``python -m tests.end_to_end.note_typing --vault FOLDER`` loads the program once; for each line on its standard input (a
JSON object with ``passphrase``, ``client_id`` and ``session_id``) a copy of it shows the window, unlocks, and types. It
writes its process id, then before each key the number of keys so far and the time, and ``killed`` when it is.
"""

from __future__ import annotations

import json
import os
import sys
import time
from functools import partial
from itertools import count
from typing import Any, Final

from PySide6.QtCore import Qt

from coachdesk.app import _Shelf  # noqa: F401 - loaded with the program, so that each copy has it
from coachdesk.ui import places
from coachdesk.ui.loading import load_first_pages
from coachdesk.ui.lock.lock_page import LockPage
from coachdesk.ui.places import Place
from tests.end_to_end.hand import Hand, start
from tests.ui.sessions.writing import write
from tests.ui.waiting import live

KILLED: Final = "killed"
LINE: Final = "Elle dort à peine, « sept heures au lit », reprend lundi ; on relit l’échelle 🌿 ensemble. "
PACE_MS: Final = 20
LONGEST: Final = 30.0


def text_of(keys: int) -> str:
    """What is typed with that many keys."""
    return (LINE * (keys // len(LINE) + 1))[:keys]


def play(orders: dict[str, Any], hand: Hand) -> None:
    """Unlock, open the session, and type."""
    hand.find(LockPage)
    hand.write("passphrase", orders["passphrase"])
    hand.press(Qt.Key.Key_Return)
    hand.settle()
    hand.window.go(Place(places.SESSION, orders["client_id"], orders["session_id"]))
    hand.wait_for_place(places.SESSION)
    note = hand.write_note("")
    end = time.monotonic() + LONGEST
    for keys in count():
        os.write(1, f"{keys} {time.monotonic()}\n".encode("ascii"))
        write(note, LINE[keys % len(LINE)])
        live(PACE_MS)
        if time.monotonic() > end:
            raise TimeoutError


def serve() -> None:
    """Let one copy after the other type."""
    load_first_pages()
    for line in iter(sys.stdin.readline, ""):
        child = os.fork()
        if not child:
            os.write(1, f"{os.getpid()}\n".encode("ascii"))
            start(partial(play, json.loads(line)))
        os.waitpid(child, 0)
        os.write(1, f"{KILLED}\n".encode("ascii"))


if __name__ == "__main__":
    serve()
