"""Which marks are drawn is chosen beside an assessment, by keyboard, and kept for all files."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coachdesk.domain.assessments import AnswerMode
from tests.ui.assessments.typist import DAY, heard, open_tab
from tests.ui.desks import DeskTrial
from tests.ui.looking import cut_words


def choices(trial: DeskTrial) -> dict[str, str]:
    found: dict[str, str] = json.loads(trial.do(trial.services.practice.get).norm_choices)
    return found


def test_the_choice_is_kept_and_taken_back_and_the_keyboard_stays(trial: DeskTrial, client_id: int) -> None:
    trial.do(trial.services.assessments.record_scores, client_id, "mbi_hss", DAY, {"ee": "20"}, None)
    tab = open_tab(trial, client_id)
    field = tab.details.marks
    assert field is not None
    assert field.value() == "fr_usual"
    assert "tiers d’un échantillon" in field.box.word()
    field.box.setFocus()
    QTest.keyClick(field.box, Qt.Key.Key_Down)
    trial.settle()
    assert choices(trial) == {"mbi_hss": "us_1996_overall"}
    after = tab.details.marks
    assert after is not None
    assert after.value() == "us_1996_overall"
    assert after.box.hasFocus()
    QTest.keyClick(after.box, Qt.Key.Key_End)
    trial.settle()
    assert choices(trial) == {"mbi_hss": ""}
    trial.desk.undo_stack.undo()
    trial.settle()
    assert tab.details.marks is not None
    assert tab.details.marks.value() == "us_1996_overall"
    assert cut_words(tab) == []


def test_without_a_published_cut_off_there_is_nothing_to_choose(trial: DeskTrial, client_id: int) -> None:
    record = trial.services.assessments.record
    trial.do(record, client_id, "olbi", DAY, (2,) * 16, AnswerMode.PAPER, None)
    tab = open_tab(trial, client_id)
    assert tab.details.marks is None
    assert "Aucun seuil publié." in heard(tab.details)
