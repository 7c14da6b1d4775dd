"""Colours of paper. None of them carries a meaning alone: every mark has a shape and a word beside it."""

from __future__ import annotations

import colorsys
import re
from typing import Final

from reportlab.lib.colors import Color, HexColor

PAPER: Final = HexColor("#FFFFFF")
INK: Final = HexColor("#1C1C1C")
SECONDARY: Final = HexColor("#595959")
RULE: Final = HexColor("#8C8C8C")
WRITING_LINE: Final = HexColor("#B5B5B5")
HAIRLINE: Final = HexColor("#C9C9C9")
TINT_1: Final = HexColor("#F2F1ED")
TINT_2: Final = HexColor("#E4E2DB")
WATERMARK: Final = HexColor("#EFEFEF")
SERIES: Final = (HexColor("#0072B2"), HexColor("#D55E00"), HexColor("#009E73"), HexColor("#CC79A7"))
DEFAULT_ACCENT: Final = "#1B4F5C"

_READABLE: Final = 4.5
_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}")


def contrast_on_white(colour: Color) -> float:
    """WCAG 2 contrast with white paper, 1 to 21."""
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.red, colour.green, colour.blue)
    ]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)


def accent(chosen: str) -> Color:
    """The practitioner's accent, darkened with its hue kept until it reads on white (4.5:1).

    Args:
        chosen: ``#rrggbb``; anything else, or nothing, gives the accent of the house.
    """
    colour = HexColor(chosen if _HEX.fullmatch(chosen) else DEFAULT_ACCENT)
    hue, lightness, saturation = colorsys.rgb_to_hls(colour.red, colour.green, colour.blue)
    while contrast_on_white(colour) < _READABLE:
        lightness -= 0.01
        colour = Color(*colorsys.hls_to_rgb(hue, lightness, saturation))
    return colour
