"""The screens before a vault is open: a card before the landscape, the emergency numbers in reach."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from coachdesk.domain.messages import N_
from coachdesk.i18n.translator import Translator
from coachdesk.ui.frame.mark import Mark
from coachdesk.ui.lock.landscape import Landscape
from coachdesk.ui.parts.bars import give_thin_bars
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.focus_ring import FocusRing
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.theme.tokens import SPACE


class CardPage(Landscape):
    """A card of its own width in the middle; numbers bottom left, keys bottom right.

    Signals:
        safety_requested: the emergency numbers.
        help_requested: the keys of this screen.

    Attributes:
        keys: keys of the screen and, as messages, what they do; F1 shows them.

    Args:
        t: language of the words.
        title: what is asked here.
        subtitle: one sentence under it.
        width: of the card in pixels.
    """

    safety_requested = Signal()
    help_requested = Signal()

    keys: ClassVar[tuple[tuple[str, str], ...]] = (("Enter", N_("Go on")), ("Tab", N_("Next field")))

    def __init__(
        self, t: Translator, title: str, subtitle: str, *, width: int = 440, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.t = t
        self.card = Card(padding=SPACE.around, gap=SPACE.near, parent=self)
        self.card.setFixedWidth(width)
        self.card.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self.card.box.addLayout(self._head(title, subtitle))
        self.card.box.addSpacing(SPACE.near)
        self._lay_out()
        self._ring = FocusRing(self)

    def stop(self) -> None:
        """End timers and forget what was typed; called once, before the screen is dropped."""

    def _head(self, title: str, subtitle: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE.card)
        row.addWidget(Mark(40, self), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = PlainLabel(title, "big", fit="wrap", parent=self)
        self.subtitle = PlainLabel(subtitle, "body", "ink2", fit="wrap", parent=self)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        row.addLayout(words, 1)
        return row

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.page)
        # As wide as the card and a bar at each side: far from the card, nobody would look for the bar.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._scrolling())
        middle.addStretch(1)
        grid.addLayout(middle, 0, 0, 1, 3)
        emergency = Button(self.t("Emergency numbers"), "secondary", icon="life-buoy", key="F7", parent=self)
        emergency.clicked.connect(self.safety_requested)
        keys = Button(self.t("Keys"), "secondary", icon="circle-help", key="F1", parent=self)
        keys.clicked.connect(self.help_requested)
        grid.addWidget(emergency, 1, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(keys, 1, 2, Qt.AlignmentFlag.AlignRight)
        grid.setRowStretch(0, 1)

    def _scrolling(self) -> QScrollArea:
        """The card in the middle; on a low screen it scrolls, the numbers below stay."""
        holder = QWidget()
        # Not a grid: that would ask the card for its height at the width of the window, and squeeze it.
        inside = QHBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addStretch(1)
        inside.addWidget(self.card, 0, Qt.AlignmentFlag.AlignVCenter)
        inside.addStretch(1)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        give_thin_bars(area)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Ours instead of the area's own: asking for that one makes the binding look through every class it knows.
        ground = QWidget()
        area.setViewport(ground)
        area.setWidget(holder)
        area.setFixedWidth(self.card.width() + 2 * (area.verticalScrollBar().sizeHint().width() + SPACE.pair))
        holder.setAutoFillBackground(False)
        ground.setAutoFillBackground(False)
        return area
