"""The rows of the first page: one thing to look at, one session of the day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.figures import files
from coachdesk.i18n.translator import Translator
from coachdesk.services.today import Appointment
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.flow import FlowLayout
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import Attention, Chip, IconMark
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.places import Place
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import SPACE, ColourName

_ACTION_WIDTH = 128
_ICON = 20


class FirstRow(QWidget):
    """Icon, name, reason, one sentence, one action; further reasons under it.

    Args:
        also: further reasons in whole sentences.
        is_safety: it is about safety.
        is_quiet: it asks for no attention: something to be finished.

    Signals:
        place_requested: where the action leads.
    """

    place_requested = Signal(object)

    def __init__(
        self,
        t: Translator,
        icon: str,
        name: str,
        reason: str,
        sentence: str,
        action: str,
        place: Place,
        *,
        also: tuple[str, ...] = (),
        is_safety: bool = False,
        is_quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._place = place
        ink: ColourName = "safe" if is_safety else "ink2" if is_quiet else "att"
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.near, SPACE.near, SPACE.near, SPACE.near)
        row.setSpacing(SPACE.card)
        self._icon, self._ink = icon, ink
        self._mark = IconMark(icon, ink, _ICON, line="body_strong")
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        first = FlowLayout(gap=SPACE.near)
        first.addWidget(PlainLabel(name, "body_strong", fit="elide", is_private=True))
        first.addWidget(Attention(reason, "", ink, is_private=True))
        words.addLayout(first)
        words.addWidget(PlainLabel(sentence, "body", "ink2", fit="wrap", is_private=True))
        for other in also:
            words.addWidget(PlainLabel(other, "caption", "ink2", fit="wrap", is_private=True))
        row.addLayout(words, 1)
        self.action = Button(action, "secondary", is_small=True)
        self.action.setMinimumWidth(_ACTION_WIDTH)
        self._spoken = t("{action}: {reason}", action=action, reason=reason)
        Privacy.current().changed.connect(self._cover)
        self._cover(Privacy.current().is_on)
        self.action.clicked.connect(self._ask)
        row.addWidget(self.action, 0, Qt.AlignmentFlag.AlignVCenter)

    def text_left(self) -> int:
        """Where its words begin, in pixels: a rule between rows begins there."""
        return SPACE.near + _ICON + SPACE.card

    def _cover(self, is_on: bool) -> None:  # the signal's
        # The icon and the sentence behind the button tell the reason too.
        self._mark.set_icon("user" if is_on else self._icon, "ink2" if is_on else self._ink)
        self.action.setAccessibleDescription("" if is_on else self._spoken)

    def _ask(self) -> None:
        self.place_requested.emit(self._place)


class AppointmentRow(Card):
    """Hour, name, phase, one sentence, start. The next one in time stands on a sunken ground.

    Signals:
        start_requested: the :class:`Appointment`.
        preparation_requested: what was since last time is wanted first.
    """

    start_requested = Signal(object)
    preparation_requested = Signal(object)

    def __init__(
        self,
        t: Translator,
        appointment: Appointment,
        sentence: str,
        today: date,
        *,
        is_next: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("sunken" if is_next else "bare", padding=SPACE.stack, gap=0, parent=parent)
        self.appointment = appointment
        row = QHBoxLayout()
        row.setSpacing(SPACE.card)
        hour = PlainLabel(
            t.fact(appointment.at.time()), "body_strong", "ink" if is_next else "ink2", is_private=True
        )
        self._hour_width = Theme.current().metrics("body_strong").horizontalAdvance("00 h 00") + 4
        hour.setMinimumWidth(self._hour_width)
        row.addWidget(hour)
        words = QVBoxLayout()
        words.setSpacing(2)
        first = FlowLayout(gap=SPACE.near)
        first.addWidget(PlainLabel(appointment.client.name, "body_strong", fit="elide", is_private=True))
        if appointment.stretch is not None:
            line = files.phase_line(t, appointment.stretch, today)
            first.addWidget(Chip.of_phase(appointment.stretch.phase.value, line, is_private=True))
        words.addLayout(first)
        words.addWidget(PlainLabel(sentence, "body", "ink2", fit="wrap", is_private=True))
        row.addLayout(words, 1)
        self.prepare = Button(t("Prepare"), "quiet", key="F4" if is_next else "", is_small=True)
        self.prepare.setAccessibleDescription(t("Since last time"))
        self.prepare.clicked.connect(lambda: self.preparation_requested.emit(self.appointment))
        self._acts = QHBoxLayout()
        self._acts.setSpacing(SPACE.card)
        self._acts.addWidget(self.prepare, 0, Qt.AlignmentFlag.AlignVCenter)
        is_begun = appointment.session_id is not None
        self.start = Button(
            t("Go on") if is_begun else t("Start"),
            "primary" if is_next else "secondary",
            icon="play",
            is_small=True,
        )
        self.start.setMinimumWidth(_ACTION_WIDTH)
        self.start.clicked.connect(self._ask)
        self._acts.addWidget(self.start, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._acts)
        self.box.addLayout(row)

    def set_narrow(self, is_narrow: bool) -> None:
        """Put the buttons under one another, the one that starts first."""
        sides = QBoxLayout.Direction
        self._acts.setDirection(sides.BottomToTop if is_narrow else sides.LeftToRight)
        self._acts.setSpacing(SPACE.pair if is_narrow else SPACE.card)

    def text_left(self) -> int:
        """Where its words begin, in pixels: a rule between rows begins there."""
        return SPACE.stack + self._hour_width + SPACE.card

    def _ask(self) -> None:
        self.start_requested.emit(self.appointment)
