"""Typing an amount, such as hours, sign by sign: what stands there, and what it comes to."""

from __future__ import annotations

import re
from typing import Final

from coachdesk.domain.instruments import ResponseScale

POINT: Final = "."
_WRITTEN: Final = re.compile(r"[0-9]{1,6}(?:\.[0-9]{0,2})?")


def extended(text: str, sign: str, response: ResponseScale) -> str | None:
    """Put one more sign after what was typed.

    Args:
        text: what stands there, with :data:`POINT` between whole and part.
        sign: a digit or :data:`POINT`.
        response: how large it may become, and how finely it is counted.

    Returns:
        The longer text; None where it would be no amount of this scale any more.
    """
    whole, _, part = text.partition(POINT)
    if sign == POINT:
        can_be_parted = response.decimals > 0 and whole and POINT not in text
        return text + POINT if can_be_parted else None
    if POINT in text:
        longer = text + sign if len(part) < response.decimals else ""
    else:
        # A nought before the first digit says nothing.
        longer = sign if text == "0" else text + sign
    return longer if longer and float(longer) <= response.high else None


def value(text: str | None, response: ResponseScale) -> float | None:
    """What was typed comes to; None for nothing, or for less than the scale begins at."""
    if text is None or not _WRITTEN.fullmatch(text):
        return None
    typed = float(text)
    if not response.accepts(typed):
        return None
    return int(typed) if typed.is_integer() else typed


def text(answer: float) -> str:
    """An amount as it would be typed."""
    return f"{answer:g}"
