"""The work situation over time: since when at work, part-time, on leave, without employment."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.domain.clients import SituationChange
from coachdesk.domain.situations import WorkSituation
from coachdesk.i18n import labels
from coachdesk.i18n.translator import Translator
from coachdesk.i18n.typography import sentence_case
from coachdesk.ui.clients.list_card import ListCard
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.segments import SegmentField
from coachdesk.ui.parts.values import DateField
from coachdesk.ui.record_table import RecordForm, RecordTable
from coachdesk.ui.theme.tokens import SPACE


def _situation_field(t: Translator, label: str, *, can_forget: bool = True) -> SegmentField[WorkSituation]:
    options = [(each, labels.work_situation(t, each)) for each in WorkSituation]
    return SegmentField(label, options, can_forget=can_forget, is_private=True)


def _since_field(around: Surroundings) -> DateField:
    t, today = around.t, around.clock.today()
    return DateField(t("Since"), t, today, value=today, latest=today, is_needed=True, is_private=True)


class SituationForm(RecordForm):
    """A change of the work situation that is corrected in its line."""

    def __init__(self, around: Surroundings, change: SituationChange) -> None:
        super().__init__(around, around.desk.services.network.edit_situation, change.id)
        self.since = _since_field(around)
        self.situation = _situation_field(around.t, around.t("Work situation"), can_forget=False)
        self.bind_choice(self.since, "since")
        self.bind_choice(self.situation, "situation")
        self.box.addWidget(self.since)
        self.box.addWidget(self.situation)


class SituationsCard(ListCard):
    """The changes, newest first, and a line for the next one."""

    def __init__(self, around: Surroundings, client_id: int, parent: QWidget | None = None) -> None:
        t = around.t
        super().__init__(around, client_id, t("Work situation"), gap=SPACE.pair, parent=parent)
        self.table: RecordTable[SituationChange] = RecordTable(
            around, line=self._line, form=partial(SituationForm, around), remove=self._remove
        )
        self._list.addWidget(self.table)
        self.situation = _situation_field(t, t("New situation"))
        # Its neighbours are kept as they are chosen; this one waits for its day.
        self.situation.value_chosen.connect(self._remind)
        self.box.addWidget(self.situation)
        row = QHBoxLayout()
        self.since = _since_field(around)
        row.addWidget(self.since, 1)
        add = Button(t("Record"), "secondary", icon="plus", is_small=True)
        add.clicked.connect(self._record)
        self.since.box.returnPressed.connect(self._record)
        row.addWidget(add)
        self.box.addLayout(row)

    def show_situations(self, changes: tuple[SituationChange, ...]) -> None:
        """Show the changes as they were read."""
        self.table.show_records(sorted(changes, key=lambda one: (one.since, one.id), reverse=True))

    def flush(self) -> None:
        """Save what is typed in a line that is corrected."""
        self.table.flush()

    def _remind(self, situation: WorkSituation | None) -> None:
        t = self._around.t
        self.situation.set_attention(
            "" if situation is None else t("Not in the file yet: give the day, then record it.")
        )

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
        self.situation.clear_message()

    def _remove(self, change_id: int) -> None:
        self._around.desk.perform(
            self._around.desk.services.network.remove_situation,
            change_id,
            words=self._around.t("Work situation moved to the bin"),
        )

    def _line(self, change: SituationChange) -> tuple[list[QWidget], str]:
        t = self._around.t
        situation = labels.work_situation(t, change.situation)
        return [], sentence_case(t("{situation} since {date}", situation=situation, date=change.since))
