"""Letters as drawn shapes, so that a drawing looks the same where our faces are not installed."""

from __future__ import annotations

from functools import lru_cache

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont as RegisteredFont


def path_of(text: str, face: str, size: float, x: float, y: float) -> str:
    """The data of an SVG path that shows a line of text; ``y`` grows downwards.

    Args:
        text: without a line break.
        face: a registered TrueType face.
        size: of the letters.
        x: left end of the line.
        y: its baseline.
    """
    font = _font(face)
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    scale = size / font["head"].unitsPerEm
    pen = SVGPathPen(glyphs, ntos=_number)
    for letter in text:
        glyph = glyphs[names.get(ord(letter), ".notdef")]
        glyph.draw(TransformPen(pen, (scale, 0, 0, -scale, x, y)))
        # As wide as on paper, where no pair of letters is drawn together either.
        x += pdfmetrics.stringWidth(letter, face, size)
    return str(pen.getCommands())


@lru_cache(maxsize=8)
def _font(face: str) -> TTFont:
    font = pdfmetrics.getFont(face)
    if not isinstance(font, RegisteredFont):
        raise TypeError(face)
    return TTFont(font.face.filename, lazy=True)


def _number(value: float) -> str:
    return f"{round(value, 2):g}"
