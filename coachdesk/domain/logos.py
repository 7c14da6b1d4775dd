"""What may be the logo of a letterhead: a small PNG of our own making, looked at before anything decodes it."""

from __future__ import annotations

import struct
from typing import Final

from coachdesk.domain.errors import UserError

MOST_BYTES: Final = 300_000
MOST_PIXELS: Final = (700, 300)
"""Width and height: its room on paper at 600 dots an inch."""
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_HEADER: Final = struct.Struct(">I4sII")


def check_logo(png: bytes) -> bytes:
    """Accept nothing, or a PNG that says of itself that it is small.

    Raises:
        UserError: it is no PNG, or larger than a letterhead needs.
    """
    if not png:
        return png
    start = len(_SIGNATURE)
    if len(png) > MOST_BYTES:
        raise UserError("This picture is too large for a letterhead. Choose a simpler one.")
    if png[:start] != _SIGNATURE or len(png) < start + _HEADER.size:
        raise UserError("This is no picture that CoachDesk can read. Choose a PNG or a JPEG file.")
    length, name, width, height = _HEADER.unpack_from(png, start)
    if (length, name) != (13, b"IHDR") or not (0 < width <= MOST_PIXELS[0] and 0 < height <= MOST_PIXELS[1]):
        raise UserError("This picture is too large for a letterhead. Choose a simpler one.")
    return png
