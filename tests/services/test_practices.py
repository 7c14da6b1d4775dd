from __future__ import annotations

import pytest

from coachdesk.domain.errors import UserError
from coachdesk.domain.practices import Profession
from coachdesk.services.services import Services
from tests.services.samples import REFUSED, TYPED, dump


@pytest.mark.parametrize("typed", TYPED)
def test_the_letterhead_is_kept_as_typed(services: Services, typed: str) -> None:
    fields = ("name", "practitioner", "title", "address", "phone", "email", "registration")
    services.practice.edit(**dict.fromkeys(fields, typed))
    practice = services.practice.get()
    assert {getattr(practice, field) for field in fields} == {typed}


def test_choices_of_the_practice_are_kept(services: Services) -> None:
    services.practice.edit(
        profession=Profession.PSYCHOLOGIST,
        accent="#1F5C50",
        document_language="en",
        has_read_private_note=True,
    )
    practice = services.practice.get()
    assert practice.profession is Profession.PSYCHOLOGIST
    assert (practice.accent, practice.document_language) == ("#1f5c50", "en")
    assert practice.has_read_private_note


@pytest.mark.parametrize("fields", [{"accent": "green"}, {"accent": "#12345"}, {"name": REFUSED[0]}])
def test_what_cannot_be_taken_is_refused(services: Services, fields: dict[str, object]) -> None:
    before = dump(services)
    with pytest.raises(UserError):
        services.practice.edit(**fields)
    assert dump(services) == before


def test_a_vault_never_becomes_or_stops_being_the_fictional_one(services: Services) -> None:
    with pytest.raises(TypeError):
        services.practice.edit(is_demo=True)
    assert not services.practice.get().is_demo


def test_a_vault_has_one_practice(services: Services) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        services.practice.create(Profession.COACH, is_demo=False)


def test_the_layout_of_a_paper_form_is_remembered_by_questionnaire(services: Services) -> None:
    assert services.practice.sheet_layout("cbi") is None
    services.practice.keep_sheet_layout("cbi", {"flipped": ["always"], "order": [2, 1]})
    services.practice.keep_sheet_layout("mbi_hss", {"order": []})
    assert services.practice.sheet_layout("cbi") == {"flipped": ["always"], "order": [2, 1]}
    services.practice.keep_sheet_layout("cbi", {"flipped": []})
    assert services.practice.sheet_layout("cbi") == {"flipped": []}
    assert services.practice.sheet_layout("mbi_hss") == {"order": []}
