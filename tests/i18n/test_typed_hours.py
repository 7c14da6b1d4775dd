"""An hour as people type it."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.errors import UserError
from coachdesk.i18n import dates
from coachdesk.i18n.typed_hours import parse


@pytest.mark.parametrize(
    "typed",
    ["9 h 30", "9h30", "9:30", "9.30", "930", "0930", "09:30", " 9 H 30 ", "9 30", "9:30 am"],
)
def test_the_usual_ways_mean_half_past_nine(typed: str) -> None:
    assert parse(typed) == time(9, 30)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("14", time(14)), ("14h", time(14)), ("9 h", time(9)), ("2 pm", time(14)), ("12 am", time(0)),
     ("12:15 p.m.", time(12, 15)), ("0:05", time(0, 5)), ("2359", time(23, 59))],
)  # fmt: skip
def test_whole_hours_and_halves_of_the_day(typed: str, meant: time) -> None:
    assert parse(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "h", "24 h", "25", "9:60", "9:5", "13 pm", "0 am", "-3", "9h30m", "12345"]
)
def test_what_is_no_hour_is_refused(typed: str) -> None:
    with pytest.raises(UserError):
        parse(typed)


@given(st.times().map(lambda moment: moment.replace(second=0, microsecond=0)), st.sampled_from(["fr", "en"]))
def test_what_the_program_writes_it_can_read(hour: time, language: str) -> None:
    assert parse(dates.clock(hour, language)) == hour
