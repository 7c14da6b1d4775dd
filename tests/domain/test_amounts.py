"""An amount is written out and never guessed: digits of every keyboard, a comma or a point, an end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain import amounts
from coachdesk.domain.answer_sheets import NO_ANSWER, AnswerSheet, Pressed
from tests.instruments.shelf import SHELF

WEEK = SHELF.get("return_week")
HOURS = WEEK.response(1)


def typed(keys: str) -> AnswerSheet:
    sheet = AnswerSheet(WEEK)
    for key in keys:
        sheet.press(key)
    return sheet


@pytest.mark.parametrize(
    ("keys", "answer"),
    [("17,5", 17.5), ("17.5", 17.5), ("17;5", 17.5), ("&è;(", 17.5), ("0", 0), ("012", 12), ("100", 100)],
)
def test_hours_are_written_with_the_keys_at_hand(keys: str, answer: float) -> None:
    sheet = typed(keys)
    assert sheet.answer(1) == answer
    assert sheet.current_item == 1
    assert sheet.confirm() is Pressed.ANSWERED
    assert sheet.current_item == 2


def test_what_would_be_too_much_or_too_fine_is_not_taken() -> None:
    assert typed("101").answer(1) == 10
    assert typed("1001").answer(1) == 100
    assert typed("7,25").answer(1) == 7.2
    assert typed("7,,5").answer(1) == 7.5


def test_backspace_takes_the_last_digit_and_then_goes_back() -> None:
    sheet = typed("17\b")
    assert (sheet.answer(1), sheet.is_writing) == (1, True)
    assert sheet.press("\b") is Pressed.WRITTEN
    assert (sheet.answer(1), sheet.done) == (None, 0)
    assert sheet.press("\b") is Pressed.IGNORED


def test_a_digit_typed_on_coming_back_begins_anew() -> None:
    sheet = typed("17")
    sheet.confirm()
    sheet.press("\b")
    assert (sheet.current_item, sheet.answer(1), sheet.is_writing) == (1, 17, False)
    sheet.press("9")
    assert sheet.answer(1) == 9


def test_space_ends_an_amount_and_alone_is_no_answer() -> None:
    sheet = typed("17" + NO_ANSWER)
    assert (sheet.answer(1), sheet.current_item) == (17, 2)
    sheet = typed(NO_ANSWER)
    assert (sheet.answer(1), sheet.is_passed(1), sheet.current_item) == (None, True, 2)


def test_a_full_stop_before_any_digit_marks() -> None:
    assert typed(".").marked_items == (1,)


def test_an_amount_half_written_is_in_the_draft() -> None:
    again = AnswerSheet.from_draft(WEEK, typed("17,").to_draft())
    assert (again.answer(1), again.written(1)) == (17, "17.")


def test_a_draft_that_holds_no_amount_there_is_empty_there() -> None:
    draft = typed("17").to_draft() | {"keys": ["zz", None, None, None, None, None]}
    assert AnswerSheet.from_draft(WEEK, draft).done == 0


def test_nothing_is_confirmed_where_nothing_is_written() -> None:
    assert AnswerSheet(WEEK).confirm() is Pressed.IGNORED


@given(st.text("0123456789.", max_size=8))
def test_whatever_is_typed_is_an_amount_of_the_scale_or_nothing(signs: str) -> None:
    text = ""
    for sign in signs:
        text = amounts.extended(text, sign, HOURS) or text
    answer = amounts.value(text, HOURS)
    assert answer is None if not text else answer is not None and HOURS.accepts(answer)


@given(st.integers(0, 1000).map(lambda tenths: tenths / 10))
def test_an_amount_read_again_is_itself(answer: float) -> None:
    assert amounts.value(amounts.text(answer), HOURS) == answer
