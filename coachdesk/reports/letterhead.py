"""The head of a first page: bar or logo, who signs, how they are reached."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from coachdesk.domain.errors import UserError
from coachdesk.figures.signing import Letterhead
from coachdesk.reports import colours, fonts, text
from coachdesk.reports.blocks import draw_stack, stack_height
from coachdesk.reports.text import Style, Typesetter

_WIDTH: Final = float(A4[0])
_HEIGHT: Final = float(A4[1])
_BAR_TOP: Final = 11.2 * mm
_BAR: Final = (14 * mm, 1.3 * mm)
_NAME_TOP: Final = 13.2 * mm
_NAME_WIDTH: Final = 92 * mm
_NAME: Final = Style(fonts.SEMIBOLD, 13, 16, colours.INK)
_LINE_BASELINE: Final = 17.8 * mm
_GAP: Final = 6 * mm
_UNDER_NAME: Final = 0.2 * mm
_LOGO_TOP: Final = 9 * mm
_LOGO_ROOM: Final = (28 * mm, 12 * mm)
_UNDER_LOGO: Final = 2 * mm


class LetterheadBlock:
    """Draws the head of a document.

    Args:
        letterhead: who signs.
        typesetter: of the document's language.
        accent: readable on white.
        margin: left and right, in points.

    Raises:
        UserError: the logo cannot be read.
    """

    def __init__(self, letterhead: Letterhead, typesetter: Typesetter, accent: Color, margin: float) -> None:
        self._letterhead = letterhead
        self._typesetter = typesetter
        self._accent = accent
        self._margin = margin
        self._logo = _read(letterhead.logo) if letterhead.logo else None
        self._name = [typesetter.paragraph(letterhead.practitioner, _NAME)]
        under = (letterhead.title, letterhead.certifications)
        self._under = [typesetter.joined(words, text.SMALL, _NAME_WIDTH) for words in under if words]

    def end(self) -> float:
        """How far from the upper edge of the page it goes."""
        left = (
            self._name_top() + stack_height(self._name, _NAME_WIDTH) + stack_height(self._under, _NAME_WIDTH)
        )
        return max(left, _LINE_BASELINE + text.SMALL.leading * len(self._contact()))

    def draw(self, canvas: Canvas) -> None:
        """Draw bar or logo, name, title and certifications at the left, contact at the right."""
        if self._logo is None:
            canvas.setFillColor(self._accent)
            canvas.rect(self._margin, _HEIGHT - _BAR_TOP - _BAR[1], *_BAR, stroke=0, fill=1)
        else:
            width, height = self._logo_size()
            bottom = _HEIGHT - _LOGO_TOP - height
            canvas.drawImage(self._logo, self._margin, bottom, width, height, mask="auto")
        top = _HEIGHT - self._name_top()
        end = draw_stack(canvas, self._name, self._margin, top, _NAME_WIDTH)
        draw_stack(canvas, self._under, self._margin, end - _UNDER_NAME, _NAME_WIDTH)
        baseline = _HEIGHT - _LINE_BASELINE
        canvas.setFont(text.SMALL.face, text.SMALL.size)
        canvas.setFillColor(text.SMALL.colour)
        for words in self._contact():
            canvas.drawRightString(_WIDTH - self._margin, baseline, words)
            baseline -= text.SMALL.leading

    def _name_top(self) -> float:
        return _NAME_TOP if self._logo is None else _LOGO_TOP + self._logo_size()[1] + _UNDER_LOGO

    def _logo_size(self) -> tuple[float, float]:
        """As large as its room lets it be, in its own proportions."""
        if self._logo is None:
            return 0, 0
        width, height = self._logo.getSize()
        share = min(_LOGO_ROOM[0] / width, _LOGO_ROOM[1] / height)
        return width * share, height * share

    def _contact(self) -> list[str]:
        """The lines at the right, in the width that name and title leave; a long one goes on on the next."""
        one, line = self._letterhead, self._typesetter.line
        widths = [fonts.width(line(one.practitioner), _NAME.face, _NAME.size)]
        widths += [
            fonts.width(line(words), text.SMALL.face, text.SMALL.size)
            for words in (one.title, one.certifications)
        ]
        room = _WIDTH - 2 * self._margin - min(max(widths), _NAME_WIDTH) - _GAP
        parts = [part for words in one.lines for part in text.wrapped(line(words), text.SMALL, room)]
        return [text.shortened(part, text.SMALL, room) for part in parts]


def _read(logo: bytes) -> ImageReader:
    """Only bytes that came out of the vault: never a path, never an address."""
    try:
        return ImageReader(BytesIO(logo))
    except OSError:
        raise UserError(
            "The logo of the letterhead cannot be read. Choose it again in the settings."
        ) from None
