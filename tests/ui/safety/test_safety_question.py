"""The safety question has one wording, and every screen tells what is known last."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QWidget

from coachdesk.domain.sessions import Place as SessionPlace
from coachdesk.domain.sessions import SafetyQuestion
from coachdesk.ui.clients.overview_tab import OverviewTab
from coachdesk.ui.page import Page
from coachdesk.ui.places import CLIENT, SESSION, TODAY, Place
from coachdesk.ui.safety.draft_line import DraftLine
from coachdesk.ui.safety.safety_card import SafetyCard
from coachdesk.ui.safety.safety_form import SafetyForm
from coachdesk.ui.safety.safety_tab import SafetyTab
from coachdesk.ui.sessions.session_page import SessionPage
from coachdesk.ui.today.today_page import TodayPage
from tests.ui.desks import TODAY as DAY
from tests.ui.desks import DeskTrial, child
from tests.ui.looking import spoken
from tests.ui.sessions.writing import write


def words(page: QWidget) -> str:
    return spoken(page).replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def session_id(trial: DeskTrial, client_id: int) -> int:
    made: int = trial.do(trial.services.sessions.start, client_id, DAY, None, SessionPlace.IN_PERSON)
    return made


def noted(trial: DeskTrial, client_id: int, day: date, *, asked: bool, again: date | None = None) -> None:
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    record = trial.services.safety.record
    trial.do(record, client_id, said="…", noted_at=moment, asked_directly=asked, ask_again_on=again)


def overview(trial: DeskTrial, client_id: int) -> Page:
    return trial.show(OverviewTab(trial.around, Place(CLIENT, client_id)))


def test_the_overview_tells_a_question_that_only_the_note_knows_of(
    trial: DeskTrial, client_id: int, session_id: int
) -> None:
    page = overview(trial, client_id)
    assert "Question de sécurité : pas posée" in words(page)
    noted(trial, client_id, DAY, asked=True)
    trial.desk.perform(trial.services.sessions.edit, session_id, minutes=50)
    trial.settle()
    assert "Question de sécurité : posée" in words(page)
    assert "pas posée" not in words(page)


def test_a_note_before_the_session_says_nothing_of_it(
    trial: DeskTrial, client_id: int, session_id: int
) -> None:
    noted(trial, client_id, date(2026, 11, 13), asked=True, again=DAY)
    page = overview(trial, client_id)
    assert "Question de sécurité : pas posée" in words(page)
    assert "À reposer le 20" in words(page)
    # Asked on the day it was planned for: nothing is waiting any more.
    trial.desk.perform(trial.services.sessions.edit, session_id, safety=SafetyQuestion.ASKED)
    trial.settle()
    assert "Question de sécurité : posée" in words(page)
    assert "À reposer" not in words(page)


def test_the_session_says_it_in_the_same_words(trial: DeskTrial, client_id: int, session_id: int) -> None:
    noted(trial, client_id, date(2026, 11, 13), asked=True, again=DAY)
    page = SessionPage(trial.around, Place(SESSION, client_id, session_id))
    trial.show(page)
    assert "Question de sécurité" in words(page.safety)
    assert page.safety.again_words.text().replace("\N{NO-BREAK SPACE}", " ").startswith("À reposer le 20")
    page.safety.asked.segments()[1].click()
    trial.settle()
    assert page.safety.again.isHidden()


def test_the_first_page_too(trial: DeskTrial, client_id: int) -> None:
    noted(trial, client_id, date(2026, 11, 13), asked=True, again=DAY)
    page = trial.show(TodayPage(trial.around, Place(TODAY)))
    assert "Question de sécurité" in words(page)
    assert "À reposer le 20" in words(page)


def test_a_draft_is_shown_where_it_can_be_taken_up(trial: DeskTrial, client_id: int, session_id: int) -> None:
    pages = (
        SessionPage(trial.around, Place(SESSION, client_id, session_id)),
        SafetyTab(trial.around, Place(CLIENT, client_id, tab="safety")),
    )
    for page in pages:
        trial.show(page)
        assert child(page, DraftLine).isHidden()
    form = SafetyForm(trial.around, client_id)
    form.read()
    trial.settle()
    write(form.said.box, "Je ne vois plus l’issue")
    form.flush()
    trial.settle()
    for page in pages:
        line = child(page, DraftLine)
        assert not line.isHidden()
        line.go_on.click()
        trial.settle()
        card = child(page.window(), SafetyCard)
        assert card.form is not None
        assert card.form.said.text() == "Je ne vois plus l’issue"
        card.reject()
        trial.settle()
    form.asked.row.segments()[0].click()
    form.record()
    trial.settle()
    assert all(child(page, DraftLine).isHidden() for page in pages)
