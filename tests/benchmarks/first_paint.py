"""A process that shows a window, says so when it is painted, and ends: ``coachdesk FOLDER`` or ``bare``."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget

PAINTED = "painted"


class FirstPaint(QObject):
    """Ends the process once the first window is on screen."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and watched.isWindow():
            QApplication.instance().removeEventFilter(self)
            # The window and all in it are painted and flushed within one event: after it, all is there.
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        print(PAINTED, flush=True)
        os._exit(0)


def show_coachdesk(folder: str) -> None:
    """The program as it starts every morning, at the lock screen of the vault opened last."""

    def run_watched() -> int:
        watch = FirstPaint()
        QApplication.instance().installEventFilter(watch)
        return real_exec()

    real_exec = QApplication.exec
    QApplication.exec = staticmethod(run_watched)
    sys.argv = ["coachdesk", "--vault", folder]
    from coachdesk.__main__ import main

    sys.exit(main())


def show_bare() -> None:
    """The least that Qt for Python can show."""
    app = QApplication(sys.argv[:1])
    watch = FirstPaint()
    app.installEventFilter(watch)
    window = QWidget()
    window.resize(1366, 768)
    QLabel("Passphrase", window)
    window.show()
    sys.exit(app.exec())


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        show_bare()
    else:
        show_coachdesk(sys.argv[2])
