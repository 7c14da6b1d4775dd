"""A table for other programs: nothing that a spreadsheet would work out."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

import pytest

from coachdesk.figures.charts import TableColumn, TableRow, TableTwin
from coachdesk.figures.table_files import csv_bytes, tabbed
from tests.i18n.speaking import english, french

TABLE = TableTwin("Date", (TableColumn("Énergie", "0 à 10"),), (TableRow("3\u00a0mars 2026", ("2,5",)),))


def test_a_file_opens_as_a_table_in_both_languages() -> None:
    text = csv_bytes(french(), TABLE).decode("utf-8-sig")
    assert list(csv.reader(StringIO(text), delimiter=";")) == [
        ["Date", "Énergie (0 à 10)"],
        ["3 mars 2026", "2,5"],
    ]
    assert "Date,Énergie" in csv_bytes(english(), TABLE).decode()
    assert tabbed(TABLE) == "Date\tÉnergie (0 à 10)\n3 mars 2026\t2,5"


def test_dates_of_a_file_sort_as_text_and_are_read_beside() -> None:
    rows = (
        TableRow("20 nov. 2016", ("1",), date(2016, 11, 20)),
        TableRow("3 mars 2026", ("4",), date(2026, 3, 3)),
    )
    table = TableTwin("Date", (TableColumn("Énergie", ""),), rows, foot=(TableRow("Écart", ("3 points",)),))
    text = csv_bytes(french(), table).decode("utf-8-sig")
    lines = list(csv.reader(StringIO(text), delimiter=";"))
    assert lines[0] == ["Jour (AAAA-MM-JJ)", "Date", "Énergie"]
    assert lines[1:] == [
        ["2016-11-20", "20 nov. 2016", "1"],
        ["2026-03-03", "3 mars 2026", "4"],
        ["", "Écart", "3 points"],
    ]
    assert tabbed(table).splitlines()[-1] == "Écart\t3 points"


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+33",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "＝1",
        "\ufeff=1",
        "\u200b\u00a0=1",
        "\n=1",
        "\tx",
    ],
)
def test_no_cell_is_a_formula(cell: str) -> None:
    table = TableTwin("=A1", (), (TableRow(cell, ()),))
    for row in csv.reader(StringIO(csv_bytes(english(), table).decode("utf-8-sig"), newline="")):
        assert all(each.startswith("'") for each in row)
    assert all(line.startswith("'") for line in tabbed(table).split("\n"))
