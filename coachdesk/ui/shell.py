"""The one window of the program: the way in, then the desk; and the way out, which leaves nothing behind."""

from __future__ import annotations

import base64
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from coachdesk.domain.messages import N_
from coachdesk.i18n.translator import LANGUAGES, Translator
from coachdesk.settings import Settings
from coachdesk.ui.doors import Doors, OpenedDesk
from coachdesk.ui.entrance import Entrance
from coachdesk.ui.errands import Errands
from coachdesk.ui.lock.card_page import CardPage
from coachdesk.ui.preferences import Preferences
from coachdesk.ui.theme.theme import Theme

if TYPE_CHECKING:
    from coachdesk.domain.errors import StorageError
    from coachdesk.domain.practices import Practice
    from coachdesk.ui.desk import Desk
    from coachdesk.ui.loading import Loading
    from coachdesk.ui.lock.idle import IdleWatch
    from coachdesk.ui.page import Surroundings
    from coachdesk.ui.places import Place
    from coachdesk.ui.window import DeskWindow

LEAST_SIZE: Final = (1024, 640)
FIRST_SIZE: Final = (1366, 768)
_FRAME: Final = 40
"""Pixels that a title bar may take; the true height is known only once the window is seen."""

_LOCK_KEYS: Final = (("F7", N_("Emergency numbers")), ("F1", N_("Keys of this screen")))


class Shell(QWidget):
    """Holds the screen that is up. Its title never names anyone.

    Args:
        doors: ways into a vault.
        errands: the store thread.
        papers: the thread that waits for documents.
        preferences: choices of this computer.
        theme: what the program looks like.
        t: words of the interface.
        start_again: ends the process and begins at the lock screen; told further arguments.
    """

    def __init__(
        self,
        doors: Doors,
        errands: Errands,
        papers: Errands,
        preferences: Preferences,
        theme: Theme,
        t: Translator,
        start_again: Callable[..., None],
    ) -> None:
        super().__init__()
        self.doors = doors
        self.errands = errands
        self.papers = papers
        self.preferences = preferences
        self.theme = theme
        self.t = t
        self.opened: OpenedDesk | None = None
        self.shown: QWidget | None = None
        self.desk_window: DeskWindow | None = None
        self._start_again = start_again
        self._idle: IdleWatch | None = None
        self._loading: Loading | None = None
        self._is_painted = False
        self._is_leaving = False
        self._is_sure = False
        self._chosen = preferences.settings
        self.setWindowTitle("CoachDesk")
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*FIRST_SIZE)
        self.restoreGeometry(QByteArray(base64.b64decode(preferences.settings.geometry)))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.entrance = Entrance(doors, errands, papers, preferences, t, self)
        self.entrance.screen_wanted.connect(self.show_screen)
        self.entrance.opened.connect(self._open_desk)
        preferences.changed.connect(self._follow)
        # On the screens before the desk; the desk's frame has its own.
        self._keys = [
            QShortcut(QKeySequence("F7"), self, self.open_safety),
            QShortcut(QKeySequence("F1"), self, self.open_keys),
        ]

    def start_locked(self, folder: Path | None) -> None:
        """Begin at the lock screen of a vault, or at the welcome."""
        if folder is not None:
            self.entrance.show_lock(folder)
        else:
            self.entrance.show_welcome()

    def start_demo(self) -> None:
        """Begin in the demo."""
        self.entrance.show_demo()

    def fit_screen(self) -> None:
        """Fill a screen that has no room for the window with a frame around it."""
        room = self.screen().availableSize()
        if room.width() <= self.width() or room.height() <= self.height() + _FRAME:
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)

    def show_screen(self, screen: QWidget) -> None:
        """Put a screen in the place of the one before, which forgets what was typed."""
        before, self.shown = self.shown, screen
        if isinstance(screen, CardPage):
            screen.safety_requested.connect(self.open_safety)
            screen.help_requested.connect(self.open_keys)
        self._column.addWidget(screen)
        if before is not None:
            before.hide()
            self._column.removeWidget(before)
            _stop(before)
            before.deleteLater()
        screen.setFocus()

    def open_safety(self) -> None:
        """The numbers, without anything of a client."""
        from coachdesk.ui.safety.safety_card import SafetyCard

        SafetyCard(self.t, self.doors.resources, self).open()

    def open_keys(self) -> None:
        """The keys of the screen before the desk."""
        from coachdesk.ui.keys import KeysCard

        own = self.shown.keys if isinstance(self.shown, CardPage) else ()
        KeysCard(self.t, (*own, *_LOCK_KEYS), self).open()

    def lock(self) -> None:
        """Cover at once, close the desk, end the process and begin anew at the lock screen."""
        if self._is_leaving or self.opened is None:
            return
        folder = self.opened.folder
        words = ("--demo", "--locked") if folder is None else ("--vault", str(folder), "--locked")
        try:
            self._leave()
        finally:
            # Whatever went wrong on the way: a desk asked to lock never stays open.
            self._start_again(*words)

    def closeEvent(self, event: QCloseEvent) -> None:
        window = self.desk_window
        if window is not None and window.desk.has_unsaved and not self._is_sure:
            event.ignore()
            window.warn_of_loss(self._close_surely)
            return
        if not self._is_leaving:
            self._leave()
        super().closeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self._load)
        return super().event(event)

    def _close_surely(self) -> None:
        self._is_sure = True
        self.close()

    def _load(self) -> None:
        """Fetch, beside the window, what the next screens will need: the first one is on screen already."""
        from coachdesk.ui.loading import Loading

        if not self._is_leaving:
            self.entrance.begin()
            self.errands.ask(self.doors.load, lambda _: None)
            self._loading = Loading(self.errands, self.papers, self)
            self._loading.start()

    def _open_desk(self, opened: OpenedDesk) -> None:
        from coachdesk.ui.desk import Desk

        self.opened = opened
        services, end_demo = opened.services, self.doors.end_demo
        end = partial(end_demo, services) if opened.folder is None and end_demo is not None else None
        desk = Desk(self.errands, services, self, end=end)
        desk.fetch(
            services.practice.get,
            then=partial(self._show_desk, desk, opened),
            troubled=partial(self._refuse_desk, desk, opened),
            owner=self,
        )

    def _refuse_desk(self, desk: Desk, opened: OpenedDesk, failure: StorageError) -> None:
        """It opened and could not be read: back to the lock screen, which says so and offers a way out."""
        desk.deleteLater()
        self.opened = None
        self.errands.ask(opened.services.close, lambda _: None)
        self.entrance.refuse(opened.folder, failure)

    def _show_desk(self, desk: Desk, opened: OpenedDesk, practice: Practice) -> None:
        for key in self._keys:
            key.setEnabled(False)
        self._watch_idle()
        window = self._window(desk, opened, practice)
        self.show_screen(window)
        window.start()

    def _window(self, desk: Desk, opened: OpenedDesk, practice: Practice) -> DeskWindow:
        from coachdesk.ui.page import Surroundings
        from coachdesk.ui.window import DeskWindow

        def surround(go: Callable[[Place], None]) -> Surroundings:
            return Surroundings(
                desk=desk,
                t=self.t,
                translators={code: self.doors.translator(code) for code in LANGUAGES},
                theme=self.theme,
                clock=self.doors.clock,
                practice=practice,
                resources=self.doors.resources,
                go=go,
                preferences=self.preferences,
                papers=self.papers,
                doors=self.doors,
                folder=opened.folder,
            )

        window = DeskWindow(surround, self.errands)
        window.lock_requested.connect(self.lock)
        window.session_shown.connect(self._allow_idle)
        self.desk_window = window
        return window

    def _watch_idle(self) -> None:
        from coachdesk.ui.lock.idle import IdleWatch

        self._idle = IdleWatch(self.preferences.settings.idle_minutes, parent=self)
        self._idle.lock_requested.connect(self.lock)
        self._idle.start()

    def _allow_idle(self, is_session: bool) -> None:
        if self._idle is not None:
            chosen = self.preferences.settings
            self._idle.set_minutes(chosen.session_idle_minutes if is_session else chosen.idle_minutes)

    def _follow(self, chosen: Settings) -> None:
        """Apply what was chosen at once; what was not touched stays, as a language asked for at the start."""
        before, self._chosen = self._chosen, chosen
        if chosen.theme != before.theme:
            self.theme.set_appearance(chosen.theme)
        if chosen.text_size != before.text_size:
            self.theme.set_text_size(chosen.text_size)
        window = self.desk_window
        if window is not None:
            self._allow_idle(window.is_session_shown)
        if chosen.language != before.language:
            # Not from within the signal of a widget that is replaced by it.
            QTimer.singleShot(0, self, self._speak)

    def _speak(self) -> None:
        """Make the screen anew in the language that was chosen."""
        from coachdesk.ui.qt_words import speak

        language = self.preferences.settings.language
        if language is None or language == self.t.language or self._is_leaving:
            return
        self.t = self.entrance.t = self.doors.translator(language)
        app = QApplication.instance()
        if app is not None:
            speak(app, language)
        before = self.desk_window
        if before is None or self.opened is None:
            self.entrance.show_language()
            return
        place = before.leave()
        window = self._window(before.desk, self.opened, before.around.practice)
        self.show_screen(window)
        window.resume(place)

    def _leave(self) -> None:
        """Let nothing of a person stay: on screen, in the store's process, in a child's memory."""
        self._is_leaving = True
        if self._loading is not None:
            self._loading.stop()
        self._cover()
        with ExitStack() as steps:
            # Each runs whatever becomes of those before it; the last one named runs first.
            steps.callback(self.papers.runner.stop)
            steps.callback(self.errands.runner.stop)
            steps.callback(self.doors.end_build)
            steps.callback(self._close_screen)
            steps.callback(self._keep_geometry)
            if self._idle is not None:
                steps.callback(self._idle.stop)

    def _cover(self) -> None:
        """Nothing of the desk is to be seen while it closes."""
        from coachdesk.ui.lock.landscape import Landscape

        for other in QApplication.topLevelWidgets():
            if other is not self and other.isVisible():
                other.hide()
        cover = Landscape(self)
        cover.setGeometry(self.rect())
        cover.show()
        cover.raise_()
        cover.repaint()

    def _keep_geometry(self) -> None:
        geometry = base64.b64encode(bytes(self.saveGeometry().data())).decode("ascii")
        self.preferences.change(geometry=geometry)

    def _close_screen(self) -> None:
        window = self.desk_window
        if window is not None:
            window.close_desk()
        else:
            self.entrance.stop()
            if self.shown is not None:
                _stop(self.shown)


def _stop(screen: QWidget) -> None:
    stop = getattr(screen, "stop", None)
    if stop is not None:
        stop()
