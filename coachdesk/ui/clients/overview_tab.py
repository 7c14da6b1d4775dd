"""Where this person is now: three scales over time, what was agreed, who is around."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.domain import notes
from coachdesk.domain.clients import MayContact
from coachdesk.domain.sessions import Action, ActionState
from coachdesk.figures import files
from coachdesk.figures.charts import TrendChart
from coachdesk.i18n import labels
from coachdesk.services.clients import ClientFile
from coachdesk.services.sessions import SessionFile, SessionLine
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import Card, IconMark
from coachdesk.ui.parts.pages import EmptyState, ScrollPage
from coachdesk.ui.places import CLIENT, SESSION, Place
from coachdesk.ui.safety.notice_strip import NoticeStrip
from coachdesk.ui.theme.tokens import SPACE

_SIDE_WIDTH = 376
_MOST_ACTIONS = 5
_NOTE_LINES = 4
_ROOMY = 660
"""Height in pixels from which the plots take their full height."""


class OverviewTab(Page):
    """Charts left, cards right."""

    kinds: ClassVar[tuple[str, ...]] = (
        "clients",
        "contacts",
        "assessments",
        "phase_moves",
        "sessions",
        "actions",
        "situation_changes",
        "safety_notices",
    )

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, place, parent)
        self._client_id = place.client_id or 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.page)
        self._left = ScrollPage(margin=0)
        row.addWidget(self._left, 1)
        side = ScrollPage(margin=0, gap=SPACE.stack)
        side.setFixedWidth(_SIDE_WIDTH)
        row.addWidget(side)
        self._next, self._actions, self._network = (Card(gap=SPACE.near) for _ in range(3))
        self.notices = NoticeStrip(around, self._client_id)
        side.box.addWidget(self.notices)
        for card in (self._next, self._actions, self._network):
            side.box.addWidget(card)
        side.box.addStretch(1)

    def read(self) -> None:
        """Read the charts and the cards."""
        services = self.desk.services
        self.notices.read()
        self.desk.fetch(services.trends.chart, self._client_id, self.t, then=self._show_chart, owner=self)
        self.desk.fetch(services.clients.get_file, self._client_id, then=self._show_file, owner=self)
        self.desk.fetch(services.sessions.list_for, self._client_id, then=self._show_sessions, owner=self)

    def _show_chart(self, chart: TrendChart) -> None:
        _clear(self._left.box)
        if not chart.panels:
            empty = EmptyState(
                "chart-line",
                self.t("The first assessment will appear here as a point, the next ones as a line."),
                self.t("New assessment"),
                action_icon="plus",
            )
            empty.action_requested.connect(self._open_assessments)
            self._left.box.addWidget(empty, 1)
            return
        # pyqtgraph costs a third of a second; it is imported when a chart is first seen.
        from coachdesk.ui.trends.panel_plot import LOW_HEIGHT, PLOT_HEIGHT
        from coachdesk.ui.trends.trend_view import TrendView

        height = PLOT_HEIGHT if self.height() >= _ROOMY else LOW_HEIGHT
        self._left.box.addWidget(TrendView(chart, plot_height=height))
        self._left.box.addStretch(1)

    def _show_sessions(self, lines: tuple[SessionLine, ...]) -> None:
        _clear(self._next.box)
        t, today = self.t, self.around.clock.today()
        upcoming = [
            line.session.next_at
            for line in lines
            if line.session.next_at and line.session.next_at.date() >= today
        ]
        words = files.next_line(t, min(upcoming) if upcoming else None, today)
        self._next.box.addWidget(PlainLabel(words[0].upper() + words[1:], "h3", fit="wrap", is_private=True))
        if not lines:
            self._next.box.addWidget(PlainLabel(t("No session yet."), "body", "ink2", fit="wrap"))
            _clear(self._actions.box)
            self._actions.box.addWidget(PlainLabel(t("Open agreements"), "h3"))
            self._actions.box.addWidget(PlainLabel(t("Nothing is agreed yet."), "body", "ink2", fit="wrap"))
            return
        latest = lines[0]
        head = t("Session {number}, {date}", number=latest.number, date=latest.session.held_on)
        open_it = Button(head, "link", is_private=True)
        open_it.clicked.connect(lambda: self.around.go(Place(SESSION, self._client_id, latest.session.id)))
        self._next.box.addWidget(open_it)
        self.desk.fetch(
            self.desk.services.sessions.get, latest.session.id, then=self._show_actions, owner=self
        )

    def _show_actions(self, file: SessionFile) -> None:
        t = self.t
        if file.session.note:
            words = "\n".join(block.text for block in notes.blocks(file.session.note))
            self._next.box.addWidget(
                PlainLabel(words, "body", "ink2", fit="wrap", max_lines=_NOTE_LINES, is_private=True)
            )
        safety = labels.safety_question(t, file.session.safety)
        self._next.box.addWidget(PlainLabel(safety, "caption", "ink2", fit="wrap", is_private=True))
        _clear(self._actions.box)
        is_open = [one for one in (*file.carried, *file.actions) if one.state is ActionState.OPEN]
        head = QHBoxLayout()
        head.addWidget(PlainLabel(t("Open agreements"), "h3"))
        head.addStretch(1)
        head.addWidget(PlainLabel(str(len(is_open)), "body_strong", "ink3", is_private=True))
        self._actions.box.addLayout(head)
        if not is_open:
            self._actions.box.addWidget(PlainLabel(t("Nothing is waiting."), "body", "ink2", fit="wrap"))
        for action in is_open[:_MOST_ACTIONS]:
            self._actions.box.addWidget(_line("flag", action.text, self._when(action)))

    def _when(self, action: Action) -> str:
        lever = labels.lever(self.t, action.lever)
        if action.due_on is None:
            return lever
        return self.t("{lever}, for {date}", lever=lever, date=action.due_on)

    def _show_file(self, file: ClientFile) -> None:
        t = self.t
        _clear(self._network.box)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(t("Network"), "h3"))
        head.addStretch(1)
        open_file = Button(t("Open"), "link")
        open_file.clicked.connect(self._open_file)
        head.addWidget(open_file)
        self._network.box.addLayout(head)
        client = file.client
        if client.emergency_name:
            facts = " · ".join(part for part in (client.emergency_relation, client.emergency_phone) if part)
            self._network.box.addWidget(
                _line("phone", client.emergency_name, facts or t("emergency contact"))
            )
        for contact in file.contacts:
            icon = "circle-help" if contact.may_contact is MayContact.ASK_AGAIN else "stethoscope"
            may = t("may be contacted: {answer}", answer=labels.may_contact(t, contact.may_contact))
            name = " · ".join(part for part in (contact.role, contact.name) if part)
            self._network.box.addWidget(_line(icon, name, may))
        if not client.emergency_name and not file.contacts:
            self._network.box.addWidget(PlainLabel(t("Nobody is noted yet."), "body", "ink2", fit="wrap"))

    def _open_file(self) -> None:
        self.around.go(Place(CLIENT, self._client_id, tab="file"))

    def _open_assessments(self) -> None:
        self.around.go(Place(CLIENT, self._client_id, tab="assessments"))


def _line(icon: str, first: str, second: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE.stack)
    row.addWidget(IconMark(icon, "ink2", 18), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(PlainLabel(first, "body", fit="wrap", is_private=True))
    words.addWidget(PlainLabel(second, "caption", "ink2", fit="wrap", is_private=True))
    row.addLayout(words, 1)
    return holder


def _clear(box: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of a layout, layouts in it included."""
    while (item := box.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner := item.layout(), (QVBoxLayout, QHBoxLayout)):
            _clear(inner)
