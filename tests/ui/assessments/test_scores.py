"""Scores of the MBI-HSS typed in: ranges told beside the field, an empty field was not measured."""

from __future__ import annotations

import pytest

from coachdesk.domain.assessments import AnswerMode
from coachdesk.ui.assessments.assessment_page import AssessmentPage
from coachdesk.ui.assessments.scores_step import ScoresStep
from tests.ui.assessments.typist import DAY, close_page, draft, heard, kept, open_page, type_text
from tests.ui.desks import DeskTrial


def scores_page(
    trial: DeskTrial, client_id: int, assessment_id: int | None = None
) -> tuple[AssessmentPage, ScoresStep]:
    page = open_page(trial, client_id, "mbi_hss", assessment_id)
    assert isinstance(page.step, ScoresStep)
    return page, page.step


def test_scores_are_typed_with_enter_from_field_to_field(trial: DeskTrial, client_id: int) -> None:
    page, _ = scores_page(trial, client_id)
    assert (page.finish.word(), page.finish.isEnabled()) == ("Terminer (aucun score)", False)
    type_text(page, "27\r12\r33\r")
    trial.settle()
    (one,) = kept(trial, client_id)
    assert one.mode is AnswerMode.SCORES
    assert [score.value for score in one.scores] == [27, 12, 33]
    assert "Épuisement 27 (de 0 à 54)" in heard(page)


def test_an_empty_field_was_not_measured(trial: DeskTrial, client_id: int) -> None:
    page, _ = scores_page(trial, client_id)
    type_text(page, "27\r\r33\r")
    trial.settle()
    (one,) = kept(trial, client_id)
    assert [score.value for score in one.scores] == [27, None, 33]
    assert "partiel : 2 scores sur 3" in heard(page)


@pytest.mark.parametrize("typed", ["55", "-1", "3,5", "3.5", "douze", "1e1"])
def test_what_the_scale_does_not_have_is_told_beside_its_field(
    trial: DeskTrial, client_id: int, typed: str
) -> None:
    page, step = scores_page(trial, client_id)
    type_text(page, typed + "\r")
    field = step.fields["ee"]
    assert (field.state, field.message_text()) == ("error", "Saisissez un nombre entier de 0 à 54.")
    page.go_on()
    trial.settle()
    assert kept(trial, client_id) == ()
    field.box.selectAll()
    field.box.setFocus()
    type_text(page, "54")
    page.go_on()
    trial.settle()
    assert kept(trial, client_id)[0].scores[0].value == 54


def test_what_was_typed_waits_in_a_draft(trial: DeskTrial, client_id: int) -> None:
    page, _ = scores_page(trial, client_id)
    type_text(page, "2\r3,\x1b")
    close_page(trial, page)
    assert draft(trial, client_id, "mbi_hss") is not None
    _, again = scores_page(trial, client_id)
    assert again.typed() == {"ee": "2", "dp": "3,", "pa": ""}


def test_scores_are_corrected(trial: DeskTrial, client_id: int) -> None:
    made = trial.do(
        trial.services.assessments.record_scores, client_id, "mbi_hss", DAY, {"ee": "20", "pa": "40"}, None
    )
    page, step = scores_page(trial, client_id, made)
    assert step.typed() == {"ee": "20", "dp": "", "pa": "40"}
    step.fields["dp"].box.setFocus()
    type_text(page, "7")
    page.go_on()
    trial.settle()
    (one,) = kept(trial, client_id)
    assert [score.value for score in one.scores] == [20, 7, 40]
    assert (one.taken_on, one.work_situation) == (DAY, None)
