"""The numbers of the safety card: large, with whom they are for, when they answer, and who says so."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QWidget

from coachdesk.domain.safety import HelpLine
from coachdesk.i18n.translator import Translator
from coachdesk.services import help_lines
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import Attention
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import SPACE


class HelpNumber(Card):
    """One number, with the button that copies it."""

    def __init__(self, t: Translator, line: HelpLine, today: date, parent: QWidget | None = None) -> None:
        super().__init__(padding=SPACE.stack, gap=SPACE.pair, parent=parent)
        self.t = t
        self.line = line
        self.number = PlainLabel(line.number, "fig")
        self.number.set_spoken(t("{name}: {number}", name=t(line.name), number=line.number))
        self.box.addWidget(self.number)
        self.box.addWidget(PlainLabel(t(line.name), "body_strong", fit="wrap"))
        self.box.addWidget(PlainLabel(t(line.message_for_whom), "caption", fit="wrap"))
        self.box.addWidget(PlainLabel(t(line.message_hours), "caption", fit="wrap"))
        self.box.addStretch(1)
        is_stale = help_lines.is_stale(line, today)
        if is_stale:
            self.box.addWidget(Attention(t("To be checked again"), "clock-alert"))
        checked = t("{source}, checked on {date}", source=line.source, date=line.checked_on)
        self.source = PlainLabel(checked, "caption", "att" if is_stale else "ink3", fit="wrap")
        self.copy = Button(t("Copy"), "quiet", icon="copy")
        self.copy.setAccessibleDescription(t("Copies {number}", number=line.number))
        self.copy.clicked.connect(self.copy_number)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE.near)
        foot.addWidget(self.source, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignBottom)
        self.box.addLayout(foot)

    def copy_number(self) -> None:
        """Put the number on the clipboard."""
        QApplication.clipboard().setText(self.line.number)
        self.copy.set_word(self.t("Copied"))


class HelpNumbers(QWidget):
    """All numbers side by side, in as many columns as there is room for.

    Args:
        t: language of the words.
        lines: in the order they are shown.
        today: tells which were not checked for long.
        width: room in pixels.
    """

    def __init__(
        self,
        t: Translator,
        lines: tuple[HelpLine, ...],
        today: date,
        width: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.cells = tuple(HelpNumber(t, line, today) for line in lines)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE.near)
        longest = max((cell.minimumSizeHint().width() for cell in self.cells), default=1)
        least = max(longest, Theme.current().metrics("body").averageCharWidth() * 24)
        columns = next((count for count in (4, 2) if count * (least + SPACE.near) <= width), 1)
        for number, cell in enumerate(self.cells):
            grid.addWidget(cell, number // columns, number % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
