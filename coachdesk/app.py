"""Composition root: the only place that knows every concrete class. Builds the program and shows its window."""

from __future__ import annotations

import gc
import logging
import os
import sys
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, NoReturn, cast

from coachdesk import logs, paths, settings
from coachdesk.i18n import translator
from coachdesk.start_again import forbid_core_dumps, start_again

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path
    from types import TracebackType

    from PySide6.QtWidgets import QApplication

    from coachdesk.domain.practices import Profession
    from coachdesk.domain.tables import Table, Told
    from coachdesk.figures.documents import Document
    from coachdesk.instruments.library import Library
    from coachdesk.reports.worker import DocumentWorker
    from coachdesk.services.clock import Clock
    from coachdesk.services.services import Services
    from coachdesk.services.vaults import OpenedKeys, VaultsService
    from coachdesk.ui.doors import Doors
    from coachdesk.ui.preferences import Preferences


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
    # Nothing becomes garbage while the program is loaded; looking for some would make the first window wait.
    gc.disable()
    from PySide6.QtWidgets import QApplication

    from coachdesk.services.runner import Runner
    from coachdesk.ui import qt_words
    from coachdesk.ui.errands import Errands
    from coachdesk.ui.preferences import Preferences
    from coachdesk.ui.shell import Shell
    from coachdesk.ui.theme.theme import STYLE_WORDS, Theme

    app = QApplication([*sys.argv[:1], *STYLE_WORDS])
    app.setApplicationName("CoachDesk")
    app.setDesktopFileName("coachdesk")
    sys.excepthook = _log_and_go_on
    preferences = Preferences(paths.config_folder() / settings.FILE_NAME)
    chosen = preferences.settings
    theme = Theme(app, paths.resources(), appearance=chosen.theme, text_size=chosen.text_size, has_style=True)
    doors = _doors(launch)
    t = doors.translator(launch.language or chosen.language or _system_language())
    qt_words.speak(app, t.language)
    again = partial(_begin_again, launch, preferences)
    shell = Shell(doors, Errands(Runner()), Errands(Runner()), preferences, theme, t, again)
    shell.entrance.begun.connect(partial(_after_first_paint, app))
    if launch.is_demo and not launch.is_locked:
        shell.start_demo()
    elif launch.is_demo:
        shell.start_locked(None)
    else:
        shell.start_locked(launch.vault or chosen.last_vault)
    shell.fit_screen()
    shell.show()
    return app.exec()


def _begin_again(launch: Launch, preferences: Preferences, *words: str) -> NoReturn:
    """Begin anew with what still holds of the arguments: the day of the demo, a language asked for."""
    told = list(words)
    if launch.on is not None and "--demo" in words:
        told += ["--on", launch.on.isoformat()]
    if launch.language is not None and preferences.settings.language in {None, launch.language}:
        told += ["--language", launch.language]
    start_again(*told)


def _doors(launch: Launch) -> Doors:
    from coachdesk.services.clock import FixedClock, SystemClock
    from coachdesk.ui.doors import Doors

    clock: Clock = FixedClock(launch.on) if launch.on else SystemClock()
    resources = paths.resources()
    papers = _Papers(resources / "fonts")
    shelf = _Shelf(resources, clock, papers)
    return Doors(
        vaults=cast("VaultsService", _LateVaults()),
        open_desk=shelf.open_desk,
        found_desk=shelf.found_desk,
        open_demo=shelf.open_demo,
        end_demo=shelf.end_demo,
        build=papers.build,
        end_build=papers.close,
        cancel_build=papers.cancel,
        lock_pdf=papers.lock,
        read_table=_read_table,
        load=shelf.load,
        translator=lru_cache(maxsize=4)(partial(_load, resources / "locale")),
        clock=clock,
        proposed_folder=paths.documents_folder(),
        resources=resources,
    )


class _LateVaults:
    """The service of closed vaults, loaded when the store thread first asks it something.

    With it come the database and its kin: a fifth of a second that the first window does not wait for.
    """

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the service has
        return getattr(_vaults(), name)


@lru_cache(maxsize=1)
def _vaults() -> VaultsService:
    from coachdesk.services.vaults import VaultsService

    return VaultsService(paths.state_folder() / "keys")


class _Papers:
    """Documents, built by one child process that begins with the first document."""

    def __init__(self, fonts: Path) -> None:
        self._fonts = fonts
        self._worker: DocumentWorker | None = None

    def build(self, document: Document) -> bytes:
        """The PDF."""
        from coachdesk.reports.worker import DocumentWorker

        if self._worker is None:
            self._worker = DocumentWorker(self._fonts)
        return self._worker.build(document)

    def lock(self, pdf: bytes, password: str) -> bytes:
        """The same pages under a password."""
        from coachdesk.reports.worker import DocumentWorker

        if self._worker is None:
            self._worker = DocumentWorker(self._fonts)
        return self._worker.lock(pdf, password)

    def cancel(self) -> None:
        """Give up what is being built."""
        if self._worker is not None:
            self._worker.cancel()

    def close(self) -> None:
        """End the child, with all it knows."""
        if self._worker is not None:
            self._worker.close()
            self._worker = None


class _Shelf:
    """Opens stores with what belongs to them. Runs on the store thread."""

    def __init__(self, resources: Path, clock: Clock, papers: _Papers) -> None:
        self._resources = resources
        self._clock = clock
        self._papers = papers

    def load(self) -> None:
        """Import what opening will need, and read the questionnaires."""
        from coachdesk.services import demo, services  # noqa: F401 - loaded, not used

        _vaults()
        _library(self._resources)
        for language in translator.LANGUAGES:
            # The first date that is worded brings the locales.
            _load(self._resources / "locale", language).fact(self._clock.today())

    def open_desk(self, folder: Path, keys: OpenedKeys) -> Services:
        """The services of a vault whose keys were opened."""
        from coachdesk.services.services import open_services

        return open_services(folder, keys, self._clock, _library(self._resources), self._papers)

    def found_desk(
        self, folder: Path, keys: OpenedKeys, profession: Profession, name: str, language: str
    ) -> Services:
        """The services of a vault just made."""
        from coachdesk.services.services import found

        library = _library(self._resources)
        return found(
            folder,
            keys,
            self._clock,
            library,
            self._papers,
            profession,
            name=name,
            document_language=language,
        )

    def open_demo(self, language: str) -> Services:
        """The services of a fresh demo."""
        from coachdesk.services.demo import open_demo

        library = _library(self._resources)
        folder = paths.private(paths.cache_folder())
        return open_demo(folder, self._clock, language, self._resources, library, self._papers)

    def end_demo(self, services: Services) -> None:
        """Close a demo and throw its copy away."""
        from coachdesk.services.demo import throw_away

        throw_away(services)


@lru_cache(maxsize=1)
def _library(resources: Path) -> Library:
    from coachdesk.instruments.library import Library

    return Library.load(resources / "instruments")


def _read_table(file: Path, told: Told) -> Table:
    # With it comes the reader of workbooks.
    from coachdesk.exchange.files import read_table

    return read_table(file, told)


def _load(folder: Path, language: str) -> translator.Translator:
    return translator.load(language, folder)


def _system_language() -> str:
    """French unless the system speaks English."""
    from PySide6.QtCore import QLocale

    return "en" if QLocale.system().uiLanguages()[0].lower().startswith("en") else "fr"


def _after_first_paint(app: QApplication) -> None:
    """What the first window did not wait for, before anybody can ask for it."""
    from coachdesk.ui.frame.mark import window_icon
    from coachdesk.ui.theme.tokens import LIGHT

    # What is loaded by now stays to the end: it need not be looked through again and again.
    gc.freeze()
    gc.enable()
    app.setWindowIcon(window_icon(LIGHT.fill))
    _keep_no_folders()


def _keep_no_folders() -> None:
    """Qt's own file dialog notes the folders one visits, and folders bear names."""
    if sys.platform == "linux":
        from PySide6.QtCore import QSettings

        nowhere = f"{os.devnull}/none"
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, nowhere)


def _log_and_go_on(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug in a slot: noted without a word of what was typed; the window goes on, for typing must be saved."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logging.getLogger(__name__).error("uncaught", exc_info=(kind, error, trace))
