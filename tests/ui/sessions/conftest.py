"""A session to write in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest

from coachdesk.domain.sessions import Place as SessionPlace
from coachdesk.ui.places import SESSION, Place
from coachdesk.ui.sessions.session_page import SessionPage
from tests.ui.desks import SIZE, TODAY, DeskTrial

Opener = Callable[..., SessionPage]


@pytest.fixture
def session_id(trial: DeskTrial, client_id: int) -> int:
    made: int = trial.do(trial.services.sessions.start, client_id, TODAY, time(9, 30), SessionPlace.IN_PERSON)
    return made


@pytest.fixture
def earlier_id(trial: DeskTrial, client_id: int) -> int:
    """A session a week before."""
    made: int = trial.do(
        trial.services.sessions.start, client_id, date(2026, 11, 13), None, SessionPlace.VIDEO
    )
    return made


@pytest.fixture
def open_session(trial: DeskTrial, client_id: int) -> Opener:
    """Opens the page of a session and waits until it has read."""

    def opens(session_id: int, size: tuple[int, int] = SIZE) -> SessionPage:
        page = SessionPage(trial.around, Place(SESSION, client_id, session_id))
        # As in the program's window, which may be lower than a page would like.
        page.setMinimumSize(1, 1)
        trial.show(page, size)
        page.activateWindow()
        page.note.setFocus()
        trial.settle()
        return page

    return opens
