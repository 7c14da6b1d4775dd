"""The cards of the first run: a code typed back from paper, and a card that has room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from coachdesk.i18n.translator import Translator
from coachdesk.ui.first_run.create_page import CreatePage
from coachdesk.ui.first_run.recovery_sheet_form import RecoverySheetForm
from coachdesk.ui.theme.theme import Theme
from tests.ui.waiting import live

GROUPS = ("7KQD", "2345", "ABCD", "EFGH", "JKMN", "PQRS", "TVWX", "YZ01")


@pytest.fixture
def form(french: Translator, tmp_path: Path) -> Iterator[RecoverySheetForm]:
    made = RecoverySheetForm(
        french, GROUPS, lambda number, typed: typed.upper() == GROUPS[number - 1], tmp_path, asked=(0, 5)
    )
    made.show()
    made.activateWindow()
    yield made
    made.stop()
    made.close()


def test_a_group_takes_four_signs_and_hands_on(form: RecoverySheetForm) -> None:
    first, second = form.fields
    first.box.setFocus()
    QTest.keyClicks(first.box, "7kq")
    assert first.box.hasFocus()
    QTest.keyClicks(first.box, "d")
    assert second.box.hasFocus()
    QTest.keyClicks(second.box, "pqrsx")
    assert (first.text(), second.text()) == ("7kqd", "pqrs")


def test_a_code_pasted_whole_is_parted(form: RecoverySheetForm) -> None:
    kept: list[bool] = []
    form.kept.connect(lambda: kept.append(True))
    first, second = form.fields
    first.box.insert("-".join(GROUPS))
    first.box.textEdited.emit(first.box.text())
    assert (first.text(), second.text()) == ("7KQD", "PQRS")
    QTest.keyClick(second.box, Qt.Key.Key_Return)
    assert kept == [True]


def test_the_whole_card_of_a_new_vault_stands_in_a_small_window(french: Translator, tmp_path: Path) -> None:
    page = CreatePage(french, tmp_path)
    page.resize(1366, 730)
    page.show()
    live(1)
    area = page.findChild(QScrollArea)
    assert area is not None
    assert area.verticalScrollBar().maximum() == 0
    page.stop()
    page.close()


def test_the_bar_stands_beside_the_card(french: Translator, theme: Theme, tmp_path: Path) -> None:
    theme.set_text_size(160)
    page = CreatePage(french, tmp_path)
    page.resize(1366, 730)
    page.show()
    live(1)
    area = page.findChild(QScrollArea)
    assert area is not None
    bar = area.verticalScrollBar()
    assert bar.maximum() > 0
    card = page.card.mapTo(page, page.card.rect().topRight()).x()
    assert 0 < bar.mapTo(page, bar.rect().topLeft()).x() - card <= 24
    page.stop()
    page.close()
