"""The work situation over time: since when at work, part-time, on leave, without employment."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.domain.clients import SituationChange
from coachdesk.domain.situations import WorkSituation
from coachdesk.i18n import labels
from coachdesk.i18n.typography import sentence_case
from coachdesk.ui.clients.list_card import ListCard
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column, clear_layout
from coachdesk.ui.parts.segments import SegmentField
from coachdesk.ui.parts.values import DateField
from coachdesk.ui.theme.tokens import SPACE


class SituationsCard(ListCard):
    """The changes, newest first, and a line for the next one."""

    def __init__(self, around: Surroundings, client_id: int, parent: QWidget | None = None) -> None:
        t = around.t
        super().__init__(around, client_id, t("Work situation"), gap=SPACE.pair, parent=parent)
        today = around.clock.today()
        self.situation = SegmentField(
            t("New situation"),
            [(each, labels.work_situation(t, each)) for each in WorkSituation],
            is_private=True,
        )
        self.box.addWidget(self.situation)
        row = QHBoxLayout()
        self.since = DateField(
            t("Since"), t, today, value=today, latest=today, is_needed=True, is_private=True
        )
        row.addWidget(self.since, 1)
        add = Button(t("Record"), "secondary", icon="plus", is_small=True)
        add.clicked.connect(self._record)
        row.addWidget(add)
        self.box.addLayout(row)

    def show_situations(self, changes: tuple[SituationChange, ...]) -> None:
        """Show the changes as they were read."""
        t = self._around.t
        clear_layout(self._list)
        for change in sorted(changes, key=lambda one: (one.since, one.id), reverse=True):
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            words = t(
                "{situation} since {date}",
                situation=labels.work_situation(t, change.situation),
                date=change.since,
            )
            # Stretches and not an alignment: an aligned label would not be asked how high its lines are.
            middle = bare_column()
            middle.addStretch(1)
            middle.addWidget(PlainLabel(sentence_case(words), "body", fit="wrap", is_private=True))
            middle.addStretch(1)
            row.addLayout(middle, 1)
            away = Button(t("To the bin"), "quiet", icon="trash-2", is_small=True)
            away.clicked.connect(partial(self._remove, change.id))
            row.addWidget(away)
            self._list.addWidget(holder)

    def _record(self) -> None:
        situation = self.situation.value()
        if situation is None:
            self.situation.set_error(self._around.t("Choose a situation."))
            self.situation.setFocus()
            return
        if not self.since.check():
            self.since.setFocus()
            return
        self._around.desk.perform(
            self._around.desk.services.network.record_situation,
            self._client_id,
            self.since.value(),
            situation,
            then=self._recorded,
            failed=partial(self.since.show_error, t=self._around.t),
            words=self._around.t("Work situation recorded"),
        )

    def _recorded(self, _change_id: object) -> None:
        self.situation.set_value(None)

    def _remove(self, change_id: int, _checked: bool = False) -> None:
        self._around.desk.perform(
            self._around.desk.services.network.remove_situation,
            change_id,
            words=self._around.t("Work situation moved to the bin"),
        )
