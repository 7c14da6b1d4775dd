"""What happened in a person's life beside the work and the path: a date and a few words, drawn with the measures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from coachdesk.domain.errors import UserError

LIFE_EVENT_LENGTH = 60
"""Most characters of the words: they stand as a label over a chart."""


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """Something that happened on a day, in the words of whoever noted it."""

    id: int
    uuid: str
    client_id: int
    happened_on: date
    words: str
    deleted_at: datetime | None = None


def check_life_event(words: str) -> str:
    """Trim the words, on one line.

    Raises:
        UserError: there are none, or more than :data:`LIFE_EVENT_LENGTH` characters.
    """
    trimmed = " ".join(words.split())
    if not trimmed:
        raise UserError("Say in a few words what happened.")
    if len(trimmed) > LIFE_EVENT_LENGTH:
        raise UserError(
            "Use at most {limit} characters: the words stand over a chart.", limit=LIFE_EVENT_LENGTH
        )
    return trimmed
