"""The first step: which file, and what can be read of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.domain.messages import N_
from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import IconMark, ProgressLine
from coachdesk.ui.parts.pages import ScrollPage
from coachdesk.ui.theme.tokens import SPACE

_TEXT_WIDTH: Final = 760
_KNOWN: Final = (
    (
        "table-2",
        N_(
            "A workbook (.xlsx) or a CSV file. Of a workbook the first sheet that holds anything is read, and of its "
            "formulas the results."
        ),
    ),
    ("list", N_("The first line holds the headings; each further line is one person, or one person on one day.")),
    ("user", N_("A person is recognised by exactly the same name. Whoever is not known gets a new file.")),
    (
        "calendar",
        N_("Days have their year, and the day comes before the month: 3/4/2026, 2026-04-03 or 3 April 2026."),
    ),
    ("shield-check", N_("Nothing is written before you have seen what becomes of each line. The file stays as it is.")),
)  # fmt: skip


class FileStep(ScrollPage):
    """Says what can be imported; shows how far the reading is, and what went wrong with it.

    Args:
        t: language of the words.

    Signals:
        stop_requested: the reading takes too long.
    """

    stop_requested = Signal()

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._t = t
        card = Card(gap=SPACE.stack)
        card.box.addWidget(PlainLabel(t("What can be imported"), "h3"))
        for icon, words in _KNOWN:
            row = QHBoxLayout()
            row.setSpacing(SPACE.stack)
            row.addWidget(IconMark(icon, "ink2", 20, line="body"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(PlainLabel(t(words), "body", fit="wrap"), 1)
            card.box.addLayout(row)
        card.setMaximumWidth(_TEXT_WIDTH)
        self.box.addWidget(card)
        self._reading = QWidget()
        row = QHBoxLayout(self._reading)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.card)
        self.progress = ProgressLine(8)
        row.addWidget(PlainLabel(t("Reading the file"), "body", "ink2"))
        row.addWidget(self.progress, 1)
        self.stop_button = Button(t("Stop"), icon="x", is_small=True)
        self.stop_button.clicked.connect(self.stop_requested)
        row.addWidget(self.stop_button)
        self._reading.setMaximumWidth(_TEXT_WIDTH)
        self._reading.hide()
        self.box.addWidget(self._reading)
        self.message = PlainLabel("", "body", "safe", fit="wrap", is_private=True)
        self.message.setMaximumWidth(_TEXT_WIDTH)
        self.box.addWidget(self.message)
        self.box.addStretch(1)

    def start(self) -> None:
        """The reading began."""
        self.message.setText("")
        self.show_share(0.0)
        self._reading.show()

    def show_share(self, share: float) -> None:
        """How much is read, 0 to 1."""
        t = self._t
        self.progress.set_share(share, t("{percent}% read", percent=round(share * 100)))

    def finish(self, trouble: str = "") -> None:
        """The reading ended; ``trouble`` says why without a table."""
        self._reading.hide()
        self.message.setText(trouble)
