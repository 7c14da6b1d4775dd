"""A table file chosen by a person, read into rows whatever its kind; one door for all of them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from coachdesk.domain.errors import UserError
from coachdesk.domain.tables import Table, Told
from coachdesk.exchange import texts, workbooks
from coachdesk.exchange.rows import BYTES, too_large

_ARCHIVE: Final = b"PK\x03\x04"
_WIDE_TEXT: Final = (b"\xff\xfe", b"\xfe\xff")
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_table(file: Path, told: Told) -> Table:
    """Read a CSV file or the first sheet of a workbook. What it is follows from its bytes, not from its name.

    Args:
        file: where it is; it is only read.
        told: how much is read; answers whether to go on.

    Raises:
        UserError: it cannot be read: the message names the file, the line where there is one, and the reason.
        StoppedError: ``told`` answered that nobody waits any more.
    """
    name = file.name
    content = _content(file)
    if content.startswith(_OLD_OFFICE):
        raise UserError(
            "{file} is an old workbook (.xls) or locked by a password. Save it as .xlsx without one.",
            file=name,
        )
    if _is_broken_workbook(file, content):
        raise workbooks.damaged(name)
    read = workbooks.read if content.startswith(_ARCHIVE) else texts.read
    table = read(name, content, told)
    if table is None:
        raise UserError("{file} is empty.", file=name)
    if not table.rows:
        raise UserError("{file} has headings and no line under them.", file=name)
    return table


def _is_broken_workbook(file: Path, content: bytes) -> bool:
    """Whether it is called a workbook, and is neither one nor a text: advice about a CSV file would mislead."""
    is_text = content.startswith(_WIDE_TEXT) or b"\0" not in content
    return file.suffix.lower() == ".xlsx" and not content.startswith(_ARCHIVE) and not is_text


def _content(file: Path) -> bytes:
    try:
        # A pipe or a device would be read for ever.
        if not file.is_file():
            raise UserError("{file} is not there any more, or is no file.", file=file.name)
        with file.open("rb") as stream:
            content = stream.read(BYTES + 1)
    except (OSError, ValueError) as error:
        raise UserError("{file} cannot be read: the system refuses it.", file=file.name) from error
    if len(content) > BYTES:
        raise too_large(file.name)
    return content
