"""A finished document becomes the bytes of a PDF. No file is written and nothing is logged."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from coachdesk.figures.client_summaries import ClientSummary
from coachdesk.figures.documents import Document, FigurePicture, RecoverySheet, ReportContent
from coachdesk.figures.form_sheets import FormPack
from coachdesk.reports import blank_forms, client_summary, colours, figure_pictures, fonts, recovery_sheet
from coachdesk.reports.blocks import SectionHead
from coachdesk.reports.figure_blocks import FigureTitle
from coachdesk.reports.flow import Page, paginate
from coachdesk.reports.layout import Sheet
from coachdesk.reports.sections import Sections
from coachdesk.reports.text import Typesetter

_PRODUCT: Final = "CoachDesk"
# What a page end leaves empty before a block that does not fit may be won as well.
_SLACK: Final = 90.0
_TAGS: Final = {"fr": "fr-FR", "en": "en-GB"}


def build(document: Document, fonts_folder: Path) -> bytes:
    """Draw a document; the same value gives the same bytes.

    Args:
        document: a report, a progress summary, the recovery sheet or blank forms.
        fonts_folder: holds the TrueType files of the house.

    Raises:
        UserError: a text holds a character that cannot be printed; it names the character.
    """
    fonts.register(fonts_folder)
    if isinstance(document, FigurePicture):
        return figure_pictures.draw(document)
    typesetter = Typesetter(document.language)
    target = BytesIO()
    canvas = Canvas(
        target,
        pagesize=A4,
        invariant=1,
        pageCompression=1,
        lang=_TAGS[document.language],
    )
    _describe(canvas, document, typesetter)
    match document:
        case ReportContent():
            _draw_report(canvas, document, typesetter)
        case ClientSummary():
            client_summary.draw(canvas, document, typesetter)
            canvas.showPage()
        case RecoverySheet():
            recovery_sheet.draw(canvas, document, typesetter)
            canvas.showPage()
        case FormPack():
            blank_forms.draw(canvas, document, typesetter)
    canvas.save()
    return target.getvalue()


def _describe(canvas: Canvas, document: Document, typesetter: Typesetter) -> None:
    author = ""
    if isinstance(document, ReportContent | ClientSummary) and document.letterhead is not None:
        author = document.letterhead.practitioner
    elif isinstance(document, FormPack):
        author = document.author
    canvas.setTitle(typesetter.line(document.pdf_title))
    canvas.setSubject(typesetter.line(document.title))
    canvas.setAuthor(typesetter.line(author))
    canvas.setCreator(_PRODUCT)
    canvas.setProducer(_PRODUCT)
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _draw_report(canvas: Canvas, content: ReportContent, typesetter: Typesetter) -> None:
    accent = colours.accent(content.letterhead.accent if content.letterhead is not None else "")
    sheet, pages = _laid_out(content, typesetter, accent)
    for number, page in enumerate(pages, start=1):
        sheet.draw(canvas, page, number, len(pages))
        canvas.showPage()


def _laid_out(content: ReportContent, typesetter: Typesetter, accent: Color) -> tuple[Sheet, Sequence[Page]]:
    """As wide as the house likes it; a little tighter where that saves a page, or a section more ends on the first."""
    wide = Sheet(content, typesetter, accent, is_tight=False)
    room = wide.room()
    parts = Sections(content, typesetter, accent, room.later_top - room.bottom).parts()
    pages = paginate(parts, room)
    tight = Sheet(content, typesetter, accent, is_tight=True)
    closer = tight.room()
    saved = closer.first_top - room.first_top + closer.saved_white * len(parts)
    if len(pages) > 1 and (pages[-1].height <= saved + _SLACK or _ends_early(pages)):
        closer_pages = paginate(parts, closer)
        if len(closer_pages) < len(pages) or _whole_on_first(closer_pages) > _whole_on_first(pages):
            return tight, closer_pages
    return wide, pages


def _ends_early(pages: Sequence[Page]) -> bool:
    """Whether the second page begins with words: figures have a page of their own, the next appointment has not."""
    return not isinstance(pages[1].placed[0].block, FigureTitle)


def _whole_on_first(pages: Sequence[Page]) -> int:
    """How many sections begin and end on the first page."""
    begun = sum(isinstance(placed.block, SectionHead) for placed in pages[0].placed)
    return begun - (len(pages) > 1 and bool(pages[1].continued))
