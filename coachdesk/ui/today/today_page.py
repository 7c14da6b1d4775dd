"""Today: who comes, what waits, and every file within reach."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.domain.attention import Rank
from coachdesk.domain.clients import FileState
from coachdesk.domain.messages import N_
from coachdesk.domain.schedules import Rhythm
from coachdesk.figures import files, schedules
from coachdesk.i18n import dates
from coachdesk.i18n.typography import sentence_case
from coachdesk.services.today import Appointment, OpenSession, Today
from coachdesk.ui.clients.file_rows import file_row
from coachdesk.ui.clients.look_marks import LOOKED_AT, marked
from coachdesk.ui.clients.new_client import NewClient
from coachdesk.ui.frame.page_header import PageHeader
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card, Rule
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.pages import EmptyState, ScrollPage
from coachdesk.ui.parts.rows import LateRows, ListView, Row
from coachdesk.ui.parts.tab_order import follow_layout
from coachdesk.ui.places import CLIENT, LAST_TIME, SESSION, Place
from coachdesk.ui.schedules.measures import names
from coachdesk.ui.sessions import last_time
from coachdesk.ui.theme.tokens import SPACE
from coachdesk.ui.today.look_rows import look_rows, overdue, read_day
from coachdesk.ui.today.today_rows import AppointmentRow, FirstRow

MOST_FIRST = 3
_LIST_WIDTH = 400
_NARROW_LIST = 272


class TodayPage(Page):
    """Left what to look at and the sessions of the day, right all open files."""

    kinds: ClassVar[tuple[str, ...]] = LOOKED_AT
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("S", N_("Start the next session")),
        last_time.KEY_WORDS,
        ("D", N_("Begin the questionnaire that is due")),
        ("Ctrl+Shift+N", N_("New file")),
        ("Enter", N_("Open the file")),
    )

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, place, parent)
        self._day: Today | None = None
        self._is_all_shown = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.header = PageHeader("", are_facts_private=True)
        new = self.header.add_button(Button(self.t("New file"), "secondary", icon="plus"))
        new.clicked.connect(self.create_file)
        self._column.addWidget(self.header)
        self._body: QWidget | None = None
        self._files: Card | None = None
        self._wide = 0
        self.list = ListView(self.t("All files"))
        self.list.setObjectName("files")
        self.list.row_chosen.connect(self._open_file)
        QShortcut(QKeySequence("Ctrl+Shift+N"), self, self.create_file)
        QShortcut(QKeySequence("S"), self, self.start_next)
        QShortcut(QKeySequence(last_time.KEY), self, self.prepare_next)
        QShortcut(QKeySequence("D"), self, self.propose_due)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In a narrow window the files take less width, and the buttons of a session stand under one another."""
        if self._body is None or self._files is None:
            return
        is_narrow = self.width() < self._wide
        self._files.setFixedWidth(_NARROW_LIST if is_narrow else _LIST_WIDTH)
        for row in self._body.findChildren(AppointmentRow):
            row.set_narrow(is_narrow)

    def read(self) -> None:
        """Read the day."""
        self.desk.fetch(read_day, self.desk.services, self.t.language, then=self._show, owner=self)

    def restyle(self) -> None:
        """Lay the rows out again: their columns follow the text."""
        if self._day is not None:
            self._again.start()

    def create_file(self) -> None:
        """Ask for a name."""
        NewClient(self.around, self).open()

    def start_next(self) -> None:
        """Start the first session of the day that is not begun."""
        waiting = [one for one in self._day.appointments if one.session_id is None] if self._day else []
        if waiting:
            self._start(waiting[0])

    def prepare_next(self) -> None:
        """Show what was since last time, of who comes next."""
        client_id = self.next_client_id()
        if client_id is not None:
            self.around.go(Place(LAST_TIME, client_id))

    def next_client_id(self) -> int | None:
        """Of the next session of the day; without one, of the marked file."""
        waiting = [one for one in self._day.appointments if one.session_id is None] if self._day else []
        marked = self.list.current_key()
        return waiting[0].client.id if waiting else marked if isinstance(marked, int) else None

    def _show(self, day: Today) -> None:
        self._day = day
        t = self.t
        has_keyboard = self._has_keyboard()
        self.header.set_title(sentence_case(dates.full(day.day, t.language)))
        self.header.set_facts(self._facts(day))
        self.list.setParent(None)
        body = self._empty() if day.is_empty else self._full(day)
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.deleteLater()
        self._body = body
        self._column.addWidget(body, 1)
        self._wide = body.minimumSizeHint().width()
        self._fit()
        lines = sorted(day.files, key=lambda line: line.client.state is not FileState.OPEN)
        keys = [line.client.id for line in lines]
        looks = {look.client_id: look for look in day.looks}

        def row(place: int) -> Row:
            line = lines[place]
            return marked(t, looks.get(line.client.id), file_row(t, line, day.day))

        self.list.set_rows(LateRows(keys, row))
        if lines and self.list.current_key() is None:
            self.list.set_current(lines[0].client.id)
        self.begin_at(body.action if isinstance(body, EmptyState) else self.list)
        follow_layout(self)
        if has_keyboard:
            self.take_keyboard()

    def _has_keyboard(self) -> bool:
        """Whether the keyboard waits for the page, or is on something that is about to be made anew."""
        now: QWidget | None = self.window().focusWidget()
        return now is None or now is self or (self._body is not None and self._body.isAncestorOf(now))

    def _facts(self, day: Today) -> str:
        t = self.t
        sessions = t.plural("{count} session", "{count} sessions", len(day.appointments))
        first = len(day.looks)
        looks = (
            t.plural("{count} file to look at first", "{count} files to look at first", first)
            if first
            else ""
        )
        return sentence_case(
            " · ".join(
                part for part in (sessions if day.appointments else t("no session planned"), looks) if part
            )
        )

    def _empty(self) -> QWidget:
        self._files = None
        state = EmptyState(
            "folders",
            self.t("Your vault is ready. A file needs a name or a pseudonym, nothing else."),
            self.t("Create my first file"),
            action_icon="plus",
        )
        state.action_requested.connect(self.create_file)
        state.setContentsMargins(SPACE.page, 0, SPACE.page, SPACE.page)
        return state

    def _full(self, day: Today) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, SPACE.page, SPACE.page)
        row.setSpacing(0)
        left = ScrollPage(gap=SPACE.near)
        self._fill_first(left, day)
        self._fill_sessions(left, day)
        left.box.addStretch(1)
        row.addWidget(left, 1)
        right = QVBoxLayout()
        right.setSpacing(SPACE.near)
        right.addLayout(self._head(self.t("All files"), count=str(len(day.files))))
        card = self._files = Card(padding=SPACE.pair)
        card.setFixedWidth(_LIST_WIDTH)
        card.box.addWidget(self.list)
        self.list.show()
        right.addWidget(card, 1)
        row.addLayout(right)
        return holder

    def _head(self, title: str, *, count: str = "", aside: str = "") -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE.near)
        row.addWidget(PlainLabel(title, "h2"))
        row.addWidget(PlainLabel(count, "h2", "ink3", is_private=True))
        row.addStretch(1)
        row.addWidget(PlainLabel(aside, "caption", "ink2"), 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _add_rule(self, card: Card, left: int) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(left, 0, SPACE.near, 0)
        row.addWidget(Rule())
        card.box.addLayout(row)

    def _fill_first(self, left: ScrollPage, day: Today) -> None:
        rows = look_rows(self.around, day)
        if not rows:
            return
        left.box.addLayout(self._head(self.t("To look at first"), aside=self.t("in order of importance")))
        card = Card(padding=SPACE.near, gap=0)
        # An answer about safety stays on this page until it is looked at, however many there are.
        waiting = sum(one.first.rank is Rank.SAFETY_WAITING for one in day.looks)
        most = len(rows) if self._is_all_shown else max(MOST_FIRST, waiting)
        for number, row in enumerate(rows[:most]):
            if number:
                self._add_rule(card, row.text_left())
            rhythm = overdue(day.looks[number])
            if rhythm is None:
                row.place_requested.connect(self.around.go)
            else:
                row.place_requested.connect(partial(self._propose, day.looks[number].client_id, rhythm))
            card.box.addWidget(row)
        left.box.addWidget(card)
        if len(rows) > most:
            left.box.addWidget(self._more(len(rows) - most), 0, Qt.AlignmentFlag.AlignLeft)
        left.box.addSpacing(SPACE.card)

    def propose_due(self) -> None:
        """Begin what is due: of the next session of the day, else what is overdue longest."""
        if self._day is None:
            return
        expected = [(one.client.id, one.dues[0].rhythm) for one in self._day.appointments if one.dues]
        late = [(look.client_id, rhythm) for look in self._day.looks if (rhythm := overdue(look)) is not None]
        for client_id, rhythm in (*expected, *late)[:1]:
            self._propose(client_id, rhythm)

    def _propose(self, client_id: int, rhythm: Rhythm, _place: object = None) -> None:
        from coachdesk.ui.assessments.new_assessment import NewAssessment

        NewAssessment(self.around, client_id, self, asked=rhythm).open()

    def _more(self, count: int) -> Button:
        more = Button(
            self.t.plural("{count} more file", "{count} more files", count), "link", is_private=True
        )
        more.clicked.connect(self._show_all)
        return more

    def _show_all(self) -> None:
        self._is_all_shown = True
        if self._day is not None:
            self._show(self._day)

    def _fill_sessions(self, left: ScrollPage, day: Today) -> None:
        left.box.addLayout(self._head(self.t("Sessions of the day")))
        card = Card(padding=SPACE.near, gap=0)
        if not day.appointments:
            card.box.addWidget(
                PlainLabel(
                    self.t("No appointment is noted for today. A session starts from a file at any time."),
                    "body",
                    "ink2",
                    fit="wrap",
                )
            )
        upcoming = next((one for one in day.appointments if one.session_id is None), None)
        before: Appointment | None = None
        for one in day.appointments:
            row = AppointmentRow(self.t, one, self._sentence(one, day.day), day.day, is_next=one is upcoming)
            if before is not None and upcoming is not before and upcoming is not one:
                # The ground of the next one parts it from the others already.
                self._add_rule(card, row.text_left())
            before = one
            row.start_requested.connect(self._start)
            row.preparation_requested.connect(self._prepare)
            card.box.addWidget(row)
        for unfinished in day.open_sessions:
            self._add_unfinished(card, unfinished)
        left.box.addWidget(card)

    def _add_unfinished(self, card: Card, one: OpenSession) -> None:
        t = self.t
        row = FirstRow(
            t, "notebook-pen", one.client.name, t("Session not closed"),
            t("The session of {date} is still open.", date=one.held_on), t("Go on"),
            Place(SESSION, one.client.id, one.session_id), is_quiet=True,
        )  # fmt: skip
        self._add_rule(card, row.text_left())
        row.place_requested.connect(self.around.go)
        card.box.addWidget(row)

    def _sentence(self, one: Appointment, today: date) -> str:
        last = sentence_case(files.last_session_line(self.t, one.last_session_on, today)) + "."
        asked = schedules.asked_line(self.t, one.dues, names(self.around, one.dues))
        return " ".join(part for part in (last, asked) if part)

    def _prepare(self, one: Appointment) -> None:
        self.around.go(Place(LAST_TIME, one.client.id))

    def _start(self, one: Appointment) -> None:
        client_id = one.client.id
        if one.session_id is not None:
            self.around.go(Place(SESSION, client_id, one.session_id))
            return

        def show(session_id: int) -> None:
            self.around.go(Place(SESSION, client_id, session_id))

        from coachdesk.domain.sessions import Place as SessionPlace

        self.desk.perform(
            self.desk.services.sessions.start,
            client_id,
            self.around.clock.today(),
            one.at.time(),
            one.place or SessionPlace.IN_PERSON,
            then=show,
            words=self.t("Session started"),
        )

    def _open_file(self, client_id: object) -> None:
        if isinstance(client_id, int):
            self.around.go(Place(CLIENT, client_id))
