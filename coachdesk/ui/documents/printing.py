"""Printing a PDF: each page as a picture of 300 dots an inch, which is what Qt can hand to any printer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from coachdesk.domain.errors import UserError
from coachdesk.services.runner import Outcome
from coachdesk.ui.documents.pdf_pages import PagePicture, page_pictures
from coachdesk.ui.errands import Errands
from coachdesk.ui.theme.theme import Theme

DOTS_PER_INCH: Final = 300


def print_pdf(
    pdf: bytes, parent: QWidget, papers: Errands, told: Callable[[Outcome[None]], None] | None = None
) -> QPrintDialog:
    """Ask for a printer and print; the dialog is returned so that it can be driven in a test.

    Args:
        pdf: the pages.
        parent: where the dialog stands.
        papers: the thread on which the pages are painted.
        told: how it ended, once the pages were handed to the printer; not called when nobody printed.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DOTS_PER_INCH)
    printer.setFullPage(True)
    # The name of a print job can be read by anyone in the office.
    printer.setDocName("CoachDesk")
    dialog = QPrintDialog(printer, parent)
    Theme.current().dress(dialog, "dialog")

    def send() -> None:
        # A function without arguments: the dialog would hand over its printer besides.
        papers.ask(partial(paint_pages, printer, pdf), told or _pass_over)

    dialog.accepted.connect(send)
    # PySide knows only the form of open() that takes a receiver here.
    QDialog.open(dialog)
    return dialog


def paint_pages(printer: QPrinter, pdf: bytes) -> None:
    """Put the pages on the printer, each filling its sheet.

    Raises:
        UserError: the printer does not take them.
    """
    painter = QPainter(printer)
    if not painter.isActive():
        raise UserError("The printer does not take the pages. Nothing left the vault.")
    for number, picture in enumerate(page_pictures(pdf, DOTS_PER_INCH)):
        if number:
            printer.newPage()
        painter.drawImage(QRectF(printer.pageLayout().fullRectPixels(DOTS_PER_INCH)), image_of(picture))
    painter.end()


def _pass_over(_outcome: Outcome[None]) -> None:
    """Nobody asked how it ended."""


def image_of(picture: PagePicture) -> QImage:
    """The picture as an image that owns its pixels."""
    image = QImage(
        picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGBX8888
    )
    return image.copy()
