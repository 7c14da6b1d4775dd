"""The answers behind a point: beside the first and the one before, in steps, without published wording."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from coachdesk.domain.assessments import Assessment
from coachdesk.domain.situations import WorkSituation
from coachdesk.figures.answer_moves import AnswerMoves, answer_moves
from tests.figures.records import LIBRARY, TODAY, taken
from tests.i18n.speaking import english, french


def sheet(number: int, *answers: int | None) -> Assessment:
    """A CBI sheet, four weeks after the one before; what is not given is 50."""
    filled = (*answers, *(50,) * (19 - len(answers)))
    made = taken(number, TODAY + timedelta(weeks=4 * number), {"personal": 50.0 + number})
    return replace(made, answers=filled)


def moves(*sheets: Assessment) -> AnswerMoves:
    instrument = LIBRARY.get("cbi")
    wording = LIBRARY.wording("cbi", instrument.version, "en")
    return answer_moves(english(), instrument, wording, sheets, sheets[-1])


def test_first_previous_and_current_stand_side_by_side_with_steps() -> None:
    found = moves(sheet(1, 0, 25), sheet(2, 100, 25), sheet(3, 50, None))
    assert [column.range_words for column in found.table.columns[:3]] == [
        "the first",
        "the one before",
        "this one",
    ]
    rows = {row.label: row.cells for row in found.table.rows}
    assert rows["Personal burnout"] == ("51", "52", "53", "+1")
    first = next(cells for label, cells in rows.items() if label.startswith("1. "))
    assert first == ("Never/almost never", "Always", "Sometimes", "\u22122") or first[-1].endswith("2")
    second = next(cells for label, cells in rows.items() if label.startswith("2. "))
    assert second[2:] == ("–", "–")
    assert found.sentence.replace("\u00a0", " ").startswith("1 answer moved by 2 steps or more since")


def test_a_scale_of_one_question_stands_there_once_and_in_its_words() -> None:
    factors = LIBRARY.get("risk_factors")
    wording = LIBRARY.wording("risk_factors", factors.version, "fr")
    sheets = [
        taken(number, TODAY + timedelta(weeks=number), {"staffing": float(given)}, instrument="risk_factors")
        for number, given in enumerate((1, 4))
    ]
    answered = [replace(one, answers=(given,) * 14) for one, given in zip(sheets, (1, 4), strict=True)]
    table = answer_moves(french(), factors, wording, answered, answered[-1]).table
    assert [row.cells for row in table.rows] == [("Un peu", "Énormément", "+3")] * 14
    bare = answer_moves(french(), factors, wording, sheets, sheets[-1]).table
    assert bare.rows[0].cells == ("1", "4", "+3")


def test_no_size_is_said_of_scales_that_the_trends_do_not_compare() -> None:
    there, away = sheet(1), replace(sheet(2), work_situation=WorkSituation.ON_LEAVE)
    rows = {row.label: row.cells for row in moves(there, away).table.rows}
    assert rows["Personal burnout"] == ("51", "52", "not compared")


def test_nothing_moved_and_nothing_to_put_beside_are_said() -> None:
    assert moves(sheet(1), sheet(2, 75)).sentence.startswith("No answer moved")
    assert moves(sheet(1)).sentence.startswith("The first one")
    bare = replace(sheet(2), answers=())
    assert "not known" in moves(sheet(1), bare).sentence


def test_a_chosen_baseline_stands_for_the_first() -> None:
    found = moves(sheet(1), replace(sheet(2), is_baseline=True), sheet(3), sheet(4))
    assert found.table.columns[0].range_words == "chosen baseline"


def test_no_wording_of_a_published_questionnaire_stands_in_it() -> None:
    instrument = LIBRARY.get("cbi")
    wording = LIBRARY.wording("cbi", instrument.version, "fr")
    held = replace(wording, items=tuple(replace(one, text="QUESTION PUBLIÉE") for one in wording.items))
    found = answer_moves(french(), instrument, held, (sheet(1), sheet(2)), sheet(2))
    assert "PUBLIÉE" not in str(found)


def test_on_ten_steps_it_says_that_three_are_asked_for() -> None:
    instrument = LIBRARY.get("pulse")
    wording = LIBRARY.wording("pulse", instrument.version, "en")
    two = [
        replace(
            taken(number, TODAY + timedelta(weeks=number), {}, instrument="pulse"), answers=(number * 2,) * 6
        )
        for number in (1, 2)
    ]
    found = answer_moves(english(), instrument, wording, two, two[-1])
    assert found.sentence.replace("\u00a0", " ").startswith("No answer moved by 3 steps or more since")
