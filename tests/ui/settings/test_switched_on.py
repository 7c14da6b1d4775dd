"""A coach switches hidden questionnaires on by saying what they do; others never see the question."""

from __future__ import annotations

from datetime import date

from coachdesk.domain.practices import Profession
from tests.ui.assessments.typist import heard
from tests.ui.desks import DeskTrial
from tests.ui.looking import cut_words
from tests.ui.sessions.writing import write
from tests.ui.settings.test_settings import settings_page
from tests.ui.waiting import live

NAMES = ("depress", "dépress", "anxi", "insomni", "trouble")


def test_only_a_coach_is_asked(trial: DeskTrial) -> None:
    page = settings_page(trial)
    assert not page.switched_on.isVisible()
    page.practice.profession.box.setCurrentIndex(0)
    page.practice.profession.box.activated.emit(0)
    assert page.switched_on.isVisible()
    # No name of an illness stands there.
    assert not [name for name in NAMES if name in heard(page.switched_on).casefold()]


def test_a_statement_switches_on_what_is_ticked_and_shows_its_day(trial: DeskTrial) -> None:
    trial.do(trial.services.practice.edit, profession=Profession.COACH)
    page = settings_page(trial)
    card = page.switched_on
    assert set(card.ticks) == {"phq9", "phq2", "gad7", "isi"}
    card.ticks["phq9"].click()
    card.on.click()
    trial.settle()
    assert card.statement.state == "error"
    assert trial.do(trial.services.practice.get).switched_on == ()
    write(card.statement.box, "J’appelle son médecin avec la personne.")
    card.on.click()
    trial.settle()
    practice = trial.do(trial.services.practice.get)
    assert (practice.switched_on, practice.stated_on) == (("phq9",), date(2026, 11, 20))
    assert "Activés : PHQ-9. Déclaré le 20 nov. 2026." in heard(card)
    # The label that came gets its room a moment later.
    live(50)
    assert cut_words(page) == []
    card.off.click()
    trial.settle()
    assert trial.do(trial.services.practice.get).switched_on == ()
    trial.desk.undo_stack.undo()
    trial.settle()
    assert card.statement.text() == "J’appelle son médecin avec la personne."
    assert card.ticks["phq9"].isChecked()
