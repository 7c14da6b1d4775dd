from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.attention import Rank
from coachdesk.domain.phases import DecidedBy, Phase
from coachdesk.domain.sessions import Place, SafetyQuestion
from coachdesk.i18n.translator import Translator
from coachdesk.services.clock import FixedClock
from coachdesk.services.services import Services
from coachdesk.services.today import AskAgain

BEFORE = date(2026, 11, 13)
TODAY = date(2026, 11, 20)
AT = datetime(2026, 11, 20, 9, 30)


def plan(services: Services, client_id: int, at: datetime = AT, held_on: date = BEFORE) -> int:
    session_id = services.sessions.start(client_id, held_on, None, Place.IN_PERSON).value
    services.sessions.edit(session_id, next_at=at, next_place=Place.VIDEO, is_closed=True)
    return session_id


def to_ask_again(services: Services) -> list[AskAgain]:
    reasons = (reason for look in services.today.get().looks for reason in look.reasons)
    return [reason.about for reason in reasons if isinstance(reason.about, AskAgain)]


def test_a_new_vault_has_an_empty_day(services: Services) -> None:
    today = services.today.get()
    assert (today.day, today.is_empty) == (TODAY, True)
    assert (today.appointments, today.open_sessions, today.looks, today.files) == ((), (), (), ())


def test_a_vault_with_a_binned_file_is_not_new(services: Services, client_id: int) -> None:
    services.clients.move_to_bin(client_id)
    assert not services.today.get().is_empty


def test_appointments_of_the_day_are_told_by_hour_with_what_one_needs(
    services: Services, client_id: int
) -> None:
    other = services.clients.create("Nadia").value
    services.phases.move(client_id, Phase.REST, date(2026, 10, 20), DecidedBy.TOGETHER)
    plan(services, client_id)
    plan(services, other, datetime(2026, 11, 20, 8, 0))
    plan(services, services.clients.create("Demain").value, datetime(2026, 11, 21, 0, 0))
    plan(services, services.clients.create("Hier").value, datetime(2026, 11, 19, 23, 59))
    found = services.today.get().appointments
    assert [one.client.name for one in found] == ["Nadia", "Zoé"]
    assert (found[1].at, found[1].place, found[1].last_session_on) == (AT, Place.VIDEO, BEFORE)
    assert found[1].stretch is not None
    assert (found[1].stretch.phase, found[1].session_id) == (Phase.REST, None)


def test_an_appointment_leads_to_its_session_once_begun(services: Services, client_id: int) -> None:
    first = plan(services, client_id)
    between = date(2026, 11, 17)
    services.sessions.close(services.sessions.start(client_id, between, None, Place.PHONE).value)
    begun = services.sessions.start(client_id, TODAY, None, Place.VIDEO).value
    today = services.today.get()
    assert [one.session_id for one in today.appointments] == [begun]
    assert today.appointments[0].last_session_on == between
    assert [(one.session_id, one.held_on) for one in today.open_sessions] == [(begun, TODAY)]
    services.sessions.close(begun)
    assert services.today.get().open_sessions == ()
    # A second meeting of the day, agreed in the first one, is not begun by it.
    services.sessions.move_to_bin(first)
    services.sessions.edit(begun, next_at=datetime(2026, 11, 20, 17, 0))
    (evening,) = services.today.get().appointments
    assert (evening.session_id, evening.last_session_on) == (None, TODAY)


def test_a_person_is_expected_once_and_not_from_the_bin(services: Services, client_id: int) -> None:
    first = plan(services, client_id)
    plan(services, client_id, datetime(2026, 11, 20, 16, 0), date(2026, 11, 14))
    assert [one.at for one in services.today.get().appointments] == [AT]
    services.sessions.move_to_bin(first)
    assert [one.at.hour for one in services.today.get().appointments] == [16]
    services.clients.move_to_bin(client_id)
    assert services.today.get().appointments == ()


@pytest.mark.parametrize(
    ("again", "is_due"), [(TODAY, True), (date(2026, 11, 1), True), (date(2026, 11, 21), False)]
)
def test_the_day_to_ask_again_is_told_when_it_has_come(
    services: Services, client_id: int, again: date, is_due: bool
) -> None:
    services.safety.record(
        client_id, said="a", ask_again_on=again, noted_at=datetime(2026, 10, 30, tzinfo=UTC)
    )
    assert [one.client.id for one in to_ask_again(services)] == ([client_id] if is_due else [])


def test_asking_again_settles_it(services: Services, client_id: int, clock: FixedClock) -> None:
    services.safety.record(client_id, said="a", ask_again_on=TODAY)
    session_id = services.sessions.start(client_id, TODAY, None, Place.VIDEO).value
    assert len(to_ask_again(services)) == 1
    services.sessions.edit(session_id, safety=SafetyQuestion.ASKED)
    assert to_ask_again(services) == []
    clock.move_to(date(2026, 11, 25))
    note_id = services.safety.record(client_id, said="b", ask_again_on=date(2026, 11, 25)).value
    assert [one.note.id for one in to_ask_again(services)] == [note_id]
    services.safety.remove(note_id)
    assert to_ask_again(services) == []


def test_the_day_is_read_in_a_handful_of_statements(services: Services) -> None:
    from sqlalchemy import event

    asked: list[str] = []
    for number in range(12):
        client_id = services.clients.create(f"Personne {number}").value
        services.phases.move(client_id, Phase.REST, date(2026, 9, 1), DecidedBy.TOGETHER)
        for week in range(3):
            day = date(2026, 11, 1 + week)
            services.assessments.record(client_id, "who5", day, [week] * 5, AnswerMode.PAPER, None)
    engine = services.ledger._store._engine
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    assert len(services.today.get().appointments) == 0
    # Not one a file: the number does not grow with the vault.
    assert len([one for one in asked if one.startswith("SELECT")]) <= 18


def test_nothing_asked_walks_through_all_sessions_or_all_questionnaires(
    services: Services, client_id: int, english: Translator
) -> None:
    from sqlalchemy import event

    asked: list[tuple[str, object]] = []
    session_id = plan(services, client_id)
    engine = services.ledger._store._engine
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2:4]))
    services.today.get()
    services.bin.list_lines()
    services.sessions.list_for(client_id)
    services.sessions.get(session_id)
    services.since_last.get(client_id, english)
    selects = [(words, values) for words, values in asked if words.startswith("SELECT")]
    with engine.connect() as connection:
        steps = [
            str(row[3])
            for words, values in selects
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}", values)  # type: ignore[arg-type]
        ]
    walks = [one for one in steps if one in {"SCAN sessions", "SCAN assessments"}]
    assert (len(selects) > 20, walks) == (True, [])


def test_reasons_come_in_their_order_and_a_person_once(services: Services, client_id: int) -> None:
    other = services.clients.create("Nadia").value
    services.phases.move(other, Phase.REST, date(2026, 9, 1), DecidedBy.TOGETHER)
    services.assessments.record(other, "who5", date(2026, 10, 1), [3] * 5, AnswerMode.PAPER, None)
    services.reviews.set_day(client_id, TODAY, "le cadre")
    assert [(look.client_id, look.first.rank) for look in services.today.get().looks] == [
        (client_id, Rank.REVIEW), (other, Rank.OVERDUE)
    ]  # fmt: skip
    services.safety.record(other, said="a", ask_again_on=TODAY)
    looks = services.today.get().looks
    assert [(look.client_id, [one.rank for one in look.reasons]) for look in looks] == [
        (other, [Rank.ASK_AGAIN, Rank.OVERDUE]), (client_id, [Rank.REVIEW])
    ]  # fmt: skip


def test_an_appointment_says_what_may_be_proposed(services: Services, client_id: int) -> None:
    services.phases.move(client_id, Phase.REST, date(2026, 9, 1), DecidedBy.TOGETHER)
    services.assessments.record(client_id, "who5", date(2026, 10, 23), [3] * 5, AnswerMode.PAPER, None)
    plan(services, client_id)
    dues = services.today.get().appointments[0].dues
    assert [one.rhythm.instrument_id for one in dues] == ["cbi", "pulse", "who5"]
