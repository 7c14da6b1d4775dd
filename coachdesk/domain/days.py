"""Days that can have been: a slip in the year would stretch every chart of the person over centuries."""

from __future__ import annotations

from datetime import date
from typing import Final

from coachdesk.domain.errors import UserError

YEARS_BACK: Final = 100


def check_in_memory(day: date, today: date) -> date:
    """Refuse a day beyond anyone's memory, as ``20/11/0206`` for 2026.

    Raises:
        UserError: it lies more than :data:`YEARS_BACK` years back.
    """
    if day.year < today.year - YEARS_BACK:
        raise UserError("{date} is too long ago.", date=day)
    return day
