"""The list of sessions: read, opened, begun on another day, moved to the bin and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from coachdesk.domain.sessions import Lever
from coachdesk.domain.sessions import Place as SessionPlace
from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.pages import EmptyState
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.places import CLIENT, SESSION, Place
from coachdesk.ui.sessions.sessions_tab import SessionsTab
from coachdesk.ui.theme.theme import Theme
from tests.ui.desks import TODAY, DeskTrial, child
from tests.ui.looking import cut_words, settle, small_targets, spoken
from tests.ui.sessions.writing import write

SIZE = (1221, 552)


def tab(trial: DeskTrial, client_id: int) -> SessionsTab:
    page = SessionsTab(trial.around, Place(CLIENT, client_id, tab="sessions"))
    trial.show(page, SIZE)
    page.activateWindow()
    page.list.setFocus()
    return page


def names(page: SessionsTab) -> list[str]:
    model = page.list.rows()
    return [row.name for number in range(model.rowCount()) if (row := model.at(number)) is not None]


def test_a_row_says_number_day_place_length_and_what_is_open(
    trial: DeskTrial, client_id: int, session_id: int, earlier_id: int
) -> None:
    trial.do(trial.services.sessions.edit, earlier_id, minutes=45, is_closed=True)
    trial.do(trial.services.sessions.add_action, earlier_id, "Marcher", Lever.SELF)
    page = tab(trial, client_id)
    assert names(page) == ["Séance 2", "Séance 1"]
    first, second = (page.list.rows().at(number) for number in (0, 1))
    assert first is not None
    assert second is not None
    assert (first.attention, second.attention) == ("Non close", "")
    assert second.detail.split(" · ") == ["En visio", "45\N{NO-BREAK SPACE}min", "1 action en cours"]
    assert second.caption == trial.around.t.fact(date(2026, 11, 13))


def test_the_note_is_read_beside_the_list_and_the_private_one_is_not(
    trial: DeskTrial, client_id: int, session_id: int, earlier_id: int
) -> None:
    trial.do(trial.services.sessions.write_note, earlier_id, "- Nuits correctes")
    trial.do(trial.services.sessions.write_private_note, earlier_id, "À porter en supervision")
    trial.do(trial.services.sessions.add_action, earlier_id, "Marcher", Lever.SELF)
    page = tab(trial, client_id)
    assert page.note.text() == ""
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    trial.settle()
    heard = spoken(page)
    assert "Nuits correctes" in heard
    assert "Marcher" in heard
    assert "supervision" not in heard
    Privacy.current().set_on(True)
    heard = spoken(page)
    assert "Nuits" not in heard
    assert "Marcher" not in heard


def test_enter_opens_the_session(trial: DeskTrial, client_id: int, session_id: int, earlier_id: int) -> None:
    page = tab(trial, client_id)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert trial.gone[-1] == Place(SESSION, client_id, earlier_id)


def test_a_binned_session_comes_back_with_its_note_and_actions(
    trial: DeskTrial, client_id: int, session_id: int
) -> None:
    trial.do(trial.services.sessions.write_note, session_id, "À garder")
    trial.do(trial.services.sessions.add_action, session_id, "Marcher", Lever.SELF)
    said: list[str] = []
    trial.desk.done.connect(said.append)
    page = tab(trial, client_id)
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    trial.settle()
    assert names(page) == []
    assert said == ["Séance mise à la corbeille"]
    assert "À garder" not in spoken(page)
    trial.desk.undo()
    trial.settle()
    assert names(page) == ["Séance 1"]
    assert page.note.text() == "À garder"
    assert [one.text for one in trial.do(trial.services.sessions.get, session_id).actions] == ["Marcher"]


def test_a_session_of_an_earlier_day_is_begun_without_an_hour(trial: DeskTrial, client_id: int) -> None:
    page = tab(trial, client_id)
    page.day.box.setFocus()
    write(page.day.box, "3/11")
    QTest.keyClick(page.day.box, Qt.Key.Key_Return)
    trial.settle()
    (line,) = trial.do(trial.services.sessions.list_for, client_id)
    assert (line.session.held_on, line.session.starts_at) == (date(2026, 11, 3), None)
    assert trial.gone == [Place(SESSION, client_id, line.session.id)]


@pytest.mark.parametrize(("typed", "told"), [("demain", "futur"), ("", "date"), ("31/02", "calendrier")])
def test_a_day_that_cannot_be_is_told_and_nothing_begins(
    trial: DeskTrial, client_id: int, typed: str, told: str
) -> None:
    page = tab(trial, client_id)
    write(page.day.box, typed)
    page.start_on_day()
    trial.settle()
    assert told in page.day.message_text()
    assert trial.do(trial.services.sessions.list_for, client_id) == ()


def test_without_a_session_the_page_says_what_will_be_here(trial: DeskTrial, client_id: int) -> None:
    page = tab(trial, client_id)
    assert "Les séances s’afficheront ici" in spoken(page)
    assert not page.note.isVisible()


@pytest.mark.parametrize("language", ["french", "english", "pseudo"])
def test_nothing_is_cut_in_any_language(
    make_trial: Callable[[Translator], DeskTrial], request: pytest.FixtureRequest, language: str
) -> None:
    trial = make_trial(request.getfixturevalue(language))
    person = trial.do(trial.services.clients.create, "Zoé")
    held = trial.do(trial.services.sessions.start, person, TODAY, time(9, 30), SessionPlace.VIDEO)
    trial.do(trial.services.sessions.add_action, held, "Appeler la cadre lundi " * 6, Lever.ORGANISATION)
    page = tab(trial, person)
    settle()
    assert page.width() == SIZE[0]
    assert cut_words(page) == []
    assert small_targets(page) == []


@pytest.mark.parametrize("text_size", [100, 160])
def test_without_a_session_the_card_of_a_new_one_is_no_higher_than_what_it_holds(
    trial: DeskTrial, theme: Theme, client_id: int, text_size: int
) -> None:
    theme.set_text_size(text_size)
    page = tab(trial, client_id)
    card = page.day.parentWidget()
    assert isinstance(card, Card)
    assert card.height() <= card.sizeHint().height()
    assert card.y() == 0
    empty = child(page, EmptyState)
    assert empty.isVisible()
    assert "séances s’afficheront ici" in empty.sentence.text()
    trial.do(trial.services.sessions.start, client_id, TODAY, None, SessionPlace.IN_PERSON)
    page.read()
    trial.settle()
    settle()
    assert card.geometry().bottom() > page.height() // 2
    assert empty.isHidden()


def test_without_a_session_the_field_and_the_words_below_it_are_in_line(
    trial: DeskTrial, client_id: int
) -> None:
    page = SessionsTab(trial.around, Place(CLIENT, client_id, tab="sessions"))
    trial.show(page)
    words = page._empty.sentence
    assert words.isVisible()
    assert words.mapTo(page, QPoint(0, 0)).x() == 0
    assert page.day.mapTo(page, QPoint(0, 0)).x() < 40
    assert words.mapTo(page, QPoint(0, 0)).y() > page.day.mapTo(page, QPoint(0, 0)).y()
