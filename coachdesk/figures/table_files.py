"""A table as text for other programs: a file with separators, or the clipboard.

A cell that a spreadsheet would take for a formula is led by an apostrophe.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator
from io import StringIO
from itertools import chain
from typing import Final

from coachdesk.figures.charts import TableTwin
from coachdesk.i18n.translator import Translator

_FORMULA: Final = frozenset("=+-@\t\r\n＝＋－＠﹦﹢﹣﹫")
_UNSEEN: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
"""What may stand before the first sign that shows: a spreadsheet looks past some of it."""
_BYTE_ORDER_MARK: Final = "\ufeff"


def csv_bytes(t: Translator, table: TableTwin) -> bytes:
    """The table as spreadsheets of the language open it: UTF-8 with its mark, ``;`` where the comma is decimal.

    Dates stand twice: as every program sorts them, then as they are read.
    """
    target = StringIO()
    writer = csv.writer(target, delimiter=";" if t.language == "fr" else ",", lineterminator="\r\n")
    lines = _lines(table)
    if any(row.day for row in table.rows):
        days = (row.day.isoformat() if row.day else "" for row in (*table.rows, *table.foot))
        lines = ([day, *line] for day, line in zip(chain([t("Day (YYYY-MM-DD)")], days), lines, strict=True))
    writer.writerows(lines)
    return (_BYTE_ORDER_MARK + target.getvalue()).encode()


def tabbed(table: TableTwin) -> str:
    """The table for the clipboard: a line a row, a tab between cells."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in _lines(table))


def _lines(table: TableTwin) -> Iterator[list[str]]:
    heads = [f"{one.name} ({one.range_words})" if one.range_words else one.name for one in table.columns]
    yield [_guarded(cell) for cell in (table.date_head, *heads)]
    for row in (*table.rows, *table.foot):
        yield [_guarded(cell) for cell in (row.label, *row.cells)]


def _guarded(cell: str) -> str:
    """Ordinary spaces, and nothing that a spreadsheet would work out."""
    plain = cell.replace("\u00a0", " ").replace("\u202f", " ")
    first = next((sign for sign in plain if unicodedata.category(sign) not in _UNSEEN), "")
    return f"'{plain}" if {first, plain[:1]} & _FORMULA else plain
