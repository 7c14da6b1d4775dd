"""Since last time, read in ten seconds before somebody comes in: agreed, open, moved, waiting."""

from __future__ import annotations

from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QWidget

from coachdesk.domain import notes
from coachdesk.domain.messages import N_
from coachdesk.domain.schedules import Rhythm
from coachdesk.domain.sessions import Action, ActionState
from coachdesk.domain.sessions import Place as SessionPlace
from coachdesk.figures import files, schedules, since_last
from coachdesk.i18n import labels
from coachdesk.i18n.typography import sentence_case
from coachdesk.services.since_last import SinceLast
from coachdesk.ui.attention.attention_card import AttentionCard
from coachdesk.ui.frame.page_header import PageHeader
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.bars import BAR_WIDTH
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column, bare_row, clear_layout
from coachdesk.ui.parts.marks import IconMark
from coachdesk.ui.parts.pages import ScrollPage
from coachdesk.ui.parts.tab_order import follow_layout
from coachdesk.ui.places import CLIENT, SESSION, Place
from coachdesk.ui.safety.notice_strip import NoticeStrip
from coachdesk.ui.schedules.measures import name, names
from coachdesk.ui.theme.tokens import SPACE

_SIDE_WIDTH: Final = 376
_NOTE_LINES: Final = 5
_MOST_MOVED: Final = 8
_MOVED_WIDTH: Final = 640
_STATE_ICONS: Final = {
    ActionState.OPEN: "flag",
    ActionState.DONE: "check",
    ActionState.PARTLY: "clock",
    ActionState.DROPPED: "x",
}


class LastTimePage(Page):
    """A page and no dialog: it can stay while one talks. The private note is not on it."""

    kinds: ClassVar[tuple[str, ...]] = (
        "clients", "sessions", "actions", "assessments", "phase_moves", "situation_changes", "reviews",
        "safety_notices", "practices",
    )  # fmt: skip
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Ctrl+N", N_("Start a session")),
        ("D", N_("Begin the questionnaire that is due")),
        ("O", N_("Open the file")),
    )

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, place, parent)
        t = self.t
        self._client_id = place.client_id or 0
        self._today_id: int | None = None
        self._due: Rhythm | None = None
        self.header = PageHeader(is_title_private=True, are_facts_private=True)
        open_file = self.header.add_button(
            Button(t("Open the file"), "secondary", icon="folder-open", key="O")
        )
        open_file.clicked.connect(self.open_file)
        self.start = self.header.add_button(Button(t("Start a session"), "primary", icon="play"))
        self.start.clicked.connect(self.start_session)
        column = bare_column(self)
        column.addWidget(self.header)
        body = bare_row(None, SPACE.page - BAR_WIDTH)
        body.setContentsMargins(SPACE.page, 0, SPACE.page - BAR_WIDTH, SPACE.page)
        column.addLayout(body, 1)
        self._left = ScrollPage(margin=0, gap=SPACE.stack, has_gutter=True)
        body.addWidget(self._left, 1)
        side = ScrollPage(margin=0, gap=SPACE.stack, has_gutter=True)
        side.setFixedWidth(_SIDE_WIDTH + BAR_WIDTH)
        body.addWidget(side)
        self.agreed, self.open, self.moved, self.note, self.due = (Card(gap=SPACE.near) for _ in range(5))
        for card in (self.agreed, self.open, self.moved):
            self._left.box.addWidget(card)
        self._left.box.addStretch(1)
        self.notices = NoticeStrip(around, self._client_id)
        self.attention = AttentionCard(around, self._client_id)
        for widget in (self.notices, self.attention, self.due, self.note):
            side.box.addWidget(widget)
        side.box.addStretch(1)
        for keys, act in (
            ("Ctrl+N", self.start_session),
            ("D", self.begin_due),
            ("O", self.open_file),
        ):
            QShortcut(QKeySequence(keys), self, act)
        self.begin_at(self.start)

    def read(self) -> None:
        """Read the sheet."""
        self.notices.read()
        self.attention.read()
        services = self.desk.services
        self.desk.fetch(services.since_last.get, self._client_id, self.t, then=self._show, owner=self)

    def start_session(self) -> None:
        """Begin the session, or go on with the one of today."""
        if self._today_id is not None:
            self._show_session(self._today_id)
            return
        now = self.around.clock.now().astimezone()
        self.desk.perform(
            self.desk.services.sessions.start,
            self._client_id,
            self.around.clock.today(),
            now.time().replace(second=0, microsecond=0, tzinfo=None),
            SessionPlace.IN_PERSON,
            then=self._show_session,
            words=self.t("Session started"),
        )

    def begin_due(self) -> None:
        """Begin the questionnaire that is longest due."""
        if self._due is not None:
            from coachdesk.ui.assessments.new_assessment import NewAssessment

            NewAssessment(self.around, self._client_id, self, asked=self._due).open()

    def open_file(self) -> None:
        """Open the file."""
        self.around.go(Place(CLIENT, self._client_id))

    def _show_session(self, session_id: int) -> None:
        self.around.go(Place(SESSION, self._client_id, session_id))

    def _show(self, found: SinceLast) -> None:
        t, today = self.t, self.around.clock.today()
        self._today_id = found.today_id
        self.start.set_word(
            t("Go on with the session") if found.today_id is not None else t("Start a session")
        )
        self.header.set_title(found.client.name)
        word = files.phase_line(t, found.stretch, today)
        self.header.set_phase(
            found.stretch.phase.value if found.stretch else "", word if found.stretch else ""
        )
        last = since_last.last_line(t, found.last, found.number, today)
        self.header.set_facts(
            " · ".join((t("Since last time"), last, files.next_line(t, found.next_at, today)))
        )
        self._show_actions(self.agreed, t("Agreed last time"), found.agreed, t("Nothing was agreed."))
        self._show_actions(self.open, t("Still open from before"), found.still_open, "")
        self.open.setVisible(bool(found.still_open))
        self._show_moved(found)
        self._show_due(found)
        self._show_note(found)
        follow_layout(self)

    def _show_actions(self, card: Card, title: str, actions: tuple[Action, ...], none: str) -> None:
        clear_layout(card.box)
        card.box.addWidget(PlainLabel(title, "h3"))
        if not actions:
            card.box.addWidget(PlainLabel(none, "body", "ink2", fit="wrap"))
        for one in actions:
            card.box.addWidget(self._action(one))

    def _action(self, one: Action) -> QWidget:
        t = self.t
        holder = QWidget()
        row = bare_row(holder, SPACE.stack)
        mark = IconMark(_STATE_ICONS[one.state], "ink2", 18, line="body")
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = bare_column(None, 0)
        words.addWidget(PlainLabel(one.text, "body", fit="wrap", is_private=True))
        facts = [labels.action_state(t, one.state), labels.lever(t, one.lever)]
        if one.due_on is not None and one.state is ActionState.OPEN:
            facts.append(t("for {date}", date=one.due_on))
        words.addWidget(PlainLabel(" · ".join(facts), "caption", "ink2", fit="wrap", is_private=True))
        row.addLayout(words, 1)
        return holder

    def _show_moved(self, found: SinceLast) -> None:
        t = self.t
        clear_layout(self.moved.box)
        self.moved.box.addWidget(PlainLabel(t("Answers that moved"), "h3"))
        rule = t("By two steps of the answers, or three on 0 to 10; same questionnaire, same work situation.")
        self.moved.box.addWidget(PlainLabel(rule, "caption", "ink2", fit="wrap"))
        if not found.moved:
            none = t("None, or nothing to compare with since then.")
            self.moved.box.addWidget(PlainLabel(none, "body", "ink2", fit="wrap"))
        for form in found.moved:
            self.moved.box.addWidget(PlainLabel(form.title, "body_strong", fit="wrap", is_private=True))
            self.moved.box.addWidget(self._moved_lines(form))

    def _moved_lines(self, form: since_last.MovedForm) -> QWidget:
        t = self.t
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE.card)
        grid.setVerticalSpacing(SPACE.pair)
        grid.setColumnStretch(0, 1)
        # Question and answers are read together: on a wide screen they do not drift apart.
        holder.setMaximumWidth(_MOVED_WIDTH)
        for row, line in enumerate(form.lines[:_MOST_MOVED]):
            question = PlainLabel(sentence_case(line.question), "body", fit="wrap", is_private=True)
            question.set_spoken(line.spoken)
            grid.addWidget(question, row, 0)
            grid.addWidget(PlainLabel(line.before, "body", "ink2", is_private=True), row, 1)
            grid.addWidget(IconMark("arrow-right", "ink3", 16), row, 2)
            grid.addWidget(PlainLabel(line.after, "body_strong", is_private=True), row, 3)
        rest = len(form.lines) - _MOST_MOVED
        if rest > 0:
            more = t.plural("and {count} more", "and {count} more", rest)
            grid.addWidget(PlainLabel(more, "caption", "ink2", is_private=True), _MOST_MOVED, 0)
        return holder

    def _show_due(self, found: SinceLast) -> None:
        t = self.t
        clear_layout(self.due.box)
        self._due = found.dues[0].rhythm if found.dues else None
        self.due.setVisible(self._due is not None)
        if self._due is None:
            return
        asked = schedules.asked_line(t, found.dues, names(self.around, found.dues))
        self.due.box.addWidget(PlainLabel(asked, "body", fit="wrap", is_private=True))
        begin = Button(t("Begin"), "secondary", icon="play", key="D", is_small=True)
        begin.setAccessibleDescription(name(self.around, self._due))
        begin.clicked.connect(self.begin_due)
        row = bare_row(None)
        row.addWidget(begin)
        row.addStretch(1)
        self.due.box.addLayout(row)

    def _show_note(self, found: SinceLast) -> None:
        t = self.t
        clear_layout(self.note.box)
        self.note.setVisible(found.last is not None and bool(found.last.note.strip()))
        if found.last is None:
            return
        self.note.box.addWidget(PlainLabel(t("The note of last time"), "h3"))
        text = "\n".join(block.text for block in notes.blocks(found.last.note))
        self.note.box.addWidget(
            PlainLabel(text, "body", "ink2", fit="wrap", max_lines=_NOTE_LINES, is_private=True)
        )
        whole = Button(t("Read the whole note"), "link")
        session_id = found.last.id
        whole.clicked.connect(lambda: self._show_session(session_id))
        self.note.box.addWidget(whole)
