"""What is due in a file, begun by one key; plans of a person and of the practice, changed by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.clients import FileState
from coachdesk.domain.phases import DecidedBy, Phase
from coachdesk.domain.schedules import SHIPPED, Rhythm
from coachdesk.domain.sheet_layouts import SheetLayout
from coachdesk.ui.assessments.assessment_page import AssessmentPage
from coachdesk.ui.assessments.new_assessment import NewAssessment
from coachdesk.ui.assessments.typing_step import TypingStep
from coachdesk.ui.parts.choices import ChoiceBox
from coachdesk.ui.places import ASSESSMENT, SETTINGS, Place
from coachdesk.ui.schedules.plan_dialog import PlanDialog
from coachdesk.ui.settings.settings_page import SettingsPage
from tests.ui.assessments.typist import heard, open_tab, plain, type_text
from tests.ui.desks import TODAY, DeskTrial, child


@pytest.fixture
def resting(trial: DeskTrial, client_id: int) -> int:
    """At rest since September, without a measure but the WHO-5, overdue."""
    trial.do(trial.services.phases.move, client_id, Phase.REST, date(2026, 9, 1), DecidedBy.TOGETHER)
    record = trial.services.assessments.record
    trial.do(record, client_id, "who5", TODAY - timedelta(days=40), [3] * 5, AnswerMode.PAPER, None)
    trial.do(record, client_id, "pulse", TODAY, [5] * 6, AnswerMode.TOGETHER, None)
    return client_id


def test_what_is_due_says_since_when_and_in_how_many_minutes(trial: DeskTrial, resting: int) -> None:
    said = heard(open_tab(trial, resting).due)
    assert "CBI (personnel) (pour la première fois)" in said
    assert "WHO-5 (prévu le 8 nov. 2026, il y a 12 jours)" in said
    assert "En moyenne 1,5 min par semaine. Demandé ce mois-ci : 1 min." in said


def test_one_key_begins_what_is_due_and_a_part_ends_with_its_last_question(
    trial: DeskTrial, resting: int
) -> None:
    trial.do(trial.services.practice.keep_sheet_layout, "cbi", SheetLayout().to_plain())
    tab = open_tab(trial, resting)
    QTest.keyClick(tab.list, Qt.Key.Key_D)
    trial.settle()
    dialog = child(tab.window(), NewAssessment)
    assert dialog.list.current_key() == "cbi"
    dialog.act.click()
    trial.settle()
    assert trial.gone[-1] == Place(ASSESSMENT, resting, tab="cbi")
    page = AssessmentPage(trial.around, trial.gone[-1])
    trial.show(page)
    type_text(page, "1")
    assert isinstance(page.step, TypingStep)
    type_text(page, "23451")
    assert page.finish.isEnabled()
    page.go_on()
    trial.settle()
    newest = max(trial.do(trial.services.assessments.list_for, resting), key=lambda one: one.id)
    assert newest.answers == (100, 75, 50, 25, 0, 100, *(None,) * 13)
    assert ("cbi", "personal") not in {
        (one.rhythm.instrument_id, one.rhythm.part)
        for one in trial.do(trial.services.schedules.get_for, resting).proposed
    }


def test_a_part_that_was_begun_and_left_is_not_called_paused(trial: DeskTrial, resting: int) -> None:
    tab = open_tab(trial, resting)
    tab.due.begin.click()
    trial.settle()
    child(tab.window(), NewAssessment).act.click()
    trial.settle()
    page = AssessmentPage(trial.around, trial.gone[-1])
    trial.show(page)
    page.go_on()
    page.leave()
    trial.settle()
    assert "en pause" not in heard(open_tab(trial, resting))


def test_nothing_is_proposed_to_a_file_that_is_not_open(trial: DeskTrial, resting: int) -> None:
    trial.do(trial.services.clients.edit, resting, state=FileState.ENDED)
    tab = open_tab(trial, resting)
    assert "rien n’est proposé" in heard(tab.due)
    assert not tab.due.begin.isVisible()


def test_a_plan_of_ones_own_is_made_and_given_back(trial: DeskTrial, resting: int) -> None:
    tab = open_tab(trial, resting)
    tab.change_plan()
    trial.settle()
    dialog = child(tab.window(), PlanDialog)
    assert dialog.editor.plan() == SHIPPED[Phase.REST]
    offered = [dialog.editor.measure.itemText(row) for row in range(dialog.editor.measure.count())]
    assert not {"PHQ-9", "GAD-7", "ISI", "PHQ-2"} & set(offered)
    dialog.editor.measure.setCurrentIndex(offered.index("WAS") if "WAS" in offered else 0)
    dialog.editor.add.click()
    assert dialog.whose.value() is True
    dialog.act.click()
    trial.settle()
    found = trial.do(trial.services.schedules.get_for, resting)
    assert (found.is_own, len(found.plan)) == (True, len(SHIPPED[Phase.REST]) + 1)
    trial.settle()
    tab.read()
    trial.settle()
    tab.change_plan()
    trial.settle()
    again = [one for one in tab.window().findChildren(PlanDialog) if one.isVisible()][-1]
    again.whose.set_value(False)
    again.act.click()
    trial.settle()
    assert not trial.do(trial.services.schedules.get_for, resting).is_own


def test_the_plan_of_a_phase_is_changed_in_the_settings_and_back(trial: DeskTrial) -> None:
    page = SettingsPage(trial.around, Place(SETTINGS))
    trial.show(page)
    card = page.plans
    assert card.editor.plan() == SHIPPED[Phase.REST]
    # Tab goes from the phase to its rows, which were read later, and not past them to the next card.
    rhythm = next(box for box in card.editor.findChildren(ChoiceBox) if box is not card.editor.measure)
    following: QWidget | None = card.phase.box
    passed = []
    while following is not None and following is not card.limit.box:
        passed.append(following)
        following = following.nextInFocusChain()
    assert rhythm in passed
    assert not card.back.isVisible()
    card.editor._remove(0)
    trial.settle()
    rest = dict(trial.do(trial.services.schedules.get_plans).plans)[Phase.REST]
    assert rest == SHIPPED[Phase.REST][1:]
    page.read()
    trial.settle()
    assert card.back.isVisible()
    card.back.click()
    trial.settle()
    page.read()
    trial.settle()
    assert card.editor.plan() == SHIPPED[Phase.REST]


def test_a_plan_that_asks_much_says_so_and_is_kept(trial: DeskTrial) -> None:
    page = SettingsPage(trial.around, Place(SETTINGS))
    trial.show(page)
    trial.do(trial.services.schedules.plan_phase, Phase.REST, (Rhythm("cbi", 1),))
    page.read()
    trial.settle()
    assert "Plus de 3 minutes par semaine" in plain(page.plans.minutes.text())
