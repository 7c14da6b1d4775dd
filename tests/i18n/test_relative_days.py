from __future__ import annotations

from datetime import date, timedelta

import pytest

from coachdesk.i18n.relative_days import relative_day, since
from tests.i18n.speaking import english, french

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("days", "in_french", "in_english"),
    [
        (0, "aujourd’hui", "today"),
        (-1, "hier", "yesterday"),
        (1, "demain", "tomorrow"),
        (-6, "il y a 6 jours", "6 days ago"),
        (13, "dans 13 jours", "in 13 days"),
        (-14, "il y a 2 semaines", "2 weeks ago"),
        (62, "dans 8 semaines", "in 8 weeks"),
        (-63, "18\u00a0sept.\u00a02026", "18\u00a0Sep\u00a02026"),
        (63, "22\u00a0janv.\u00a02027", "22\u00a0Jan\u00a02027"),
    ],
)
def test_days_are_told_as_people_tell_them(days: int, in_french: str, in_english: str) -> None:
    day = TODAY + timedelta(days=days)
    assert relative_day(french(), day, TODAY) == in_french
    assert relative_day(english(), day, TODAY) == in_english


@pytest.mark.parametrize(
    ("days", "in_french", "in_english"),
    [
        (0, "depuis aujourd’hui", "since today"),
        (1, "depuis 1 jour", "for 1 day"),
        (13, "depuis 13 jours", "for 13 days"),
        (20, "depuis 2 semaines", "for 2 weeks"),
        (262, "depuis le\u00a03\u00a0mars\u00a02026", "since 3\u00a0Mar\u00a02026"),
    ],
)
def test_how_long_something_lasts(days: int, in_french: str, in_english: str) -> None:
    day = TODAY - timedelta(days=days)
    assert since(french(), day, TODAY) == in_french
    assert since(english(), day, TODAY) == in_english
