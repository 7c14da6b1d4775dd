"""Day, work situation and way of entry of a questionnaire."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.situations import WorkSituation
from coachdesk.i18n import labels
from coachdesk.ui.assessments.forms import Particulars
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.dialogs import Dialog
from coachdesk.ui.parts.layouts import bare_column
from coachdesk.ui.parts.segments import SegmentField
from coachdesk.ui.parts.values import DateField
from coachdesk.ui.theme.tokens import SPACE


class ParticularsForm(QWidget):
    """The work situation follows the day: another day asks the file again, and says so.

    Args:
        around: desk, clock, words.
        client_id: whose file knows the work situation; ``None`` while nobody is chosen.
        known: at first; without it today, and what the file says of today.
    """

    def __init__(
        self,
        around: Surroundings,
        client_id: int | None,
        known: Particulars | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        t, today = around.t, around.clock.today()
        self._around = around
        self._client_id = client_id
        self._modes: tuple[AnswerMode, ...] = (known.mode,) if known else ()
        self._asked_for = known.taken_on if known else None
        self._then: Callable[[Particulars], None] | None = None
        self.day = DateField(
            t("Filled in on"), t, today, value=known.taken_on if known else today, latest=today,
            is_needed=True, is_private=True,
        )  # fmt: skip
        self.day.box.setObjectName("assessment date")
        self.situation: SegmentField[WorkSituation] = SegmentField(
            t("Work situation on that day"),
            [(each, labels.work_situation(t, each)) for each in WorkSituation],
            value=known.situation if known else None, is_private=True,
        )  # fmt: skip
        self.mode: SegmentField[AnswerMode] = SegmentField(
            t("How"),
            [(each, labels.answer_mode(t, each)) for each in (AnswerMode.TOGETHER, AnswerMode.PAPER)],
            can_forget=False,
        )  # fmt: skip
        row = QHBoxLayout()
        row.setSpacing(SPACE.page)
        row.addWidget(self.day, 1)
        row.addWidget(self.mode, 1)
        column = bare_column(self, SPACE.near)
        column.addLayout(row)
        column.addWidget(self.situation)
        self.day.value_chosen.connect(self._ask_file)
        self.mode.hide()
        if known is None:
            self._ask_file()

    def set_client(self, client_id: int) -> None:
        """Ask the file of somebody else."""
        if client_id != self._client_id:
            self._client_id = client_id
            self._asked_for = None
            self._ask_file()

    def set_modes(self, modes: Sequence[AnswerMode], value: AnswerMode | None = None) -> None:
        """Offer ways of entry; a single one is not asked for."""
        self._modes = tuple(modes)
        self.mode.setVisible(len(self._modes) > 1)
        if len(self._modes) > 1:
            self.mode.set_value(value or self._modes[0])

    def resolve(self, then: Callable[[Particulars], None]) -> None:
        """Hand over what is chosen, once it is complete; what is missing or wrong is said beside it.

        After another day the file is asked first: where it says something else than what stands there,
        nothing is handed over yet, so that it can be looked at.
        """
        if not self.day.check():
            self.day.setFocus()
            return
        if self.day.value() != self._asked_for:
            self._then = then
            self._ask_file()
            return
        then(self._particulars())

    def _particulars(self) -> Particulars:
        day = self.day.value()
        mode = self.mode.value() if len(self._modes) > 1 else self._modes[0]
        return Particulars(day or self._around.clock.today(), self.situation.value(), mode or self._modes[0])

    def _ask_file(self, _day: object = None) -> None:
        day = self.day.value()
        if day is None or self._client_id is None:
            return
        reading = self._around.desk.services.assessments.situation_on
        self._around.desk.fetch(
            reading, self._client_id, day, then=self._take_situation, owner=self, question="situation"
        )

    def _take_situation(self, found: WorkSituation | None) -> None:
        is_first = self._asked_for is None
        is_other = found != self.situation.value()
        self._asked_for = self.day.value()
        self.situation.set_value(found)
        then, self._then = self._then, None
        if is_first:
            return
        if is_other:
            t, day = self._around.t, self._asked_for
            self.situation.set_attention(
                t("The file holds nothing for {date}: which work situation was it?", date=day)
                if found is None
                else t("As the file has it for {date}: is this right?", date=day)
            )
        else:
            self.situation.clear_message()
        if then is not None and not is_other:
            then(self._particulars())
        elif then is not None:
            self.situation.setFocus()


class EditParticulars(Dialog):
    """Changes day, work situation and way of entry of a questionnaire that is open."""

    def __init__(
        self,
        around: Surroundings,
        client_id: int,
        known: Particulars,
        modes: Sequence[AnswerMode],
        take: Callable[[Particulars], None],
        parent: QWidget,
    ) -> None:
        super().__init__(around.t("Date and situation"), parent, is_wide=True)
        self._take = take
        self.finished.connect(self.deleteLater)
        self.form = ParticularsForm(around, client_id, known)
        self.form.set_modes(modes if known.mode in modes else (known.mode,), known.mode)
        self.body.addWidget(self.form)
        act = self.set_actions(around.t("Use these"), around.t("Cancel"))
        act.clicked.disconnect(self.accept)
        act.clicked.connect(self._resolve)
        self.form.day.setFocus()

    def _resolve(self) -> None:
        self.form.resolve(self._use)

    def _use(self, known: Particulars) -> None:
        self._take(known)
        self.accept()
