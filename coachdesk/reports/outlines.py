"""Letters as drawn shapes, so that a drawing looks the same where our faces are not installed.

Outlines are read from the ``glyf`` table of the registered TrueType faces (OpenType specification 1.9): points on
the curve and control points of quadratic curves; accented letters are made of others.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

_ON_CURVE: Final = 0x01
_SHORT: Final = (0x02, 0x04)
_SAME: Final = (0x10, 0x20)
_REPEATED: Final = 0x08
_WORDS: Final = 0x0001
_OFFSETS: Final = 0x0002
_SCALE: Final = 0x0008
_MORE: Final = 0x0020
_TWO_SCALES: Final = 0x0040
_MATRIX: Final = 0x0080


class _Point(NamedTuple):
    x: float
    y: float
    is_on: bool


_Contour = tuple[_Point, ...]


def path_of(text: str, face: str, size: float, x: float, y: float) -> str:
    """The data of an SVG path that shows a line of text; ``y`` grows downwards.

    Args:
        text: without a line break.
        face: a registered TrueType face.
        size: of the letters.
        x: left end of the line.
        y: its baseline.
    """
    font = _face(face)
    scale = size / font.unitsPerEm
    parts: list[str] = []
    for letter in text:
        glyph = font.charToGlyph.get(ord(letter), 0)
        parts += [_drawn(contour, x, y, scale) for contour in _contours(face, glyph)]
        x += pdfmetrics.stringWidth(letter, face, size)
    return "".join(parts)


def _drawn(contour: _Contour, x: float, y: float, scale: float) -> str:
    """One closed line: straight pieces, and curves from each control point to the next point on the curve."""
    start = _middle(contour[-1], contour[0]) if not contour[0].is_on else contour[0]
    said = [f"M{_place(start, x, y, scale)}"]
    around = (*contour[1 if contour[0].is_on else 0 :], start)
    # The last one is on the curve, so what follows it is never asked for.
    for here, following in pairwise((*around, start)):
        if here.is_on:
            said.append(f"L{_place(here, x, y, scale)}")
        else:
            to = following if following.is_on else _middle(here, following)
            said.append(f"Q{_place(here, x, y, scale)} {_place(to, x, y, scale)}")
    return "".join(said) + "Z"


def _middle(one: _Point, other: _Point) -> _Point:
    return _Point((one.x + other.x) / 2, (one.y + other.y) / 2, True)


def _place(point: _Point, x: float, y: float, scale: float) -> str:
    return f"{round(x + point.x * scale, 2):g},{round(y - point.y * scale, 2):g}"


@lru_cache(maxsize=512)
def _contours(face: str, glyph: int) -> tuple[_Contour, ...]:
    font = _face(face)
    data = _glyph_data(font, glyph)
    if not data:
        return ()
    (count,) = struct.unpack_from(">h", data)
    return _simple(data, count) if count >= 0 else _composed(face, data)


def _glyph_data(font: TTFontFace, glyph: int) -> bytes:
    start, end = font.glyphPos[glyph], font.glyphPos[glyph + 1]
    # The table is not typed.
    read: Callable[[str], bytes] = font.get_table
    return read("glyf")[start:end]


def _face(name: str) -> TTFontFace:
    font = pdfmetrics.getFont(name)
    if not isinstance(font, TTFont):
        raise TypeError(name)
    return font.face


def _simple(data: bytes, count: int) -> tuple[_Contour, ...]:
    ends = struct.unpack_from(f">{count}H", data, 10)
    (hints,) = struct.unpack_from(">H", data, 10 + 2 * count)
    place, total = 12 + 2 * count + hints, ends[-1] + 1
    flags: list[int] = []
    while len(flags) < total:
        flag = data[place]
        place += 1
        times = 1
        if flag & _REPEATED:
            times += data[place]
            place += 1
        flags += [flag] * times
    across, place = _coordinates(data, place, flags, 0)
    up, _ = _coordinates(data, place, flags, 1)
    points = [
        _Point(x, y, bool(flag & _ON_CURVE)) for x, y, flag in zip(across, up, flags[:total], strict=True)
    ]
    starts = (0, *(end + 1 for end in ends))
    return tuple(tuple(points[first : last + 1]) for first, last in zip(starts, ends, strict=False))


def _coordinates(data: bytes, place: int, flags: list[int], axis: int) -> tuple[list[int], int]:
    """Each is told as the way from the one before: in one byte with its sign, in two, or not at all."""
    short, same = _SHORT[axis], _SAME[axis]
    value, found = 0, []
    for flag in flags:
        if flag & short:
            value += data[place] if flag & same else -data[place]
            place += 1
        elif not flag & same:
            value += struct.unpack_from(">h", data, place)[0]
            place += 2
        found.append(value)
    return found, place


def _composed(face: str, data: bytes) -> tuple[_Contour, ...]:
    found: list[_Contour] = []
    place, flags = 10, _MORE
    while flags & _MORE:
        flags, part = struct.unpack_from(">HH", data, place)
        place += 4
        form = ">hh" if flags & _WORDS else ">bb"
        dx, dy = struct.unpack_from(form, data, place) if flags & _OFFSETS else (0, 0)
        place += struct.calcsize(form)
        (a, b, c, d), place = _matrix(data, place, flags)
        found += [
            tuple(_Point(a * p.x + c * p.y + dx, b * p.x + d * p.y + dy, p.is_on) for p in contour)
            for contour in _contours(face, part)
        ]
    return tuple(found)


def _matrix(data: bytes, place: int, flags: int) -> tuple[tuple[float, float, float, float], int]:
    """How a part is turned or scaled; most are as they are."""
    count = 1 if flags & _SCALE else 2 if flags & _TWO_SCALES else 4 if flags & _MATRIX else 0
    values = [value / 16384 for value in struct.unpack_from(f">{count}h", data, place)]
    place += 2 * count
    if count == 4:
        return (values[0], values[1], values[2], values[3]), place
    across, up = (values[0], values[-1]) if values else (1.0, 1.0)
    return (across, 0.0, 0.0, up), place
