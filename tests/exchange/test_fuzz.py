"""Any bytes at all: a table or a message that names the file, nothing else, and soon."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from coachdesk.domain.errors import UserError
from coachdesk.domain.tables import Table
from coachdesk.exchange.rows import BYTES, COLUMNS, ROWS
from tests.exchange.making import read, workbook

GOOD = workbook(("Nom", "Date", "Score"), ("Élise", "2026-04-03", 3.5), ("Bo", None, True))
PARTS = zipfile.ZipFile(io.BytesIO(GOOD)).namelist()

anywhere = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def table_or_message(folder: Path, content: bytes) -> Table | None:
    """Whatever else is raised fails the test."""
    told: UserError | None
    try:
        table = read(folder, content, "x.bin")
    except UserError as error:
        told = error
    else:
        told = None
    if told is not None:
        assert told.facts["file"] == "x.bin"
        assert "x.bin" not in str(told)
        return None
    assert table.head
    assert 0 < len(table.rows) <= ROWS
    assert all(len(table.head) <= len(row.cells) <= COLUMNS for row in table.rows)
    assert [row.line for row in table.rows] == sorted({row.line for row in table.rows})
    return table


@anywhere
@given(content=st.binary(max_size=4000))
@example(content=b"\xff\xfe\x00")
@example(content=b"sep=\n\n")
@example(content=b'sep="\r\na"b\r\n')
@example(content=b"sep=\t\na\tb\n1\t2")
def test_any_bytes(tmp_path: Path, content: bytes) -> None:
    table_or_message(tmp_path, content)


@anywhere
@given(
    cells=st.lists(st.lists(st.text(max_size=30), min_size=1, max_size=6), min_size=1, max_size=8),
    separator=st.sampled_from(";,\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"]),
)
def test_any_words_between_separators(
    tmp_path: Path, cells: list[list[str]], separator: str, encoding: str
) -> None:
    text = "\n".join(separator.join(line) for line in cells)
    table_or_message(tmp_path, text.encode(encoding, "replace"))


@anywhere
@given(content=st.binary(max_size=2000))
def test_any_bytes_that_say_they_are_an_archive(tmp_path: Path, content: bytes) -> None:
    table_or_message(tmp_path, b"PK\x03\x04" + content)


@anywhere
@given(place=st.integers(0, len(GOOD) - 1), put=st.binary(min_size=1, max_size=40))
def test_a_workbook_with_bytes_overwritten(tmp_path: Path, place: int, put: bytes) -> None:
    table_or_message(tmp_path, GOOD[:place] + put + GOOD[place + len(put) :])


@anywhere
@given(
    part=st.sampled_from(PARTS),
    place=st.floats(0, 1),
    taken=st.integers(0, 60),
    put=st.one_of(
        st.binary(max_size=40), st.sampled_from([b'"', b"<", b"</row>", b't="s"', b"9" * 12, b"-1", b"&x;"])
    ),
)
def test_a_workbook_with_parts_rewritten(
    tmp_path: Path, part: str, place: float, taken: int, put: bytes
) -> None:
    into = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(into, "w") as new:
        for name in PARTS:
            content = old.read(name)
            if name == part:
                at = int(place * len(content))
                content = content[:at] + put + content[at + taken :]
            new.writestr(name, content)
    table_or_message(tmp_path, into.getvalue())


@pytest.mark.parametrize(
    "content",
    [
        os.urandom(BYTES),
        b"a" * BYTES,
        b'"' * BYTES,
        b";" * BYTES,
        b"a," * (BYTES // 2),
        b"\n" * BYTES,
        b"a\r" * (BYTES // 2),
        b"PK\x03\x04" * (BYTES // 4),
        "é;\n".encode("utf-16-le") * (BYTES // 6),
    ],
    ids=["noise", "one letter", "quotes", "semicolons", "commas", "lines", "returns", "archives", "wide"],
)
def test_ten_megabytes_of_junk_are_refused(tmp_path: Path, content: bytes) -> None:
    assert table_or_message(tmp_path, content) is None
