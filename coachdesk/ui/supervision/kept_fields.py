"""Texts of one record, each kept in the store as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from coachdesk.domain.changes import Done
from coachdesk.ui.kept_text import KeptText
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.fields import Field, TextField


class KeptFields:
    """Fields of a form, bound by the names of the record's fields.

    Args:
        around: desk and words.
        verb: ``verb(row_id, name=text)``.
        row_id: whose fields these are.
        origin: the page, which already shows what was typed.
    """

    def __init__(
        self, around: Surroundings, verb: Callable[..., Done[Any]], row_id: int, origin: QObject
    ) -> None:
        self._around = around
        self._verb = verb
        self._row_id = row_id
        self._origin = origin
        self._typing: dict[str, KeptText] = {}

    def bind(self, field: Field | TextField, name: str) -> None:
        """Keep what is typed in a field; its box is named so that a lock returns to it."""
        field.box.setObjectName(f"supervision {self._row_id} {name}")
        typing = KeptText(
            self._around.desk, partial(self._write, name), field.text, field.set_text, owner=field,
            origin=self._origin, refused=partial(field.show_error, t=self._around.t),
        )  # fmt: skip
        field.edited.connect(typing.note_change)
        if isinstance(field, Field):
            field.committed.connect(typing.leave)
        self._typing[name] = typing

    def take(self, record: object) -> None:
        """Show what the store holds; what is being typed stays."""
        for name, typing in self._typing.items():
            typing.take(getattr(record, name))

    def flush(self) -> None:
        """Hand over what is typed."""
        for typing in self._typing.values():
            typing.flush()

    def _write(self, name: str, text: str) -> Done[Any]:
        return self._verb(self._row_id, **{name: text})
