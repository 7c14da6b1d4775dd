"""Typed text and the store: whichever of them is newer wins, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.domain.changes import Done
from coachdesk.domain.errors import StorageError, StorageTrouble, UserError
from coachdesk.domain.sessions import Place as SessionPlace
from coachdesk.ui.kept_text import KeptText
from coachdesk.ui.parts.fields import TextField
from tests.ui.desks import TODAY, DeskTrial
from tests.ui.sessions.writing import write


class Typed:
    """A field and its text in the store; ``is_full`` makes the disk refuse."""

    def __init__(self, trial: DeskTrial, session_id: int) -> None:
        self.trial = trial
        self.session_id = session_id
        self.is_full = False
        self.refused: list[UserError] = []
        self.field = TextField("Note")
        self.kept = KeptText(
            trial.desk, self._keep, self.field.text, self.field.set_text, owner=self.field, origin=self.field,
            refused=self.refused.append,
        )  # fmt: skip
        self.field.edited.connect(self.kept.note_change)

    def _keep(self, text: str) -> Done[None]:
        if self.is_full:
            raise StorageError(StorageTrouble.DISK_FULL)
        return self.trial.services.sessions.write_note(self.session_id, text)

    def stored(self) -> str:
        note: str = self.trial.do(self.trial.services.sessions.get, self.session_id).session.note
        return note


@pytest.fixture
def typed(trial: DeskTrial, client_id: int, qtbot: QtBot) -> Iterator[Typed]:
    session_id = trial.do(trial.services.sessions.start, client_id, TODAY, None, SessionPlace.PHONE)
    made = Typed(trial, session_id)
    yield made
    made.field.deleteLater()


def test_nothing_is_handed_over_before_the_store_s_text_is_known(typed: Typed) -> None:
    write(typed.field.box, "trop tôt")
    typed.kept.flush()
    typed.trial.settle()
    assert typed.stored() == ""


def test_the_same_text_is_not_written_twice(typed: Typed) -> None:
    typed.kept.take("")
    write(typed.field.box, "un")
    typed.kept.flush()
    typed.trial.settle()
    steps = typed.trial.desk.undo_stack.count()
    typed.kept.leave()
    typed.kept.flush()
    typed.trial.settle()
    assert typed.trial.desk.undo_stack.count() == steps == 1
    assert typed.stored() == "un"


def test_text_changed_elsewhere_is_shown_when_nothing_was_typed(typed: Typed) -> None:
    typed.kept.take("avant")
    assert typed.field.text() == "avant"
    typed.kept.take("défait")
    assert typed.field.text() == "défait"


def test_typed_text_stays_when_the_store_changed_meanwhile(typed: Typed) -> None:
    typed.kept.take("avant")
    write(typed.field.box, "X")
    shown = typed.field.text()
    typed.kept.take("défait")
    assert typed.field.text() == shown
    typed.kept.flush()
    typed.trial.settle()
    assert typed.stored() == shown


def test_what_a_full_disk_refuses_stays_on_screen_and_is_kept_later(typed: Typed) -> None:
    typed.kept.take("")
    typed.is_full = True
    write(typed.field.box, "tout ce qui est dit")
    typed.kept.flush()
    typed.trial.settle()
    assert typed.stored() == ""
    typed.kept.take("")
    assert typed.field.text() == "tout ce qui est dit"
    typed.is_full = False
    write(typed.field.box, ".")
    typed.kept.flush()
    typed.trial.settle()
    assert typed.stored() == "tout ce qui est dit." == typed.field.text()


def test_a_text_that_no_file_can_hold_is_told_and_the_next_one_kept(typed: Typed) -> None:
    typed.kept.take("")
    typed.field.set_text("a\0")
    typed.kept.flush()
    typed.trial.settle()
    assert len(typed.refused) == 1
    typed.field.set_text("ab")
    typed.kept.flush()
    typed.trial.settle()
    assert typed.stored() == "ab"


def test_after_the_end_nothing_more_is_written(typed: Typed) -> None:
    typed.kept.take("")
    write(typed.field.box, "encore")
    typed.kept.end()
    typed.kept.flush()
    typed.trial.settle()
    assert typed.stored() == ""


def test_each_stretch_of_writing_is_one_step_back(typed: Typed) -> None:
    typed.kept.take("")
    for words in ("un ", "deux "):
        write(typed.field.box, words)
        typed.kept.flush()
        typed.trial.settle()
    typed.kept.leave()
    write(typed.field.box, "trois")
    typed.kept.flush()
    typed.trial.settle()
    assert typed.trial.desk.undo_stack.count() == 2
    typed.trial.desk.undo()
    typed.trial.settle()
    assert typed.stored() == "un deux "


def test_a_page_that_is_gone_is_not_told(trial: DeskTrial, client_id: int) -> None:
    session_id = trial.do(trial.services.sessions.start, client_id, TODAY, None, SessionPlace.PHONE)
    field = TextField("Note")
    verb = partial(trial.services.sessions.write_note, session_id)
    kept = KeptText(trial.desk, verb, field.text, field.set_text, owner=field, origin=field)
    kept.take("")
    write(field.box, "dernier mot")
    kept.flush()
    field.deleteLater()
    trial.settle()
    assert trial.do(trial.services.sessions.get, session_id).session.note == "dernier mot"
