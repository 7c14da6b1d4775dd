"""A table that came from outside: headings and lines of text, not yet understood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from coachdesk.domain.errors import UserError
from coachdesk.domain.messages import N_

Told: TypeAlias = Callable[[float], bool]
"""Told how much is read, 0 to 1; answers whether to go on."""


class StoppedError(UserError):
    """Whoever waited for the table does not want it any more."""

    def __init__(self) -> None:
        super().__init__(N_("Reading was stopped. Nothing was imported."))


@dataclass(frozen=True, slots=True)
class TableRow:
    """One line.

    Attributes:
        line: its number in the file, counted from 1, as a spreadsheet or an editor shows it.
        cells: trimmed texts, never fewer than there are headings; days as ``2026-04-03``, numbers with a point.
    """

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The first sheet of a file that holds anything.

    Attributes:
        name: of the file, without its folder.
        sheet: name of the sheet; empty for a text file.
        head: the headings; a column without one has an empty text.
        rows: the lines under the headings that are not empty.
    """

    name: str = field(repr=False)
    sheet: str = field(repr=False)
    head: tuple[str, ...] = field(repr=False)
    rows: tuple[TableRow, ...] = field(repr=False)


def column_letter(place: int) -> str:
    """``A`` for 0, ``AA`` for 26: the name that a spreadsheet gives a column."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
