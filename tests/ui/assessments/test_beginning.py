"""A new assessment: which questionnaire, of which day, with which work situation."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.situations import WorkSituation
from coachdesk.i18n.translator import Translator
from coachdesk.instruments.library import Library
from coachdesk.ui.assessments.assessment_page import AssessmentPage
from coachdesk.ui.assessments.forms import questions_line
from coachdesk.ui.assessments.new_assessment import NewAssessment
from coachdesk.ui.assessments.particulars_form import EditParticulars, ParticularsForm
from coachdesk.ui.places import ASSESSMENT, Place
from tests.ui.assessments.typist import close_page, draft, kept, open_page, open_tab, plain, type_text
from tests.ui.desks import TODAY, DeskTrial


def begin(trial: DeskTrial, client_id: int) -> NewAssessment:
    tab = open_tab(trial, client_id)
    tab.begin()
    dialog = tab.window().findChild(NewAssessment)
    assert isinstance(dialog, NewAssessment)
    trial.settle()
    return dialog


def choose(dialog: NewAssessment, instrument_id: str) -> None:
    dialog.list.set_current(instrument_id)
    dialog.list.row_current.emit(instrument_id)


def type_day(trial: DeskTrial, form: ParticularsForm, typed: str) -> None:
    form.day.box.setText(typed)
    form.day.box.textEdited.emit(typed)
    form.day.box.editingFinished.emit()
    trial.settle()


def situations(trial: DeskTrial, client_id: int) -> None:
    record = trial.services.network.record_situation
    trial.do(record, client_id, date(2026, 1, 5), WorkSituation.ON_LEAVE)
    trial.do(record, client_id, date(2026, 9, 1), WorkSituation.PART_TIME)


def test_each_questionnaire_says_its_minutes_and_its_licence(trial: DeskTrial, client_id: int) -> None:
    dialog = begin(trial, client_id)
    rows = [dialog.list.rows().at(number) for number in range(dialog.list.rows().rowCount())]
    minutes = {row.key: row.caption for row in rows if row}
    order = [key for key in minutes if key in {"checkin5", "pulse", "cbi", "mbi_hss"}]
    assert order == ["checkin5", "pulse", "cbi", "mbi_hss"]
    assert [minutes[key] for key in order] == ["1\u00a0min", "1\u00a0min", "5\u00a0min", "10\u00a0min"]
    own = {"weak_signals", "risk_factors", "job_wished_lived", "return_week"}
    assert {"guide10", "olbi", "was", "ors"} | own <= minutes.keys()
    # Two dozen rows scroll; the dialog still fits a small laptop.
    assert dialog.height() <= 768
    choose(dialog, "mbi_hss")
    assert "votre propre licence" in dialog.licence.text()
    assert not dialog.form.mode.isVisible()
    choose(dialog, "pulse")
    assert dialog.form.mode.isVisible()


def test_what_is_chosen_reaches_the_page(trial: DeskTrial, client_id: int) -> None:
    situations(trial, client_id)
    dialog = begin(trial, client_id)
    choose(dialog, "pulse")
    type_day(trial, dialog.form, "2/3/2026")
    assert dialog.form.situation.value() is WorkSituation.ON_LEAVE
    dialog.form.mode.row.segments()[1].click()
    dialog.act.click()
    trial.settle()
    assert trial.gone[-1] == Place(ASSESSMENT, client_id, tab="pulse")
    page = open_page(trial, client_id, "pulse")
    assert "2 mars 2026" in plain(page.header.facts.text())
    type_text(page, "123456\r")
    trial.settle()
    (one,) = kept(trial, client_id)
    assert (one.taken_on, one.work_situation, one.mode) == (
        date(2026, 3, 2),
        WorkSituation.ON_LEAVE,
        AnswerMode.PAPER,
    )


def test_the_work_situation_is_asked_again_when_the_day_changes(trial: DeskTrial, client_id: int) -> None:
    situations(trial, client_id)
    dialog = begin(trial, client_id)
    assert dialog.form.situation.value() is WorkSituation.PART_TIME
    type_day(trial, dialog.form, "2/3/2026")
    assert dialog.form.situation.value() is WorkSituation.ON_LEAVE
    assert dialog.form.situation.state == "attention"
    type_day(trial, dialog.form, "2/3/2025")
    assert dialog.form.situation.value() is None


def test_a_situation_that_changes_with_the_day_is_looked_at_before_it_is_used(
    trial: DeskTrial, client_id: int
) -> None:
    situations(trial, client_id)
    dialog = begin(trial, client_id)
    dialog.form.day.box.setText("2/3/2026")
    dialog.form.day.box.textEdited.emit("2/3/2026")
    dialog.act.click()
    trial.settle()
    assert trial.gone == []
    assert dialog.form.situation.value() is WorkSituation.ON_LEAVE
    dialog.act.click()
    trial.settle()
    assert trial.gone[-1].page == ASSESSMENT


def test_a_day_in_the_future_is_told_and_nothing_begins(trial: DeskTrial, client_id: int) -> None:
    dialog = begin(trial, client_id)
    type_day(trial, dialog.form, "21/11/2026")
    assert dialog.form.day.state == "error"
    assert "21 nov. 2026" in plain(dialog.form.day.message_text())
    dialog.act.click()
    trial.settle()
    assert trial.gone == []
    assert draft(trial, client_id, "checkin5") is None


def test_a_paused_one_of_the_kind_is_gone_on_with_unless_said_otherwise(
    trial: DeskTrial, client_id: int
) -> None:
    page = open_page(trial, client_id, "pulse")
    type_text(page, "12\x1b")
    close_page(trial, page)
    dialog = begin(trial, client_id)
    choose(dialog, "pulse")
    assert dialog.act.word() == "Continuer"
    assert "Baromètre\u00a0: 2 réponses sur 6" in dialog.paused.text()
    assert not dialog.form.isEnabled()
    dialog.act.click()
    trial.settle()
    assert '"keys": ["1", "2", null' in (draft(trial, client_id, "pulse") or "")
    again = begin(trial, client_id)
    choose(again, "pulse")
    again.anew.setChecked(True)
    assert again.act.word() == "Commencer"
    again.act.click()
    trial.settle()
    assert '"sheet": null' in (draft(trial, client_id, "pulse") or "")


def particulars_of(page: AssessmentPage) -> EditParticulars:
    page.edit_particulars()
    window: QWidget = page.window()
    dialog = window.findChild(EditParticulars)
    assert isinstance(dialog, EditParticulars)
    return dialog


def test_day_and_situation_are_changed_while_typing(trial: DeskTrial, client_id: int) -> None:
    situations(trial, client_id)
    page = open_page(trial, client_id, "checkin5")
    type_text(page, "12")
    dialog = particulars_of(page)
    assert dialog.form.day.value() == TODAY
    type_day(trial, dialog.form, "3/3/2026")
    dialog.form.resolve(dialog._use)
    trial.settle()
    type_text(page, "121\r")
    trial.settle()
    (one,) = kept(trial, client_id)
    assert (one.taken_on, one.work_situation) == (date(2026, 3, 3), WorkSituation.ON_LEAVE)
    assert one.answers == (1, 0, 1, 0, 1)


def test_asking_about_the_same_days_twice_is_said_and_not_forbidden(trial: DeskTrial, client_id: int) -> None:
    trial.do(
        trial.services.assessments.record, client_id, "guide10", date(2026, 11, 2), [1] * 10,
        AnswerMode.TOGETHER, None,
    )  # fmt: skip
    dialog = begin(trial, client_id)
    choose(dialog, "guide10")
    assert plain(dialog.soon.text()).startswith("Déjà rempli le 2 nov. 2026. Il porte sur 30 jours")
    assert dialog.soon.isVisible()
    assert dialog.act.isEnabled()
    choose(dialog, "risk_factors")
    assert not dialog.soon.isVisible()
    choose(dialog, "guide10")
    type_day(trial, dialog.form, "02/06/2026")
    assert not dialog.soon.isVisible()


def test_a_day_of_which_the_file_holds_nothing_is_asked_about(trial: DeskTrial, client_id: int) -> None:
    situations(trial, client_id)
    dialog = begin(trial, client_id)
    type_day(trial, dialog.form, "2/3/2025")
    assert dialog.form.situation.value() is None
    assert plain(dialog.form.situation.message_text()).startswith(
        "Le dossier ne dit rien pour le 2 mars 2025"
    )


def test_the_coding_that_a_file_does_not_use_is_not_gone_without_a_word(
    trial: DeskTrial, client_id: int
) -> None:
    record = trial.services.assessments.record
    trial.do(record, client_id, "olbi", TODAY, (2,) * 16, AnswerMode.PAPER, None)
    dialog = begin(trial, client_id)
    choose(dialog, "olbi")
    assert "l’autre cotation" in dialog.licence.text()
    choose(dialog, "pulse")
    assert "cotation" not in dialog.licence.text()


def test_a_title_that_counts_its_questions_is_not_followed_by_their_number(
    ui_library: Library, french: Translator, english: Translator
) -> None:
    for t, instrument_id, said in (
        (french, "checkin5", ""),
        (english, "checkin5", "5 questions"),
        (french, "pulse", "6 questions"),
    ):
        wording = ui_library.wording(instrument_id, None, t.language)
        instrument = ui_library.get(instrument_id)
        assert plain(questions_line(t, instrument, wording)) == said
