"""The assessment behind a point: its answers beside earlier ones, and whether it is the baseline."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from coachdesk.figures.answer_moves import AnswerMoves
from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.bars import bare_ground
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.dialogs import Dialog
from coachdesk.ui.parts.layouts import bare_column
from coachdesk.ui.trends.table_twin import TableTwinView

_MOST = 420
_FIRST = 290
_WIDTH = 820


class AnswersView(Dialog):
    """Shows the table; one button names the baseline, or forgets it.

    Signals:
        baseline_chosen: true to compare with this one from now on, false to choose by rule again.
    """

    baseline_chosen = Signal(bool)

    def __init__(self, t: Translator, moves: AnswerMoves, *, is_baseline: bool, parent: QWidget) -> None:
        super().__init__(moves.title, parent, is_wide=True)
        self.setMinimumWidth(_WIDTH)
        self.add_text(moves.sentence, is_private=True)
        home = QScrollArea()
        bare_ground(home)
        home.setWidgetResizable(True)
        home.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        column = bare_column(inside)
        self.table = TableTwinView(moves.table, moves.title, inside, first=_FIRST)
        column.addWidget(self.table)
        column.addStretch(1)
        home.setWidget(inside)
        home.setMinimumHeight(min(self.table.height(), _MOST))
        self.body.addWidget(home)
        words = t("Choose the baseline by rule") if is_baseline else t("Make it the baseline")
        self.name = self.add_button(Button(words, "secondary", icon="flag"))
        self.name.clicked.connect(lambda: self._choose(not is_baseline))
        close = self.add_button(Button(t("Close"), "primary"))
        close.clicked.connect(self.accept)
        close.setDefault(True)

    def _choose(self, is_named: bool) -> None:
        self.baseline_chosen.emit(is_named)
        self.accept()
