from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import event, text

from coachdesk.domain.assessments import AnswerMode, Score
from coachdesk.domain.clients import Answer, MayContact
from coachdesk.domain.errors import StorageError, StorageTrouble
from coachdesk.domain.phases import Phase
from coachdesk.domain.practices import Profession
from coachdesk.domain.sessions import SafetyQuestion
from coachdesk.domain.situations import WorkSituation
from coachdesk.store.queries import (
    assessments,
    bins,
    clients,
    drafts,
    networks,
    phases,
    practices,
    safety,
    sessions,
)
from coachdesk.store.stores import Store
from tests.store.samples import NOTE, fill

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
FIRST, SECOND, BINNED = 1, 2, 3


@pytest.fixture
def filled(store: Store) -> Store:
    fill(store)
    return store


def test_records_come_back_as_they_were_given(filled: Store) -> None:
    with filled.reading() as reader:
        client = clients.get_client(reader, FIRST)
        held = sessions.get_session(reader, 1)
        first, second = assessments.list_assessments(reader, FIRST)
    assert client.name == "Łucja D’Été-Œuvrard"
    assert client.created_at == NOON
    assert client.created_at.utcoffset() == timedelta(0)
    assert (client.birth_year, client.tags, client.able_to_project) == (
        1984,
        ("nuit", "équipe; <b>&"),
        Answer.NO,
    )
    assert (held.starts_at, held.next_at) == (time(18, 30), datetime(2026, 3, 16, 18, 30))
    assert (held.note, held.is_closed, held.safety) == (NOTE, True, SafetyQuestion.ASKED)
    assert first.answers == (1, None, 0, 4, 2)
    assert (first.mode, first.work_situation) == (AnswerMode.TOGETHER, WorkSituation.ON_LEAVE)
    assert second.scores == (Score("personal", 100 / 3, 0, 6), Score("work", None, 0, 7))


def test_lists_leave_out_the_bin_and_a_single_record_is_found_there(filled: Store) -> None:
    with filled.reading() as reader:
        assert [one.id for one in clients.list_clients(reader)] == [FIRST, SECOND]
        assert clients.count_clients(reader) == 3
        assert clients.get_client(reader, BINNED).deleted_at == NOON
        (contact,) = networks.list_contacts(reader, FIRST)
        assert (contact.name, contact.may_contact) == ("Dr Roux", MayContact.YES)
        assert [one.id for one in sessions.list_sessions(reader, FIRST)] == [1]
        assert networks.list_contacts(reader, SECOND) == ()


def test_the_practice_is_there_once_it_was_founded(store: Store) -> None:
    with store.reading() as reader:
        assert practices.find_practice(reader) is None
        with pytest.raises(StorageError) as told:
            practices.get_practice(reader)
    assert told.value.trouble is StorageTrouble.DAMAGED
    fill(store)
    with store.reading() as reader:
        practice = practices.get_practice(reader)
    assert (practice.profession, practice.is_demo) == (Profession.COACH, True)


def test_what_surrounds_a_person_is_in_order_of_time(filled: Store) -> None:
    with filled.change() as change:
        change.insert(
            "situation_changes",
            client_id=FIRST,
            since=date(2025, 1, 1),
            situation=WorkSituation.WORKING,
        )
        change.insert("consents", client_id=FIRST, subject="vidéo", given_on=date(2025, 1, 1))
        change.insert("phase_moves", client_id=FIRST, phase=Phase.WATCHING, moved_on=date(2025, 1, 1))
        change.insert("phase_moves", client_id=BINNED, phase=Phase.REST, moved_on=date(2025, 1, 1))
    with filled.reading() as reader:
        situations = networks.list_situations(reader, FIRST)
        consents = networks.list_consents(reader, FIRST)
        moves = phases.list_moves(reader, FIRST)
        everybody = phases.list_all_moves(reader)
        assert networks.get_consent(reader, consents[0].id) == consents[0]
    assert [one.situation for one in situations] == [
        WorkSituation.WORKING,
        WorkSituation.ON_LEAVE,
        WorkSituation.PART_TIME,
    ]
    assert [one.subject for one in consents] == ["vidéo", "suivi"]
    assert [one.phase for one in moves] == [Phase.WATCHING, Phase.REST, Phase.REDEFINITION, Phase.REST]
    assert everybody == moves  # the file in the bin has one too


def test_the_latest_session_of_each_person_is_by_day_then_hour(store: Store) -> None:
    day = date(2026, 3, 2)
    with store.change() as change:
        one, two, binned, none = (
            change.insert("clients", name=name, created_at=NOON) for name in ("A", "B", "C", "D")
        )
        evening = change.insert("sessions", client_id=one, held_on=day, starts_at=time(18))
        change.insert("sessions", client_id=one, held_on=day, starts_at=time(9))
        change.insert("sessions", client_id=one, held_on=day - timedelta(7))
        change.insert("sessions", client_id=one, held_on=day + timedelta(7), deleted_at=NOON)
        change.insert("sessions", client_id=two, held_on=day)
        last = change.insert(
            "sessions", client_id=two, held_on=day, next_at=datetime(2026, 4, 1, 9), note="long " * 2_000
        )
        change.insert("sessions", client_id=binned, held_on=day)
        change.update("clients", binned, deleted_at=NOON)
    with store.reading() as reader:
        found = sessions.list_latest(reader)
    assert [(glance.client_id, glance.session_id) for glance in found] == [(one, evening), (two, last)]
    assert found[1].next_at == datetime(2026, 4, 1, 9)
    assert none not in {glance.client_id for glance in found}


def test_appointments_are_those_of_living_files_from_a_day_on(store: Store) -> None:
    day = date(2026, 3, 2)
    midnight = datetime(2026, 3, 2)
    with store.change() as change:
        one, two, binned = (change.insert("clients", name=name, created_at=NOON) for name in "ABC")
        for client, at in (
            (one, midnight - timedelta(minutes=1)),
            (one, midnight + timedelta(days=9)),
            (one, midnight + timedelta(hours=10)),
            (two, midnight),
            (two, None),
            (binned, midnight + timedelta(hours=1)),
        ):
            change.insert("sessions", client_id=client, held_on=day - timedelta(30), next_at=at)
        change.insert(
            "sessions", client_id=two, held_on=day, next_at=midnight + timedelta(hours=2), deleted_at=NOON
        )
        change.update("clients", binned, deleted_at=NOON)
    with store.reading() as reader:
        assert [one.next_at for one in sessions.list_appointments(reader, day, day + timedelta(1))] == [
            midnight,
            midnight + timedelta(hours=10),
        ]
        assert len(sessions.list_appointments(reader, day)) == 3
        soonest = {one.client_id: one.next_at for one in sessions.list_next_appointments(reader, day)}
    assert soonest == {one: midnight + timedelta(hours=10), two: midnight}


def test_sessions_of_a_day_and_those_left_open_are_found(filled: Store) -> None:
    with filled.reading() as reader:
        assert [one.client_id for one in sessions.list_held_on(reader, date(2026, 3, 2))] == [FIRST]
        assert [one.client_id for one in sessions.list_unclosed(reader)] == [SECOND]


def test_actions_go_with_their_session_into_the_bin(filled: Store) -> None:
    with filled.reading() as reader:
        agreed = sessions.list_actions(reader, FIRST)
        assert [one.text for one in agreed] == ["Parler à l’équipe", "Marcher"]
    with filled.change() as change:
        change.update("sessions", agreed[0].session_id, deleted_at=NOON)
    with filled.reading() as reader:
        assert sessions.list_actions(reader, FIRST) == ()
        assert sessions.list_session_actions(reader, agreed[0].session_id) == agreed


def test_assessments_of_one_instrument_are_by_day(filled: Store) -> None:
    with filled.change() as change:
        change.insert(
            "assessments",
            client_id=FIRST,
            instrument_id="cbi",
            version="2",
            taken_on=date(2025, 1, 1),
            work_situation=None,
            mode=AnswerMode.PAPER,
            answers=(0, 25),
            scores=(),
            entered_at=NOON,
        )
    with filled.reading() as reader:
        cbi = assessments.list_assessments(reader, FIRST, "cbi")
        assert [one.version for one in cbi] == ["2", "1"]
        assert assessments.get_assessment(reader, cbi[0].id) == cbi[0]
        used = assessments.list_instruments_used(reader, FIRST)
    assert used == (("cbi", "1"), ("cbi", "2"), ("checkin5", "1"))


def test_safety_notes_are_newest_first(filled: Store) -> None:
    with filled.change() as change:
        later = change.insert("safety_notes", client_id=FIRST, noted_at=NOON + timedelta(hours=1))
        earlier = change.insert("safety_notes", client_id=FIRST, noted_at=NOON - timedelta(hours=1))
    with filled.reading() as reader:
        notes = safety.list_safety_notes(reader, FIRST)
    assert [one.id for one in notes] == [later, 1, earlier]
    assert notes[1].told_to == "Dr Roux"


def test_asking_again_waits_until_its_day_and_until_it_was_done(filled: Store) -> None:
    due = date(2026, 3, 9)

    def waiting(day: date) -> list[int]:
        with filled.reading() as reader:
            return [one.id for one in safety.list_ask_again(reader, day)]

    assert waiting(due - timedelta(1)) == []
    assert waiting(due) == waiting(due + timedelta(100)) == [1]
    with filled.change() as change:  # not asked, or asked before that day: still to be done
        change.insert("sessions", client_id=FIRST, held_on=due)
        change.insert("sessions", client_id=FIRST, held_on=due - timedelta(1), safety=SafetyQuestion.ASKED)
    assert waiting(due) == [1]
    with filled.change() as change:
        asked = change.insert("sessions", client_id=FIRST, held_on=due, safety=SafetyQuestion.ASKED)
    assert waiting(due) == []
    with filled.change() as change:
        change.update("sessions", asked, deleted_at=NOON)
    assert waiting(due) == [1]
    with filled.change() as change:
        newer = change.insert("safety_notes", client_id=FIRST, noted_at=NOON, ask_again_on=due)
    assert waiting(due) == [newer]
    with filled.change() as change:
        change.update("clients", FIRST, deleted_at=NOON)
    assert waiting(due) == []


def test_drafts_are_found_by_what_they_are_for(filled: Store) -> None:
    with filled.reading() as reader:
        found = drafts.find_draft(reader, "session", FIRST, "1")
        assert found is not None
        assert found.body == "à moitié"
        assert drafts.find_draft(reader, "session", SECOND, "1") is None
        assert drafts.find_draft(reader, "session", None, "1") is None
        nobodys = drafts.find_draft(reader, "practice", None, "")
        assert nobodys is not None
        assert nobodys.client_id is None
        assert {one.kind for one in drafts.list_drafts(reader)} == {"session", "practice"}


def test_the_bin_tells_what_lies_in_it_and_whose_it_is(filled: Store) -> None:
    with filled.change() as change:
        change.update("safety_notes", 1, deleted_at=NOON + timedelta(days=1))
        change.insert("contacts", client_id=BINNED, name="X", deleted_at=NOON - timedelta(days=1))
    with filled.reading() as reader:
        found = bins.list_binned(reader)
    assert [(one.table, one.client_name, one.is_client_binned) for one in found] == [
        ("safety_notes", "Łucja D’Été-Œuvrard", False),
        ("sessions", "Łucja D’Été-Œuvrard", False),
        ("contacts", "Łucja D’Été-Œuvrard", False),
        ("clients", "Au panier", True),
        ("contacts", "Au panier", True),
    ]
    assert found[0].record.said == "« parfois »"
    assert found[3].client_id == found[3].record.id == BINNED


def test_the_list_of_files_takes_as_many_queries_for_many_as_for_few(store: Store) -> None:
    asked: list[str] = []
    event.listen(store._engine, "before_cursor_execute", lambda *seen: asked.append(seen[2]))

    def queries() -> int:
        asked.clear()
        with store.reading() as reader:
            clients.list_clients(reader)
            phases.list_all_moves(reader)
            sessions.list_latest(reader)
            sessions.list_next_appointments(reader, date(2026, 1, 1))
        return sum(statement.startswith("SELECT") for statement in asked)

    assert queries() == 4
    fill(store)
    assert queries() == 4


def test_the_latest_sessions_are_found_through_the_index(filled: Store) -> None:
    asked: list[tuple[str, object]] = []
    event.listen(filled._engine, "before_cursor_execute", lambda *seen: asked.append((seen[2], seen[3])))
    with filled.reading() as reader:
        sessions.list_latest(reader)
        statement = next(one for one, _ in asked if one.startswith("SELECT"))
        for number in (1, 0):  # LIMIT ? OFFSET ?
            statement = statement.replace("?", str(number), 1)
        plan = " / ".join(row[3] for row in reader.rows(text(f"EXPLAIN QUERY PLAN {statement}")))
    assert "ix_sessions_in_order" in plan
    assert "SCAN sessions" not in plan
