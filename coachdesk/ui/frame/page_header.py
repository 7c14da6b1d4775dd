"""The header of a page: title, chip, one line of facts, and at most three buttons, the primary last."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import Chip
from coachdesk.ui.theme.tokens import SPACE


class PageHeader(QWidget):
    """Stands at the top of every page and never scrolls: the first line beneath is always at one height.

    Args:
        title: what the page is.
        second: second part of the title, quieter, such as whose page it is.
        facts: one line beneath.
        is_title_private: the title is a name.
        is_second_private: the second part is a name.
        are_facts_private: the facts hold names or numbers of a person.
        has_tabs: tabs follow directly beneath.
    """

    def __init__(
        self,
        title: str = "",
        second: str = "",
        facts: str = "",
        *,
        is_title_private: bool = False,
        is_second_private: bool = True,
        are_facts_private: bool = True,
        has_tabs: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = PlainLabel(title, "h1", fit="elide", is_private=is_title_private)
        self.second = PlainLabel(second, "h1", "ink2", fit="elide", is_private=is_second_private)
        self.facts = PlainLabel(facts, "body", "ink2", fit="wrap", max_lines=2, is_private=are_facts_private)
        self.chip = Chip(is_private=is_title_private)
        self.chip.hide()
        self._is_chip_beside = True
        self._line = QHBoxLayout()
        self._line.setSpacing(13)
        for widget in (self.title, self.second):
            self._line.addWidget(widget)
        self._line.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.addStretch(1)
        self._words = words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(self._line)
        self._under = QHBoxLayout()
        self._under.setSpacing(13)
        self._under.addWidget(self.facts, 1)
        words.addLayout(self._under)
        self.side = QHBoxLayout()
        self.side.setSpacing(SPACE.near)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE.page, SPACE.card, SPACE.page, 12 if has_tabs else SPACE.card)
        self._column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(SPACE.page)
        self._column.addLayout(row)
        row.addLayout(words, 1)
        self.second.setVisible(bool(second))
        row.addLayout(self.side)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_title(self, title: str, second: str = "") -> None:
        """Change the title and its quieter second part."""
        self.title.setText(title)
        self.second.setText(second)
        self.second.setVisible(bool(second))

    def set_facts(self, facts: str) -> None:
        """Change the line beneath the title."""
        self.facts.setText(facts)

    def set_phase(self, phase: str, word: str) -> None:
        """Show the chip of a phase (value of ``domain.phases.Phase``), or none for an empty word."""
        if word:
            self.chip.set_phase(phase, word)
        self.chip.setVisible(bool(word))
        self._place_chip()

    def restyle(self) -> None:
        """Put the chip where there is room for it."""
        self._place_chip()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_chip()

    def _place_chip(self) -> None:
        """Beside the title, or before the facts when the buttons leave no room: the name comes first.

        The facts then go from one edge of the page to the other, beneath the buttons.
        """
        if self.chip.isHidden():
            return
        names = self.title.sizeHint().width() + (self.second.sizeHint().width() if self.second.text() else 0)
        room = self.width() - self.side.sizeHint().width() - 4 * SPACE.page
        is_beside = names + self.chip.sizeHint().width() + 26 <= room
        if is_beside == self._is_chip_beside:
            return
        self._is_chip_beside = is_beside
        before, after = (self._column, self._words) if is_beside else (self._words, self._column)
        before.removeItem(self._under)
        self._under.setParent(None)
        after.addLayout(self._under)
        if is_beside:
            self._under.removeWidget(self.chip)
            self._line.insertWidget(2, self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._line.removeWidget(self.chip)
            self._under.insertWidget(0, self.chip, 0, Qt.AlignmentFlag.AlignTop)

    def add_button(self, button: Button) -> Button:
        """A button right of those before it; the primary comes last."""
        self.side.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button
