"""The first page: who comes today, what waits, every file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.clients import FileState
from coachdesk.domain.phases import DecidedBy, Phase
from coachdesk.domain.sessions import Place as SessionPlace
from coachdesk.i18n.translator import Translator
from coachdesk.ui.assessments.new_assessment import NewAssessment
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Rule
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import Attention, Chip
from coachdesk.ui.parts.pages import EmptyState
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.places import ASSESSMENT, CLIENT, SESSION, TODAY, Place
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import LIGHT
from coachdesk.ui.today.today_page import TodayPage
from coachdesk.ui.today.today_rows import AppointmentRow, FirstRow
from tests.ui.desks import DeskTrial, child
from tests.ui.looking import colours, cut_words, settle, spoken
from tests.ui.waiting import live


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


def test_a_day_without_a_session_is_said_as_a_sentence(trial: DeskTrial, client_id: int) -> None:
    assert today_page(trial).header.facts.text().startswith("Aucune séance prévue")


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


def test_nothing_is_cut_in_a_window_of_1024_and_the_files_keep_their_width_in_a_wider_one(
    trial: DeskTrial, client_id: int
) -> None:
    plan(trial, client_id, datetime(2026, 11, 20, 9, 30))
    trial.do(trial.services.phases.move, client_id, Phase.RETURN, date(2026, 9, 23), DecidedBy.TOGETHER)
    page = TodayPage(trial.around, Place(TODAY))
    trial.show(page, (1024 - 97, 640))
    row = child(page, AppointmentRow)
    files = page.list.parentWidget()
    assert files is not None
    edge = files.mapTo(page, QPoint(0, 0)).x()
    for button in (row.start, row.prepare):
        assert button.mapTo(page, QPoint(button.width(), 0)).x() < edge
    narrow = files.width()
    page.resize(1269, 640)
    live(5)
    assert files.width() > narrow


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
    live(5)
    trial.settle()
    row = page.list.rows().at(0)
    assert row is not None
    assert row.name == "Autre nom"


def test_open_files_come_first_and_a_state_is_no_warning(trial: DeskTrial) -> None:
    for name, state in (("Anne", FileState.ENDED), ("Bruno", FileState.OPEN), ("Chloé", FileState.PAUSED)):
        made = trial.do(trial.services.clients.create, name)
        trial.do(trial.services.clients.edit, made, state=state)
    model = today_page(trial).list.rows()
    rows = [row for number in range(3) if (row := model.at(number)) is not None]
    assert [(row.name, row.attention) for row in rows] == [
        ("Bruno", ""), ("Anne", "Terminé"), ("Chloé", "En pause")
    ]  # fmt: skip
    assert {row.attention_ink for row in rows if row.attention} == {"ink2"}


def test_a_long_phase_is_shortened_before_it_is_cut(trial: DeskTrial, client_id: int) -> None:
    trial.do(trial.services.phases.move, client_id, Phase.RETURN, date(2026, 9, 23), DecidedBy.TOGETHER, "")
    plan(trial, client_id, datetime(2026, 11, 20, 9, 30))
    row = today_page(trial).list.rows().at(0)
    assert row is not None
    assert (row.detail, *row.shorter) == (
        "Retour ou nouveau départ, 9e semaine", "Retour, 9e semaine", "Retour"
    )  # fmt: skip


def test_a_name_is_whole_and_its_phase_beside_or_under_it(
    trial: DeskTrial, client_id: int, theme: Theme
) -> None:
    theme.set_text_size(160)
    trial.do(trial.services.phases.move, client_id, Phase.RETURN, date(2026, 9, 23), DecidedBy.TOGETHER, "")
    plan(trial, client_id, datetime(2026, 11, 20, 9, 30))
    row = child(today_page(trial), AppointmentRow)
    name = next(label for label in row.findChildren(PlainLabel) if label.text() == "Zoé Lambert")
    assert name.width() >= name.sizeHint().width()
    assert not child(row, Chip).geometry().intersects(name.geometry())
    assert row.rect().contains(child(row, Chip).geometry())


def test_the_privacy_screen_covers_counts_and_reasons(trial: DeskTrial, client_id: int) -> None:
    trial.do(trial.services.safety.record, client_id, said="fatigue", ask_again_on=date(2026, 11, 20))
    page = today_page(trial)
    reason = child(page, Attention)
    said = spoken(page)
    assert reason.word() in said
    before = colours(child(page, FirstRow))
    Privacy.current().set_on(True)
    settle()
    said = spoken(page)
    assert reason.word() not in said
    assert "1 dossier" not in said
    assert LIGHT.safe.lower() in before
    assert LIGHT.safe.lower() not in colours(child(page, FirstRow))
    counts = [label for label in page.findChildren(PlainLabel) if label.text() == "1"]
    assert counts
    assert all(label.is_covered() for label in counts)


def test_rows_are_parted_and_the_reason_has_one_icon(trial: DeskTrial, client_id: int) -> None:
    trial.do(trial.services.safety.record, client_id, said="fatigue", ask_again_on=date(2026, 11, 20))
    other = trial.do(trial.services.clients.create, "Nadia")
    trial.do(trial.services.reviews.set_day, other, date(2026, 11, 20), "le cadre")
    page = today_page(trial)
    rows = page.findChildren(FirstRow)
    between = [rule for rule in page.findChildren(Rule) if rule.isVisible()]
    assert len(between) == 1
    edges = rows[0].geometry().bottom(), rows[1].geometry().top()
    assert edges[0] < between[0].y() <= edges[1]
    reason = child(rows[0], Attention)
    assert reason.sizeHint().width() == Theme.current().metrics("caption_strong").horizontalAdvance(
        reason.word()
    )


@pytest.mark.parametrize("language", ["french", "english", "pseudo"])
def test_nothing_is_cut_in_any_language(
    make_trial: Callable[[Translator], DeskTrial], request: pytest.FixtureRequest, language: str
) -> None:
    trial = make_trial(request.getfixturevalue(language))
    made = trial.do(trial.services.clients.create, "Maximilienne de La Rochefoucauld-Montbazon")
    plan(trial, made, datetime(2026, 11, 20, 9, 30))
    assert cut_words(today_page(trial)) == []


def test_four_files_show_three_and_the_rest_on_demand(trial: DeskTrial) -> None:
    for number in range(4):
        made = trial.do(trial.services.clients.create, f"Personne {number}")
        trial.do(trial.services.reviews.set_day, made, date(2026, 11, 20), "le cadre")
    page = today_page(trial)
    assert len(page.findChildren(FirstRow)) == 3
    more = next(one for one in page.findChildren(Button) if "1 autre dossier" in one.word())
    more.click()
    live(5)
    shown = [row for row in page.findChildren(FirstRow) if row.isVisible()]
    assert len(shown) == 4


def test_a_second_reason_stands_under_the_first(trial: DeskTrial, client_id: int) -> None:
    trial.do(trial.services.safety.record, client_id, said="fatigue", ask_again_on=date(2026, 11, 20))
    trial.do(trial.services.reviews.set_day, client_id, date(2026, 11, 20), "le cadre")
    row = child(today_page(trial), FirstRow)
    words = [label.text() for label in row.findChildren(PlainLabel)]
    assert any(text.startswith("À revoir") and "le cadre" in text.replace("\u00a0", " ") for text in words)


def late(trial: DeskTrial, client_id: int) -> None:
    """At rest, and a WHO-5 that has waited for twelve days."""
    trial.do(trial.services.phases.move, client_id, Phase.REST, date(2026, 9, 1), DecidedBy.TOGETHER, "")
    trial.do(
        trial.services.assessments.record,
        client_id,
        "who5",
        date(2026, 10, 11),
        [3] * 5,
        AnswerMode.PAPER,
        None,
    )


@pytest.mark.parametrize("how", ["press", "key"])
def test_an_overdue_questionnaire_is_begun_from_here(trial: DeskTrial, client_id: int, how: str) -> None:
    late(trial, client_id)
    page = today_page(trial)
    row = child(page, FirstRow)
    assert row.action.word() == "Proposer"
    if how == "press":
        row.action.click()
    else:
        QTest.keyClick(page.list, Qt.Key.Key_D)
    trial.settle()
    dialog = child(page.window(), NewAssessment)
    assert dialog.list.current_key() == "who5"
    dialog.act.click()
    trial.settle()
    assert trial.gone == [Place(ASSESSMENT, client_id, tab="who5")]


def test_the_list_marks_who_is_looked_at_first(trial: DeskTrial, client_id: int) -> None:
    late(trial, client_id)
    quiet = trial.do(trial.services.clients.create, "Anne")
    model = today_page(trial).list.rows()
    rows = {row.key: row for number in range(2) if (row := model.at(number)) is not None}
    assert (rows[client_id].attention, rows[client_id].attention_ink) == ("En retard", "att")
    assert "En retard." in rows[client_id].sentence()
    assert rows[quiet].attention == ""
