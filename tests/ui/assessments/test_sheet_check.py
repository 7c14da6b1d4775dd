"""Is this your sheet? Columns and questions are put right once and remembered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from coachdesk.domain.sheet_layouts import SheetLayout
from coachdesk.ui.assessments.assessment_page import AssessmentPage
from coachdesk.ui.assessments.layout_step import LayoutStep
from coachdesk.ui.assessments.typing_step import TypingStep
from coachdesk.ui.places import ASSESSMENT, Place
from coachdesk.ui.theme.theme import Theme
from tests.ui.assessments.typist import close_page, heard, open_page, plain, press, type_text
from tests.ui.desks import DeskTrial
from tests.ui.looking import cut_words, settle


def sheet_step(trial: DeskTrial, client_id: int) -> tuple[AssessmentPage, LayoutStep]:
    page = open_page(trial, client_id, "cbi")
    assert isinstance(page.step, LayoutStep)
    return page, page.step


def test_columns_and_hints_are_shown_as_the_program_believes_them(trial: DeskTrial, client_id: int) -> None:
    _, step = sheet_step(trial, client_id)
    assert step.heads["frequency"].words() == (
        "Toujours",
        "Souvent",
        "Parfois",
        "Rarement",
        "Jamais ou presque",
    )
    assert step.heads["degree"].words()[0] == "Très fortement"
    assert "Colonnes des questions 1 à 6, 10 à 13, 18 et 19" in heard(step)
    rows = [plain(step.order.model().index(place, 0).data()) for place in range(19)]
    assert rows[0] == "Question 1 : la fatigue, en général"
    assert [place for place, row in enumerate(rows, start=1) if "à l’envers" in row] == [13]
    assert all(len(row.split(" : ")[1].removesuffix(", comptée à l’envers").split()) <= 4 for row in rows)


def test_one_key_turns_all_columns(trial: DeskTrial, client_id: int) -> None:
    page, step = sheet_step(trial, client_id)
    type_text(page, "c")
    assert step.heads["frequency"].words()[0] == "Jamais ou presque"
    assert step.heads["degree"].words()[0] == "Très faiblement"
    press(page, Qt.Key.Key_F2)
    assert step.heads["frequency"].words()[0] == "Toujours"


def test_one_set_of_columns_can_be_turned_alone_and_is_remembered(trial: DeskTrial, client_id: int) -> None:
    page, step = sheet_step(trial, client_id)
    step.flip("degree")
    type_text(page, "\r1")
    assert page.sheet is not None
    assert page.sheet.answers()[0] == 100
    trial.settle()
    assert trial.do(trial.services.practice.sheet_layout, "cbi")["flipped"] == ["degree"]
    type_text(page, "\x1b")
    close_page(trial, page)
    trial.do(trial.services.drafts.discard, "assessment", client_id, "cbi")
    _, again = sheet_step(trial, client_id)
    assert again.heads["degree"].words()[0] == "Très faiblement"
    assert again.heads["frequency"].words()[0] == "Toujours"


def test_a_question_is_moved_with_alt_and_an_arrow(trial: DeskTrial, client_id: int) -> None:
    page, step = sheet_step(trial, client_id)
    step.start()
    alt = Qt.KeyboardModifier.AltModifier
    press(step.order, Qt.Key.Key_Down, held=alt)
    press(step.order, Qt.Key.Key_Down, held=alt)
    press(step.order, Qt.Key.Key_Up, held=alt)
    assert step.layout_of_sheet.item_order[:3] == (2, 1, 3)
    assert step.order.current_item() == 1
    assert step.number.value() == 2
    type_text(page, "\r12")
    assert page.sheet is not None
    # The first key answered what lies first on the sheet, which is the second question of the authors.
    assert page.sheet.answers()[:2] == (75, 100)


def test_a_question_is_moved_by_its_number(trial: DeskTrial, client_id: int) -> None:
    page, step = sheet_step(trial, client_id)
    step.number.box.setFocus()
    step.number.box.selectAll()
    type_text(page, "19\r")
    assert isinstance(page.step, LayoutStep)
    assert step.layout_of_sheet.item_order[-1] == 1
    assert "Colonnes des questions 1 à 5, 9 à 12 et 17 à 19" in heard(step)
    type_text(page, "\r")
    assert isinstance(page.step, TypingStep)


def test_a_number_that_the_sheet_does_not_have_is_told(trial: DeskTrial, client_id: int) -> None:
    page, step = sheet_step(trial, client_id)
    step.number.box.setFocus()
    step.number.box.selectAll()
    type_text(page, "20\r")
    assert step.number.message_text() == "Saisissez un nombre de 1 à 19."
    assert step.layout_of_sheet.item_order == ()


def test_letters_and_digits_do_not_jump_in_the_list(trial: DeskTrial, client_id: int) -> None:
    page, step = sheet_step(trial, client_id)
    type_text(page, "q5l")
    assert step.order.current_item() == 1


@pytest.mark.parametrize("text_size", [100, 130, 160])
def test_columns_and_questions_stand_whole_in_a_small_window_with_large_letters(
    trial: DeskTrial, client_id: int, theme: Theme, text_size: int
) -> None:
    theme.set_text_size(text_size)
    page = AssessmentPage(trial.around, Place(ASSESSMENT, client_id, tab="cbi"))
    # As in the program's window, which may be narrower than a page would like.
    page.setMinimumSize(1, 1)
    trial.show(page, (1236, 712))
    settle()
    step = page.step
    assert isinstance(step, LayoutStep)
    assert step.content.width() <= step.viewport().width()
    assert cut_words(step) == []
    for heads in step.heads.values():
        assert not heads.is_cut()
        assert heads.mapTo(step.viewport(), QPoint(heads.width(), 0)).x() <= step.viewport().width()


def test_one_sheet_has_one_name(trial: DeskTrial, client_id: int) -> None:
    page = open_page(trial, client_id, "cbi")
    assert "feuille" in heard(page)
    assert "formulaire" not in heard(page)


def test_a_sheet_of_which_nothing_is_known_is_not_shown_as_empty_rows(
    trial: DeskTrial, client_id: int
) -> None:
    # Neither heads that could run the other way nor a word about a question.
    page = open_page(trial, client_id, "isi")
    assert isinstance(page.step, TypingStep)


def test_an_order_that_was_put_right_once_can_be_put_right_again(trial: DeskTrial, client_id: int) -> None:
    layout = SheetLayout(item_order=(2, 1, 3, 4, 5, 6, 7)).to_plain()
    trial.do(trial.services.practice.keep_sheet_layout, "isi", layout)
    page = open_page(trial, client_id, "isi")
    assert isinstance(page.step, LayoutStep)
