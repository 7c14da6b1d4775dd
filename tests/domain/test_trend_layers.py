"""The time axis that was wished is kept as a text, and a text that says none is the whole."""

from __future__ import annotations

from datetime import date

import pytest

from coachdesk.domain.trend_layers import WHOLE, Span, TimeView, time_view_from


@pytest.mark.parametrize("span", Span)
@pytest.mark.parametrize("weeks_from", [None, date(2026, 3, 5)])
def test_a_time_axis_is_read_back(span: Span, weeks_from: date | None) -> None:
    view = TimeView(span, weeks_from)
    assert time_view_from(view.as_text()) == view


@pytest.mark.parametrize("text", ["", "decade", "year yesterday", "year 2026-13-01"])
def test_what_says_no_time_axis_is_the_whole(text: str) -> None:
    assert time_view_from(text) == WHOLE
