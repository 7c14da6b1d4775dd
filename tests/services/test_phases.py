from __future__ import annotations

from datetime import date

import pytest

from coachdesk.domain.errors import UserError
from coachdesk.domain.phases import DecidedBy, Phase, PhaseStretch
from coachdesk.i18n.translator import Translator
from coachdesk.services.services import Services
from tests.services.samples import REFUSED, TYPED, dump


def test_a_person_moves_back_as_easily_as_forward_and_all_moves_stay(
    services: Services, client_id: int
) -> None:
    path = [
        (Phase.REST, date(2026, 3, 3)),
        (Phase.REDEFINITION, date(2026, 5, 12)),
        (Phase.REST, date(2026, 6, 2)),
    ]
    for phase, day in path:
        services.phases.move(client_id, phase, day, DecidedBy.TOGETHER, "parce que")
    moves = services.phases.list_moves(client_id)
    assert [(move.phase, move.moved_on) for move in moves] == path
    stretch = services.clients.get_file(client_id).stretch
    assert stretch is not None
    assert (stretch.phase, stretch.start) == (Phase.REST, date(2026, 6, 2))


def test_a_move_taken_back_on_its_day_leaves_the_phase_going_on(services: Services, client_id: int) -> None:
    for phase, day in (
        (Phase.REST, date(2026, 3, 3)),
        (Phase.RETURN, date(2026, 5, 12)),
        (Phase.REST, date(2026, 5, 12)),
    ):
        services.phases.move(client_id, phase, day, DecidedBy.TOGETHER)
    stretch = services.clients.get_file(client_id).stretch
    assert stretch == PhaseStretch(Phase.REST, date(2026, 3, 3), None)
    assert stretch.weeks(date(2026, 11, 20)) == 38
    # Two whole weeks are two, whenever they are looked back on.
    assert PhaseStretch(Phase.REST, date(2026, 3, 3), date(2026, 3, 17)).weeks(date(2026, 11, 20)) == 2


def test_moves_typed_late_are_read_by_day(services: Services, client_id: int) -> None:
    services.phases.move(client_id, Phase.RETURN, date(2026, 9, 1), DecidedBy.DOCTOR)
    services.phases.move(client_id, Phase.REST, date(2026, 2, 1), DecidedBy.PERSON)
    assert [move.phase for move in services.phases.list_moves(client_id)] == [Phase.REST, Phase.RETURN]


@pytest.mark.parametrize("reason", TYPED)
def test_the_reason_of_a_move_is_kept_as_typed(services: Services, client_id: int, reason: str) -> None:
    services.phases.move(client_id, Phase.REST, date(2026, 11, 20), DecidedBy.PERSON, reason)
    assert services.phases.list_moves(client_id)[0].reason == reason


def test_a_move_to_come_is_refused(services: Services, client_id: int) -> None:
    with pytest.raises(UserError) as told:
        services.phases.move(client_id, Phase.REST, date(2026, 11, 21), DecidedBy.PERSON)
    assert told.value.facts == {"date": date(2026, 11, 21)}
    move_id = services.phases.move(client_id, Phase.REST, date(2026, 11, 20), DecidedBy.PERSON).value
    before = dump(services)
    with pytest.raises(UserError):
        services.phases.edit_move(move_id, moved_on=date(2027, 1, 1))
    with pytest.raises(UserError):
        services.phases.edit_move(move_id, reason=REFUSED[0])
    assert dump(services) == before


def test_a_removed_move_leaves_the_path_as_if_it_had_not_been(services: Services, client_id: int) -> None:
    services.phases.move(client_id, Phase.REST, date(2026, 3, 3), DecidedBy.TOGETHER)
    wrong = services.phases.move(client_id, Phase.RETURN, date(2026, 4, 3), DecidedBy.TOGETHER).value
    services.phases.edit_move(wrong, decided_by=DecidedBy.DOCTOR)
    services.phases.remove_move(wrong)
    stretch = services.clients.get_file(client_id).stretch
    assert stretch is not None
    assert stretch.phase is Phase.REST


def test_a_life_event_is_noted_on_one_line_corrected_and_drawn(
    services: Services, client_id: int, french: Translator
) -> None:
    phases, day = services.phases, date(2026, 11, 1)
    noted = phases.record_life_event(client_id, day, "  Naissance\n de sa fille ").value
    phases.edit_life_event(noted, happened_on=date(2026, 11, 2))
    (event,) = services.clients.get_file(client_id).life_events
    assert (event.words, event.happened_on) == ("Naissance de sa fille", date(2026, 11, 2))
    (mark,) = services.trends.chart(client_id, french).events
    assert mark.label.replace("\u00a0", " ") == "Naissance de sa fille, 2 nov."
    services.practice.edit(hidden_layers=("life_events",))
    assert services.trends.chart(client_id, french).events == ()


@pytest.mark.parametrize("words", ["", "  ", "x" * 61])
def test_a_life_event_without_words_or_with_too_many_is_refused(
    services: Services, client_id: int, words: str
) -> None:
    with pytest.raises(UserError):
        services.phases.record_life_event(client_id, date(2026, 6, 1), words)
    with pytest.raises(UserError):
        services.phases.record_life_event(client_id, date(2026, 12, 1), "demain")
    assert services.clients.get_file(client_id).life_events == ()
