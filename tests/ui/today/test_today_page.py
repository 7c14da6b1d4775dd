"""The first page: who comes today, what waits, every file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coachdesk.domain.sessions import Place as SessionPlace
from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.pages import EmptyState
from coachdesk.ui.places import CLIENT, SESSION, TODAY, Place
from coachdesk.ui.today.today_page import TodayPage
from coachdesk.ui.today.today_rows import AppointmentRow, FirstRow
from tests.ui.desks import DeskTrial, child
from tests.ui.looking import cut_words


def today_page(trial: DeskTrial) -> TodayPage:
    page = TodayPage(trial.around, Place(TODAY))
    trial.show(page)
    return page


def plan(trial: DeskTrial, client_id: int, at: datetime) -> int:
    """A closed session of last week that set the next appointment."""
    made: int = trial.do(
        trial.services.sessions.start, client_id, date(2026, 11, 13), time(9), SessionPlace.VIDEO
    )
    trial.do(trial.services.sessions.edit, made, next_at=at)
    trial.do(trial.services.sessions.close, made)
    return made


def test_an_empty_vault_offers_the_first_file_and_nothing_else(trial: DeskTrial) -> None:
    page = today_page(trial)
    assert child(page, EmptyState).action.word() == "Créer mon premier dossier"
    assert page.findChildren(AppointmentRow) == []


def test_an_appointment_of_today_starts_its_session(trial: DeskTrial, client_id: int) -> None:
    plan(trial, client_id, datetime(2026, 11, 20, 9, 30))
    page = today_page(trial)
    row = child(page, AppointmentRow)
    row.start.click()
    trial.settle()
    newest = trial.do(trial.services.sessions.list_for, client_id)[0].session
    assert (newest.held_on, newest.starts_at) == (date(2026, 11, 20), time(9, 30))
    assert trial.gone[-1] == Place(SESSION, client_id, newest.id)
    page.read()
    trial.settle()
    page.findChildren(AppointmentRow)[-1].start.click()
    trial.settle()
    assert len(trial.do(trial.services.sessions.list_for, client_id)) == 2


def test_an_appointment_of_tomorrow_is_not_of_today(trial: DeskTrial, client_id: int) -> None:
    plan(trial, client_id, datetime(2026, 11, 21, 9, 30))
    assert today_page(trial).findChildren(AppointmentRow) == []


def test_a_day_to_ask_again_comes_first_and_leads_to_the_file(trial: DeskTrial, client_id: int) -> None:
    trial.do(trial.services.sessions.start, client_id, date(2026, 11, 19), None, SessionPlace.PHONE)
    trial.do(trial.services.safety.record, client_id, said="fatigue", ask_again_on=date(2026, 11, 20))
    page = today_page(trial)
    rows = page.findChildren(FirstRow)
    assert len(rows) == 2
    rows[0].action.click()
    assert trial.gone[-1].page == CLIENT


def test_enter_opens_the_marked_file(trial: DeskTrial, client_id: int) -> None:
    page = today_page(trial)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert trial.gone == [Place(CLIENT, client_id)]


def test_a_change_elsewhere_is_seen(trial: DeskTrial, client_id: int) -> None:
    page = today_page(trial)
    trial.desk.perform(trial.services.clients.edit, client_id, name="Autre nom")
    trial.settle()
    QTest.qWait(5)
    trial.settle()
    row = page.list.rows().at(0)
    assert row is not None
    assert row.name == "Autre nom"


@pytest.mark.parametrize("language", ["french", "english", "pseudo"])
def test_nothing_is_cut_in_any_language(
    make_trial: Callable[[Translator], DeskTrial], request: pytest.FixtureRequest, language: str
) -> None:
    trial = make_trial(request.getfixturevalue(language))
    made = trial.do(trial.services.clients.create, "Maximilienne de La Rochefoucauld-Montbazon")
    plan(trial, made, datetime(2026, 11, 20, 9, 30))
    assert cut_words(today_page(trial)) == []
