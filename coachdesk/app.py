"""Composition root: the only place that knows every concrete class. Builds the program and shows its window."""

from __future__ import annotations

import locale
import logging
import sys
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from coachdesk import logs, paths, settings
from coachdesk.i18n import translator
from coachdesk.start_again import forbid_core_dumps, start_again

if TYPE_CHECKING:
    from coachdesk.domain.practices import Profession
    from coachdesk.figures.documents import Document
    from coachdesk.reports.worker import DocumentWorker
    from coachdesk.services.clock import Clock
    from coachdesk.services.services import Services
    from coachdesk.services.vaults import OpenedKeys
    from coachdesk.ui.doors import Doors


@dataclass(frozen=True, slots=True)
class Launch:
    """What the arguments ask of the window.

    Attributes:
        vault: folder of the vault to open; without it the one opened last.
        is_demo: open the demo.
        is_locked: the process began anew to lock.
        on: the day that counts as today.
        language: of the interface; without it the one chosen, else the system's.
    """

    vault: Path | None = None
    is_demo: bool = False
    is_locked: bool = False
    on: date | None = None
    language: str | None = None


def run(launch: Launch) -> int:
    """Show the window until it is closed.

    Returns:
        The exit code for the system: 0.
    """
    forbid_core_dumps()
    logs.install(paths.state_folder())
    from PySide6.QtWidgets import QApplication

    from coachdesk.services.runner import Runner
    from coachdesk.services.vaults import VaultsService  # noqa: F401 - loaded while the window is built
    from coachdesk.ui.errands import Errands
    from coachdesk.ui.preferences import Preferences
    from coachdesk.ui.shell import Shell
    from coachdesk.ui.theme.theme import Theme

    app = QApplication(sys.argv[:1])
    app.setApplicationName("CoachDesk")
    app.setDesktopFileName("coachdesk")
    sys.excepthook = _log_and_go_on
    preferences = Preferences(paths.config_folder() / settings.FILE_NAME)
    chosen = preferences.settings
    theme = Theme(app, paths.resources(), appearance=chosen.theme, text_size=chosen.text_size)
    _dress(app)
    doors = _doors(launch)
    t = doors.translator(launch.language or chosen.language or _system_language())
    _translate_qt(app, t.content_language)
    shell = Shell(doors, Errands(Runner()), Errands(Runner()), preferences, theme, t, start_again)
    if launch.is_demo and not launch.is_locked:
        shell.start_demo()
    elif launch.is_demo:
        shell.start_locked(None)
    else:
        shell.start_locked(launch.vault or chosen.last_vault)
    shell.show()
    return app.exec()


def _doors(launch: Launch) -> Doors:
    from coachdesk.services.clock import FixedClock, SystemClock
    from coachdesk.services.vaults import VaultsService
    from coachdesk.ui.doors import Doors

    clock: Clock = FixedClock(launch.on) if launch.on else SystemClock()
    resources = paths.resources()
    papers = _Papers(resources / "fonts")
    shelf = _Shelf(resources, clock, papers)
    return Doors(
        vaults=VaultsService(paths.state_folder() / "keys"),
        open_desk=shelf.open_desk,
        found_desk=shelf.found_desk,
        open_demo=shelf.open_demo,
        build=papers.build,
        end_build=papers.close,
        translator=lru_cache(maxsize=4)(partial(_load, resources / "locale")),
        clock=clock,
        proposed_folder=paths.documents_folder(),
        resources=resources,
    )


class _Papers:
    """Documents, built by one child process that begins with the first document."""

    def __init__(self, fonts: Path) -> None:
        self._fonts = fonts
        self._worker: DocumentWorker | None = None

    def build(self, document: Document) -> bytes:
        from coachdesk.reports.worker import DocumentWorker

        if self._worker is None:
            self._worker = DocumentWorker(self._fonts)
        return self._worker.build(document)

    def cancel(self) -> None:
        if self._worker is not None:
            self._worker.cancel()

    def close(self) -> None:
        if self._worker is not None:
            self._worker.close()
            self._worker = None


class _Shelf:
    """Opens stores with what belongs to them. Runs on the store thread."""

    def __init__(self, resources: Path, clock: Clock, papers: _Papers) -> None:
        self._resources = resources
        self._clock = clock
        self._papers = papers

    def open_desk(self, folder: Path, keys: OpenedKeys) -> Services:
        from coachdesk.instruments.library import Library
        from coachdesk.services.services import open_services

        return open_services(folder, keys, self._clock, Library.load(self._resources / "instruments"), self._papers)

    def found_desk(self, folder: Path, keys: OpenedKeys, profession: Profession, name: str) -> Services:
        from coachdesk.instruments.library import Library
        from coachdesk.services.services import found

        library = Library.load(self._resources / "instruments")
        return found(folder, keys, self._clock, library, self._papers, profession, name=name)

    def open_demo(self, language: str) -> Services:
        from coachdesk.instruments.library import Library
        from coachdesk.services.demo import open_demo

        library = Library.load(self._resources / "instruments")
        return open_demo(paths.cache_folder(), self._clock, language, self._resources, library, self._papers)


def _load(folder: Path, language: str) -> translator.Translator:
    return translator.load(language, folder)


def _system_language() -> str:
    """French unless the system speaks English."""
    name = locale.getlocale()[0] or ""
    return "en" if name.lower().startswith("en") else "fr"


def _dress(app: object) -> None:
    from PySide6.QtWidgets import QApplication

    from coachdesk.ui.frame.mark import window_icon
    from coachdesk.ui.theme.tokens import LIGHT

    if isinstance(app, QApplication):
        app.setWindowIcon(window_icon(LIGHT.fill))


def _translate_qt(app: object, language: str) -> None:
    """Qt's own words, in its file dialogs and context menus."""
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
    from PySide6.QtWidgets import QApplication

    QLocale.setDefault(QLocale("fr_FR" if language == "fr" else "en_GB"))
    if not isinstance(app, QApplication):
        return
    words = QTranslator(app)
    if words.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)


def _log_and_go_on(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug in a slot: noted without a word of what was typed; the window goes on, for the typing must be saved."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logging.getLogger(__name__).error("uncaught", exc_info=(kind, error, trace))
