"""What every form field shares.

Label above, the box, the unit beside it, one message line that is always there.
"""

from __future__ import annotations

from typing import ClassVar, Final, Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coachdesk.domain.errors import UserError
from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column, bare_row
from coachdesk.ui.parts.painting import draw_icon
from coachdesk.ui.parts.paragraphs import Paragraph, paragraph
from coachdesk.ui.parts.privacy import Privacy, paint_bar
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import ICON_SMALL, SPACE, ColourName

State = Literal["", "error", "attention"]

_INK: dict[State, ColourName] = {"": "ink3", "error": "safe", "attention": "att"}
_ICON: dict[State, str] = {"": "", "error": "triangle-alert", "attention": "triangle-alert"}
_GAP = 6
_MOST_KEPT = 8
_UNDER_BOX: Final = 2
"""Pixels: a message is nearer to its own box than to what comes next."""
_READ: Final = 400
"""Pixels: width at which a hint is read in a dialog; at a field's own least width it would take two lines."""
_BELOW: Final = 6
"""Pixels under a message that usually stands there."""
_BREATH: Final = 8
"""Height of an empty line where a message is hardly ever needed."""


class MessageLine(QLabel):
    """One line under a field that is always there, so that a message moves nothing.

    A message that needs a second line gets it: being read comes before standing still. Under a private field
    it is covered too: a date in words tells as much as the date.

    Args:
        is_private: covered by the privacy screen.
        is_kept: the line is there while nothing is said.
        has_words: it usually says something, and keeps its distance from what comes next.
    """

    def __init__(
        self,
        *,
        is_private: bool = False,
        is_kept: bool = True,
        has_words: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_kept = is_kept
        self._below = _BELOW if has_words else 0
        self._state: State = ""
        self._message = ""
        # A layout asks for several widths in turn, many times over.
        self._kept: dict[int, Paragraph] = {}
        self._is_private = is_private
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_message(self, text: str, state: State) -> None:
        """Say something, or nothing."""
        self._state = state
        self._message = text
        self._kept.clear()
        self.apply_privacy()
        self.updateGeometry()

    def message(self) -> str:
        """What it says, covered or not."""
        return self._message

    def is_covered(self) -> bool:
        """True while the privacy screen hides it."""
        return self._is_private and Privacy.current().is_on

    def apply_privacy(self) -> None:
        """While covered, Qt does not hold the words."""
        super().setText("" if self.is_covered() else self._message)
        self.update()

    def restyle(self) -> None:
        """Measure again."""
        self._kept.clear()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if not self._message and not self._is_kept:
            return _BREATH
        return self._lines(width).height + self._below

    def sizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(10_000))

    def minimumSizeHint(self) -> QSize:
        is_empty = not self._message and not self._is_kept
        return QSize(60, _BREATH if is_empty else Theme.current().line("caption") + self._below)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._message:
            return
        theme = Theme.current()
        ink = _INK[self._state]
        left = self._left()
        painter = QPainter(self)
        if left:
            height = theme.line("caption")
            draw_icon(
                painter, self, _ICON[self._state], theme.tokens.colour(ink), 0, (height - 16) / 2, ICON_SMALL
            )
        painter.setPen(theme.colour(ink))
        if self.is_covered():
            width = theme.metrics("caption").horizontalAdvance(self._message)
            paint_bar(painter, left, 0, width, theme.line("caption"), self.width() - left)
            painter.end()
            return
        self._lines(self.width()).draw(painter, left, 0, self.width() - left)
        painter.end()

    def _left(self) -> int:
        return ICON_SMALL + _GAP if _ICON[self._state] else 0

    def _lines(self, width: int) -> Paragraph:
        kept = self._kept.get(width)
        if kept is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            theme = Theme.current()
            room = width - self._left()
            kept = paragraph(self._message, theme.font("caption"), room, 0, theme.line("caption"))
            self._kept[width] = kept
        return kept


class FieldFrame(QWidget):
    """Label, box, unit, message line. Fields put their box in with ``_set_box``.

    Args:
        label: stands above; it is also what a screen reader says.
        unit: stands to the right of the box, outside.
        hint: stands in the message line while there is nothing else to say.
        is_private: the content is covered by the privacy screen.

    Attributes:
        is_line_kept: the message line is there while it says nothing, so that typing something wrong moves nothing;
            what is chosen among offers is hardly ever wrong.
        tells_value: the message line says how the content is understood.
    """

    is_line_kept: ClassVar[bool] = True
    tells_value: ClassVar[bool] = False

    def __init__(
        self,
        label: str,
        *,
        unit: str = "",
        hint: str = "",
        is_private: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label_text = label
        self._hint = hint
        self._state: State = ""
        self.is_private = is_private
        self.label = PlainLabel(label, "caption_strong", "ink2", fit="wrap")
        has_words = bool(hint) or self.tells_value
        self.message = MessageLine(is_private=is_private, is_kept=self.is_line_kept, has_words=has_words)
        self._unit = PlainLabel(unit, "body", "ink2")
        self._row = bare_row(gap=SPACE.near)
        self._row.addWidget(self._unit)
        column = bare_column(self)
        column.addWidget(self.label)
        self.label.setVisible(bool(label))
        self._row.setContentsMargins(0, SPACE.pair if label else 0, 0, _UNDER_BOX)
        column.addLayout(self._row)
        self._unit.setVisible(bool(unit))
        column.addWidget(self.message)
        self.message.show_message(hint, "")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if is_private:
            Privacy.current().changed.connect(self._follow_privacy)

    @property
    def state(self) -> State:
        """``error``, ``attention`` or nothing."""
        return self._state

    def set_hint(self, hint: str) -> None:
        """Change what stands there while all is well."""
        self._hint = hint
        if not self._state:
            self._say("", hint)

    def set_error(self, text: str) -> None:
        """What is wrong with the content; an empty text takes it back."""
        self._say("error" if text else "", text or self._hint)

    def set_attention(self, text: str) -> None:
        """Something to know, no error; an empty text takes it back."""
        self._say("attention" if text else "", text or self._hint)

    def clear_message(self) -> None:
        """Show the hint again."""
        self._say("", self._hint)

    def clear_error(self, _told: object = None) -> None:
        """Show the hint again if an error stands there; a change that was made can be told so."""
        if self._state == "error":
            self.clear_message()

    def show_error(self, error: UserError, t: Translator) -> None:
        """Show a refusal of the rules in the language of ``t``."""
        self.set_error(t(error.message, **error.facts))

    def message_text(self) -> str:
        """What the message line says now."""
        return self.message.message()

    def set_message_shown(self, is_shown: bool) -> None:
        """Give up the reserved line, where a whole group of fields shares one."""
        self.message.setVisible(is_shown)
        margins = self._row.contentsMargins()
        margins.setBottom(_UNDER_BOX if is_shown else 0)
        self._row.setContentsMargins(margins)

    def add_beside(self, widget: QWidget) -> None:
        """Put something to the right of the box, level with it: the button that acts on what is typed."""
        self._row.addWidget(widget)

    def is_covered(self) -> bool:
        """True while the privacy screen hides the content."""
        return self.is_private and Privacy.current().is_on

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the box the keyboard.

        Not by Qt's focus proxy: Tab would stop wherever the frame stands in Qt's own order, even behind its box.
        """
        self._box.setFocus(reason)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), self.heightForWidth(max(hint.width(), _READ)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Given by Qt itself, as to what stands for a page.
        self._box.setFocus(event.reason())

    def _set_box(self, box: QWidget, *, is_wide: bool = True) -> None:
        self._box = box
        self._row.insertWidget(0, box, 1 if is_wide else 0)
        if not is_wide:
            self._row.addStretch(1)
        self._name_box()

    def _name_box(self) -> None:
        if self._label_text:
            self._box.setAccessibleName(self._label_text)

    def _say(self, state: State, text: str) -> None:
        self._state = state
        self.message.show_message(text, state)
        self._box.setAccessibleDescription("" if self.is_covered() else text)
        if self._box.property("state") != state:
            self._box.setProperty("state", state)
            self._box.style().unpolish(self._box)
            self._box.style().polish(self._box)
            self._box.update()

    def _follow_privacy(self, is_on: bool) -> None:
        self.message.apply_privacy()
        self._box.setAccessibleDescription("" if is_on else self.message.message())
        self._apply_privacy()

    def _apply_privacy(self) -> None:
        """Cover or uncover the box: each kind of box has its own way."""
        self._box.update()
