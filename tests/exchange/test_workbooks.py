"""Workbooks: what a cell gives, which sheet is read, and archives that mean harm."""

from __future__ import annotations

import time
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from coachdesk.domain.errors import UserError
from tests.exchange.making import SHEET, read, rewritten, saved, workbook

HEAD = ("Nom", "Date", "Score")
LINE = ("Élise", date(2026, 4, 3), 3.5)


def told(folder: Path, content: bytes) -> str:
    with pytest.raises(UserError) as error:
        read(folder, content, "classeur.xlsx")
    assert error.value.facts["file"] == "classeur.xlsx"
    return error.value.message


def test_cells_become_what_one_would_type(tmp_path: Path) -> None:
    row = (" Élise ", datetime(2026, 4, 3, 9, 30), 0.1 + 0.2, 12, True, None, "3,5", "=1+1")
    table = read(tmp_path, workbook("a b c d e f g h".split(), row), "classeur.xlsx")
    assert table.rows[0].cells == ("Élise", "2026-04-03", "0.3", "12", "1", "", "3,5", "")
    assert (table.name, table.sheet, table.rows[0].line) == ("classeur.xlsx", "Scores", 2)


def test_the_result_that_the_spreadsheet_kept_is_read_and_no_formula_is_worked_out(tmp_path: Path) -> None:
    kept = rewritten(
        workbook(HEAD, ("A", "=NOW()", "=1+1")),
        lambda name, part: (
            part.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>41</v>") if name == SHEET else part
        ),
    )
    assert read(tmp_path, kept).rows[0].cells == ("A", "", "41")


def test_the_first_sheet_that_is_shown_and_holds_anything_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "vide"
    hidden = book.create_sheet("cachée")
    hidden.append(["secret"])
    hidden.sheet_state = "hidden"
    shown = book.create_sheet("lue")
    for row in ((), (), HEAD, (), LINE):
        shown.append(list(row))
    shown.cell(row=4, column=1, value=" ")
    table = read(tmp_path, saved(book), "x.xlsx")
    assert (table.sheet, table.head) == ("lue", HEAD)
    assert [row.line for row in table.rows] == [5]


def test_a_workbook_is_known_by_its_bytes_and_not_by_its_name(tmp_path: Path) -> None:
    assert read(tmp_path, workbook(HEAD, LINE), "export.csv").rows[0].cells == ("Élise", "2026-04-03", "3.5")


def test_a_sheet_that_grows_when_unpacked_is_refused_before_it_is(tmp_path: Path) -> None:
    bomb = rewritten(
        workbook(HEAD, LINE), lambda name, part: part + b" " * 61_000_000 if name == SHEET else part
    )
    assert len(bomb) < 200_000
    began = time.monotonic()
    assert "too large once unpacked" in told(tmp_path, bomb)
    assert time.monotonic() - began < 0.5


def test_a_size_that_lies_is_not_believed(tmp_path: Path) -> None:
    # The archive says that the sheet is small: what is unpacked ends there, and the sheet is damaged.
    bomb = bytearray(
        rewritten(
            workbook(HEAD, LINE), lambda name, part: part + b" " * 61_000_000 if name == SHEET else part
        )
    )
    with zipfile.ZipFile(tmp_path / "x.zip", "w"):
        pass
    place = bytes(bomb).rindex(SHEET.encode()) - 46
    bomb[place + 24 : place + 28] = (1000).to_bytes(4, "little")
    assert "damaged" in told(tmp_path, bytes(bomb))


@pytest.mark.parametrize(
    "declared",
    [
        b'<!ENTITY a "xxxxxxxxxx">' + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"&a;")
                                               for n in range(9)) + b'<!ENTITY e "&a8;&a8;">',
        b'<!ENTITY e SYSTEM "rows.py">',
    ],
)  # fmt: skip
def test_entities_are_neither_blown_up_nor_fetched(tmp_path: Path, declared: bytes) -> None:
    def declare(name: str, part: bytes) -> bytes:
        if name != SHEET:
            return part
        return b"<!DOCTYPE worksheet [" + declared + b"]>" + part.replace(b"<v>3.5</v>", b"<v>&e;</v>")

    assert "damaged" in told(tmp_path, rewritten(workbook(HEAD, LINE), declare))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b'<row r="2"', b'<row r="999999999999"', "more than {limit} lines"),
        (b'r="A2"', b'r="A0"', ""),
        (b'<dimension ref="A1:C2" />', b'<dimension ref="A1:XFD1048576" />', ""),
        (b"</sheetData>", b"", "damaged"),
    ],
)
def test_a_sheet_that_lies_about_itself_ends_soon(tmp_path: Path, old: bytes, new: bytes, said: str) -> None:
    content = rewritten(
        workbook(HEAD, LINE), lambda name, part: part.replace(old, new) if name == SHEET else part
    )
    assert content != workbook(HEAD, LINE)
    began = time.monotonic()
    if said:
        assert said in told(tmp_path, content)
    else:
        assert len(read(tmp_path, content, "classeur.xlsx").rows) == 1
    assert time.monotonic() - began < 2


def test_another_archive_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert "neither a workbook" in told(tmp_path, (tmp_path / "a.zip").read_bytes())


def test_bytes_called_a_workbook_are_told_as_a_damaged_one_and_not_as_letters(tmp_path: Path) -> None:
    broken = bytes(range(256)) * 4
    with pytest.raises(UserError) as refused:
        read(tmp_path, broken, "scores.xlsx")
    assert "damaged" in refused.value.message
    with pytest.raises(UserError) as refused:
        read(tmp_path, broken, "scores.csv")
    assert "damaged" not in refused.value.message


def test_a_locked_archive_says_so(tmp_path: Path) -> None:
    content = bytearray(workbook(HEAD, LINE))
    place = bytes(content).rindex(b"PK\x01\x02")
    content[place + 8] |= 1
    assert "password" in told(tmp_path, bytes(content))


def test_half_a_workbook_is_damaged(tmp_path: Path) -> None:
    content = workbook(HEAD, LINE)
    assert "damaged" in told(tmp_path, content[: len(content) // 2])
