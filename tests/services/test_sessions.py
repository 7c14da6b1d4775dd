from __future__ import annotations

from datetime import date, datetime, time

import pytest

from coachdesk.domain.errors import UserError
from coachdesk.domain.sessions import ActionState, Lever, Place, SafetyQuestion
from coachdesk.services.services import Services
from tests.services.samples import REFUSED, TYPED, dump

DAY = date(2026, 11, 12)


@pytest.fixture
def session_id(services: Services, client_id: int) -> int:
    return services.sessions.start(client_id, DAY, time(9, 30), Place.IN_PERSON).value


def test_sessions_are_numbered_by_day_and_listed_newest_first(services: Services, client_id: int) -> None:
    for day, hour in ((12, time(14)), (3, None), (12, time(9))):
        services.sessions.start(client_id, date(2026, 11, day), hour, Place.VIDEO)
    lines = services.sessions.list_for(client_id)
    assert [(line.number, line.session.held_on.day, line.session.starts_at) for line in lines] == [
        (3, 12, time(14)),
        (2, 12, time(9)),
        (1, 3, None),
    ]


@pytest.mark.parametrize("typed", TYPED)
def test_notes_are_kept_to_the_letter(services: Services, session_id: int, typed: str) -> None:
    services.sessions.write_note(session_id, typed)
    services.sessions.write_private_note(session_id, typed[::-1])
    session = services.sessions.get(session_id).session
    assert (session.note, session.private_note) == (typed, typed[::-1])


@pytest.mark.parametrize("typed", REFUSED)
def test_a_note_that_no_file_can_hold_is_refused_and_the_former_stays(
    services: Services, session_id: int, typed: str
) -> None:
    services.sessions.write_note(session_id, "avant")
    with pytest.raises(UserError):
        services.sessions.write_note(session_id, typed)
    assert services.sessions.get(session_id).session.note == "avant"


def test_facts_of_a_session_are_kept(services: Services, session_id: int) -> None:
    services.sessions.edit(
        session_id,
        minutes=50,
        place=Place.PHONE,
        safety=SafetyQuestion.ASKED,
        next_at=datetime(2026, 11, 27, 9, 30),
        next_place=Place.VIDEO,
    )
    session = services.sessions.get(session_id).session
    assert (session.minutes, session.place, session.safety) == (50, Place.PHONE, SafetyQuestion.ASKED)
    assert (session.next_at, session.next_place) == (datetime(2026, 11, 27, 9, 30), Place.VIDEO)
    services.sessions.edit(session_id, next_at=None, next_place=None, minutes=None, starts_at=None)
    session = services.sessions.get(session_id).session
    assert (session.next_at, session.minutes, session.starts_at) == (None, None, None)


@pytest.mark.parametrize(
    "fields",
    [
        {"held_on": date(2026, 11, 21)},
        {"minutes": 4},
        {"minutes": 481},
        {"next_at": datetime(2026, 11, 11, 9, 30)},
    ],
)
def test_a_session_takes_no_impossible_fact(
    services: Services, session_id: int, fields: dict[str, object]
) -> None:
    before = dump(services)
    with pytest.raises(UserError):
        services.sessions.edit(session_id, **fields)
    assert dump(services) == before


def test_a_session_is_not_started_in_the_future(services: Services, client_id: int) -> None:
    with pytest.raises(UserError):
        services.sessions.start(client_id, date(2026, 11, 21), None, Place.VIDEO)
    assert services.sessions.list_for(client_id) == ()


def test_moving_a_session_behind_its_next_appointment_is_refused(services: Services, session_id: int) -> None:
    services.sessions.edit(session_id, next_at=datetime(2026, 11, 13, 9, 30))
    with pytest.raises(UserError):
        services.sessions.edit(session_id, held_on=date(2026, 11, 14))


def test_a_session_is_closed_and_opened_again(services: Services, session_id: int) -> None:
    services.sessions.close(session_id)
    assert services.sessions.get(session_id).session.is_closed
    services.sessions.write_note(session_id, "encore un mot")
    services.sessions.reopen(session_id)
    assert not services.sessions.get(session_id).session.is_closed


def test_open_actions_are_carried_into_later_sessions_only(
    services: Services, client_id: int, session_id: int
) -> None:
    done = services.sessions.add_action(session_id, "marcher", Lever.SELF, date(2026, 11, 19)).value
    still_open = services.sessions.add_action(session_id, "relève assise", Lever.TEAM).value
    services.sessions.edit_action(done, state=ActionState.DONE)
    later = services.sessions.start(client_id, date(2026, 11, 19), None, Place.VIDEO).value
    own = services.sessions.add_action(later, "point avec la cadre", Lever.ORGANISATION).value
    earlier = services.sessions.start(client_id, date(2026, 11, 1), None, Place.VIDEO).value
    found = services.sessions.get(later)
    assert found.number == 3
    assert [one.id for one in found.actions] == [own]
    assert [one.id for one in found.carried] == [still_open]
    assert services.sessions.get(earlier).carried == ()
    open_counts = {line.session.id: line.actions_open for line in services.sessions.list_for(client_id)}
    assert open_counts == {session_id: 1, later: 1, earlier: 0}
    services.sessions.move_to_bin(session_id)
    assert services.sessions.get(later).carried == ()
    assert services.sessions.get(later).number == 2
    assert [one.id for one in services.sessions.get(session_id).actions] == [done, still_open]


def test_actions_are_edited_and_removed(services: Services, session_id: int) -> None:
    action_id = services.sessions.add_action(session_id, TYPED[1], Lever.SHARED).value
    services.sessions.edit_action(
        action_id, text=TYPED[2], lever=Lever.TEAM, state=ActionState.PARTLY, due_on=date(2027, 1, 5)
    )
    (action,) = services.sessions.get(session_id).actions
    assert (action.text, action.lever, action.state) == (TYPED[2], Lever.TEAM, ActionState.PARTLY)
    assert action.due_on == date(2027, 1, 5)
    with pytest.raises(UserError):
        services.sessions.edit_action(action_id, text="  ")
    with pytest.raises(UserError):
        services.sessions.add_action(session_id, "", Lever.SELF)
    services.sessions.remove_action(action_id)
    assert services.sessions.get(session_id).actions == ()


def test_a_session_in_the_bin_comes_back_with_its_actions(
    services: Services, client_id: int, session_id: int
) -> None:
    services.sessions.add_action(session_id, "marcher", Lever.SELF)
    before = dump(services)
    services.sessions.move_to_bin(session_id)
    assert services.sessions.list_for(client_id) == ()
    services.sessions.restore(session_id)
    assert dump(services) == before
