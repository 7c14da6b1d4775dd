"""What happened in a person's life: a day and a few words, drawn with the measures."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coachdesk.domain.errors import UserError
from coachdesk.domain.life_events import LIFE_EVENT_LENGTH, LifeEvent, check_life_event
from coachdesk.i18n.translator import Translator
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import side_by_side
from coachdesk.ui.parts.values import DateField
from coachdesk.ui.record_table import RecordForm, RecordTable
from coachdesk.ui.theme.tokens import SPACE


def _day_field(around: Surroundings) -> DateField:
    t, today = around.t, around.clock.today()
    return DateField(t("On"), t, today, value=today, latest=today, is_needed=True, is_private=True)


def _words_field(t: Translator) -> Field:
    return Field(t("What happened"), max_length=LIFE_EVENT_LENGTH, is_private=True)


class LifeEventForm(RecordForm):
    """A life event that is corrected in its line."""

    def __init__(self, around: Surroundings, event: LifeEvent) -> None:
        super().__init__(around, around.desk.services.phases.edit_life_event, event.id)
        self.day, self.words = _day_field(around), _words_field(around.t)
        self.bind_choice(self.day, "happened_on")
        self.bind_text(self.words, "words", check_life_event)
        self.box.addLayout(side_by_side(self.day, self.words, gap=SPACE.card, widths=(1, 3)))


class LifeEventsCard(Card):
    """The events, newest first, and a line for the next one."""

    def __init__(self, around: Surroundings, client_id: int, parent: QWidget | None = None) -> None:
        super().__init__(gap=SPACE.near, parent=parent)
        self._around, self._client_id = around, client_id
        t = around.t
        self.box.addWidget(PlainLabel(t("Life events"), "h3"))
        self.box.addWidget(
            PlainLabel(
                t("A move, a birth, a loss: it stands over the measures of that time."),
                "body",
                "ink2",
                fit="wrap",
            )
        )
        self.day, self.words = _day_field(around), _words_field(t)
        self.day.box.setObjectName("life event date")
        self.words.box.setObjectName("life event words")
        self.box.addLayout(side_by_side(self.day, self.words, gap=SPACE.card, widths=(1, 3)))
        add = Button(t("Note the event"), "secondary", icon="plus")
        add.clicked.connect(self.record)
        self.words.box.returnPressed.connect(self.record)
        self.box.addWidget(add, 0, Qt.AlignmentFlag.AlignRight)
        self.table: RecordTable[LifeEvent] = RecordTable(
            around, line=self._line, form=partial(LifeEventForm, around), remove=self._remove
        )
        self.box.addWidget(self.table)

    def show_events(self, events: tuple[LifeEvent, ...]) -> None:
        """Show the events as they were read."""
        self.table.show_records(sorted(events, key=lambda one: (one.happened_on, one.id), reverse=True))

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

    def _remove(self, event_id: int) -> None:
        self._around.desk.perform(
            self._around.desk.services.phases.remove_life_event,
            event_id,
            words=self._around.t("Life event moved to the bin"),
        )

    def _line(self, event: LifeEvent) -> tuple[list[QWidget], str]:
        day = PlainLabel(self._around.t.fact(event.happened_on), "body", "ink2", is_private=True)
        return [day], event.words
