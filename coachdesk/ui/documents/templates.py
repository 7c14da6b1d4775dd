"""Which page of the studio stands for which kind of document. Each page's module is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from coachdesk.domain.documents import DocumentKind

if TYPE_CHECKING:
    from coachdesk.ui.documents.studio import Studio
    from coachdesk.ui.page import Surroundings
    from coachdesk.ui.places import Place


def studio_for(around: Surroundings, place: Place) -> Studio:
    """The page of the kind that the tab of a place names; the session report for any other word."""
    return _MAKERS.get(place.tab, _session_report)(around, place)


def _session_report(around: Surroundings, place: Place) -> Studio:
    from coachdesk.ui.documents.report_page import ReportPage

    return ReportPage(around, place)


def _progress_summary(around: Surroundings, place: Place) -> Studio:
    from coachdesk.ui.documents.summary_page import SummaryPage

    return SummaryPage(around, place)


def _referral_letter(around: Surroundings, place: Place) -> Studio:
    from coachdesk.ui.documents.letter_page import LetterPage

    return LetterPage(around, place)


def _payer_statement(around: Surroundings, place: Place) -> Studio:
    from coachdesk.ui.documents.payer_page import PayerPage

    return PayerPage(around, place)


def _blank_forms(around: Surroundings, place: Place) -> Studio:
    from coachdesk.ui.documents.forms_page import FormsPage

    return FormsPage(around, place)


def _supervision_notes(around: Surroundings, place: Place) -> Studio:
    from coachdesk.ui.documents.notes_studio import NotesStudio

    return NotesStudio(around, place)


_MAKERS: Final[dict[str, Callable[[Surroundings, Place], Studio]]] = {
    DocumentKind.SESSION_REPORT.value: _session_report,
    DocumentKind.PROGRESS_SUMMARY.value: _progress_summary,
    DocumentKind.REFERRAL_LETTER.value: _referral_letter,
    DocumentKind.PAYER_STATEMENT.value: _payer_statement,
    DocumentKind.BLANK_FORMS.value: _blank_forms,
    DocumentKind.SUPERVISION_NOTES.value: _supervision_notes,
}
