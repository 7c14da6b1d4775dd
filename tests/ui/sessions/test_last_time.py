"""Since last time: the sheet before a session, one key away, and on to the session by Enter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.phases import DecidedBy, Phase
from coachdesk.domain.sessions import ActionState, Lever
from coachdesk.domain.sessions import Place as SessionPlace
from coachdesk.i18n.translator import Translator
from coachdesk.ui.assessments.new_assessment import NewAssessment
from coachdesk.ui.attention.attention_card import ReviewDialog
from coachdesk.ui.clients.client_page import ClientPage
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.places import CLIENT, LAST_TIME, SESSION, TODAY, Place
from coachdesk.ui.sessions.last_time_page import LastTimePage
from coachdesk.ui.today.today_page import TodayPage
from tests.ui.assessments.typist import heard
from tests.ui.desks import TODAY as DAY
from tests.ui.desks import DeskTrial, child
from tests.ui.looking import cut_words, settle


def session(trial: DeskTrial, client_id: int, ago: int, **fields: object) -> int:
    """A closed session some days ago."""
    services = trial.services
    day = DAY - timedelta(days=ago)
    made: int = trial.do(services.sessions.start, client_id, day, None, SessionPlace.VIDEO)
    trial.do(services.sessions.edit, made, is_closed=True, **fields)
    return made


@pytest.fixture
def known(trial: DeskTrial, client_id: int) -> int:
    """Two sessions, actions of both, a pulse that moved, a phase."""
    services = trial.services
    trial.do(services.phases.move, client_id, Phase.REST, date(2026, 10, 20), DecidedBy.TOGETHER)
    first = session(trial, client_id, 30)
    trial.do(services.sessions.add_action, first, "Appeler la MGEN", Lever.SELF, None)
    last = session(
        trial,
        client_id,
        7,
        note="Elle dort mieux",
        private_note="secret",
        next_at=datetime(2026, 11, 20, 9, 30),
    )
    trial.do(services.sessions.add_action, last, "Marcher dix minutes", Lever.SELF, DAY)
    done = trial.do(services.sessions.add_action, last, "Parler au cadre", Lever.TEAM, None)
    trial.do(services.sessions.edit_action, done, state=ActionState.DONE)
    for ago, energy in ((14, 3), (5, 7)):
        answers = (energy, 5, 5, 5, 5, 5)
        day = DAY - timedelta(days=ago)
        trial.do(services.assessments.record, client_id, "pulse", day, answers, AnswerMode.TOGETHER, None)
    return client_id


def sheet(trial: DeskTrial, client_id: int) -> LastTimePage:
    page = LastTimePage(trial.around, Place(LAST_TIME, client_id))
    trial.show(page)
    return page


def test_it_says_what_was_agreed_what_is_open_and_what_moved(trial: DeskTrial, known: int) -> None:
    page = sheet(trial, known)
    head = heard(page.header)
    assert "Séance 2, il y a 7 jours (13 nov. 2026)" in head
    assert "Repos, 5e semaine" in head
    assert "aujourd’hui, 9 h 30" in head
    agreed, still = heard(page.agreed), heard(page.open)
    assert "Marcher dix minutes" in agreed
    assert "Fait" in agreed
    assert "Appeler" not in agreed
    assert "Appeler la MGEN" in still
    assert "Marcher" not in still
    told = heard(page.moved)
    assert "Baromètre, du 6 nov. 2026 au 15 nov. 2026" in told
    assert "3 sur 10, puis 7 sur 10" in told
    assert "Sommeil" not in told
    assert "Elle dort mieux" in heard(page.note)
    assert "secret" not in heard(page)


def test_without_a_session_it_stays_short(trial: DeskTrial, client_id: int) -> None:
    page = sheet(trial, client_id)
    assert "Pas encore de séance" in heard(page.header)
    assert not page.open.isVisible()
    assert not page.note.isVisible()
    assert not page.due.isVisible()


def test_enter_goes_on_to_the_session_and_back_to_the_one_that_is_begun(trial: DeskTrial, known: int) -> None:
    page = sheet(trial, known)
    page.take_keyboard()
    QTest.keyClick(page.start, Qt.Key.Key_Return)
    trial.settle()
    newest = trial.do(trial.services.sessions.list_for, known)[0].session
    assert newest.held_on == DAY
    assert trial.gone == [Place(SESSION, known, newest.id)]
    again = sheet(trial, known)
    assert again.start.word() == "Reprendre la séance"
    assert "Séance 2" in heard(again.header)
    again.start_session()
    trial.settle()
    assert trial.gone[-1] == Place(SESSION, known, newest.id)
    assert len(trial.do(trial.services.sessions.list_for, known)) == 3


def test_a_session_of_today_that_is_closed_is_the_last_one(trial: DeskTrial, known: int) -> None:
    session(trial, known, 0)
    page = sheet(trial, known)
    assert "Séance 3, aujourd’hui" in heard(page.header)
    assert page.start.word() == "Démarrer une séance"


def test_one_key_leads_there_from_today_and_from_the_file(trial: DeskTrial, known: int) -> None:
    page = TodayPage(trial.around, Place(TODAY))
    trial.show(page)
    QTest.keyClick(page.list, Qt.Key.Key_F4)
    file = ClientPage(trial.around, Place(CLIENT, known))
    trial.show(file)
    QTest.keyClick(file.tabs, Qt.Key.Key_F4)
    assert trial.gone == [Place(LAST_TIME, known)] * 2


def test_one_key_begins_what_is_due(trial: DeskTrial, known: int) -> None:
    page = sheet(trial, known)
    assert "À proposer" in heard(page.due)
    QTest.keyClick(page.start, Qt.Key.Key_D)
    assert child(page.window(), NewAssessment).isVisible()


def test_a_flag_and_a_review_end_by_their_buttons(trial: DeskTrial, client_id: int) -> None:
    services = trial.services
    for ago, points in ((60, 3), (30, 2), (5, 1)):
        day = DAY - timedelta(days=ago)
        trial.do(services.assessments.record, client_id, "who5", day, [points] * 5, AnswerMode.PAPER, None)
    page = sheet(trial, client_id)
    told = heard(page.attention)
    assert "40 points de moins que le 21 sept. 2026 (20 contre 60)" in told
    assert "Schougaard" in told
    page.attention.ask_day()
    dialog = child(page.window(), ReviewDialog)
    dialog.day.set_text("20/11/2026")
    dialog.day.edited.emit("20/11/2026")
    dialog.act.click()
    trial.settle()
    assert trial.do(services.reviews.list_for, client_id) == ()
    dialog.about.set_text("le cadre")
    dialog.act.click()
    trial.settle()
    page.read()
    trial.settle()
    assert "le cadre" in heard(page.attention)
    for word in ("Regardé", "Fait"):
        next(one for one in page.attention.findChildren(type(page.start)) if one.word() == word).click()
        trial.settle()
        page.read()
        trial.settle()
    assert trial.do(services.today.get).looks == ()
    assert "le cadre" not in heard(page.attention)
    assert "Regardé." in heard(page.attention)


def test_the_privacy_screen_covers_it(trial: DeskTrial, known: int) -> None:
    page = sheet(trial, known)
    Privacy.current().set_on(True)
    settle()
    said = heard(page)
    for word in ("Zoé", "Marcher", "Appeler", "7 sur 10", "dort", "13 nov."):
        assert word not in said


@pytest.mark.parametrize("language", ["french", "english", "pseudo"])
def test_nothing_is_cut_in_any_language(
    make_trial: Callable[[Translator], DeskTrial], request: pytest.FixtureRequest, language: str
) -> None:
    trial = make_trial(request.getfixturevalue(language))
    made = trial.do(trial.services.clients.create, "Maximilienne de La Rochefoucauld-Montbazon")
    session(trial, made, 7)
    trial.do(trial.services.reviews.set_day, made, DAY, "le cadre")
    assert cut_words(sheet(trial, made)) == []
