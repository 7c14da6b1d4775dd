"""The lock screen: tells, waits, and holds nobody's name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coachdesk.i18n.translator import Translator
from coachdesk.ui.lock.lock_page import LockPage
from coachdesk.ui.theme.theme import Theme
from tests.ui.looking import cut_words
from tests.ui.waiting import live, live_until


@pytest.fixture
def page(french: Translator) -> Iterator[LockPage]:
    made = LockPage(french, "Cabinet Martin", wait_unit_ms=20)
    made.resize(1366, 768)
    made.show()
    yield made
    made.stop()
    made.close()


def test_an_empty_passphrase_asks_for_one_and_tries_nothing(page: LockPage) -> None:
    asked: list[str] = []
    page.unlock_requested.connect(asked.append)
    page.unlock.click()
    assert asked == []
    assert "Tapez" in page.passphrase.message_text()


def test_the_sixth_try_waits(page: LockPage) -> None:
    asked: list[str] = []
    page.unlock_requested.connect(asked.append)
    for number in range(5):
        page.passphrase.set_text(f"essai {number}")
        QTest.keyClick(page.passphrase.box, Qt.Key.Key_Return)
        page.refuse("non")
    assert len(asked) == 5
    assert not page.unlock.isEnabled()
    QTest.keyClick(page.passphrase.box, Qt.Key.Key_Return)
    assert len(asked) == 5
    live_until(page.unlock.isEnabled)
    QTest.keyClick(page.passphrase.box, Qt.Key.Key_Return)
    assert len(asked) == 6


def test_a_damaged_vault_is_no_wrong_try(page: LockPage) -> None:
    for _ in range(8):
        page.tell("abîmé")
    assert page.unlock.isEnabled()
    assert page.tries == 0


def test_what_was_typed_is_forgotten_when_the_page_goes(page: LockPage) -> None:
    page.passphrase.set_text("secret")
    page.stop()
    assert page.passphrase.text() == ""


@pytest.mark.parametrize("language", ["french", "english", "pseudo"])
def test_nothing_is_cut(request: pytest.FixtureRequest, language: str) -> None:
    page = LockPage(request.getfixturevalue(language), "Cabinet Martin")
    page.resize(1366, 768)
    page.show()
    page.refuse("x " * 40)
    live(1)
    assert cut_words(page) == []
    page.stop()
    page.close()


@pytest.mark.parametrize("percent", [100, 125, 160])
def test_a_low_window_scrolls_the_card_and_never_squeezes_it(
    request: pytest.FixtureRequest, theme: Theme, percent: int
) -> None:
    theme.set_text_size(percent)
    page = LockPage(request.getfixturevalue("french"), "Cabinet Martin")
    page.resize(1024, 420)
    page.show()
    page.refuse("x " * 40)
    live(1)
    assert page.card.height() >= page.card.heightForWidth(page.card.width())
    assert cut_words(page) == []
    page.stop()
    page.close()
