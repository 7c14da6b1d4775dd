"""The choices of this computer while the window is up: changed here, written at once, told to whoever listens."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coachdesk import settings
from coachdesk.settings import Settings


class Preferences(QObject):
    """Holds the settings and their file.

    Signals:
        changed: the settings after a change.
    """

    changed = Signal(object)

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.settings: Settings = settings.read(file)

    def change(self, **fields: object) -> None:
        """Choose other values and write them; a disk that refuses keeps the choice for this run only."""
        self.take(replace(self.settings, **fields))  # type: ignore[arg-type]  # names are the record's own

    def take(self, changed: Settings) -> None:
        """Take whole settings."""
        if changed == self.settings:
            return
        self.settings = changed
        try:
            settings.write(self._file, changed)
        except OSError as error:
            logging.getLogger(__name__).warning("settings were not written", exc_info=error)
        self.changed.emit(changed)
