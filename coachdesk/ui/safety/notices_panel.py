"""The notices of a file, or of one questionnaire: the open ones first; nothing where there is none."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.services.safety_notices import NoticeLine
from coachdesk.ui.page import Surroundings
from coachdesk.ui.safety.notice_card import NoticeCard
from coachdesk.ui.theme.tokens import SPACE


class NoticesPanel(QWidget):
    """Cards one under the other; a card whose notice did not change stays as it is, with what is typed in it.

    Args:
        around: of the open desk.
        reading: gives the lines, on the store thread.

    Signals:
        shown: how many there are.
    """

    shown = Signal(int)

    def __init__(
        self,
        around: Surroundings,
        reading: Callable[[], tuple[NoticeLine, ...]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._reading = reading
        self._cards: list[NoticeCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.card)
        self.hide()

    def read(self) -> None:
        """Read the notices."""
        self._around.desk.fetch(self._reading, then=self.show_lines, owner=self)

    def cards(self) -> tuple[NoticeCard, ...]:
        """Those on screen."""
        return tuple(self._cards)

    def flush(self) -> None:
        """Keep what is typed as drafts."""
        for card in self._cards:
            card.flush()

    def show_lines(self, lines: tuple[NoticeLine, ...]) -> None:
        """Show notices that were read."""
        known = {card.line.notice.id: card for card in self._cards}
        self._cards = []
        for place, line in enumerate(lines):
            card = known.pop(line.notice.id, None)
            if card is not None and card.line != line:
                self._drop(card)
                card = None
            card = card or NoticeCard(self._around, line)
            self._column.insertWidget(place, card)
            self._cards.append(card)
        for gone in known.values():
            self._drop(gone)
        self.setVisible(bool(lines))
        self.shown.emit(len(lines))

    def _drop(self, card: NoticeCard) -> None:
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
