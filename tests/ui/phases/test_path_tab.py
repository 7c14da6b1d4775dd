"""Phases move forwards and backwards with the same keys; the history stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from coachdesk.domain.phases import DecidedBy, Phase
from coachdesk.i18n.translator import Translator
from coachdesk.ui.phases.path_tab import PathTab
from coachdesk.ui.places import CLIENT, Place
from tests.ui.desks import DeskTrial
from tests.ui.looking import cut_words


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


def test_a_move_in_the_future_is_told_beside_the_date(trial: DeskTrial, client_id: int) -> None:
    page = path_tab(trial, client_id)
    move(trial, page, Phase.REST, "1/12/2026")
    assert page.day.message_text()
    assert trial.do(trial.services.phases.list_moves, client_id) == ()


def test_a_move_without_a_phase_is_asked_for(trial: DeskTrial, client_id: int) -> None:
    page = path_tab(trial, client_id)
    page.record_move()
    assert "Choisissez" in page.phase.message_text()


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
    assert cut_words(path_tab(trial, made)) == []
