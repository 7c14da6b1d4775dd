"""The sessions of a file: the list left, the note to be read right, and a session of an earlier day."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coachdesk.domain.errors import UserError
from coachdesk.domain.messages import N_
from coachdesk.domain.sessions import Action, ActionState
from coachdesk.domain.sessions import Place as SessionPlace
from coachdesk.i18n import dates, labels
from coachdesk.i18n.typed_dates import Lean
from coachdesk.i18n.typography import sentence_case
from coachdesk.services.sessions import SessionFile, SessionLine
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card, Rule
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column, bare_row, clear_layout
from coachdesk.ui.parts.marks import IconMark
from coachdesk.ui.parts.pages import EmptyState
from coachdesk.ui.parts.rows import ListView, Row
from coachdesk.ui.parts.values import DateField
from coachdesk.ui.places import SESSION, Place
from coachdesk.ui.sessions.note_preview import NotePreview
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import SPACE

_LIST_WIDTH: Final = 400
_ALL: Final = 100
"""Share of the height for a note, beside the one part that stays empty under a short one."""


class SessionsTab(Page):
    """List and preview; Enter opens a session to write in it."""

    kinds: ClassVar[tuple[str, ...]] = ("sessions", "actions")
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", N_("Open the session")),
        ("Del", N_("Move the session to the bin")),
    )

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, place, parent)
        self._client_id = place.client_id or 0
        t, today = self.t, around.clock.today()
        self._lines: dict[int, SessionLine] = {}
        self.list = ListView(t("Sessions"))
        self.list.setObjectName("sessions")
        self.list.row_chosen.connect(self._open)
        self.list.row_current.connect(self._preview)
        away = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self.move_to_bin)
        away.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.day = DateField(
            t("Date of the new session"), t, today, lean=Lean.PAST, latest=today, is_needed=True,
            is_private=True,
        )  # fmt: skip
        self.day.box.setObjectName("new session day")
        self.day.box.returnPressed.connect(self.start_on_day)
        self._empty = EmptyState(
            "notebook-pen",
            t("Sessions will be listed here. Start one above, or note one that was held before."),
        )
        column = bare_column(self)
        column.setContentsMargins(0, 0, 0, SPACE.card)
        row = bare_row(gap=SPACE.card)
        row.addLayout(self._left())
        row.addWidget(self._right(), 1)
        # Keeps the field at the left while there is nothing to read.
        row.addStretch(0)
        column.addLayout(row, 1)
        # Under the field that begins the first one: in line with it, not where notes are read.
        column.addWidget(self._empty, 100)
        self._shown.hide()
        self._empty.hide()

    def read(self) -> None:
        """Read the list."""
        self.desk.fetch(self.desk.services.sessions.list_for, self._client_id, then=self._show, owner=self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.list.setFocus(event.reason())

    def open_current(self) -> None:
        """Open the session that is marked."""
        self._open(self.list.current_key())

    def move_to_bin(self) -> None:
        """Move the session that is marked to the bin."""
        session_id = self.list.current_key()
        if isinstance(session_id, int):
            self.desk.perform(
                self.desk.services.sessions.move_to_bin, session_id, words=self.t("Session moved to the bin")
            )

    def start_on_day(self) -> None:
        """Begin a session of the day typed: today's at this hour, an earlier one without."""
        if not self.day.check():
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        day = self.day.value()
        clock = self.around.clock
        hour = clock.now().astimezone().time().replace(second=0, microsecond=0, tzinfo=None)
        self.desk.perform(
            self.desk.services.sessions.start, self._client_id, day, hour if day == clock.today() else None,
            SessionPlace.IN_PERSON, then=self._open, failed=self._refuse,
            words=self.t("Session started"),
        )  # fmt: skip

    def _left(self) -> QVBoxLayout:
        t = self.t
        holder = QVBoxLayout()
        holder.setSpacing(SPACE.stack)
        self._listed = Card(padding=SPACE.pair)
        self._listed.box.addWidget(self.list)
        new = Card(gap=SPACE.near)
        start = Button(t("New session"), "secondary", icon="plus", is_small=True)
        start.clicked.connect(self.start_on_day)
        self.day.add_beside(start)
        new.box.addWidget(self.day)
        width = _LIST_WIDTH * (100 + Theme.current().text_size) // 200
        for card in (self._listed, new):
            card.setFixedWidth(width)
        # Without a list the card stands at the top, as high as what it holds.
        new.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        holder.addWidget(self._listed, 1)
        holder.addWidget(new)
        holder.addStretch()
        return holder

    def _right(self) -> QWidget:
        t = self.t
        self._shown = Card(gap=SPACE.near)
        head = QHBoxLayout()
        head.setSpacing(SPACE.near)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = PlainLabel("", "h3", fit="wrap", is_private=True)
        self.facts = PlainLabel("", "caption", "ink2", fit="wrap", is_private=True)
        words.addWidget(self.title)
        words.addWidget(self.facts)
        head.addLayout(words, 1)
        away = Button(t("To the bin"), "quiet", icon="trash-2")
        away.clicked.connect(self.move_to_bin)
        head.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        open_it = Button(t("Open"), "secondary", icon="notebook-pen", is_small=True)
        open_it.clicked.connect(self.open_current)
        head.addWidget(open_it, 0, Qt.AlignmentFlag.AlignTop)
        self._shown.box.addLayout(head)
        self._shown.box.addWidget(Rule())
        self.note = NotePreview(t("Note of the session"))
        self.note.setObjectName("note preview")
        self.note.set_hint(t("Nothing was written in this session."))
        self._shown.box.addWidget(self.note, _ALL)
        self._agreed = QVBoxLayout()
        self._agreed.setSpacing(SPACE.pair)
        self._shown.box.addLayout(self._agreed)
        # A short note and what was agreed stay together; a long one scrolls.
        self._shown.box.addStretch(1)
        return self._shown

    def _show(self, lines: tuple[SessionLine, ...]) -> None:
        self._lines = {line.session.id: line for line in lines}
        self.list.set_rows([self._row(line) for line in lines])
        if lines and self.list.current_key() is None:
            self.list.set_current(lines[0].session.id)
        self._listed.setVisible(bool(lines))
        self._shown.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        self._preview(self.list.current_key())

    def _row(self, line: SessionLine) -> Row:
        t, session = self.t, line.session
        return Row(
            key=session.id,
            name=t("Session {number}", number=line.number),
            detail=self._facts(line),
            caption=t.fact(session.held_on),
            attention="" if session.is_closed else t.within("session", "not closed"),
            attention_icon="notebook-pen",
            icon="notebook-pen",
        )

    def _facts(self, line: SessionLine) -> str:
        t, session = self.t, line.session
        facts = [labels.at_place(t, session.place)]
        if session.minutes is not None:
            facts.append(t("{n} min", n=session.minutes))
        if line.actions_open:
            facts.append(t.plural("{count} action under way", "{count} actions under way", line.actions_open))
        return sentence_case(" · ".join(facts))

    def _preview(self, session_id: object) -> None:
        line = self._lines.get(session_id) if isinstance(session_id, int) else None
        if line is None:
            # Nothing of a session that is gone stays within reach, seen or not.
            self.note.show_note("")
            clear_layout(self._agreed)
            return
        t = self.t
        day = dates.full(line.session.held_on, t.language)
        self.title.setText(t("Session {number}, {date}", number=line.number, date=day))
        self.facts.setText(self._facts(line))
        self.note.show_note(line.session.note)
        self.desk.fetch(
            self.desk.services.sessions.get, line.session.id,
            then=partial(self._show_agreed, line.session.id), owner=self,
        )  # fmt: skip

    def _show_agreed(self, session_id: int, file: SessionFile) -> None:
        if session_id != self.list.current_key():
            return
        clear_layout(self._agreed)
        for action in file.actions:
            self._agreed.addWidget(self._action(action))

    def _action(self, action: Action) -> QWidget:
        t = self.t
        line = Card("action", padding=SPACE.near)
        row = QHBoxLayout()
        row.setSpacing(SPACE.near)
        row.addWidget(IconMark("flag", "accent_ink", 18, line="body"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(action.text, "body", fit="wrap", is_private=True), 1)
        facts = [labels.lever(t, action.lever)]
        if action.state is not ActionState.OPEN:
            facts.append(labels.action_state(t, action.state))
        row.addWidget(PlainLabel(" · ".join(facts), "caption", "ink2", is_private=True))
        line.box.addLayout(row)
        return line

    def _open(self, session_id: object) -> None:
        if isinstance(session_id, int):
            self.around.go(Place(SESSION, self._client_id, session_id))

    def _refuse(self, error: UserError) -> None:
        self.day.show_error(error, self.t)
