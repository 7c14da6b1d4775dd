"""In the settings: which questionnaires each phase proposes, how often, and how many minutes are enough."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coachdesk.domain.phases import Phase
from coachdesk.domain.schedules import MINUTES_RANGE, Plan, minutes_a_week
from coachdesk.figures import schedules as words
from coachdesk.i18n import labels
from coachdesk.services.schedules import PracticePlans
from coachdesk.ui.page import Page
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.choices import ChoiceField
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.tab_order import follow_layout
from coachdesk.ui.parts.values import NumberField
from coachdesk.ui.schedules.measures import read_plans
from coachdesk.ui.schedules.plan_editor import PlanEditor
from coachdesk.ui.theme.tokens import SPACE


class PlansCard(Card):
    """Each change is kept at once.

    Args:
        page: the settings, which read this card.
    """

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(gap=SPACE.near, parent=parent)
        self._desk = page.desk
        self._page = page
        self.t = t = page.t
        self._plans: PracticePlans | None = None
        self.box.addWidget(PlainLabel(t("Questionnaires planned by phase"), "h3"))
        self.box.addWidget(PlainLabel(t(words.ORIGIN), "body", "ink2", fit="wrap"))
        self.phase: ChoiceField[Phase] = ChoiceField(
            t("Phase"), [(one, labels.phase(t, one)) for one in Phase], value=Phase.REST
        )
        self.phase.value_chosen.connect(self._show_phase)
        self.box.addWidget(self.phase)
        self.editor = PlanEditor(page.around)
        self.editor.plan_changed.connect(self._keep)
        self.box.addWidget(self.editor)
        self.back = Button(t("Back to the rhythms of CoachDesk"), "link")
        self.back.clicked.connect(self._forget)
        self.box.addWidget(self.back)
        low, high = MINUTES_RANGE
        self.limit = NumberField(
            t("At most, on average"),
            t,
            low=low,
            high=high,
            decimals=0,
            unit=t("minutes a week"),
            is_needed=True,
        )
        self.limit.value_chosen.connect(self._set_limit)
        self.box.addWidget(self.limit)
        self.minutes = PlainLabel("", "caption", "ink2", fit="wrap")
        self.box.addWidget(self.minutes)

    def read(self) -> None:
        """Read the plans."""
        services, language = self._desk.services, self.t.language
        self._desk.fetch(read_plans, services, language, then=self._show, owner=self._page)

    def _show(self, plans: PracticePlans) -> None:
        self._plans = plans
        self.limit.set_value(float(plans.limit))
        self._show_phase()

    def _show_phase(self, _phase: object = None) -> None:
        plans, phase = self._plans, self.phase.value()
        if plans is None or phase is None:
            return
        plan = dict(plans.plans)[phase]
        if plan != self.editor.plan() or not plan:
            self.editor.set_plan(plan, plans.choices)
            follow_layout(self._page)
        self.back.setVisible(phase in plans.changed)
        self._show_minutes(plan, plans.limit)

    def _show_minutes(self, plan: Plan, limit: int) -> None:
        t = self.t
        a_week = minutes_a_week(plan, self._desk.services.assessments.instrument)
        average = t("On average {average} min a week.", average=t.number(round(a_week, 1)))
        much = words.too_much_line(t, a_week, limit)
        self.minutes.setText(" ".join(part for part in (average, much) if part))
        self.minutes.set_ink("att" if much else "ink2")

    def _keep(self, plan: object) -> None:
        self._desk.perform(
            self._desk.services.schedules.plan_phase, self.phase.value(), plan,
            words=self.t("Plan of questionnaires changed"),
        )  # fmt: skip

    def _forget(self) -> None:
        self._keep(None)

    def _set_limit(self, minutes: object) -> None:
        plans = self._plans
        if isinstance(minutes, float | int) and plans is not None and int(minutes) != plans.limit:
            self._desk.perform(
                self._desk.services.schedules.set_limit, int(minutes), words=self.t("Minutes a week changed")
            )
