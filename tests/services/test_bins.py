from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.phases import DecidedBy, Phase
from coachdesk.domain.sessions import Lever, Place
from coachdesk.domain.situations import WorkSituation
from coachdesk.services.clock import FixedClock
from coachdesk.services.services import Services
from tests.services.samples import dump

DAY = date(2026, 11, 12)


def session(services: Services, client_id: int) -> int:
    session_id = services.sessions.start(client_id, DAY, None, Place.VIDEO).value
    services.sessions.write_note(session_id, "\n\n  première ligne \nseconde")
    return session_id


def binned(services: Services, client_id: int) -> dict[str, tuple[Callable[[], object], str, date | None]]:
    """By kind: what bins it, the text that tells it from others, its day."""
    network = services.network
    contact = network.add_contact(client_id, "Dr Roux").value
    consent = network.record_consent(client_id, "suivi", DAY).value
    change = network.record_situation(client_id, DAY, WorkSituation.ON_LEAVE).value
    move = services.phases.move(client_id, Phase.REST, DAY, DecidedBy.PERSON, "repos").value
    event = services.phases.record_life_event(client_id, DAY, "déménagement").value
    check_in = services.assessments.record(
        client_id, "checkin5", DAY, (1, 0, 1, 0, 1), AnswerMode.TOGETHER, None
    ).value
    own = session(services, client_id)
    action = services.sessions.add_action(own, "marcher", Lever.SELF).value
    note = services.safety.record(client_id, said="dit").value
    return {
        "contacts": (lambda: network.remove_contact(contact), "Dr Roux", None),
        "consents": (lambda: network.remove_consent(consent), "suivi", DAY),
        "situation_changes": (lambda: network.remove_situation(change), "", DAY),
        "phase_moves": (lambda: services.phases.remove_move(move), "repos", DAY),
        "life_events": (lambda: services.phases.remove_life_event(event), "déménagement", DAY),
        "assessments": (lambda: services.assessments.move_to_bin(check_in), "checkin5", DAY),
        "actions": (lambda: services.sessions.remove_action(action), "marcher", None),
        "sessions": (lambda: services.sessions.move_to_bin(own), "première ligne", DAY),
        "safety_notes": (lambda: services.safety.remove(note), "dit", date(2026, 11, 20)),
        "clients": (lambda: services.clients.move_to_bin(client_id), "Zoé", None),
    }


def test_everything_that_can_be_removed_comes_back_from_the_bin(services: Services, client_id: int) -> None:
    things = binned(services, client_id)
    for kind, (remove, text, day) in things.items():
        before = dump(services)
        remove()
        (line,) = services.bin.list_lines()
        assert (line.kind, line.text, line.day) == (kind, text, day)
        assert (line.client_id, line.client_name) == (client_id, "Zoé")
        assert line.is_client_binned == (kind == "clients")
        services.bin.restore(line.kind, line.id)
        assert dump(services) == before
        assert services.bin.list_lines() == ()


def test_the_newest_lies_on_top_and_old_is_said_but_never_erased(
    services: Services, client_id: int, clock: FixedClock
) -> None:
    first = services.clients.create("Ancien").value
    services.clients.move_to_bin(first)
    clock.move_to(date(2026, 12, 19))
    services.clients.move_to_bin(client_id)
    assert [(line.text, line.is_old) for line in services.bin.list_lines()] == [
        ("Zoé", False),
        ("Ancien", False),
    ]
    clock.move_to(date(2026, 12, 20))
    assert [(line.text, line.is_old) for line in services.bin.list_lines()] == [
        ("Zoé", False),
        ("Ancien", True),
    ]
    clock.move_to(date(2030, 1, 1))
    assert len(services.bin.list_lines()) == 2


def test_only_what_is_ever_binned_can_be_restored(services: Services) -> None:
    with pytest.raises(ValueError, match="practices"):
        services.bin.restore("practices", 1)
