"""An hour as people type it: ``9 h 30``, ``9:30``, ``930``, ``14h``, ``2 pm``. No Qt, no Babel."""

from __future__ import annotations

import re
from datetime import time
from typing import Final

from coachdesk.domain.errors import UserError

EXAMPLE: Final = time(9, 30)
_TYPED: Final = re.compile(
    r"(\d{1,2})\s*(?:(?:[h:.,]|\s)\s*(\d{2})?)?\s*(am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE
)
_DIGITS: Final = re.compile(r"(\d{1,2})(\d{2})")


def parse(text: str) -> time:
    """Read an hour of the day.

    Raises:
        UserError: it is no hour.
    """
    typed = text.strip()
    found = _DIGITS.fullmatch(typed) or _TYPED.fullmatch(typed)
    if found is None:
        raise _unread()
    hour, minute = int(found[1]), int(found[2] or 0)
    half = found[3].lower()[0] if found.re is _TYPED and found[3] else ""
    if half:
        if not 1 <= hour <= 12:
            raise _unread()
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        raise _unread()
    return time(hour, minute)


def _unread() -> UserError:
    return UserError("This is not an hour that can be read. Type for example {example}.", example=EXAMPLE)
