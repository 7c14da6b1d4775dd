"""A few options side by side: pick one with the mouse, the arrows or, on a scale, the digit itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final, Generic, TypeVar

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from coachdesk.ui.parts.field import FieldFrame
from coachdesk.ui.parts.flow import FlowLayout
from coachdesk.ui.parts.options import Options, Segment
from coachdesk.ui.parts.painting import rounded
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import RADIUS, SPACE

T = TypeVar("T")

_SECOND_DIGIT_WITHIN: Final = 700


class SegmentRow(Options[T]):
    """A small set of options as separate segments; they flow into a second line when they must.

    Args:
        options: value and word of each.
        spoken: the question, for a screen reader.
        value: at first, or ``None``.
        can_forget: Delete takes the answer back.
        is_tall: as high as a field, beside which it stands.
        is_private: the choice is covered by the privacy screen.
    """

    def __init__(
        self,
        options: Sequence[tuple[T, str]],
        *,
        spoken: str = "",
        value: T | None = None,
        can_forget: bool = True,
        is_tall: bool = False,
        is_private: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(spoken, parent)
        self._has_way_back = can_forget
        flow = FlowLayout(self, gap=SPACE.pair)
        for number, (value_of, word) in enumerate(options):
            self._values.append(value_of)
            segment = Segment(word, is_tall=is_tall, is_private=is_private)
            self._add(segment, number)
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


class ScaleRow(Options[int]):
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
            self._add(segment, number)
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


class _OptionsField(FieldFrame, Generic[T]):
    """What the fields of both have in common: label above, message line beneath.

    Args:
        label: the question.
        row: the options.
        hint: in the message line while all is well.
        is_private: the choice is covered by the privacy screen.
    """

    value_chosen = Signal(object)
    is_line_kept: ClassVar[bool] = False

    def __init__(
        self, label: str, row: Options[T], *, hint: str, is_private: bool, parent: QWidget | None
    ) -> None:
        super().__init__(label, hint=hint, is_private=is_private, parent=parent)
        self.row = row
        self._set_box(row)
        row.value_chosen.connect(self._on_chosen)

    def value(self) -> T | None:
        """The chosen value, or ``None``."""
        return self.row.value()

    def set_value(self, value: T | None) -> None:
        """Choose a value, or none; nothing is emitted."""
        self.row.set_value(value)

    def _on_chosen(self, value: T | None) -> None:
        self.clear_message()
        self.value_chosen.emit(value)


class SegmentField(_OptionsField[T]):
    """A segment row with label and message line.

    Args:
        label: the question.
        options: value and word of each.
        value: at first, or ``None``.
        hint: in the message line while all is well.
        can_forget: Delete takes the answer back.
        is_private: the choice is covered by the privacy screen.
    """

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
        row = SegmentRow(options, spoken=label, value=value, can_forget=can_forget, is_private=is_private)
        super().__init__(label, row, hint=hint, is_private=is_private, parent=parent)


class ScaleField(_OptionsField[int]):
    """A scale with label, worded ends under it, and message line.

    Args:
        label: the question.
        low: first value.
        high: last value.
        low_word: what the low end means.
        high_word: what the high end means.
        value: at first, or ``None``.
    """

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
        row = ScaleRow(
            low=low,
            high=high,
            spoken=label,
            value=value,
            low_word=low_word,
            high_word=high_word,
            is_private=is_private,
        )
        super().__init__(label, row, hint=ends, is_private=is_private, parent=parent)
