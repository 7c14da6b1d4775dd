"""F7: the numbers, from everywhere; with a file open also where the person is, whom to call, a short note."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.domain.clients import Contact
from coachdesk.figures import care_network
from coachdesk.i18n import labels
from coachdesk.i18n.translator import Translator
from coachdesk.services import help_lines
from coachdesk.services.clock import SystemClock
from coachdesk.services.safety import SafetyCard as SafetyFacts
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.dialogs import WIDE, Dialog
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import IconMark
from coachdesk.ui.parts.pages import ScrollPage
from coachdesk.ui.safety.help_numbers import HelpNumbers
from coachdesk.ui.safety.safety_form import SafetyForm
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import SPACE

_WITH_FILE: Final = 1240


class SafetyCard(Dialog):
    """Needs no vault. With ``around`` and ``client_id`` it shows that person's facts and the note form.

    Args:
        t: language of the words.
        resources: folder of the contents.
        parent: the window or page that opens it.
        around: of the open desk.
        client_id: whose file is open.
        session_id: the session one writes in, if it is on screen.
    """

    def __init__(
        self,
        t: Translator,
        resources: Path,
        parent: QWidget,
        around: Surroundings | None = None,
        client_id: int | None = None,
        session_id: int | None = None,
    ) -> None:
        super().__init__(t("If somebody is in danger"), parent, is_wide=True)
        # A closed card must not live on with a person's words in it.
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.t = t
        self._window = parent.window()
        today = (around.clock if around is not None else SystemClock()).today()
        has_file = around is not None and client_id is not None
        self._width = self._room(_WITH_FILE if has_file else WIDE)
        self._page = ScrollPage(margin=0, gap=SPACE.stack)
        self._page.box.addWidget(
            PlainLabel(
                t("Call first, write afterwards. Whoever worries for somebody may call too."), "note", "ink2",
                fit="wrap",
            )
        )  # fmt: skip
        lines = help_lines.load(resources / "content")
        self.numbers = HelpNumbers(t, lines, today, self._width - 2 * SPACE.page)
        self._page.box.addWidget(self.numbers)
        self.form: SafetyForm | None = None
        self.facts: PersonFacts | None = None
        if around is not None and client_id is not None:
            self._add_file(around, client_id, session_id)
        self._page.box.addStretch(1)
        self.body.addWidget(self._page, 1)
        self.leave = self.add_button(Button(t("Close"), "secondary" if has_file else "primary"))
        self.leave.clicked.connect(self.reject)
        if self.form is not None:
            keep = self.add_button(Button(t("Put the safety note in the file"), "primary", icon="check"))
            keep.clicked.connect(self.form.record)
            self.form.recorded.connect(self.accept)
            self.form.said.box.setFocus()
        else:
            self.leave.setFocus()

    def adjustSize(self) -> None:
        """As large as the contents wish, within the window it stands over."""
        margins = 2 * SPACE.page
        wanted = self._page.box.totalHeightForWidth(self._width - margins)
        rest = margins + 2 * SPACE.card + self.title.sizeHint().height() + self.leave.sizeHint().height() + 2
        room = self._window.height() - 2 * SPACE.near if self._window.isVisible() else wanted + rest
        self.resize(self._width, min(wanted + rest, room))

    def open(self) -> None:
        """Show it in the middle of its window."""
        super().open()
        self._centre()

    def done(self, result: int) -> None:
        if self.form is not None:
            self.form.flush()
            if result != SafetyCard.DialogCode.Accepted and self.form.is_begun():
                self.form.tell_draft()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F7:
            # It is open already.
            event.accept()
            return
        if self.form is not None:
            # Ctrl+L ends the process: what is typed goes first.
            self.form.flush()
        super().keyPressEvent(event)

    def _fit(self) -> None:
        self.adjustSize()
        self._centre()

    def _centre(self) -> None:
        middle = self._window.mapToGlobal(self._window.rect().center())
        self.move(middle - QPoint(self.width() // 2, self.height() // 2))

    def _room(self, wanted: int) -> int:
        scaled = wanted * max(100, Theme.current().text_size) // 100
        window = self._window.width() - 2 * SPACE.page
        return max(min(scaled, window), WIDE) if self._window.isVisible() else scaled

    def _add_file(self, around: Surroundings, client_id: int, session_id: int | None) -> None:
        self.facts = PersonFacts(around.t)
        self.form = SafetyForm(around, client_id, session_id)
        row = QHBoxLayout()
        row.setSpacing(SPACE.stack)
        row.addWidget(self.facts, 1)
        row.addWidget(self.form, 2)
        self._page.box.addLayout(row)
        # Qt shows what was added to a layout a moment later: only then its size is known.
        again = QTimer(self)
        again.setSingleShot(True)
        again.timeout.connect(self._fit)
        self.facts.shown.connect(again.start)
        around.desk.fetch(
            around.desk.services.safety.get_card, client_id, then=self.facts.show_facts, owner=self.facts
        )
        self.form.read()


class PersonFacts(Card):
    """What a rescuer asks: where the person is, whom to call; what is not known is said.

    Signals:
        shown: the facts stand there.
    """

    shown = Signal()

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(gap=SPACE.near, parent=parent)
        self.t = t
        self.box.addWidget(PlainLabel(t("To tell and to call"), "h3"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE.near)
        self.box.addLayout(self._lines)
        self.box.addStretch(1)

    def show_facts(self, facts: SafetyFacts) -> None:
        """Show what the file knows."""
        t, client = self.t, facts.client
        self._line("user", client.name, client.phone)
        if client.remote_location:
            self._line("map-pin", client.remote_location, "", t("during remote sessions"))
        if client.usual_address:
            self._line("map-pin", client.usual_address, "", t("usual address"))
        if not client.remote_location and not client.usual_address:
            self._missing("map-pin", t("Where the person is: not noted. Ask now."))
        if client.emergency_name or client.emergency_phone:
            who = " · ".join(part for part in (client.emergency_name, client.emergency_relation) if part)
            number = client.emergency_phone or t("no number noted")
            self._line("phone", who or t("Emergency contact"), number, t("emergency contact") if who else "")
        else:
            self._missing("phone", t("Emergency contact: not noted."))
        for doctor in care_network.doctors(facts.contacts):
            self._doctor(doctor)
        if facts.latest is not None:
            noted = facts.latest.noted_at.astimezone().date()
            self._missing("life-buoy", t("Last safety note: {date}", date=noted))
        self.shown.emit()

    def _doctor(self, doctor: Contact) -> None:
        who = " · ".join(part for part in (doctor.name, doctor.role) if part)
        may = labels.may_contact(self.t, doctor.may_contact)
        self._line("stethoscope", who, doctor.phone or self.t("no number noted"), may)

    def _line(self, icon: str, who: str, number: str, detail: str = "") -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE.stack)
        row.addWidget(IconMark(icon, "ink2", 18, line="body_strong"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(who, "body_strong", fit="wrap", is_private=True))
        if number:
            words.addWidget(PlainLabel(number, "body", fit="wrap", is_private=True))
        if detail:
            words.addWidget(PlainLabel(detail, "caption", "ink2", fit="wrap", is_private=True))
        row.addLayout(words, 1)
        self._lines.addLayout(row)

    def _missing(self, icon: str, sentence: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE.stack)
        row.addWidget(IconMark(icon, "ink3", 18, line="body"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(sentence, "body", "ink2", fit="wrap", is_private=True), 1)
        self._lines.addLayout(row)
