"""The one key that leads to what was said and done since last time."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QKeySequence, QShortcut

from coachdesk.domain.messages import N_
from coachdesk.ui.page import Page
from coachdesk.ui.places import LAST_TIME, Place

KEY: Final = "F4"
KEY_WORDS: Final = (KEY, N_("Since last time"))


def listen(page: Page) -> None:
    """Let the key lead from a page of one person's file to its sheet."""
    QShortcut(QKeySequence(KEY), page, lambda: page.around.go(Place(LAST_TIME, page.place.client_id)))
