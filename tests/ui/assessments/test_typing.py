"""A questionnaire typed with one key an answer: nothing lost, nothing guessed, no score before the end."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from coachdesk.domain.assessments import AnswerMode
from coachdesk.i18n.translator import Translator
from coachdesk.ui.assessments.layout_step import LayoutStep
from coachdesk.ui.assessments.recorded_step import RecordedStep
from coachdesk.ui.assessments.typing_step import TypingStep
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.places import CLIENT, Place
from tests.ui.assessments.typist import (
    CBI,
    COLUMNS,
    close_page,
    draft,
    heard,
    kept,
    open_page,
    plain,
    press,
    record_cbi,
    remember_sheet,
    type_text,
)
from tests.ui.desks import TODAY, DeskTrial
from tests.ui.looking import settle
from tests.ui.waiting import live, live_until


def typing(trial: DeskTrial, client_id: int, instrument_id: str = "cbi") -> TypingStep:
    """The step at which answers are typed, the sheet confirmed."""
    remember_sheet(trial)
    page = open_page(trial, client_id, instrument_id)
    if isinstance(page.step, LayoutStep):
        type_text(page, "\r")
    assert isinstance(page.step, TypingStep)
    return page.step


def place_of(card: QWidget, page: QWidget) -> tuple[object, ...]:
    return (card.mapTo(page, QPoint(0, 0)).toTuple(), card.height())


def test_nineteen_answers_cost_twenty_keys_and_no_mouse(trial: DeskTrial, client_id: int) -> None:
    remember_sheet(trial)
    page = open_page(trial, client_id, "cbi")
    assert isinstance(page.step, LayoutStep)
    keys = type_text(page, COLUMNS)
    page.flush()
    trial.settle()
    assert draft(trial, client_id, "cbi") is not None
    keys += type_text(page, "\r")
    assert keys == 20
    trial.settle()
    (one,) = kept(trial, client_id)
    assert (one.answers, one.mode, one.taken_on) == (CBI, AnswerMode.PAPER, TODAY)
    assert draft(trial, client_id, "cbi") is None
    type_text(page, "\r")
    assert trial.gone[-1] == Place(CLIENT, client_id, tab="assessments")


def test_a_sheet_never_confirmed_takes_no_answer_before_it_is(trial: DeskTrial, client_id: int) -> None:
    page = open_page(trial, client_id, "cbi")
    type_text(page, "3")
    assert isinstance(page.step, LayoutStep)
    type_text(page, "\r3")
    assert isinstance(page.step, TypingStep)
    assert page.sheet is not None
    assert page.sheet.answers()[:2] == (50, None)
    trial.settle()
    assert trial.do(trial.services.practice.sheet_layout, "cbi") == {"flipped": [], "item_order": []}


def test_the_unshifted_row_of_a_french_keyboard_answers(trial: DeskTrial, client_id: int) -> None:
    step = typing(trial, client_id)
    page = trial.pages[-1]
    type_text(page, "&é\"'(")
    assert step._sheet.answers()[:5] == (100, 75, 50, 25, 0)


def test_the_keypad_answers(trial: DeskTrial, client_id: int) -> None:
    step = typing(trial, client_id)
    type_text(trial.pages[-1], "12", Qt.KeyboardModifier.KeypadModifier)
    assert step._sheet.answers()[:2] == (100, 75)


def test_a_command_of_the_window_is_no_answer(trial: DeskTrial, client_id: int) -> None:
    step = typing(trial, client_id)
    type_text(trial.pages[-1], "1", Qt.KeyboardModifier.ControlModifier)
    type_text(trial.pages[-1], "1", Qt.KeyboardModifier.AltModifier)
    assert step._sheet.done == 0


@pytest.mark.parametrize("key", ["c", "F2"])
def test_columns_turned_after_typing_turn_what_was_typed(trial: DeskTrial, client_id: int, key: str) -> None:
    step = typing(trial, client_id)
    page = trial.pages[-1]
    type_text(page, "1245")
    if key == "c":
        type_text(page, "c")
    else:
        press(page, Qt.Key.Key_F2)
    assert step._sheet.answers()[:4] == (0, 25, 75, 100)
    assert [cell.answer() for cell in step.panel.cells[:4]] == ["1", "2", "4", "5"]
    assert "Jamais ou presque" in step.card.answers.buttons[0].choice.word
    type_text(page, COLUMNS[4:] + "\r")
    trial.settle()
    (one,) = kept(trial, client_id)
    assert one.answers[:4] == (0, 25, 75, 100)
    assert trial.do(trial.services.practice.sheet_layout, "cbi")["flipped"] == ["degree", "frequency"]


def test_backspace_goes_back_and_the_next_key_answers_anew(trial: DeskTrial, client_id: int) -> None:
    step = typing(trial, client_id)
    type_text(trial.pages[-1], "12\b\b")
    assert step._sheet.answers()[:2] == (100, 75)
    assert step._sheet.place == 0
    assert step.card.answers.buttons[0].isChecked()
    type_text(trial.pages[-1], "3")
    assert step._sheet.answers()[:2] == (50, 75)


def test_arrows_go_back_and_on_without_changing_anything(trial: DeskTrial, client_id: int) -> None:
    step = typing(trial, client_id)
    page = trial.pages[-1]
    type_text(page, "12")
    press(page, Qt.Key.Key_Up)
    assert step._sheet.place == 1
    press(page, Qt.Key.Key_Down)
    assert (step._sheet.place, step._sheet.done) == (2, 2)


def test_space_is_no_answer_and_a_full_stop_marks(trial: DeskTrial, client_id: int) -> None:
    step = typing(trial, client_id)
    type_text(trial.pages[-1], "1 .")
    assert step._sheet.answers()[:2] == (100, None)
    assert step._sheet.is_passed(2)
    assert step._sheet.marked_items == (3,)
    assert step.panel.state.text() == "1 sans réponse · 1 à relire"
    assert step.panel.cells[1].answer() == "–"


def test_a_click_answers_and_the_keyboard_stays_where_it_was(trial: DeskTrial, client_id: int) -> None:
    step = typing(trial, client_id)
    page = trial.pages[-1]
    QTest.mouseClick(step.card.answers.buttons[1], Qt.MouseButton.LeftButton)
    assert step._sheet.answers()[0] == 75
    QTest.mouseClick(step.panel.cells[9], Qt.MouseButton.LeftButton)
    assert step._sheet.current_item == 10
    type_text(page, "1")
    assert step._sheet.answer(10) == 100
    trial.settle()
    row = next(row for row in step._next if row.isVisible())
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert step._sheet.current_item == 12


def test_the_card_never_moves(trial: DeskTrial, client_id: int) -> None:
    for instrument_id, keys in (("cbi", COLUMNS), ("pulse", "12345x"), ("checkin5", "12121")):
        step = typing(trial, client_id, instrument_id)
        # Narrow enough for the longest question to take a line more than the others.
        trial.pages[-1].resize(927, 712)
        trial.settle()
        settle()
        places = set()
        for key in keys:
            places.add(place_of(step.card, trial.pages[-1]))
            type_text(trial.pages[-1], key)
            trial.settle()
            settle()
        places.add(place_of(step.card, trial.pages[-1]))
        assert len(places) == 1, instrument_id


def test_what_is_left_stands_in_the_word_of_the_button(trial: DeskTrial, client_id: int) -> None:
    typing(trial, client_id, "checkin5")
    page = open_page(trial, client_id, "checkin5")
    assert (page.finish.word(), page.finish.isEnabled()) == ("Terminer (5 restantes)", False)
    type_text(page, "1211")
    assert (page.finish.word(), page.finish.isEnabled()) == ("Terminer (1 restante)", False)
    type_text(page, "\r")
    assert kept(trial, client_id) == ()
    type_text(page, "2")
    assert (page.finish.word(), page.finish.isEnabled()) == ("Terminer", True)


def test_a_form_with_gaps_is_finished_only_when_its_end_was_passed(trial: DeskTrial, client_id: int) -> None:
    page = open_page(trial, client_id, "pulse")
    type_text(page, "7 ")
    press(page, Qt.Key.Key_Down)
    type_text(page, "45")
    assert not page.finish.isEnabled()
    type_text(page, "6")
    assert (page.finish.word(), page.finish.isEnabled()) == ("Terminer avec 2 sans réponse", True)
    # The first Enter only goes to the button that says what is missing.
    type_text(page, "\r")
    trial.settle()
    assert page.finish.hasFocus()
    assert kept(trial, client_id) == ()
    type_text(page, "\r")
    trial.settle()
    (one,) = kept(trial, client_id)
    assert one.answers == (7, None, None, 4, 5, 6)


def test_a_form_without_an_answer_cannot_be_finished(trial: DeskTrial, client_id: int) -> None:
    page = open_page(trial, client_id, "checkin5")
    type_text(page, "     \r")
    trial.settle()
    assert (page.finish.word(), page.finish.isEnabled()) == ("Terminer (aucune réponse)", False)
    assert kept(trial, client_id) == ()


@pytest.mark.parametrize(("language", "keys"), [("fr", "oNoN1"), ("en", "yNyn1")])
def test_yes_and_no_are_their_initials_too(
    make_trial: object, french: Translator, english: Translator, language: str, keys: str
) -> None:
    made: DeskTrial = make_trial(french if language == "fr" else english)  # type: ignore[operator]
    person = made.do(made.services.clients.create, "Zoé")
    page = open_page(made, person, "checkin5")
    type_text(page, keys + "\r")
    made.settle()
    (one,) = kept(made, person)
    assert (one.answers, one.mode, one.scores) == ((1, 0, 1, 0, 1), AnswerMode.TOGETHER, ())


def test_ten_is_one_key_and_both_ends_are_worded(trial: DeskTrial, client_id: int) -> None:
    page = open_page(trial, client_id, "pulse")
    assert isinstance(page.step, TypingStep)
    assert page.step.card._low.text() == "0 = presque plus rien"
    assert page.step.card._high.text() == "10 = pleine et stable"
    type_text(page, "x+0189\r")
    trial.settle()
    assert kept(trial, client_id)[0].answers == (10, 10, 0, 1, 8, 9)


def test_no_score_is_shown_before_the_end(trial: DeskTrial, client_id: int) -> None:
    typing(trial, client_id)
    page = trial.pages[-1]
    type_text(page, COLUMNS)
    assert "Personnel" not in heard(page)
    type_text(page, "\r")
    trial.settle()
    assert isinstance(page.step, RecordedStep)  # type: ignore[attr-defined]
    words = heard(page)
    assert "Personnel 58,3 (de 0 à 100)" in words
    assert "ni un diagnostic" in words
    assert page.window().focusWidget() is page.finish  # type: ignore[attr-defined]


def test_taking_back_what_was_recorded_leads_to_the_list(trial: DeskTrial, client_id: int) -> None:
    page = open_page(trial, client_id, "checkin5")
    type_text(page, "11111\r")
    trial.settle()
    trial.desk.undo()
    trial.settle()
    assert kept(trial, client_id) == ()
    assert trial.gone[-1] == Place(CLIENT, client_id, tab="assessments")


def test_a_draft_is_kept_within_a_second_and_taken_up_again(trial: DeskTrial, client_id: int) -> None:
    step = typing(trial, client_id)
    page = trial.pages[-1]
    type_text(page, "123.")
    live(1000)
    trial.settle()
    assert draft(trial, client_id, "cbi") is not None
    # The process ends here: nothing is flushed.
    page.stop()
    page.hide()
    trial.pages.remove(page)
    again = open_page(trial, client_id, "cbi")
    assert isinstance(again.step, TypingStep)
    assert again.sheet is not None
    assert again.sheet is not step._sheet
    assert again.sheet.answers()[:4] == (100, 75, 50, None)
    assert (again.sheet.place, again.sheet.marked_items) == (3, (4,))


def test_escape_pauses_and_keeps(trial: DeskTrial, client_id: int) -> None:
    page = open_page(trial, client_id, "pulse")
    type_text(page, "12\x1b")
    assert trial.gone[-1] == Place(CLIENT, client_id, tab="assessments")
    close_page(trial, page)
    again = open_page(trial, client_id, "pulse")
    assert again.sheet is not None
    assert again.sheet.answers()[:3] == (1, 2, None)


def test_a_form_left_untouched_leaves_no_draft(trial: DeskTrial, client_id: int) -> None:
    page = open_page(trial, client_id, "cbi")
    type_text(page, "c")
    live(1000)
    type_text(page, "\x1b")
    trial.settle()
    assert draft(trial, client_id, "cbi") is None


@pytest.mark.parametrize(
    "body",
    ["", "[]", "{", '{"taken_on": "2026-13-01"}', '{"taken_on": "2026-11-01", "mode": "paper", "sheet": {}}'],
)
def test_a_draft_that_cannot_be_read_is_told_and_stops_nothing(
    trial: DeskTrial, client_id: int, body: str
) -> None:
    trial.do(trial.services.drafts.keep, "assessment", client_id, "pulse", body)
    page = open_page(trial, client_id, "pulse")
    assert page.trouble.isVisible()
    assert page.trouble.text()
    type_text(page, "123456\r")
    trial.settle()
    assert len(kept(trial, client_id)) == 1


def test_an_assessment_is_corrected_in_place(trial: DeskTrial, client_id: int) -> None:
    made = record_cbi(trial, client_id)
    page = open_page(trial, client_id, "cbi", made)
    assert isinstance(page.step, TypingStep)
    assert (page.finish.word(), page.finish.isEnabled()) == ("Garder la correction", True)
    type_text(page, "5")
    trial.settle()
    assert kept(trial, client_id)[0].answers == CBI
    page.finish.click()
    trial.settle()
    (one,) = kept(trial, client_id)
    assert (one.id, one.answers) == (made, (0, *CBI[1:]))
    score = one.score("personal")
    assert score is not None
    assert score.value == pytest.approx(sum((0, *CBI[1:6])) / 6)
    assert draft(trial, client_id, f"cbi/{made}") is None


def test_a_paused_correction_waits_beside_the_assessment(trial: DeskTrial, client_id: int) -> None:
    made = record_cbi(trial, client_id)
    page = open_page(trial, client_id, "cbi", made)
    type_text(page, "5\x1b")
    close_page(trial, page)
    assert kept(trial, client_id)[0].answers == CBI
    again = open_page(trial, client_id, "cbi", made)
    assert again.sheet is not None
    assert again.sheet.answers() == (0, *CBI[1:])


def test_answers_are_said_aloud(trial: DeskTrial, client_id: int) -> None:
    step = typing(trial, client_id)
    said: list[str] = []
    step.announced.connect(said.append)
    type_text(trial.pages[-1], "2 \b.c")
    said = [plain(words) for words in said]
    assert said[0] == "Question 1 : Souvent. Question 2. le corps."
    assert said[1].startswith("Question 2 : pas de réponse")
    assert said[2].startswith("Retour")
    assert said[3].startswith("À relire")
    assert said[4].startswith("Colonnes inversées")


def test_while_covered_no_answer_can_be_read(trial: DeskTrial, client_id: int) -> None:
    step = typing(trial, client_id)
    page = trial.pages[-1]
    type_text(page, "14")
    assert "Toujours" in heard(step.panel)
    Privacy.current().set_on(True)
    trial.settle()
    assert "Toujours" not in heard(step.panel)
    assert not any("Toujours" in row.accessibleName() for row in step._past if row.isVisible())
    assert not any("Rarement" in row.accessibleName() for row in step._past if row.isVisible())
    assert "Zoé" not in heard(page)
    type_text(page, "\b")
    assert not any(button.isChecked() for button in step.card.answers.buttons)


def test_a_disk_that_refuses_loses_nothing(trial: DeskTrial, client_id: int, tmp_path: Path) -> None:
    page = open_page(trial, client_id, "pulse")
    type_text(page, "123456")
    failed: list[object] = []
    trial.desk.failed.connect(failed.append)
    folder = trial.around.folder
    assert folder is not None
    away = folder.rename(tmp_path / "away")
    type_text(page, "\r")
    live_until(lambda: bool(failed))
    trial.settle()
    assert isinstance(page.step, TypingStep)
    assert page.finish.isEnabled()
    away.rename(folder)
    page.flush()
    trial.settle()
    assert '"keys": ["1", "2", "3", "4", "5", "6"]' in (draft(trial, client_id, "pulse") or "")
    type_text(page, "\r")
    trial.settle()
    assert kept(trial, client_id)[0].answers == (1, 2, 3, 4, 5, 6)


def test_a_key_held_down_is_one_answer(trial: DeskTrial, client_id: int) -> None:
    page = open_page(trial, client_id, "pulse")
    type_text(page, "3")
    for _ in range(5):
        again = QKeyEvent(QEvent.Type.KeyPress, int(Qt.Key.Key_3), Qt.KeyboardModifier.NoModifier, "3", True)
        QApplication.sendEvent(page, again)
    assert page.sheet is not None
    assert page.sheet.done == 1


def test_nobody_goes_back_to_an_empty_form(trial: DeskTrial, client_id: int) -> None:
    page = open_page(trial, client_id, "checkin5")
    assert page.here().page == "assessment"
    type_text(page, "11111\r")
    trial.settle()
    assert page.here() == Place(CLIENT, client_id, tab="assessments")


@pytest.mark.parametrize(
    ("instrument_id", "key", "told"),
    [("cbi", "8", "1 à 5"), ("checkin5", "7", "1 et 2"), ("pulse", "a", "x ou + vaut dix")],
)
def test_a_key_that_answers_nothing_is_told_beside_the_question(
    trial: DeskTrial, client_id: int, instrument_id: str, key: str, told: str
) -> None:
    step = typing(trial, client_id, instrument_id)
    page = trial.pages[-1]
    said: list[str] = []
    step.announced.connect(said.append)
    type_text(page, "1")
    settle()
    before, place = step._sheet.answers(), place_of(step.card, page)
    type_text(page, key)
    settle()
    assert told in plain(step.card.told.text())
    assert told in plain(said[-1])
    assert step._sheet.answers() == before
    assert place_of(step.card, page) == place
    type_text(page, "2")
    assert step.card.told.text() == ""
    assert step._sheet.done == 2


def test_ten_typed_as_one_and_zero_is_ten(trial: DeskTrial, client_id: int) -> None:
    step = typing(trial, client_id, "pulse")
    page = trial.pages[-1]
    said: list[str] = []
    step.announced.connect(said.append)
    type_text(page, "10")
    assert step._sheet.answers()[:2] == (10, None)
    assert "Question 1 : 10" in plain(step.card.told.text())
    assert "10" in said[-1]
    # And on a French keyboard without the shift key.
    type_text(page, "&à")
    assert step._sheet.answers()[:3] == (10, 10, None)


def test_one_and_then_zero_are_two_answers(trial: DeskTrial, client_id: int) -> None:
    step = typing(trial, client_id, "pulse")
    page = trial.pages[-1]
    type_text(page, "1")
    QTest.qWait(650)
    type_text(page, "0")
    assert step._sheet.answers()[:3] == (1, 0, None)
    type_text(page, "20")
    assert step._sheet.answers()[2:4] == (2, 0)


def test_one_and_zero_are_never_ten_where_there_is_no_ten(trial: DeskTrial, client_id: int) -> None:
    step = typing(trial, client_id, "cbi")
    type_text(trial.pages[-1], "10")
    assert step._sheet.answers()[:2] == (100, None)


def test_ten_at_the_last_question_is_ten_too(trial: DeskTrial, client_id: int) -> None:
    step = typing(trial, client_id, "pulse")
    count = len(step._sheet.order)
    type_text(trial.pages[-1], "2" * (count - 1) + "10")
    assert step._sheet.answers()[-1] == 10
    assert step._sheet.is_finished
