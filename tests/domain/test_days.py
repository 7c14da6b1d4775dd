"""Days that can have been."""

from __future__ import annotations

from datetime import date

import pytest

from coachdesk.domain.days import YEARS_BACK, check_in_memory
from coachdesk.domain.errors import UserError

TODAY = date(2026, 11, 20)


def test_a_slip_in_the_year_is_refused_and_a_long_life_is_not() -> None:
    oldest = date(TODAY.year - YEARS_BACK, 1, 1)
    assert check_in_memory(oldest, TODAY) == oldest
    for day in (date(oldest.year - 1, 12, 31), date(206, 11, 20)):
        with pytest.raises(UserError):
            check_in_memory(day, TODAY)
