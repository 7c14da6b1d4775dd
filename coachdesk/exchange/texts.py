"""Text files with separated columns, as spreadsheets of either country write them.

Comma, semicolon or tab; UTF-8 with or without its mark, UTF-16, or the old signs of Windows, Mac or DOS.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from coachdesk.domain.errors import UserError
from coachdesk.domain.tables import Table, Told
from coachdesk.exchange.encodings import read_old
from coachdesk.exchange.rows import Line, gathered

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SEPARATORS: Final = ";\t,"
_LOOKED_AT: Final = 50
_SAMPLE: Final = 200_000
# What no table of words and numbers holds; a form feed or a vertical tab does come from old programs.
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_TOLD_SEPARATOR: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def read(name: str, content: bytes, told: Told) -> Table | None:
    """Read a text file.

    Args:
        name: of the file, for what is told of it.
        content: all its bytes.
        told: how much is read.

    Returns:
        ``None`` when nothing stands in it.

    Raises:
        UserError: it is no such text; line and reason are told.
    """
    text = _decoded(name, content)
    found = _CONTROL.search(text)
    if found is not None:
        raise UserError(
            "{file}, line {line}: a sign that no text holds. This is not a CSV file.",
            file=name,
            line=str(_line_of(text, found.start())),
        )
    skipped = 0
    separator = ""
    if said := _TOLD_SEPARATOR.match(text):
        # A first line that Excel itself writes and hides again.
        separator, skipped = said[1], 1
        text = text[said.end() :]
    return gathered(name, "", _lines(name, text, separator or _separator(text), skipped), told)


def _decoded(name: str, content: bytes) -> str:
    encoding, start = _encoding(content)
    try:
        return content[start:].decode(encoding)
    except UnicodeDecodeError as error:
        place = error.start
    if encoding == "utf-8" and not start:
        old = read_old(content)
        if old is not None:
            return old
    raise UserError(
        "{file}, line {line}: the letters cannot be read. Save the file again as “CSV UTF-8”.",
        file=name,
        line=str(content.count(b"\n", 0, start + place) + 1),
    )


def _encoding(content: bytes) -> tuple[str, int]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding, len(mark)
    sample = content[:4000]
    # Western text in UTF-16 has a zero beside each letter, always on the same side.
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 4 > len(sample) and min(even, odd) * 20 < max(even, odd):
        return ("utf-16-le" if odd > even else "utf-16-be"), 0
    return "utf-8", 0


def _separator(text: str) -> str:
    """The sign that cuts most lines into as many columns as there are headings; the widest cut if several do."""
    found = []
    for place, separator in enumerate(_SEPARATORS):
        reader = csv.reader(io.StringIO(text[:_SAMPLE], newline=""), delimiter=separator)
        try:
            lines = [line for line in islice(reader, _LOOKED_AT) if any(line)]
        except csv.Error:
            # A field that is longer than any: not cut by this sign.
            continue
        width = len(lines[0]) if lines else 0
        if width > 1:
            alike = sum(len(line) == width for line in lines) / len(lines)
            found.append((alike, width, -place, separator))
    return max(found)[-1] if found else _SEPARATORS[0]


def _lines(name: str, text: str, separator: str, skipped: int) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    most = text.count("\n") or 1
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _malformed(name, line + skipped, error) from error
        yield line + skipped, cells, min(line / most, 1.0)


def _malformed(name: str, line: int, error: csv.Error) -> UserError:
    said = str(error)
    if "limit" in said:
        return UserError(
            "{file}, line {line}: a cell without end. A quotation mark is probably not closed.",
            file=name,
            line=str(line),
        )
    if "unexpected end" in said:
        return UserError(
            "{file}, line {line}: a quotation mark is opened and never closed.", file=name, line=str(line)
        )
    return UserError(
        "{file}, line {line}: a quotation mark closes a cell that goes on after it.",
        file=name,
        line=str(line),
    )


def _line_of(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
