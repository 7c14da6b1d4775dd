"""Printing a PDF: each page as a picture of 300 dots an inch, which is what Qt can hand to any printer."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from coachdesk.ui.documents.pdf_pages import PagePicture, page_pictures
from coachdesk.ui.theme.theme import Theme

DOTS_PER_INCH: Final = 300


def print_pdf(pdf: bytes, parent: QWidget) -> QPrintDialog:
    """Ask for a printer and print; the dialog is returned so that it can be driven in a test."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DOTS_PER_INCH)
    printer.setFullPage(True)
    # The name of a print job can be read by anyone in the office.
    printer.setDocName("CoachDesk")
    dialog = QPrintDialog(printer, parent)
    Theme.current().dress(dialog, "dialog")
    dialog.accepted.connect(lambda: paint_pages(printer, pdf))
    # PySide knows only the form of open() that takes a receiver here.
    QDialog.open(dialog)
    return dialog


def paint_pages(printer: QPrinter, pdf: bytes) -> None:
    """Put the pages on the printer, each filling its sheet."""
    painter = QPainter(printer)
    for number, picture in enumerate(page_pictures(pdf, DOTS_PER_INCH)):
        if number:
            printer.newPage()
        painter.drawImage(QRectF(printer.pageLayout().fullRectPixels(DOTS_PER_INCH)), image_of(picture))
    painter.end()


def image_of(picture: PagePicture) -> QImage:
    """The picture as an image that owns its pixels."""
    image = QImage(
        picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGBX8888
    )
    return image.copy()
