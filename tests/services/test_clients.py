from __future__ import annotations

from datetime import date, datetime, time

import pytest

from coachdesk.domain.clients import Answer, Disclosure, FileState, Gender, MedicalFollowUp
from coachdesk.domain.errors import UserError
from coachdesk.domain.phases import DecidedBy, Phase
from coachdesk.domain.sessions import Lever, Place
from coachdesk.domain.situations import WorkSituation
from coachdesk.services.clock import FixedClock
from coachdesk.services.services import Services
from tests.services.samples import NAMES, REFUSED, TYPED, dump

TEXT_FIELDS = (
    "occupation",
    "sector",
    "employer_context",
    "phone",
    "email",
    "usual_address",
    "remote_location",
    "emergency_name",
    "emergency_relation",
    "emergency_phone",
    "payer",
    "payer_sentence",
    "help_barriers",
    "starting_situation",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_any_script_is_kept_as_typed(services: Services, name: str) -> None:
    client_id = services.clients.create(name).value
    assert services.clients.get_file(client_id).client.name == name


@pytest.mark.parametrize("name", ["", "   ", "x" * 301, *REFUSED])
def test_a_name_that_cannot_be_kept_is_refused_and_makes_no_file(services: Services, name: str) -> None:
    before = dump(services)
    with pytest.raises(UserError):
        services.clients.create(name)
    assert dump(services) == before


@pytest.mark.parametrize("field", TEXT_FIELDS)
def test_texts_of_a_file_are_kept_exactly(services: Services, client_id: int, field: str) -> None:
    for typed in TYPED:
        services.clients.edit(client_id, **{field: typed})
        assert getattr(services.clients.get_file(client_id).client, field) == typed


@pytest.mark.parametrize("typed", REFUSED)
def test_a_sign_that_no_file_can_hold_is_refused(services: Services, client_id: int, typed: str) -> None:
    before = dump(services)
    with pytest.raises(UserError):
        services.clients.edit(client_id, occupation="Infirmière", help_barriers=typed)
    assert dump(services) == before


def test_choices_are_kept(services: Services, client_id: int) -> None:
    services.clients.edit(
        client_id,
        gender=Gender.FEMININE,
        state=FileState.PAUSED,
        payer_disclosure=Disclosure.SENTENCE,
        medical_follow_up=MedicalFollowUp.REFUSED,
        wishes_it=Answer.NO,
        birth_year=1984,
        tags=(" nuit ", "", "équipe", "nuit"),
        chosen_panels=("cbi.personal", "pulse.energy"),
    )
    client = services.clients.get_file(client_id).client
    assert (client.gender, client.state, client.birth_year) == (Gender.FEMININE, FileState.PAUSED, 1984)
    assert client.payer_disclosure is Disclosure.SENTENCE
    assert client.medical_follow_up is MedicalFollowUp.REFUSED
    assert client.is_referral_offered
    assert client.tags == ("nuit", "équipe")
    assert client.chosen_panels == ("cbi.personal", "pulse.energy")


@pytest.mark.parametrize(
    "fields",
    [
        {"birth_year": 2027},
        {"birth_year": 1900},
        {"chosen_panels": ("a.b", "c.d", "e.f", "g.h")},
        {"name": " "},
    ],
)
def test_a_field_that_cannot_be_taken_is_refused(
    services: Services, client_id: int, fields: dict[str, object]
) -> None:
    before = dump(services)
    with pytest.raises(UserError):
        services.clients.edit(client_id, **fields)
    assert dump(services) == before


@pytest.mark.parametrize(
    "fields",
    [
        {"nickname": "Z"},
        {"deleted_at": None},
        {"id": 3},
        {"created_at": datetime(2026, 1, 1)},
        {"gender": "feminine"},
        {"birth_year": "1984"},
        {"birth_year": True},
        {"occupation": None},
        {"tags": "nuit"},
    ],
)
def test_an_unknown_field_or_a_wrong_type_is_a_bug(
    services: Services, client_id: int, fields: dict[str, object]
) -> None:
    with pytest.raises(TypeError):
        services.clients.edit(client_id, **fields)


def test_files_are_listed_by_name_without_minding_accents(services: Services) -> None:
    for name in ("Zoé", "émile", "Eva", "Œuvrard", "Odile", "abel"):
        services.clients.create(name)
    names = [line.client.name for line in services.clients.list_files()]
    assert names == ["abel", "émile", "Eva", "Odile", "Œuvrard", "Zoé"]


def test_a_line_says_the_phase_the_last_session_and_the_next_one(
    services: Services, client_id: int, clock: FixedClock
) -> None:
    services.phases.move(client_id, Phase.REST, date(2026, 10, 1), DecidedBy.TOGETHER)
    services.phases.move(client_id, Phase.RETURN, date(2026, 11, 1), DecidedBy.DOCTOR)
    first = services.sessions.start(client_id, date(2026, 11, 2), time(9), Place.VIDEO).value
    services.sessions.edit(first, next_at=datetime(2026, 11, 20, 9, 30))
    services.sessions.start(client_id, date(2026, 11, 10), None, Place.PHONE)
    (line,) = services.clients.list_files()
    assert line.stretch is not None
    assert line.stretch.phase is Phase.RETURN
    assert line.last_session_on == date(2026, 11, 10)
    assert line.next_at == datetime(2026, 11, 20, 9, 30)
    clock.move_to(date(2026, 11, 21))
    assert services.clients.list_files()[0].next_at is None


@pytest.mark.parametrize("typed", ["emil", "ÉMIL", "coeur", "infirm emil", "nuit", ""])
def test_a_file_is_found_by_part_of_name_work_or_tag(services: Services, typed: str) -> None:
    wanted = services.clients.create("Émilie Lecœur").value
    services.clients.edit(wanted, occupation="Infirmière", tags=("nuit",))
    assert [line.client.id for line in services.clients.find(typed)] == [wanted]


def test_names_that_begin_so_come_first_and_the_rest_say_where(services: Services) -> None:
    for name, fields in (
        ("Zoé", {"occupation": "Cadre", "tags": ("nuit", "marche")}),
        ("Anne-Marie", {}),
        ("Marc", {"state": FileState.PAUSED}),
        ("Marthe", {"occupation": "Maraîchère"}),
    ):
        services.clients.edit(services.clients.create(name).value, **fields)
    found = services.clients.find("mar")
    assert [(line.client.name, line.found_in) for line in found] == [
        ("Marthe", ""), ("Marc", ""), ("Anne-Marie", ""), ("Zoé", "marche")
    ]  # fmt: skip
    services.clients.edit(found[-1].client.id, tags=("ŉuit",))
    assert [line.found_in for line in services.clients.find("ŉuit")] == ["ŉuit"]


def test_a_word_that_stands_nowhere_finds_nothing(services: Services, client_id: int) -> None:
    services.clients.edit(client_id, help_barriers="secret")
    assert services.clients.find("zoé secret") == ()


def test_a_file_in_the_bin_is_gone_from_lists_and_comes_back_whole(
    services: Services, client_id: int
) -> None:
    services.network.add_contact(client_id, "Dr Roux", role="médecin traitant")
    services.network.record_consent(client_id, "suivi", date(2026, 3, 2))
    services.network.record_situation(client_id, date(2026, 3, 2), WorkSituation.ON_LEAVE)
    services.phases.move(client_id, Phase.REST, date(2026, 3, 2), DecidedBy.PERSON, "repos")
    session_id = services.sessions.start(client_id, date(2026, 3, 2), None, Place.IN_PERSON).value
    services.sessions.add_action(session_id, "marcher", Lever.SELF)
    before = dump(services)
    whole = services.clients.get_file(client_id)
    services.clients.move_to_bin(client_id)
    assert services.clients.list_files() == ()
    assert {name: len(rows) for name, rows in dump(services).items()} == {
        name: len(rows) for name, rows in before.items()
    }
    services.clients.restore(client_id)
    assert dump(services) == before
    assert services.clients.get_file(client_id) == whole


def test_changes_name_what_and_whom_they_touched(services: Services, client_id: int) -> None:
    done = services.clients.edit(client_id, occupation="Infirmière")
    assert done.changes.touches("clients", client_id=client_id)
    assert not done.changes.touches("sessions")
    assert not done.changes.touches("clients", client_id=client_id + 1)
    assert services.clients.edit(client_id, occupation="Infirmière").step.rows == ()
