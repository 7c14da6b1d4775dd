"""Waiting as the program does: Qt's own test function holds Python's lock while it waits, and starves the threads."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent

_STEP = 0.001
_LOOKS = 5


def live(milliseconds: float) -> None:
    """Let the window live for a while, the other threads too."""
    end = time.monotonic() + milliseconds / 1000
    while True:
        take_in()
        if time.monotonic() >= end:
            return
        time.sleep(_STEP)


def live_until(is_so: Callable[[], bool], seconds: float = 15) -> None:
    """Let the window live until something is so.

    Raises:
        TimeoutError: it does not come; what was waited for is in the traceback.
    """
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError
        take_in()
        time.sleep(_STEP)


def live_until_quiet(is_at_rest: Callable[[], bool], seconds: float = 15) -> None:
    """Let the window live until nothing is under way, look after look: what came of an answer may ask again.

    Raises:
        TimeoutError: it never rests.
    """
    end = time.monotonic() + seconds
    looks = 0
    while looks < _LOOKS:
        if is_at_rest():
            looks += 1
        else:
            looks = 0
            time.sleep(_STEP)
        if time.monotonic() > end:
            raise TimeoutError
        take_in()


def take_in() -> None:
    """Do what is due now: events, and deletions put off."""
    QCoreApplication.processEvents()
    # Outside of a running loop these wait to be asked for.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
