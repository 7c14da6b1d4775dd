"""What holds for the page of every place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from coachdesk.ui import pages, places
from coachdesk.ui.places import Place
from tests.ui.desks import DeskTrial


class Shown(QObject):
    """Notes what comes on screen as a window."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.windows: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(watched)
        return False


def test_no_part_of_a_page_is_a_window_of_its_own_for_a_moment(
    trial: DeskTrial, client_id: int, qapp: QApplication
) -> None:
    """It would blink somewhere on the screen, and take the keyboard away from the window."""
    about = {
        places.ASSESSMENT: ("cbi",),
        places.DOCUMENT: (places.BLANK_FORMS, "recovery_sheet"),
        places.WORDING: ("cbi/fr",),
    }
    alone = (places.TODAY, places.SETTINGS, places.PILE, places.CATALOGUE, places.SUPERVISION, places.CLIENT)
    here = [Place(name) for name in alone[:-1]]
    here += [Place(places.CLIENT, client_id)]
    here += [Place(name, client_id, tab=tab) for name, tabs in about.items() for tab in tabs]
    shown = Shown(qapp)
    qapp.installEventFilter(shown)
    opened = [pages.page_for(trial.around, place) for place in here]
    for page in opened:
        trial.show(page)
        page.hide()
    qapp.removeEventFilter(shown)
    assert shown.windows == opened
