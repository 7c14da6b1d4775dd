"""The code of a printed sheet: in the dialog of a new assessment, and in the search field of the window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coachdesk.domain import form_codes
from coachdesk.domain.assessments import AnswerMode
from coachdesk.ui.assessments.new_assessment import NewAssessment
from coachdesk.ui.places import ASSESSMENT, CLIENT, Place
from coachdesk.ui.window import DeskWindow
from tests.ui.assessments.test_beginning import begin, choose, type_day
from tests.ui.assessments.typist import kept, open_page, plain, type_text
from tests.ui.desks import DeskTrial
from tests.ui.looking import cut_words


def code_of(trial: DeskTrial, client_id: int, instrument_id: str = "pulse") -> str:
    uuid = trial.do(trial.services.clients.get_file, client_id).client.uuid
    return form_codes.printed(form_codes.code(uuid, instrument_id, "1"))


def slip_in(code: str) -> str:
    return code[:-1] + next(sign for sign in form_codes.SIGNS if sign != code[-1])


def type_code(trial: DeskTrial, dialog: NewAssessment, code: str) -> None:
    dialog.code.box.setText(code)
    dialog.code.box.textEdited.emit(code)
    QTest.keyClick(dialog.code.box, Qt.Key.Key_Return)
    trial.settle()


def search(trial: DeskTrial, window: DeskWindow, typed: str) -> None:
    window.top_bar.search.setText(typed)
    window.top_bar.search.textEdited.emit(typed)
    trial.settle()


@pytest.fixture
def window(trial: DeskTrial) -> Iterator[DeskWindow]:
    window = DeskWindow(lambda go: replace(trial.around, go=go), trial.errands)
    window.resize(1366, 768)
    window.show()
    window.start()
    trial.settle()
    yield window
    window.leave()
    window.stop()
    window.close()
    window.deleteLater()
    trial.settle()


def test_a_code_chooses_the_questionnaire_and_asks_for_the_day_only(trial: DeskTrial, client_id: int) -> None:
    dialog = begin(trial, client_id)
    type_code(trial, dialog, code_of(trial, client_id).lower())
    assert trial.gone == []
    assert dialog.list.current_key() == "pulse"
    assert dialog.form.mode.value() is AnswerMode.PAPER
    assert dialog.code.state == ""
    type_day(trial, dialog.form, "13/11/2026")
    dialog.act.click()
    trial.settle()
    assert trial.gone == [Place(ASSESSMENT, client_id, tab="pulse")]
    page = open_page(trial, client_id, "pulse")
    type_text(page, "123456\r")
    trial.settle()
    (one,) = kept(trial, client_id)
    assert (one.instrument_id, one.taken_on, one.mode) == ("pulse", date(2026, 11, 13), AnswerMode.PAPER)


def test_a_wrong_code_is_told_under_the_field_and_begins_nothing(trial: DeskTrial, client_id: int) -> None:
    dialog = begin(trial, client_id)
    for typed, told in (
        (slip_in(code_of(trial, client_id)), "erreur dans ce code"),
        ("AEIO", "huit signes"),
        (form_codes.code("elsewhere", "pulse", "1"), "Aucun dossier de ce coffre"),
    ):
        type_code(trial, dialog, typed)
        assert dialog.code.state == "error"
        assert told in plain(dialog.code.message_text())
        dialog.act.click()
        trial.settle()
        assert trial.gone == []
        assert dialog.isVisible()


def test_a_code_of_another_file_or_of_one_in_the_bin_is_told_without_a_name(
    trial: DeskTrial, client_id: int
) -> None:
    other = trial.do(trial.services.clients.create, "Bastien Roux")
    dialog = begin(trial, client_id)
    type_code(trial, dialog, code_of(trial, other))
    assert "autre dossier" in dialog.code.message_text()
    assert "Bastien" not in dialog.code.message_text()
    trial.do(trial.services.clients.move_to_bin, other)
    type_code(trial, dialog, code_of(trial, other, "cbi"))
    assert "corbeille" in dialog.code.message_text()
    assert trial.gone == []


def test_a_row_chosen_by_hand_counts_more_than_a_code(trial: DeskTrial, client_id: int) -> None:
    dialog = begin(trial, client_id)
    type_code(trial, dialog, slip_in(code_of(trial, client_id)))
    choose(dialog, "checkin5")
    assert dialog.code.text() == ""
    assert dialog.code.state == ""
    dialog.act.click()
    trial.settle()
    assert trial.gone == [Place(ASSESSMENT, client_id, tab="checkin5")]


def test_a_code_taken_back_lets_the_questionnaire_begin(trial: DeskTrial, client_id: int) -> None:
    dialog = begin(trial, client_id)
    type_code(trial, dialog, code_of(trial, client_id))
    dialog.code.set_text("")
    dialog.act.click()
    trial.settle()
    assert trial.gone == [Place(ASSESSMENT, client_id, tab="pulse")]


def test_a_code_in_the_search_field_opens_that_questionnaire_of_that_file(
    trial: DeskTrial, client_id: int, window: DeskWindow
) -> None:
    search(trial, window, code_of(trial, client_id))
    (row,) = [window.search_panel.results.rows().at(0)]
    assert row is not None
    assert row.name == "Zoé Lambert"
    assert row.is_private
    assert "Baromètre de la semaine" in row.detail
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Return)
    trial.settle()
    page = window.current_page()
    assert page is not None
    assert (page.place.page, page.place.client_id, page.place.tab) == (CLIENT, client_id, "assessments")
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, NewAssessment)]
    assert dialog.list.current_key() == "pulse"
    assert dialog.form.mode.value() is AnswerMode.PAPER
    assert not dialog.code.isVisible()
    dialog.act.click()
    trial.settle()
    after = window.current_page()
    assert after is not None
    assert after.place == Place(ASSESSMENT, client_id, tab="pulse")


def test_a_slip_in_the_search_field_is_told_beneath_and_stays_to_be_put_right(
    trial: DeskTrial, client_id: int, window: DeskWindow
) -> None:
    typed = slip_in(code_of(trial, client_id))
    search(trial, window, typed)
    panel = window.search_panel
    assert panel.isVisible()
    assert "erreur dans ce code" in plain(panel.told.text())
    assert cut_words(panel) == []
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Return)
    trial.settle()
    assert window.top_bar.search.text() == typed
    search(trial, window, "zoé")
    assert not panel.told.isVisible()
    assert panel.results.rows().rowCount() == 1
    trial.do(trial.services.clients.move_to_bin, client_id)
    search(trial, window, code_of(trial, client_id))
    assert "corbeille" in plain(panel.told.text())
    search(trial, window, "")
    assert not panel.isVisible()
