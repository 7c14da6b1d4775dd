"""The plan of one person: that of the phase, or one of their own."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coachdesk.domain.errors import UserError
from coachdesk.domain.schedules import Plan, minutes_a_week
from coachdesk.figures import schedules as words
from coachdesk.i18n import labels
from coachdesk.services.schedules import Schedule
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.dialogs import Dialog
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.segments import SegmentField
from coachdesk.ui.schedules.plan_editor import PlanEditor


class PlanDialog(Dialog):
    """Changes which questionnaires are proposed to one person, and how often.

    Args:
        around: desk, words.
        client_id: whose plan.
        schedule: as it is.
        parent: the page that opens it.
    """

    def __init__(self, around: Surroundings, client_id: int, schedule: Schedule, parent: QWidget) -> None:
        t = around.t
        super().__init__(t("Plan the questionnaires"), parent, is_wide=True)
        self._around = around
        self._client_id = client_id
        self._schedule = schedule
        self.finished.connect(self.deleteLater)
        self.whose: SegmentField[bool] = SegmentField(
            t("Plan"),
            [
                (False, t("As for the phase: {phase}", phase=labels.phase(t, schedule.phase))),
                (True, t("For this person")),
            ],
            value=schedule.is_own,
            can_forget=False,
            is_private=True,
        )
        self.whose.value_chosen.connect(self._show_whose)
        self.body.addWidget(self.whose)
        self.editor = PlanEditor(around)
        self.editor.set_plan(schedule.plan, schedule.choices)
        self.editor.plan_changed.connect(self._take_own)
        self.body.addWidget(self.editor)
        self.much = PlainLabel("", "body", "att", fit="wrap")
        self.body.addWidget(self.much)
        self.body.addWidget(PlainLabel(t(words.ORIGIN), "caption", "ink2", fit="wrap"))
        self.act = self.set_actions(t("Keep this plan"), t("Cancel"), icon="check")
        self.act.clicked.disconnect(self.accept)
        self.act.clicked.connect(self._keep)
        self._show_much()

    def _show_whose(self, is_own: object) -> None:
        if not is_own:
            self.editor.set_plan(self._schedule.phase_plan, self._schedule.choices)
        self._show_much()
        self.adjustSize()

    def _take_own(self, _plan: Plan) -> None:
        """What is changed here is changed for this person alone."""
        self.whose.set_value(True)
        self._show_much()
        self.adjustSize()

    def _show_much(self) -> None:
        instrument = self._around.desk.services.assessments.instrument
        a_week = minutes_a_week(self.editor.plan(), instrument)
        text = words.too_much_line(self._around.t, a_week, self._schedule.limit)
        self.much.setText(text)
        self.much.setVisible(bool(text))

    def _keep(self) -> None:
        desk = self._around.desk
        plan = self.editor.plan() if self.whose.value() else None
        desk.perform(
            desk.services.schedules.plan_person, self._client_id, plan,
            then=lambda _: self.accept(), failed=self._refuse,
            words=self._around.t("Plan of questionnaires changed"),
        )  # fmt: skip

    def _refuse(self, error: UserError) -> None:
        self.much.setText(self._around.t(error.message, **error.facts))
        self.much.show()
