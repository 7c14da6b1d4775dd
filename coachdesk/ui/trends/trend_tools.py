"""What stands over the charts: what is shown, how far back, how time is counted, and what leaves as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.domain.messages import N_
from coachdesk.domain.phases import PhaseStretch
from coachdesk.domain.trend_layers import Span, TimeView
from coachdesk.i18n import labels
from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.choices import ChoiceBox
from coachdesk.ui.parts.flow import FlowLayout
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column, bare_row
from coachdesk.ui.parts.segments import SegmentRow
from coachdesk.ui.theme.tokens import HEIGHT, SPACE

_SPANS: Final = {
    Span.QUARTER: N_("3 months"),
    Span.YEAR: N_("1 year"),
    Span.ALL: N_("Everything"),
    Span.LAST_SESSION: N_("Since the last session"),
}

_DRAWN: Final = "CAL"
"""Keys of what changes the drawing itself; the others read it or carry it away."""


class TrendTools(QWidget):
    """Two rows, all equally high: what is drawn, of which time; then what that says, and as what it leaves.

    Signals:
        view_chosen: another :class:`TimeView`.
    """

    view_chosen = Signal()

    def __init__(self, t: Translator, acts: Sequence[tuple[str, str, str, Callable[[], None]]]) -> None:
        super().__init__()
        self.t = t
        self._zeros: list[date | None] = [None]
        column = bare_column(self, SPACE.near)
        choices = QWidget(self)
        drawn = FlowLayout(choices, gap=SPACE.near, is_split=True)
        spans = [(span, t(words)) for span, words in _SPANS.items()]
        self.span = SegmentRow(
            spans, spoken=t("How far back"), value=Span.ALL, can_forget=False, level=HEIGHT.small_button
        )
        self.span.value_chosen.connect(lambda _span: self.view_chosen.emit())
        drawn.addWidget(self.span)
        self.axis = ChoiceBox(is_private=True, level=HEIGHT.small_button)
        self.axis.setAccessibleName(t("How time is counted"))
        self.axis.set_words([t("By dates")])
        self.axis.activated.connect(lambda _row: self.view_chosen.emit())
        drawn.addWidget(self.axis)
        column.addWidget(choices)
        self.shown = PlainLabel("", "body", "ink2", fit="wrap", is_private=True, parent=self)
        told = bare_row(None, SPACE.near)
        told.addWidget(self.shown, 1)
        column.addLayout(told)
        self.buttons: dict[str, Button] = {}
        for key, icon, words, act in acts:
            button = Button(words, "secondary", icon=icon, key=key, is_small=True)
            button.clicked.connect(act)
            self.buttons[key] = button
            (drawn if key in _DRAWN else told).addWidget(button)

    def view(self) -> TimeView:
        """The time axis that is wished."""
        row = max(self.axis.currentIndex(), 0)
        return TimeView(self.span.value() or Span.ALL, self._zeros[row])

    def start_with(self, view: TimeView) -> None:
        """Show a time axis that was wished before; the phase that it counts from is named once phases are offered."""
        self.span.set_value(view.span)
        if view.weeks_from is not None:
            self._zeros = [None, view.weeks_from]
            self.axis.set_words([self.t("By dates"), ""])
            self.axis.setCurrentIndex(1)

    def next_span(self) -> None:
        """The next of the spans, and round again."""
        spans = list(_SPANS)
        self.span.set_value(spans[(spans.index(self.view().span) + 1) % len(spans)])
        self.view_chosen.emit()

    def next_count(self) -> None:
        """By dates, or in weeks since one of the phases began, the latest one first."""
        self.axis.setCurrentIndex((max(self.axis.currentIndex(), 0) + 1) % len(self._zeros))
        self.view_chosen.emit()

    def offer_phases(self, stretches: Sequence[PhaseStretch]) -> None:
        """Offer the weeks of each phase; what was chosen stays."""
        chosen = self.view().weeks_from
        newest = list(reversed(stretches))
        self._zeros = [None, *(one.start for one in newest)]
        words = [
            self.t("Weeks: {phase}, {date}", phase=labels.phase_short(self.t, one.phase), date=one.start)
            for one in newest
        ]
        self.axis.set_words([self.t("By dates"), *words])
        self.axis.setCurrentIndex(self._zeros.index(chosen) if chosen in self._zeros else 0)
        if chosen not in self._zeros:
            # The phase was taken back since: what was drawn counts from a day that means nothing now.
            self.view_chosen.emit()
