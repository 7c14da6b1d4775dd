"""The guide in ten questions: how many yes, a pointer that nobody validated, steps one key from the plan."""

from __future__ import annotations

from datetime import date, time

import pytest

from coachdesk.domain.changes import Changes
from coachdesk.domain.sessions import ActionState, Lever, Place
from coachdesk.ui.assessments.assessment_page import AssessmentPage
from coachdesk.ui.assessments.next_steps import NextSteps
from coachdesk.ui.assessments.recorded_step import RecordedStep
from tests.instruments.shelf import SHELF
from tests.ui.assessments.typist import heard, open_page, open_tab, type_text
from tests.ui.desks import DeskTrial, child

GUIDE = SHELF.get("guide10")
HELD = date(2026, 11, 13)
YES, NO = "1", "2"


def finished(trial: DeskTrial, client_id: int, keys: str) -> NextSteps:
    page = open_page(trial, client_id, "guide10")
    type_text(page, keys + "\r")
    trial.settle()
    if page.sheet is not None and not isinstance(page.step, RecordedStep):
        type_text(page, "\r")
        trial.settle()
    assert isinstance(page.step, RecordedStep)
    assert page.step.steps is not None
    return page.step.steps


def page_of(trial: DeskTrial) -> AssessmentPage:
    page = trial.pages[-1]
    assert isinstance(page, AssessmentPage)
    return page


def hold_session(trial: DeskTrial, client_id: int) -> int:
    made: int = trial.do(trial.services.sessions.start, client_id, HELD, time(9, 30), Place.IN_PERSON)
    return made


def agreed(trial: DeskTrial, session_id: int) -> list[tuple[str, Lever, ActionState]]:
    found = trial.do(trial.services.sessions.get, session_id)
    return [(one.text, one.lever, one.state) for one in found.actions]


@pytest.mark.parametrize(
    ("count", "band"), [(0, "0_2"), (2, "0_2"), (3, "3_5"), (5, "3_5"), (6, "6_10"), (10, "6_10")]
)
def test_the_count_gets_the_pointer_of_its_range(
    trial: DeskTrial, client_id: int, count: int, band: str
) -> None:
    steps = finished(trial, client_id, YES * count + NO * (10 - count))
    wording = SHELF.wording("guide10", None, "fr")
    said = heard(page_of(trial))
    assert f"{count} oui sur 10" in said
    assert "non validés" in said
    assert wording.bands[band][:8] in said
    assert steps.steps == wording.steps[band]


@pytest.mark.parametrize(("language", "doctor"), [("fr", "médecin"), ("en", "doctor")])
def test_a_doctor_is_named_at_every_count(language: str, doctor: str) -> None:
    wording = SHELF.wording("guide10", None, language)
    assert set(wording.steps) == {"0_2", "3_5", "6_10"}
    assert all(any(doctor in step for step in steps) for steps in wording.steps.values())
    assert doctor in wording.caution


def test_a_missing_answer_gives_no_pointer_and_no_step(trial: DeskTrial, client_id: int) -> None:
    steps = finished(trial, client_id, YES * 4 + " " + NO * 5)
    assert steps.steps == ()
    assert "4 oui sur 10, 1 sans réponse" in heard(page_of(trial))
    assert "médecin" in heard(page_of(trial))


def test_one_key_puts_a_step_into_the_newest_session(trial: DeskTrial, client_id: int) -> None:
    session_id = hold_session(trial, client_id)
    steps = finished(trial, client_id, YES * 10)
    type_text(page_of(trial), "2")
    trial.settle()
    assert agreed(trial, session_id) == [(steps.steps[1], Lever.SELF, ActionState.OPEN)]
    assert [button.isHidden() for button in steps.buttons] == [False, True, False]
    type_text(page_of(trial), "2é")
    trial.settle()
    assert len(agreed(trial, session_id)) == 1
    type_text(page_of(trial), "&")
    trial.settle()
    assert [text for text, *_ in agreed(trial, session_id)] == [steps.steps[1], steps.steps[0]]


def test_one_click_does_the_same_and_is_taken_back(trial: DeskTrial, client_id: int) -> None:
    session_id = hold_session(trial, client_id)
    steps = finished(trial, client_id, YES * 3 + NO * 7)
    steps.buttons[0].click()
    trial.settle()
    assert len(agreed(trial, session_id)) == 1
    trial.desk.undo()
    trial.settle()
    assert agreed(trial, session_id) == []
    assert not steps.buttons[0].isHidden()
    assert steps.buttons[0].isEnabled()


def test_two_quick_keys_agree_on_a_step_once(trial: DeskTrial, client_id: int) -> None:
    session_id = hold_session(trial, client_id)
    steps = finished(trial, client_id, NO * 10)
    steps.put(0)
    steps.put(0)
    trial.settle()
    assert len(agreed(trial, session_id)) == 1


def test_before_the_first_session_the_steps_say_where_they_would_go(trial: DeskTrial, client_id: int) -> None:
    steps = finished(trial, client_id, YES * 10)
    assert not any(button.isEnabled() for button in steps.buttons)
    type_text(page_of(trial), "1")
    trial.settle()
    assert "commencez-en une" in steps.place.text()
    session_id = hold_session(trial, client_id)
    trial.desk.changed.emit(Changes(frozenset({"sessions"})), None)
    trial.settle()
    type_text(page_of(trial), "1")
    trial.settle()
    assert len(agreed(trial, session_id)) == 1


def test_the_list_keeps_the_steps_at_hand(trial: DeskTrial, client_id: int) -> None:
    session_id = hold_session(trial, client_id)
    finished(trial, client_id, YES * 7 + NO * 3)
    tab = open_tab(trial, client_id)
    trial.settle()
    steps = child(tab.details, NextSteps)
    steps.buttons[2].click()
    trial.settle()
    assert [text for text, *_ in agreed(trial, session_id)] == [steps.steps[2]]
    assert "7 oui sur 10" in heard(tab)
