"""Cells as people type them, in either language: read as one thing only, or told why not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.errors import UserError
from coachdesk.domain.situations import WorkSituation
from coachdesk.instruments.library import Library
from coachdesk.services.import_cells import (
    check_text,
    decimals_of,
    read_answer,
    read_birth_year,
    read_day,
    read_number,
    read_situation,
    read_tags,
)
from coachdesk.services.import_names import Names, plain
from tests.services.conftest import TODAY


@pytest.mark.parametrize(
    "typed",
    [
        "3/4/2026", "03/04/2026", "3.4.2026", "3-4-2026", "03/04/26", "2026-04-03", "2026-04-03 09:30:00",
        "2026-04-03T09:30", "3 avril 2026", "3 Avr. 2026", "3 April 2026", "3rd of April 2026", "vendredi 3 avril 2026",
    ],
)  # fmt: skip
def test_a_day_is_read_day_first_in_either_language(typed: str) -> None:
    assert read_day(typed, TODAY) == date(2026, 4, 3)


@pytest.mark.parametrize(
    "typed", ["20/11", "hier", "lundi", "j-7", "today", "29/02", "4/25/2026", "46115", "x", "0"]
)
def test_a_day_without_its_year_or_month_first_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="not a day with its year"):
        read_day(typed, TODAY)


@pytest.mark.parametrize(("typed", "said"), [("21/11/2026", "still to come"), ("1/1/1925", "too long ago")])
def test_a_day_ahead_or_beyond_memory_is_refused(typed: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        read_day(typed, TODAY)


@given(st.text(max_size=20))
def test_any_text_is_a_day_of_a_lifetime_or_told(typed: str) -> None:
    try:
        found = read_day(typed, TODAY)
    except UserError:
        return
    assert TODAY - timedelta(days=101 * 366) <= found <= TODAY


@given(st.dates(date(1960, 1, 1), TODAY), st.sampled_from(["%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y"]))
def test_a_written_day_comes_back(day: date, form: str) -> None:
    assert read_day(day.strftime(form), TODAY) == day


@pytest.mark.parametrize(("typed", "year"), [("1984", 1984), ("03/04/1984", 1984), ("1984-04-03", 1984)])
def test_of_a_birth_only_the_year_is_kept(typed: str, year: int) -> None:
    assert read_birth_year(typed, TODAY) == year


@pytest.mark.parametrize("typed", ["1784", "2050", "84", "quarante", "03/04"])
def test_a_birth_that_cannot_be_is_refused(typed: str) -> None:
    with pytest.raises(UserError):
        read_birth_year(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "situation"),
    [
        ("En arrêt", WorkSituation.ON_LEAVE), ("on_leave", WorkSituation.ON_LEAVE), ("At work", WorkSituation.WORKING),
        ("mi-temps thérapeutique", WorkSituation.PART_TIME), ("SANS EMPLOI", WorkSituation.NOT_EMPLOYED),
    ],
)  # fmt: skip
def test_a_work_situation_is_read_from_its_words(typed: str, situation: WorkSituation) -> None:
    assert read_situation(typed) is situation


def test_unknown_words_are_no_work_situation() -> None:
    with pytest.raises(UserError):
        read_situation("ça dépend")


@pytest.mark.parametrize(
    ("typed", "value", "decimals"), [("3,5", 3.5, 1), ("3.50", 3.5, 2), ("12", 12.0, 0), ("−4", -4.0, 0)]
)
def test_a_comma_and_a_point_are_the_same(typed: str, value: float, decimals: int) -> None:
    assert (read_number(typed), decimals_of(typed)) == (value, decimals)


@pytest.mark.parametrize("typed", ["3 5", "1e3", "nan", "inf", "12 pts", "٣"])
def test_what_only_looks_like_a_number_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="not a number"):
        read_number(typed)


@pytest.mark.parametrize("typed", ["#REF!", "#N/A", "#VALEUR!"])
def test_an_error_of_the_spreadsheet_is_no_text_and_no_number(typed: str) -> None:
    for read in (check_text, read_number):
        with pytest.raises(UserError, match="spreadsheet itself"):
            read(typed)


def test_tags_stand_between_commas_semicolons_or_bars() -> None:
    assert read_tags("soignante, reprise ; nuit|soignante,") == ("soignante", "reprise", "nuit")


def test_an_answer_is_its_points_or_its_word_in_either_language(library: Library) -> None:
    names = Names(library, library.latest())
    cbi = names.instruments["cbi"]
    for typed, points in (("75", 75), ("75,0", 75), ("Souvent", 75), ("often", 75), ("TOUJOURS", 100)):
        assert read_answer(names, cbi, 1, typed) == points
    for typed in ("74", "75,5", "1", "parfois oui", "-25"):
        with pytest.raises(UserError, match="no answer to question"):
            read_answer(names, cbi, 1, typed)


def test_words_are_compared_without_case_accents_and_signs() -> None:
    assert plain(" CBI_Épuisement – Personnel ") == "cbi epuisement personnel"
