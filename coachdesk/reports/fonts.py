"""The three faces of paper, and the characters they cannot print.

Sans is the voice of the practitioner and of the program; the serif holds a person's own words, only those.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from coachdesk.domain.errors import UserError

SANS: Final = "SourceSans3-Regular"
SEMIBOLD: Final = "SourceSans3-Semibold"
SERIF: Final = "SourceSerif4-Regular"

# The type stubs do not know this argument yet.
_EVERYWHERE: Final[dict[str, Any]] = {"baseFontFor": "canvas graphics"}
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})
_SPACES: Final = frozenset(" \n\u00a0\u202f")


def register(folder: Path) -> None:
    """Make the faces known to reportlab; a second call costs nothing.

    Args:
        folder: holds the three unchanged TrueType files.
    """
    known = pdfmetrics.getRegisteredFontNames()
    if all(name in known for name in (SANS, SEMIBOLD, SERIF)):
        return
    # What drawings are given is checked by types and tests: checking it again cost a twentieth of a report.
    rl_config.shapeChecking = 0
    for name in (SANS, SEMIBOLD, SERIF):
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))
    # There is no italic and no bold on paper: a stray mark stays in the family. Without the base font every
    # file lists Helvetica, which is not embedded.
    pdfmetrics.registerFontFamily(SANS, SANS, SEMIBOLD, SANS, SEMIBOLD, **_EVERYWHERE)
    pdfmetrics.registerFontFamily(SERIF, normal=SERIF, bold=SERIF, italic=SERIF, boldItalic=SERIF)


def lacks(face: str, character: str) -> bool:
    """Whether a registered face has no shape for a character (spaces are always there)."""
    return character not in _SPACES and ord(character) not in _shapes(face)


@lru_cache(maxsize=8)
def _shapes(face: str) -> frozenset[int]:
    font = pdfmetrics.getFont(face)
    return frozenset(font.face.charToGlyph) if isinstance(font, TTFont) else frozenset()


def check(text: str) -> None:
    """Refuse what would be printed as an empty box or in the wrong order.

    Raises:
        UserError: a right-to-left character, or one that the sans face lacks; it names the character.
    """
    for character in dict.fromkeys(text):
        code = f"U+{ord(character):04X}"
        if unicodedata.bidirectional(character) in _RIGHT_TO_LEFT:
            raise UserError(
                "Documents cannot print text written from right to left yet, such as “{character}” ({code}). "
                "Write this passage in Latin letters, then make the document again.",
                character=character,
                code=code,
            )
        if lacks(SANS, character):
            raise UserError(
                "Documents cannot print the character “{character}” ({code}). "
                "Replace it or take it out, then make the document again.",
                character=character,
                code=code,
            )


def width(text: str, face: str, size: float) -> float:
    """Width of a line in points."""
    return float(pdfmetrics.stringWidth(text, face, size))
