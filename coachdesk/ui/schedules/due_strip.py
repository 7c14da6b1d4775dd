"""In the assessments of a file: what may be proposed today, in how many minutes, and the plan behind it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.domain.schedules import Due, Standing
from coachdesk.figures import schedules as words
from coachdesk.services.schedules import Schedule
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import IconMark
from coachdesk.ui.schedules.measures import name
from coachdesk.ui.theme.tokens import SPACE


class DueStrip(Card):
    """Says what is due and begins the first of it.

    Signals:
        due_requested: the :class:`Rhythm` to begin.
        plan_requested: the plan is to be changed.
    """

    due_requested = Signal(object)
    plan_requested = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("sunken", padding=SPACE.stack, parent=parent)
        self._around = around
        self.t = around.t
        self._first: Due | None = None
        row = QHBoxLayout()
        row.setSpacing(SPACE.stack)
        self.mark = IconMark("calendar")
        row.addWidget(self.mark)
        # Stretches and not an alignment: an aligned label would not be asked how high its lines are.
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addStretch(1)
        self.sentence = PlainLabel("", "body", fit="wrap", is_private=True)
        self.minutes = PlainLabel("", "caption", "ink2", fit="wrap", is_private=True)
        middle.addWidget(self.sentence)
        middle.addWidget(self.minutes)
        middle.addStretch(1)
        row.addLayout(middle, 1)
        self.plan = Button(self.t("Plan"), "quiet", icon="sliders-horizontal", is_small=True)
        self.plan.clicked.connect(self.plan_requested)
        row.addWidget(self.plan)
        self.begin = Button(self.t("Begin"), icon="play", key="D", is_small=True)
        self.begin.setObjectName("due")
        self.begin.clicked.connect(self.begin_first)
        row.addWidget(self.begin)
        self.box.addLayout(row)
        self.hide()

    def begin_first(self) -> None:
        """Begin what is longest due."""
        if self._first is not None:
            self.due_requested.emit(self._first.rhythm)

    def show_schedule(self, schedule: Schedule) -> None:
        """Say what was read; the tab shows it where there is something to say."""
        t, today = self.t, self._around.clock.today()
        proposed = schedule.proposed if schedule.is_open else ()
        self._first = proposed[0] if proposed else None
        is_late = any(one.standing is Standing.OVERDUE for one in proposed)
        self.mark.set_icon("clock-alert" if is_late else "calendar", "att" if is_late else "ink2")
        self.sentence.setText(self._sentence(schedule, proposed, today))
        much = words.too_much_line(t, schedule.minutes_a_week, schedule.limit)
        minutes = words.minutes_line(t, schedule.minutes_a_week, schedule.minutes_this_month)
        self.minutes.setText(" ".join(part for part in (minutes, much) if part))
        self.minutes.setVisible(bool(schedule.plan))
        self.begin.setVisible(self._first is not None)
        if self._first is not None:
            self.begin.setAccessibleDescription(name(self._around, self._first.rhythm))

    def _sentence(self, schedule: Schedule, proposed: tuple[Due, ...], today: date) -> str:
        t = self.t
        if not schedule.is_open:
            return t("The file is not open: nothing is proposed.")
        if proposed:
            listed = t.listed([self._with_day(one, today) for one in proposed])
            return t("To propose: {questionnaires}.", questionnaires=listed)
        if not schedule.plan:
            return (
                t("No questionnaire is planned.")
                if schedule.is_own
                else t("The phase plans no questionnaire.")
            )
        coming = schedule.dues[0]
        return t("Nothing to propose today. {next}.", next=self._with_day(coming, today))

    def _with_day(self, due: Due, today: date) -> str:
        return self.t(
            "{questionnaire} ({when})",
            questionnaire=name(self._around, due.rhythm),
            when=words.due_line(self.t, due, today),
        )
