"""A line of text that is read as a value: what dates, hours and numbers have in common."""

from __future__ import annotations

from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import Signal

from coachdesk.domain.errors import UserError
from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.fields import Field

ValueT = TypeVar("ValueT")


class ReadField(Field, Generic[ValueT]):
    """What is typed is read at each key; what is wrong with it is said when the box is left.

    A kind of value says how it is read and written.

    Signals:
        value_chosen: another value than was told last, or ``None``, once the box is left.

    Args:
        label: stands above.
        t: language of its own words.
        missing: the error of an empty box; without it the box may stay empty.
        look: what else a line of text takes.
    """

    value_chosen = Signal(object)
    is_tidied: ClassVar[bool] = True
    """Whether what was read is written neatly into the box once it is left."""

    def __init__(self, label: str, t: Translator, *, missing: str = "", **look: Any) -> None:
        super().__init__(label, **look)
        self.t = t
        self._missing = missing
        self._value: ValueT | None = None
        self._told: ValueT | None = None
        self._error: UserError | None = None
        self._is_touched = False
        self.edited.connect(self._on_typed)
        self.committed.connect(self._on_left)

    def value(self) -> ValueT | None:
        """The value, or ``None`` when the box is empty or cannot be read; see :meth:`is_readable`."""
        return self._value

    def is_readable(self) -> bool:
        """False when something is typed that is no allowed value, or nothing where one is needed."""
        return self._error is None and (self._value is not None or not self._missing)

    @property
    def is_pending(self) -> bool:
        """Whether something stands in the box that was not told yet, or cannot be."""
        return self._error is not None or self._value != self._told

    def set_value(self, value: ValueT | None) -> None:
        """Show a value, or none; nothing is emitted."""
        self.set_text("" if value is None else self._written(value))
        self._value = self._told = value
        self._error = None
        self._is_touched = False
        self.clear_message()
        self._follow()

    def check(self) -> bool:
        """Read the box now and say what is wrong under it; True when nothing is."""
        self._read()
        if self._error is not None:
            self.show_error(self._error, self.t)
        elif self._value is None and self._missing:
            self.set_error(self._missing)
        return self.is_readable()

    def leave(self) -> None:
        """Tell what is typed now, as when the box is left; what is wrong with it is said under it."""
        self.committed.emit(self.text())

    def _understood(self, text: str) -> ValueT:
        """The value of a text that is not empty.

        Raises:
            UserError: it is none, or none that is allowed.
        """
        raise NotImplementedError

    def _written(self, value: ValueT) -> str:
        """The text of a value."""
        raise NotImplementedError

    def _follow(self) -> None:
        """Another value may be understood: say so where a kind has something to say."""

    def _on_typed(self, _text: str) -> None:
        self._is_touched = True
        self._read()
        self._follow()

    def _on_left(self, _text: str) -> None:
        if not self.text() and not self._is_touched:
            # Passing by with Tab is no mistake: a box that is still empty is asked for when the act is.
            return
        if not self.check():
            return
        if self._value is not None and self.is_tidied:
            self.set_text(self._written(self._value))
            self._follow()
        if self._value != self._told:
            self._told = self._value
            self.value_chosen.emit(self._value)

    def _read(self) -> None:
        self._error = None
        self._value = None
        if not self.text():
            return
        try:
            self._value = self._understood(self.text())
        except UserError as error:
            self._error = error
