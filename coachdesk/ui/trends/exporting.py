"""A figure as a file of its own: picture, drawing or table. Its name says what and when, never who."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Signal
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QWidget

from coachdesk.domain.messages import N_
from coachdesk.figures.charts import TrendChart
from coachdesk.figures.documents import Document, FigurePicture
from coachdesk.figures.table_files import csv_bytes
from coachdesk.i18n.translator import Translator
from coachdesk.ui.documents.pdf_pages import page_pictures
from coachdesk.ui.parts.choices import ChoiceField
from coachdesk.ui.parts.dialogs import Dialog
from coachdesk.ui.parts.segments import SegmentField

DOTS_PER_INCH: Final = 200


class FileKind(Enum):
    """As what a figure leaves."""

    PNG = "png"
    SVG = "svg"
    CSV = "csv"


KIND_WORDS: Final = {
    FileKind.PNG: N_("Picture (PNG)"),
    FileKind.SVG: N_("Drawing (SVG)"),
    FileKind.CSV: N_("Table (CSV)"),
}


class ExportChoice(Dialog):
    """Which figure, as what.

    Signals:
        kind_chosen: place of the figure, and a :class:`FileKind`.
    """

    kind_chosen = Signal(int, object)

    def __init__(self, t: Translator, charts: Sequence[TrendChart], parent: QWidget) -> None:
        super().__init__(t("Export a figure"), parent)
        self.add_text(
            t("The file leaves the vault unencrypted. Its name says what it is, not who it is about.")
        )
        names = [(place, ", ".join(panel.name for panel in one.panels)) for place, one in enumerate(charts)]
        self.figure = ChoiceField(t("Figure"), names, value=0)
        if len(charts) > 1:
            self.body.addWidget(self.figure)
        kinds = [(kind, t(words)) for kind, words in KIND_WORDS.items()]
        self.kind = SegmentField(t("As"), kinds, value=FileKind.PNG, can_forget=False)
        self.body.addWidget(self.kind)
        self.set_actions(t("Choose the place"), t("Cancel"))
        self.accepted.connect(
            lambda: self.kind_chosen.emit(self.figure.value() or 0, self.kind.value() or FileKind.PNG)
        )


def file_name(t: Translator, chart: TrendChart, kind: FileKind, today: date) -> str:
    """``figure-cbi-2026-11-20.png``."""
    instruments = "-".join(dict.fromkeys(panel.key.partition(".")[0] for panel in chart.panels))
    what = t("figure")
    return f"{what}-{instruments}-{today.isoformat()}.{kind.value}"


def file_bytes(t: Translator, chart: TrendChart, kind: FileKind, build: Callable[[Document], bytes]) -> bytes:
    """Make the file; takes its time, so never on the thread of the window.

    Args:
        t: language of the file.
        chart: the figure.
        kind: as what.
        build: makes pages and drawings.

    Raises:
        UserError: a text holds a character that cannot be printed.
    """
    if kind is FileKind.CSV:
        return csv_bytes(t, chart.table)
    title = t("Measures")
    made = build(FigurePicture(t.language, chart, kind is FileKind.SVG, title, title))
    return made if kind is FileKind.SVG else _png(made)


def _png(pdf: bytes) -> bytes:
    (page,) = page_pictures(pdf, DOTS_PER_INCH)
    image = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGBX8888)
    image.setDotsPerMeterX(round(DOTS_PER_INCH / 0.0254))
    image.setDotsPerMeterY(round(DOTS_PER_INCH / 0.0254))
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(target, QByteArray(b"PNG")).write(image)
    return bytes(target.data().data())


def write(
    file: Path,
    t: Translator,
    chart: TrendChart,
    kind: FileKind,
    build: Callable[[Document], bytes],
) -> None:
    """Make the file and write it outside the vault.

    Raises:
        UserError: the place lies inside a vault, or a text cannot be printed.
        StorageError: the disk refused.
    """
    from coachdesk.services.documents import save

    save(file, file_bytes(t, chart, kind, build))
