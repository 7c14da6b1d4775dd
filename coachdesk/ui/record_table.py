"""Records of a file as lines of one table, each of which can be corrected in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from coachdesk.domain.changes import Done
from coachdesk.ui.binder import Binder
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Rule
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column, bare_row, clear_layout
from coachdesk.ui.parts.read_field import ReadField
from coachdesk.ui.parts.segments import SegmentField
from coachdesk.ui.theme.tokens import SPACE


class Record(Protocol):
    """What a line stands for."""

    @property
    def id(self) -> int:
        """Number in the store."""


RecordT = TypeVar("RecordT", bound=Record)
_BoundField: TypeAlias = Field | SegmentField[Any]


class RecordForm(QWidget):
    """The fields of one record in the place of its line: each is kept as it is left, and can be taken back.

    A kind of record makes its fields, binds them by their names in the record and puts them into ``box``.
    Enter in a line of text folds the form; so does Escape, which leaves what was refused as it was.

    Args:
        around: desk and words.
        verb: ``verb(record_id, name=value)``.
        record_id: whose fields these are.

    Signals:
        folded: it is to be a line again.
    """

    folded = Signal()

    def __init__(self, around: Surroundings, verb: Callable[..., Done[Any]], record_id: int) -> None:
        super().__init__()
        self.record_id = record_id
        self._binder = Binder(around.desk, around.t, verb, record_id, self)
        self._fields: dict[str, _BoundField] = {}
        column = bare_column(self, SPACE.pair)
        self.box = bare_column(gap=SPACE.pair)
        column.addLayout(self.box)
        self.done = Button(around.t("Fold"), "secondary", is_small=True)
        self.done.clicked.connect(self.fold)
        column.addWidget(self.done, 0, Qt.AlignmentFlag.AlignRight)

    def bind_text(self, field: Field, name: str, read: Callable[[str], Any] = str) -> None:
        """Keep what is typed; ``read`` makes the value of it or raises what is told beside the field."""
        self._binder.text(field, name, read)
        self._take(field, name)

    def bind_choice(self, field: SegmentField[Any] | ReadField[Any], name: str) -> None:
        """Keep what is chosen, or read of a line of text."""
        self._binder.choice(field, name)
        self._take(field, name)

    def show_record(self, record: object) -> None:
        """Show the record as it was read; what is being typed stays."""
        for name, field in self._fields.items():
            value = getattr(record, name)
            if isinstance(field, ReadField):
                if not field.is_pending:
                    field.set_value(value)
            elif isinstance(field, Field):
                self._binder.show(field, value)
            else:
                field.set_value(value)

    def take_keyboard(self) -> None:
        """The first field has the keyboard; typing replaces what stands in it."""
        first = next(iter(self._fields.values()))
        first.setFocus()
        if isinstance(first, Field):
            first.select_all()

    def flush(self) -> None:
        """Hand over what is typed."""
        self._binder.flush()

    def fold(self) -> None:
        """Hand over what is typed and be a line again; what cannot be taken keeps the keyboard."""
        self.flush()
        for field in self._fields.values():
            if field.state == "error":
                field.setFocus()
                return
        self.folded.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.flush()
            self.folded.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def _take(self, field: _BoundField, name: str) -> None:
        self._fields[name] = field
        if isinstance(field, Field):
            field.box.returnPressed.connect(self.fold)


class RecordTable(QWidget, Generic[RecordT]):
    """Lines with a button to correct and one to move to the bin; one of them at a time is a form.

    Args:
        around: words.
        line: what stands before the words of a record, and its words.
        form: makes the form of a record.
        remove: moves the record with a number to the bin.
        has_rules: a rule between lines.
        more: words in small letters under those of a line, and buttons before its own; all buttons stand beneath then.

    Signals:
        changed: other widgets can have the keyboard; the form that was opened, or ``None``.
    """

    changed = Signal(object)

    def __init__(
        self,
        around: Surroundings,
        *,
        line: Callable[[RecordT], tuple[Sequence[QWidget], str]],
        form: Callable[[RecordT], RecordForm],
        remove: Callable[[int], None],
        has_rules: bool = False,
        more: Callable[[RecordT], tuple[str, Sequence[Button]]] | None = None,
    ) -> None:
        super().__init__()
        self.t = around.t
        self._line = line
        self._make_form = form
        self._remove = remove
        self._has_rules = has_rules
        self._more = more
        self._records: tuple[RecordT, ...] = ()
        self._edits: dict[int, Button] = {}
        self._form: RecordForm | None = None
        self._home = bare_column(self)
        self._table = QGridLayout()
        self._home.addLayout(self._table)

    def show_records(self, records: Sequence[RecordT]) -> None:
        """Show records from top to bottom. While one is a form, no line moves unless one comes or goes."""
        before = {record.id for record in self._records}
        self._records = tuple(records)
        if self._form is None or {record.id for record in records} != before:
            self._fill()
        for record in records:
            if self._form is not None and record.id == self._form.record_id:
                self._form.show_record(record)

    def flush(self) -> None:
        """Hand over what is typed."""
        if self._form is not None:
            self._form.flush()

    def _open(self, record: RecordT, _checked: bool = False) -> None:
        if self._form is not None:
            self._form.fold()
        if self._form is not None:
            # Something in it could not be taken, and says so.
            return
        self._form = form = self._make_form(record)
        form.show_record(record)
        form.folded.connect(self._fold)
        self._fill()
        form.take_keyboard()
        self.changed.emit(form)

    def _fold(self) -> None:
        folded, self._form = self._form, None
        self._fill()
        if folded is not None and folded.record_id in self._edits:
            self._edits[folded.record_id].setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(None)

    def _fill(self) -> None:
        """Make the lines anew; the keyboard stays where it was."""
        held = next((number for number, edit in self._edits.items() if edit.hasFocus()), 0)
        self._edits = {}
        if self._form is not None:
            self._table.removeWidget(self._form)
        clear_layout(self._home)
        self._table = QGridLayout()
        self._table.setHorizontalSpacing(SPACE.card)
        self._table.setVerticalSpacing(SPACE.near)
        self._home.addLayout(self._table)
        for number, record in enumerate(self._records):
            if number and self._has_rules:
                self._table.addWidget(Rule(), 2 * number - 1, 0, 1, -1)
            if self._form is not None and self._form.record_id == record.id:
                self._table.addWidget(self._form, 2 * number, 0, 1, -1)
            else:
                self._add_line(2 * number, record)
        if held in self._edits:
            self._edits[held].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_line(self, place: int, record: RecordT) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        marks, text = self._line(record)
        edit, away = self._buttons(record)
        if self._more is not None:
            more, buttons = self._more(record)
            self._table.addLayout(_stacked(text, more, (*buttons, edit, away)), place, 0, 1, -1)
            return
        for column, mark in enumerate(marks):
            self._table.addWidget(mark, place, column, middle | Qt.AlignmentFlag.AlignLeft)
        # Stretches and not an alignment: an aligned label would not be asked how high its lines are.
        words = bare_column()
        words.addStretch(1)
        words.addWidget(PlainLabel(text, "body", fit="wrap", is_private=True))
        words.addStretch(1)
        self._table.addLayout(words, place, len(marks))
        self._table.setColumnStretch(len(marks), 1)
        self._table.addWidget(edit, place, len(marks) + 1, middle)
        self._table.addWidget(away, place, len(marks) + 2, middle)

    def _buttons(self, record: RecordT) -> tuple[Button, Button]:
        t = self.t
        edit = Button(t("Edit"), "quiet", icon="pencil", is_small=True)
        edit.clicked.connect(partial(self._open, record))
        self._edits[record.id] = edit
        away = Button(t("To the bin"), "quiet", icon="trash-2", is_small=True)
        away.setAccessibleDescription(t("Move to the bin"))
        away.clicked.connect(lambda: self._remove(record.id))
        return edit, away


def _stacked(text: str, more: str, buttons: Sequence[Button]) -> QVBoxLayout:
    """Words, what is added to them, and the buttons beneath, at the right."""
    column = bare_column()
    column.addWidget(PlainLabel(text, "body", fit="wrap", is_private=True))
    column.addWidget(PlainLabel(more, "caption", "ink2", fit="wrap", is_private=True))
    row = bare_row(gap=SPACE.near)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    column.addLayout(row)
    return column
