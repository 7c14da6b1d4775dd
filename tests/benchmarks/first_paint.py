"""A process that shows a window, says so when it is painted, and ends: ``coachdesk FOLDER`` or ``bare``.

Qt is imported where the program itself would do it: the order of imports is part of what is measured.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import Final

PAINTED: Final = "painted"


def tell_first_paint() -> None:
    """Say so and end the process once the window that was shown is on screen."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    class FirstPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                # The window and all in it are painted and flushed within one event: after it, all is there.
                QTimer.singleShot(0, end)
            return False

    def end() -> None:
        print(PAINTED, flush=True)
        os._exit(0)

    # Not on the application: handing it each event of each object would take longer the more a window holds.
    window = next(widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
    window.installEventFilter(FirstPaint(window))


def show_coachdesk(folder: str) -> None:
    """The program as it starts every morning, at the lock screen of the vault opened last."""
    sys.argv = ["coachdesk", "--vault", folder]
    program = importlib.import_module("coachdesk.__main__")
    # The program itself imports Qt, after this: where it does so is part of what is measured.
    root = importlib.import_module("coachdesk.app")
    make_doors = root._doors

    def watch_and_make_doors(launch: object) -> object:
        from PySide6.QtWidgets import QApplication

        run_loop = QApplication.exec

        def watch_and_run() -> int:
            tell_first_paint()
            return run_loop()

        QApplication.exec = staticmethod(watch_and_run)  # type: ignore[method-assign]
        return make_doors(launch)

    root._doors = watch_and_make_doors  # type: ignore[attr-defined]
    sys.exit(program.main())


def show_bare() -> None:
    """The least that Qt for Python can show."""
    from PySide6.QtWidgets import QApplication, QLabel, QWidget

    app = QApplication(sys.argv[:1])
    window = QWidget()
    window.resize(1366, 768)
    QLabel("Passphrase", window)
    window.show()
    tell_first_paint()
    sys.exit(app.exec())


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        show_bare()
    else:
        show_coachdesk(sys.argv[2])
