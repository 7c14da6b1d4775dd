"""What happened in a person's life: a day and a few words, drawn with the measures."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from coachdesk.domain.errors import UserError
from coachdesk.domain.life_events import LIFE_EVENT_LENGTH, LifeEvent
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import clear_layout, side_by_side
from coachdesk.ui.parts.marks import Card
from coachdesk.ui.parts.values import DateField
from coachdesk.ui.theme.tokens import SPACE


class LifeEventsCard(Card):
    """The events, newest first, and a line for the next one."""

    def __init__(self, around: Surroundings, client_id: int, parent: QWidget | None = None) -> None:
        super().__init__(gap=SPACE.near, parent=parent)
        self._around, self._client_id = around, client_id
        t, today = around.t, around.clock.today()
        self.box.addWidget(PlainLabel(t("Life events"), "h3"))
        self.box.addWidget(
            PlainLabel(
                t("A move, a birth, a loss: it stands over the measures of that time."),
                "body",
                "ink2",
                fit="wrap",
            )
        )
        self.day = DateField(t("On"), t, today, value=today, latest=today, is_needed=True, is_private=True)
        self.day.box.setObjectName("life event date")
        self.words = Field(t("What happened"), max_length=LIFE_EVENT_LENGTH, is_private=True)
        self.words.box.setObjectName("life event words")
        self.box.addLayout(side_by_side(self.day, self.words, gap=SPACE.card, widths=(1, 3)))
        add = Button(t("Note the event"), "secondary", icon="plus")
        add.clicked.connect(self.record)
        self.box.addWidget(add, 0, Qt.AlignmentFlag.AlignRight)
        self._list = QGridLayout()
        self._list.setHorizontalSpacing(SPACE.card)
        self._list.setVerticalSpacing(SPACE.near)
        self._list.setColumnStretch(1, 1)
        self.box.addLayout(self._list)

    def show_events(self, events: tuple[LifeEvent, ...]) -> None:
        """Show the events as they were read."""
        t = self._around.t
        clear_layout(self._list)
        middle = Qt.AlignmentFlag.AlignVCenter
        newest = sorted(events, key=lambda one: (one.happened_on, one.id), reverse=True)
        for line, event in enumerate(newest):
            day = PlainLabel(t.fact(event.happened_on), "body", "ink2", is_private=True)
            self._list.addWidget(day, line, 0, middle)
            self._list.addWidget(PlainLabel(event.words, "body", fit="wrap", is_private=True), line, 1)
            away = Button(t("To the bin"), "quiet", icon="trash-2", is_small=True)
            away.setAccessibleDescription(t("Move to the bin"))
            away.clicked.connect(partial(self._remove, event.id))
            self._list.addWidget(away, line, 2, middle)

    def record(self) -> None:
        """Note what is typed; what is missing is told beside it."""
        if not self.day.check():
            self.day.setFocus()
            return
        day = self.day.value()
        if day is None:
            return
        self._around.desk.perform(
            self._around.desk.services.phases.record_life_event,
            self._client_id,
            day,
            self.words.text(),
            then=self._recorded,
            failed=self._refuse,
            words=self._around.t("Life event noted"),
        )

    def _refuse(self, error: UserError) -> None:
        self.words.show_error(error, self._around.t)
        self.words.setFocus()

    def _recorded(self, _event_id: object) -> None:
        self.words.set_text("")

    def _remove(self, event_id: int, _checked: bool = False) -> None:
        self._around.desk.perform(
            self._around.desk.services.phases.remove_life_event,
            event_id,
            words=self._around.t("Life event moved to the bin"),
        )
