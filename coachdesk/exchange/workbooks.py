"""Workbooks of spreadsheets (.xlsx): the first sheet that is shown and holds anything, as texts.

Formulas are never worked out: the result that the spreadsheet kept is read. A workbook is a packed archive, and
what it says of its size is checked before anything is unpacked: unpacking never gives more than it said.
"""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final

from coachdesk.domain.errors import UserError
from coachdesk.domain.tables import Table, Told
from coachdesk.exchange.rows import ROWS, Line, gathered

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNPACKED: Final = 60_000_000
_PARTS: Final = 2_000
_ENCRYPTED: Final = 0x1
_WORKBOOK: Final = "xl/workbook.xml"
# What a reader of XML in an archive may stumble over when a file is not what it says it is.
_BROKEN: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


def read(name: str, content: bytes, told: Told) -> Table | None:
    """Read a workbook.

    Args:
        name: of the file, for what is told of it.
        content: all its bytes.
        told: how much is read.

    Returns:
        ``None`` when every sheet is empty.

    Raises:
        UserError: it is no workbook, locked, damaged, or too large once unpacked.
    """
    _check_archive(name, content)
    import openpyxl

    # Its warnings quote cells.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(
                io.BytesIO(content), read_only=True, data_only=True, keep_links=False
            )
            try:
                return _first_sheet(name, book, told)
            finally:
                book.close()
        except _BROKEN as error:
            raise damaged(name) from error


def _check_archive(name: str, content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except _BROKEN as error:
        raise damaged(name) from error
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise UserError("{file} is locked by a password. Save it without one, then import it.", file=name)
    if len(parts) > _PARTS or sum(part.file_size for part in parts) > _UNPACKED:
        raise UserError(
            "{file} is too large once unpacked. Save the one sheet that is to be imported as CSV.", file=name
        )
    if not any(part.filename == _WORKBOOK for part in parts):
        raise UserError(
            "{file} is neither a workbook (.xlsx) nor a CSV file. Save it as one of these from your spreadsheet.",
            file=name,
        )


def damaged(name: str) -> UserError:
    """Its bytes are no workbook any more."""
    return UserError(
        "{file} is damaged: the workbook cannot be read. Open it in your spreadsheet and save it again.",
        file=name,
    )


def _first_sheet(name: str, book: Any, told: Told) -> Table | None:  # noqa: ANN401 - the library has no types
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        # The size that a sheet says it has may be a million empty lines.
        sheet.reset_dimensions()
        found = gathered(name, str(sheet.title), _lines(sheet.iter_rows(values_only=True)), told)
        if found is not None:
            return found
    return None


def _lines(rows: Iterable[tuple[object, ...]]) -> Iterator[Line]:
    for number, cells in enumerate(rows, start=1):
        yield number, [_text(cell) for cell in cells], min(number / ROWS, 1.0)


def _text(value: object) -> str:
    """A cell as it would be typed in a text file."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float):
        # Fifteen digits are what a spreadsheet itself holds: 0.1 + 0.2 is 0.3 there.
        return f"{value:.15g}"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
