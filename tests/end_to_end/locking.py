"""The real program, locked and unlocked as often as it is told.

``python -m tests.end_to_end.locking --vault FOLDER``. It knows no word of anyone by itself: it says how things stand
on its standard output and is told passphrase, name and note on its standard input. So all that the process knows at the
next lock screen was left behind by the one before.
"""

from __future__ import annotations

import json
from typing import Final

from PySide6.QtCore import Qt

from coachdesk.ui import places
from coachdesk.ui.lock.lock_page import LockPage
from tests.end_to_end.hand import Hand, read_line, start
from tests.ui.sessions.writing import write

LOCKED: Final = "locked"
OPENED: Final = "open"
CAME_BACK: Final = "open where it was"
DOCUMENT_SHOWN: Final = "open at a document"

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier


def ask(told: str) -> dict[str, str]:
    """Say how things stand and wait for what is told next: nothing once nobody is there any more."""
    print(told, flush=True)
    line = read_line()
    return dict(json.loads(line)) if line else {}


def play(hand: Hand) -> None:
    """From one lock screen to the next."""
    hand.find(LockPage)
    words = ask(LOCKED)
    if not words:
        hand.shell.close()
        return
    hand.write("passphrase", words["passphrase"])
    hand.press(Qt.Key.Key_Return)
    hand.settle()
    state = CAME_BACK if hand.page.place.page == places.SESSION else OPENED
    if state == OPENED:
        begin_session(hand, words["name"])
    hand.write_note(words["note"])
    if ask(state).get("next") == "document":
        hand.open_document()
        ask(DOCUMENT_SHOWN)
    hand.press(Qt.Key.Key_L, _CONTROL)
    raise AssertionError("it is still open")


def begin_session(hand: Hand, name: str) -> None:
    """Find the person with Ctrl+K and begin a session."""
    hand.press(Qt.Key.Key_K, _CONTROL)
    window = hand.window
    hand.wait_until(window.top_bar.search.hasFocus)
    write(window.top_bar.search, name)
    hand.wait_until(window.search_panel.isVisible)
    hand.press(Qt.Key.Key_Return)
    hand.wait_for_place(places.CLIENT)
    hand.press(Qt.Key.Key_N, _CONTROL)
    hand.wait_for_place(places.SESSION)


if __name__ == "__main__":
    start(play)
