"""Fields whose text becomes a value: dates, hours, numbers, tags."""

from __future__ import annotations

from datetime import date, time
from typing import ClassVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QWidget

from coachdesk.domain.errors import UserError
from coachdesk.i18n import dates, numbers, typed_dates, typed_hours
from coachdesk.i18n.translator import Translator
from coachdesk.i18n.typed_dates import Lean
from coachdesk.ui.parts.buttons import press_with_enter
from coachdesk.ui.parts.field import FieldFrame
from coachdesk.ui.parts.flow import FlowLayout
from coachdesk.ui.parts.layouts import bare_column, clear_layout
from coachdesk.ui.parts.line_box import LineBox
from coachdesk.ui.parts.painting import draw_icon, rounded
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.parts.read_field import ReadField
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import HEIGHT, SPACE


class DateField(ReadField[date]):
    """A date typed in any usual way; the date that was understood stands in words beneath.

    Args:
        label: stands above.
        t: language of its own words.
        today: the day it is read on.
        value: at first.
        lean: which year ``20/11`` and which week ``lundi`` mean.
        earliest: first day allowed.
        latest: last day allowed, for example today.
        is_needed: an empty box is an error when left.
    """

    tells_value: ClassVar[bool] = True

    def __init__(
        self,
        label: str,
        t: Translator,
        today: date,
        *,
        value: date | None = None,
        lean: Lean = Lean.NEAREST,
        earliest: date | None = None,
        latest: date | None = None,
        is_needed: bool = False,
        is_private: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            label,
            t,
            missing=t("Type a date.") if is_needed else "",
            placeholder=t("for example {example}", example=self._written(today)),
            max_length=40,
            is_private=is_private,
            parent=parent,
        )
        self._today = today
        self._lean = lean
        self._earliest = earliest
        self._latest = latest
        self.set_value(value)

    def _understood(self, text: str) -> date:
        found = typed_dates.parse(text, self._today, lean=self._lean)
        if self._latest is not None and found > self._latest:
            if self._latest == self._today:
                raise UserError("{day} is in the future.", day=found)
            raise UserError("{day} is too late: {limit} at the latest.", day=found, limit=self._latest)
        if self._earliest is not None and found < self._earliest:
            raise UserError("{day} is too early: {limit} at the earliest.", day=found, limit=self._earliest)
        return found

    def _written(self, value: date) -> str:
        return f"{value:%d/%m/%Y}"

    def _follow(self) -> None:
        self.clear_message()
        self.set_hint("" if self._value is None else dates.full(self._value, self.t.language))


class HourField(ReadField[time]):
    """An hour of the day, typed in any usual way and shown as the language writes it.

    Args:
        label: stands above.
        t: language of its own words.
    """

    def __init__(self, label: str, t: Translator, *, parent: QWidget | None = None) -> None:
        super().__init__(
            label, t, placeholder=t.fact(typed_hours.EXAMPLE), max_length=20, is_private=True, parent=parent
        )

    def _understood(self, text: str) -> time:
        return typed_hours.parse(text)

    def _written(self, value: time) -> str:
        return self.t.fact(value)


class NumberField(ReadField[float]):
    """A number with a comma or a point, between two limits.

    Args:
        label: stands above.
        t: language of its own words.
        low: least allowed.
        high: most allowed.
        value: at first.
        decimals: 0 takes whole numbers only.
        unit: right of the box.
        is_needed: an empty box is an error when left.
    """

    is_tidied: ClassVar[bool] = False

    def __init__(
        self,
        label: str,
        t: Translator,
        *,
        low: float,
        high: float,
        value: float | None = None,
        decimals: int = 1,
        unit: str = "",
        hint: str = "",
        is_needed: bool = False,
        is_private: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            label,
            t,
            missing=t("Type a number.") if is_needed else "",
            unit=unit,
            hint=hint,
            chars=6,
            max_length=20,
            is_private=is_private,
            parent=parent,
        )
        self._low, self._high = low, high
        self._decimals = decimals
        self.box.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.set_value(value)

    def _understood(self, text: str) -> float:
        found = numbers.parse(text, self._low, self._high)
        if self._decimals == 0 and not found.is_integer():
            raise UserError("Type a whole number.")
        return found

    def _written(self, value: float) -> str:
        decimals = 0 if float(value).is_integer() else self._decimals
        return numbers.worded(value, self.t.language, decimals)


class Tag(QPushButton):
    """One tag; pressing it, or Delete on it, takes it away."""

    def __init__(self, word: str, spoken: str, *, is_private: bool = False) -> None:
        super().__init__()
        self.word = word
        self._is_private = is_private
        self._spoken = spoken
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("ring_radius", HEIGHT.chip // 2 + 2)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if is_private:
            Privacy.current().changed.connect(self._cover)
        self._hand_over()

    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = Theme.current().metrics("caption")
        return QSize(metrics.horizontalAdvance(self.word) + 46, max(28, metrics.height() + 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(56, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.click()
        elif not press_with_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        tokens = theme.tokens
        metrics = theme.metrics("caption")
        painter = QPainter(self)
        edge = tokens.control if self.underMouse() else tokens.border
        rounded(painter, QRectF(self.rect()), self.height() / 2, tokens.sunken, edge)
        if not (self._is_private and Privacy.current().is_on):
            painter.setPen(theme.colour("ink2"))
            painter.setFont(theme.font("caption"))
            word = metrics.elidedText(self.word, Qt.TextElideMode.ElideRight, self.width() - 44)
            painter.drawText(12, (self.height() - metrics.height()) // 2 + metrics.ascent(), word)
        draw_icon(painter, self, "x", tokens.ink3, self.width() - 25, (self.height() - 14) / 2, 14)
        painter.end()

    def _cover(self, _is_on: bool) -> None:
        self._hand_over()
        self.update()

    def _hand_over(self) -> None:
        is_covered = self._is_private and Privacy.current().is_on
        self.setAccessibleName(Privacy.current().hidden_word if is_covered else self._spoken)


class TagField(FieldFrame):
    """Words put on a file; a comma or Enter ends a tag.

    Args:
        label: stands above.
        t: language of its own words.
        tags: at first.
        is_private: covered by the privacy screen.
    """

    value_chosen = Signal(object)

    def __init__(
        self,
        label: str,
        t: Translator,
        tags: tuple[str, ...] = (),
        *,
        is_private: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, is_private=is_private, parent=parent)
        self.t = t
        self._tags: list[str] = []
        self.box = LineBox(is_private=is_private)
        self.box.setPlaceholderText(t("a word, then Enter"))
        self.box.setMaxLength(80)
        self._flow_home = QWidget()
        self._flow = FlowLayout(self._flow_home, gap=SPACE.pair)
        both = _Stack(self.box, self._flow_home)
        self._set_box(both)
        self.setFocusProxy(self.box)
        self.box.setAccessibleName(label)
        self.box.textEdited.connect(self._on_edited)
        self.box.editingFinished.connect(self._on_finished)
        self.set_tags(tags)

    def tags(self) -> tuple[str, ...]:
        """The tags, in the order they were put."""
        return tuple(self._tags)

    def set_tags(self, tags: tuple[str, ...]) -> None:
        """Show other tags; nothing is emitted."""
        self._tags = list(tags)
        clear_layout(self._flow)
        for word in self._tags:
            tag = Tag(word, self.t("Remove the tag {tag}", tag=word), is_private=self.is_private)
            tag.clicked.connect(self._on_removed)
            self._flow.addWidget(tag)
        self._flow_home.setVisible(bool(self._tags))

    def _on_edited(self, text: str) -> None:
        if "," in text:
            self._take(text)

    def _on_finished(self) -> None:
        if self.box.text().strip() and not self.is_covered():
            self._take(self.box.text())

    def _take(self, text: str) -> None:
        fresh = [word for word in (piece.strip() for piece in text.split(",")) if word]
        known = {tag.casefold() for tag in self._tags}
        self.box.clear()
        added = [word for word in dict.fromkeys(fresh) if word.casefold() not in known]
        if added:
            self.set_tags((*self._tags, *added))
            self.value_chosen.emit(self.tags())

    def _on_removed(self) -> None:
        tag = self.sender()
        if isinstance(tag, Tag):
            self.set_tags(tuple(word for word in self._tags if word != tag.word))
            self.value_chosen.emit(self.tags())
            self.box.setFocus()

    def _apply_privacy(self) -> None:
        self.box.apply_privacy()


class _Stack(QWidget):
    """The box and, beneath, the tags."""

    def __init__(self, box: QLineEdit, tags: QWidget) -> None:
        super().__init__()
        column = bare_column(self, SPACE.pair)
        column.addWidget(box)
        column.addWidget(tags)
