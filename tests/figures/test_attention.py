"""Why somebody is to be looked at first, and what is planned, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from coachdesk.domain.comparisons import Flag, flag
from coachdesk.domain.reviews import Review
from coachdesk.domain.schedules import Due, Rhythm, Standing
from coachdesk.figures import attention, schedules
from tests.figures.records import LIBRARY, TODAY, taken
from tests.i18n.speaking import english, french

WHO5 = LIBRARY.get("who5")
DAYS = (date(2026, 9, 6), date(2026, 10, 4), date(2026, 11, 8))


def raised(*values: float, instrument: str = "who5", scale: str = "pct") -> Flag:
    sheets = [
        taken(number, day, {scale: value}, instrument=instrument)
        for number, (day, value) in enumerate(zip(DAYS, values, strict=True), start=1)
    ]
    found = flag(LIBRARY.get(instrument), scale, sheets)
    assert found is not None
    return found


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_flag_says_size_days_and_threshold() -> None:
    found = raised(60, 40, 36)
    words = LIBRARY.wording("who5", "1", "fr")
    assert plain(attention.flag_line(french(), found, WHO5, words)) == (
        "WHO-5, Bien-être : 24 points de moins que le 6 sept. 2026 (36 contre 60). Deux mesures de suite, "
        "4 oct. 2026 et 8 nov. 2026, au-delà de la variation habituelle (18,56)."
    )
    assert "Schougaard" in attention.flag_origin(french(), found, words)
    words = LIBRARY.wording("who5", "1", "en")
    assert "24 points lower than on 6 Sep 2026 (36 against 60)" in plain(
        attention.flag_line(english(), found, WHO5, words)
    )


def test_a_scale_that_is_worse_when_higher_says_higher() -> None:
    found = raised(5, 15, 16, instrument="phq9", scale="total")
    words = LIBRARY.wording("phq9", "1", "fr")
    said = plain(attention.flag_line(french(), found, LIBRARY.get("phq9"), words))
    assert said.startswith("PHQ-9 : 11 points de plus que le 6 sept. 2026 (16 contre 5)")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY, "« le cadre », prévu pour aujourd’hui."),
        (date(2026, 11, 18), "« le cadre », prévu le 18 nov. 2026, il y a 2 jours."),
        (date(2027, 4, 30), "« le cadre », prévu le 30 avr. 2027."),
    ],
)
def test_a_review_says_its_day(day: date, said: str) -> None:
    assert plain(attention.review_line(french(), Review(1, "r", 1, day, "le cadre"), TODAY)) == said


@pytest.mark.parametrize(
    ("size", "in_french", "in_english"), [(1, "1 point ", "1 point "), (1.5, "1,5 point ", "1.5 points ")]
)
def test_a_small_difference_is_said_in_the_number_of_the_language(
    size: float, in_french: str, in_english: str
) -> None:
    found = raised(60, 40, 36)
    last = replace(found.last, earlier_value=60, later_value=60 - size)
    small = replace(found, last=last)
    words = LIBRARY.wording("who5", "1", "fr")
    assert in_french + "de moins" in plain(attention.flag_line(french(), small, WHO5, words))
    assert in_english + "lower" in plain(attention.flag_line(english(), small, WHO5, words))


def test_rhythms_and_parts_have_names() -> None:
    words = LIBRARY.wording("cbi", "1", "fr")
    assert schedules.measure(french(), Rhythm("cbi", 6, "personal"), words) == "CBI (personnel)"
    assert schedules.measure(french(), Rhythm("cbi", 6), words) == "CBI"
    assert schedules.rhythm_line(french(), 1) == "chaque semaine"
    assert plain(schedules.rhythm_line(french(), 4)) == "toutes les 4 semaines"


def test_what_is_due_says_since_when() -> None:
    rhythm, day = Rhythm("who5", 4), date(2026, 11, 8)
    late = Due(rhythm, date(2026, 10, 11), day, Standing.OVERDUE)
    assert plain(schedules.due_line(french(), late, TODAY)) == "prévu le 8 nov. 2026, il y a 12 jours"
    far = Due(rhythm, day, date(2027, 4, 30), Standing.DUE)
    assert plain(schedules.due_line(french(), far, TODAY)) == "prévu le 30 avr. 2027"
    assert (
        schedules.due_line(french(), Due(rhythm, None, day, Standing.DUE), TODAY) == "pour la première fois"
    )
    away = Due(rhythm, None, day, Standing.AWAY_FROM_WORK)
    assert "attend la reprise" in plain(schedules.due_line(french(), away, TODAY))
    assert plain(schedules.overdue_line(french(), [late], ["WHO-5"], TODAY)) == (
        "WHO-5 : prévu le 8 nov. 2026, il y a 12 jours."
    )
    assert plain(schedules.overdue_line(french(), [late, late], ["WHO-5", "CBI"], TODAY)) == (
        "WHO-5 et CBI : prévus, le plus ancien le 8 nov. 2026, il y a 12 jours."
    )


def test_minutes_are_told_and_too_many_are_a_question() -> None:
    assert plain(schedules.minutes_line(french(), 1.76, 6.4)) == (
        "En moyenne 1,8 min par semaine. Demandé ce mois-ci : 6 min."
    )
    assert schedules.too_much_line(french(), 3.04, 3) == ""
    assert schedules.too_much_line(french(), 3.06, 3) != ""
