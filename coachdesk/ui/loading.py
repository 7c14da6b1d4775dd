"""Loads, once the first window is painted, what the screens after it are made of, so that no visit waits for it.

Qt's classes are built by the binding when they are first named. They are built here in short turns of the window's
own thread: two threads must not build the same one. Then the pages are imported beside the window, those that come
first at once, the others one after another, with what they draw with, whenever the store has nothing to do: whoever
opens a vault or reads one does not share the processor with them. Whoever goes to a page before its turn imports it
there and then.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from types import ModuleType
from typing import Final

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject, QTimer

from coachdesk.ui.errands import Errands

Step = Callable[[], None]

SLICE_SECONDS: Final = 0.004
"""What one turn builds; a single class takes up to 8 ms."""

_PAUSE_MS: Final = 100
"""Quiet before each import: time to paint what has just been read, and for whoever waits for a document."""


class Loading(QObject):
    """Fetches all that is still to be fetched, unless told to stop.

    Args:
        errands: the store thread, which goes first.
        papers: the thread that imports, between the documents it is asked for.
        parent: loading ends with it.
        steps: what is imported, first things first.
    """

    def __init__(
        self, errands: Errands, papers: Errands, parent: QObject, steps: Iterable[Step] | None = None
    ) -> None:
        super().__init__(parent)
        self._errands = errands
        self._papers = papers
        self._classes = _classes_of_qt()
        self._steps = deque(STEPS if steps is None else steps)
        self._is_importing = False
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._build_some)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._go_on)

    def start(self) -> None:
        """Begin; nothing is done yet when this returns."""
        self._timer.start()

    def stop(self) -> None:
        """Begin nothing further: the window closes."""
        self._timer.stop()
        self._pause.stop()
        self._steps.clear()

    def _build_some(self) -> None:
        until = time.perf_counter() + SLICE_SECONDS
        for module, name in self._classes:
            getattr(module, name, None)
            if time.perf_counter() >= until:
                return
        self._timer.stop()
        self._errands.busy_changed.connect(self._wait)
        self._import_one(self._steps.popleft())

    def _import_one(self, step: Step) -> None:
        self._is_importing = True
        self._papers.ask_for(self, step, self._note_end, self._note_end)

    def _note_end(self, _outcome: object) -> None:
        self._is_importing = False
        self._pause.start()

    def _go_on(self) -> None:
        if self._is_importing or self._errands.is_busy:
            return
        if self._steps:
            self._import_one(self._steps.popleft())
        else:
            self._errands.busy_changed.disconnect(self._wait)

    def _wait(self) -> None:
        self._pause.start()


def load_first_pages() -> None:
    """The pages that come first."""
    from coachdesk.ui import window  # noqa: F401 - loaded, not used
    from coachdesk.ui.clients import client_page, clients_page, overview_tab  # noqa: F401
    from coachdesk.ui.safety import safety_card  # noqa: F401
    from coachdesk.ui.sessions import session_page  # noqa: F401
    from coachdesk.ui.today import today_page  # noqa: F401


def _numbers() -> None:
    import numpy as np  # noqa: F401


def _plots() -> None:
    import pyqtgraph as pg  # noqa: F401


def _charts() -> None:
    from coachdesk.ui.trends import (  # noqa: F401
        answers_view,
        dot_view,
        exporting,
        line_table_view,
        table_twin,
        trend_view,
        trends_tab,
    )


def _tabs() -> None:
    from coachdesk.ui import keys  # noqa: F401
    from coachdesk.ui.assessments import assessments_tab  # noqa: F401
    from coachdesk.ui.clients import file_tab, new_client  # noqa: F401
    from coachdesk.ui.phases import path_tab  # noqa: F401
    from coachdesk.ui.safety import safety_tab  # noqa: F401
    from coachdesk.ui.sessions import last_time_page, sessions_tab  # noqa: F401


def _assessments() -> None:
    from coachdesk.ui.assessments import assessment_page  # noqa: F401
    from coachdesk.ui.piles import pile_page  # noqa: F401


def _documents() -> None:
    from coachdesk.ui.documents import (  # noqa: F401
        batch_page,
        forms_page,
        letter_page,
        notes_studio,
        payer_page,
        report_page,
        summary_page,
        templates,
    )


def _supervision() -> None:
    from coachdesk.ui.supervision import notes_page, review_page, supervision_page  # noqa: F401


def _settings() -> None:
    from coachdesk.ui.settings import settings_page  # noqa: F401


def _rest() -> None:
    from coachdesk.ui.bin import bin_page  # noqa: F401
    from coachdesk.ui.imports import import_page  # noqa: F401
    from coachdesk.ui.wordings import catalogue_page, wording_page  # noqa: F401


STEPS: Final[tuple[Step, ...]] = (
    load_first_pages,
    _numbers,
    _plots,
    _charts,
    _tabs,
    _assessments,
    _documents,
    _supervision,
    _settings,
    _rest,
)


def _classes_of_qt() -> Iterator[tuple[ModuleType, str]]:
    for module in (QtCore, QtGui, QtWidgets):
        for name in dir(module):
            yield module, name
