"""Supervision: the sessions with a supervisor, and their hours."""

from __future__ import annotations

from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from coachdesk.domain.messages import N_
from coachdesk.domain.supervision import HoursLine
from coachdesk.figures.supervision_words import format_name, length, summed_length, summed_sessions
from coachdesk.i18n import dates
from coachdesk.i18n.typography import sentence_case
from coachdesk.services.supervision import SupervisionLine, SupervisionList
from coachdesk.ui.frame.page_header import PageHeader
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card, Rule
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column, clear_layout
from coachdesk.ui.parts.pages import EmptyState
from coachdesk.ui.parts.rows import ListView, Row
from coachdesk.ui.places import SUPERVISION_NOTES, Place
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import SPACE

_HOURS_WIDTH: Final = 400


class SupervisionPage(Page):
    """Left every session, the latest first; right the hours year by year."""

    kinds: ClassVar[tuple[str, ...]] = ("supervisions", "supervision_cases", "clients")
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("N", N_("New session of supervision")),
        ("Enter", N_("Open the session of supervision")),
        ("Del", N_("Move the session of supervision to the bin")),
    )

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, place, parent)
        t = self.t
        self.header = PageHeader(
            t("Supervision"),
            facts=t("What you bring, the hours you keep. Nobody is named on what you print."),
            are_facts_private=False,
        )
        self.new = self.header.add_button(Button(t("New session of supervision"), "primary", icon="plus"))
        self.new.clicked.connect(self.begin_session)
        self.list = ListView(t("Sessions of supervision"))
        self.list.setObjectName("supervisions")
        self.list.row_chosen.connect(self._open)
        self._listed = Card(padding=SPACE.pair)
        self._listed.box.addWidget(self.list)
        self._hours = Card(gap=SPACE.stack)
        self._hours.setFixedWidth(_HOURS_WIDTH * (100 + Theme.current().text_size) // 200)
        self._hours.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self._empty = EmptyState(
            "messages-square",
            t("Sessions of supervision will be listed here, with the cases you bring and their hours."),
            t("New session of supervision"),
            action_icon="plus",
        )
        self._empty.action_requested.connect(self.begin_session)
        column = bare_column(self)
        column.addWidget(self.header)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE.page, 0, SPACE.page, SPACE.page)
        row.setSpacing(SPACE.page)
        row.addWidget(self._listed, 1)
        row.addWidget(self._hours, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._empty, 1)
        column.addLayout(row, 1)
        for hidden in (self._listed, self._hours, self._empty):
            hidden.hide()
        QShortcut(QKeySequence("N"), self, self.begin_session)
        away = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self.move_to_bin)
        away.setContext(Qt.ShortcutContext.WidgetShortcut)

    def read(self) -> None:
        """Read the list."""
        self.desk.fetch(self.desk.services.supervision.list_all, then=self._show, owner=self)

    def begin_session(self) -> None:
        """Begin a session of today and open it."""
        self.desk.perform(
            self.desk.services.supervision.create, self.around.clock.today(), then=self._open,
            words=self.t("Session of supervision begun"),
        )  # fmt: skip

    def move_to_bin(self) -> None:
        """Move the session that is marked to the bin."""
        found = self.list.current_key()
        if isinstance(found, int):
            self.desk.perform(
                self.desk.services.supervision.remove, found,
                words=self.t("Session of supervision moved to the bin"),
            )  # fmt: skip

    def _show(self, found: SupervisionList) -> None:
        self.list.set_rows([self._row(line) for line in found.lines])
        if found.lines and self.list.current_key() is None:
            self.list.set_current(found.lines[0].supervision.id)
        has_lines = bool(found.lines)
        self._listed.setVisible(has_lines)
        self._hours.setVisible(has_lines)
        self._empty.setVisible(not has_lines)
        self.begin_at(self.list if has_lines else self._empty.action)
        clear_layout(self._hours.box)
        self._hours.box.addWidget(PlainLabel(self.t("Hours of supervision"), "h3"))
        self._fill_hours(found.hours)

    def _row(self, line: SupervisionLine) -> Row:
        t, one = self.t, line.supervision
        told = [format_name(t, one.format)]
        is_planned = one.held_on > self.around.clock.today()
        if one.minutes is not None:
            told.append(length(t, one.minutes))
        elif not is_planned:
            # The hours of the year lack it.
            told.append(t("length not given"))
        if one.supervisor.strip():
            told.append(t("with {supervisor}", supervisor=one.supervisor.strip()))
        return Row(
            key=one.id,
            name=sentence_case(dates.full(one.held_on, t.language)),
            detail=" · ".join(told),
            caption=t.listed(line.pseudonyms) if line.pseudonyms else "",
            attention=t("planned") if is_planned else "",
            attention_icon="calendar",
            attention_ink="ink2",
            icon="messages-square",
        )

    def _fill_hours(self, hours: tuple[HoursLine, ...]) -> None:
        t, box = self.t, self._hours.box
        if not hours:
            box.addWidget(PlainLabel(t("No session was held yet."), "body", "ink2", fit="wrap"))
            return
        for number, year in enumerate(dict.fromkeys(line.year for line in hours)):
            own = [line for line in hours if line.year == year]
            if number:
                box.addWidget(Rule())
            self._add_line(t("Total {year}", year=str(year)), own, is_total=True)
            for line in own:
                self._add_line(format_name(t, line.format), [line])

    def _add_line(self, name: str, lines: list[HoursLine], *, is_total: bool = False) -> None:
        t = self.t
        role, ink = ("body_strong", "ink") if is_total else ("body", "ink2")
        row = QHBoxLayout()
        row.setSpacing(SPACE.near)
        words = bare_column()
        words.addWidget(PlainLabel(name, role, ink, fit="wrap"))  # type: ignore[arg-type]
        words.addWidget(PlainLabel(summed_sessions(t, lines), "caption", "ink2", fit="wrap"))
        row.addLayout(words, 1)
        length_told = PlainLabel(summed_length(t, lines), role, ink)  # type: ignore[arg-type]
        row.addWidget(length_told, 0, Qt.AlignmentFlag.AlignTop)
        self._hours.box.addLayout(row)

    def _open(self, supervision_id: object) -> None:
        if isinstance(supervision_id, int):
            self.around.go(Place(SUPERVISION_NOTES, item_id=supervision_id))
