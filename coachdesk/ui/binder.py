"""Fields bound to one record: what is typed is saved at once, what is refused is told beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any, TypeAlias

from PySide6.QtCore import QObject

from coachdesk.domain.changes import Done
from coachdesk.domain.errors import UserError
from coachdesk.i18n.translator import Translator
from coachdesk.ui.autosave import Autosave
from coachdesk.ui.desk import Desk
from coachdesk.ui.parts.choices import ChoiceField
from coachdesk.ui.parts.field import FieldFrame
from coachdesk.ui.parts.fields import Field, TextField
from coachdesk.ui.parts.read_field import ReadField
from coachdesk.ui.parts.segments import SegmentField
from coachdesk.ui.parts.values import TagField

ChosenField: TypeAlias = ChoiceField[Any] | SegmentField[Any] | ReadField[Any] | TagField


class Binder(QObject):
    """Saves each field through one verb: ``verb(row_id, name=value)``.

    Args:
        desk: performs the verb.
        t: words of refusals.
        verb: for example ``clients.edit``.
        row_id: whose fields these are.
        origin: the page, which already shows what was typed.
    """

    def __init__(
        self, desk: Desk, t: Translator, verb: Callable[..., Done[Any]], row_id: int, origin: QObject
    ) -> None:
        super().__init__(origin)
        self._desk = desk
        self.t = t
        self._verb = verb
        self._row_id = row_id
        self._origin = origin
        self._autosaves: dict[FieldFrame, Autosave] = {}
        self._read_fields: list[ReadField[Any]] = []
        self._sent: Counter[FieldFrame] = Counter()
        self._told: Counter[FieldFrame] = Counter()

    def text(self, field: Field | TextField, name: str, read: Callable[[str], Any] = str) -> None:
        """Bind a text: saved at most a second after the first unsaved keystroke.

        Args:
            field: where it is typed.
            name: of the field in the record.
            read: makes the value of the text; a :class:`UserError` is told beside the field.
        """
        saving = Autosave(partial(self._save_text, field, name, read), self)
        field.edited.connect(lambda *_: saving.note_change())
        if isinstance(field, Field):
            field.committed.connect(lambda *_: saving.flush())
        self._autosaves[field] = saving

    def choice(self, field: ChosenField, name: str) -> None:
        """Bind something chosen, saved at once, or read of a line of text, saved once it is left."""
        field.value_chosen.connect(partial(self._save, field, name))
        if isinstance(field, ReadField):
            self._read_fields.append(field)

    def flush(self) -> None:
        """Save what is typed and not saved yet."""
        for saving in self._autosaves.values():
            saving.flush()
        for field in self._read_fields:
            field.leave()

    def show(self, field: Field | TextField, text: str) -> None:
        """Show what was read, unless something newer stands in the field.

        Newer is what is under the keyboard, not handed over yet, or on its way to the store: the reading may have
        been asked before it, and a text put over it would then be saved in its place.
        """
        is_newer = self._autosaves[field].is_pending or self._told[field] < self._sent[field]
        if not (is_newer or field.box.hasFocus()):
            field.set_text(text)

    def _save_text(self, field: Field | TextField, name: str, read: Callable[[str], Any]) -> None:
        try:
            value = read(field.text())
        except UserError as error:
            field.show_error(error, self.t)
            return
        self._save(field, name, value)

    def _save(self, field: FieldFrame, name: str, value: object) -> None:
        self._sent[field] += 1
        number = self._sent[field]
        self._desk.perform(
            partial(self._verb, self._row_id, **{name: value}),
            origin=self._origin,
            failed=partial(self._refuse, field, number),
            merge_key=(self._row_id, name, self._verb.__qualname__),
            then=partial(self._accept, field, number),
        )

    def _accept(self, field: FieldFrame, number: int, _value: object) -> None:
        # Of saves that a full disk held back only the newest is answered.
        self._told[field] = number
        field.clear_error()

    def _refuse(self, field: FieldFrame, number: int, error: UserError) -> None:
        self._told[field] = number
        field.show_error(error, t=self.t)
