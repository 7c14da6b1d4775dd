from __future__ import annotations

import struct

import pytest

from coachdesk.domain.errors import UserError
from coachdesk.domain.logos import MOST_BYTES, check_logo

START = b"\x89PNG\r\n\x1a\n"


def claiming(width: int, height: int) -> bytes:
    return START + struct.pack(">I4sII", 13, b"IHDR", width, height) + b"\x08\x02\0\0\0" + b"\0" * 20


def test_a_small_png_or_nothing_is_taken() -> None:
    assert check_logo(b"") == b""
    assert check_logo(claiming(600, 200)) == claiming(600, 200)


@pytest.mark.parametrize(
    "picture",
    [
        b"%PDF-1.7 " * 9,
        START,
        claiming(0, 10),
        claiming(60_000, 60_000),
        claiming(10, 10) + b"x" * MOST_BYTES,
        b"<svg onload='x'/>" * 5,
    ],
)
def test_anything_else_is_refused_before_it_is_decoded(picture: bytes) -> None:
    with pytest.raises(UserError):
        check_logo(picture)
