"""No word is cut, nothing is too small to press: in both languages and in one forty percent longer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.ui.assessments.new_assessment import NewAssessment
from coachdesk.ui.theme.theme import Theme
from tests.ui.assessments.typist import close_page, open_page, open_tab, record_cbi, type_text
from tests.ui.desks import DeskTrial
from tests.ui.looking import cut_words, settle, small_targets

SMALLEST = (927, 584)
"""Content of the smallest window."""


@pytest.fixture(params=["french", "english", "pseudo"])
def spoken_trial(request: pytest.FixtureRequest, make_trial: Callable[[Translator], DeskTrial]) -> DeskTrial:
    return make_trial(request.getfixturevalue(request.param))


def check(trial: DeskTrial, widget: QWidget) -> None:
    trial.settle()
    settle()
    assert cut_words(widget) == []
    assert small_targets(widget) == []


@pytest.mark.parametrize(
    ("instrument_id", "keys"),
    [
        ("checkin5", ("1. ", "12")),
        ("pulse", ("x 3.", "12")),
        ("cbi", ("\r", "12. 4", "12345123451234")),
        ("mbi_hss", ("99\r",)),
    ],
)
@pytest.mark.parametrize("size", [(1269, 712), SMALLEST])
def test_no_word_of_a_questionnaire_is_cut(
    spoken_trial: DeskTrial, instrument_id: str, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    person = spoken_trial.do(spoken_trial.services.clients.create, "Łucja " * 10)
    page = open_page(spoken_trial, person, instrument_id)
    page.resize(*size)
    check(spoken_trial, page)
    for part in keys:
        type_text(page, part)
        check(spoken_trial, page)
    close_page(spoken_trial, page)


@pytest.mark.parametrize(("text_size", "size"), [(100, (1221, 528)), (130, (1221, 528)), (100, (879, 416))])
def test_no_word_of_the_list_is_cut(
    spoken_trial: DeskTrial, theme: Theme, text_size: int, size: tuple[int, int]
) -> None:
    theme.set_text_size(text_size)
    person = spoken_trial.do(spoken_trial.services.clients.create, "Zoé")
    tab = open_tab(spoken_trial, person)
    tab.resize(*size)
    check(spoken_trial, tab)
    record_cbi(spoken_trial, person)
    page = open_page(spoken_trial, person, "pulse")
    type_text(page, "12\x1b")
    close_page(spoken_trial, page)
    tab.read()
    check(spoken_trial, tab)
    tab.begin()
    dialog = tab.window().findChild(NewAssessment)
    assert isinstance(dialog, NewAssessment)
    check(spoken_trial, dialog)
    dialog.list.set_current("pulse")
    dialog.list.row_current.emit("pulse")
    check(spoken_trial, dialog)
