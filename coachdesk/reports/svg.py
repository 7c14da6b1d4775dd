"""A drawing as SVG 1.1: plain shapes, letters as outlines, nothing that a viewer would have to fetch or to guess."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape

from reportlab.graphics.shapes import (
    Circle,
    Drawing,
    Group,
    Line,
    LineShape,
    Polygon,
    PolyLine,
    Rect,
    Shape,
    SolidShape,
    String,
)
from reportlab.lib.colors import Color

from coachdesk.reports.outlines import path_of

_CAPS: Final = ("butt", "round", "square")
_UNMOVED: Final = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def svg(drawing: Drawing, title: str, description: str) -> bytes:
    """The file; equal drawings give equal bytes.

    Args:
        drawing: groups that are moved, never turned.
        title: what a viewer says that it is.
        description: what it shows, for whoever does not see it.
    """
    width, height = _number(drawing.width), _number(drawing.height)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<svg xmlns="http://www.w3.org/2000/svg" version="1.1" role="img" aria-labelledby="title desc"',
        f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(description)}</desc>',
        *_shapes(drawing, 0, drawing.height),
        "</svg>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _shapes(group: Group | Drawing, left: float, foot: float) -> Iterator[str]:
    """What lies in a group whose origin stands at ``left`` and ``foot``, downwards from the top of the sheet."""
    for shape in group.contents:
        if isinstance(shape, Group):
            right, up = tuple(shape.transform or _UNMOVED)[4:]
            yield from _shapes(shape, left + right, foot - up)
        else:
            yield _shape(shape, left, foot)


def _shape(shape: Shape, left: float, foot: float) -> str:
    """One shape.

    Raises:
        TypeError: our figures hold no shape of that kind.
    """
    match shape:
        case String():
            words = path_of(shape.text, shape.fontName, shape.fontSize, left + shape.x, foot - shape.y)
            return f'<path d="{words}" fill="{_colour(shape.fillColor)}"/>'
        case Line():
            ends = _places([shape.x1, shape.y1, shape.x2, shape.y2], left, foot)
            return f'<path d="M{"L".join(ends)}" fill="none"{_stroke(shape)}/>'
        case PolyLine():
            return f'<path d="M{"L".join(_places(shape.points, left, foot))}" fill="none"{_stroke(shape)}/>'
        case Circle():
            middle = f'cx="{_number(left + shape.cx)}" cy="{_number(foot - shape.cy)}"'
            return f'<circle {middle} r="{_number(shape.r)}"{_paint(shape)}/>'
        case Rect():
            place = f'x="{_number(left + shape.x)}" y="{_number(foot - shape.y - shape.height)}"'
            size = f'width="{_number(shape.width)}" height="{_number(shape.height)}"'
            return f"<rect {place} {size}{_paint(shape)}/>"
        case Polygon():
            return f'<path d="M{"L".join(_places(shape.points, left, foot))}Z"{_paint(shape)}/>'
    raise TypeError(type(shape).__name__)


def _places(points: list[float], left: float, foot: float) -> list[str]:
    return [
        f"{_number(left + x)},{_number(foot - y)}" for x, y in zip(points[::2], points[1::2], strict=True)
    ]


def _paint(shape: SolidShape) -> str:
    return f' fill="{_colour(shape.fillColor)}"{_stroke(shape)}'


def _stroke(shape: LineShape) -> str:
    if shape.strokeColor is None or not shape.strokeWidth:
        return ""
    said = f' stroke="{_colour(shape.strokeColor)}" stroke-width="{_number(shape.strokeWidth)}"'
    dashes = [each for each in shape.strokeDashArray or () if isinstance(each, int | float)]
    if dashes:
        said += f' stroke-dasharray="{" ".join(map(_number, dashes))}"'
    if shape.strokeLineCap:
        said += f' stroke-linecap="{_CAPS[shape.strokeLineCap]}"'
    return said + (' stroke-linejoin="round"' if shape.strokeLineJoin else "")


def _colour(colour: Color | None) -> str:
    return "none" if colour is None else f"#{colour.hexval()[2:]}"


def _number(value: float) -> str:
    return f"{round(value, 2):g}"
