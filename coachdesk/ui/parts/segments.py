"""A few options side by side: one value or none, the keyboard, the way back to none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final, Generic, TypeVar

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QRadioButton, QSizePolicy, QWidget

from coachdesk.ui.parts.field import FieldFrame
from coachdesk.ui.parts.flow import FlowLayout
from coachdesk.ui.parts.layouts import level_height
from coachdesk.ui.parts.painting import rounded
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import HEIGHT, RADIUS, SPACE

T = TypeVar("T")

_LEAST_WIDTH: Final = 48
_PADDING: Final = 12
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

    def __init__(self, word: str, *, level: int = 0, is_private: bool = False) -> None:
        super().__init__(word.replace("&", "&&"))
        self._word = word
        self._level = level
        self._is_private = is_private
        self.setAccessibleName(word)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("ring_radius", RADIUS.segment)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def word(self) -> str:
        """What it says."""
        return self._word

    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = Theme.current().metrics("caption_strong")
        height = max(HEIGHT.segment, metrics.height() + 6)
        if self._level:
            height = level_height(self._level)
        return QSize(max(_LEAST_WIDTH, metrics.horizontalAdvance(self._word) + 2 * _PADDING), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

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
            rounded(painter, rect, RADIUS.segment, tokens.sunken if is_chosen else "", tokens.border)
            ink = tokens.ink3
        elif is_chosen:
            rounded(painter, rect, RADIUS.segment, tokens.fill)
            ink = tokens.on_fill
        else:
            ground = tokens.sunken if self.underMouse() else tokens.surface
            rounded(painter, rect, RADIUS.segment, ground, tokens.control)
        painter.setPen(ink)
        painter.setFont(theme.font("caption_strong" if is_chosen else "caption"))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), self._word)
        painter.end()


class SegmentRow(QWidget, Generic[T]):
    """A small set of options as separate segments; they flow into a second line when they must.

    One value or none. Tab stops once: at the chosen segment, else at the first. Arrows choose as they go.

    Args:
        options: value and word of each.
        spoken: the question, for a screen reader.
        value: at first, or ``None``.
        can_forget: Delete takes the answer back.
        level: height of the kind of thing beside which it stands, such as ``HEIGHT.field``.
        is_private: the choice is covered by the privacy screen.

    Signals:
        value_chosen: the person chose a value, or took it back (``None``).
    """

    value_chosen = Signal(object)

    def __init__(
        self,
        options: Sequence[tuple[T, str]],
        *,
        spoken: str = "",
        value: T | None = None,
        can_forget: bool = True,
        level: int = 0,
        is_private: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values = [each for each, _ in options]
        self._can_forget = can_forget
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._on_clicked)
        self._group.idToggled.connect(self._on_toggled)
        self._is_setting = False
        self._told: T | None = None
        self.setAccessibleName(spoken)
        flow = FlowLayout(self, gap=SPACE.pair)
        for number, (_, word) in enumerate(options):
            segment = Segment(word, level=level, is_private=is_private)
            segment.step_requested.connect(self._step)
            segment.left.connect(self._mark_stop)
            self._group.addButton(segment, number)
            flow.addWidget(segment)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if is_private:
            Privacy.current().changed.connect(self._on_privacy)
        self.set_value(value)

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
        if event.key() in _FORGETTING and self._can_forget and self.value() is not None:
            self._clear()
            self._tell()
            event.accept()
            return
        super().keyPressEvent(event)

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

    def _on_privacy(self, _is_on: bool) -> None:
        self.update()


class SegmentField(FieldFrame, Generic[T]):
    """A segment row with label and message line.

    Args:
        label: the question.
        options: value and word of each.
        value: at first, or ``None``.
        hint: in the message line while all is well.
        can_forget: Delete takes the answer back.
        is_private: the choice is covered by the privacy screen.

    Signals:
        value_chosen: the person chose a value, or took it back (``None``).
    """

    value_chosen = Signal(object)
    is_line_kept: ClassVar[bool] = False

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[T, str]],
        *,
        value: T | None = None,
        hint: str = "",
        can_forget: bool = True,
        is_private: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, is_private=is_private, parent=parent)
        self.row = SegmentRow(
            options, spoken=label, value=value, can_forget=can_forget, is_private=is_private
        )
        self._set_box(self.row)
        self.row.value_chosen.connect(self._on_chosen)

    def value(self) -> T | None:
        """The chosen value, or ``None``."""
        return self.row.value()

    def set_value(self, value: T | None) -> None:
        """Choose a value, or none; nothing is emitted."""
        self.row.set_value(value)

    def _on_chosen(self, value: T | None) -> None:
        self.clear_message()
        self.value_chosen.emit(value)
