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


def _picture(page: pypdfium2.PdfPage, dots_per_inch: float) -> PagePicture:
    bitmap = page.render(scale=dots_per_inch / POINTS_PER_INCH, rev_byteorder=True, prefer_bgrx=True)
    return PagePicture(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
