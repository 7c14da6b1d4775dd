"""Somebody who types a pile of paper, or a form of several columns, in the real program until they are killed.

As :mod:`tests.end_to_end.note_typing`; the orders name the person and, under ``what``, ``pile`` or ``form``.
"""

from __future__ import annotations

import os
import time
from typing import Any, Final

from PySide6.QtCore import Qt

from coachdesk.ui import places
from coachdesk.ui.lock.lock_page import LockPage
from coachdesk.ui.piles.pile_page import PilePage
from coachdesk.ui.places import Place
from tests.end_to_end.hand import Hand
from tests.end_to_end.typists import LONGEST, serve
from tests.ui.assessments.typist import type_text
from tests.ui.waiting import live

FORM: Final = "weak_signals"
SHEET: Final = "scs26"
KEYS: Final = {"form": "234" * 12, "pile": "12345123451234512345123451" * 2}
"""The answers in the order in which they are typed; a pile has its sheet typed twice."""
SHEET_KEYS: Final = 26
PACE_MS: Final = 60


def play(orders: dict[str, Any], hand: Hand) -> None:
    """Unlock, open what is to be typed, and type."""
    hand.find(LockPage)
    hand.write("passphrase", orders["passphrase"])
    hand.press(Qt.Key.Key_Return)
    hand.settle()
    what, client_id = orders["what"], orders["client_id"]
    if what == "pile":
        hand.window.go(Place(places.PILE, client_id))
        page = hand.wait_for_place(places.PILE)
        assert isinstance(page, PilePage)
        page.type_on()
        hand.settle()
        page.go_on()
    else:
        hand.window.go(Place(places.ASSESSMENT, client_id, tab=FORM))
        page = hand.wait_for_place(places.ASSESSMENT)
    hand.settle()
    for number, key in enumerate(KEYS[what]):
        os.write(1, f"{number} {time.monotonic()}\n".encode("ascii"))
        if what == "pile" and number == SHEET_KEYS:
            type_text(page, "\r")
        type_text(page, key)
        live(PACE_MS)
    live(int(1000 * LONGEST))
    raise TimeoutError


if __name__ == "__main__":
    serve(play)
