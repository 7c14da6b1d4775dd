"""What the desk has to say goes to the frame: at work, saved, refused, failed, broken."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer

from coachdesk.domain.errors import StorageError, UserError
from coachdesk.i18n.translator import Translator
from coachdesk.services.clock import Clock
from coachdesk.ui.desk import Desk
from coachdesk.ui.failures import sentence
from coachdesk.ui.frame.main_frame import MainFrame

STORAGE: Final = "storage"
"""Key of the banner about the disk; its action saves again."""
NOTICES: Final = ("refused", "notice")
"""Keys of the banners about the page that is shown: they go when another one comes."""
BUSY_AFTER_MS: Final = 400
"""Shorter work is not worth a word."""


class Tellings(QObject):
    """Words the desk's signals for the frame.

    Args:
        frame: shows them; owns this.
        desk: speaks.
        t: language of the words.
        clock: when something was saved.
    """

    def __init__(self, frame: MainFrame, desk: Desk, t: Translator, clock: Clock) -> None:
        super().__init__(frame)
        self.t = t
        self._frame = frame
        self._desk = desk
        self._clock = clock
        self._saved = ""
        self._busy = QTimer(self)
        self._busy.setSingleShot(True)
        self._busy.setInterval(BUSY_AFTER_MS)
        self._busy.timeout.connect(self._tell_busy)
        desk.busy_changed.connect(self._follow_work)
        desk.saved.connect(self._tell_saved)
        desk.failed.connect(self._tell_failed)
        desk.refused.connect(self._tell_refused)
        desk.noticed.connect(self.notice)
        desk.broken.connect(self._tell_broken)

    def stop(self) -> None:
        """Let no timer run: the window closes."""
        self._busy.stop()

    def notice(self, words: str) -> None:
        """Say something that asks for nothing."""
        self._frame.show_banner("notice", words, urgency="action")

    def forget(self) -> None:
        """Another page is shown: what was said about the one before is over."""
        for key in NOTICES:
            self._frame.hide_banner(key)

    def _follow_work(self, is_busy: bool) -> None:
        if is_busy:
            self._busy.start()
        elif self._busy.isActive():
            self._busy.stop()
        else:
            self._frame.set_saved(self._saved)

    def _tell_busy(self) -> None:
        self._frame.set_saved(self.t("At work…"))

    def _tell_saved(self) -> None:
        self._saved = self.t("Saved at {time}", time=self._clock.now().astimezone().time())
        self._frame.set_saved(self._saved)
        if not self._desk.has_unsaved:
            self._frame.hide_banner(STORAGE)

    def _tell_failed(self, error: StorageError) -> None:
        action = self.t("Try again") if self._desk.has_unsaved else ""
        self._frame.show_banner(STORAGE, sentence(self.t, error), action, urgency="safety")

    def _tell_refused(self, error: UserError) -> None:
        self._frame.show_banner("refused", sentence(self.t, error))

    def _tell_broken(self, _bug: Exception) -> None:
        words = self.t(
            "Something went wrong inside CoachDesk. What was saved is safe; "
            "the log notes where, never what was written."
        )
        self._frame.show_banner("broken", words)
