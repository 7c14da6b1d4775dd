"""Forms that are read across: lines, columns, what one column settles for the others, and the gap of two."""

from __future__ import annotations

from coachdesk.domain.answer_lines import gap, has_gap, is_map, line_of, lines
from coachdesk.domain.answer_sheets import NO_ANSWER, AnswerSheet, Pressed
from tests.instruments.shelf import SHELF

SIGNS = SHELF.get("weak_signals")
JOB = SHELF.get("job_wished_lived")
FACTORS = SHELF.get("risk_factors")


def typed(sheet: AnswerSheet, keys: str) -> AnswerSheet:
    for key in keys:
        sheet.press(key)
    return sheet


def test_a_line_has_its_columns_and_its_family() -> None:
    assert line_of(SIGNS, 14).items == (13, 14, 15)
    assert [line.group for line in lines(SIGNS)] == ["body"] * 4 + ["feelings"] * 4 + ["mind"] * 4
    assert [line.items for line in lines(FACTORS)] == [(number,) for number in range(1, 15)]
    assert [one.id for one in SHELF.latest() if is_map(one)] == [
        "weak_signals", "risk_factors", "job_wished_lived",
    ]  # fmt: skip


def test_the_gap_needs_both_answers_and_keeps_its_direction() -> None:
    first = lines(JOB)[0]
    assert gap(first, (8, 5, *[None] * 14)) == -3
    assert gap(first, (2, 6, *[None] * 14)) == 4
    assert gap(first, (0, 0, *[None] * 14)) == 0
    assert gap(first, (8, None, *[None] * 14)) is None
    assert [one.id for one in SHELF.latest() if has_gap(one)] == ["job_wished_lived"]


def test_an_absent_sign_is_not_asked_since_when() -> None:
    sheet = typed(AnswerSheet(SIGNS), "1")
    assert sheet.answers()[:3] == (0, 0, 0)
    assert sheet.current_item == 4
    assert typed(sheet, "1" * 11).is_finished
    assert sheet.answers() == (0,) * 36


def test_a_sign_that_is_there_is_asked_in_all_its_columns() -> None:
    sheet = typed(AnswerSheet(SIGNS), "342")
    assert sheet.answers()[:3] == (2, 3, 1)
    assert sheet.current_item == 4


def test_a_sign_passed_over_is_missing_and_not_absent() -> None:
    sheet = typed(AnswerSheet(SIGNS), NO_ANSWER)
    assert sheet.answers()[:3] == (None, None, None)
    assert (sheet.done, sheet.current_item) == (3, 4)


def test_a_sign_no_longer_absent_is_asked_again() -> None:
    sheet = typed(AnswerSheet(SIGNS), "1\b")
    assert sheet.current_item == 1
    sheet.press("2")
    assert sheet.answers()[:3] == (1, None, None)
    assert sheet.current_item == 2
    typed(sheet, "33\b\b\b4")
    assert sheet.answers()[:3] == (3, 2, 2)


def test_going_back_and_on_steps_over_what_need_not_be_asked() -> None:
    sheet = typed(AnswerSheet(SIGNS), "1133")
    assert sheet.current_item == 9
    typed(sheet, "\b\b")
    assert sheet.current_item == 7
    typed(sheet, "\b")
    assert sheet.current_item == 4
    sheet.forward()
    assert sheet.current_item == 7


def test_a_half_typed_map_is_taken_up_where_it_was_left() -> None:
    sheet = typed(AnswerSheet(SIGNS), "1342")
    again = AnswerSheet.from_draft(SIGNS, sheet.to_draft())
    assert (again.answers(), again.current_item) == (sheet.answers(), 7)


def test_turned_columns_keep_what_is_settled() -> None:
    sheet = AnswerSheet(SIGNS)
    sheet.lay_out(sheet.layout.flip(SIGNS))
    typed(sheet, "4")
    assert sheet.answers()[:3] == (0, 0, 0)
    assert sheet.press("1") is Pressed.ANSWERED
    assert sheet.answers()[3:6] == (3, None, None)
