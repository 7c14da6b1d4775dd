"""Reads a finished PDF back: words, places, fonts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import NamedTuple

import pypdf
import pypdfium2

from coachdesk.figures.documents import Document
from coachdesk.reports.build import build
from tests.reports.content import FONTS


class Line(NamedTuple):
    """A stretch of text and its box, in points from the lower left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def made(document: Document) -> bytes:
    return build(document, FONTS)


def reader(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf), strict=True)


def pages_text(pdf: bytes) -> list[str]:
    """The text of each page as a viewer copies it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]
    finally:
        document.close()


def plain(text: str) -> str:
    """Words in one line, every kind of space an ordinary one."""
    return " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())


def lines(pdf: bytes) -> Iterator[list[Line]]:
    """The text boxes of each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            textpage = page.get_textpage()
            found = []
            for index in range(textpage.count_rects()):
                box = textpage.get_rect(index)
                found.append(Line(textpage.get_text_bounded(*box), *box))
            yield found
            textpage.close()
            page.close()
    finally:
        document.close()


def objects(pdf: bytes) -> Iterator[pypdf.generic.PdfObject]:
    """Every object of the file."""
    source = reader(pdf)
    for number in range(1, int(str(source.trailer["/Size"]))):
        found = source.get_object(number)
        if found is not None:
            yield found


def font_names(pdf: bytes) -> set[str]:
    """Base names of all fonts, without the tag of the subset."""
    return {
        str(found["/BaseFont"]).rpartition("+")[2].lstrip("/")
        for found in objects(pdf)
        if isinstance(found, pypdf.generic.DictionaryObject) and found.get("/Type") == "/Font"
    }
