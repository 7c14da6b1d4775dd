"""One session: the note, what was agreed, and beside it safety, time, place and what follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFocusEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from coachdesk.domain.changes import Done
from coachdesk.domain.errors import GoneError
from coachdesk.domain.messages import N_
from coachdesk.domain.phases import phase_on
from coachdesk.domain.practices import Practice
from coachdesk.figures import files
from coachdesk.i18n import dates
from coachdesk.i18n.typography import sentence_case
from coachdesk.services.clients import ClientFile
from coachdesk.services.safety import SafetyCard as SafetyFacts
from coachdesk.services.sessions import SessionFile, SessionLine
from coachdesk.ui.frame.page_header import PageHeader
from coachdesk.ui.kept_text import KeptText
from coachdesk.ui.keys import key_name
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.bars import BAR_WIDTH
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card, Rule
from coachdesk.ui.parts.flow import FlowLayout
from coachdesk.ui.parts.labels import plain
from coachdesk.ui.parts.layouts import bare_column
from coachdesk.ui.parts.pages import ScrollPage
from coachdesk.ui.places import DOCUMENT, Place
from coachdesk.ui.safety.safety_form import DRAFT_KEY, DRAFT_KIND
from coachdesk.ui.sessions import last_time, note_marks
from coachdesk.ui.sessions.action_rows import ActionList, ActionsFoot
from coachdesk.ui.sessions.note_editor import NoteEditor
from coachdesk.ui.sessions.private_drawer import PrivateDrawer
from coachdesk.ui.sessions.side_cards import NextCard, SafetyQuestionCard, WhenCard
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import SPACE

_SIDE_WIDTH: Final = 376
_LEAST_NOTE: Final = 860
"""Pixels that the note keeps at 100 % text before the cards beside it stand in two columns."""
_LEAST_LINES: Final = 5


class SessionPage(Page):
    """Left the note with its actions and the private drawer, right what is asked once a session.

    ``place.item_id`` is the session.
    """

    kinds: ClassVar[tuple[str, ...]] = (
        "sessions", "actions", "clients", "phase_moves", "practices", "safety_notes", "drafts",
    )  # fmt: skip
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Ctrl+Enter", N_("Close the session, or reopen it")),
        ("Alt+B", N_("Bullet")),
        ("Alt+V", N_("Own words of the person")),
        ("Alt+E", N_("Emphasis")),
        ("Alt+A", N_("Agreed action")),
        ("#", N_("At the start of a line: heading")),
        last_time.KEY_WORDS,
    )

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, place, parent)
        self._client_id = place.client_id or 0
        self._session_id = place.item_id or 0
        self._file: SessionFile | None = None
        self._client: ClientFile | None = None
        self._numbers: dict[int, int] = {}
        self._return: Place | None = None
        self._is_gone = False
        self.note = NoteEditor(self.t("Note of the session"))
        self.note.set_least_lines(_LEAST_LINES)
        self.drawer = PrivateDrawer(self.t)
        self.agreed = ActionList(around, self._session_id, self, after=self.note)
        self.safety = SafetyQuestionCard(around, self._session_id)
        self.when = WhenCard(around, self._session_id)
        self.next = NextCard(around, self._session_id)
        self._lay_out()
        sessions = self.desk.services.sessions
        verbs = (sessions.write_note, sessions.write_private_note)
        self._typing = [self._kept(editor, verb) for editor, verb in zip(self._editors(), verbs, strict=True)]
        for editor, typing in zip(self._editors(), self._typing, strict=True):
            # Until the store's text is there, nothing can be typed over it.
            editor.setReadOnly(True)
            editor.textChanged.connect(typing.note_change)
            editor.left.connect(typing.leave)
        self.safety.card_requested.connect(self.open_safety)
        self.drawer.warning_read.connect(self._note_warning_read)
        self._make_keys()

    def read(self) -> None:
        """Read the session and whose it is."""
        services = self.desk.services
        self.desk.fetch(services.sessions.list_for, self._client_id, then=self._show_lines, owner=self)
        self.desk.fetch(services.clients.get_file, self._client_id, then=self._show_client, owner=self)
        self.desk.fetch(services.safety.get_card, self._client_id, then=self._show_safety, owner=self)
        self.desk.fetch(services.practice.get, then=self._show_practice, owner=self)
        self.desk.fetch(
            services.drafts.find, DRAFT_KIND, self._client_id, DRAFT_KEY, then=self.safety.draft.show_draft,
            owner=self,
        )  # fmt: skip

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Not a focus proxy: with one, Tab never reaches the buttons that stand before the note.
        self.note.setFocus(event.reason())

    def flush(self) -> None:
        """Hand over what is typed, wherever it is typed."""
        if self._is_gone:
            return
        for typing in self._typing:
            typing.flush()
        self.agreed.flush()
        self.when.flush()
        self.next.flush()

    def here(self) -> Place:
        """Where one is on the page; the cursor also while the note is covered."""
        place = super().here()
        for editor in self._editors():
            if editor.objectName() == place.field:
                return replace(place, cursor=editor.position())
        return place

    def return_to(self, place: Place) -> bool:
        """Put the keyboard back now, the cursor as soon as the text has come."""
        is_done = super().return_to(place)
        self._return = None if is_done else place
        return is_done

    def toggle_closed(self) -> None:
        """Close the session, which needs nothing; or go on with it."""
        if self._file is None:
            return
        self.flush()
        sessions = self.desk.services.sessions
        is_closed = self._file.session.is_closed
        self.desk.perform(
            sessions.reopen if is_closed else sessions.close, self._session_id,
            words=self.t("Session reopened") if is_closed else self.t("Session closed"),
        )  # fmt: skip

    def open_safety(self) -> None:
        """What F7 does."""
        from coachdesk.ui.safety.safety_card import SafetyCard

        SafetyCard(
            self.t, self.around.resources, self, around=self.around, client_id=self._client_id,
            session_id=self._session_id,
        ).open()  # fmt: skip

    def bring_to_supervision(self) -> None:
        """Take the note, never the private one, along to the next supervision."""
        from coachdesk.ui.supervision.bringing import bring

        if self._file is not None:
            self.flush()
            bring(self.around, self._client_id, self._session_id, self._file.session.held_on)

    def begin_action(self) -> None:
        """Begin an agreed action, with the marked words if there are some."""
        lines = self.note.selected_lines()
        marked = " ".join(line[len(note_marks.mark_of(line)) :].strip() for line in lines)
        self.agreed.add(marked.strip())

    def _editors(self) -> tuple[NoteEditor, NoteEditor]:
        return self.note, self.drawer.note

    def _kept(self, editor: NoteEditor, verb: Callable[[int, str], Done[None]]) -> KeptText:
        writes = partial(verb, self._session_id)
        return KeptText(self.desk, writes, editor.text, editor.replace_text, owner=editor, origin=self)

    def _lay_out(self) -> None:
        t = self.t
        self.header = PageHeader(is_title_private=True)
        self.document = self.header.add_button(Button(t("Document"), "secondary", icon="file-text"))
        self.document.clicked.connect(self._open_document)
        self.supervise = self.header.add_button(
            Button(t("To supervision"), "secondary", icon="messages-square")
        )
        self.supervise.setAccessibleDescription(
            t("Take the note of this session along to the next supervision")
        )
        self.supervise.setToolTip(plain(t("Take the note of this session along to the next supervision")))
        self.supervise.clicked.connect(self.bring_to_supervision)
        self.close_button = self.header.add_button(Button(t("Close the session"), "primary", icon="check"))
        self.close_button.clicked.connect(self.toggle_closed)
        column = bare_column(self)
        column.addWidget(self.header)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE.page, 0, SPACE.page - BAR_WIDTH, SPACE.card)
        row.setSpacing(SPACE.page - BAR_WIDTH)
        column.addLayout(row, 1)
        self.left = ScrollPage(margin=0, gap=SPACE.stack, is_least=True, has_gutter=True)
        self.left.box.addWidget(self._note_card(), 1)
        self.left.box.addWidget(self.drawer)
        row.addWidget(self.left, 1)
        self._room = QTimer(self)
        self._room.setSingleShot(True)
        self._room.setInterval(0)
        self._room.timeout.connect(self._share_room)
        self.agreed.opened.connect(lambda _is_open: self._room.start())
        self.agreed.unfolded.connect(self._see)
        self.agreed.entered.connect(self._see)
        row.addWidget(self._make_side())

    def _make_side(self) -> ScrollPage:
        """The cards beside the note: under one another, in a wide window in two columns."""
        self._side = side = ScrollPage(margin=0, gap=SPACE.stack, has_gutter=True)
        self._cards = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        for cards in ((self.safety, self.when), (self.next,)):
            column = bare_column(gap=SPACE.stack)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._cards.addLayout(column, 1)
        side.box.addLayout(self._cards)
        side.box.addStretch(100)
        self._fit_side()
        return side

    def _fit_side(self) -> None:
        text = Theme.current().text_size
        one = _SIDE_WIDTH * (100 + text) // 200
        two = 2 * one + SPACE.page
        is_wide = self.width() >= _LEAST_NOTE * text // 100 + two + 3 * SPACE.page
        ways = QBoxLayout.Direction
        self._cards.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)
        self._cards.setSpacing(SPACE.page if is_wide else SPACE.stack)
        self._side.setFixedWidth((two if is_wide else one) + BAR_WIDTH)

    def _note_card(self) -> Card:
        t = self.t
        card = Card(gap=SPACE.near)
        tools = QWidget()
        flow = FlowLayout(tools, gap=SPACE.near)
        for word, icon, key, act in (
            (t("Bullet"), "list", "Alt+B", self._toggle_bullet),
            (t("Own words"), "quote", "Alt+V", self._toggle_quote),
            (t("Emphasis"), "bold", "Alt+E", self._toggle_emphasis),
            (t("Action"), "flag", "Alt+A", self.begin_action),
        ):
            button = Button(word, "quiet", icon=icon)
            button.setToolTip(plain(key_name(t, key)))
            button.clicked.connect(act)
            flow.addWidget(button)
        card.box.addWidget(tools)
        card.box.addWidget(Rule())
        self.note.setObjectName("note")
        self.note.set_hint(
            t("What is said and worked on. No button saves: every word is kept as it is typed.")
        )
        card.box.addWidget(self.note, 1)
        card.box.addWidget(ActionsFoot(self.agreed))
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_side()
        self._room.start()

    def _share_room(self) -> None:
        """A private note that nobody writes in gives way to an open action; then the page scrolls."""
        if not self.agreed.open_rows() or self.drawer.note.hasFocus():
            self.drawer.give_way(False)
        elif self.left.box.totalMinimumSize().height() > self.left.viewport().height():
            self.drawer.give_way(True)

    def _see(self, _row: object = None) -> None:
        """Whatever of an action has the keyboard is in sight once the layouts have run."""
        QTimer.singleShot(0, self.left, self._show_focused)

    def _show_focused(self) -> None:
        focused: QWidget | None = self.window().focusWidget()
        if focused is not None and self.agreed.isAncestorOf(focused):
            self.left.ensureWidgetVisible(focused, 0, SPACE.page)

    def _make_keys(self) -> None:
        for keys, act in (
            ("Ctrl+Return", self.toggle_closed),
            ("Ctrl+Enter", self.toggle_closed),
            ("Alt+B", self._toggle_bullet),
            ("Alt+V", self._toggle_quote),
            ("Alt+E", self._toggle_emphasis),
            ("Alt+A", self.begin_action),
        ):
            QShortcut(QKeySequence(keys), self, act)
        last_time.listen(self)

    def _written_in(self) -> NoteEditor:
        """The note that the keyboard is in; the session's note unless it is the private one."""
        return self.drawer.note if self.drawer.note.hasFocus() else self.note

    def _toggle_bullet(self) -> None:
        self._mark(note_marks.BULLET)

    def _toggle_quote(self) -> None:
        self._mark(note_marks.QUOTE)

    def _mark(self, mark: str) -> None:
        editor = self._written_in()
        editor.toggle_mark(mark)
        editor.setFocus()

    def _toggle_emphasis(self) -> None:
        editor = self._written_in()
        editor.toggle_emphasis()
        editor.setFocus()

    def _show_lines(self, lines: tuple[SessionLine, ...]) -> None:
        self._numbers = {line.session.id: line.number for line in lines}
        if self._session_id in self._numbers:
            self.desk.fetch(self.desk.services.sessions.get, self._session_id, then=self._show, owner=self)
            return
        # Its start was taken back: there is nothing left to write in.
        self._is_gone = True
        for typing in self._typing:
            typing.end()
        self.desk.gone.emit(GoneError())

    def _show(self, file: SessionFile) -> None:
        self._file = file
        session = file.session
        is_first = not self._typing[0].is_ready
        self._typing[0].take(session.note)
        self._typing[1].take(session.private_note)
        if is_first:
            self._begin_writing()
        self.agreed.show_actions(file.actions, file.carried, self._numbers)
        if self._return is not None:
            self._go_back(self._return)
        self.safety.show_session(session)
        self.when.show_session(session)
        self.next.show_session(session)
        t = self.t
        self.close_button.set_word(t("Reopen the session") if session.is_closed else t("Close the session"))
        self.close_button.set_icon("pencil" if session.is_closed else "check")
        self.close_button.set_kind("secondary" if session.is_closed else "primary")
        self._show_header()

    def _begin_writing(self) -> None:
        for editor in self._editors():
            editor.apply_privacy()
            editor.setReadOnly(editor.is_covered())
        self.note.move_to(len(self.note.text()))

    def _go_back(self, place: Place) -> None:
        self._return = None
        self.agreed.unfold_field(place.field)
        if not self.note.is_covered():
            super().return_to(place)

    def _show_client(self, client: ClientFile) -> None:
        self._client = client
        self._show_header()

    def _show_safety(self, facts: SafetyFacts) -> None:
        self.safety.show_latest(facts.latest)

    def _show_practice(self, practice: Practice) -> None:
        self.drawer.set_warned(practice.has_read_private_note)

    def _show_header(self) -> None:
        if self._file is None or self._client is None:
            return
        t, session = self.t, self._file.session
        self.header.set_title(t("Session {number}", number=self._file.number), self._client.client.name)
        held = phase_on(self._client.moves, session.held_on)
        word = files.phase_line(t, held, session.held_on) if held else ""
        self.header.set_phase(held.phase.value if held else "", word)
        facts = [sentence_case(dates.full(session.held_on, t.language))]
        if session.starts_at is not None:
            facts.append(t.fact(session.starts_at))
        if session.is_closed:
            facts.append(t.within("session", "closed"))
        self.header.set_facts(" · ".join(facts))

    def _note_warning_read(self) -> None:
        self.drawer.set_warned(True)
        self.desk.perform(self.desk.services.practice.edit, has_read_private_note=True)
        self.drawer.note.setFocus()

    def _open_document(self) -> None:
        self.around.go(Place(DOCUMENT, self._client_id, self._session_id, tab="session_report"))
