"""A few options side by side: pick one with the mouse, the arrows or, on a scale, the digit itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from coachdesk.ui.parts.field import FieldFrame
from coachdesk.ui.parts.flow import FlowLayout
from coachdesk.ui.parts.painting import rounded
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import HEIGHT, RADIUS, SPACE

T = TypeVar("T")

_SECOND_DIGIT_WITHIN: Final = 700
_FORGETTING = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}


class Segment(QRadioButton):
    """One option of a row. Radio buttons underneath: arrows, Tab and screen readers know them."""

    def __init__(self, word: str, *, is_bare: bool = False, is_private: bool = False) -> None:
        super().__init__(word.replace("&", "&&"))
        self._word = word
        self._is_bare = is_bare
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
        return QSize(
            max(least, metrics.horizontalAdvance(self._word) + padding),
            max(HEIGHT.segment, metrics.height() + 6),
        )

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        if self._is_bare:
            metrics = Theme.current().metrics("body_strong")
            return QSize(max(HEIGHT.least, metrics.horizontalAdvance(self._word) + 4), hint.height())
        return hint

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

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


class _Options(QWidget, Generic[T]):
    """What segment row and scale share: one value or none, arrows, and a way back to none."""

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


class SegmentRow(_Options[T]):
    """A small set of options as separate segments; they flow into a second line when they must.

    Args:
        options: value and word of each.
        spoken: the question, for a screen reader.
        value: at first, or ``None``.
        can_forget: Delete takes the answer back.
        is_private: the choice is covered by the privacy screen.
    """

    def __init__(
        self,
        options: Sequence[tuple[T, str]],
        *,
        spoken: str = "",
        value: T | None = None,
        can_forget: bool = True,
        is_private: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(spoken, parent)
        self._has_way_back = can_forget
        flow = FlowLayout(self, gap=SPACE.pair)
        for number, (value_of, word) in enumerate(options):
            self._values.append(value_of)
            segment = Segment(word, is_private=is_private)
            self._group.addButton(segment, number)
            flow.addWidget(segment)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if is_private:
            Privacy.current().changed.connect(self._on_privacy)
        self.set_value(value)

    def _can_forget(self) -> bool:
        return self._has_way_back

    def _on_privacy(self, _is_on: bool) -> None:
        self.update()


class ScaleRow(_Options[int]):
    """A scale as one row of digits, the chosen one filled; never a bare slider.

    Args:
        low: first value.
        high: last value.
        spoken: the question, for a screen reader.
        value: at first, or ``None``.
        low_word: what the low end means, said with it.
        high_word: what the high end means.
    """

    def __init__(
        self,
        *,
        low: int = 0,
        high: int = 10,
        spoken: str = "",
        value: int | None = None,
        low_word: str = "",
        high_word: str = "",
        is_private: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(spoken, parent)
        self._values = list(range(low, high + 1))
        self._typed = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SECOND_DIGIT_WITHIN)
        self._pause.timeout.connect(self._forget_digits)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        for number, each in enumerate(self._values):
            segment = Segment(str(each), is_bare=True, is_private=is_private)
            ends = {low: low_word, high: high_word}
            if ends.get(each):
                segment.setAccessibleDescription(ends[each])
            self._group.addButton(segment, number)
            row.addWidget(segment, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_value(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.text()
        if digit.isascii() and digit.isdigit():
            self._type(digit)
            event.accept()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: object) -> None:
        self._pause.stop()
        self._typed = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = Theme.current().tokens
        painter = QPainter(self)
        ground = tokens.surface if self.isEnabled() else tokens.sunken
        rounded(painter, QRectF(self.rect()), RADIUS.button, ground, tokens.control)
        painter.end()

    def _type(self, digit: str) -> None:
        for candidate in (self._typed + digit, digit):
            if int(candidate) in self._values and candidate == str(int(candidate)):
                button = self._group.button(self._values.index(int(candidate)))
                button.setChecked(True)
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                self._typed = candidate
                self._pause.start()
                self._tell()
                return

    def _forget_digits(self) -> None:
        self._typed = ""


class SegmentField(FieldFrame, Generic[T]):
    """A segment row with label and message line.

    Args:
        label: the question.
        options: value and word of each.
        value: at first, or ``None``.
        hint: in the message line while all is well.
        can_forget: Delete takes the answer back.
        is_private: the choice is covered by the privacy screen.
    """

    value_chosen = Signal(object)

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
        self.row: SegmentRow[T] = SegmentRow(
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


class ScaleField(FieldFrame):
    """A scale with label, worded ends under it, and message line.

    Args:
        label: the question.
        low: first value.
        high: last value.
        low_word: what the low end means.
        high_word: what the high end means.
        value: at first, or ``None``.
    """

    value_chosen = Signal(object)

    def __init__(
        self,
        label: str,
        *,
        low: int = 0,
        high: int = 10,
        low_word: str = "",
        high_word: str = "",
        value: int | None = None,
        is_private: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        ends = " · ".join(f"{end} = {word}" for end, word in ((low, low_word), (high, high_word)) if word)
        super().__init__(label, hint=ends, is_private=is_private, parent=parent)
        self.row = ScaleRow(
            low=low,
            high=high,
            spoken=label,
            value=value,
            low_word=low_word,
            high_word=high_word,
            is_private=is_private,
        )
        self._set_box(self.row)
        self.row.value_chosen.connect(self._on_chosen)

    def value(self) -> int | None:
        """The chosen value, or ``None``."""
        return self.row.value()

    def set_value(self, value: int | None) -> None:
        """Choose a value, or none; nothing is emitted."""
        self.row.set_value(value)

    def _on_chosen(self, value: int | None) -> None:
        self.clear_message()
        self.value_chosen.emit(value)
