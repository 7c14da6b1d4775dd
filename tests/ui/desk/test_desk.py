"""The desk between pages and store: asks, answers, undo, and a disk that refuses."""

from __future__ import annotations

import resource
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from coachdesk.domain.changes import Changes, Done
from coachdesk.domain.clients import Client
from coachdesk.domain.errors import StorageError, StorageTrouble, UserError
from coachdesk.domain.vault_files import STORE_FILE
from coachdesk.i18n.translator import Translator
from coachdesk.ui.desk import EVERYTHING
from coachdesk.ui.parts.fields import Field
from tests.ui.desks import DeskTrial
from tests.ui.waiting import take_in


class Heard(QObject):
    """What the desk said, in its order."""

    def __init__(self, trial: DeskTrial) -> None:
        super().__init__()
        self.changes: list[tuple[Changes, object]] = []
        self.saved: list[None] = []
        self.refused: list[UserError] = []
        self.failed: list[StorageError] = []
        self.broken: list[Exception] = []
        self.done: list[str] = []
        desk = trial.desk
        desk.changed.connect(lambda changes, origin: self.changes.append((changes, origin)))
        desk.saved.connect(lambda: self.saved.append(None))
        desk.refused.connect(self.refused.append)
        desk.failed.connect(self.failed.append)
        desk.broken.connect(self.broken.append)
        desk.done.connect(self.done.append)


@pytest.fixture
def heard(trial: DeskTrial) -> Heard:
    return Heard(trial)


def client(trial: DeskTrial, client_id: int) -> Client:
    found: Client = trial.do(trial.services.clients.get_file, client_id).client
    return found


def rename(trial: DeskTrial, client_id: int, name: str, *, merge_key: object = None, words: str = "") -> None:
    verb = trial.services.clients.edit
    trial.desk.perform(verb, client_id, name=name, merge_key=merge_key, words=words)


@contextmanager
def held_back(trial: DeskTrial) -> Iterator[None]:
    """The store thread waits until the end of the block."""
    gate = threading.Event()
    trial.errands.ask(lambda: gate.wait(10), lambda _: None)
    try:
        yield
    finally:
        gate.set()


@contextmanager
def full_disk(folder: Path) -> Iterator[None]:
    """No file may grow beyond what the store is now."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, ((folder / STORE_FILE).stat().st_size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_change_is_told_with_its_value_and_its_origin(trial: DeskTrial, heard: Heard) -> None:
    told: list[int] = []
    trial.desk.perform(
        trial.services.clients.create, "Nadia", then=told.append, origin=heard, words="Dossier créé"
    )
    trial.settle()
    assert client(trial, told[0]).name == "Nadia"
    ((changes, origin),) = heard.changes
    assert changes.kinds == {"clients"}
    assert changes.client_ids == {told[0]}
    assert origin is heard
    assert (heard.done, len(heard.saved)) == (["Dossier créé"], 1)


def test_a_refusal_goes_to_whoever_asked_and_else_to_the_banner(
    trial: DeskTrial, heard: Heard, client_id: int
) -> None:
    beside: list[UserError] = []
    edit = trial.services.clients.edit
    trial.desk.perform(edit, client_id, name="", failed=beside.append)
    trial.settle()
    assert (len(beside), heard.refused) == (1, [])
    trial.desk.perform(edit, client_id, name="")
    trial.settle()
    assert len(heard.refused) == 1
    assert heard.saved == []
    assert client(trial, client_id).name == "Zoé Lambert"


def test_a_bug_is_told_as_one_and_the_next_change_goes_through(
    trial: DeskTrial, heard: Heard, client_id: int, caplog: pytest.LogCaptureFixture
) -> None:
    trial.desk.perform(trial.services.clients.edit, client_id, nonsense=1)
    rename(trial, client_id, "Zoé L.")
    trial.settle()
    assert [type(bug) for bug in heard.broken] == [TypeError]
    assert client(trial, client_id).name == "Zoé L."


def test_the_answer_to_an_older_question_is_dropped(trial: DeskTrial, client_id: int) -> None:
    owner, told = QObject(), list[object]()
    with held_back(trial):
        for words in ("Zo", "Zoé", "personne"):
            trial.desk.fetch(trial.services.clients.find, words, then=told.append, owner=owner)
    trial.settle()
    assert told == [()]


def test_two_questions_of_different_names_are_both_answered(trial: DeskTrial, client_id: int) -> None:
    owner, told = QObject(), list[object]()
    for question in ("left", "right"):
        trial.desk.fetch(trial.services.clients.find, "Zoé", then=told.append, owner=owner, question=question)
    trial.settle()
    assert len(told) == 2


def test_whoever_is_gone_is_not_told(trial: DeskTrial, client_id: int, french: Translator) -> None:
    told: list[object] = []
    label = Field("Nom")
    with held_back(trial):
        trial.desk.fetch(trial.services.clients.get_file, client_id, then=told.append, owner=label)
        trial.desk.perform(
            trial.services.clients.edit, client_id, name="", failed=partial(label.show_error, t=french)
        )
        trial.desk.perform(trial.services.clients.edit, client_id, name="Zoé L.", then=label.set_error)
        label.deleteLater()
        del label
        # It goes with the events, and the answers must not come before it is gone.
        take_in()
    trial.settle()
    assert told == []
    assert client(trial, client_id).name == "Zoé L."


def test_undo_and_redo_write_what_was_and_what_came(trial: DeskTrial, heard: Heard, client_id: int) -> None:
    rename(trial, client_id, "Zoé L.", words="Renommé")
    trial.settle()
    trial.desk.undo()
    trial.settle()
    assert client(trial, client_id).name == "Zoé Lambert"
    trial.desk.redo()
    trial.settle()
    assert client(trial, client_id).name == "Zoé L."
    # Nobody shows it already: each page reads again.
    assert [origin for _, origin in heard.changes[1:]] == [None, None]


def test_typing_into_one_field_is_taken_back_as_a_whole(trial: DeskTrial, client_id: int) -> None:
    for name in ("Z", "Zo", "Zoé D."):
        rename(trial, client_id, name, merge_key=("name", client_id))
        trial.settle()
    trial.desk.perform(trial.services.clients.edit, client_id, phone="06", merge_key=("phone", client_id))
    trial.settle()
    assert trial.desk.undo_stack.count() == 2
    trial.desk.undo()
    trial.settle()
    assert (client(trial, client_id).name, client(trial, client_id).phone) == ("Zoé D.", "")
    trial.desk.undo()
    trial.settle()
    assert client(trial, client_id).name == "Zoé Lambert"


def test_undo_takes_back_what_is_still_on_its_way(trial: DeskTrial, client_id: int) -> None:
    rename(trial, client_id, "premier")
    trial.settle()
    with held_back(trial):
        rename(trial, client_id, "second")
        trial.desk.undo()
    trial.settle()
    assert client(trial, client_id).name == "premier"


def test_a_second_undo_waits_for_nothing_while_a_step_is_under_way(trial: DeskTrial, client_id: int) -> None:
    for name in ("un", "deux"):
        rename(trial, client_id, name)
        trial.settle()
    with held_back(trial):
        trial.desk.undo()
        trial.desk.undo()
        trial.desk.redo()
    trial.settle()
    assert client(trial, client_id).name == "un"


def test_a_step_that_fails_clears_the_stack_and_every_page_reads_again(
    trial: DeskTrial, heard: Heard, client_id: int
) -> None:
    rename(trial, client_id, "un")
    trial.settle()
    # Changed behind the desk's back: the step no longer fits.
    trial.do(trial.services.clients.edit, client_id, name="ailleurs")
    trial.desk.undo()
    trial.settle()
    assert len(heard.refused) == 1
    assert heard.changes[-1] == (EVERYTHING, None)
    assert trial.desk.undo_stack.count() == 0
    assert client(trial, client_id).name == "ailleurs"
    trial.desk.redo()
    trial.settle()
    assert client(trial, client_id).name == "ailleurs"


def test_a_commit_of_unknown_outcome_is_read_again_and_never_undone(
    trial: DeskTrial, heard: Heard, client_id: int
) -> None:
    def refused() -> Done[None]:
        raise StorageError(StorageTrouble.UNKNOWN_OUTCOME)

    rename(trial, client_id, "un")
    trial.settle()
    trial.desk.perform(refused)
    trial.settle()
    assert [error.trouble for error in heard.failed] == [StorageTrouble.UNKNOWN_OUTCOME]
    assert heard.changes[-1] == (EVERYTHING, None)
    assert trial.desk.undo_stack.count() == 0
    assert not trial.desk.has_unsaved


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
def test_what_a_full_disk_refuses_is_kept_and_saved_with_the_next_change(
    trial: DeskTrial, heard: Heard, client_id: int
) -> None:
    assert trial.around.folder is not None
    long = "elle reprend son souffle " * 40_000
    edit = trial.services.clients.edit
    with full_disk(trial.around.folder):
        trial.desk.perform(edit, client_id, starting_situation=long, merge_key=("start", client_id))
        trial.settle()
    assert len(heard.failed) == 1
    assert trial.desk.has_unsaved
    assert client(trial, client_id).starting_situation == ""
    rename(trial, client_id, "Zoé L.")
    trial.settle()
    assert not trial.desk.has_unsaved
    assert client(trial, client_id).starting_situation == long


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
def test_what_was_typed_later_wins_over_what_the_disk_refused_before(
    trial: DeskTrial, heard: Heard, client_id: int
) -> None:
    assert trial.around.folder is not None
    edit = trial.services.clients.edit
    with full_disk(trial.around.folder):
        trial.desk.perform(edit, client_id, help_barriers="x" * 900_000, merge_key=("barriers", client_id))
        trial.settle()
    trial.desk.perform(edit, client_id, help_barriers="court", merge_key=("barriers", client_id))
    trial.settle()
    assert client(trial, client_id).help_barriers == "court"
    assert not trial.desk.has_unsaved


def test_a_refused_creation_is_not_made_twice(trial: DeskTrial, heard: Heard, client_id: int) -> None:
    def refused() -> Done[None]:
        raise StorageError(StorageTrouble.DISK_FULL)

    trial.desk.perform(refused)
    trial.settle()
    assert not trial.desk.has_unsaved


def test_closing_finishes_what_was_asked(
    trial: DeskTrial, client_id: int, make_closed: Callable[[DeskTrial], Client]
) -> None:
    with held_back(trial):
        rename(trial, client_id, "juste avant")
    assert trial.desk.close()
    assert make_closed(trial).name == "juste avant"


def test_a_stuck_store_does_not_keep_the_desk_from_closing(
    trial: DeskTrial, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coachdesk.ui.desk.DRAIN_SECONDS", 0.05)
    with held_back(trial):
        assert not trial.desk.close()


@pytest.fixture
def make_closed() -> Callable[[DeskTrial], Client]:
    """Opens the store of a closed desk once more, and reads its one client."""
    from coachdesk.store.queries import clients
    from coachdesk.store.stores import Store
    from tests.ui.desks import KEY

    def read(trial: DeskTrial) -> Client:
        assert trial.around.folder is not None
        store = Store.open(trial.around.folder, KEY)
        try:
            with store.reading() as reader:
                return clients.list_clients(reader)[0]
        finally:
            store.close()

    return read
