"""Reading of a TOML file key by key; what does not fit is one sentence: file, key, reason."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import NoReturn, TypeVar

from coachdesk.domain.errors import UserError

LARGEST_KILOBYTES = 512
_LINE = re.compile(r"at line (\d+)")
_Choice = TypeVar("_Choice", bound=Enum)


class Table:
    """One table of a TOML file. Every key must be asked for: :meth:`finish` refuses the ones that were not.

    Args:
        file: name shown in messages, such as ``cbi/v1/fr.toml``.
        path: dotted path of this table within the file; empty for the whole file.
        content: what TOML gave.
    """

    def __init__(self, file: str, path: str, content: dict[str, object]) -> None:
        self.file = file
        self.path = path
        self._content = content
        self._asked: set[str] = set()

    def named(self, key: str) -> str:
        """Return the dotted path of a key."""
        return f"{self.path}.{key}" if self.path else key

    def has(self, key: str) -> bool:
        """True when the key stands in the table."""
        return key in self._content

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text that is not empty; the default when the key is absent."""
        if default is not None and not self.has(key):
            self._asked.add(key)
            return default
        value = self._take(key)
        if not isinstance(value, str) or not value.strip():
            self.refuse_kind(key)
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty when the key is absent."""
        values = self._listed(key)
        if not all(isinstance(value, str) and value.strip() for value in values):
            self.refuse_kind(key)
        return tuple(str(value).strip() for value in values)

    def whole(self, key: str, default: int | None = None) -> int:
        """Return a whole number; the default when the key is absent."""
        if default is not None and not self.has(key):
            self._asked.add(key)
            return default
        value = self._take(key)
        if type(value) is not int:
            self.refuse_kind(key)
        return value

    def wholes(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers, empty when the key is absent."""
        values = self._listed(key)
        if not all(type(value) is int for value in values):
            self.refuse_kind(key)
        return tuple(value for value in values if isinstance(value, int))

    def number(self, key: str, default: float) -> float:
        """Return a number; the default when the key is absent."""
        self._asked.add(key)
        value = self._content.get(key, default)
        if not isinstance(value, int | float) or isinstance(value, bool):
            self.refuse_kind(key)
        return float(value)

    def flag(self, key: str) -> bool:
        """Return a truth value, false when the key is absent."""
        self._asked.add(key)
        value = self._content.get(key, False)
        if not isinstance(value, bool):
            self.refuse_kind(key)
        return value

    def choice(self, key: str, choices: type[_Choice]) -> _Choice:
        """Return the member of an enumeration that the text of the key stands for."""
        try:
            return choices(self.text(key))
        except ValueError:
            self.refuse_kind(key)

    def edges(self, key: str) -> tuple[tuple[float, str], ...]:
        """Return pairs of a lower bound and the id of what starts there."""
        pairs = []
        for pair in self._listed(key):
            match pair:
                case [int() | float() as low, str() as name] if not isinstance(low, bool):
                    pairs.append((float(low), name))
                case _:
                    self.refuse_kind(key)
        return tuple(pairs)

    def tables(self, key: str) -> tuple[Table, ...]:
        """Return an array of tables, empty when the key is absent."""
        found = []
        for index, value in enumerate(self._listed(key)):
            if not isinstance(value, dict):
                self.refuse_kind(key)
            found.append(Table(self.file, f"{self.named(key)}[{index + 1}]", value))
        return tuple(found)

    def table(self, key: str) -> Table:
        """Return a table, an empty one when the key is absent."""
        self._asked.add(key)
        value = self._content.get(key, {})
        if not isinstance(value, dict):
            self.refuse_kind(key)
        return Table(self.file, self.named(key), value)

    def keys(self) -> Iterator[str]:
        """Return the keys in the order of the file."""
        return iter(self._content)

    def finish(self) -> None:
        """Refuse keys that nobody asked for: a misspelt rule must not be silently dropped."""
        for key in self._content:
            if key not in self._asked:
                raise UserError("{file}: the key {key} is not known.", file=self.file, key=self.named(key))

    def refuse_kind(self, key: str) -> NoReturn:
        """Say that a value is not what its key takes."""
        raise UserError(
            "{file}: the value of {key} is not of the kind expected there.",
            file=self.file,
            key=self.named(key),
        )

    def refuse_unknown(self, key: str) -> NoReturn:
        """Say that a value points at something that the file does not define."""
        raise UserError(
            "{file}: {key} names something that does not exist there.", file=self.file, key=self.named(key)
        )

    def refuse_twice(self, key: str) -> NoReturn:
        """Say that something that must be unique stands twice."""
        raise UserError("{file}: {key} stands there twice.", file=self.file, key=self.named(key))

    def refuse_count(self, key: str, count: int, expected: int) -> NoReturn:
        """Say that a list is too short or too long."""
        raise UserError(
            "{file}: {key} holds {count} where {expected} are needed.",
            file=self.file,
            key=self.named(key),
            count=count,
            expected=expected,
        )

    def _take(self, key: str) -> object:
        self._asked.add(key)
        if key not in self._content:
            raise UserError("{file}: the key {key} is missing.", file=self.file, key=self.named(key))
        return self._content[key]

    def _listed(self, key: str) -> list[object]:
        self._asked.add(key)
        value = self._content.get(key, [])
        if not isinstance(value, list):
            self.refuse_kind(key)
        return value


def read(path: Path, name: str) -> Table:
    """Read a TOML file.

    Args:
        path: the file.
        name: how messages call it.

    Raises:
        UserError: missing, unreadable, too large, not UTF-8, or not TOML; names the file and the line.
    """
    try:
        raw = path.read_bytes()
    except OSError:
        raise UserError("{file} is missing or cannot be read.", file=name) from None
    if len(raw) > LARGEST_KILOBYTES * 1024:
        raise UserError("{file} is larger than {size} kB.", file=name, size=LARGEST_KILOBYTES)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise UserError("{file} is not written in UTF-8.", file=name) from None
    try:
        return Table(name, "", tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError) as trouble:
        found = _LINE.search(str(trouble))
        line = int(found[1]) if found else text.count("\n") + 1
        raise UserError("{file}, line {line}: this is not well-formed TOML.", file=name, line=line) from None
