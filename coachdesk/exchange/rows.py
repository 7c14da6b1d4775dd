"""Lines of any table file, gathered within limits into a :class:`Table`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from coachdesk.domain.errors import UserError
from coachdesk.domain.tables import StoppedError, Table, TableRow, Told, column_letter

BYTES: Final = 10_000_000
ROWS: Final = 10_000
COLUMNS: Final = 200
CELL: Final = 10_000
_MILLION: Final = 1_000_000
_TELL_EVERY: Final = 200

Line = tuple[int, list[str], float]
"""Number, cells, and how much of the file is read by then (0 to 1)."""


def too_large(name: str) -> UserError:
    """The file is beyond what is read at once."""
    return UserError(
        "{file} is larger than {limit} MB. Split it and import the parts one after the other.",
        file=name,
        limit=BYTES // _MILLION,
    )


def gathered(name: str, sheet: str, lines: Iterable[Line], told: Told) -> Table | None:
    """The table that the lines make, the first one that is not empty being its headings.

    Returns:
        ``None`` when every line is empty.

    Raises:
        UserError: too many lines or columns, or a cell without measure.
        StoppedError: ``told`` answered that nobody waits any more.
    """
    head: tuple[str, ...] = ()
    rows: list[TableRow] = []
    for count, (line, raw, share) in enumerate(lines):
        if count % _TELL_EVERY == 0 and not told(share):
            raise StoppedError
        if count > ROWS:
            raise UserError(
                "{file} has more than {limit} lines. Split it and import the parts one after the other.",
                file=name,
                limit=ROWS,
            )
        cells = _checked(name, line, raw)
        if not cells:
            continue
        if not head:
            head = cells
        else:
            # More cells than headings stay: a comma too many moves what follows, which the line is told for.
            rows.append(TableRow(line, cells + ("",) * (len(head) - len(cells))))
    if not head:
        return None
    return Table(name, sheet, head, tuple(rows))


def _checked(name: str, line: int, raw: list[str]) -> tuple[str, ...]:
    cells = [cell.strip() for cell in raw]
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > COLUMNS:
        raise UserError(
            "{file}, line {line}: more than {limit} columns. Keep those that are to be imported.",
            file=name,
            line=str(line),
            limit=COLUMNS,
        )
    for place, cell in enumerate(cells):
        if len(cell) > CELL:
            raise UserError(
                "{file}, line {line}: the cell in column {column} is longer than {limit} characters.",
                file=name,
                line=str(line),
                column=column_letter(place),
                limit=CELL,
            )
    return tuple(cells)
