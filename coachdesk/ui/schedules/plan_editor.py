"""A plan as rows: a questionnaire, every how many weeks, away; and a line for the next one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.domain.instruments import Instrument
from coachdesk.domain.schedules import Plan, Rhythm
from coachdesk.figures import schedules as words
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.buttons import Button, IconButton
from coachdesk.ui.parts.choices import ChoiceBox
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column, bare_row, clear_layout
from coachdesk.ui.schedules.measures import measures, name
from coachdesk.ui.theme.tokens import SPACE

_WEEKS: Final = (1, 2, 3, 4, 6, 8, 12, 26, 52)


class PlanEditor(QWidget):
    """Shows and changes a plan; who owns it keeps it.

    Signals:
        plan_changed: the new :data:`Plan`.
    """

    plan_changed = Signal(object)

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.t = around.t
        self._plan: Plan = ()
        self._choices: list[Rhythm] = []
        column = bare_column(self, SPACE.near)
        self._list = bare_column(None, SPACE.pair)
        column.addLayout(self._list)
        row = QHBoxLayout()
        row.setSpacing(SPACE.near)
        self.measure = ChoiceBox()
        self.measure.setObjectName("measure to plan")
        self.measure.setPlaceholderText(self.t("Another questionnaire"))
        self.measure.setAccessibleName(self.t("Another questionnaire"))
        row.addWidget(self.measure, 1)
        self.add = Button(self.t("Add"), "secondary", icon="plus", is_small=True)
        self.add.clicked.connect(self._add)
        row.addWidget(self.add)
        column.addLayout(row)

    def plan(self) -> Plan:
        """The plan as it is shown."""
        return self._plan

    def set_plan(self, plan: Plan, choices: Sequence[Instrument]) -> None:
        """Show a plan, and offer what can be added to it."""
        self._plan = plan
        planned = {(one.instrument_id, one.part) for one in plan}
        self._choices = [one for one in measures(choices) if (one.instrument_id, one.part) not in planned]
        self._every = tuple(choices)
        self.measure.set_words([name(self._around, one) for one in self._choices])
        clear_layout(self._list)
        if not plan:
            self._list.addWidget(PlainLabel(self.t("Nothing is planned."), "body", "ink2", fit="wrap"))
        for place, one in enumerate(plan):
            self._list.addWidget(self._row(place, one))

    def _row(self, place: int, one: Rhythm) -> QWidget:
        t = self.t
        holder = QWidget()
        row = bare_row(holder, SPACE.near)
        title = name(self._around, one)
        row.addWidget(PlainLabel(title, "body", fit="elide"), 1)
        weeks = ChoiceBox()
        steps = sorted({*_WEEKS, one.weeks})
        weeks.set_words([words.rhythm_line(t, each) for each in steps])
        weeks.setCurrentIndex(steps.index(one.weeks))
        weeks.setAccessibleName(t("How often: {questionnaire}", questionnaire=title))
        weeks.setFixedWidth(weeks.sizeHint().width())
        weeks.activated.connect(lambda index: self._set_weeks(place, steps[index]))
        row.addWidget(weeks)
        away = IconButton("x", t("No longer ask: {questionnaire}", questionnaire=title))
        away.clicked.connect(partial(self._remove, place))
        row.addWidget(away)
        return holder

    def _set_weeks(self, place: int, weeks: int) -> None:
        if self._plan[place].weeks != weeks:
            changed = replace(self._plan[place], weeks=weeks)
            self._plan = (*self._plan[:place], changed, *self._plan[place + 1 :])
            self.plan_changed.emit(self._plan)

    def _remove(self, place: int, _checked: bool = False) -> None:
        self._take((*self._plan[:place], *self._plan[place + 1 :]))
        self.measure.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        index = self.measure.currentIndex()
        if index < 0:
            self.measure.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._take((*self._plan, self._choices[index]))

    def _take(self, plan: Plan) -> None:
        self.set_plan(plan, self._every)
        self.plan_changed.emit(plan)
