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

SIZES = ((1269, 712), (927, 584))
"""Content of a usual window, and of the smallest."""
LIST_SIZES = ((1221, 528), (879, 416))
"""Of the list of a file, in the same windows."""


@pytest.fixture(params=["french", "english", "pseudo"])
def spoken_trial(request: pytest.FixtureRequest, make_trial: Callable[[Translator], DeskTrial]) -> DeskTrial:
    return make_trial(request.getfixturevalue(request.param))


def check(trial: DeskTrial, widget: QWidget) -> None:
    trial.settle()
    settle()
    assert cut_words(widget) == []
    assert small_targets(widget) == []


def check_at_each(sizes: tuple[tuple[int, int], ...], trial: DeskTrial, page: QWidget) -> None:
    for size in sizes:
        page.resize(*size)
        check(trial, page)


@pytest.mark.parametrize(
    ("instrument_id", "keys"),
    [
        ("checkin5", ("1. ", "12")),
        ("pulse", ("x 3.", "12")),
        ("cbi", ("\r", "12. 4", "12345123451234")),
        ("mbi_hss", ("99\r",)),
    ],
)
def test_no_word_of_a_questionnaire_is_cut(
    spoken_trial: DeskTrial, instrument_id: str, keys: tuple[str, ...]
) -> None:
    person = spoken_trial.do(spoken_trial.services.clients.create, "Łucja " * 10)
    page = open_page(spoken_trial, person, instrument_id)
    check_at_each(SIZES, spoken_trial, page)
    for part in keys:
        type_text(page, part)
        check_at_each(SIZES, spoken_trial, page)
    close_page(spoken_trial, page)


@pytest.mark.parametrize(("text_size", "sizes"), [(100, LIST_SIZES), (130, LIST_SIZES[:1])])
def test_no_word_of_the_list_is_cut(
    spoken_trial: DeskTrial, theme: Theme, text_size: int, sizes: tuple[tuple[int, int], ...]
) -> None:
    theme.set_text_size(text_size)
    person = spoken_trial.do(spoken_trial.services.clients.create, "Zoé")
    tab = open_tab(spoken_trial, person)
    check_at_each(sizes, spoken_trial, tab)
    record_cbi(spoken_trial, person)
    page = open_page(spoken_trial, person, "pulse")
    type_text(page, "12\x1b")
    close_page(spoken_trial, page)
    tab.read()
    check_at_each(sizes, spoken_trial, tab)
    tab.begin()
    dialog = tab.window().findChild(NewAssessment)
    assert isinstance(dialog, NewAssessment)
    check(spoken_trial, dialog)
    dialog.list.set_current("pulse")
    dialog.list.row_current.emit("pulse")
    check(spoken_trial, dialog)
