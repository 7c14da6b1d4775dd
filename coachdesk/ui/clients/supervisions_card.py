"""To which sessions of supervision a person was brought, and the way to the next one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coachdesk.i18n import dates
from coachdesk.i18n.typography import sentence_case
from coachdesk.services.supervision import Brought
from coachdesk.ui.clients.list_card import ListCard
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import clear_layout
from coachdesk.ui.places import SUPERVISION_NOTES, Place
from coachdesk.ui.supervision.bringing import bring


class SupervisionsCard(ListCard):
    """The sessions, the latest first, each opened by its line; the person is brought to the next by a button."""

    def __init__(self, around: Surroundings, client_id: int, parent: QWidget | None = None) -> None:
        super().__init__(around, client_id, around.t("Supervision"), parent=parent)
        self.bring = Button(
            around.t("Bring to supervision"), "secondary", icon="messages-square", is_small=True
        )
        self.bring.setObjectName("bring to supervision")
        self.bring.clicked.connect(lambda: bring(around, client_id))
        self.box.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignLeft)

    def show_supervisions(self, brought: tuple[Brought, ...]) -> None:
        """Show the list as it was read."""
        t = self._around.t
        clear_layout(self._list)
        if not brought:
            none_yet = t("Never brought so far. Nobody is named on what is printed for supervision.")
            self._list.addWidget(PlainLabel(none_yet, "body", "ink2", fit="wrap"))
        for one in brought:
            day = sentence_case(dates.full(one.supervision.held_on, t.language))
            line = Button(day, "link")
            place = Place(SUPERVISION_NOTES, item_id=one.supervision.id, tab=str(one.case_id))
            line.clicked.connect(partial(self._go, place))
            self._list.addWidget(line, 0, Qt.AlignmentFlag.AlignLeft)

    def _go(self, place: Place, _checked: bool = False) -> None:
        self._around.go(place)
