"""The work situation over time: since when at work, part-time, on leave, without employment."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.domain.clients import SituationChange
from coachdesk.domain.situations import WorkSituation
from coachdesk.i18n import labels
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.buttons import Button, IconButton
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import Card
from coachdesk.ui.parts.segments import SegmentField
from coachdesk.ui.parts.values import DateField
from coachdesk.ui.theme.tokens import SPACE


class SituationsCard(Card):
    """The changes, newest first, and a line for the next one."""

    def __init__(self, around: Surroundings, client_id: int, parent: QWidget | None = None) -> None:
        super().__init__(gap=SPACE.near, parent=parent)
        self._around = around
        self._client_id = client_id
        t = around.t
        today = around.clock.today()
        self.box.addWidget(PlainLabel(t("Work situation"), "h3"))
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE.pair)
        self.box.addLayout(self._list)
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
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for change in sorted(changes, key=lambda one: (one.since, one.id), reverse=True):
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            words = t(
                "{situation} since {date}",
                situation=labels.work_situation(t, change.situation),
                date=change.since,
            )
            row.addWidget(PlainLabel(words[0].upper() + words[1:], "body", fit="wrap", is_private=True), 1)
            away = IconButton("trash-2", t("Move to the bin"))
            away.clicked.connect(partial(self._remove, change.id))
            row.addWidget(away)
            self._list.addWidget(holder)

    def _record(self) -> None:
        situation = self.situation.value()
        if situation is None:
            self.situation.set_error(self._around.t("Choose a situation."))
            return
        if not self.since.check():
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
