"""The desk on which the pages lie, as they will be printed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.ui.documents.pdf_pages import PagePicture
from coachdesk.ui.documents.printing import image_of
from coachdesk.ui.parts.marks import Card
from coachdesk.ui.parts.pages import Busy
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import SPACE

PAGE_WIDTH = 560


class _Sheet(QWidget):
    """One page, at a width of its own."""

    def __init__(self, picture: PagePicture, spoken: str) -> None:
        super().__init__()
        self._image: QImage = image_of(picture)
        self.setAccessibleName(spoken)
        height = round(PAGE_WIDTH * picture.height / picture.width)
        self.setFixedSize(QSize(PAGE_WIDTH, height))
        Privacy.current().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Theme.current().colour("paper"))
        if not Privacy.current().is_on:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if Theme.current().tokens.is_dark:
                # Dimmed a little at night; the ink stays dark.
                painter.setOpacity(0.94)
            painter.drawImage(QRectF(self.rect()), self._image)
        painter.end()


class Preview(Card):
    """Shows pages under one another; says so while they are being made."""

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__("desk", parent=parent)
        self.t = t
        self.busy = Busy()
        self.box.addWidget(self.busy)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        self._area.setAccessibleName(t("Preview"))
        self.box.addWidget(self._area, 1)
        self.setMinimumWidth(PAGE_WIDTH + 3 * SPACE.card)

    def show_pages(self, pictures: tuple[PagePicture, ...]) -> None:
        """Put other pages on the desk, where one had scrolled to."""
        self.busy.stop()
        height = self._area.verticalScrollBar().value()
        holder = QWidget()
        holder.setAutoFillBackground(False)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.card)
        for number, picture in enumerate(pictures, start=1):
            spoken = self.t("Page {number} of {total}", number=number, total=len(pictures))
            column.addWidget(_Sheet(picture, spoken), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._area.setWidget(holder)
        holder.setAutoFillBackground(False)
        self._area.verticalScrollBar().setValue(height)

    def start(self) -> None:
        """Pages are being made."""
        self.busy.start(self.t("Making the pages…"))
