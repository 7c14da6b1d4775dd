"""Table files as people and programs make them, well and badly."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl

from coachdesk.domain.tables import Table
from coachdesk.exchange.files import read_table

SHEET = "xl/worksheets/sheet1.xml"


def go_on(_share: float) -> bool:
    """Somebody waits."""
    return True


def read(folder: Path, content: bytes, name: str = "passé.csv") -> Table:
    """The table in a file with that content."""
    file = folder / name
    file.write_bytes(content)
    return read_table(file, go_on)


def workbook(*rows: Sequence[object], title: str = "Scores") -> bytes:
    """A workbook with one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


def rewritten(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """An archive whose parts were changed, packed again."""
    into = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, change(part.filename, old.read(part)))
    return into.getvalue()
