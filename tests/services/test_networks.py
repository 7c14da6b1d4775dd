from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.clients import MayContact
from coachdesk.domain.errors import UserError
from coachdesk.domain.phases import DecidedBy, Phase
from coachdesk.domain.sessions import Place
from coachdesk.domain.situations import WorkSituation
from coachdesk.services.services import Services
from tests.services.samples import REFUSED, TYPED, dump

PAST = date(2026, 3, 2)
FUTURE = date(2026, 11, 21)


def test_contacts_are_kept_as_typed_and_removed_into_the_bin(services: Services, client_id: int) -> None:
    for typed in TYPED[1:]:
        services.network.add_contact(client_id, typed, role=typed, phone=typed, may_contact=MayContact.NO)
    kept = services.clients.get_file(client_id).contacts
    assert [(one.name, one.role, one.phone) for one in kept] == [(typed,) * 3 for typed in TYPED[1:]]
    assert {one.may_contact for one in kept} == {MayContact.NO}
    services.network.edit_contact(kept[0].id, may_contact=MayContact.YES, email="a@example.org")
    services.network.remove_contact(kept[1].id)
    left = services.clients.get_file(client_id).contacts
    assert [one.id for one in left] == [kept[0].id, *(one.id for one in kept[2:])]
    assert (left[0].may_contact, left[0].email) == (MayContact.YES, "a@example.org")


@pytest.mark.parametrize("name", ["", "  ", *REFUSED])
def test_a_contact_needs_a_name(services: Services, client_id: int, name: str) -> None:
    with pytest.raises(UserError):
        services.network.add_contact(client_id, name)
    assert services.clients.get_file(client_id).contacts == ()


def test_a_consent_is_recorded_withdrawn_and_kept(services: Services, client_id: int) -> None:
    consent_id = services.network.record_consent(
        client_id, "suivi et notes", PAST, text_version="v3", how="signé"
    ).value
    services.network.withdraw_consent(consent_id, date(2026, 11, 20))
    (consent,) = services.clients.get_file(client_id).consents
    assert (consent.subject, consent.text_version, consent.how) == ("suivi et notes", "v3", "signé")
    assert (consent.given_on, consent.withdrawn_on) == (PAST, date(2026, 11, 20))
    services.network.remove_consent(consent_id)
    assert services.clients.get_file(client_id).consents == ()


def test_a_consent_is_never_of_tomorrow_nor_withdrawn_before_it_was_given(
    services: Services, client_id: int
) -> None:
    with pytest.raises(UserError):
        services.network.record_consent(client_id, "suivi", FUTURE)
    with pytest.raises(UserError):
        services.network.record_consent(client_id, " ", PAST)
    with pytest.raises(UserError):
        services.network.record_consent(client_id, "suivi", PAST, withdrawn_on=date(2026, 3, 1))
    consent_id = services.network.record_consent(client_id, "suivi", PAST).value
    before = dump(services)
    for refused in (
        {"withdrawn_on": FUTURE},
        {"withdrawn_on": date(2026, 3, 1)},
        {"given_on": FUTURE},
        {"subject": ""},
    ):
        with pytest.raises(UserError):
            services.network.edit_consent(consent_id, **refused)
    services.network.withdraw_consent(consent_id, PAST)
    with pytest.raises(UserError):
        services.network.edit_consent(consent_id, given_on=date(2026, 3, 3))
    assert dump(services) != before


def test_work_situations_are_read_by_day_whatever_the_order_of_typing(
    services: Services, client_id: int
) -> None:
    services.network.record_situation(client_id, date(2026, 5, 4), WorkSituation.PART_TIME)
    late = services.network.record_situation(client_id, date(2026, 1, 10), WorkSituation.ON_LEAVE).value
    on = services.assessments.situation_on
    assert on(client_id, date(2026, 1, 9)) is None
    assert on(client_id, date(2026, 1, 10)) is WorkSituation.ON_LEAVE
    assert on(client_id, date(2026, 11, 20)) is WorkSituation.PART_TIME
    services.network.edit_situation(late, since=date(2026, 6, 1), situation=WorkSituation.WORKING)
    assert on(client_id, date(2026, 11, 20)) is WorkSituation.WORKING
    services.network.remove_situation(late)
    assert on(client_id, date(2026, 11, 20)) is WorkSituation.PART_TIME
    services.network.record_situation(client_id, date(2026, 5, 4), WorkSituation.NOT_EMPLOYED)
    assert on(client_id, date(2026, 5, 4)) is WorkSituation.NOT_EMPLOYED
    with pytest.raises(UserError):
        services.network.record_situation(client_id, FUTURE, WorkSituation.WORKING)


def test_a_slip_in_the_year_is_refused_wherever_a_day_is_typed(services: Services, client_id: int) -> None:
    slip = date(206, 11, 20)
    verbs: list[Callable[[], object]] = [
        lambda: services.network.record_situation(client_id, slip, WorkSituation.WORKING),
        lambda: services.network.record_consent(client_id, "suivi", slip),
        lambda: services.phases.move(client_id, Phase.REST, slip, DecidedBy.PERSON),
        lambda: services.phases.record_life_event(client_id, slip, "naissance"),
        lambda: services.sessions.start(client_id, slip, None, Place.VIDEO),
        lambda: services.assessments.record(client_id, "who5", slip, [3] * 5, AnswerMode.PAPER, None),
        lambda: services.piles.add(client_id, "who5", slip, None),
        lambda: services.supervision.create(slip),
    ]
    before = dump(services)
    for verb in verbs:
        with pytest.raises(UserError) as told:
            verb()
        assert told.value.facts == {"date": slip}
    assert dump(services) == before
