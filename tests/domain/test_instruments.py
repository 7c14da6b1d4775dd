from __future__ import annotations

import pytest

from coachdesk.domain.instruments import EntryWay, Kind, MissingRule
from tests.instruments.shelf import SHELF

CBI = SHELF.get("cbi")
MBI = SHELF.get("mbi_hss")


def test_cbi_items_use_two_sets_of_answer_words() -> None:
    degree = [item.number for item in CBI.items if item.response_id == "degree"]
    assert degree == [7, 8, 9, 14, 15, 16, 17]
    assert CBI.response(6).id == "frequency"
    assert CBI.response(13).values == (100, 75, 50, 25, 0)


def test_only_the_last_work_item_of_the_cbi_is_reversed() -> None:
    assert [item.number for item in CBI.items if item.is_reversed] == [13]
    assert CBI.scale("work").reverse == (13,)


def test_the_personal_part_of_the_cbi_is_not_about_present_work() -> None:
    assert {scale.id: scale.about_present_work for scale in CBI.scales} == {
        "personal": False,
        "work": True,
        "client": True,
    }
    assert all(scale.about_present_work for scale in MBI.scales)
    assert not any(scale.about_present_work for scale in SHELF.get("pulse").scales)


def test_a_scale_says_whether_every_answer_is_needed() -> None:
    assert CBI.missing_rule is MissingRule.PUBLISHED
    assert (CBI.scale("work").min_answered, len(CBI.scale("work").items)) == (4, 7)
    assert MBI.missing_rule is MissingRule.HOUSE
    assert all(scale.min_answered == len(scale.items) for scale in MBI.scales)


def test_columns_can_be_flipped_and_printed_numbers_cannot() -> None:
    assert all(response.can_flip for response in CBI.responses)
    assert not MBI.responses[0].can_flip
    assert (MBI.responses[0].is_unbroken, CBI.responses[0].is_unbroken) == (True, False)


def test_one_questionnaire_alone_has_a_safety_item() -> None:
    found = {one.id: one.safety_items for one in SHELF.latest() if one.safety_items}
    assert found == {"phq9": (9,)}


def test_bands_of_a_set_end_where_the_next_begins() -> None:
    usual = MBI.norm_sets[0]
    assert [(band.low, band.high) for band in usual.bands("ee")] == [(0, 17), (18, 29), (30, 54)]
    convention = CBI.norm_sets[0]
    assert [(band.low, band.high) for band in convention.bands("work")] == [(0, 49.99), (50, 100)]
    assert usual.bands("total") == ()


def test_an_unknown_scale_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        CBI.scale("total")


def test_a_word_is_found_for_an_answer_and_none_for_a_printed_number() -> None:
    words = SHELF.wording("cbi", None, "en")
    assert words.word(CBI.response(1), 75) == "Often"
    assert words.word(CBI.response(7), 0) == "Very slightly"
    assert words.item(2).hint == "the body"
    assert SHELF.wording("pulse", None, "en").word(SHELF.get("pulse").response(1), 7) == ""


def test_the_mbi_is_entered_by_scores_first() -> None:
    assert MBI.entry == (EntryWay.SCORES, EntryWay.ANSWERS)
    assert CBI.entry == (EntryWay.ANSWERS,)
    assert (CBI.kind, SHELF.get("pulse").kind) == (Kind.PUBLISHED, Kind.OWN)


def test_an_amount_takes_every_number_between_its_ends() -> None:
    hours = SHELF.get("return_week").response(1)
    assert [hours.accepts(answer) for answer in (0, 35, 100, 7.5, 101, -1, 7.25)] == [True] * 4 + [False] * 3


def test_a_sheet_takes_everything_but_a_line_that_is_measured() -> None:
    assert {one.id for one in SHELF.latest() if not one.has_sheet} == {"ors", "srs"}


def test_a_short_scale_of_means_shows_the_decimals_that_its_bands_are_cut_at() -> None:
    shown = {(one.id, scale.id): scale.shown_decimals for one in SHELF.latest() for scale in one.scales}
    assert shown["bat12", "total"] == shown["scs26", "total"] == shown["uwes9", "vigor"] == 2
    assert shown["cbi", "work"] == shown["ors", "total"] == 1
    assert shown["phq9", "total"] == shown["mbi_hss", "ee"] == 0
