from __future__ import annotations

import pytest

from coachdesk.domain.offers import can_be_entered, is_offered, is_proposed, offered
from coachdesk.domain.practices import Profession
from tests.instruments.shelf import SHELF

EVERY = SHELF.latest()
HIDDEN = {"phq9", "phq2", "gad7", "isi"}


def ids(
    profession: Profession, switched_on: set[str] | None = None, held: set[str] | None = None
) -> set[str]:
    return {one.id for one in offered(EVERY, profession, switched_on or set(), held or set())}


def test_a_coach_does_not_see_clinical_questionnaires_by_themselves() -> None:
    assert ids(Profession.COACH) & HIDDEN == set()
    assert ids(Profession.COACH, {"gad7"}) & HIDDEN == {"gad7"}


@pytest.mark.parametrize("profession", [Profession.PSYCHOLOGIST, Profession.HEALTH_PROFESSIONAL])
def test_others_see_all_of_them(profession: Profession) -> None:
    assert ids(profession) & HIDDEN == HIDDEN


def test_every_questionnaire_can_be_entered() -> None:
    assert [one.id for one in EVERY if not can_be_entered(one)] == []


def test_a_safety_item_is_offered_like_the_rest_since_its_notice_follows_it() -> None:
    assert not is_offered(SHELF.get("phq9"), Profession.COACH)
    assert is_offered(SHELF.get("phq9"), Profession.COACH, {"phq9"})


def test_forms_of_scores_are_offered() -> None:
    assert {"ors", "srs", "mbi_hss"} <= ids(Profession.COACH)


def test_a_file_keeps_to_one_coding_of_a_form() -> None:
    both = {"olbi", "olbi_agree_high"}
    assert ids(Profession.COACH) & both == both
    assert ids(Profession.COACH, held={"olbi"}) & both == {"olbi"}
    assert ids(Profession.COACH, held={"olbi_agree_high"}) & both == {"olbi_agree_high"}
    # An old file that holds both is not locked out of either.
    assert ids(Profession.COACH, held=both) & both == both


def test_the_order_is_that_of_the_list() -> None:
    found = offered(EVERY, Profession.COACH)
    assert list(found) == [one for one in EVERY if one in found]


def test_clinical_questionnaires_are_never_proposed() -> None:
    assert {one.id for one in EVERY if not is_proposed(one)} == HIDDEN
