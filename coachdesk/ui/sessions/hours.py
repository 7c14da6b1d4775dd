"""An hour as people type it: ``9 h 30``, ``9:30``, ``930``, ``14h``, ``2 pm``."""

from __future__ import annotations

import re
from datetime import time
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.domain.errors import UserError
from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.fields import Field

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


class HourField(Field):
    """An hour of the day, typed in any usual way and shown as the language writes it.

    Args:
        label: stands above.
        t: language of its own words.
    """

    hour_chosen = Signal(object)

    def __init__(self, label: str, t: Translator, *, parent: QWidget | None = None) -> None:
        super().__init__(label, placeholder=t.fact(_EXAMPLE), max_length=20, is_private=True, parent=parent)
        self.t = t
        self._value: time | None = None
        self._told: time | None = None
        self._error: UserError | None = None
        self.edited.connect(self._on_typed)
        self.committed.connect(self._on_left)

    def value(self) -> time | None:
        """The hour, or ``None`` when the box is empty or cannot be read; see :meth:`is_readable`."""
        return self._value

    def is_readable(self) -> bool:
        """False when something is typed that is no hour."""
        return self._error is None

    def set_value(self, value: time | None) -> None:
        """Show an hour, or none; nothing is emitted."""
        self._value = self._told = value
        self._error = None
        self.set_text("" if value is None else self.t.fact(value))
        self.clear_message()

    def check(self) -> bool:
        """Read the box now and say what is wrong under it; True when nothing is."""
        self._on_typed(self.text())
        if self._error is not None:
            self.show_error(self._error, self.t)
        return self.is_readable()

    def _on_typed(self, _text: str) -> None:
        self._error = None
        self._value = None
        if not self.text():
            return
        try:
            self._value = parse_hour(self.text())
        except UserError as error:
            self._error = error

    def _on_left(self, _text: str) -> None:
        if not self.check():
            return
        if self._value is not None:
            self.set_text(self.t.fact(self._value))
        if self._value != self._told:
            self._told = self._value
            self.hour_chosen.emit(self._value)
