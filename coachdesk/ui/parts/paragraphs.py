"""Text broken into lines: the one place that measures and draws wrapped plain text.

Qt's own label breaks at spaces only and pushes the window apart for one long word; this breaks such a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

UNLIMITED: Final = 1e6
"""A width at which no text breaks but at its own line breaks, in pixels."""
_BREATH = 0.999


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of a text in a width.

    Attributes:
        lines: each line's text and natural width.
        line_height: pixels from line to line.
        is_cut: some text did not fit and ends in an ellipsis.
    """

    lines: tuple[tuple[str, float], ...]
    line_height: float
    font: QFont
    is_cut: bool

    @property
    def height(self) -> int:
        """Height of all lines, at least one."""
        return int(max(1, len(self.lines)) * self.line_height + _BREATH)

    @property
    def width(self) -> int:
        """Width of the widest line."""
        return int(max((width for _, width in self.lines), default=0.0) + _BREATH)

    @property
    def natural_width(self) -> int:
        """Width in which no line breaks again.

        A font's measures differ from a layout's by parts of a pixel: enough to break a line that was to fit.
        """
        widest = max((width for _, width in self.lines), default=0.0)
        return int(widest + _BREATH) + (1 if widest else 0)

    def draw(
        self,
        painter: QPainter,
        left: float,
        top: float,
        width: float,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Draw the lines with the painter's pen, each aligned within ``width``."""
        painter.setFont(self.font)
        metrics = QFontMetricsF(self.font)
        ascent = (self.line_height - metrics.height()) / 2 + metrics.ascent()
        for number, (text, line_width) in enumerate(self.lines):
            x = left + indent(alignment, width, line_width)
            painter.drawText(QPointF(x, top + number * self.line_height + ascent), text)


def indent(alignment: Qt.AlignmentFlag, room: float, width: float) -> float:
    """How far right a line ``width`` wide begins in ``room``."""
    if alignment & Qt.AlignmentFlag.AlignRight:
        return max(0.0, room - width)
    if alignment & Qt.AlignmentFlag.AlignHCenter:
        return max(0.0, (room - width) / 2)
    return 0.0


def paragraph(text: str, font: QFont, width: float, max_lines: int = 0, line: int = 0) -> Paragraph:
    """Break ``text`` into lines.

    Args:
        text: plain text; its own line breaks are kept.
        font: of all lines.
        width: room in pixels; at least one character stands on a line.
        max_lines: the last one ends in an ellipsis when there is more; 0 for no limit.
        line: height of a line in pixels, ``Theme.line(role)``; 0 for the font's own.
    """
    metrics = QFontMetricsF(font)
    line_height = float(max(line, round(metrics.height())))
    width = max(width, metrics.averageCharWidth() * 2)
    lines: list[tuple[str, float]] = []
    pieces = text.split("\n") if text else []
    for position, piece in enumerate(pieces):
        if max_lines and len(lines) == max_lines:
            return _cut(lines, " ".join(pieces[position:]), metrics, width, font, line_height)
        for start, length, line_width in _lines(piece, font, width):
            if max_lines and len(lines) == max_lines:
                return _cut(lines, piece[start:], metrics, width, font, line_height)
            lines.append((piece[start : start + length].rstrip(" "), line_width))
    return Paragraph(tuple(lines), line_height, font, is_cut=False)


def natural_width(text: str, font: QFont) -> int:
    """Width of a text with its own line breaks only, as the text layout counts it."""
    return paragraph(text, font, UNLIMITED).natural_width


def _lines(piece: str, font: QFont, width: float) -> list[tuple[int, int, float]]:
    if not piece:
        return [(0, 0, 0.0)]
    layout = QTextLayout(piece, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[tuple[int, int, float]] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append((line.textStart(), line.textLength(), line.naturalTextWidth()))
    layout.endLayout()
    return found


def _cut(
    lines: list[tuple[str, float]],
    rest: str,
    metrics: QFontMetricsF,
    width: float,
    font: QFont,
    height: float,
) -> Paragraph:
    last = metrics.elidedText(f"{lines[-1][0]} {rest}", Qt.TextElideMode.ElideRight, width)
    lines[-1] = (last, metrics.horizontalAdvance(last))
    return Paragraph(tuple(lines), height, font, is_cut=True)
