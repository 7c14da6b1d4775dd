"""Somebody who types a note in the real program until they are killed, again and again.

``python -m tests.end_to_end.note_typing --vault FOLDER`` loads the program once; for each line on its standard input (a
JSON object with ``passphrase``, ``client_id`` and ``session_id``) a copy of it shows the window, unlocks, and types. It
writes before each key the number of keys so far and the time.
"""

from __future__ import annotations

import os
import time
from itertools import count
from typing import Any, Final

from PySide6.QtCore import Qt

from coachdesk.ui import places
from coachdesk.ui.lock.lock_page import LockPage
from coachdesk.ui.places import Place
from tests.end_to_end.hand import Hand
from tests.end_to_end.typists import LONGEST, serve
from tests.ui.sessions.writing import write
from tests.ui.waiting import live

LINE: Final = "Elle dort à peine, « sept heures au lit », reprend lundi ; on relit l’échelle 🌿 ensemble. "
PACE_MS: Final = 20


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


if __name__ == "__main__":
    serve(play)
