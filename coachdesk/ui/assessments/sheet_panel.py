"""The answer sheet beside the questions: what is done, what is left, what is to be read again."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from coachdesk.domain.answer_sheets import AnswerSheet
from coachdesk.i18n.translator import Translator
from coachdesk.ui.assessments.forms import unanswered
from coachdesk.ui.assessments.sheet_words import SheetWords
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.painting import draw_icon, rounded
from coachdesk.ui.parts.privacy import Privacy, paint_bar
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import ICON_SMALL, RADIUS, SPACE

_CELL_HEIGHT = 30
_CELL_WIDTH = 112
_NARROW = 72
_PADDING = 12
_ONE_COLUMN = 12
_CURRENT = "…"


class SheetCell(QAbstractButton):
    """Number and answer of one question; a click goes there."""

    def __init__(self, item: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self._number = ""
        self._answer = ""
        self._is_current = False
        self._is_marked = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, number: str, answer: str, spoken: str, *, is_current: bool, is_marked: bool) -> None:
        """Show where this question stands; an empty answer is one that nothing was pressed for."""
        self._number, self._answer = number, answer
        self._is_current, self._is_marked = is_current, is_marked
        self.setAccessibleName(spoken)
        self.update()

    def answer(self) -> str:
        """What stands in it, covered or not."""
        return self._answer

    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(_CELL_WIDTH, cell_height())

    def minimumSizeHint(self) -> QSize:
        metrics = Theme.current().metrics("h3")
        width = metrics.horizontalAdvance(self._answer) + ICON_SMALL + 44
        return QSize(max(_NARROW, width), cell_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = Theme.current().tokens
        painter = QPainter(self)
        rect = QRectF(self.rect())
        ink = quiet = tokens.ink2
        if self._is_current:
            rounded(painter, rect, RADIUS.segment, tokens.fill)
            ink = quiet = tokens.on_fill
        elif self._answer:
            rounded(painter, rect, RADIUS.segment, tokens.sunken)
            ink = tokens.ink
        else:
            ground = tokens.sunken if self.underMouse() else ""
            rounded(painter, rect, RADIUS.segment, ground, tokens.border)
        self._draw(painter, self._number, is_strong=False, colour=quiet)
        if self._is_marked:
            flag = tokens.on_fill if self._is_current else tokens.att
            left = (self.width() - ICON_SMALL) / 2 - 8
            draw_icon(painter, self, "flag", flag, left, (self.height() - ICON_SMALL) / 2, ICON_SMALL)
        if self._answer and Privacy.current().is_on:
            paint_bar(painter, self.width() - _PADDING - 24, 0, 24, self.height(), 24)
        elif self._answer or self._is_current:
            self._draw(painter, self._answer or _CURRENT, is_strong=True, colour=ink)
        painter.end()

    def _draw(self, painter: QPainter, text: str, *, is_strong: bool, colour: str) -> None:
        theme = Theme.current()
        painter.setPen(QColor(colour))
        painter.setFont(theme.font("h3" if is_strong else "caption"))
        side = Qt.AlignmentFlag.AlignRight if is_strong else Qt.AlignmentFlag.AlignLeft
        room = self.rect().adjusted(_PADDING, 0, -_PADDING, 0)
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), text)


class AnswerPanel(Card):
    """Heading, how far one is, and a cell for each question; a kind of panel lays the cells out.

    Signals:
        item_chosen: number of the item that was clicked.
    """

    item_chosen = Signal(int)

    def __init__(self, t: Translator, sheet: AnswerSheet, words: SheetWords, parent: QWidget | None) -> None:
        super().__init__(gap=SPACE.pair, parent=parent)
        self.t = t
        self._sheet = sheet
        self._words = words
        self.cells: list[SheetCell] = []
        self.box.addWidget(PlainLabel(t("Answer sheet"), "h3"))
        self.state = PlainLabel("", "caption", "ink2", fit="wrap")
        self.box.addWidget(self.state)
        Privacy.current().changed.connect(self._cover)

    def refresh(self) -> None:
        """Show the sheet as it is."""
        sheet, words = self._sheet, self._words
        marked = set(sheet.marked_items)
        is_covered = Privacy.current().is_on
        for cell in self.cells:
            item, place = cell.item, sheet.order.index(cell.item)
            cell.show_state(
                self._number(place),
                "–" if sheet.is_passed(item) else words.figure(item),
                words.number(place) if is_covered else words.spoken_state(item, place),
                is_current=sheet.current_item == item,
                is_marked=item in marked,
            )
        self.state.setText(words.state(unanswered(sheet) - sheet.remaining, len(marked)))

    def current_cell(self) -> SheetCell | None:
        """The cell being answered, to keep it in sight; None at the end of the form."""
        return next((cell for cell in self.cells if cell.item == self._sheet.current_item), None)

    def _add_cell(self, cell: SheetCell) -> None:
        cell.clicked.connect(self._tell)
        self.cells.append(cell)

    def _number(self, place: int) -> str:
        """What names the question in its cell."""
        return self._words.number(place)

    def _tell(self) -> None:
        cell = self.sender()
        if isinstance(cell, SheetCell):
            self.item_chosen.emit(cell.item)

    def _cover(self, _is_on: bool) -> None:
        self.refresh()


class SheetPanel(AnswerPanel):
    """All questions as small cells, in the order of the form."""

    def __init__(
        self, t: Translator, sheet: AnswerSheet, words: SheetWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(t, sheet, words, parent)
        self.box.addSpacing(SPACE.near)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.near)
        grid.setVerticalSpacing(SPACE.pair)
        count = len(sheet.order)
        rows = count if count <= _ONE_COLUMN else -(-count // 2)
        for place, item in enumerate(sheet.order):
            cell = SheetCell(item)
            grid.addWidget(cell, place % rows, place // rows)
            self._add_cell(cell)
        self.box.addLayout(grid)
        self.box.addStretch(1)
        self.setMinimumWidth(2 * (_CELL_WIDTH + SPACE.card) + SPACE.near)
        self.refresh()

    def refresh(self) -> None:
        """Show the sheet as it is; its order may be another now."""
        for cell, item in zip(self.cells, self._sheet.order, strict=True):
            cell.item = item
        super().refresh()

    def restyle(self) -> None:
        """Make room again for the words above the cells."""
        self._reserve()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reserve()

    def _reserve(self) -> None:
        """Room for the longest words above the cells: a second line of them would move all cells."""
        count = len(self._sheet.order)
        probe = PlainLabel(self._words.state(count, count), "caption", fit="wrap")
        self.state.setMinimumHeight(probe.heightForWidth(self.width() - 2 * SPACE.card))


def cell_height() -> int:
    """Height of a cell at this text size."""
    return max(_CELL_HEIGHT, Theme.current().line("h3") + 6)
