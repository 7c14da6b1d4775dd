"""Phases move forwards and backwards with the same keys; the history stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from coachdesk.domain.phases import DecidedBy, Phase
from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Rule
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import Chip
from coachdesk.ui.phases.life_events_card import LifeEventForm
from coachdesk.ui.phases.moves_card import MoveForm
from coachdesk.ui.phases.path_tab import PathTab
from coachdesk.ui.places import CLIENT, Place
from coachdesk.ui.record_table import RecordForm
from tests.ui.desks import DeskTrial, child
from tests.ui.looking import cut_words

FormT = TypeVar("FormT", bound=RecordForm)


def path_tab(trial: DeskTrial, client_id: int) -> PathTab:
    page = PathTab(trial.around, Place(CLIENT, client_id, tab="path"))
    trial.show(page)
    return page


def move(trial: DeskTrial, page: PathTab, phase: Phase, day: str, reason: str = "") -> None:
    page.phase.row.segments()[list(Phase).index(phase)].click()
    page.day.box.setText(day)
    page.day.box.textEdited.emit(day)
    page.reason.set_text(reason)
    page.record_move()
    trial.settle()


def test_a_step_back_is_a_move_like_any_other(trial: DeskTrial, client_id: int) -> None:
    page = path_tab(trial, client_id)
    assert "Pas encore de phase" in page.now.text()
    move(trial, page, Phase.REST, "3/3/2026")
    move(trial, page, Phase.REDEFINITION, "12/5/2026")
    move(trial, page, Phase.REST, "2/6/2026", "nuits trop courtes")
    moves = trial.do(trial.services.phases.list_moves, client_id)
    assert [(one.phase, one.moved_on) for one in moves] == [
        (Phase.REST, date(2026, 3, 3)),
        (Phase.REDEFINITION, date(2026, 5, 12)),
        (Phase.REST, date(2026, 6, 2)),
    ]
    assert moves[-1].reason == "nuits trop courtes"
    assert moves[-1].decided_by is DecidedBy.TOGETHER
    assert "25e semaine" in page.now.text()


def test_enter_in_the_reason_records_the_move(trial: DeskTrial, client_id: int) -> None:
    page = path_tab(trial, client_id)
    page.phase.row.segments()[list(Phase).index(Phase.REST)].click()
    QTest.keyClicks(page.reason.box, "repos")
    QTest.keyClick(page.reason.box, Qt.Key.Key_Return)
    trial.settle()
    (kept,) = trial.do(trial.services.phases.list_moves, client_id)
    assert (kept.phase, kept.reason) == (Phase.REST, "repos")


def test_a_move_in_the_future_is_told_beside_the_date(trial: DeskTrial, client_id: int) -> None:
    page = path_tab(trial, client_id)
    move(trial, page, Phase.REST, "1/12/2026")
    assert page.day.message_text()
    assert trial.do(trial.services.phases.list_moves, client_id) == ()


def test_a_move_without_a_phase_is_asked_for(trial: DeskTrial, client_id: int) -> None:
    page = path_tab(trial, client_id)
    page.record_move()
    assert "Choisissez" in page.phase.message_text()


def test_what_is_refused_has_the_keyboard(trial: DeskTrial, client_id: int) -> None:
    page = path_tab(trial, client_id)
    page.act.setFocus()
    page.act.click()
    assert page.window().focusWidget() is page.phase.row.segments()[0]
    page.phase.row.segments()[1].click()
    page.act.setFocus()
    page.day.box.setText("32/13/2026")
    page.day.box.textEdited.emit("32/13/2026")
    page.act.click()
    assert page.window().focusWidget() is page.day.box


def test_the_path_comes_first_and_the_form_of_a_move_behind_its_button(
    trial: DeskTrial, client_id: int
) -> None:
    page = path_tab(trial, client_id)
    assert page.phase.isVisible()
    assert not page._so_far.isVisible()
    trial.do(trial.services.phases.move, client_id, Phase.REST, date(2026, 3, 3), DecidedBy.PERSON, "")
    page.read()
    trial.settle()
    assert not page.phase.isVisible()
    page.begin.click()
    assert page.phase.isVisible()
    page.leave.click()
    assert not page.phase.isVisible()
    assert page.window().focusWidget() is page.begin


def test_tab_goes_through_the_form_as_it_is_read(trial: DeskTrial, client_id: int) -> None:
    trial.do(trial.services.phases.move, client_id, Phase.REST, date(2026, 3, 3), DecidedBy.PERSON, "")
    page = path_tab(trial, client_id)
    assert page.who is not None
    page.take_keyboard()
    assert page.window().focusWidget() is page.begin
    page.begin.click()
    seen = []
    for _ in range(7):
        now = page.window().focusWidget()
        seen.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    segments = page.who.row.segments()
    assert seen[:6] == [
        page.phase.row.segments()[0], page.day.box, page.reason.box, segments[0], page.leave, page.act
    ]  # fmt: skip
    assert isinstance(seen[6], Button)
    assert seen[6].word() == "Modifier"


def test_the_history_is_one_table(trial: DeskTrial, client_id: int) -> None:
    reason = (
        "Une visite de préreprise a eu lieu, puis une longue discussion avec la direction des soins. " * 2
    )
    for phase, day in ((Phase.REST, 3), (Phase.RETURN, 20), (Phase.REDEFINITION, 27)):
        trial.do(trial.services.phases.move, client_id, phase, date(2026, 3, day), DecidedBy.PERSON, reason)
    page = path_tab(trial, client_id)
    chips = [chip for chip in page.findChildren(Chip) if chip.isVisible()]
    buttons = [one for one in page.findChildren(Button) if one.word() == "À la corbeille"]
    assert len(chips) == len(buttons) == 3
    assert len({chip.x() for chip in chips}) == 1
    reasons = [label for label in page.findChildren(PlainLabel) if reason.strip() in label.text()]
    assert len({label.x() for label in reasons}) == 1
    for words, chip, button in zip(reasons, chips, buttons, strict=True):
        middles = [one.geometry().center().y() for one in (words, chip, button)]
        assert max(middles) - min(middles) <= 1
    rules = [rule for rule in page.findChildren(Rule) if rule.isVisible()]
    assert len(rules) == 2
    assert max(rule.y() for rule in rules) < max(chip.y() for chip in chips)


def test_the_history_says_how_long_each_phase_lasted(trial: DeskTrial, client_id: int) -> None:
    for phase, day in ((Phase.REST, 10), (Phase.REDEFINITION, 12), (Phase.RETURN, 20)):
        trial.do(trial.services.phases.move, client_id, phase, date(2026, 11, day), DecidedBy.TOGETHER)
    page = path_tab(trial, client_id)
    said = " | ".join(label.text() for label in page.findChildren(PlainLabel)).replace("\u00a0", " ")
    assert "Retour ou nouveau départ, 1re semaine" in said
    assert "depuis aujourd’hui" in said
    assert "8 jours" in said
    assert "2 jours" in said
    assert "1 semaine" not in said


def test_a_move_is_undone(trial: DeskTrial, client_id: int) -> None:
    page = path_tab(trial, client_id)
    move(trial, page, Phase.REST, "3/3/2026")
    trial.desk.undo()
    trial.settle()
    assert trial.do(trial.services.phases.list_moves, client_id) == ()
    trial.desk.redo()
    trial.settle()
    assert len(trial.do(trial.services.phases.list_moves, client_id)) == 1


@pytest.mark.parametrize("language", ["french", "english", "pseudo"])
def test_nothing_is_cut_in_any_language(
    make_trial: Callable[[Translator], DeskTrial], request: pytest.FixtureRequest, language: str
) -> None:
    trial = make_trial(request.getfixturevalue(language))
    made = trial.do(trial.services.clients.create, "Zoé")
    trial.do(trial.services.phases.move, made, Phase.REST, date(2026, 3, 3), DecidedBy.PERSON, "x " * 60)
    page = path_tab(trial, made)
    assert cut_words(page) == []
    edit = child(page.moves, Button)
    edit.click()
    trial.settle()
    assert child(page.moves, MoveForm).isVisible()
    assert cut_words(page) == []


def test_enter_notes_a_life_event_once(trial: DeskTrial, client_id: int) -> None:
    card = path_tab(trial, client_id).life_events
    card.words.set_text("Naissance")
    card.words.box.setFocus()
    QTest.keyClick(card.words.box, Qt.Key.Key_Return)
    trial.settle()
    (event,) = trial.do(trial.services.clients.get_file, client_id).life_events
    assert event.words == "Naissance"


def test_a_life_event_is_noted_and_goes_to_the_bin(trial: DeskTrial, client_id: int) -> None:
    page = path_tab(trial, client_id)
    card = page.life_events
    card.record()
    trial.settle()
    assert card.words.message_text()
    card.words.set_text("Déménagement")
    card.record()
    trial.settle()
    (event,) = trial.do(trial.services.clients.get_file, client_id).life_events
    assert (event.words, event.happened_on) == ("Déménagement", trial.around.clock.today())
    assert card.words.text() == ""
    assert "Déménagement" in [label.text() for label in card.findChildren(PlainLabel)]
    next(button for button in card.findChildren(Button) if "corbeille" in button.text()).click()
    trial.settle()
    assert trial.do(trial.services.clients.get_file, client_id).life_events == ()


def form_of(page: PathTab, within: QWidget, kind: type[FormT]) -> FormT:
    """Open the first line of a table by keyboard and give its form."""
    edit = next(button for button in within.findChildren(Button) if button.word() == "Modifier")
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Return)
    form = child(within, kind)
    assert form.isAncestorOf(page.window().focusWidget())
    return form


def type_over(page: PathTab, text: str) -> QLineEdit:
    """Type into what has the keyboard, as the mark over its text lets one, and end with Enter."""
    box = page.window().focusWidget()
    assert isinstance(box, QLineEdit)
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)
    return box


def test_a_mistyped_day_is_corrected_in_its_line_and_taken_back(trial: DeskTrial, client_id: int) -> None:
    phases = trial.services.phases
    trial.do(phases.move, client_id, Phase.REST, date(2026, 3, 3), DecidedBy.PERSON, "fatigue")
    page = path_tab(trial, client_id)
    form_of(page, page.moves, MoveForm)
    type_over(page, "10/11/2026")
    trial.settle()
    (move,) = trial.do(phases.list_moves, client_id)
    assert (move.moved_on, move.reason, move.decided_by) == (date(2026, 11, 10), "fatigue", DecidedBy.PERSON)
    assert page.findChild(RecordForm) is None or not child(page, RecordForm).isVisible()
    assert "2e semaine" in page.now.text()
    focused = page.window().focusWidget()
    assert isinstance(focused, Button)
    assert focused.word() == "Modifier"
    trial.desk.undo()
    trial.settle()
    assert trial.do(phases.list_moves, client_id)[0].moved_on == date(2026, 3, 3)


def test_a_day_that_cannot_be_is_told_beside_it_and_escape_leaves_the_record_as_it_was(
    trial: DeskTrial, client_id: int
) -> None:
    trial.do(trial.services.phases.move, client_id, Phase.REST, date(2026, 3, 3), DecidedBy.PERSON)
    page = path_tab(trial, client_id)
    form = form_of(page, page.moves, MoveForm)
    box = type_over(page, "1/12/2026")
    assert "futur" in form.day.message_text()
    assert page.window().focusWidget() is box
    QTest.keyClick(box, Qt.Key.Key_Escape)
    trial.settle()
    assert trial.do(trial.services.phases.list_moves, client_id)[0].moved_on == date(2026, 3, 3)
    assert not [one for one in page.findChildren(RecordForm) if one.isVisible()]


def test_what_is_typed_in_a_line_stays_when_others_come_and_is_kept_when_the_page_is_left(
    trial: DeskTrial, client_id: int
) -> None:
    phases = trial.services.phases
    trial.do(phases.record_life_event, client_id, date(2026, 3, 3), "Nouvele maison")
    page = path_tab(trial, client_id)
    form = form_of(page, page.life_events, LifeEventForm)
    form.words.setFocus()
    form.words.select_all()
    QTest.keyClicks(form.words.box, "Nouvelle maison")
    page.life_events.words.set_text("Naissance")
    page.life_events.record()
    trial.settle()
    assert form.isVisible()
    assert page.window().focusWidget() is form.words.box
    page.flush()
    trial.settle()
    events = trial.do(trial.services.clients.get_file, client_id).life_events
    assert [event.words for event in events] == ["Nouvelle maison", "Naissance"]
    form.words.select_all()
    QTest.keyClick(form.words.box, Qt.Key.Key_Delete)
    form.fold()
    assert form.words.message_text()
    assert form.isVisible()
