"""An answer about safety: told after the form, on the first page, in the file, until what was done is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.safety_notices import NoticeState
from coachdesk.i18n.translator import Translator
from coachdesk.ui.assessments.assessment_page import AssessmentPage
from coachdesk.ui.assessments.forms import DRAFT_KIND, Form, Particulars, draft_key
from coachdesk.ui.assessments.notice_step import NoticeStep
from coachdesk.ui.assessments.recorded_step import RecordedStep
from coachdesk.ui.clients.overview_tab import OverviewTab
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.places import CLIENT, TODAY, Place
from coachdesk.ui.safety.notice_card import NoticeCard, NoticeForm
from coachdesk.ui.safety.safety_card import SafetyCard
from coachdesk.ui.safety.safety_tab import SafetyTab
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.today.today_page import MOST_FIRST, TodayPage
from coachdesk.ui.today.today_rows import FirstRow
from tests.ui.assessments.typist import heard, open_page, type_text
from tests.ui.desks import DeskTrial, child
from tests.ui.looking import cut_words, small_targets
from tests.ui.sessions.writing import write

DAY = date(2026, 11, 14)


def record(trial: DeskTrial, client_id: int, last: int | None = 1) -> int:
    made: int = trial.do(
        trial.services.assessments.record, client_id, "phq9", DAY, (0,) * 8 + (last,), AnswerMode.PAPER, None
    )
    return made


def safety_tab(trial: DeskTrial, client_id: int) -> SafetyTab:
    page = SafetyTab(trial.around, Place(CLIENT, client_id, tab="safety"))
    trial.show(page, (1221, 552))
    return page


def filled_in(trial: DeskTrial, client_id: int, keys: str, mode: AnswerMode) -> AssessmentPage:
    """The whole form typed and finished."""
    form = Form(Particulars(DAY, None, mode), None, {}, is_sheet_checked=True)
    trial.do(trial.services.drafts.keep, DRAFT_KIND, client_id, draft_key("phq9", None), form.to_json())
    page = open_page(trial, client_id, "phq9")
    type_text(page, keys)
    page.go_on()
    trial.settle()
    assert isinstance(page.step, RecordedStep)
    return page


def acknowledge(trial: DeskTrial, form: NoticeForm) -> None:
    write(form.done.box, "Son médecin appelé ensemble")
    write(form.again.box, "23/11")
    form.keep.setFocus()
    QTest.keyClick(form.keep, Qt.Key.Key_Space)
    trial.settle()


def state(trial: DeskTrial, assessment_id: int) -> NoticeState:
    (line,) = trial.do(trial.services.safety_notices.list_of, assessment_id)
    found: NoticeState = line.notice.state
    return found


def test_after_a_paper_form_it_says_what_was_answered_and_no_degree(trial: DeskTrial, client_id: int) -> None:
    page = filled_in(trial, client_id, "000000002", AnswerMode.PAPER)
    said = heard(child(page, NoticeCard))
    assert "PHQ-9, question 9 : réponse 2 (de 0 à 3), il y a 6 jours." in said
    assert "pas la mesure d’un danger" in said
    # What waits has the keyboard, not the way back.
    form = child(page, NoticeForm)
    # Asked of the window: under load it may not be the active one at this moment.
    assert form.window().focusWidget() is form.done.box
    assert form.again.message_text() == ""
    assert not {"risque", "sévère", "dépress", "suicid"} & set(said.casefold().split())
    assert cut_words(page) == []


@pytest.mark.parametrize("mode", [AnswerMode.PAPER, AnswerMode.TOGETHER])
def test_a_screen_reader_hears_of_it_and_of_a_covered_one_only_that_it_waits(
    trial: DeskTrial, client_id: int, mode: AnswerMode
) -> None:
    services = trial.services.assessments
    made = trial.do(services.record, client_id, "phq9", DAY, (0,) * 8 + (1,), mode, None)
    step = NoticeStep(trial.around, trial.do(services.get, made))
    aloud: list[str] = []
    step.announced.connect(aloud.append)
    trial.settle()
    step.panel.read()
    trial.settle()
    (told,) = aloud
    assert ("À regarder" in told) is (mode is AnswerMode.PAPER)
    assert ("pour vos yeux" in told) is (mode is AnswerMode.TOGETHER)
    step.deleteLater()


def test_a_form_without_such_an_answer_says_nothing(trial: DeskTrial, client_id: int) -> None:
    page = filled_in(trial, client_id, "333333330", AnswerMode.PAPER)
    assert not child(page, NoticeStep).isVisible()


def test_a_question_left_out_is_told_too(trial: DeskTrial, client_id: int) -> None:
    page = filled_in(trial, client_id, "00000000 ", AnswerMode.PAPER)
    assert "laissée sans réponse" in heard(child(page, NoticeCard))


def test_answered_together_nothing_shows_before_it_is_opened(trial: DeskTrial, client_id: int) -> None:
    page = filled_in(trial, client_id, "000000001", AnswerMode.TOGETHER)
    step = child(page, NoticeStep)
    card = child(page, NoticeCard)
    assert not card.isVisible()
    assert "vos yeux seulement" in heard(step)
    step.open.setFocus()
    QTest.keyClick(step.open, Qt.Key.Key_Space)
    assert card.isVisible()
    assert card.form is not None
    assert card.form.done.box.hasFocus()


def test_it_is_looked_at_where_it_was_told_and_taken_back(trial: DeskTrial, client_id: int) -> None:
    page = filled_in(trial, client_id, "000000001", AnswerMode.PAPER)
    form = child(page, NoticeForm)
    acknowledge(trial, form)
    (line,) = trial.do(trial.services.safety_notices.list_for, client_id)
    assert (line.notice.done, line.notice.ask_again_on) == (
        "Son médecin appelé ensemble", date(2026, 11, 23),
    )  # fmt: skip
    assert page.findChildren(NoticeForm) == []
    trial.desk.undo_stack.undo()
    trial.settle()
    assert state(trial, line.assessment.id) is NoticeState.OPEN
    again = child(page, NoticeForm)
    assert again.isVisible()
    # The words are not lost: they are a draft again.
    assert again.done.text() == "Son médecin appelé ensemble"


@pytest.mark.parametrize("missing", ["done", "again"])
def test_what_is_missing_is_told_and_it_goes_on_waiting(
    trial: DeskTrial, client_id: int, missing: str
) -> None:
    made = record(trial, client_id)
    form = child(safety_tab(trial, client_id), NoticeForm)
    if missing == "again":
        write(form.done.box, "Appelé")
    else:
        write(form.again.box, "23/11")
    form.acknowledge()
    trial.settle()
    assert (form.done if missing == "done" else form.again).state == "error"
    assert state(trial, made) is NoticeState.OPEN


def test_what_is_typed_waits_as_a_draft_and_goes_with_the_answer(trial: DeskTrial, client_id: int) -> None:
    made = record(trial, client_id)
    page = safety_tab(trial, client_id)
    write(child(page, NoticeForm).done.box, "à moitié")
    page.flush()
    trial.settle()
    again = child(safety_tab(trial, client_id), NoticeForm)
    assert again.done.text() == "à moitié"
    write(again.again.box, "23/11")
    again.acknowledge()
    trial.settle()
    assert state(trial, made) is NoticeState.ACKNOWLEDGED
    assert [one for one in trial.do(trial.services.drafts.list_all) if one.kind == "safety notice"] == []


def test_typing_is_not_disturbed_by_another_notice(trial: DeskTrial, client_id: int) -> None:
    record(trial, client_id)
    page = safety_tab(trial, client_id)
    form = child(page, NoticeForm)
    write(form.done.box, "en cours de frappe")
    trial.desk.perform(
        trial.services.assessments.record, client_id, "phq9", DAY, (0,) * 8 + (3,), AnswerMode.PAPER, None
    )
    trial.settle()
    assert len(page.notices.cards()) == 2
    assert form.done.text() == "en cours de frappe"


def test_the_tab_shows_a_corrected_one_with_its_history(trial: DeskTrial, client_id: int) -> None:
    made = record(trial, client_id, 2)
    page = safety_tab(trial, client_id)
    trial.desk.perform(trial.services.assessments.correct, made, answers=(0,) * 9)
    trial.settle()
    said = heard(page)
    assert "corrigée depuis" in said
    assert "ouvert, réponse : 2." in said
    assert "clos comme corrigé, le questionnaire ne le demande plus." in said
    assert page.findChildren(NoticeForm) == []
    assert not page._empty.isVisible()


def test_it_is_the_first_reason_of_the_day_and_leads_to_the_file(trial: DeskTrial, client_id: int) -> None:
    trial.do(trial.services.safety.record, client_id, said="fatigue", ask_again_on=date(2026, 11, 20))
    record(trial, client_id)
    record(trial, client_id)
    for number in range(MOST_FIRST):
        record(trial, trial.do(trial.services.clients.create, f"Personne {number}"))
    page = TodayPage(trial.around, Place(TODAY))
    trial.show(page)
    rows = page.findChildren(FirstRow)
    # Nobody is left out, however many there are; what is more about one person stands in the same row.
    assert len(rows) == MOST_FIRST + 1
    assert all("il y a 6 jours" in heard(row) for row in rows)
    assert heard(rows[0]).count("question 9") == 2 * heard(rows[1]).count("question 9")
    assert f"{MOST_FIRST + 1} dossiers à regarder" in heard(page.header).replace("\u00a0", " ")
    rows[0].action.click()
    assert trial.gone[-1] == Place(CLIENT, client_id, tab="safety")


def test_the_day_forgets_it_once_it_is_looked_at(trial: DeskTrial, client_id: int) -> None:
    made = record(trial, client_id)
    page = TodayPage(trial.around, Place(TODAY))
    trial.show(page)
    (line,) = trial.do(trial.services.safety_notices.list_of, made)
    trial.desk.perform(trial.services.safety_notices.acknowledge, line.notice.id, "vu", date(2026, 11, 23))
    trial.settle()
    assert page.findChildren(FirstRow) == []


def test_the_overview_says_it_while_it_waits(trial: DeskTrial, client_id: int) -> None:
    page = OverviewTab(trial.around, Place(CLIENT, client_id))
    trial.show(page)
    assert not page.notices.isVisible()
    made = record(trial, client_id)
    page.read()
    trial.settle()
    assert "question 9" in heard(page.notices)
    trial.desk.perform(trial.services.assessments.move_to_bin, made)
    trial.settle()
    assert not page.notices.isVisible()


def test_the_numbers_are_within_reach(trial: DeskTrial, client_id: int) -> None:
    record(trial, client_id)
    page = safety_tab(trial, client_id)
    child(page, NoticeForm).card.click()
    trial.settle()
    card = child(page, SafetyCard)
    assert "3114" in heard(card)
    card.reject()
    trial.settle()


def test_the_privacy_screen_covers_it(trial: DeskTrial, client_id: int) -> None:
    record(trial, client_id)
    page = safety_tab(trial, client_id)
    write(child(page, NoticeForm).done.box, "mot secret")
    Privacy.current().set_on(True)
    assert "mot secret" not in heard(page)
    assert "question 9" not in heard(page)


@pytest.mark.parametrize("size", [100, 160])
def test_nothing_is_cut_in_a_longer_language(
    make_trial: Callable[[Translator], DeskTrial],
    pseudo: Translator,
    theme: Theme,
    size: int,
) -> None:
    trial = make_trial(pseudo)
    theme.set_text_size(size)
    client_id = trial.do(trial.services.clients.create, "Zoé")
    record(trial, client_id)
    page = safety_tab(trial, client_id)
    assert cut_words(page) == []
    assert small_targets(page) == []
