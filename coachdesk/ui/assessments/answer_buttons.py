"""The answers to the current question, as large as the keys that give them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from coachdesk.ui.parts.painting import rounded
from coachdesk.ui.parts.paragraphs import paragraph
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import RADIUS

_HEIGHT = 88
_LINES = 2
_GAP = 12
_NARROW_GAP = 6
_MANY = 7


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer.

    Attributes:
        answer: the points it stands for.
        figure: large: the key, the number, or yes and no.
        word: small, beneath; may be empty.
        spoken: said by a screen reader.
    """

    answer: int
    figure: str
    word: str
    spoken: str


class AnswerButton(QAbstractButton):
    """One large key. It never takes the keyboard: the key itself does the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = Choice(0, "", "", "")
        self._is_chosen = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        Privacy.current().changed.connect(self._cover)

    def show_choice(self, choice: Choice, *, is_chosen: bool) -> None:
        """Show an answer, filled when it is the one given."""
        self.choice = choice
        self._is_chosen = is_chosen
        self.setAccessibleName(choice.spoken)
        self._cover(Privacy.current().is_on)
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """A click answers; what is shown as chosen follows from the sheet alone."""

    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        theme = Theme.current()
        figure = theme.metrics("fig").horizontalAdvance(self.choice.figure)
        word = theme.metrics("caption").horizontalAdvance(self.choice.word)
        return QSize(max(figure, word) + 24, self._height())

    def minimumSizeHint(self) -> QSize:
        theme = Theme.current()
        figure = theme.metrics("fig").horizontalAdvance(self.choice.figure)
        words = self.choice.word.split()
        longest = max((theme.metrics("caption").horizontalAdvance(word) for word in words), default=0)
        return QSize(max(figure, longest) + 8, self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        tokens = theme.tokens
        is_chosen = self.isChecked()
        painter = QPainter(self)
        ground = tokens.fill if is_chosen else tokens.sunken if self.underMouse() else ""
        rounded(painter, QRectF(self.rect()), RADIUS.button, ground, "" if is_chosen else tokens.control)
        lines = paragraph(
            self.choice.word, theme.font("caption"), self.width() - 8, _LINES, theme.line("caption")
        )
        below = lines.height if self.choice.word else 0
        figure = theme.line("fig")
        top = (self.height() - figure - below) // 2
        painter.setPen(QColor(tokens.on_fill if is_chosen else tokens.ink))
        painter.setFont(theme.font("fig"))
        painter.drawText(
            QRectF(0, top, self.width(), figure), int(Qt.AlignmentFlag.AlignCenter), self.choice.figure
        )
        if below:
            painter.setPen(QColor(tokens.on_fill if is_chosen else tokens.ink2))
            lines.draw(painter, 4, top + figure, self.width() - 8, Qt.AlignmentFlag.AlignHCenter)
        painter.end()

    def _height(self) -> int:
        theme = Theme.current()
        return max(_HEIGHT, theme.line("fig") + _LINES * theme.line("caption") + 8)

    def _cover(self, is_on: bool) -> None:
        # A screen reader tells which button is checked: while covered none is.
        self.setChecked(self._is_chosen and not is_on)


class AnswerRow(QWidget):
    """The answers side by side.

    Signals:
        answer_chosen: the points of the one that was clicked.
    """

    answer_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.buttons: list[AnswerButton] = []

    def show_choices(self, choices: tuple[Choice, ...], chosen: float | None) -> None:
        """Show the answers of a question."""
        self._row.setSpacing(_GAP if len(choices) < _MANY else _NARROW_GAP)
        while len(self.buttons) < len(choices):
            button = AnswerButton(self)
            button.clicked.connect(self._tell)
            self.buttons.append(button)
            self._row.addWidget(button, 1)
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(choices))
            if number < len(choices):
                button.show_choice(choices[number], is_chosen=choices[number].answer == chosen)

    def _tell(self) -> None:
        button = self.sender()
        if isinstance(button, AnswerButton):
            self.answer_chosen.emit(button.choice.answer)
