"""The cards beside a note: safety first, then when and where, then the next appointment."""

from __future__ import annotations

from datetime import datetime, time
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.domain.safety import SafetyNote
from coachdesk.domain.sessions import MINUTES_RANGE, Place, SafetyQuestion, Session
from coachdesk.figures import safety_lines
from coachdesk.i18n import labels
from coachdesk.i18n.typed_dates import Lean
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.field import FieldFrame
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_row, side_by_side
from coachdesk.ui.parts.marks import IconMark
from coachdesk.ui.parts.segments import SegmentField, SegmentRow
from coachdesk.ui.parts.values import DateField, HourField, NumberField
from coachdesk.ui.safety.draft_line import DraftLine
from coachdesk.ui.theme.tokens import SPACE


class _SessionCard(Card):
    """A card that changes fields of one session."""

    def __init__(self, around: Surroundings, session_id: int, parent: QWidget | None = None) -> None:
        super().__init__(gap=SPACE.pair, parent=parent)
        self._desk = around.desk
        self.t = around.t
        self._today = around.clock.today()
        self._session_id = session_id

    def _save(self, field: FieldFrame, **fields: object) -> None:
        self._desk.perform(
            partial(self._desk.services.sessions.edit, self._session_id, **fields),
            then=field.clear_error, failed=partial(field.show_error, t=self.t),
            merge_key=("session", self._session_id, *fields),
        )  # fmt: skip


class SafetyQuestionCard(Card):
    """Whether safety was asked about in this session, and the way to the safety card.

    Signals:
        card_requested: what F7 does.
    """

    card_requested = Signal()

    def __init__(self, around: Surroundings, session_id: int, parent: QWidget | None = None) -> None:
        super().__init__(gap=SPACE.near, parent=parent)
        t = around.t
        self._around = around
        self._session_id = session_id
        head = QHBoxLayout()
        head.setSpacing(SPACE.near)
        head.addWidget(IconMark("life-buoy", "safe"))
        head.addWidget(PlainLabel(t("Safety"), "h3"))
        head.addStretch(1)
        open_card = Button(t("Open"), "safety", key="F7", is_small=True)
        open_card.setAccessibleDescription(t("Emergency numbers and safety note"))
        open_card.clicked.connect(self.card_requested)
        head.addWidget(open_card)
        self.box.addLayout(head)
        self.again = QWidget()
        row = bare_row(self.again, SPACE.near)
        row.addWidget(IconMark("clock-alert", "att", 16))
        self.again_words = PlainLabel("", "caption_strong", "att", fit="wrap", is_private=True)
        row.addWidget(self.again_words, 1)
        self.again.hide()
        self.draft = DraftLine(t)
        self.draft.taken_up.connect(self.card_requested)
        self.box.addWidget(PlainLabel(t("Safety question"), "caption_strong", "ink2"))
        self.asked = SegmentRow(
            [
                (SafetyQuestion.NOT_ASKED, t.within("safety question", "Not asked")),
                (SafetyQuestion.ASKED, t.within("safety question", "Asked")),
            ],
            spoken=t("Safety question of this session"), can_forget=False, is_private=True,
        )  # fmt: skip
        self.asked.value_chosen.connect(self._choose)
        self.box.addWidget(self.asked)
        self.box.addWidget(self.again)
        self.box.addWidget(self.draft)
        self._session: Session | None = None
        self._note: SafetyNote | None = None

    def show_session(self, session: Session) -> None:
        """Show the session as it was read."""
        self.asked.set_value(session.safety)
        self._session = session
        self._show_again()

    def show_latest(self, note: SafetyNote | None) -> None:
        """Say when to ask again, as long as that was not done."""
        self._note = note
        self._show_again()

    def _show_again(self) -> None:
        day = safety_lines.again_on(self._session, self._note)
        if day is not None:
            self.again_words.setText(safety_lines.again_line(self._around.t, day))
        self.again.setVisible(day is not None)

    def _choose(self, value: SafetyQuestion) -> None:
        self._around.desk.perform(self._around.desk.services.sessions.edit, self._session_id, safety=value)


class WhenCard(_SessionCard):
    """Day, hour, length and place of the session."""

    def __init__(self, around: Surroundings, session_id: int, parent: QWidget | None = None) -> None:
        super().__init__(around, session_id, parent)
        t = self.t
        low, high = MINUTES_RANGE
        self.box.addWidget(PlainLabel(t("When and where"), "h3"))
        self.day = DateField(
            t("Date"), t, self._today, lean=Lean.PAST, latest=self._today, is_needed=True, is_private=True
        )
        self.day.box.setObjectName("held on")
        self.day.value_chosen.connect(lambda day: self._save(self.day, held_on=day))
        self.hour = HourField(t("Hour"), t)
        self.hour.box.setObjectName("starts at")
        self.hour.value_chosen.connect(lambda hour: self._save(self.hour, starts_at=hour))
        self.box.addLayout(side_by_side(self.day, self.hour, gap=SPACE.near, widths=(3, 2)))
        self.minutes = NumberField(
            t("Length"), t, low=low, high=high, decimals=0, unit=t.within("unit", "min"), is_private=True
        )
        self.minutes.box.setObjectName("minutes")
        self.minutes.value_chosen.connect(self._choose_minutes)
        self.place = SegmentField(
            t("Place"), [(each, labels.place(t, each)) for each in Place], can_forget=False, is_private=True
        )
        self.place.set_message_shown(False)
        self.place.value_chosen.connect(lambda place: self._save(self.place, place=place))
        self.box.addWidget(self.minutes)
        self.box.addWidget(self.place)

    def show_session(self, session: Session) -> None:
        """Show the session as it was read; a field being typed in stays."""
        if _is_free(self.day):
            self.day.set_value(session.held_on)
        if _is_free(self.hour):
            self.hour.set_value(session.starts_at)
        if _is_free(self.minutes):
            self.minutes.set_value(session.minutes)
        self.place.set_value(session.place)

    def flush(self) -> None:
        """Hand over what is typed and readable."""
        for field in (self.day, self.hour, self.minutes):
            field.leave()

    def _choose_minutes(self, minutes: float | None) -> None:
        self._save(self.minutes, minutes=None if minutes is None else int(minutes))


class NextCard(_SessionCard):
    """The next appointment: a day, an hour, a place."""

    def __init__(self, around: Surroundings, session_id: int, parent: QWidget | None = None) -> None:
        super().__init__(around, session_id, parent)
        t = self.t
        self.box.addWidget(PlainLabel(t("Next appointment"), "h3"))
        self.day = DateField(t("Date"), t, self._today, lean=Lean.FUTURE, is_private=True)
        self.day.box.setObjectName("next day")
        self.hour = HourField(t("Hour"), t)
        self.hour.box.setObjectName("next hour")
        self.box.addLayout(side_by_side(self.day, self.hour, gap=SPACE.near, widths=(3, 2)))
        places = [(each, labels.place(t, each)) for each in Place]
        self.place = SegmentField(t("Place"), places, is_private=True)
        self.place.set_message_shown(False)
        self.box.addWidget(self.place)
        self.day.value_chosen.connect(lambda _day: self._choose())
        self.hour.value_chosen.connect(lambda _hour: self._choose())
        self.place.value_chosen.connect(lambda place: self._save(self.place, next_place=place))
        self._kept: datetime | None = None

    def show_session(self, session: Session) -> None:
        """Show the session as it was read; a day without its hour, or a field being typed in, stays."""
        self._kept = session.next_at
        is_half = (self.day.value() is None) != (self.hour.value() is None)
        if session.next_at is not None or not is_half:
            if _is_free(self.day):
                self.day.set_value(session.next_at.date() if session.next_at else None)
            if _is_free(self.hour):
                self.hour.set_value(session.next_at.time() if session.next_at else None)
        self.place.set_value(session.next_place)

    def flush(self) -> None:
        """Hand over what is typed and readable."""
        for field in (self.day, self.hour):
            field.leave()

    def _choose(self) -> None:
        day, hour = self.day.value(), self.hour.value()
        if not (self.day.is_readable() and self.hour.is_readable()):
            return
        if day is not None and hour is not None:
            self.hour.clear_message()
            self._keep(datetime.combine(day, hour))
        elif day is None and hour is None:
            self.day.clear_message()
            self.hour.clear_message()
            self._keep(None)
        elif hour is None:
            self.hour.set_attention(self.t("Type the hour too, for example {example}.", example=time(9, 30)))
        else:
            self.day.set_attention(self.t("Type the day too."))

    def _keep(self, moment: datetime | None) -> None:
        if moment != self._kept:
            self._save(self.day, next_at=moment)


def _is_free(field: Field) -> bool:
    """Whether a reading may change the field: nobody types in it, and nothing refused stands in it."""
    return not field.box.hasFocus() and field.state != "error"
