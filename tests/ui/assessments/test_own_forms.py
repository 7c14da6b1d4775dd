"""Our own forms that are read across: columns, families, hours, the earlier day beside, nothing lost on the way."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.clients import AddressForm
from coachdesk.domain.situations import WorkSituation
from coachdesk.ui.assessments.assessment_page import AssessmentPage
from coachdesk.ui.assessments.lines_panel import LinesPanel
from coachdesk.ui.assessments.recorded_step import RecordedStep
from coachdesk.ui.assessments.typing_step import TypingStep
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.privacy import Privacy
from tests.ui.assessments.typist import (
    close_page,
    heard,
    kept,
    open_page,
    open_tab,
    plain,
    press,
    type_text,
)
from tests.ui.desks import TODAY, DeskTrial

EARLIER = date(2026, 10, 2)
FACTORS = (2, 3, 1, 0, None, *[1] * 9)


def typing(page: AssessmentPage) -> TypingStep:
    assert isinstance(page.step, TypingStep)
    return page.step


def panel(page: AssessmentPage) -> LinesPanel:
    found = typing(page).panel
    assert isinstance(found, LinesPanel)
    return found


def record(
    trial: DeskTrial, client_id: int, instrument_id: str, day: date, answers: tuple[object, ...]
) -> int:
    made: int = trial.do(
        trial.services.assessments.record, client_id, instrument_id, day, answers, AnswerMode.TOGETHER,
        WorkSituation.WORKING,
    )  # fmt: skip
    return made


def test_an_absent_sign_costs_one_key_and_one_that_is_there_three(trial: DeskTrial, client_id: int) -> None:
    page = open_page(trial, client_id, "weak_signals")
    keys = type_text(page, "1" * 10 + "342" + "1\r")
    assert keys == 15
    trial.settle()
    (one,) = kept(trial, client_id)
    assert one.answers == (*[0] * 30, 2, 3, 1, 0, 0, 0)
    assert one.scores == ()
    assert "Gestes plus lents" in heard(page)


def test_the_families_stand_over_their_lines(trial: DeskTrial, client_id: int) -> None:
    page = open_page(trial, client_id, "weak_signals")
    words = [label.text() for label in panel(page).findChildren(PlainLabel)]
    places = [
        words.index(name) for name in ("Le corps", "Fatigue qui reste", "Les émotions", "Irritation rapide")
    ]
    assert places == sorted(places)
    card = typing(page).card
    assert card.heading.text() == "Question 1 · Le corps"
    assert plain(card.aspect.text()) == "Quelle force ?"
    type_text(page, "3")
    assert plain(card.aspect.text()) == "Depuis quand ?"
    type_text(page, "22" + "1" * 3)
    assert card.heading.text() == "Question 5 · Les émotions"


def test_rows_above_and_below_are_lines_and_not_their_columns(trial: DeskTrial, client_id: int) -> None:
    page = open_page(trial, client_id, "weak_signals")
    type_text(page, "3221")
    rows = [row for row in typing(page)._past if not row.isHidden()]
    assert [row._number for row in rows] == ["1", "2"]
    assert rows[0]._answer == "Net · Quelques jours · De temps en temps"
    assert (rows[1]._answer, rows[1]._key) == ("Absent", "1")


def test_the_gap_of_wished_and_lived_is_seen_on_each_line(trial: DeskTrial, client_id: int) -> None:
    page = open_page(trial, client_id, "job_wished_lived")
    type_text(page, "x8267")
    ends = panel(page).ends
    assert [ends[number].text() for number in (1, 2, 3)] == ["\u22122", "+4", ""]
    type_text(page, "7" + "5" * 10 + "\r")
    trial.settle()
    (one,) = kept(trial, client_id)
    assert one.answers[:4] == (10, 8, 2, 6)
    assert one.scores == ()
    assert "Liberté +4 · Quantité tenable \u22122" in heard(page)


def test_half_hours_are_typed_kept_and_taken_up_again(trial: DeskTrial, client_id: int) -> None:
    page = open_page(trial, client_id, "return_week")
    type_text(page, "&è,")
    page.flush()
    trial.settle()
    close_page(trial, page)
    page = open_page(trial, client_id, "return_week")
    assert typing(page).card.amount.figure() == "17,"
    type_text(page, "17,5\r867")
    assert page.sheet is not None
    assert page.sheet.answers()[:4] == (17.5, 8, 6, 7)
    type_text(page, "o2\r")
    trial.settle()
    (one,) = kept(trial, client_id)
    assert one.answers == (17.5, 8, 6, 7, 1, 1)
    close_page(trial, page)
    page = open_page(trial, client_id, "return_week", one.id)
    press(page, Qt.Key.Key_Up)
    assert typing(page).card.amount.figure() == "17,5"
    type_text(page, "9\r\r")
    trial.settle()
    page.go_on()
    trial.settle()
    assert kept(trial, client_id)[0].answers[0] == 9


def test_a_sign_that_is_no_part_of_an_amount_says_what_may_be_written(
    trial: DeskTrial, client_id: int
) -> None:
    page = open_page(trial, client_id, "return_week")
    card = typing(page).card
    type_text(page, "1z")
    assert plain(card.told.text()) == plain(typing(page).words.amount_hint(1))
    type_text(page, "2")
    assert card.told.text() == ""
    assert typing(page).words.written(1) == "12"


def test_the_earlier_rating_stands_beside_and_is_covered(trial: DeskTrial, client_id: int) -> None:
    record(trial, client_id, "risk_factors", EARLIER, FACTORS)
    page = open_page(trial, client_id, "risk_factors")
    card = typing(page).card
    assert plain(card.previous.text()) == "Le 2 oct. 2026 : Moyennement"
    assert [panel(page).ends[number].text() for number in (1, 2, 5)] == ["3", "4", "–"]
    assert "Moyennement" in page.accessibleName()
    type_text(page, "5" * 4)
    assert plain(card.previous.text()) == "Le 2 oct. 2026 : sans réponse"
    Privacy.current().set_on(is_on=True)
    try:
        type_text(page, "\b\b\b")
        assert "Beaucoup" not in page.accessibleName()
        assert card.previous.is_covered()
    finally:
        Privacy.current().set_on(is_on=False)


def test_a_correction_shows_the_day_before_it_and_not_itself(trial: DeskTrial, client_id: int) -> None:
    first = record(trial, client_id, "risk_factors", EARLIER, FACTORS)
    record(trial, client_id, "risk_factors", TODAY, FACTORS)
    page = open_page(trial, client_id, "risk_factors", first)
    assert not typing(page).card.previous.isVisible()


def test_a_map_left_half_way_is_taken_up_in_its_column(trial: DeskTrial, client_id: int) -> None:
    page = open_page(trial, client_id, "weak_signals")
    type_text(page, "13")
    page.flush()
    trial.settle()
    close_page(trial, page)
    page = open_page(trial, client_id, "weak_signals")
    assert page.sheet is not None
    assert (page.sheet.current_item, page.sheet.answers()[:5]) == (5, (0, 0, 0, 2, None))


def test_a_click_on_a_cell_goes_there(trial: DeskTrial, client_id: int) -> None:
    page = open_page(trial, client_id, "job_wished_lived")
    panel(page).cells[5].click()
    assert page.sheet is not None
    assert page.sheet.current_item == 6
    type_text(page, "4")
    assert page.sheet.answer(6) == 4


def test_the_list_names_lines_and_adds_nothing_up(trial: DeskTrial, client_id: int) -> None:
    record(trial, client_id, "weak_signals", EARLIER, (3, 3, 3, 1, 1, 1, *[0] * 30))
    record(trial, client_id, "job_wished_lived", TODAY, (8, 3, *[5] * 14))
    tab = open_tab(trial, client_id)
    trial.settle()
    rows = [tab.list.rows().at(number) for number in range(2)]
    assert [plain(row.detail) for row in rows if row] == [
        "Plus grands écarts : Quantité tenable \u22125",
        "Présents, du plus fort au plus léger : Fatigue qui reste, Sommeil agité",
    ]
    assert "8 · 3 (\u22125)" in heard(tab.details)


def test_after_the_end_a_map_is_recorded_in_words(trial: DeskTrial, client_id: int) -> None:
    page = open_page(trial, client_id, "weak_signals")
    type_text(page, "1" * 12 + "\r")
    trial.settle()
    assert isinstance(page.step, RecordedStep)
    assert "Aucun signe relevé" in heard(page)


def test_what_was_ticked_in_words_is_told_in_words(trial: DeskTrial, client_id: int) -> None:
    weights = (4, 4, 2, *[0] * 11)
    record(trial, client_id, "risk_factors", TODAY, weights)
    tab = open_tab(trial, client_id)
    trial.settle()
    row = tab.list.rows().at(0)
    assert row is not None
    assert plain(row.detail).startswith(
        "Énormément : Effectifs, Horaires · Moyennement : Moyens · Pas du tout : Pression"
    )
    words = heard(tab.details)
    assert "Effectifs Énormément plus haut = pèse davantage" in words
    assert "0 à 4" not in words


def test_whoever_is_called_tu_reads_it_on_the_screen_too(trial: DeskTrial, client_id: int) -> None:
    trial.do(trial.services.clients.edit, client_id, address_form=AddressForm.TU)
    page = open_page(trial, client_id, "pulse")
    assert "choisis le nombre qui ressemble le plus à tes sept derniers jours" in heard(page)
