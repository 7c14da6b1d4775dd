from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.answer_sheets import (
    BACKSPACE,
    MARK,
    NO_ANSWER,
    AnswerKey,
    AnswerSheet,
    Pressed,
)
from coachdesk.domain.errors import UserError
from coachdesk.domain.sheet_layouts import SheetLayout
from tests.instruments.shelf import SHELF, built

CBI = SHELF.get("cbi")
MBI = SHELF.get("mbi_hss")
PULSE = SHELF.get("pulse")
CHECKIN = SHELF.get("checkin5")
LINE = built("""
items = 2
[[responses]]
id = "line"
kind = "line"
values = [0, 10]
decimals = 1
""")
TWO_SETS = built("""
items = 2
[[responses]]
id = "three"
kind = "columns"
values = [0, 1, 2]
items = [1]
[[responses]]
id = "five"
kind = "columns"
values = [0, 1, 2, 3, 4]
items = [2]
""")

AZERTY_ROW = "à&é\"'(-è_ç"


def typed(sheet: AnswerSheet, keys: str) -> AnswerSheet:
    for key in keys:
        sheet.press(key)
    return sheet


# --- keys --------------------------------------------------------------------------------------------------


def test_column_one_is_the_leftmost_of_the_form() -> None:
    sheet = typed(AnswerSheet(CBI), "12345")
    assert sheet.answers()[:6] == (100, 75, 50, 25, 0, None)
    assert (sheet.current_item, sheet.done, sheet.remaining, sheet.is_finished) == (6, 5, 14, False)


def test_a_part_counts_what_it_asks_and_nothing_else() -> None:
    sheet = AnswerSheet(CBI)
    sheet.ask_only(range(1, 7))
    assert (sheet.done, sheet.asked, sheet.is_finished) == (0, 6, False)
    sheet = AnswerSheet.from_draft(CBI, typed(sheet, "12 ").to_draft())
    assert (sheet.done, sheet.asked, sheet.is_asked(6), sheet.is_asked(7)) == (3, 6, True, False)
    assert typed(sheet, "345").is_finished


@pytest.mark.parametrize("row", ["0123456", "à&é\"'(-", "À&É\"'(§"])
def test_every_keyboard_row_types_the_same_numbers(row: str) -> None:
    assert typed(AnswerSheet(MBI), row).answers()[:7] == (0, 1, 2, 3, 4, 5, 6)


def test_the_french_row_reaches_the_upper_numbers_of_a_pc_and_a_mac() -> None:
    assert typed(AnswerSheet(PULSE), "è_ç!à§").answers() == (7, 8, 9, 8, 0, 6)
    assert typed(AnswerSheet(PULSE), AZERTY_ROW[:6]).answers() == (0, 1, 2, 3, 4, 5)
    assert typed(AnswerSheet(PULSE), "ÈÇ").answers()[:2] == (7, 9)


@pytest.mark.parametrize("key", ["x", "X", "+"])
def test_ten_has_one_key(key: str) -> None:
    assert typed(AnswerSheet(PULSE), key).answers()[0] == 10
    assert AnswerSheet(PULSE).choices(1)[-1] == AnswerKey("x", 10)
    assert AnswerSheet(MBI).press(key) is Pressed.IGNORED


def test_yes_and_no_have_digits_and_initials_in_both_languages() -> None:
    assert typed(AnswerSheet(CHECKIN), "1oyn2").answers() == (1, 1, 1, 0, 0)
    assert typed(AnswerSheet(CHECKIN), "OYN&é").answers() == (1, 1, 0, 1, 0)
    assert AnswerSheet(CHECKIN).choices(1) == (AnswerKey("1", 1), AnswerKey("2", 0))


@pytest.mark.parametrize("key", ["6", "0", "a", "", "12", "à", "o", "\n", "€", "٣"])
def test_a_key_without_a_meaning_changes_nothing(key: str) -> None:
    sheet = typed(AnswerSheet(CBI), "3")
    before = sheet.to_draft()
    assert sheet.press(key) is Pressed.IGNORED
    assert sheet.to_draft() == before


def test_nineteen_answers_are_nineteen_keys() -> None:
    sheet = typed(AnswerSheet(CBI), "1" * 19)
    assert sheet.is_finished
    assert sheet.current_item is None
    assert sheet.place == 19
    assert sheet.press("1") is Pressed.IGNORED
    assert sheet.press(MARK) is Pressed.IGNORED


def test_space_passes_a_question_and_that_is_not_the_same_as_not_reaching_it() -> None:
    sheet = AnswerSheet(CBI)
    assert not sheet.has_answers
    assert sheet.press(NO_ANSWER) is Pressed.NO_ANSWER
    assert (sheet.is_passed(1), sheet.is_passed(2), sheet.answer(1), sheet.done) == (True, False, None, 1)
    assert not sheet.has_answers
    typed(sheet, "1" * 18)
    assert sheet.is_finished
    assert sheet.answers() == (None, *(100,) * 18)


def test_a_line_is_measured_and_not_typed_with_one_key() -> None:
    sheet = AnswerSheet(LINE)
    assert sheet.choices(1) == ()
    assert sheet.press("5") is Pressed.IGNORED


def test_a_click_answers_like_its_key() -> None:
    sheet = AnswerSheet(CBI, SheetLayout().flip(CBI))
    assert sheet.answer_with(75) is Pressed.ANSWERED
    assert (sheet.answer(1), sheet.current_item) == (75, 2)
    assert sheet.answer_with(60) is Pressed.IGNORED
    typed(sheet, "1" * 18)
    assert sheet.answer_with(75) is Pressed.IGNORED


# --- moving ------------------------------------------------------------------------------------------------


def test_backspace_twice_keeps_both_values_until_one_is_replaced() -> None:
    sheet = typed(AnswerSheet(CBI), "123")
    assert sheet.press(BACKSPACE) is Pressed.WENT_BACK
    assert sheet.press("\x7f") is Pressed.WENT_BACK
    assert sheet.current_item == 2
    assert sheet.answers()[:3] == (100, 75, 50)
    sheet.press("5")
    assert sheet.answers()[:3] == (100, 0, 50)
    assert sheet.current_item == 3


def test_backspace_stops_at_the_first_question() -> None:
    sheet = AnswerSheet(CBI)
    assert sheet.press(BACKSPACE) is Pressed.IGNORED
    assert sheet.current_item == 1


def test_backspace_comes_back_from_the_end() -> None:
    sheet = typed(AnswerSheet(CHECKIN), "11111" + BACKSPACE)
    assert sheet.current_item == 5
    assert sheet.is_finished


def test_a_question_left_out_is_offered_at_the_end() -> None:
    sheet = AnswerSheet(CHECKIN)
    sheet.go_to(3)
    typed(sheet, "111")
    assert sheet.current_item == 1
    typed(sheet, "22")
    assert sheet.current_item == 3  # answered before: one goes on from there or finishes
    assert sheet.is_finished


def test_the_first_question_left_out_is_offered_and_not_the_first_of_the_form() -> None:
    sheet = typed(AnswerSheet(CHECKIN), "1")
    sheet.go_to(3)
    typed(sheet, "111")
    assert sheet.current_item == 2


def test_going_to_an_item_and_over_it_changes_nothing() -> None:
    sheet = typed(AnswerSheet(CBI), "111")
    sheet.go_to(2)
    assert sheet.current_item == 2
    sheet.forward()
    assert sheet.current_item == 3
    assert sheet.answers()[:4] == (100, 100, 100, None)
    sheet.go_to(19)
    sheet.forward()
    sheet.forward()
    assert sheet.place == 19
    assert sheet.current_item is None


@pytest.mark.parametrize("key", [".", ";", ","])
def test_a_full_stop_marks_the_question_and_takes_the_mark_away(key: str) -> None:
    sheet = typed(AnswerSheet(CBI), "11")
    assert sheet.press(key) is Pressed.MARKED
    assert (sheet.marked_items, sheet.current_item) == ((3,), 3)
    assert sheet.press(key) is Pressed.UNMARKED
    assert sheet.marked_items == ()


# --- layout ------------------------------------------------------------------------------------------------


def test_flipped_columns_turn_the_keys_round() -> None:
    sheet = typed(AnswerSheet(CBI, SheetLayout(("frequency",))), "1" * 19)
    for item, answer in zip(CBI.items, sheet.answers(), strict=True):
        assert answer == (0 if item.response_id == "frequency" else 100)
    assert sheet.choices(1)[0] == AnswerKey("1", 0)


def test_one_key_flips_all_columns_and_back() -> None:
    both = SheetLayout().flip(CBI)
    assert both.flipped == ("degree", "frequency")
    assert both.is_flipped("degree")
    assert both.flip(CBI, "degree").flipped == ("frequency",)
    assert both.flip(CBI) == SheetLayout()
    assert SheetLayout().flip(PULSE) == SheetLayout()


def test_items_follow_the_order_of_the_form_and_answers_the_order_of_the_authors() -> None:
    layout = SheetLayout().move(CBI, 13, 0)
    assert layout.order(CBI)[:3] == (13, 1, 2)
    sheet = typed(AnswerSheet(CBI, layout), "51")
    assert (sheet.answer(13), sheet.answer(1), sheet.answer(2)) == (0, 100, None)
    assert sheet.answers()[12] == 0
    assert sheet.order[:2] == (13, 1)
    sheet.go_to(13)
    assert sheet.place == 0


def test_an_item_moved_back_leaves_the_natural_order() -> None:
    layout = SheetLayout().move(CBI, 2, 18)
    assert layout.order(CBI)[-1] == 2
    assert layout.move(CBI, 2, 1) == SheetLayout()
    assert SheetLayout().move(CBI, 5, -3).order(CBI)[0] == 5


def test_a_layout_put_right_later_puts_the_typed_answers_right() -> None:
    sheet = typed(AnswerSheet(CBI), "1 2")
    sheet.lay_out(SheetLayout().flip(CBI))
    assert sheet.answers()[:3] == (0, None, 25)
    assert sheet.is_passed(2)
    sheet.lay_out(sheet.layout.move(CBI, 19, 0))
    assert (sheet.answer(19), sheet.answer(1), sheet.answer(2)) == (0, None, 25)
    assert sheet.is_passed(1)


def test_a_key_that_means_nothing_at_its_new_place_is_taken_back() -> None:
    sheet = typed(AnswerSheet(TWO_SETS), "35")
    assert sheet.answers() == (2, 4)
    sheet.lay_out(SheetLayout(item_order=(2, 1)))
    assert sheet.answers() == (None, 2)
    assert (sheet.remaining, sheet.is_finished) == (1, False)


def test_a_layout_is_remembered_as_json() -> None:
    layout = SheetLayout().flip(CBI, "degree").move(CBI, 7, 2)
    assert SheetLayout.from_plain(CBI, json.loads(json.dumps(layout.to_plain()))) == layout


@pytest.mark.parametrize(
    "plain",
    [
        None,
        [],
        "flipped",
        {"flipped": "frequency"},
        {"flipped": ["other", 3, None, ["frequency"]], "item_order": [1, 2]},
        {"item_order": [1] * 19},
        {"item_order": ["1"] * 19},
        {"item_order": [True, *range(2, 20)]},
        {"item_order": list(range(1, 20))},
    ],
)
def test_a_remembered_layout_that_does_not_fit_is_forgotten(plain: object) -> None:
    assert SheetLayout.from_plain(CBI, plain) == SheetLayout()


# --- drafts ------------------------------------------------------------------------------------------------


def test_a_draft_is_taken_up_where_it_was_left() -> None:
    sheet = typed(AnswerSheet(CBI, SheetLayout().flip(CBI).move(CBI, 13, 4)), "1 3.4" + BACKSPACE)
    again = AnswerSheet.from_draft(CBI, json.loads(json.dumps(sheet.to_draft())))
    assert again.to_draft() == sheet.to_draft()
    assert again.answers() == sheet.answers()
    assert (again.current_item, again.marked_items) == (sheet.current_item, sheet.marked_items)
    assert again.is_passed(2)


@pytest.mark.parametrize(
    "change",
    [{"instrument": "pulse"}, {"version": "2"}, {"keys": ["1"]}, {"keys": None}, {"instrument": None}],
)
def test_a_draft_of_something_else_is_refused(change: dict[str, object]) -> None:
    draft = {**typed(AnswerSheet(CBI), "123").to_draft(), **change}
    with pytest.raises(UserError, match="does not fit"):
        AnswerSheet.from_draft(CBI, draft)


def test_a_damaged_part_of_a_draft_costs_that_part_only() -> None:
    draft = typed(AnswerSheet(CBI), "123").to_draft()
    draft |= {"keys": ["1", "9", 3, None, *[None] * 15], "marked": [2, 99, "x"], "place": 400, "layout": 7}
    sheet = AnswerSheet.from_draft(CBI, draft)
    assert sheet.answers()[:3] == (100, None, None)
    assert (sheet.marked_items, sheet.current_item, sheet.remaining) == ((3,), 1, 18)
    assert AnswerSheet.from_draft(CBI, draft | {"marked": None, "place": 19}).current_item is None


@given(
    st.sampled_from([CBI, MBI, PULSE, CHECKIN]),
    st.text("0123456789&é\"'(-è_çàx on\b.;§!", max_size=60),
    st.booleans(),
)
def test_any_typing_leaves_a_sheet_that_scores_and_survives_its_draft(
    instrument: object, keys: str, is_flipped: bool
) -> None:
    from coachdesk.domain.instruments import Instrument
    from coachdesk.domain.scoring import check_answers

    assert isinstance(instrument, Instrument)
    sheet = AnswerSheet(instrument, SheetLayout().flip(instrument) if is_flipped else None)
    for key in keys:
        place, done = sheet.place, sheet.done
        pressed = sheet.press(key)
        if pressed in (Pressed.IGNORED, Pressed.MARKED, Pressed.UNMARKED):
            assert (sheet.place, sheet.done) == (place, done)
        if pressed is Pressed.WENT_BACK:
            assert (sheet.place, sheet.done) == (place - 1, done)
    check_answers(instrument, sheet.answers())
    assert sheet.done + sheet.remaining == len(instrument.items)
    assert (sheet.current_item is None) <= sheet.is_finished
    assert AnswerSheet.from_draft(instrument, sheet.to_draft()).to_draft() == sheet.to_draft()
