"""A day that the practitioner set to look at a file again, with a word why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Review:
    """A file that is to be looked at again.

    Attributes:
        due_on: the day it was set for, local.
        about: what to look at, in one's own words.
        done_on: the day it was done; None while it waits.
    """

    id: int
    uuid: str
    client_id: int
    due_on: date
    about: str = ""
    done_on: date | None = None

    def is_past(self, today: date) -> bool:
        """True when the day has come and nobody has looked yet."""
        return self.done_on is None and self.due_on <= today
