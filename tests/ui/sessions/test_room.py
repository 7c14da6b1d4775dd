"""Who gives way to whom when the window is low and the letters are large."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from coachdesk.domain.sessions import Lever
from coachdesk.ui.sessions.action_row import ActionRow
from coachdesk.ui.sessions.action_rows import ActionsFoot
from coachdesk.ui.sessions.session_page import SessionPage
from coachdesk.ui.theme.theme import Theme
from tests.ui.desks import DeskTrial, child
from tests.ui.sessions.conftest import Opener
from tests.ui.sessions.writing import write

LOW = (1230, 590)
"""A window of 1366 x 768 with a banner above and the undo bar below."""


def is_in_sight(page: SessionPage, widget: QWidget) -> bool:
    """Whether all of it shows in the foot of the note."""
    viewport = child(page, ActionsFoot).viewport()
    return viewport.rect().contains(QRect(widget.mapTo(viewport, QPoint(0, 0)), widget.size()))


def open_two(trial: DeskTrial, page: SessionPage) -> ActionRow:
    page.agreed.rows()[0].unfold()
    trial.settle()
    page.begin_action()
    trial.settle()
    row = page.agreed.rows()[-1]
    write(row.text.box, "Demander un point")
    QTest.qWait(30)
    return row


@pytest.mark.parametrize("text_size", [100, 160])
def test_what_is_written_in_an_open_action_is_in_sight_with_its_label(
    trial: DeskTrial, theme: Theme, session_id: int, open_session: Opener, text_size: int
) -> None:
    theme.set_text_size(text_size)
    for words in ("Appeler la cadre", "Marcher", "Fermer la messagerie"):
        trial.do(trial.services.sessions.add_action, session_id, words, Lever.SELF)
    page = open_session(session_id, LOW)
    row = open_two(trial, page)
    assert is_in_sight(page, row.text)
    for stop in row.stops()[2:]:
        stop.setFocus()
        QTest.qWait(30)
        assert is_in_sight(page, stop), stop.accessibleName()
        seen = page.left.viewport()
        assert seen.rect().contains(QRect(stop.mapTo(seen, QPoint(0, 0)), stop.size())), stop.accessibleName()
    assert page.note.viewport().height() >= 5 * theme.metrics("note").height()


def test_the_first_field_of_an_open_action_is_at_the_top_where_not_all_fits(
    trial: DeskTrial, theme: Theme, session_id: int, open_session: Opener
) -> None:
    theme.set_text_size(160)
    trial.do(trial.services.sessions.add_action, session_id, "Appeler la cadre", Lever.SELF)
    page = open_session(session_id, LOW)
    row = open_two(trial, page)
    viewport = child(page, ActionsFoot).viewport()
    assert row.mapTo(viewport, QPoint(0, 0)).y() == 0
    # The note keeps its lines, the private one its title; the page scrolls.
    assert page.note.viewport().height() >= 5 * theme.metrics("note").height()
    assert page.drawer.is_folded()


def test_a_private_note_that_gave_way_comes_back_with_the_action_folded(
    trial: DeskTrial, session_id: int, open_session: Opener
) -> None:
    page = open_session(session_id, (1230, 460))
    page.begin_action()
    QTest.qWait(30)
    assert page.drawer.is_folded()
    row = page.agreed.rows()[-1]
    write(row.text.box, "Appeler")
    row.fold()
    trial.settle()
    QTest.qWait(30)
    assert not page.drawer.is_folded()


def test_what_one_folded_stays_folded(trial: DeskTrial, session_id: int, open_session: Opener) -> None:
    page = open_session(session_id, (1230, 460))
    page.drawer.toggle()
    page.begin_action()
    QTest.qWait(30)
    page.agreed.rows()[-1].fold()
    QTest.qWait(30)
    assert page.drawer.is_folded()


def test_the_private_note_has_room_while_it_is_written_in(
    trial: DeskTrial, theme: Theme, session_id: int, open_session: Opener
) -> None:
    trial.do(trial.services.sessions.write_private_note, session_id, "une\ndeux\ntrois")
    page = open_session(session_id, LOW)
    note, line = page.drawer.note, theme.metrics("note").height()
    note.setFocus()
    QTest.qWait(30)
    assert note.viewport().height() >= 5 * line
    assert note.firstVisibleBlock().blockNumber() == 0
    page.note.setFocus()
    # A button above stays where it is while it is pressed, then the note is as high as its text.
    assert note.viewport().height() >= 5 * line
    QTest.qWait(500)
    assert 3 * line <= note.viewport().height() < 5 * line


def test_in_a_wide_window_the_cards_stand_in_two_columns_beside_the_note(
    session_id: int, open_session: Opener
) -> None:
    for size, is_wide in (((1823, 1000), True), ((1269, 700), False)):
        page = open_session(session_id, size)
        beside = page.next.mapTo(page, QPoint(0, 0)).x() > page.when.mapTo(page, QPoint(0, 0)).x()
        assert beside is is_wide
        assert page.next.height() == page.next.sizeHint().height()
        page.hide()
