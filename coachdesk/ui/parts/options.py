"""One option beside others, and what a row of them shares: one choice or none, the keyboard, the way back to none."""

from __future__ import annotations

from typing import Final, Generic, TypeVar

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QRadioButton, QSizePolicy, QWidget

from coachdesk.ui.parts.painting import rounded
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import HEIGHT, RADIUS

T = TypeVar("T")

_FORGETTING: Final = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_STEPS: Final = {
    int(Qt.Key.Key_Right): 1,
    int(Qt.Key.Key_Down): 1,
    int(Qt.Key.Key_Left): -1,
    int(Qt.Key.Key_Up): -1,
}
_PLAIN: Final = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Segment(QRadioButton):
    """One option of a row. A radio button underneath: screen readers know it.

    Signals:
        step_requested: an arrow was pressed, 1 onwards, -1 back.
        left: the keyboard went elsewhere.
    """

    step_requested = Signal(int)
    left = Signal()

    def __init__(
        self, word: str, *, is_bare: bool = False, is_tall: bool = False, is_private: bool = False
    ) -> None:
        super().__init__(word.replace("&", "&&"))
        self._word = word
        self._is_bare = is_bare
        self._is_tall = is_tall
        self._is_private = is_private
        self.setAccessibleName(word)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("ring_radius", RADIUS.segment)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if is_bare:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def word(self) -> str:
        """What it says."""
        return self._word

    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = Theme.current().metrics("caption_strong" if not self._is_bare else "body_strong")
        padding = 24 if not self._is_bare else 8
        least = 48 if not self._is_bare else 26
        height = max(HEIGHT.segment, metrics.height() + 6)
        if self._is_tall:
            height = max(HEIGHT.field, Theme.current().metrics("body").height() + 10)
        return QSize(max(least, metrics.horizontalAdvance(self._word) + padding), height)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        if self._is_bare:
            metrics = Theme.current().metrics("body_strong")
            return QSize(max(HEIGHT.least, metrics.horizontalAdvance(self._word) + 4), hint.height())
        return hint

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt's own arrows choose only when something was chosen before: the ring alone would look like an answer.
        step = _STEPS.get(event.key())
        if step is not None and event.modifiers() in _PLAIN:
            self.step_requested.emit(step)
        elif event.key() in _ENTER and not self.isChecked():
            self.click()
        elif event.key() in _ENTER or step is not None:
            # Chosen already: Enter may belong to the dialog, an arrow with Alt to the window.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        tokens = theme.tokens
        is_covered = self._is_private and Privacy.current().is_on
        is_chosen = self.isChecked() and not is_covered
        painter = QPainter(self)
        rect = QRectF(self.rect())
        ink = tokens.ink2
        if not self.isEnabled():
            rounded(
                painter, rect, RADIUS.segment, tokens.sunken if is_chosen else "", self._edge(tokens.border)
            )
            ink = tokens.ink3
        elif is_chosen:
            rounded(painter, rect, RADIUS.segment, tokens.fill)
            ink = tokens.on_fill
        else:
            ground = tokens.sunken if self.underMouse() else ("" if self._is_bare else tokens.surface)
            rounded(painter, rect, RADIUS.segment, ground, self._edge(tokens.control))
        painter.setPen(ink)
        if self._is_bare:
            painter.setFont(theme.font("body_strong" if is_chosen else "body"))
        else:
            painter.setFont(theme.font("caption_strong" if is_chosen else "caption"))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), self._word)
        painter.end()

    def _edge(self, colour: str) -> str:
        return "" if self._is_bare else colour


class Options(QWidget, Generic[T]):
    """What segment row and scale share: one value or none, arrows, and a way back to none.

    Tab stops once: at the chosen segment, else at the first. Arrows choose as they go.
    """

    value_chosen = Signal(object)

    def __init__(self, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[T] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._on_clicked)
        self._group.idToggled.connect(self._on_toggled)
        self._is_setting = False
        self._told: T | None = None
        self.setAccessibleName(spoken)

    def value(self) -> T | None:
        """The chosen value, or ``None``."""
        chosen = self._group.checkedId()
        return self._values[chosen] if chosen >= 0 else None

    def set_value(self, value: T | None) -> None:
        """Choose a value, or none; nothing is emitted.

        Raises:
            ValueError: the value is not one of the options.
        """
        self._is_setting = True
        try:
            if value is None:
                self._clear()
            else:
                self._group.button(self._values.index(value)).setChecked(True)
        finally:
            self._is_setting = False
        self._told = value
        self._mark_stop()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the answer the keyboard, or the first segment when there is none."""
        self._stop().setFocus(reason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._stop().setFocus(event.reason())

    def segments(self) -> list[QAbstractButton]:
        """The buttons, in order."""
        return self._group.buttons()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _FORGETTING and self._can_forget() and self.value() is not None:
            self._clear()
            self._tell()
            event.accept()
            return
        super().keyPressEvent(event)

    def _can_forget(self) -> bool:
        return True

    def _add(self, segment: Segment, number: int) -> None:
        self._group.addButton(segment, number)
        segment.step_requested.connect(self._step)
        segment.left.connect(self._mark_stop)

    def _step(self, step: int) -> None:
        """Choose the neighbour of the segment with the keyboard; the ends are ends."""
        segments = self.segments()
        here = next((place for place, one in enumerate(segments) if one.hasFocus()), 0)
        place = here + step
        if 0 <= place < len(segments):
            segments[place].setFocus(Qt.FocusReason.OtherFocusReason)
            segments[place].click()

    def _mark_stop(self) -> None:
        """Let Tab, and whoever gives the row the keyboard, arrive at the answer or at the beginning."""
        segments = self.segments()
        if any(one.hasFocus() for one in segments):
            return
        stop = self._stop()
        for one in segments:
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is stop else Qt.FocusPolicy.ClickFocus)

    def _stop(self) -> QAbstractButton:
        return self._group.checkedButton() or self.segments()[0]

    def _clear(self) -> None:
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)

    def _on_clicked(self, _number: int) -> None:
        self._tell()

    def _on_toggled(self, _number: int, is_checked: bool) -> None:
        # The arrows choose by toggling, without a click.
        if is_checked and not self._is_setting:
            self._tell()

    def _tell(self) -> None:
        value = self.value()
        if value != self._told:
            self._told = value
            self.value_chosen.emit(value)
