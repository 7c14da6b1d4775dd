"""Text tables: encodings, separators, quotation marks, and what is told of a file that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachdesk.domain.errors import UserError
from coachdesk.domain.tables import StoppedError
from coachdesk.exchange import rows
from coachdesk.exchange.files import read_table
from tests.exchange.making import read

TEXT = "Nom;Date;Score\nÉlise Œuvrard;3/4/2026;3,5\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_every_encoding_a_spreadsheet_writes_gives_the_same_words(tmp_path: Path, encoding: str) -> None:
    table = read(tmp_path, TEXT.encode(encoding))
    assert table.head == ("Nom", "Date", "Score")
    assert [(row.line, row.cells) for row in table.rows] == [(2, ("Élise Œuvrard", "3/4/2026", "3,5"))]
    assert (table.name, table.sheet) == ("passé.csv", "")


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_separator_is_found_whatever_ends_a_line(tmp_path: Path, separator: str, end: str) -> None:
    lines = [separator.join(("Name", "Day", "Score")), separator.join(("A", "2026-04-03", "12")), ""]
    assert read(tmp_path, end.join(lines).encode()).rows[0].cells == ("A", "2026-04-03", "12")


def test_a_decimal_comma_does_not_pass_for_a_separator(tmp_path: Path) -> None:
    table = read(tmp_path, b"Nom;Score\nA;3,5\nB;4,5\nC;1,25\n")
    assert [row.cells for row in table.rows] == [("A", "3,5"), ("B", "4,5"), ("C", "1,25")]


def test_a_comma_in_a_heading_does_not_win_over_more_columns(tmp_path: Path) -> None:
    table = read(tmp_path, b"Nom, usage;Date;Score\nA, B;2026-04-03;1\n")
    assert table.head == ("Nom, usage", "Date", "Score")


def test_the_line_that_excel_hides_names_the_separator_and_counts_as_a_line(tmp_path: Path) -> None:
    table = read(tmp_path, b"sep=,\r\nName,Score\r\nA;B,3\r\n")
    assert (table.head, table.rows[0].line, table.rows[0].cells) == (("Name", "Score"), 3, ("A;B", "3"))


def test_a_line_keeps_its_number_after_empty_lines_and_cells_of_several_lines(tmp_path: Path) -> None:
    table = read(tmp_path, b'\n\nName;Note\n;\nA;"one\ntwo"\n\nB;"a ""b"" c"\n')
    assert [(row.line, row.cells) for row in table.rows] == [(5, ("A", "one\ntwo")), (8, ("B", 'a "b" c'))]


def test_cells_beyond_the_headings_stay_so_that_the_line_can_be_told(tmp_path: Path) -> None:
    table = read(tmp_path, b"Name,Day,Score\nA,2026-04-03,3,5\nB\n")
    assert [row.cells for row in table.rows] == [("A", "2026-04-03", "3", "5"), ("B", "", "")]


@pytest.mark.parametrize(
    ("content", "said", "line"),
    [
        (b'Name;Note\nA;1\nB;"12\nC;3\n', "never closed", "3"),
        (b'Name;Note\nA;"1"2\n', "goes on after it", "2"),
        (b'Name;Note\nA;"' + b"x\n" * 90_000, "without end", "2"),
        (b"Name;Note\nA;\x00\n", "a sign that no text holds", "2"),
        (b"Name;Note\nA;1\nB;\x81\xff\n", "the letters cannot be read", "3"),
        (b"Name;Note\n" + b";" * 300 + b"x\n", "more than {limit} columns", "2"),
        (b"Name;Note\nA;" + b"x" * 10_001 + b"\n", "longer than {limit} characters", "2"),
        ("Name;Note\nA;".encode("utf-16") + b"\x00\xdc", "the letters cannot be read", "2"),
    ],
)
def test_what_is_wrong_is_told_with_file_line_and_reason(
    tmp_path: Path, content: bytes, said: str, line: str
) -> None:
    with pytest.raises(UserError) as told:
        read(tmp_path, content)
    assert said in told.value.message
    assert (told.value.facts["file"], told.value.facts["line"]) == ("passé.csv", line)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "{file} is empty."),
        (b"\xef\xbb\xbf\r\n;;;\r\n", "{file} is empty."),
        (b"Name;Score\n", "no line under them"),
        (b"a\n" * 12_000, "more than {limit} lines"),
        (b"x" * (rows.BYTES + 1), "larger than {limit} MB"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old workbook"),
    ],
)
def test_a_file_without_a_table_says_so(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(UserError) as told:
        read(tmp_path, content)
    assert said in told.value.message


def test_what_is_no_file_is_told_and_never_waited_for(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "gone.csv"):
        with pytest.raises(UserError, match="is not there any more"):
            read_table(place, lambda _: True)


def test_reading_stops_when_nobody_waits_and_tells_how_far_it_is(tmp_path: Path) -> None:
    file = tmp_path / "long.csv"
    file.write_text("Name;Score\n" + "A;1\n" * 5_000)
    shares: list[float] = []

    def told(share: float) -> bool:
        shares.append(share)
        return share < 0.5

    with pytest.raises(StoppedError):
        read_table(file, told)
    assert shares == sorted(shares)
    assert 0.5 <= shares[-1] < 0.6


OLD_TABLE = (
    "Nom;Prénom;Date;Situation\nLefèvre;Hélène;3/4/2026;en arrêt\nGaël;Élise;5/4/2026;à temps partiel\n"
    "D’Arc;François;6/4/2026;déjà en congé\n"
)


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850"])
def test_an_old_table_is_read_as_it_makes_sense(tmp_path: Path, encoding: str) -> None:
    content = OLD_TABLE.replace("’", "'") if encoding == "cp850" else OLD_TABLE
    table = read(tmp_path, content.encode(encoding))
    assert table.head[1] == "Prénom"
    assert [row.cells[0:2] for row in table.rows[:2]] == [("Lefèvre", "Hélène"), ("Gaël", "Élise")]
    assert [row.cells[3] for row in table.rows] == ["en arrêt", "à temps partiel", "déjà en congé"]


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850"])
@pytest.mark.parametrize("word", ["Hélène", "François", "Jérôme", "Zoé", "hôpital", "PRÉNOM", "Benoît"])
def test_one_name_is_enough_to_tell(tmp_path: Path, encoding: str, word: str) -> None:
    assert read(tmp_path, f"Nom;Score\n{word};3\n".encode(encoding)).rows[0].cells[0] == word
