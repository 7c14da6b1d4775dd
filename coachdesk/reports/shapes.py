"""Marks of a figure as vector shapes: colour, dash and marker change together, so grey loses nothing."""

from __future__ import annotations

from typing import Final, NamedTuple

from reportlab.graphics.shapes import Circle, Group, Line, Polygon, PolyLine, Rect, Shape, SolidShape, String
from reportlab.lib.colors import Color
from reportlab.lib.units import mm

from coachdesk.reports import colours, fonts
from coachdesk.reports.text import Style, raised_size, rise
from coachdesk.reports.typography import pieces

LINE_WIDTH: Final = 1.5
DENSE_WIDTH: Final = 0.7
_HALO: Final = 0.5 * mm
_HOLLOW_WIDTH: Final = 1.3
_DASHES: Final = (None, (5, 2.5), (1.2, 2.4), (5, 2, 1.2, 2))


class Pen(NamedTuple):
    """How one series is drawn."""

    colour: Color
    dash: tuple[float, ...] | None
    marker: int


def pen(series: int) -> Pen:
    """Colour, dash and marker of a series, 0 to 3."""
    number = series % len(colours.SERIES)
    return Pen(colours.SERIES[number], _DASHES[number], number)


def marker(number: int, x: float, y: float, *, grown: float = 0) -> SolidShape:
    """Circle, square, triangle or diamond, 2.8 to 3.3 mm wide, without colours.

    Args:
        number: 0 to 3.
        x: of its middle.
        y: of its middle.
        grown: added on each side.
    """
    if number == 0:
        return Circle(x, y, 1.45 * mm + grown)
    if number == 1:
        half = 1.35 * mm + grown
        return Rect(x - half, y - half, 2 * half, 2 * half)
    half = 1.65 * mm + (1.6 if number == 2 else 1.3) * grown
    if number == 2:
        foot, top = y - 1.2 * mm - grown, y + 1.7 * mm + 1.7 * grown
        return Polygon([x - half, foot, x + half, foot, x, top])
    return Polygon([x - half, y, x, y - half, x + half, y, x, y + half])


def halo(number: int, x: float, y: float, paper: Color) -> Shape:
    """Paper around a marker, so that it never melts into its line."""
    return painted(marker(number, x, y, grown=_HALO), fill=paper)


def point(which: Pen, x: float, y: float, *, is_hollow: bool) -> Shape:
    """A marker, full or hollow."""
    if is_hollow:
        inset = -_HOLLOW_WIDTH / 2
        shape = marker(which.marker, x, y, grown=inset)
        return painted(shape, fill=colours.PAPER, stroke=which.colour, weight=_HOLLOW_WIDTH)
    return painted(marker(which.marker, x, y), fill=which.colour)


def painted(
    shape: SolidShape, *, fill: Color | None = None, stroke: Color | None = None, weight: float = 0.6
) -> SolidShape:
    """The shape in these colours; no colour, no paint."""
    shape.fillColor = fill
    shape.strokeColor = stroke
    shape.strokeWidth = weight
    return shape


def box(left: float, bottom: float, width: float, height: float, fill: Color) -> SolidShape:
    """A filled rectangle."""
    return painted(Rect(left, bottom, width, height), fill=fill)


def line(
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    colour: Color,
    weight: float = 0.6,
    dash: tuple[float, ...] | None = None,
    *,
    is_round: bool = False,
) -> Shape:
    """A straight line; ``dash`` as on and off lengths."""
    shape = Line(x1, y1, x2, y2)
    shape.strokeColor = colour
    shape.strokeWidth = weight
    if dash:
        shape.strokeDashArray = list(dash)
    shape.strokeLineCap = 1 if is_round else 0
    return shape


def curve(points: tuple[float, ...], which: Pen, *, is_dense: bool) -> Shape:
    """The line of a series through its points: flat list x, y, x, y..."""
    shape = PolyLine(list(points))
    shape.strokeColor = which.colour
    shape.strokeWidth = DENSE_WIDTH if is_dense else LINE_WIDTH
    if which.dash and not is_dense:
        shape.strokeDashArray = list(which.dash)
    shape.strokeLineJoin = 1
    return shape


def words(text: str, style: Style, x: float, y: float, language: str, *, is_right: bool = False) -> Group:
    """A line of text on the baseline ``y``; ordinals are raised.

    Args:
        text: what the typesetter gave.
        style: face, size, colour.
        x: left edge.
        y: baseline.
        language: of the text.
        is_right: ``x`` is the right edge.
    """
    if is_right:
        x -= fonts.width(text, style.face, style.size)
    group = Group()
    for piece in pieces(text, language):
        size = raised_size(style.size) if piece.is_raised else style.size
        lift = rise(style.size) if piece.is_raised else 0
        group.add(String(x, y + lift, piece.text, fontName=style.face, fontSize=size, fillColor=style.colour))
        x += fonts.width(piece.text, style.face, size)
    return group


def up_arrow(x: float, y: float) -> Group:
    """The small arrow of a direction, standing on ``y``."""
    group = Group()
    group.add(line(x, y, x, y + 2 * mm, colours.INK, 1.1))
    half, top = 0.9 * mm, y + 2.9 * mm
    head = Polygon([x - half, top - 1.4 * mm, x + half, top - 1.4 * mm, x, top])
    group.add(painted(head, fill=colours.INK))
    return group
