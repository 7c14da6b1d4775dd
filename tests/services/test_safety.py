from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from coachdesk.domain.errors import UserError
from coachdesk.services.clock import FixedClock
from coachdesk.services.services import Services
from tests.services.samples import REFUSED, TYPED


@pytest.mark.parametrize("typed", TYPED)
def test_words_of_a_safety_note_are_kept_as_typed(services: Services, client_id: int, typed: str) -> None:
    services.safety.record(client_id, said=typed, decided=typed, told_to=typed, asked_directly=True)
    (note,) = services.safety.list_for(client_id)
    assert (note.said, note.decided, note.told_to, note.asked_directly) == (typed, typed, typed, True)


def test_a_note_is_of_now_unless_told_otherwise(
    services: Services, client_id: int, clock: FixedClock
) -> None:
    services.safety.record(client_id, said="d’abord")
    services.safety.record(client_id, said="avant", noted_at=datetime(2026, 11, 1, 8, tzinfo=UTC))
    clock.move_to(date(2026, 11, 22))
    services.safety.record(client_id, said="ensuite")
    notes = services.safety.list_for(client_id)
    assert [note.said for note in notes] == ["ensuite", "d’abord", "avant"]
    assert notes[1].noted_at == datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_a_note_is_edited_and_removed(services: Services, client_id: int) -> None:
    note_id = services.safety.record(client_id, said="a").value
    services.safety.edit(note_id, said="b", ask_again_on=date(2026, 12, 1))
    (note,) = services.safety.list_for(client_id)
    assert (note.said, note.ask_again_on) == ("b", date(2026, 12, 1))
    with pytest.raises(UserError):
        services.safety.edit(note_id, said=REFUSED[1])
    services.safety.remove(note_id)
    assert services.safety.list_for(client_id) == ()


def test_the_card_adds_where_the_person_is_and_whom_to_call(services: Services, client_id: int) -> None:
    assert services.safety.get_card(client_id).latest is None
    services.clients.edit(client_id, remote_location="chez sa sœur", emergency_phone="06 39 98 12 32")
    services.network.add_contact(client_id, "Dr Haddad", role="Médecin traitant")
    services.safety.record(client_id, said="hier")
    services.safety.record(client_id, said="aujourd’hui")
    card = services.safety.get_card(client_id)
    assert card.client.remote_location == "chez sa sœur"
    assert [contact.name for contact in card.contacts] == ["Dr Haddad"]
    assert card.latest is not None
    assert card.latest.said == "aujourd’hui"


def test_nothing_of_a_note_is_a_number(services: Services, client_id: int) -> None:
    # No risk is computed, so there is no field that could hold one.
    services.safety.record(client_id, said="a")
    (note,) = services.safety.list_for(client_id)
    own = {name: getattr(note, name) for name in type(note).__slots__}
    numbers = {name for name, value in own.items() if type(value) in {int, float}}
    assert numbers == {"id", "client_id"}
