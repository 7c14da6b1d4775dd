from __future__ import annotations

from dataclasses import replace

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
def test_others_see_those_without_a_safety_item(profession: Profession) -> None:
    assert ids(profession) & HIDDEN == HIDDEN - {"phq9"}


def test_only_what_needs_a_notice_is_not_offered() -> None:
    assert {one.id for one in EVERY if not can_be_entered(one)} == {"phq9"}
    assert "phq9" not in ids(Profession.COACH, {"phq9"})
    plain = replace(SHELF.get("phq9"), items=SHELF.get("phq2").items)
    assert is_offered(plain, Profession.COACH, {"phq9"})


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
