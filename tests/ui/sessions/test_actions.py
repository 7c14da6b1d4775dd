"""What was agreed: written once, changed, carried from session to session, taken back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from coachdesk.domain.sessions import Action, ActionState, Lever
from coachdesk.ui.sessions.action_row import ActionRow
from coachdesk.ui.sessions.session_page import SessionPage
from tests.ui.desks import DeskTrial
from tests.ui.sessions.conftest import Opener
from tests.ui.sessions.writing import write


def agreed(trial: DeskTrial, session_id: int) -> tuple[Action, ...]:
    kept: tuple[Action, ...] = trial.do(trial.services.sessions.get, session_id).actions
    return kept


def begin(page: SessionPage, words: str) -> ActionRow:
    QTest.keyClick(page.note, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    row = page.agreed.rows()[-1]
    write(row.text.box, words)
    return row


def test_an_action_is_added_once_however_it_is_typed(
    trial: DeskTrial, session_id: int, open_session: Opener
) -> None:
    page = open_session(session_id)
    row = begin(page, "Appeler")
    assert row.text.box.hasFocus()
    page.flush()
    write(row.text.box, " la cadre")
    page.flush()
    trial.settle()
    write(row.text.box, " lundi")
    page.flush()
    trial.settle()
    kept = agreed(trial, session_id)
    assert [(each.text, each.lever, each.state) for each in kept] == [
        ("Appeler la cadre lundi", Lever.SELF, ActionState.OPEN)
    ]
    assert len(page.agreed.rows()) == 1


def test_lever_day_and_state_are_kept(trial: DeskTrial, session_id: int, open_session: Opener) -> None:
    page = open_session(session_id)
    row = begin(page, "Demander une relève")
    row.lever.row.segments()[1].click()
    row.due.box.setFocus()
    write(row.due.box, "23/11")
    QTest.keyClick(row.due.box, Qt.Key.Key_Return)
    QTest.keyClick(row.text.box, Qt.Key.Key_Return)
    trial.settle()
    (kept,) = agreed(trial, session_id)
    assert (kept.text, kept.lever, kept.due_on) == ("Demander une relève", Lever.TEAM, date(2026, 11, 23))
    row.stands.value_chosen.emit(ActionState.PARTLY)
    trial.settle()
    assert agreed(trial, session_id)[0].state is ActionState.PARTLY


def test_a_choice_made_while_the_words_are_on_their_way_is_not_lost(
    trial: DeskTrial, session_id: int, open_session: Opener
) -> None:
    page = open_session(session_id)
    row = begin(page, "Point avec l’équipe")
    page.flush()
    row.lever.row.segments()[3].click()
    trial.settle()
    assert agreed(trial, session_id)[0].lever is Lever.SHARED


def test_marked_words_of_the_note_become_the_action(
    trial: DeskTrial, session_id: int, open_session: Opener
) -> None:
    trial.do(trial.services.sessions.write_note, session_id, "- Appeler la cadre\nreste")
    page = open_session(session_id)
    cursor = page.note.textCursor()
    cursor.setPosition(0)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    page.note.setTextCursor(cursor)
    page.begin_action()
    page.flush()
    trial.settle()
    assert [each.text for each in agreed(trial, session_id)] == ["Appeler la cadre"]
    assert page.note.text() == "- Appeler la cadre\nreste"


def test_an_action_begun_without_a_word_leaves_no_trace(
    trial: DeskTrial, session_id: int, open_session: Opener
) -> None:
    page = open_session(session_id)
    row = begin(page, "")
    QTest.keyClick(row.text.box, Qt.Key.Key_Escape)
    trial.settle()
    assert page.agreed.rows() == ()
    assert agreed(trial, session_id) == ()


def test_emptying_an_action_is_told_and_the_words_kept(
    trial: DeskTrial, session_id: int, open_session: Opener
) -> None:
    trial.do(trial.services.sessions.add_action, session_id, "Marcher", Lever.SELF)
    page = open_session(session_id)
    (row,) = page.agreed.rows()
    row.edit.click()
    row.text.box.selectAll()
    QTest.keyClick(row.text.box, Qt.Key.Key_Delete)
    page.flush()
    trial.settle()
    assert row.text.state == "error"
    assert agreed(trial, session_id)[0].text == "Marcher"


def test_one_undo_takes_a_new_action_away_and_one_redo_brings_it_back(
    trial: DeskTrial, session_id: int, open_session: Opener
) -> None:
    page = open_session(session_id)
    begin(page, "Appeler")
    page.flush()
    trial.settle()
    trial.desk.undo()
    trial.settle()
    assert page.agreed.rows() == ()
    trial.desk.redo()
    trial.settle()
    assert [row.text.text() for row in page.agreed.rows()] == ["Appeler"]


def test_an_action_in_the_bin_comes_back_at_its_place(
    trial: DeskTrial, session_id: int, open_session: Opener
) -> None:
    for words in ("un", "deux", "trois"):
        trial.do(trial.services.sessions.add_action, session_id, words, Lever.SELF)
    said: list[str] = []
    trial.desk.done.connect(said.append)
    page = open_session(session_id)
    page.agreed.rows()[1].remove()
    trial.settle()
    assert [row.text.text() for row in page.agreed.rows()] == ["un", "trois"]
    assert said == ["Action mise à la corbeille"]
    trial.desk.undo()
    trial.settle()
    assert [row.text.text() for row in page.agreed.rows()] == ["un", "deux", "trois"]


def test_open_actions_are_carried_and_stay_in_sight_when_done(
    trial: DeskTrial, earlier_id: int, session_id: int, open_session: Opener
) -> None:
    trial.do(trial.services.sessions.add_action, earlier_id, "Marcher vingt minutes", Lever.SELF)
    page = open_session(session_id)
    (row,) = page.agreed.carried()
    assert page.agreed.rows() == ()
    assert "séance 1" in row.facts.text()
    row.stands.value_chosen.emit(ActionState.DONE)
    trial.settle()
    assert agreed(trial, earlier_id)[0].state is ActionState.DONE
    assert page.agreed.carried() == (row,)
    trial.desk.undo()
    trial.settle()
    assert row.state is ActionState.OPEN
    assert row.stands.value() is ActionState.OPEN
    page.flush()
    assert open_session(earlier_id).agreed.carried() == ()


def test_typing_an_action_is_not_disturbed_by_another_change(
    trial: DeskTrial, session_id: int, open_session: Opener
) -> None:
    trial.do(trial.services.sessions.add_action, session_id, "Appeler", Lever.SELF)
    page = open_session(session_id)
    (row,) = page.agreed.rows()
    row.edit.click()
    row.text.box.end(False)
    write(row.text.box, " lundi")
    page.safety.asked.segments()[1].click()
    trial.settle()
    assert row.text.text() == "Appeler lundi"
    page.flush()
    trial.settle()
    assert agreed(trial, session_id)[0].text == "Appeler lundi"
