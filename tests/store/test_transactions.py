from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from coachdesk.domain.clients import AddressForm
from coachdesk.domain.errors import GoneError, UserError
from coachdesk.domain.sessions import Place
from coachdesk.store.queries.clients import get_client, list_clients
from coachdesk.store.queries.drafts import find_draft
from coachdesk.store.queries.sessions import get_session
from coachdesk.store.stores import Store
from tests.store.dumps import EVERYTHING, dump

DAY = date(2026, 11, 20)


def _session(store: Store, client_id: int, note: str = "") -> int:
    with store.change() as change:
        return change.insert("sessions", client_id=client_id, held_on=DAY, note=note)


def test_a_new_row_takes_the_defaults_of_its_record(store: Store, client_id: int) -> None:
    with store.reading() as reader:
        client = get_client(reader, client_id)
    assert (client.name, client.address_form, client.tags) == ("Zoé", AddressForm.VOUS, ())
    assert len(client.uuid) == 36


def test_what_raises_leaves_nothing_behind(store: Store, client_id: int) -> None:
    before = dump(store, EVERYTHING)

    def fail_halfway() -> None:
        with store.change() as change:
            change.update("clients", client_id, name="Autre")
            change.insert("sessions", client_id=client_id, held_on=DAY)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_halfway()
    assert dump(store, EVERYTHING) == before


def test_a_change_tells_its_tables_and_its_people(store: Store, client_id: int, now: datetime) -> None:
    with store.change() as change:
        other = change.insert("clients", name="B", created_at=now)
        session = change.insert("sessions", client_id=client_id, held_on=DAY)
        change.insert("actions", client_id=client_id, session_id=session, text="Marcher")
    done = change.done("value")
    assert done.value == "value"
    assert done.changes.kinds == {"clients", "sessions", "actions"}
    assert done.changes.client_ids == {client_id, other}
    assert not done.changes.is_everything


def test_writing_what_is_there_already_changes_nothing(store: Store, client_id: int) -> None:
    with store.change() as change:
        change.update("clients", client_id, name="Zoé", address_form=AddressForm.VOUS, tags=())
    done = change.done(None)
    assert not done.step
    assert not done.changes.kinds
    assert not done.changes.client_ids


def test_several_changes_of_a_row_are_one_image(store: Store, client_id: int, now: datetime) -> None:
    with store.change() as change:
        change.update("clients", client_id, name="A")
        change.update("clients", client_id, name="B", phone="1")
        gone = change.insert("clients", name="C", created_at=now)
        change.remove("clients", gone)
    (image,) = change.done(None).step.rows
    before, after = dict(image.before or ()), dict(image.after or ())
    assert (before["name"], after["name"], after["phone"]) == ("Zoé", "B", "1")


def test_going_there_and_back_in_one_transaction_is_no_change(store: Store, client_id: int) -> None:
    with store.change() as change:
        change.update("clients", client_id, name="A")
        change.update("clients", client_id, name="Zoé")
    assert not change.done(None).step


def test_a_step_is_taken_back_and_done_again(store: Store, client_id: int) -> None:
    before = dump(store)
    with store.change() as change:
        session = change.insert("sessions", client_id=client_id, held_on=DAY, place=Place.PHONE)
        change.insert("actions", client_id=client_id, session_id=session, text="Marcher")
        change.update("clients", client_id, name="Autre", tags=("a",))
    after = dump(store)
    undone = store.take_back(change.done(None).step)
    assert dump(store) == before
    assert undone.changes == change.done(None).changes
    redone = store.take_back(undone.step)
    assert dump(store) == after
    store.take_back(redone.step)
    assert dump(store) == before


def test_joined_steps_go_back_in_one_go_whatever_points_where(store: Store, client_id: int) -> None:
    first = _session(store, client_id)
    with store.change() as change:
        action = change.insert("actions", client_id=client_id, session_id=first, text="Marcher")
    before = dump(store)
    with store.change() as one:
        one.update("actions", action, text="Nager")
    with store.change() as two:
        second = two.insert("sessions", client_id=client_id, held_on=DAY)
        two.update("actions", action, session_id=second)
    after = dump(store)
    undone = store.take_back(one.done(None).step.joined(two.done(None).step))
    assert dump(store) == before
    store.take_back(undone.step)
    assert dump(store) == after


def test_rows_that_took_the_place_of_others_go_back_in_turn(store: Store, client_id: int) -> None:
    with store.change() as change:
        contact = change.insert("contacts", client_id=client_id, name="A", uuid="the same")
    before = dump(store)
    with store.change() as change:
        change.remove("contacts", contact)
        change.insert("contacts", client_id=client_id, name="B", uuid="the same")
    undone = store.take_back(change.done(None).step)
    assert dump(store) == before
    store.take_back(undone.step)
    assert dump(store)["contacts"][0]["name"] == "B"


def test_a_step_is_refused_once_its_row_moved_on(store: Store, client_id: int) -> None:
    with store.change() as change:
        change.update("clients", client_id, name="A")
        change.insert("sessions", client_id=client_id, held_on=DAY)
    with store.change() as later:
        later.update("clients", client_id, phone="06")
    held = dump(store)
    with pytest.raises(UserError):
        store.take_back(change.done(None).step)
    assert dump(store) == held


def test_a_step_is_refused_when_a_row_came_or_went_since(store: Store, client_id: int) -> None:
    with store.change() as made:
        session = made.insert("sessions", client_id=client_id, held_on=DAY)
    with store.change() as removed:
        removed.remove("sessions", session)
    held = dump(store)
    with pytest.raises(UserError):
        store.take_back(made.done(None).step)
    store.take_back(removed.done(None).step)
    with pytest.raises(UserError):
        store.take_back(removed.done(None).step)
    assert held != dump(store)


def test_a_file_that_holds_something_newer_cannot_be_unmade(store: Store, now: datetime) -> None:
    with store.change() as change:
        client = change.insert("clients", name="B", created_at=now)
    _session(store, client)
    held = dump(store)
    with pytest.raises(UserError):
        store.take_back(change.done(None).step)
    assert dump(store) == held
    # and the store goes on
    with store.change() as after:
        after.update("clients", client, name="C")


def test_a_draft_is_never_part_of_a_step(store: Store, client_id: int, now: datetime) -> None:
    with store.change() as change:
        draft = change.insert("drafts", kind="session", client_id=client_id, key="", body="a", updated_at=now)
        change.set_fact("generation", "2")
    done = change.done(None)
    assert not done.step
    assert done.changes.kinds == {"drafts", "vault_facts"}
    assert done.changes.client_ids == {client_id}
    with store.change() as change:
        change.update("drafts", draft, body="ab", updated_at=now + timedelta(seconds=1))
        change.update("clients", client_id, name="A")
    store.take_back(change.done(None).step)
    with store.reading() as reader:
        found = find_draft(reader, "session", client_id, "")
        assert found is not None
        assert found.body == "ab"
        assert reader.fact("generation") == "2"
        assert reader.fact("unheard of") is None


def test_unmaking_a_file_keeps_what_was_typed_for_it(store: Store, now: datetime) -> None:
    with store.change() as change:
        client = change.insert("clients", name="B", created_at=now)
    with store.change() as typing:
        typing.insert("drafts", kind="session", client_id=client, key="", body="a", updated_at=now)
    store.take_back(change.done(None).step)
    with store.reading() as reader:
        assert find_draft(reader, "session", client, "") is not None
    with store.change() as change:
        assert change.insert("clients", name="Other", created_at=now) != client


def test_a_fact_is_kept_and_changed(store: Store) -> None:
    for value in ("1", "2"):
        with store.change() as change:
            change.set_fact("generation", value)
        with store.reading() as reader:
            assert reader.fact("generation") == value


@pytest.mark.parametrize(
    "values",
    [
        {"name": "A", "nickname": "B"},
        {"name": 3},
        {"name": "A", "birth_year": "1980"},
        {"name": "A", "birth_year": True},
        {"name": "A", "tags": ["a"]},
        {"name": "A", "created_at": datetime(2026, 1, 1)},
        {},
    ],
)
def test_what_the_record_does_not_take_is_refused(
    store: Store, now: datetime, values: dict[str, object]
) -> None:
    with pytest.raises(TypeError), store.change() as change:
        change.insert("clients", **{"created_at": now, **values})
    with store.reading() as reader:
        assert list_clients(reader) == ()


def test_a_row_that_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(GoneError), store.change() as change:
        change.update("clients", 99, name="A")
    with pytest.raises(GoneError), store.change() as change:
        change.remove("clients", 99)
    with pytest.raises(GoneError), store.reading() as reader:
        get_session(reader, 99)


def test_nothing_is_written_for_somebody_who_is_gone(store: Store, client_id: int) -> None:
    session = _session(store, client_id)
    held = dump(store)
    with pytest.raises(GoneError):
        _session(store, 99)
    with pytest.raises(GoneError), store.change() as change:
        change.update("sessions", session, client_id=99)
    assert dump(store) == held


def test_a_failed_statement_tells_no_value_that_was_typed(store: Store, now: datetime) -> None:
    def write() -> None:
        with store.change() as change:
            change.insert("drafts", kind="k", client_id=1, key="PLANTED", body="PLANTED", updated_at=now)

    write()
    with pytest.raises(IntegrityError) as failure:
        write()
    with pytest.raises(GoneError) as gone:
        _session(store, 99, note="PLANTED")
    for error in (failure.value, failure.value.__cause__, gone.value, gone.value.__cause__):
        assert error is not None
        assert "PLANTED" not in repr(error) + str(error)
    assert "UNIQUE" in str(failure.value)
    assert "FOREIGN KEY" in str(gone.value.__cause__)


def test_a_person_with_sessions_cannot_be_deleted_and_takes_nothing_along(
    store: Store, client_id: int
) -> None:
    _session(store, client_id)
    held = dump(store)
    with pytest.raises(IntegrityError), store.change() as change:
        change.remove("clients", client_id)
    assert dump(store) == held


def test_there_is_one_draft_of_a_kind_for_a_client_and_for_nobody(
    store: Store, client_id: int, now: datetime
) -> None:
    for owner in (client_id, None):
        with store.change() as change:
            change.insert("drafts", kind="k", client_id=owner, key="", body="", updated_at=now)
        with pytest.raises(IntegrityError), store.change() as change:
            change.insert("drafts", kind="k", client_id=owner, key="", body="", updated_at=now)
