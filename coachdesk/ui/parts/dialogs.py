"""The dialog: only for acts that leave the house or cannot be taken back. Opened, never executed."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.focus_ring import FocusRing
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import SPACE

NARROW = 480
WIDE = 640


class _Dim(QWidget):
    """The veil over the page while a dialog is open."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        veil = QColor(Theme.current().tokens.canvas)
        veil.setAlphaF(0.6)
        painter = QPainter(self)
        painter.fillRect(self.rect(), veil)
        painter.end()


class Dialog(QDialog):
    """A title that is the verb, a body, buttons on the right with the primary last.

    Put the content into ``body``; add buttons with :meth:`add_button`, or :meth:`set_actions` for the usual
    pair. Open it with ``open()``. Escape closes it; the page behind is dimmed; the keyboard returns to where
    it was.

    Args:
        title: the verb of the act; the primary button says the same.
        parent: the window or page that opens it.
        is_wide: 640 px instead of 480.
    """

    def __init__(self, title: str, parent: QWidget, *, is_wide: bool = False) -> None:
        super().__init__(parent.window())
        self.setWindowTitle("CoachDesk")
        self.setWindowFlags(
            Qt.WindowType.Dialog
            | Qt.WindowType.CustomizeWindowHint
            | Qt.WindowType.WindowTitleHint
            | Qt.WindowType.WindowCloseButtonHint
        )
        self._take_key = _key_taker(parent)
        self._opener: QWidget | None = parent.window().focusWidget()
        self._dim: _Dim | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.page)
        column.setSpacing(SPACE.card)
        self.title = PlainLabel(title, "h2", fit="wrap")
        column.addWidget(self.title)
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE.stack)
        column.addLayout(self.body, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(SPACE.near)
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)
        width = WIDE if is_wide else NARROW
        self.setMinimumWidth(width)
        self.resize(width, 10)
        self.ring = FocusRing(self)

    def add_text(self, text: str, *, is_private: bool = False) -> PlainLabel:
        """A paragraph of the body."""
        label = PlainLabel(text, "body", fit="wrap", is_private=is_private)
        self.body.addWidget(label)
        return label

    def add_button(self, button: Button) -> Button:
        """A button right of those before it."""
        self._buttons.addWidget(button)
        return button

    def set_actions(self, verb: str, cancel: str, *, is_final: bool = False, icon: str = "") -> Button:
        """The usual pair: ``cancel`` closes, ``verb`` accepts. Returns the button with the verb.

        What is final has a plain button, no primary and no red one, and Enter alone does not press it.
        """
        back = self.add_button(Button(cancel))
        back.clicked.connect(self.reject)
        act = self.add_button(Button(verb, "secondary" if is_final else "primary", icon=icon))
        act.clicked.connect(self.accept)
        act.setDefault(not is_final)
        return act

    def open(self) -> None:
        """Show it over its window, which is dimmed."""
        window = self.parentWidget()
        if window is not None and window.isVisible() and self._dim is None:
            self._dim = _Dim(window)
        self._fit_height()
        super().open()
        if window is not None:
            middle = window.mapToGlobal(window.rect().center())
            self.move(middle - QPoint(self.width() // 2, min(self.height() // 2 + 40, window.height() // 2)))

    def _fit_height(self) -> None:
        """As high as its words need at its own width: Qt measures them at the narrower one that it asks for first."""
        self.adjustSize()
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            width = self.width()
            self.resize(width, min(self.height(), layout.totalHeightForWidth(width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_on_screen()

    def _keep_on_screen(self) -> None:
        """What is read after it opened can make it higher: its buttons stay within reach."""
        # Not the dialog's own screen(): the binding would take the screen away with the dialog, and the process with it.
        screen = QGuiApplication.screenAt(self.geometry().center()) or QGuiApplication.primaryScreen()
        if not self.isVisible() or screen is None:
            return
        frame, room = self.frameGeometry(), screen.availableGeometry()
        below = frame.bottom() - room.bottom()
        if below > 0:
            self.move(frame.x(), max(frame.y() - below, room.top()))

    def done(self, result: int) -> None:
        if self._dim is not None:
            self._dim.hide()
            self._dim.deleteLater()
            self._dim = None
        super().done(result)
        if self._opener is not None:
            try:
                self._opener.setFocus(Qt.FocusReason.PopupFocusReason)
            except RuntimeError:
                # What opened the dialog is gone, as when a file was erased.
                self._opener = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The dialog blocks its window's shortcuts; safety, privacy and lock must work from here all the same.
        if self._take_key is not None and self._take_key(event):
            event.accept()
            return
        super().keyPressEvent(event)


def _key_taker(widget: QWidget | None) -> Callable[[QKeyEvent], bool] | None:
    """The nearest widget above that takes the keys which work everywhere."""
    while widget is not None:
        take = getattr(widget, "take_global_key", None)
        if take is not None:
            return cast("Callable[[QKeyEvent], bool]", take)
        widget = widget.parentWidget()
    return None
