"""Keys sent to a questionnaire the way a keyboard sends them, and values to begin with."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from coachdesk.domain.assessments import AnswerMode, Assessment
from coachdesk.domain.sheet_layouts import SheetLayout
from coachdesk.domain.situations import WorkSituation
from coachdesk.ui.assessments.assessment_page import AssessmentPage
from coachdesk.ui.assessments.assessments_tab import AssessmentsTab
from coachdesk.ui.places import ASSESSMENT, CLIENT, Place
from tests.ui.desks import DeskTrial
from tests.ui.looking import spoken
from tests.ui.waiting import live_until

DAY = date(2026, 11, 12)
COLUMNS = "1234512345123451234"
POINTS = {"1": 100, "2": 75, "3": 50, "4": 25, "5": 0}
CBI = tuple(POINTS[key] for key in COLUMNS)

_KEYS = {
    "\r": Qt.Key.Key_Return,
    "\b": Qt.Key.Key_Backspace,
    "\x1b": Qt.Key.Key_Escape,
    " ": Qt.Key.Key_Space,
}


def heard(widget: QWidget) -> str:
    """All that a screen reader can get, with ordinary spaces."""
    return plain(spoken(widget))


def plain(text: str) -> str:
    """A text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def press(page: QWidget, key: Qt.Key, text: str = "", held: Qt.KeyboardModifier | None = None) -> None:
    """One key, to whatever has the keyboard; what is not taken there goes up, as in the window."""
    _activate(page.window())
    focus = QApplication.focusWidget()
    target = focus if focus is not None and page.isAncestorOf(focus) else page
    modifiers = held or Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, int(key), modifiers, text))


def _activate(window: QWidget) -> None:
    """A window of an earlier test that goes only now hands the keyboard to any other: take it back."""
    if not window.isActiveWindow():
        window.activateWindow()
        with suppress(TimeoutError):
            live_until(window.isActiveWindow, 2)


def type_text(page: QWidget, text: str, held: Qt.KeyboardModifier | None = None) -> int:
    """Each character as the key that types it; how many keys that were."""
    for character in text:
        upper = character.upper()
        plain = ord(upper) if len(upper) == 1 and upper.isascii() else int(Qt.Key.Key_unknown)
        press(page, _KEYS.get(character, Qt.Key(plain)), character, held)
    return len(text)


def open_page(
    trial: DeskTrial, client_id: int, instrument_id: str, assessment_id: int | None = None
) -> AssessmentPage:
    """The page of a questionnaire, on screen, with the keyboard."""
    page = AssessmentPage(trial.around, Place(ASSESSMENT, client_id, assessment_id, tab=instrument_id))
    trial.show(page)
    page.activateWindow()
    trial.settle()
    return page


def close_page(trial: DeskTrial, page: AssessmentPage) -> None:
    """Leave a page as the window does."""
    page.flush()
    page.stop()
    page.hide()
    trial.pages.remove(page)
    page.deleteLater()
    trial.settle()


def open_tab(trial: DeskTrial, client_id: int) -> AssessmentsTab:
    """The list of a person."""
    tab = AssessmentsTab(trial.around, Place(CLIENT, client_id, tab="assessments"))
    trial.show(tab, (1221, 528))
    tab.activateWindow()
    return tab


def remember_sheet(trial: DeskTrial) -> None:
    """The printed form of the CBI was confirmed some other day."""
    trial.do(trial.services.practice.keep_sheet_layout, "cbi", SheetLayout().to_plain())


def kept(trial: DeskTrial, client_id: int) -> tuple[Assessment, ...]:
    """What the vault holds."""
    found: tuple[Assessment, ...] = trial.do(trial.services.assessments.list_for, client_id)
    return found


def draft(trial: DeskTrial, client_id: int, key: str) -> str | None:
    """What waits to be gone on with."""
    found: str | None = trial.do(trial.services.drafts.find, "assessment", client_id, key)
    return found


def record_cbi(trial: DeskTrial, client_id: int, day: date = DAY) -> int:
    """A whole CBI in the vault."""
    made: int = trial.do(
        trial.services.assessments.record,
        client_id,
        "cbi",
        day,
        CBI,
        AnswerMode.PAPER,
        WorkSituation.ON_LEAVE,
    )
    return made
