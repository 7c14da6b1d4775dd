"""Which page stands for which place. Each page's module is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from coachdesk.ui import places
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.places import Place


def page_for(around: Surroundings, place: Place) -> Page:
    """Make the page of a place.

    Raises:
        KeyError: there is no such page.
    """
    return _MAKERS[place.page](around, place)


def _today(around: Surroundings, place: Place) -> Page:
    from coachdesk.ui.today.today_page import TodayPage

    return TodayPage(around, place)


def _clients(around: Surroundings, place: Place) -> Page:
    from coachdesk.ui.clients.clients_page import ClientsPage

    return ClientsPage(around, place)


def _bin(around: Surroundings, place: Place) -> Page:
    from coachdesk.ui.bin.bin_page import BinPage

    return BinPage(around, place)


def _client(around: Surroundings, place: Place) -> Page:
    from coachdesk.ui.clients.client_page import ClientPage

    return ClientPage(around, place)


def _session(around: Surroundings, place: Place) -> Page:
    from coachdesk.ui.sessions.session_page import SessionPage

    return SessionPage(around, place)


def _assessment(around: Surroundings, place: Place) -> Page:
    from coachdesk.ui.assessments.assessment_page import AssessmentPage

    return AssessmentPage(around, place)


def _document(around: Surroundings, place: Place) -> Page:
    from coachdesk.ui.documents.document_page import DocumentPage

    return DocumentPage(around, place)


def _settings(around: Surroundings, place: Place) -> Page:
    from coachdesk.ui.settings.settings_page import SettingsPage

    return SettingsPage(around, place)


_MAKERS: Final[dict[str, Callable[[Surroundings, Place], Page]]] = {
    places.TODAY: _today,
    places.CLIENTS: _clients,
    places.BIN: _bin,
    places.CLIENT: _client,
    places.SESSION: _session,
    places.ASSESSMENT: _assessment,
    places.DOCUMENT: _document,
    places.SETTINGS: _settings,
}


def load_pages() -> None:
    """Import the pages that come first, and what they draw with; no widget is made, any thread may do it."""
    from coachdesk.ui import window  # noqa: F401 - loaded for later
    from coachdesk.ui.clients import client_page, clients_page, overview_tab  # noqa: F401
    from coachdesk.ui.sessions import session_page  # noqa: F401
    from coachdesk.ui.today import today_page  # noqa: F401
