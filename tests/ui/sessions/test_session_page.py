"""One session: what is typed is safe within a second, undo brings back, nothing private goes astray."""

from __future__ import annotations

import time as clock
from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from coachdesk.domain.sessions import Lever, SafetyQuestion, Session
from coachdesk.domain.sessions import Place as SessionPlace
from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.places import DOCUMENT, SESSION, Place, place_from_json
from coachdesk.ui.sessions.session_page import SessionPage
from tests.ui.desks import TODAY, DeskTrial
from tests.ui.looking import cut_words, settle, small_targets, spoken
from tests.ui.sessions.conftest import Opener
from tests.ui.sessions.writing import write
from tests.ui.waiting import live

SECRET = "Envie de la protéger"


def stored(trial: DeskTrial, session_id: int) -> Session:
    kept: Session = trial.do(trial.services.sessions.get, session_id).session
    return kept


def type_in(box: QLineEdit, text: str) -> None:
    box.setFocus()
    box.selectAll()
    write(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)


def test_typing_is_in_the_store_within_a_second_while_it_goes_on(
    trial: DeskTrial, session_id: int, open_session: Opener
) -> None:
    page = open_session(session_id)
    began = clock.monotonic()
    while clock.monotonic() - began < 1.0:
        write(page.note, "a")
        live(20)
    seen = stored(trial, session_id).note
    assert seen
    # It goes on being typed, and goes on being saved.
    write(page.note, "a")
    assert len(page.note.text()) > len(seen)
    page.flush()
    trial.settle()
    assert stored(trial, session_id).note == page.note.text()


def test_leaving_or_locking_hands_over_at_once(
    trial: DeskTrial, session_id: int, open_session: Opener
) -> None:
    page = open_session(session_id)
    write(page.note, "Tenir le rythme.")
    page.drawer.note.setFocus()
    write(page.drawer.note, SECRET)
    page.flush()
    trial.settle()
    kept = stored(trial, session_id)
    assert (kept.note, kept.private_note) == ("Tenir le rythme.", SECRET)


def test_after_unlocking_the_cursor_stands_where_it_stood(
    trial: DeskTrial, client_id: int, session_id: int, open_session: Opener
) -> None:
    trial.do(trial.services.sessions.write_note, session_id, "Première ligne\nDeuxième 🌿 ligne")
    page = open_session(session_id)
    page.note.move_to(17)
    place = place_from_json(page.here().as_json())
    assert place == Place(SESSION, client_id, session_id, cursor=17, field="note")
    again = SessionPage(trial.around, place)
    trial.pages.append(again)
    again.show()
    again.activateWindow()
    again.setFocus()
    again.read()
    again.return_to(place)
    trial.settle()
    assert again.note.hasFocus()
    assert again.note.textCursor().position() == 17


def test_unlocking_returns_into_an_opened_action(
    trial: DeskTrial, client_id: int, session_id: int, open_session: Opener
) -> None:
    trial.do(trial.services.sessions.add_action, session_id, "Appeler la cadre", Lever.SELF)
    page = open_session(session_id)
    row = page.agreed.rows()[0]
    row.unfold()
    row.text.box.setCursorPosition(7)
    place = place_from_json(page.here().as_json())
    assert place is not None
    again = SessionPage(trial.around, place)
    trial.show(again)
    again.activateWindow()
    again.return_to(place)
    again.read()
    trial.settle()
    assert again.agreed.rows()[0].text.box.hasFocus()
    assert again.agreed.rows()[0].text.box.cursorPosition() == 7


def test_the_cursor_is_remembered_while_the_note_is_covered(
    trial: DeskTrial, session_id: int, open_session: Opener
) -> None:
    trial.do(trial.services.sessions.write_note, session_id, "Une ligne assez longue")
    page = open_session(session_id)
    page.note.move_to(9)
    Privacy.current().set_on(True)
    assert page.here().cursor == 9


def test_the_private_note_and_the_note_never_mix(
    trial: DeskTrial, session_id: int, open_session: Opener
) -> None:
    page = open_session(session_id)
    write(page.note, "Note de la séance")
    page.drawer.note.setFocus()
    write(page.drawer.note, SECRET)
    page.flush()
    trial.settle()
    for _ in range(2):
        trial.desk.undo()
        trial.settle()
    for _ in range(2):
        trial.desk.redo()
        trial.settle()
    kept = stored(trial, session_id)
    assert (kept.note, kept.private_note) == ("Note de la séance", SECRET)
    assert (page.note.text(), page.drawer.note.text()) == ("Note de la séance", SECRET)


def test_one_undo_takes_a_stretch_of_writing_back_and_one_redo_brings_it_again(
    trial: DeskTrial, session_id: int, open_session: Opener
) -> None:
    trial.do(trial.services.sessions.write_note, session_id, "Avant. ")
    page = open_session(session_id)
    for _ in range(3):
        write(page.note, "mot ")
        page.flush()
        trial.settle()
    page.when.day.box.setFocus()
    trial.settle()
    trial.desk.undo()
    trial.settle()
    assert page.note.text() == stored(trial, session_id).note == "Avant. "
    trial.desk.redo()
    trial.settle()
    assert page.note.text() == "Avant. mot mot mot "


def test_ctrl_z_in_the_note_takes_typing_back_not_the_window_s_last_change(
    trial: DeskTrial, session_id: int, open_session: Opener
) -> None:
    page = open_session(session_id)
    write(page.note, "abc")
    page.flush()
    trial.settle()
    steps = trial.desk.undo_stack.index()
    QTest.keyClick(page.note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.note.text() != "abc"
    assert trial.desk.undo_stack.index() == steps


def test_reading_again_never_disturbs_what_is_being_typed(
    trial: DeskTrial, session_id: int, open_session: Opener
) -> None:
    trial.do(trial.services.sessions.write_note, session_id, "Début")
    page = open_session(session_id)
    page.note.move_to(2)
    write(page.note, "XY")
    page.read()
    trial.settle()
    assert page.note.text() == "DéXYbut"
    assert page.note.textCursor().position() == 4
    page.flush()
    trial.settle()
    assert stored(trial, session_id).note == "DéXYbut"


def test_nothing_of_one_person_is_within_reach_of_undo_in_another_s_file(
    trial: DeskTrial, session_id: int, open_session: Opener
) -> None:
    page = open_session(session_id)
    write(page.note, SECRET)
    page.flush()
    trial.settle()
    other = trial.do(trial.services.clients.create, "Marc")
    held = trial.do(trial.services.sessions.start, other, TODAY, None, SessionPlace.PHONE)
    trial.do(trial.services.sessions.write_note, held, "Marc parle.")
    next_page = SessionPage(trial.around, Place(SESSION, other, held))
    trial.show(next_page)
    for editor in (next_page.note, next_page.drawer.note):
        assert not editor.document().isUndoAvailable()
        editor.undo()
        assert SECRET not in editor.text()
    assert next_page.note.text() == "Marc parle."


@pytest.mark.parametrize(("typed", "told"), [("3", "5 à 480"), ("500", "5 à 480"), ("abc", "un nombre")])
def test_a_length_that_cannot_be_taken_is_told_beside_the_field(
    trial: DeskTrial, session_id: int, open_session: Opener, typed: str, told: str
) -> None:
    page = open_session(session_id)
    type_in(page.when.minutes.box, typed)
    trial.settle()
    assert told in page.when.minutes.message_text()
    assert stored(trial, session_id).minutes is None


def test_what_is_asked_once_a_session_is_kept(
    trial: DeskTrial, session_id: int, open_session: Opener
) -> None:
    page = open_session(session_id)
    type_in(page.when.minutes.box, "50")
    type_in(page.when.day.box, "12/11")
    type_in(page.when.hour.box, "14h15")
    page.when.place.row.segments()[1].click()
    page.safety.asked.segments()[1].click()
    trial.settle()
    kept = stored(trial, session_id)
    assert (kept.minutes, kept.held_on, kept.starts_at) == (50, date(2026, 11, 12), time(14, 15))
    assert (kept.place, kept.safety) == (SessionPlace.VIDEO, SafetyQuestion.ASKED)
    assert page.header.facts.text().startswith("Jeudi 12")


def test_a_session_cannot_be_held_tomorrow(trial: DeskTrial, session_id: int, open_session: Opener) -> None:
    page = open_session(session_id)
    type_in(page.when.day.box, "demain")
    trial.settle()
    assert "futur" in page.when.day.message_text()
    assert stored(trial, session_id).held_on == TODAY


def test_an_hour_that_cannot_be_read_is_told_beside_the_field(
    trial: DeskTrial, session_id: int, open_session: Opener
) -> None:
    page = open_session(session_id)
    type_in(page.next.day.box, "27/11")
    type_in(page.next.hour.box, "25 h")
    trial.settle()
    assert "Cette heure" in page.next.hour.message_text()
    assert page.next.hour.state == "error"
    assert stored(trial, session_id).next_at is None


def test_the_next_appointment_needs_its_hour_and_says_so(
    trial: DeskTrial, session_id: int, open_session: Opener
) -> None:
    page = open_session(session_id)
    type_in(page.next.day.box, "27/11")
    trial.settle()
    assert "l’heure" in page.next.hour.message_text()
    assert stored(trial, session_id).next_at is None
    page.read()
    trial.settle()
    assert page.next.day.value() == date(2026, 11, 27)
    type_in(page.next.hour.box, "930")
    trial.settle()
    assert stored(trial, session_id).next_at == datetime(2026, 11, 27, 9, 30)
    assert page.next.hour.message_text() == ""


def test_an_appointment_before_the_session_is_told_beside_its_date(
    trial: DeskTrial, session_id: int, open_session: Opener
) -> None:
    page = open_session(session_id)
    type_in(page.next.hour.box, "9:30")
    type_in(page.next.day.box, "02/11/2026")
    trial.settle()
    assert page.next.day.state == "error"
    assert stored(trial, session_id).next_at is None


def test_typed_fields_are_handed_over_when_the_page_is_left(
    trial: DeskTrial, session_id: int, open_session: Opener
) -> None:
    page = open_session(session_id)
    page.when.minutes.box.setFocus()
    write(page.when.minutes.box, "45")
    page.flush()
    trial.settle()
    assert stored(trial, session_id).minutes == 45


def test_a_session_is_closed_with_one_key_and_opened_again(
    trial: DeskTrial, session_id: int, open_session: Opener
) -> None:
    page = open_session(session_id)
    write(page.note, "Fin.")
    QTest.keyClick(page.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    trial.settle()
    kept = stored(trial, session_id)
    assert (kept.is_closed, kept.note) == (True, "Fin.")
    assert page.close_button.word() == "Rouvrir la séance"
    page.close_button.click()
    trial.settle()
    assert not stored(trial, session_id).is_closed
    assert page.close_button.word() == "Clore la séance"


def test_the_document_of_the_session_is_one_press_away(
    trial: DeskTrial, client_id: int, session_id: int, open_session: Opener
) -> None:
    open_session(session_id).document.click()
    assert trial.gone[-1] == Place(DOCUMENT, client_id, session_id, tab="session_report")


def test_a_session_whose_start_was_taken_back_says_so_and_takes_nothing_more(
    trial: DeskTrial, client_id: int, open_session: Opener
) -> None:
    started: list[int] = []
    trial.desk.perform(
        trial.services.sessions.start, client_id, TODAY, None, SessionPlace.PHONE, then=started.append
    )
    trial.settle()
    page = open_session(started[0])
    told: list[object] = []
    trial.desk.gone.connect(told.append)
    trial.desk.undo()
    trial.settle()
    assert told
    page.note.setFocus()
    write(page.note, "trop tard")
    page.flush()
    trial.settle()
    assert trial.do(trial.services.sessions.list_for, client_id) == ()


def test_a_press_beside_the_private_note_takes_the_keyboard_out_of_the_note(
    trial: DeskTrial, session_id: int, open_session: Opener
) -> None:
    page = open_session(session_id)
    page.note.setFocus()
    QTest.mouseClick(page.drawer.warning, Qt.MouseButton.LeftButton)
    QTest.keyClicks(page.window().focusWidget(), "doute")
    assert (page.note.text(), page.drawer.note.text()) == ("", "doute")


def test_rights_of_access_are_named_once(trial: DeskTrial, session_id: int, open_session: Opener) -> None:
    page = open_session(session_id)
    assert page.drawer.warning.isVisible()
    page.drawer.warning_read.emit()
    trial.settle()
    assert not page.drawer.warning.isVisible()
    assert trial.do(trial.services.practice.get).has_read_private_note
    assert not open_session(session_id).drawer.warning.isVisible()


def test_the_private_note_folds_to_its_promise(
    trial: DeskTrial, session_id: int, open_session: Opener
) -> None:
    trial.do(trial.services.sessions.write_private_note, session_id, SECRET)
    page = open_session(session_id)
    page.drawer.fold.click()
    assert page.drawer.is_folded()
    assert not page.drawer.note.isVisible()
    assert "aucun document" in spoken(page.drawer)
    page.drawer.fold.click()
    assert page.drawer.note.isVisible()
    assert page.drawer.note.text() == SECRET


def test_nothing_written_is_left_on_a_covered_page(
    trial: DeskTrial, session_id: int, open_session: Opener
) -> None:
    trial.do(trial.services.sessions.write_note, session_id, "- Appeler la cadre")
    trial.do(trial.services.sessions.write_private_note, session_id, SECRET)
    page = open_session(session_id)
    page.agreed.add("Relire ses signes")
    trial.settle()
    assert "cadre" in spoken(page)
    Privacy.current().set_on(True)
    heard = spoken(page)
    for word in ("cadre", SECRET, "Relire", "Zoé"):
        assert word not in heard
    page.note.toggle_mark("> ")
    Privacy.current().set_on(False)
    assert page.note.text() == "- Appeler la cadre"
    assert not page.note.isReadOnly()


def test_the_day_to_ask_again_is_said_on_the_page(
    trial: DeskTrial, client_id: int, session_id: int, open_session: Opener
) -> None:
    trial.do(trial.services.safety.record, client_id, said="…", ask_again_on=TODAY)
    page = open_session(session_id)
    assert page.safety.again.isVisible()


def test_tab_meets_everything_in_the_order_it_stands(
    trial: DeskTrial, session_id: int, earlier_id: int, open_session: Opener
) -> None:
    trial.do(trial.services.sessions.add_action, session_id, "Appeler", Lever.SELF)
    trial.do(trial.services.sessions.add_action, earlier_id, "Marcher", Lever.SELF)
    page = open_session(session_id)
    own, carried = page.agreed.rows()[0], page.agreed.carried()[0]
    met: list[QWidget] = []
    while (now := QApplication.focusWidget()) is not None and now not in met:
        met.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    wanted = [
        page.note, own.stands.box, own.edit, carried.stands.box, carried.edit, page.drawer.fold,
        page.drawer.note, page.when.day.box, page.when.minutes.box, page.next.day.box, page.next.hour.box,
        page.document, page.close_button,
    ]  # fmt: skip
    assert [widget for widget in met if widget in wanted] == wanted


@pytest.mark.parametrize("language", ["french", "english", "pseudo"])
@pytest.mark.parametrize("size", [(1269, 712), (1823, 1024)])
def test_nothing_is_cut_in_any_language(
    make_trial: Callable[[Translator], DeskTrial],
    request: pytest.FixtureRequest,
    language: str,
    size: tuple[int, int],
) -> None:
    trial = make_trial(request.getfixturevalue(language))
    person = trial.do(trial.services.clients.create, "Maximilienne de La Rochefoucauld")
    held = trial.do(trial.services.sessions.start, person, TODAY, time(9, 30), SessionPlace.VIDEO)
    trial.do(trial.services.sessions.edit, held, next_at=datetime(2026, 11, 27, 9, 30), minutes=50)
    page = SessionPage(trial.around, Place(SESSION, person, held))
    trial.show(page, size)
    page.agreed.add("Appeler la cadre lundi, puis écrire ce qui a été dit")
    trial.settle()
    settle()
    assert page.width() == size[0]
    assert cut_words(page) == []
    assert small_targets(page) == []


def test_every_tool_has_an_icon_beside_its_word(session_id: int, open_session: Opener) -> None:
    page = open_session(session_id)
    tools = [
        button
        for button in page.findChildren(Button)
        if button.word() in {"Puce", "Ses mots", "Accentuer", "Action"}
    ]
    assert len(tools) == 4
    assert all(button._icon for button in tools)
