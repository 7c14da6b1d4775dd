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
    from coachdesk.ui.documents.templates import studio_for

    return studio_for(around, place)


def _summaries(around: Surroundings, place: Place) -> Page:
    from coachdesk.ui.documents.batch_page import BatchPage

    return BatchPage(around, place)


def _settings(around: Surroundings, place: Place) -> Page:
    from coachdesk.ui.settings.settings_page import SettingsPage

    return SettingsPage(around, place)


def _import(around: Surroundings, place: Place) -> Page:
    from coachdesk.ui.imports.import_page import ImportPage

    return ImportPage(around, place)


def _catalogue(around: Surroundings, place: Place) -> Page:
    from coachdesk.ui.wordings.catalogue_page import CataloguePage

    return CataloguePage(around, place)


def _wording(around: Surroundings, place: Place) -> Page:
    from coachdesk.ui.wordings.wording_page import WordingPage

    return WordingPage(around, place)


def _pile(around: Surroundings, place: Place) -> Page:
    from coachdesk.ui.piles.pile_page import PilePage

    return PilePage(around, place)


def _supervision(around: Surroundings, place: Place) -> Page:
    from coachdesk.ui.supervision.supervision_page import SupervisionPage

    return SupervisionPage(around, place)


def _supervision_notes(around: Surroundings, place: Place) -> Page:
    from coachdesk.ui.supervision.notes_page import NotesPage

    return NotesPage(around, place)


def _supervision_review(around: Surroundings, place: Place) -> Page:
    from coachdesk.ui.supervision.review_page import ReviewPage

    return ReviewPage(around, place)


def _last_time(around: Surroundings, place: Place) -> Page:
    from coachdesk.ui.sessions.last_time_page import LastTimePage

    return LastTimePage(around, place)


_MAKERS: Final[dict[str, Callable[[Surroundings, Place], Page]]] = {
    places.TODAY: _today,
    places.CLIENTS: _clients,
    places.BIN: _bin,
    places.CLIENT: _client,
    places.SESSION: _session,
    places.ASSESSMENT: _assessment,
    places.DOCUMENT: _document,
    places.SETTINGS: _settings,
    places.IMPORT: _import,
    places.SUPERVISION: _supervision,
    places.SUPERVISION_NOTES: _supervision_notes,
    places.SUPERVISION_REVIEW: _supervision_review,
    places.LAST_TIME: _last_time,
    places.CATALOGUE: _catalogue,
    places.WORDING: _wording,
    places.PILE: _pile,
    places.SUMMARIES: _summaries,
}
