"""A card of a person's file that lists something and ends with room for the next one."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.theme.tokens import SPACE


class ListCard(Card):
    """Heading and list; a kind of card fills the list and adds its form beneath.

    Args:
        around: what pages are given.
        client_id: whose file.
        heading: of the card.
        gap: pixels between the rows of the list.
    """

    def __init__(
        self,
        around: Surroundings,
        client_id: int,
        heading: str,
        *,
        gap: int = SPACE.near,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(gap=SPACE.near, parent=parent)
        self._around = around
        self._client_id = client_id
        self.box.addWidget(PlainLabel(heading, "h3"))
        self._list = QVBoxLayout()
        self._list.setSpacing(gap)
        self.box.addLayout(self._list)

    def flush(self) -> None:
        """Save what is typed in the list; a list that shows words alone has nothing to save."""
