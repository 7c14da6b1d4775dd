"""The lines of a wording beside the hints of their questions, and the box in which one of them is put right."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.wordings import Mark, SlotLine, Slots
from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.fields import TextBox
from coachdesk.ui.parts.rows import ListView, Row


class Act(Enum):
    """What can be done with the current line."""

    EDIT = auto()
    MERGE = auto()
    SPLIT = auto()
    UP = auto()
    DOWN = auto()
    TAKE_OUT = auto()
    REVERSED = auto()
    SAFETY = auto()
    LEAVE = auto()


_LETTERS: Final = {"m": Act.MERGE, "r": Act.REVERSED, "s": Act.SAFETY}
_KEYS: Final = {
    Qt.Key.Key_Delete: Act.TAKE_OUT,
    Qt.Key.Key_Backspace: Act.MERGE,
    Qt.Key.Key_F2: Act.EDIT,
    Qt.Key.Key_Return: Act.EDIT,
    Qt.Key.Key_Enter: Act.EDIT,
}
_MOVES: Final = {Qt.Key.Key_Up: Act.UP, Qt.Key.Key_Down: Act.DOWN}
_HELD: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier


class LineList(ListView):
    """A row for each line and for each question that has none yet; keys do what the buttons beside it do.

    Signals:
        asked: something is to be done with the current line.
    """

    asked = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act(event)
        if act is not None:
            self.asked.emit(act)
            event.accept()
        elif event.text().isprintable() and event.text():
            # Other letters would jump to a row that begins so: every row begins with its number.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _act(self, event: QKeyEvent) -> Act | None:
        key = Qt.Key(event.key())
        if event.modifiers() & _HELD:
            return None
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return _MOVES.get(key)
        return _KEYS.get(key) or _LETTERS.get(event.text().lower())


class LineBox(TextBox):
    """One line in as many rows as it takes. Ctrl+Enter parts it, Backspace at its beginning joins it to the one above.

    Signals:
        asked: something is to be done with the line.
    """

    asked = Signal(object)

    def __init__(self, spoken: str) -> None:
        super().__init__(lines=3, role="note")
        self.setAccessibleName(spoken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act(event)
        if act is None:
            super().keyPressEvent(event)
            return
        self.asked.emit(act)
        event.accept()

    def _act(self, event: QKeyEvent) -> Act | None:
        key = Qt.Key(event.key())
        is_enter = key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter:
            return Act.SPLIT if event.modifiers() & Qt.KeyboardModifier.ControlModifier else Act.LEAVE
        if key == Qt.Key.Key_Escape:
            return Act.LEAVE
        cursor = self.textCursor()
        if key == Qt.Key.Key_Backspace and cursor.atStart() and not cursor.hasSelection():
            return Act.MERGE
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return _MOVES.get(key)
        return None


def line_rows(t: Translator, slots: Slots, shown: Wording) -> list[Row]:
    """The lines as rows, each beside the question in whose place it stands."""
    count = max(len(slots.lines), len(shown.items))
    return [_row(t, place, slots, shown) for place in range(count)]


def _row(t: Translator, place: int, slots: Slots, shown: Wording) -> Row:
    line = slots.lines[place] if place < len(slots.lines) else None
    text = t("No line yet") if line is None else line.text.strip() or t("Empty line")
    return Row(
        key=place,
        name=f"{place + 1}. {text}",
        detail=_question(t, place, shown),
        attention=_pointed(t, line),
        attention_icon="undo-2" if line is not None and Mark.REVERSED in line.marks else "life-buoy",
        attention_ink="accent_ink",
        is_private=False,
    )


def _question(t: Translator, place: int, shown: Wording) -> str:
    if place >= len(shown.items):
        return t("The form has no question here")
    hint = shown.items[place].hint
    number = str(place + 1)
    return (
        t("Question {number}: {hint}", number=number, hint=hint)
        if hint
        else t("Question {number}", number=number)
    )


def _pointed(t: Translator, line: SlotLine | None) -> str:
    marks = frozenset[Mark]() if line is None else line.marks
    words = {Mark.REVERSED: t.within("question", "reversed"), Mark.SAFETY: t.within("question", "safety")}
    return " · ".join(words[mark] for mark in Mark if mark in marks)


def focus_is_on(widget: QWidget) -> bool:
    """Whether the keyboard is on a widget of this window, whatever other program has it at the moment."""
    return widget.window().focusWidget() is widget
