"""A session report with charts and tables, against bare reportlab drawing as many pages.

The bare pages hold the same number of lines of text, in the same fonts, and as many drawn lines as ours do.
"""

from __future__ import annotations

import io
import time
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_PATH
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from coachdesk import paths
from coachdesk.domain.documents import Reader
from coachdesk.figures.documents import Document, ReportContent
from coachdesk.i18n import translator
from coachdesk.instruments.library import Library
from coachdesk.reports import fonts
from coachdesk.reports.build import build
from coachdesk.services.clock import FixedClock
from coachdesk.services.demo import open_demo, throw_away
from coachdesk.services.documents import ReportOptions
from tests.benchmarks.measuring import Measured, compare

DAY: Final = date(2026, 11, 20)
FONTS: Final = paths.resources() / "fonts"
MARGIN: Final = 60
SIZE: Final = 10
TEXT_FACES: Final = (fonts.SANS, fonts.SEMIBOLD, fonts.SERIF)


@dataclass(frozen=True, slots=True)
class PageWeight:
    """What stands on a page of ours: its lines of text, and how many lines are drawn."""

    lines: tuple[str, ...]
    drawn: int


class NoBuilder:
    """Stands where the maker of pages stands while the words of the report are gathered."""

    def build(self, document: Document) -> bytes:
        """Nothing."""
        return b""

    def cancel(self) -> None:
        """Nothing runs."""


def measure(runs: int) -> Measured:
    """Make both in turn, in this process, with the fonts known already."""
    content = report_of_the_day()
    pages = weigh(build(content, FONTS))
    return compare("report", partial(seconds_to_build, content), partial(seconds_to_draw, pages), runs)


def report_of_the_day() -> ReportContent:
    """The report of the first session of the demo's day: note, actions, three charts and their tables."""
    resources = paths.resources()
    t = translator.load("fr", resources / "locale")
    library = Library.load(resources / "instruments")
    with TemporaryDirectory() as place:
        services = open_demo(Path(place), FixedClock(DAY), "fr", resources, library, NoBuilder())
        try:
            client = services.today.get().appointments[0].client
            latest = services.sessions.list_for(client.id)[0].session
            return services.documents.session_report(latest.id, t, Reader(), ReportOptions())
        finally:
            throw_away(services)


def weigh(pdf: bytes) -> tuple[PageWeight, ...]:
    """Count what stands on each page of a document."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(
            PageWeight(
                tuple(page.get_textpage().get_text_range().splitlines()),
                sum(1 for _ in page.get_objects(filter=[FPDF_PAGEOBJ_PATH])),
            )
            for page in document
        )
    finally:
        document.close()


def seconds_to_build(content: ReportContent) -> float:
    """Ours."""
    start = time.perf_counter()
    build(content, FONTS)
    return time.perf_counter() - start


def seconds_to_draw(pages: tuple[PageWeight, ...]) -> float:
    """Bare reportlab."""
    start = time.perf_counter()
    canvas = Canvas(io.BytesIO(), pagesize=A4, pageCompression=1)
    for page in pages:
        draw(canvas, page)
        canvas.showPage()
    canvas.save()
    return time.perf_counter() - start


def draw(canvas: Canvas, page: PageWeight) -> None:
    """As many lines of text and as many drawn lines as on a page of ours."""
    width, height = A4
    step = (height - 2 * MARGIN) / max(len(page.lines), page.drawn, 1)
    for number, line in enumerate(page.lines):
        canvas.setFont(TEXT_FACES[number % len(TEXT_FACES)], SIZE)
        canvas.drawString(MARGIN, height - MARGIN - number * step, line)
    for number in range(page.drawn):
        level = height - MARGIN - number * step
        canvas.line(MARGIN, level, width - MARGIN, level)
