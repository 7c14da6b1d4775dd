"""Pages of a PDF as pictures, by the same engine for the preview and for the printer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pypdfium2

POINTS_PER_INCH: Final = 72


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page, four bytes a pixel, red first; ``stride`` bytes a row."""

    pixels: bytes
    width: int
    height: int
    stride: int


def page_pictures(pdf: bytes, dots_per_inch: float) -> tuple[PagePicture, ...]:
    """Draw every page on white.

    The engine is not made for threads: all calls come from one thread at a time.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_picture(document[number], dots_per_inch) for number in range(len(document)))
    finally:
        document.close()


@dataclass(frozen=True, slots=True)
class Marked:
    """A line of words on a page, counted from 0; edges in shares of the page, from its left and upper edge."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


def marked(pdf: bytes, words: str) -> tuple[Marked, ...]:
    """Where words stand first, line by line; nothing if they stand nowhere."""
    if not words.strip():
        return ()
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            page = document[number]
            width, height = page.get_size()
            text = page.get_textpage()
            found = text.search(" ".join(words.split()), match_case=True).get_next()
            if found is not None:
                edges = [text.get_rect(each) for each in range(text.count_rects(*found))]
                return tuple(
                    Marked(number, left / width, 1 - top / height, right / width, 1 - bottom / height)
                    for left, bottom, right, top in edges
                )
        return ()
    finally:
        document.close()


def _picture(page: pypdfium2.PdfPage, dots_per_inch: float) -> PagePicture:
    bitmap = page.render(scale=dots_per_inch / POINTS_PER_INCH, rev_byteorder=True, prefer_bgrx=True)
    return PagePicture(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
