"""An hour as people type it: ``9 h 30``, ``9:30``, ``930``, ``14h``, ``2 pm``."""

from __future__ import annotations

import re
from datetime import time
from typing import Final

from PySide6.QtWidgets import QWidget

from coachdesk.domain.errors import UserError
from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.read_field import ReadField

_EXAMPLE: Final = time(9, 30)
_TYPED: Final = re.compile(
    r"(\d{1,2})\s*(?:(?:[h:.,]|\s)\s*(\d{2})?)?\s*(am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE
)
_DIGITS: Final = re.compile(r"(\d{1,2})(\d{2})")


def parse_hour(text: str) -> time:
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
    return UserError("This is not an hour that can be read. Type for example {example}.", example=_EXAMPLE)


class HourField(ReadField[time]):
    """An hour of the day, typed in any usual way and shown as the language writes it.

    Args:
        label: stands above.
        t: language of its own words.
    """

    def __init__(self, label: str, t: Translator, *, parent: QWidget | None = None) -> None:
        super().__init__(
            label, t, placeholder=t.fact(_EXAMPLE), max_length=20, is_private=True, parent=parent
        )

    def _understood(self, text: str) -> time:
        return parse_hour(text)

    def _written(self, value: time) -> str:
        return self.t.fact(value)
