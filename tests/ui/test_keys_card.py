"""The keys of a screen, named as the keyboard of the language names them, none of them cut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.ui.assessments.assessment_page import AssessmentPage
from coachdesk.ui.keys import KeysCard, key_name
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import KeyCap
from coachdesk.ui.parts.pages import ScrollPage
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.window import GLOBAL_KEYS
from tests.ui.desks import child
from tests.ui.looking import cut_words, settle


@pytest.fixture
def window(theme: Theme) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(1366, 768)
    made.show()
    yield made
    made.close()


@pytest.mark.parametrize(
    ("key", "in_french", "in_english"),
    [
        ("Enter", "Entrée", "Enter"),
        ("Ctrl+Enter", "Ctrl+Entrée", "Ctrl+Enter"),
        ("Ctrl+Shift+N", "Ctrl+Maj+N", "Ctrl+Shift+N"),
        ("Del", "Suppr", "Del"),
        ("Esc", "Échap", "Esc"),
        ("x  +", "x  +", "x  +"),
    ],
)
def test_caps_are_named_as_on_the_keyboard(
    key: str, in_french: str, in_english: str, request: pytest.FixtureRequest
) -> None:
    assert key_name(request.getfixturevalue("french"), key) == in_french
    assert key_name(request.getfixturevalue("english"), key) == in_english


@pytest.mark.parametrize("text_size", [100, 160])
def test_no_row_is_cut_however_long_the_list(
    window: QWidget, theme: Theme, request: pytest.FixtureRequest, text_size: int
) -> None:
    t: Translator = request.getfixturevalue("french")
    theme.set_text_size(text_size)
    card = KeysCard(t, (*AssessmentPage.keys, *GLOBAL_KEYS), window)
    card.open()
    settle()
    assert cut_words(card) == []
    assert card.height() <= window.height()
    # The first row shows whole, with all of its words.
    page = child(card, ScrollPage)
    label = next(
        each for each in card.findChildren(PlainLabel) if each.text() == t(AssessmentPage.keys[0][1])
    )
    assert page.viewport().rect().contains(label.mapTo(page.viewport(), QPoint(0, 0)))
    assert label.height() >= label.heightForWidth(label.width())
    assert len(card.findChildren(KeyCap)) == len(AssessmentPage.keys) + len(GLOBAL_KEYS)
    card.accept()
