"""Forms of ours that have no curve, on paper: the table that the screen shows, with its name and how it is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Paragraph

from coachdesk.figures.charts import TableTwin
from coachdesk.figures.line_tables import INDENT, LineTable
from coachdesk.reports import fonts, text
from coachdesk.reports.blocks import FULL, HANG, Block, TextBlock
from coachdesk.reports.tables import Column, Form, Row, TableBlock
from coachdesk.reports.text import Style, Typesetter

_GAP: Final = 3 * mm
_PAD: Final = 2.0
_UNDER_NAME: Final = 1.0
_ABOVE_TABLE: Final = 9.0
_ABOVE_A_TABLE: Final = 90.0
"""Room that the heading of the section, the name and how it is read take at most, in points."""
_STEP: Final = 3 * mm
_LABEL_AT_MOST: Final = 0.5 * FULL
_LABEL_AT_LEAST: Final = 24 * mm


def line_table(
    one: LineTable, typesetter: Typesetter, space_before: float, page_room: float
) -> Iterator[Block]:
    """Name, how it is read, table; what a page has room for is not parted."""
    name = typesetter.paragraph("", text.HEADING, strong=one.title)
    yield TextBlock(name, space_before=space_before, keeps_next=True)
    if one.subtitle:
        subtitle = typesetter.paragraph(one.subtitle, text.SUBTITLE)
        yield TextBlock(subtitle, space_before=_UNDER_NAME, keeps_next=True)
    yield _table(one.table, typesetter, page_room)


def _table(table: TableTwin, typesetter: Typesetter, page_room: float) -> TableBlock:
    columns = _columns(table, typesetter)
    head: list[tuple[Paragraph, ...]] = [(typesetter.paragraph(table.date_head, text.SMALL),)]
    for column in table.columns:
        words = (each for each in (column.name, column.range_words) if each)
        head.append(tuple(typesetter.paragraph(each, text.SMALL) for each in words))
    rows = []
    for row in table.rows:
        is_family = not any(row.cells)
        style = text.CELL_STRONG if is_family else text.CELL
        indent = _STEP if row.label.startswith(INDENT) else 0
        label = typesetter.paragraph(row.label.lstrip(INDENT), style, indent=indent)
        rows.append(
            Row(((label,), *((typesetter.paragraph(each, text.CELL),) if each else () for each in row.cells)))
        )
    form = Form(columns, -HANG, FULL, _PAD, closes=True)
    found = TableBlock(form, tuple(head), rows, space_before=_ABOVE_TABLE, shows_measures=True)
    return found.kept_whole() if found.height <= page_room - _ABOVE_A_TABLE else found


def _columns(table: TableTwin, typesetter: Typesetter) -> tuple[Column, ...]:
    """What a row is called keeps the room it needs, up to half of the page; the answers share the rest.

    No column is narrower than its longest word, so that no word is broken.
    """

    def width(words: str, style: Style) -> float:
        return fonts.width(typesetter.line(words), style.face, style.size)

    label = max(width(row.label.strip(), text.CELL_STRONG) for row in table.rows) + _STEP + _GAP
    label = min(max(label, width(table.date_head, text.SMALL) + _GAP, _LABEL_AT_LEAST), _LABEL_AT_MOST)
    needs = []
    for number, column in enumerate(table.columns):
        heads = f"{column.name} {column.range_words}".split(" ")
        cells = [word for row in table.rows for word in row.cells[number].split(" ")]
        longest = max(
            *(width(word, text.SMALL) for word in heads), *(width(word, text.CELL) for word in cells)
        )
        needs.append(longest + _GAP)
    room = FULL - label
    share = min(room / sum(needs), 1) if needs else 1
    spare = max(room - sum(needs), 0) / max(len(needs), 1)
    found = [Column(0, label - _GAP)]
    x = label
    for need in needs:
        found.append(Column(x, need * share + spare - _GAP))
        x += need * share + spare
    return tuple(found)
