"""Waiting as the program does: Qt's own test function holds Python's lock while it waits, and starves the threads."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent

# Seldom enough to leave the processor to whoever is waited for, soon enough after what takes no time.
_FIRST_STEP, _LONGEST_STEP = 0.0003, 0.004
_LOOKS = 5


def live(milliseconds: float) -> None:
    """Let the window live for a while, the other threads too."""
    end = time.monotonic() + milliseconds / 1000
    while True:
        take_in()
        left = end - time.monotonic()
        if left <= 0:
            return
        time.sleep(min(left, _LONGEST_STEP))


def live_until(is_so: Callable[[], bool], seconds: float = 15) -> None:
    """Let the window live until something is so.

    Raises:
        TimeoutError: it does not come; what was waited for is in the traceback.
    """
    end = time.monotonic() + seconds
    step = _FIRST_STEP
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError
        take_in()
        time.sleep(step)
        step = min(step * 1.5, _LONGEST_STEP)


def live_until_quiet(is_at_rest: Callable[[], bool], seconds: float = 15) -> None:
    """Let the window live until nothing is under way, look after look: what came of an answer may ask again.

    Raises:
        TimeoutError: it never rests.
    """
    end = time.monotonic() + seconds
    looks, step = 0, _FIRST_STEP
    while looks < _LOOKS:
        if is_at_rest():
            looks += 1
            step = _FIRST_STEP
        else:
            looks = 0
            time.sleep(step)
            step = min(step * 1.5, _LONGEST_STEP)
        if time.monotonic() > end:
            raise TimeoutError
        take_in()


def take_in() -> None:
    """Do what is due now: events, and deletions put off."""
    QCoreApplication.processEvents()
    # Outside of a running loop these wait to be asked for.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
