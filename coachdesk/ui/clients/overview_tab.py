"""Where this person is now: three scales over time, what was agreed, who is around."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.domain import notes
from coachdesk.domain.clients import MayContact
from coachdesk.domain.safety import SafetyNote
from coachdesk.domain.sessions import Action, ActionState
from coachdesk.figures import files, safety_lines
from coachdesk.figures.charts import TrendChart
from coachdesk.i18n import labels
from coachdesk.i18n.typography import sentence_case
from coachdesk.services.clients import ClientFile
from coachdesk.services.safety import SafetyCard as SafetyFacts
from coachdesk.services.sessions import SessionFile, SessionLine
from coachdesk.ui.attention.attention_card import AttentionCard
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.bars import BAR_WIDTH
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_row, clear_layout
from coachdesk.ui.parts.marks import IconMark
from coachdesk.ui.parts.pages import EmptyState, ScrollPage
from coachdesk.ui.places import CLIENT, SESSION, Place
from coachdesk.ui.safety.notice_strip import NoticeStrip
from coachdesk.ui.theme.tokens import SPACE

if TYPE_CHECKING:
    from coachdesk.ui.trends.trend_view import TrendView

_SIDE_WIDTH = 376 + BAR_WIDTH
_NARROW_SIDE = 254 + BAR_WIDTH
_NARROW_UNDER = 990 + BAR_WIDTH
"""Of the tab: below this the charts would be cut at their right end."""
_MOST_ACTIONS = 5
_NOTE_LINES = 4


class OverviewTab(Page):
    """Charts left, cards right."""

    kinds: ClassVar[tuple[str, ...]] = (
        "clients",
        "contacts",
        "assessments",
        "phase_moves",
        "life_events",
        "practices",
        "sessions",
        "actions",
        "situation_changes",
        "safety_notes",
        "safety_notices",
        "reviews",
    )
    has_gutter: ClassVar[bool] = True

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, place, parent)
        self._client_id = place.client_id or 0
        self._safety: SafetyNote | None = None
        row = bare_row(self, SPACE.page - BAR_WIDTH)
        self._view: TrendView | None = None
        self._left = ScrollPage(margin=0, has_gutter=True)
        self._left.viewport().installEventFilter(self)
        row.addWidget(self._left, 1)
        side = self.side = ScrollPage(margin=0, gap=SPACE.stack, has_gutter=True)
        side.setFixedWidth(_SIDE_WIDTH)
        row.addWidget(side)
        self._next, self._actions, self._network = (Card(gap=SPACE.near) for _ in range(3))
        self.notices = NoticeStrip(around, self._client_id)
        side.box.addWidget(self.notices)
        self.attention = AttentionCard(around, self._client_id)
        side.box.addWidget(self.attention)
        for card in (self._next, self._actions, self._network):
            side.box.addWidget(card)
        side.box.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.setFixedWidth(_SIDE_WIDTH if self.width() >= _NARROW_UNDER else _NARROW_SIDE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The plots take the height that the window leaves them."""
        if event.type() is QEvent.Type.Resize and self._view is not None:
            self._view.fit(self._left.viewport().size())
        return super().eventFilter(watched, event)

    def read(self) -> None:
        """Read the charts and the cards."""
        services = self.desk.services
        self.notices.read()
        self.attention.read()
        self.desk.fetch(services.trends.chart, self._client_id, self.t, then=self._show_chart, owner=self)
        self.desk.fetch(services.clients.get_file, self._client_id, then=self._show_file, owner=self)
        self.desk.fetch(services.sessions.list_for, self._client_id, then=self._show_sessions, owner=self)

    def _show_chart(self, chart: TrendChart) -> None:
        if not chart.panels:
            self._clear_left()
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
        from coachdesk.ui.trends.trend_view import TrendView

        self.turns.after(partial(self._put_chart, TrendView(chart, turns=self.turns)))

    def _clear_left(self) -> None:
        clear_layout(self._left.box)
        self._view = None

    def _put_chart(self, view: TrendView) -> None:
        """Show a chart once it is whole, in the place of the one before."""
        self._clear_left()
        self._left.box.addWidget(view)
        self._left.box.addStretch(1)
        view.fit(self._left.viewport().size())
        self._view = view

    def _show_sessions(self, lines: tuple[SessionLine, ...]) -> None:
        clear_layout(self._next.box)
        t, today = self.t, self.around.clock.today()
        upcoming = [
            line.session.next_at
            for line in lines
            if line.session.next_at and line.session.next_at.date() >= today
        ]
        words = files.next_line(t, min(upcoming) if upcoming else None, today)
        self._next.box.addWidget(PlainLabel(sentence_case(words), "h3", fit="wrap", is_private=True))
        if not lines:
            self._next.box.addWidget(PlainLabel(t("No session yet."), "body", "ink2", fit="wrap"))
            clear_layout(self._actions.box)
            self._actions.box.addWidget(PlainLabel(t("Actions under way"), "h3"))
            self._actions.box.addWidget(PlainLabel(t("Nothing is agreed yet."), "body", "ink2", fit="wrap"))
            return
        latest = lines[0]
        head = t("Session {number}, {date}", number=latest.number, date=latest.session.held_on)
        open_it = Button(head, "link", is_private=True)
        open_it.clicked.connect(lambda: self.around.go(Place(SESSION, self._client_id, latest.session.id)))
        self._next.box.addWidget(open_it)
        services = self.desk.services
        self.desk.fetch(services.safety.get_card, self._client_id, then=self._keep_safety, owner=self)
        self.desk.fetch(services.sessions.get, latest.session.id, then=self._show_actions, owner=self)

    def _keep_safety(self, facts: SafetyFacts) -> None:
        self._safety = facts.latest

    def _show_actions(self, file: SessionFile) -> None:
        t = self.t
        if file.session.note:
            words = "\n".join(block.text for block in notes.blocks(file.session.note))
            self._next.box.addWidget(
                PlainLabel(words, "body", "ink2", fit="wrap", max_lines=_NOTE_LINES, is_private=True)
            )
        asked = safety_lines.asked_line(t, file.session, self._safety)
        self._next.box.addWidget(PlainLabel(asked, "caption", "ink2", fit="wrap", is_private=True))
        again = safety_lines.again_on(file.session, self._safety)
        if again is not None:
            words = safety_lines.again_line(t, again)
            self._next.box.addWidget(PlainLabel(words, "caption_strong", "att", fit="wrap", is_private=True))
        clear_layout(self._actions.box)
        is_open = [one for one in (*file.carried, *file.actions) if one.state is ActionState.OPEN]
        head = QHBoxLayout()
        head.addWidget(PlainLabel(t("Actions under way"), "h3"))
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
        clear_layout(self._network.box)
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
            may = labels.may_contact(t, contact.may_contact)
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
    row = bare_row(holder, SPACE.stack)
    row.addWidget(IconMark(icon, "ink2", 18, line="body"), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(PlainLabel(first, "body", fit="wrap", is_private=True))
    words.addWidget(PlainLabel(second, "caption", "ink2", fit="wrap", is_private=True))
    row.addLayout(words, 1)
    return holder
