"""What was said and done about the person's safety. Nothing here computes a risk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

SUICIDE_PREVENTION: Final = "suicide_prevention"
HEALTH_WORKERS: Final = "health_workers"


@dataclass(frozen=True, slots=True)
class SafetyNote:
    """A short, time-stamped note.

    Attributes:
        noted_at: UTC.
        said: what the person said, as near to their words as possible.
        asked_directly: whether suicidal thoughts were asked about in plain words.
        ask_again_on: the day to come back to it.
    """

    id: int
    uuid: str
    client_id: int
    noted_at: datetime
    said: str = ""
    asked_directly: bool = False
    decided: str = ""
    told_to: str = ""
    ask_again_on: date | None = None
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One number of the safety card, from the content file of a country.

    Attributes:
        about: what it is for: one of the words of the content file.
        number: as it is dialled, grouped for reading.
        message_for_whom, message_hours: English sentences, keys of their translation.
        source: where the number was read.
        checked_on: the day it was last checked.
    """

    about: str
    number: str
    name: str
    message_for_whom: str
    message_hours: str
    source: str
    checked_on: date
