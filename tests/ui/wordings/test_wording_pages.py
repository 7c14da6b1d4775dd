"""The catalogue and the wording that one holds: pasted, put right by key, kept, shown in its language alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from coachdesk.domain.sheet_layouts import SheetLayout
from coachdesk.domain.wordings import HeldWording, Mark
from coachdesk.i18n.translator import Translator
from coachdesk.ui import pages
from coachdesk.ui.assessments.assessment_page import AssessmentPage
from coachdesk.ui.documents.forms_page import FormsPage
from coachdesk.ui.places import BLANK_FORMS, CATALOGUE, DOCUMENT, WORDING, Place
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.wordings.bring_in import BringIn
from coachdesk.ui.wordings.catalogue_page import CataloguePage
from coachdesk.ui.wordings.paste_step import PasteStep
from coachdesk.ui.wordings.slots_step import SlotsStep
from coachdesk.ui.wordings.wording_page import WordingPage
from tests.domain.wording_texts import invented, pointed
from tests.instruments.shelf import SHELF
from tests.ui.assessments.typist import open_page, plain, press, type_text
from tests.ui.desks import DeskTrial, child
from tests.ui.looking import cut_words, small_targets

CBI = SHELF.get("cbi")
LINES = invented(CBI)
PASTED = "Rangement\n" + "\n".join(f"{number}. {text} ☐ ☐" for number, text in enumerate(LINES, start=1))
RIGHT = "Licence 12"


def wording_page(trial: DeskTrial, language: str = "fr") -> WordingPage:
    page = pages.page_for(trial.around, Place(WORDING, tab=f"cbi/{language}"))
    assert isinstance(page, WordingPage)
    trial.show(page)
    return page


def catalogue(trial: DeskTrial, instrument_id: str = "cbi") -> CataloguePage:
    page = pages.page_for(trial.around, Place(CATALOGUE, tab=instrument_id))
    assert isinstance(page, CataloguePage)
    trial.show(page)
    return page


def pasted(trial: DeskTrial, text: str = PASTED) -> tuple[WordingPage, SlotsStep]:
    """The page once a text was pasted and read, by keys alone."""
    page = wording_page(trial)
    assert isinstance(page.step, PasteStep)
    QGuiApplication.clipboard().setText(text)
    page.step.text.box.paste()
    QTest.keyClick(page.step.text.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    trial.settle()
    assert isinstance(page.step, SlotsStep)
    return page, page.step


def held(trial: DeskTrial, language: str = "fr") -> HeldWording | None:
    found: HeldWording | None = trial.do(trial.services.wordings.find, "cbi", CBI.version, language)
    return found


def hold(trial: DeskTrial) -> int:
    made: int = trial.do(trial.services.wordings.hold, "cbi", "fr", pointed(CBI), {}, RIGHT)
    return made


def go_to(step: SlotsStep, place: int) -> None:
    """With the arrows, as a hand does."""
    step.list.setFocus()
    for _ in range(len(LINES)):
        press(step, Qt.Key.Key_Up)
    for _ in range(place):
        press(step, Qt.Key.Key_Down)
    assert step.list.current_key() == place


def test_a_wording_is_pasted_pointed_at_and_kept_by_keys_alone(trial: DeskTrial) -> None:
    page, step = pasted(trial)
    assert step.slots.texts == LINES
    assert page.window().focusWidget() is step.list
    assert not page.next.isEnabled()
    assert "0 sur 1" in plain(step.state.text())
    go_to(step, 12)
    type_text(step, "r")
    assert step.slots.pointed(Mark.REVERSED) == (13,)
    step.statement.setFocus()
    type_text(step, RIGHT)
    assert "Tout y est" in step.state.text()
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    trial.settle()
    kept = held(trial)
    assert kept is not None
    assert (kept.items, kept.statement) == (LINES, RIGHT)
    assert trial.gone == [Place(CATALOGUE, tab="cbi")]
    assert page.here() == Place(CATALOGUE, tab="cbi")
    assert trial.do(trial.services.drafts.find, "wording", None, "cbi/fr") is None


def test_lines_are_joined_parted_moved_and_taken_out_by_key(trial: DeskTrial) -> None:
    _, step = pasted(trial)
    go_to(step, 1)
    type_text(step, "m")
    assert step.slots.texts[0] == f"{LINES[0]} {LINES[1]}"
    assert step.list.current_key() == 0
    press(step, Qt.Key.Key_Return)
    assert step.window().focusWidget() is step.editor
    for _ in range(len(LINES[1]) + 1):
        press(step, Qt.Key.Key_Left)
    press(step, Qt.Key.Key_Return, held=Qt.KeyboardModifier.ControlModifier)
    assert step.slots.texts == LINES
    press(step, Qt.Key.Key_Escape)
    assert step.window().focusWidget() is step.list
    assert step.list.current_key() == 1
    press(step, Qt.Key.Key_Down, held=Qt.KeyboardModifier.AltModifier)
    assert step.slots.texts[1:3] == (LINES[2], LINES[1])
    press(step, Qt.Key.Key_Up, held=Qt.KeyboardModifier.AltModifier)
    press(step, Qt.Key.Key_Delete)
    assert step.slots.texts == (LINES[0], *LINES[2:])
    last = step.list.rows().at(18)
    assert last is not None
    assert "Pas encore de ligne" in last.name


def test_backspace_at_the_beginning_of_a_line_joins_it_where_the_cursor_stays(trial: DeskTrial) -> None:
    _, step = pasted(trial)
    go_to(step, 1)
    press(step, Qt.Key.Key_Return)
    press(step, Qt.Key.Key_Home)
    press(step, Qt.Key.Key_Backspace)
    assert step.slots.texts[0] == f"{LINES[0]} {LINES[1]}"
    assert step.window().focusWidget() is step.editor
    assert step.editor.textCursor().position() == len(LINES[0]) + 1


def test_what_is_put_right_waits_where_it_was_left(trial: DeskTrial) -> None:
    page, step = pasted(trial)
    go_to(step, 0)
    press(step, Qt.Key.Key_Return)
    type_text(step, " ici")
    page.leave()
    trial.settle()
    again = wording_page(trial)
    assert isinstance(again.step, SlotsStep)
    assert again.step.slots.texts[0] == f"{LINES[0]} ici"
    assert catalogue(trial)._waiting == {("cbi", "fr")}


def test_a_pasted_text_waits_too_until_it_is_read(trial: DeskTrial) -> None:
    page = wording_page(trial)
    assert isinstance(page.step, PasteStep)
    page.step.text.box.insertPlainText(PASTED)
    page.leave()
    trial.settle()
    again = wording_page(trial)
    assert isinstance(again.step, PasteStep)
    assert again.step.pasted() == PASTED


def test_a_text_without_a_question_is_told(trial: DeskTrial) -> None:
    page = wording_page(trial)
    page.read_pasted()
    trial.settle()
    assert isinstance(page.step, PasteStep)
    assert "rien à lire" in plain(page.step.text.message_text())
    page.step.text.box.setPlainText("☐ ☐ ☐\nPage 2 / 3")
    page.read_pasted()
    trial.settle()
    assert "Aucune question" in plain(page.step.text.message_text())


def test_the_catalogue_says_what_is_held_and_takes_it_to_another_computer(
    trial: DeskTrial, tmp_path: Path
) -> None:
    hold(trial)
    page = catalogue(trial)
    row = page.list.rows().at(page.list.currentIndex().row())
    assert row is not None
    assert plain(row.attention) == "détenus : français"
    press(page, Qt.Key.Key_Return)
    assert page.held is not None
    assert page.held.first is not None
    assert page.window().focusWidget() is page.held.first
    kept = held(trial)
    assert kept is not None
    page.save_file(kept, tmp_path / "w.json")
    trial.settle()
    assert "w.json" in page.message.text()
    page.held.removal_requested.emit(kept)
    trial.settle()
    assert held(trial) is None
    page.take_file(tmp_path / "w.json")
    trial.settle()
    dialog = child(page.window(), BringIn)
    assert LINES[3] in dialog.lines.text()
    dialog.act.click()
    trial.settle()
    back = held(trial)
    assert back is not None
    assert back.items == LINES


def test_a_file_that_is_none_is_told_by_its_name(trial: DeskTrial, tmp_path: Path) -> None:
    (tmp_path / "autre.json").write_bytes(b"\xff\xfe" * 100)
    page = catalogue(trial)
    page.take_file(tmp_path / "autre.json")
    trial.settle()
    assert "autre.json, ligne 1" in plain(page.message.text())
    assert page.message.isVisible()


def test_where_one_types_the_held_text_stands_in_its_own_language_alone(
    make_trial: Callable[[Translator], DeskTrial], french: Translator, english: Translator
) -> None:
    for t, is_shown in ((french, True), (english, False)):
        trial = make_trial(t)
        hold(trial)
        client_id = trial.do(trial.services.clients.create, "Zoé")
        trial.do(trial.services.practice.keep_sheet_layout, "cbi", SheetLayout().to_plain())
        page = open_page(trial, client_id, "cbi")
        page.go_on()
        assert isinstance(page, AssessmentPage)
        assert (LINES[0] in page.step.current_words()) is is_shown  # type: ignore[union-attr]
        assert ("la fatigue, en général" in page.step.current_words()) is is_shown  # type: ignore[union-attr]
        assert ("no wording held in English" in page.header.facts.text()) is not is_shown


def test_a_blank_form_in_another_language_says_that_none_is_held(trial: DeskTrial, client_id: int) -> None:
    hold(trial)
    form = pages.page_for(trial.around, Place(DOCUMENT, client_id, tab=BLANK_FORMS))
    assert isinstance(form, FormsPage)
    trial.show(form)
    for language, is_told in (("en", True), ("fr", False)):
        for name, box in form.boxes.items():
            box.setChecked(name == "cbi")
        form.language.set_value(language)
        form.read()
        trial.settle()
        assert form.unheld.isVisible() is is_told


@pytest.mark.parametrize("size", [100, 160])
def test_everything_can_be_read_and_pressed(
    make_trial: Callable[[Translator], DeskTrial], pseudo: Translator, theme: Theme, size: int
) -> None:
    theme.set_text_size(size)
    trial = make_trial(pseudo)
    page, step = pasted(trial)
    go_to(step, 2)
    for shown in (page, wording_page(trial, "en"), catalogue(trial)):
        assert cut_words(shown) == []
        assert small_targets(shown) == []
    assert all(button.accessibleName() or button.text() for button in page.findChildren(QPushButton))
