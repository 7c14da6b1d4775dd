"""The desk on which the pages lie, as they will be printed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.ui.documents.pdf_pages import Marked, PagePicture
from coachdesk.ui.documents.printing import image_of
from coachdesk.ui.parts.bars import give_thin_bars
from coachdesk.ui.parts.boxes import TickBox
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column
from coachdesk.ui.parts.pages import Busy
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import SPACE

LEAST_WIDTH: Final = 360
MOST_WIDTH: Final = 860
"""A page is as wide as the desk, within these."""

_MARK_OPACITY: Final = 0.18
_MARK_MARGIN: Final = 2
_MARK_ROOM: Final = 96


class Sheet(QWidget):
    """One page, at the width it is given."""

    def __init__(self, picture: PagePicture, spoken: str) -> None:
        super().__init__()
        self._image: QImage = image_of(picture)
        self._is_grey = False
        self._marks: tuple[Marked, ...] = ()
        self._share = picture.height / picture.width
        self.setAccessibleName(spoken)
        Privacy.current().changed.connect(self.update)

    def set_width(self, width: int) -> None:
        """Be that wide and as high as the page is then."""
        self.setFixedSize(QSize(width, round(width * self._share)))

    def set_marks(self, marks: tuple[Marked, ...]) -> None:
        """Lay a soft colour over some of its lines, on screen alone."""
        self._marks = marks
        self.update()

    def set_grey(self, is_grey: bool) -> None:
        """Show the page as a printer without colours prints it."""
        self._is_grey = is_grey
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Theme.current().colour("paper"))
        if not Privacy.current().is_on:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if Theme.current().tokens.is_dark:
                # Dimmed a little at night; the ink stays dark.
                painter.setOpacity(0.94)
            grey = QImage.Format.Format_Grayscale8
            image = self._image.convertToFormat(grey) if self._is_grey else self._image
            painter.drawImage(QRectF(self.rect()), image)
            painter.setOpacity(_MARK_OPACITY)
            for one in self._marks:
                corners = (
                    QPointF(one.left * self.width(), one.top * self.height()),
                    QPointF(one.right * self.width(), one.bottom * self.height()),
                )
                lines = QRectF(*corners).adjusted(-_MARK_MARGIN, -_MARK_MARGIN, _MARK_MARGIN, _MARK_MARGIN)
                painter.fillRect(lines, Theme.current().colour("fill"))
        painter.end()


class Preview(Card):
    """Shows pages under one another, as wide as there is room for, and which one is before the eyes.

    Signals:
        shown: other pages lie there; nothing on them is marked yet.
    """

    shown = Signal()

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__("desk", gap=SPACE.near, parent=parent)
        self.t = t
        self.sheets: tuple[Sheet, ...] = ()
        self.busy = Busy()
        self.place = PlainLabel("", "caption", "ink2")
        head = QHBoxLayout()
        head.setSpacing(SPACE.card)
        head.addWidget(self.busy, 1)
        self.grey = TickBox(t("In greys"))
        self.grey.clicked.connect(self._show_greys)
        head.addWidget(self.grey)
        head.addWidget(self.place)
        self.box.addLayout(head)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        give_thin_bars(self._area)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        self._area.viewport().installEventFilter(self)
        self._area.verticalScrollBar().valueChanged.connect(self._tell_place)
        self._area.setAccessibleName(t("Preview"))
        self.box.addWidget(self._area, 1)
        self.setFocusProxy(self._area)
        self.grey.hide()
        self._show_bar()
        self.setMinimumWidth(LEAST_WIDTH + 3 * SPACE.card)

    def show_pages(self, pictures: tuple[PagePicture, ...]) -> None:
        """Put other pages on the desk, where one had scrolled to."""
        self.busy.stop()
        height = self._area.verticalScrollBar().value()
        holder = QWidget()
        holder.setAutoFillBackground(False)
        column = bare_column(holder, SPACE.card)
        self.sheets = tuple(
            Sheet(picture, self._words(number, len(pictures)))
            for number, picture in enumerate(pictures, start=1)
        )
        for sheet in self.sheets:
            sheet.set_grey(self.grey.isChecked())
            column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.grey.setVisible(bool(self.sheets))
        self._show_bar()
        self._fit()
        self._area.setWidget(holder)
        holder.setAutoFillBackground(False)
        self._area.verticalScrollBar().setValue(height)
        self._tell_place()
        self.shown.emit()

    def mark(self, marks: tuple[Marked, ...], *, is_led: bool = False) -> None:
        """Show where words stand; ``is_led`` scrolls there."""
        for number, sheet in enumerate(self.sheets):
            own = tuple(one for one in marks if one.page == number)
            sheet.set_marks(own)
            if own and is_led:
                height = sheet.y() + round((own[0].top + own[0].bottom) / 2 * sheet.height())
                self._area.ensureVisible(0, height, 0, _MARK_ROOM)

    def _show_bar(self) -> None:
        """With pages always there: a bar that came and went with their width would never rest."""
        policy = Qt.ScrollBarPolicy
        self._area.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if self.sheets else policy.ScrollBarAlwaysOff
        )

    def _show_greys(self) -> None:
        for sheet in self.sheets:
            sheet.set_grey(self.grey.isChecked())

    def start(self) -> None:
        """Pages are being made."""
        self.busy.start(self.t("Making the pages…"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._fit()
            self._tell_place()
        return bool(super().eventFilter(watched, event))

    def _fit(self) -> None:
        width = max(LEAST_WIDTH, min(MOST_WIDTH, self._area.viewport().width()))
        for sheet in self.sheets:
            sheet.set_width(width)

    def _tell_place(self, *_: object) -> None:
        """The page that the middle of the desk is on."""
        middle = self._area.verticalScrollBar().value() + self._area.viewport().height() // 2
        passed = 0
        for number, sheet in enumerate(self.sheets, start=1):
            passed += sheet.height() + SPACE.card
            if middle < passed or number == len(self.sheets):
                self.place.setText(self._words(number, len(self.sheets)))
                return

    def _words(self, number: int, total: int) -> str:
        return self.t("Page {number} of {total}", number=number, total=total)
