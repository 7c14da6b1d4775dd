"""Summaries of several people in one go: written without a name in the file names, noted, stopped, refused one by one."""

from __future__ import annotations

from pathlib import Path

import pypdf
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import delete

from coachdesk.ui.documents.batch_page import BatchPage
from coachdesk.ui.documents.batch_run import Made
from coachdesk.ui.places import CLIENTS, SUMMARIES, Place
from tests.ui.desks import DeskTrial
from tests.ui.looking import cut_words, spoken
from tests.ui.waiting import live_until

NAMES = ("Zoé Lambert", "Ali Ben", "Marc")


def batch(trial: DeskTrial) -> BatchPage:
    for name in NAMES:
        client = trial.do(trial.services.clients.create, name)
        trial.do(trial.services.clients.edit, client, own_words="Je marche le mardi.")
    page = BatchPage(trial.around, Place(SUMMARIES))
    trial.show(page)
    return page


def test_each_of_those_ticked_gets_a_page_and_a_line_in_the_file(trial: DeskTrial, tmp_path: Path) -> None:
    page = batch(trial)
    assert cut_words(page) == []
    assert not page.make_button.isEnabled()
    page.take_keyboard()
    assert page._first.hasFocus()
    for client_id in (1, 3):
        page.boxes[client_id].click()
    page.make(tmp_path)
    trial.settle()
    files = sorted(tmp_path.glob("*.pdf"))
    assert [file.name for file in files] == [
        f"CoachDesk - résumé de parcours - 2026-11-20 - 0{number}.pdf" for number in (1, 2)
    ]
    texts = [pypdf.PdfReader(file).pages[0].extract_text() for file in files]
    assert {name for name in NAMES for text in texts if name in text} == {"Zoé Lambert", "Marc"}
    assert [len(trial.do(trial.services.given.list_for, each)) for each in (1, 2, 3)] == [1, 0, 1]
    assert "2" in page.state.text()
    assert files[0].name in spoken(page)
    before = files[0].read_bytes()
    page.make(tmp_path)
    trial.settle()
    assert len(list(tmp_path.glob("*.pdf"))) == 4
    assert files[0].read_bytes() == before


def test_stopping_leaves_what_was_written_and_makes_no_more(trial: DeskTrial, tmp_path: Path) -> None:
    page = batch(trial)
    for box in page.boxes.values():
        box.setChecked(True)
    page.make(tmp_path)
    assert page.run is not None
    page.run.advanced.connect(lambda _: page.stop_run())
    trial.settle()
    assert len(list(tmp_path.glob("*.pdf"))) == 1
    assert "1 sur 3" in page.state.text()
    assert str(tmp_path) in page.state.text()
    assert page.run is None
    assert page.make_button.isEnabled()


def test_a_page_that_cannot_be_printed_is_told_and_the_others_are_made(
    trial: DeskTrial, tmp_path: Path
) -> None:
    page = batch(trial)
    trial.do(trial.services.clients.edit, 2, own_words="bien \U0001f33f")
    for box in page.boxes.values():
        box.setChecked(True)
    told: list[Made] = []
    page.make(tmp_path)
    assert page.run is not None
    page.run.advanced.connect(told.append)
    trial.settle()
    assert [(one.client_id, bool(one.file)) for one in told] == [(2, False), (3, True), (1, True)]
    assert "\U0001f33f" in told[0].trouble


def test_nobody_gets_a_page_on_which_nothing_stands(trial: DeskTrial, tmp_path: Path) -> None:
    page = batch(trial)
    trial.do(trial.services.clients.edit, 1, own_words="")
    page.boxes[1].click()
    page.make(tmp_path)
    trial.settle()
    assert list(tmp_path.glob("*.pdf")) == []
    assert trial.do(trial.services.given.list_for, 1) == ()
    assert "Rien n’y figure encore" in spoken(page)
    assert page.state.text() == "Aucune page n’a été écrite."


def test_what_was_written_is_noted_although_the_page_was_left(trial: DeskTrial, tmp_path: Path) -> None:
    page = batch(trial)
    page.boxes[2].click()
    page.make(tmp_path)
    assert page.run is not None
    live_until(lambda: trial.papers.is_busy, 5)
    page.stop()
    trial.pages.remove(page)
    page.hide()
    delete(page)
    trial.settle()
    assert len(list(tmp_path.glob("*.pdf"))) == len(trial.do(trial.services.given.list_for, 2)) == 1


def test_nothing_is_written_into_the_vault(trial: DeskTrial) -> None:
    page = batch(trial)
    page.boxes[1].click()
    assert trial.around.folder is not None
    page.make(trial.around.folder)
    trial.settle()
    assert list(trial.around.folder.glob("*.pdf")) == []
    assert trial.do(trial.services.given.list_for, 1) == ()


def test_escape_leads_back_and_the_act_has_a_key(trial: DeskTrial) -> None:
    page = batch(trial)
    assert [key for key, _ in page.keys] == ["Ctrl+S", "Esc"]
    page.boxes[1].click()
    page.make(trial.around.folder or Path())
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert trial.gone == []
    trial.settle()
    assert page.run is None
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert trial.gone[-1] == Place(CLIENTS)
