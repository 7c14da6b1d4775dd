"""The one window of the program: the way in, then the desk; and the way out, which leaves nothing behind."""

from __future__ import annotations

import base64
import os
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.i18n.translator import LANGUAGES, Translator
from coachdesk.ui.desk import Desk
from coachdesk.ui.doors import Doors, OpenedDesk
from coachdesk.ui.entrance import Entrance
from coachdesk.ui.errands import Errands
from coachdesk.ui.lock.idle import IdleWatch
from coachdesk.ui.page import Surroundings
from coachdesk.ui.places import Place
from coachdesk.ui.preferences import Preferences
from coachdesk.ui.theme.theme import Theme

LEAST_SIZE: Final = (1024, 640)
FIRST_SIZE: Final = (1366, 768)


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

    def __init__(  # noqa: PLR0913 - the composition root hands everything in once
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
        self.screen: QWidget | None = None
        self._start_again = start_again
        self._idle: IdleWatch | None = None
        self._is_leaving = False
        self.setWindowTitle("CoachDesk")
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*FIRST_SIZE)
        self.restoreGeometry(QByteArray(base64.b64decode(preferences.settings.geometry)))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._make_entrance()
        # On the screens before the desk; the desk's frame has its own.
        self._keys = [
            QShortcut(QKeySequence("F7"), self, self.open_safety),
            QShortcut(QKeySequence("F1"), self, self.open_keys),
        ]

    def start_locked(self, folder: os.PathLike[str] | None) -> None:
        """Begin at the lock screen of a vault, or at the welcome."""
        from pathlib import Path

        if folder is not None and self.doors.vaults.is_vault(Path(folder)):
            self.entrance.show_lock(Path(folder))
        else:
            self.entrance.show_welcome()

    def start_demo(self) -> None:
        """Begin in the demo."""
        self.entrance.show_demo()

    def set_language(self, language: str) -> None:
        """Speak another language from the welcome on."""
        self.preferences.change(language=language)
        self.t = self.doors.translator(language)
        self.entrance.t = self.t
        self.entrance.show_welcome()

    def show_screen(self, screen: QWidget) -> None:
        """Put a screen in the place of the one before, which forgets what was typed."""
        before, self.screen = self.screen, screen
        for name in ("safety_requested", "help_requested"):
            if self.opened is None and hasattr(screen, name):
                getattr(screen, name).connect(self.open_safety if name == "safety_requested" else self.open_keys)
        self._column.addWidget(screen)
        if before is not None:
            before.hide()
            self._column.removeWidget(before)
            stop = getattr(before, "stop", None)
            if stop is not None:
                stop()
            before.deleteLater()
        screen.setFocus()

    def open_safety(self) -> None:
        """The numbers, without anything of a client."""
        from coachdesk.ui.safety.safety_card import SafetyCard

        SafetyCard(self.t, self.doors.resources, self).open()

    def open_keys(self) -> None:
        """The keys of the lock screen."""
        from coachdesk.domain.messages import N_
        from coachdesk.ui.keys import KeysCard

        keys = (("Enter", N_("Go on")), ("Tab", N_("Next field")), ("F7", N_("Emergency numbers")))
        KeysCard(self.t, keys, self).open()

    def lock(self) -> None:
        """Cover at once, close the desk, end the process and begin anew at the lock screen."""
        if self._is_leaving or self.opened is None:
            return
        folder = self.opened.folder
        self._leave()
        if folder is None:
            self._start_again("--demo", "--locked")
        else:
            self._start_again("--vault", str(folder), "--locked")

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._is_leaving:
            self._leave()
        super().closeEvent(event)

    def _make_entrance(self) -> None:
        self.entrance = Entrance(self.doors, self.errands, self.papers, self.preferences, self.t, self)
        self.entrance.screen_wanted.connect(self.show_screen)
        self.entrance.opened.connect(self._open_desk)
        self.entrance.language_changed.connect(self.set_language)

    def _open_desk(self, opened: OpenedDesk) -> None:
        self.opened = opened
        desk = Desk(self.errands, opened.services, self)
        desk.fetch(opened.services.practice.get, then=partial(self._show_desk, desk, opened), owner=self)

    def _show_desk(self, desk: Desk, opened: OpenedDesk, practice: object) -> None:
        from coachdesk.ui.window import DeskWindow

        def surround(go: Callable[[Place], None]) -> Surroundings:
            return Surroundings(
                desk=desk,
                t=self.t,
                translators={code: self.doors.translator(code) for code in LANGUAGES},
                theme=self.theme,
                clock=self.doors.clock,
                practice=practice,  # type: ignore[arg-type]
                resources=self.doors.resources,
                go=go,
                preferences=self.preferences,
                papers=self.papers,
                doors=self.doors,
                folder=opened.folder,
                keys=opened.keys,
            )

        for key in self._keys:
            key.setEnabled(False)
        window = DeskWindow(surround)
        window.lock_requested.connect(self.lock)
        window.session_shown.connect(self._allow_idle)
        self.show_screen(window)
        self._watch_idle()
        window.start()

    def _watch_idle(self) -> None:
        self._idle = IdleWatch(self.preferences.settings.idle_minutes, parent=self)
        self._idle.lock_requested.connect(self.lock)
        self._idle.start()

    def _allow_idle(self, is_session: bool) -> None:  # noqa: FBT001 - a signal's argument
        if self._idle is not None:
            chosen = self.preferences.settings
            self._idle.set_minutes(chosen.session_idle_minutes if is_session else chosen.idle_minutes)

    def _leave(self) -> None:
        """Let nothing of a person stay: on screen, in the store's process, in a child's memory."""
        from coachdesk.ui.window import DeskWindow

        self._is_leaving = True
        if self._idle is not None:
            self._idle.stop()
        geometry = base64.b64encode(bytes(self.saveGeometry().data())).decode("ascii")
        self.preferences.change(geometry=geometry)
        screen = self.screen
        if isinstance(screen, DeskWindow):
            screen.hide()
            self.repaint()
            screen.close_desk()
        elif screen is not None and hasattr(screen, "stop"):
            screen.stop()
        self.doors.end_build()
        self.errands.runner.stop()
        self.papers.runner.stop()
