"""Blank forms: chosen, previewed, saved; without a name unless asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coachdesk.domain import form_codes
from coachdesk.i18n.translator import Translator
from coachdesk.ui import pages
from coachdesk.ui.documents.forms_page import FormsPage
from coachdesk.ui.places import BLANK_FORMS, CLIENT, DOCUMENT, Place
from tests.ui.assessments.typist import open_tab, plain, record_cbi
from tests.ui.desks import DeskTrial
from tests.ui.looking import cut_words, small_targets


def open_forms(trial: DeskTrial, client_id: int) -> FormsPage:
    page = pages.page_for(trial.around, Place(DOCUMENT, client_id, tab=BLANK_FORMS))
    assert isinstance(page, FormsPage)
    trial.show(page)
    return page


def saved(trial: DeskTrial, page: FormsPage, file: Path) -> list[str]:
    page.save(str(file))
    trial.settle()
    return [plain(" ".join(sheet.extract_text().split())) for sheet in pypdf.PdfReader(file).pages]


def code_of(trial: DeskTrial, client_id: int, instrument_id: str) -> str:
    uuid = trial.do(trial.services.clients.get_file, client_id).client.uuid
    return form_codes.printed(form_codes.code(uuid, instrument_id, "1"))


def test_the_first_questionnaire_is_shown_at_once_with_its_code(
    trial: DeskTrial, client_id: int, tmp_path: Path
) -> None:
    page = open_forms(trial, client_id)
    (text,) = saved(trial, page, tmp_path / "feuille.pdf")
    assert "Point en cinq questions" in text
    assert code_of(trial, client_id, "checkin5") in text
    assert "3114" in text
    assert "Zoé" not in text


def test_several_are_printed_together_and_the_name_on_request(
    trial: DeskTrial, client_id: int, tmp_path: Path
) -> None:
    page = open_forms(trial, client_id)
    page.boxes["pulse"].click()
    page.name.click()
    trial.rest(page)
    first, second = saved(trial, page, tmp_path / "feuilles.pdf")
    assert "Point en cinq questions" in first
    assert "Baromètre de la semaine" in second
    assert "Zoé Lambert" in first
    assert "Zoé Lambert" in second


def test_a_diary_offers_what_can_be_kept_weekly_from_the_next_monday(
    trial: DeskTrial, client_id: int, tmp_path: Path
) -> None:
    page = open_forms(trial, client_id)
    page.boxes["cbi"].click()
    page.boxes["checkin5"].click()
    page.boxes["pulse"].click()
    page.length.row.segments()[1].click()
    trial.rest(page)
    assert page.first_day.isVisible()
    assert not page.boxes["cbi"].isVisible()
    (text,) = saved(trial, page, tmp_path / "carnet.pdf")
    assert "Mes quatre semaines" in text
    assert "Semaine 1 23 – 29 nov." in text
    page.first_day.box.setText("")
    page.first_day.box.textEdited.emit("")
    page.first_day.box.editingFinished.emit()
    page.read()
    trial.settle()
    assert not page.save_button.isEnabled()
    page.length.row.segments()[0].click()
    trial.rest(page)
    assert page.boxes["cbi"].isVisible()
    assert page.boxes["cbi"].isChecked()


def test_without_a_choice_there_is_nothing_to_save_and_it_is_said(trial: DeskTrial, client_id: int) -> None:
    page = open_forms(trial, client_id)
    assert page.save_button.isEnabled()
    page.boxes["checkin5"].click()
    trial.rest(page)
    assert not page.save_button.isEnabled()
    assert not page.print_button.isEnabled()
    assert page.message.text() == "Choisissez au moins un questionnaire."
    page.boxes["pulse"].click()
    trial.rest(page)
    assert page.save_button.isEnabled()
    assert page.message.text() == ""


def test_the_language_of_the_sheets_is_their_own(trial: DeskTrial, client_id: int, tmp_path: Path) -> None:
    page = open_forms(trial, client_id)
    page.language.row.segments()[1].click()
    trial.rest(page)
    (text,) = saved(trial, page, tmp_path / "sheet.pdf")
    assert "Five-question check-in" in text
    assert page.boxes["checkin5"].sentence() == "Point en cinq questions"


def test_a_key_of_the_assessments_leads_here_and_back_again(trial: DeskTrial, client_id: int) -> None:
    tab = open_tab(trial, client_id)
    tab.empty.link.click()
    assert trial.gone == [Place(DOCUMENT, client_id, tab=BLANK_FORMS)]
    record_cbi(trial, client_id)
    tab.read()
    trial.settle()
    assert ("P", "Print a blank form") in tab.keys
    QTest.keyClick(tab.list, Qt.Key.Key_P)
    tab.print.click()
    assert trial.gone == [Place(DOCUMENT, client_id, tab=BLANK_FORMS)] * 3
    page = open_forms(trial, client_id)
    page.go_back()
    assert trial.gone[-1] == Place(CLIENT, client_id, tab="assessments")


@pytest.mark.parametrize("language", ["french", "english", "pseudo"])
def test_nothing_is_cut_in_any_language(
    make_trial: Callable[[Translator], DeskTrial], request: pytest.FixtureRequest, language: str
) -> None:
    trial = make_trial(request.getfixturevalue(language))
    page = open_forms(trial, trial.do(trial.services.clients.create, "Zoé Lambert"))
    page.length.row.segments()[1].click()
    trial.rest(page)
    assert cut_words(page) == []
    assert small_targets(page) == []


def test_tab_goes_from_questionnaire_to_questionnaire_before_the_pages(
    trial: DeskTrial, client_id: int
) -> None:
    page = open_forms(trial, client_id)
    boxes = list(page.boxes.values())
    page.name.setFocus()
    for box in boxes[:3]:
        QTest.keyClick(page.window(), Qt.Key.Key_Tab)
        assert page.window().focusWidget() is box
