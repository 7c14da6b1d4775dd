"""The list of assessments: newest first, in words; marks with their source and never as a verdict."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.situations import WorkSituation
from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.places import ASSESSMENT, Place
from tests.ui.assessments.typist import (
    CBI,
    DAY,
    close_page,
    heard,
    kept,
    open_page,
    open_tab,
    plain,
    record_cbi,
    type_text,
)
from tests.ui.desks import DeskTrial


def some(trial: DeskTrial, client_id: int) -> None:
    services = trial.services.assessments
    gaps = (None, *CBI[1:7], *([None] * 4), *CBI[11:])
    trial.do(services.record, client_id, "cbi", DAY, gaps, AnswerMode.PAPER, WorkSituation.ON_LEAVE)
    trial.do(
        services.record,
        client_id,
        "checkin5",
        date(2026, 11, 19),
        (1, 0, None, 1, 0),
        AnswerMode.TOGETHER,
        None,
    )
    trial.do(services.record_scores, client_id, "mbi_hss", date(2026, 3, 1), {"ee": "30", "dp": "5"}, None)
    pulse = (3, 4, 5, 6, 7, 8)
    trial.do(services.record, client_id, "pulse", DAY, pulse, AnswerMode.TOGETHER, WorkSituation.WORKING)


def rows_of(trial: DeskTrial, client_id: int) -> list[tuple[str, str, str]]:
    model = open_tab(trial, client_id).list.rows()
    rows = [model.at(number) for number in range(model.rowCount())]
    return [(row.name, row.caption, row.detail) for row in rows if row is not None]


def test_rows_say_day_situation_entry_and_results_newest_first(trial: DeskTrial, client_id: int) -> None:
    some(trial, client_id)
    rows = [tuple(plain(text) for text in row) for row in rows_of(trial, client_id)]
    assert [row[0] for row in rows] == [
        "Cinq questions du 19 nov. 2026",
        "Baromètre du 12 nov. 2026",
        "CBI du 12 nov. 2026",
        "MBI-HSS du 1er mars 2026",
    ]
    assert rows[0][2] == "Oui : Repos sans effet, Réserves à sec"
    assert rows[0][1].endswith("partiel : 4 réponses sur 5")
    assert rows[1][1:] == (
        "Au travail · rempli ensemble",
        "Énergie 3 · Sommeil 4 · Récupération 5 · Sens 6 · Lien 7 · Confiance 8 (de 0 à 10)",
    )
    assert rows[2][1] == "En arrêt · saisi depuis le papier · partiel : 14 réponses sur 19"
    assert rows[2][2] == "Personnel 50 · Travail sans valeur · Relation 45,8 (de 0 à 100)"
    assert (
        rows[3][2]
        == "Épuisement 30 (de 0 à 54) · Distance 5 (de 0 à 30) · Accomplissement sans valeur (de 0 à 48)"
    )


def test_rows_speak_english(make_trial: Callable[[Translator], DeskTrial], english: Translator) -> None:
    made = make_trial(english)
    person = made.do(made.services.clients.create, "Zoe")
    some(made, person)
    rows = rows_of(made, person)
    assert plain(rows[2][0]) == "CBI of 12 Nov 2026"
    assert rows[2][2] == "Personal 50 · Work no value · Contact 45.8 (0 to 100)"


def test_marks_stand_with_their_source_and_caution(trial: DeskTrial, client_id: int) -> None:
    some(trial, client_id)
    tab = open_tab(trial, client_id)
    tab.list.set_current(next(key for key, line in tab._lines.items() if line.instrument.id == "cbi"))
    tab._show_current()
    words = heard(tab.details)
    assert "Personnel : 50 ou plus" in words
    assert "Convention répandue, absente de l’article de 2005." in words
    assert "pas une frontière entre deux états" in words
    assert "Travail :" not in words
    assert "n’est comparé à rien" in words
    assert "3/7 réponses" in words
    assert "sévère" not in words


def test_who_typed_a_sheet_twice_and_what_differed_is_said(trial: DeskTrial, client_id: int) -> None:
    slip = (*CBI[:6], CBI[6] - 25, *CBI[7:])
    trial.do(
        trial.services.assessments.record, client_id, "cbi", DAY, CBI, AnswerMode.PAPER, None,
        entered_by="Léa", typings=(CBI, slip),
    )  # fmt: skip
    words = heard(open_tab(trial, client_id).details)
    assert "Saisi par Léa · saisi deux fois, question 7 saisie autrement : Fortement / Moyennement" in words


def test_a_questionnaire_without_marks_says_so(trial: DeskTrial, client_id: int) -> None:
    some(trial, client_id)
    tab = open_tab(trial, client_id)
    tab.list.set_current(next(key for key, line in tab._lines.items() if line.instrument.id == "pulse"))
    tab._show_current()
    assert "Aucun seuil publié." in heard(tab.details)


def test_a_new_file_says_what_will_be_here(trial: DeskTrial, client_id: int) -> None:
    tab = open_tab(trial, client_id)
    assert tab.empty.isVisible()
    assert not tab.list.isVisible()
    record_cbi(trial, client_id)
    tab.read()
    trial.settle()
    assert not tab.empty.isVisible()
    assert tab.list.isVisible()


def test_delete_moves_to_the_bin_and_undo_brings_back(trial: DeskTrial, client_id: int) -> None:
    some(trial, client_id)
    tab = open_tab(trial, client_id)
    said: list[str] = []
    trial.desk.done.connect(said.append)
    tab.list.setFocus()
    QTest.keyClick(tab.list, Qt.Key.Key_Delete)
    trial.settle()
    assert [line.instrument.id for line in tab._lines.values()] == ["pulse", "cbi", "mbi_hss"]
    assert [plain(words) for words in said] == ["Cinq questions du 19 nov. 2026 : à la corbeille"]
    line = tab.current()
    assert line is not None
    assert line.instrument.id == "pulse"
    trial.desk.undo()
    trial.settle()
    assert len(tab._lines) == 4
    assert len(kept(trial, client_id)) == 4


def test_e_corrects_the_current_one(trial: DeskTrial, client_id: int) -> None:
    made = record_cbi(trial, client_id)
    tab = open_tab(trial, client_id)
    tab.list.setFocus()
    QTest.keyClick(tab.list, Qt.Key.Key_E)
    assert trial.gone[-1] == Place(ASSESSMENT, client_id, made, tab="cbi")


def test_what_is_paused_is_taken_up_or_thrown_away(trial: DeskTrial, client_id: int) -> None:
    page = open_page(trial, client_id, "pulse")
    type_text(page, "123\x1b")
    close_page(trial, page)
    tab = open_tab(trial, client_id)
    assert "Baromètre : 3 réponses sur 6, en pause depuis le 20 nov. 2026" in heard(tab)
    tab.setFocus()
    QTest.keyClick(tab, Qt.Key.Key_R)
    assert trial.gone[-1] == Place(ASSESSMENT, client_id, tab="pulse")
    tab._ask_to_discard(tab._paused[0])
    verb = [each for each in tab.window().findChildren(QPushButton) if each.text() == "Abandonner"]
    verb[-1].click()
    trial.settle()
    assert tab._paused == ()
    assert tab._waiting.count() == 0


def test_nothing_of_another_file_is_listed(trial: DeskTrial, client_id: int) -> None:
    other = trial.do(trial.services.clients.create, "Autre")
    some(trial, other)
    page = open_page(trial, other, "pulse")
    type_text(page, "123\x1b")
    close_page(trial, page)
    tab = open_tab(trial, client_id)
    assert (tab._lines, tab._paused) == ({}, ())


def test_while_covered_neither_score_nor_answer_can_be_read(trial: DeskTrial, client_id: int) -> None:
    some(trial, client_id)
    tab = open_tab(trial, client_id)
    tab.list.set_current(next(key for key, line in tab._lines.items() if line.instrument.id == "cbi"))
    tab._show_current()
    assert "45,8" in heard(tab)
    Privacy.current().set_on(True)
    trial.settle()
    words = heard(tab)
    for secret in ("45,8", "50 ou plus", "En arrêt", "Souvent", "14 réponses"):
        assert secret not in words


@pytest.mark.parametrize("count", [1, 520])
def test_a_long_history_is_listed_whole(trial: DeskTrial, client_id: int, count: int) -> None:
    pulse = (3, 4, 5, 6, 7, 8)

    def record_all() -> None:
        with trial.services.ledger.together():
            for number in range(count):
                day = date.fromordinal(DAY.toordinal() - 7 * number)
                trial.services.assessments.record(client_id, "pulse", day, pulse, AnswerMode.TOGETHER, None)

    trial.do(record_all)
    assert len(rows_of(trial, client_id)) == count


def test_no_yes_is_counted_and_only_what_is_missing_is_said(trial: DeskTrial, client_id: int) -> None:
    for answers in ((0, 0, 0, 0, 0), (0, 0, 0, None, None)):
        trial.do(
            trial.services.assessments.record,
            client_id, "checkin5", DAY, answers, AnswerMode.TOGETHER, WorkSituation.WORKING,
        )  # fmt: skip
    rows = [tuple(plain(text) for text in row) for row in rows_of(trial, client_id)]
    assert sorted(row[1:] for row in rows) == [
        ("Au travail · rempli ensemble", "0 oui sur 5"),
        ("Au travail · rempli ensemble · partiel : 3 réponses sur 5", "0 oui sur 3"),
    ]


def test_questions_are_counted_in_the_number_that_french_wants(trial: DeskTrial, client_id: int) -> None:
    page = open_page(trial, client_id, "pulse")
    for key, told in (("", "0 question sur 6"), ("3", "1 question sur 6"), ("4", "2 questions sur 6")):
        type_text(page, key)
        assert told in heard(page)
