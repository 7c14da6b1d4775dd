"""On the overview of a file: an answer about safety waits, and where to answer it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.domain.safety_notices import NoticeState
from coachdesk.services.safety_notices import NoticeLine
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import Attention
from coachdesk.ui.places import CLIENT, Place
from coachdesk.ui.safety.notice_card import said
from coachdesk.ui.theme.tokens import SPACE


class NoticeStrip(QWidget):
    """Nothing while no notice of the file is open."""

    def __init__(self, around: Surroundings, client_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._client_id = client_id
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._card: Card | None = None
        self.hide()

    def read(self) -> None:
        """Read the notices of the file."""
        desk = self._around.desk
        desk.fetch(desk.services.safety_notices.list_for, self._client_id, then=self._show, owner=self)

    def _show(self, lines: tuple[NoticeLine, ...]) -> None:
        if self._card is not None:
            self._column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
            self._card = None
        waiting = [line for line in lines if line.notice.state is NoticeState.OPEN]
        self.setVisible(bool(waiting))
        if not waiting:
            return
        t = self._around.t
        card = Card("safety", gap=SPACE.near)
        card.box.addWidget(Attention(t("To look at: an answer about safety"), "life-buoy", "safe"))
        for line in waiting:
            card.box.addWidget(PlainLabel(said(self._around, line), "body", fit="wrap", is_private=True))
        open_it = Button(t("Open the notice"), "secondary", is_small=True)
        place = Place(CLIENT, self._client_id, tab="safety")
        open_it.clicked.connect(partial(self._go, place))
        card.box.addWidget(open_it)
        self._card = card
        self._column.addWidget(card)

    def _go(self, place: Place, _checked: bool = False) -> None:
        self._around.go(place)
