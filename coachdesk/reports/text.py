"""The only place where text becomes something drawn: cleaned, typeset, checked, escaped.

What a person typed is never markup here: ``<b>``, ``&amp;`` or ``<img src=...>`` is printed as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, paragraph

from coachdesk.domain.notes import Run
from coachdesk.i18n.typography import NO_BREAK
from coachdesk.reports import colours, fonts, typography

_WORDS: Final = re.compile(
    "[^\t\n\v\f\r\x1c-\x1f \x85\u1680\u2000-\u2006\u2008-\u200b\u2028\u2029\u205f\u3000]+",
)

_BREAKS: Final = re.compile("(?<![ \u00a0]à) ")

# Wrapping a paragraph costs the square of its length; this length wraps in a few milliseconds.
LONGEST_PARAGRAPH: Final = 4000
_DOT: Final = " · "
_NARROW_COLUMN: Final = 150.0
_TIED: Final = re.compile(r"\S*\u00a0[^ \n]*")
_RAISED_SIZE: Final = 9.0
_RAISED_SHARE: Final = 0.245
_SMALLEST_RAISED: Final = 0.62


def _words(text: str | bytes, delim: str | bytes | None = None) -> list[str]:
    """Part a text at its breaking spaces only.

    reportlab's own function takes U+202F for a breaking space and prints U+0020 in its place: lines then
    begin with ``?`` and the narrow space is lost from the file.
    """
    plain = text.decode() if isinstance(text, bytes) else text
    if delim is None:
        return _WORDS.findall(plain)
    return plain.split(delim.decode() if isinstance(delim, bytes) else delim)


paragraph.split = _words  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: sizes in points."""

    face: str
    size: float
    leading: float
    colour: Color

    def tinted(self, colour: Color) -> Style:
        """The same in another colour."""
        return replace(self, colour=colour)


TITLE: Final = Style(fonts.SEMIBOLD, 23, 27, colours.INK)
SUBTITLE: Final = Style(fonts.SANS, 11, 15.5, colours.SECONDARY)
FIGURE_TITLE: Final = Style(fonts.SEMIBOLD, 16, 21, colours.INK)
HEADING: Final = Style(fonts.SEMIBOLD, 11, 15.5, colours.INK)
BODY: Final = Style(fonts.SANS, 11, 15.5, colours.INK)
CELL: Final = Style(fonts.SANS, 10, 14, colours.INK)
CELL_STRONG: Final = Style(fonts.SEMIBOLD, 10, 14, colours.INK)
SMALL: Final = Style(fonts.SANS, 9, 12.5, colours.SECONDARY)
SMALL_INK: Final = Style(fonts.SANS, 9, 12.5, colours.INK)
SMALL_STRONG: Final = Style(fonts.SEMIBOLD, 9, 12.5, colours.INK)
VERBATIM: Final = Style(fonts.SERIF, 12, 17.5, colours.INK)
SENTENCE: Final = Style(fonts.SANS, 10, 13.5, colours.INK)
PANEL_NAME: Final = Style(fonts.SEMIBOLD, 10.5, 13, colours.INK)
SIDE_WORDS: Final = Style(fonts.SANS, 9, 11.5, colours.INK)


@lru_cache(maxsize=256)
def _paragraph_style(style: Style, indent: float) -> ParagraphStyle:
    return ParagraphStyle(
        "coachdesk",
        fontName=style.face,
        bulletFontName=style.face,
        fontSize=style.size,
        leading=style.leading,
        textColor=style.colour,
        leftIndent=indent,
        allowWidows=0,
        allowOrphans=0,
    )


class SetParagraph(Paragraph):
    """A paragraph that is broken into lines once for a width, not each time somebody asks for its height."""

    _broken_for: float | None = None
    _size: tuple[float, float] = (0, 0)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - the library's names
        """Width and height in points when set to a width."""
        # A split that fails throws the lines away.
        if self._broken_for != aW or not hasattr(self, "blPara"):
            if aW < _NARROW_COLUMN:
                self._loosen(aW)
            self._size = super().wrap(aW, aH)
            self._broken_for = aW
        return self._size

    def _loosen(self, width: float) -> None:
        """Untie words that are wider together than the column: else the library would break inside a word."""
        for frag in self.frags:
            for tied in _TIED.findall(getattr(frag, "text", "")):
                if fonts.width(tied, frag.fontName, frag.fontSize) > width:
                    frag.text = frag.text.replace(tied, tied.replace(NO_BREAK, " "))


class Typesetter:
    """Sets the texts of one document.

    Args:
        language: ``fr`` or ``en``; decides spaces, quotation marks and raised ordinals.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._known: dict[str, str] = {}

    def line(self, text: str) -> str:
        """Text for a single line, to be measured and drawn as it is.

        Raises:
            UserError: a character cannot be printed.
        """
        return self._polished(text.replace("\n", " "))

    def paragraph(self, text: str, style: Style, *, strong: str = "", indent: float = 0) -> Paragraph:
        """One paragraph of any text; ``strong`` stands before it in Semibold.

        Raises:
            UserError: a character cannot be printed.
        """
        beginning = (Run(strong, is_emphasis=True),) if strong else ()
        return self._set((*beginning, Run(text)), style, indent)

    def joined(self, text: str, style: Style, width: float) -> Paragraph:
        """What stands between middle dots in one line, or a new line in place of a dot where it has no room.

        Raises:
            UserError: a character cannot be printed.
        """
        lines: list[str] = []
        for part in text.split(_DOT):
            longer = f"{lines[-1]}{_DOT}{part}" if lines else part
            if lines and fonts.width(self.line(longer), style.face, style.size) <= width:
                lines[-1] = longer
            else:
                lines.append(part)
        return self.paragraph("\n".join(lines), style)

    def paragraphs(self, runs: Sequence[Run], style: Style, *, indent: float = 0) -> list[Paragraph]:
        """One paragraph, or several in a row when it is very long.

        Raises:
            UserError: a character cannot be printed.
        """
        return [self._set(part, style, indent) for part in _in_parts(runs)]

    def _polished(self, text: str) -> str:
        if text not in self._known:
            polished = typography.polish(typography.clean(text), self.language)
            fonts.check(polished)
            self._known[text] = polished
        return self._known[text]

    def _set(self, runs: Iterable[Run], style: Style, indent: float) -> Paragraph:
        polished = [Run(self._polished(run.text), run.is_emphasis) for run in runs]
        if polished:
            polished[-1] = replace(polished[-1], text=typography.tie_end(polished[-1].text))
        markup = "".join(self._markup(run, style) for run in polished)
        return SetParagraph(markup, _paragraph_style(style, indent))

    def _markup(self, run: Run, style: Style) -> str:
        marked = "".join(_piece(piece, style) for piece in typography.pieces(run.text, self.language))
        return f"<b>{marked}</b>" if run.is_emphasis and marked else marked


def raised_size(size: float) -> float:
    """Size of a raised ordinal ending beside text of ``size``: never under nine points on paper."""
    return max(min(_RAISED_SIZE, size), _SMALLEST_RAISED * size)


def rise(size: float) -> float:
    """How far it is raised, in points."""
    return _RAISED_SHARE * size


def _piece(piece: typography.Piece, style: Style) -> str:
    marked = escape(piece.text).replace("\n", "<br/>")
    if style.face == fonts.SERIF:
        marked = "".join(
            f'<font name="{fonts.SANS}">{sign}</font>' if fonts.lacks(fonts.SERIF, sign) else sign
            for sign in marked
        )
    if piece.is_raised:
        return f'<super rise="{rise(style.size):.2f}" size="{raised_size(style.size):.2f}">{marked}</super>'
    return marked


def _in_parts(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    parts: list[list[Run]] = [[]]
    room = LONGEST_PARAGRAPH
    for run in runs:
        rest = run.text
        while len(rest) > room:
            cut = _good_cut(rest, room)
            parts[-1].append(Run(rest[:cut].rstrip(), run.is_emphasis))
            parts.append([])
            rest, room = rest[cut:].lstrip(), LONGEST_PARAGRAPH
        if rest:
            parts[-1].append(Run(rest, run.is_emphasis))
            room = max(room - len(rest), 1)
    return [tuple(part) for part in parts if part]


def _good_cut(text: str, room: int) -> int:
    """Where to part a text that is too long: after a sentence, else at a space, else in the word."""
    for mark in (". ", "! ", "? ", " "):
        place = text.rfind(mark, room // 2, room)
        if place >= 0:
            return place + len(mark)
    return room


def balanced(text: str, style: Style, width: float) -> list[str]:
    """As few lines as :func:`wrapped` needs, as even as may be: no short word alone on the last."""
    lines = wrapped(text, style, width)
    for share in (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95):
        even = wrapped(text, style, share * width)
        if len(even) == len(lines):
            return even
    return lines


def wrapped(text: str, style: Style, width: float) -> list[str]:
    """Lines of a text that :meth:`Typesetter.line` gave, broken at ordinary spaces, for drawings."""
    lines: list[str] = []
    for word in _BREAKS.split(text):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and fonts.width(longer, style.face, style.size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def shortened(text: str, style: Style, width: float) -> str:
    """A line cut with an ellipsis where it would leave its room."""
    if fonts.width(text, style.face, style.size) <= width:
        return text
    # Halving, not letter by letter: measuring a long line once for each of its signs takes minutes.
    fitting, too_long = 0, len(text)
    while too_long - fitting > 1:
        middle = (fitting + too_long) // 2
        if fonts.width(f"{text[:middle]}…", style.face, style.size) <= width:
            fitting = middle
        else:
            too_long = middle
    return f"{text[:fitting].rstrip()}…"
