"""One person's file: header, tabs, and the tab that is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar, Final

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.domain.messages import N_
from coachdesk.domain.sessions import Place as SessionPlace
from coachdesk.figures import files
from coachdesk.services.clients import ClientFile
from coachdesk.services.sessions import SessionLine
from coachdesk.ui.frame.page_header import PageHeader
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.bars import BAR_WIDTH
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Rule
from coachdesk.ui.parts.layouts import bare_column
from coachdesk.ui.parts.tabs import Tabs
from coachdesk.ui.places import DOCUMENT, LAST_TIME, SESSION, Place
from coachdesk.ui.sessions import last_time
from coachdesk.ui.theme.tokens import SPACE

OVERVIEW: Final = "overview"
TRENDS: Final = "trends"
ASSESSMENTS: Final = "assessments"
SESSIONS: Final = "sessions"
PATH: Final = "path"
FILE: Final = "file"
SAFETY: Final = "safety"

_TABS: Final = (
    (OVERVIEW, N_("Overview"), "O"),
    (TRENDS, N_("Trends"), "T"),
    (ASSESSMENTS, N_("Assessments"), "E"),
    (SESSIONS, N_("Sessions"), "S"),
    (PATH, N_("Path"), "P"),
    (FILE, N_("File"), "F"),
    (SAFETY, N_("Safety"), "U"),
)


def _overview(around: Surroundings, place: Place) -> Page:
    from coachdesk.ui.clients.overview_tab import OverviewTab

    return OverviewTab(around, place)


def _trends(around: Surroundings, place: Place) -> Page:
    from coachdesk.ui.trends.trends_tab import TrendsTab

    return TrendsTab(around, place)


def _assessments(around: Surroundings, place: Place) -> Page:
    from coachdesk.ui.assessments.assessments_tab import AssessmentsTab

    return AssessmentsTab(around, place)


def _sessions(around: Surroundings, place: Place) -> Page:
    from coachdesk.ui.sessions.sessions_tab import SessionsTab

    return SessionsTab(around, place)


def _path(around: Surroundings, place: Place) -> Page:
    from coachdesk.ui.phases.path_tab import PathTab

    return PathTab(around, place)


def _file(around: Surroundings, place: Place) -> Page:
    from coachdesk.ui.clients.file_tab import FileTab

    return FileTab(around, place)


def _safety(around: Surroundings, place: Place) -> Page:
    from coachdesk.ui.safety.safety_tab import SafetyTab

    return SafetyTab(around, place)


TABS: Final[dict[str, Callable[[Surroundings, Place], Page]]] = {
    OVERVIEW: _overview,
    TRENDS: _trends,
    ASSESSMENTS: _assessments,
    SESSIONS: _sessions,
    PATH: _path,
    FILE: _file,
    SAFETY: _safety,
}


class ClientPage(Page):
    """Owns the header and the tabs; each tab is a page of its own, made anew when it is opened."""

    kinds: ClassVar[tuple[str, ...]] = ("clients", "phase_moves", "sessions")

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, replace(place, tab=place.tab or OVERVIEW), parent)
        t = self.t
        self._tab: Page | None = None
        self._file: ClientFile | None = None
        self._sessions: tuple[SessionLine, ...] = ()
        self.header = PageHeader(is_title_private=True, has_tabs=True)
        self.document = self.header.add_button(Button(t("Document"), "secondary", icon="file-text"))
        self.document.clicked.connect(self._open_document)
        since = self.header.add_button(
            Button(t("Since last time"), "secondary", icon="clock", key=last_time.KEY)
        )
        since.clicked.connect(lambda: self.around.go(Place(LAST_TIME, self.place.client_id)))
        start = self.header.add_button(Button(t("Start a session"), "primary", icon="play"))
        start.clicked.connect(self.start_session)
        self.tabs = Tabs(
            [(key, t(word), letter) for key, word, letter in _TABS], spoken=t("Tabs of the file"), left=12
        )
        self.tabs.setObjectName("tabs")
        self.tabs.tab_chosen.connect(self.open_tab)
        self._column = bare_column(self)
        self._column.addWidget(self.header)
        self._column.addWidget(self.tabs)
        self._column.addWidget(Rule())
        self._home = QVBoxLayout()
        self._column.addLayout(self._home, 1)
        QShortcut(QKeySequence("Ctrl+N"), self, self.start_session)
        last_time.listen(self)
        self.tabs.set_key(self.place.tab)
        self.begin_at(self.tabs)
        self._show_tab()

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:  # type: ignore[override]
        """Keys of the file, then of the open tab."""
        own = (
            ("Ctrl+N", N_("Start a session")),
            last_time.KEY_WORDS,
            *(("Alt+" + letter, word) for _, word, letter in _TABS),
        )
        return own + (tuple(self._tab.keys) if self._tab is not None else ())

    def read(self) -> None:
        """Read the header."""
        services = self.desk.services
        self.desk.fetch(services.clients.get_file, self.place.client_id, then=self._show_file, owner=self)
        self.desk.fetch(
            services.sessions.list_for, self.place.client_id, then=self._show_sessions, owner=self
        )

    def is_at(self, place: Place) -> bool:
        """Whether a place is this file at the open tab; a file without a tab means the first."""
        return super().is_at(replace(place, tab=place.tab or OVERVIEW))

    def open_tab(self, key: str) -> None:
        """Open a tab."""
        if key != self.place.tab:
            self.place = replace(self.place, tab=key)
            self._show_tab()

    def start_session(self) -> None:
        """Begin a session now and write in it."""
        now = self.around.clock.now().astimezone()
        self.desk.perform(
            self.desk.services.sessions.start,
            self.place.client_id,
            self.around.clock.today(),
            now.time().replace(second=0, microsecond=0, tzinfo=None),
            SessionPlace.IN_PERSON,
            then=self._show_session,
            words=self.t("Session started"),
        )

    def flush(self) -> None:
        """Hand over what is typed in the open tab."""
        if self._tab is not None:
            self._tab.flush()

    def stop(self) -> None:
        """End the open tab too."""
        if self._tab is not None:
            self._tab.stop()
        super().stop()

    def _show_tab(self) -> None:
        before = self._tab
        self._tab = TABS[self.place.tab](self.around, self.place)
        if before is not None:
            before.flush()
            before.stop()
            self._home.removeWidget(before)
            before.hide()
            before.deleteLater()
        right = SPACE.page - BAR_WIDTH if self._tab.has_gutter else SPACE.page
        self._home.setContentsMargins(SPACE.page, SPACE.card, right, 0)
        self._home.addWidget(self._tab, 1)
        self._tab.show()
        self._tab.read()

    def _show_file(self, file: ClientFile) -> None:
        self.header.set_title(file.client.name)
        word = files.phase_line(self.t, file.stretch, self.around.clock.today())
        self.header.set_phase(file.stretch.phase.value if file.stretch else "", word if file.stretch else "")
        self._file = file
        self._show_facts()

    def _show_sessions(self, lines: tuple[SessionLine, ...]) -> None:
        self._sessions = lines
        self._show_facts()

    def _show_facts(self) -> None:
        if self._file is None:
            return
        sessions = tuple(line.session for line in self._sessions)
        self.header.set_facts(
            files.facts_line(self.t, self._file.client, sessions, self.around.clock.today())
        )

    def _show_session(self, session_id: int) -> None:
        self.around.go(Place(SESSION, self.place.client_id, session_id))

    def _open_document(self) -> None:
        if self._sessions:
            session_id = self._sessions[0].session.id
            self.around.go(Place(DOCUMENT, self.place.client_id, session_id, tab="session_report"))
        else:
            self.around.go(Place(DOCUMENT, self.place.client_id, tab="progress_summary"))
