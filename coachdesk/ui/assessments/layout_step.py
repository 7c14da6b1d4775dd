"""Is this your sheet? The printed one as the program believes it, before the first key."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument, ResponseScale
from coachdesk.domain.sheet_layouts import SheetLayout
from coachdesk.i18n.translator import Translator
from coachdesk.ui.assessments.item_order import ItemOrder
from coachdesk.ui.assessments.typing_step import HELD
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.pages import ScrollPage
from coachdesk.ui.parts.painting import rounded
from coachdesk.ui.parts.paragraphs import Paragraph, paragraph
from coachdesk.ui.parts.values import NumberField
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import RADIUS, SPACE

_LINES = 3
_BETWEEN = 4
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class ColumnHeads(QWidget):
    """The heads of a response set's columns from left to right, each with the key that stands for it."""

    def __init__(self, words: Sequence[str], spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = tuple(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_columns(words, spoken)

    def words(self) -> tuple[str, ...]:
        """The heads from left to right."""
        return self._words

    def show_columns(self, words: Sequence[str], spoken: str) -> None:
        """Show the heads in another order; ``spoken`` says whose they are."""
        self._words = tuple(words)
        numbered = ", ".join(f"{number} {word}" for number, word in enumerate(words, start=1))
        self.setAccessibleName(f"{spoken}. {numbered}")
        self.update()

    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        theme = Theme.current()
        lines = max((len(self._paragraph(word).lines) for word in self._words), default=1)
        return QSize(90 * len(self._words), theme.line("h3") + lines * theme.line("caption") + 16)

    def minimumSizeHint(self) -> QSize:
        metrics = Theme.current().metrics("caption")
        widest = max(metrics.horizontalAdvance(word) for words in self._words for word in words.split())
        return QSize((widest + 14) * len(self._words), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        tokens = theme.tokens
        painter = QPainter(self)
        width, gap = self._column_width(), _BETWEEN
        for number, word in enumerate(self._words):
            left = number * (width + gap)
            rounded(painter, QRectF(left, 0, width, self.height()), RADIUS.segment, tokens.sunken)
            painter.setPen(theme.colour("ink"))
            painter.setFont(theme.font("h3"))
            top = QRectF(left, 6, width, theme.line("h3"))
            painter.drawText(top, int(Qt.AlignmentFlag.AlignCenter), str(number + 1))
            lines = self._paragraph(word)
            painter.setPen(theme.colour("ink2"))
            lines.draw(painter, left + 4, 6 + theme.line("h3"), width - 8, Qt.AlignmentFlag.AlignHCenter)
        painter.end()

    def _column_width(self) -> float:
        return (self.width() - _BETWEEN * (len(self._words) - 1)) / len(self._words)

    def _paragraph(self, word: str) -> Paragraph:
        theme = Theme.current()
        return paragraph(word, theme.font("caption"), self._column_width() - 8, _LINES, theme.line("caption"))

    def is_cut(self) -> bool:
        """Whether a head has no room for all of its words."""
        return any(self._paragraph(word).is_cut for word in self._words)


class LayoutStep(ScrollPage):
    """Columns of each response set, all questions with our hints; one key turns the columns round.

    Signals:
        changed: the layout, corrected.
        announced: words for a screen reader.
    """

    changed = Signal(object)
    announced = Signal(str)

    def __init__(
        self,
        t: Translator,
        instrument: Instrument,
        wording: Wording,
        layout: SheetLayout,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(gap=SPACE.card, parent=parent)
        self.t = t
        self._instrument = instrument
        self._wording = wording
        self.layout_of_sheet = layout
        self.heads: dict[str, ColumnHeads] = {}
        self._titles: dict[str, PlainLabel] = {}
        self._is_stacked = False
        words = t(
            "Lay your printed sheet beside the screen: sheets differ in the order of their columns and "
            "questions. What you put right here is remembered."
        )
        self.box.addWidget(PlainLabel(words, "body", "ink2", fit="wrap"))
        columns = self._columns_row = QBoxLayout(_ACROSS)
        columns.setSpacing(SPACE.card)
        for response in instrument.responses:
            if response.can_flip:
                columns.addWidget(self._make_columns(response), 1)
        self.box.addLayout(columns)
        self.box.addWidget(self._make_questions())
        self.box.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._stack(event.size().width() - 2 * SPACE.page)
        super().resizeEvent(event)

    def restyle(self) -> None:
        """Measure again."""
        self._stack(self.viewport().width() - 2 * SPACE.page)

    def minimumSizeHint(self) -> QSize:
        # What stands side by side here can stand under one another.
        return QSize(super().minimumSizeHint().width() if self._is_stacked else 0, 120)

    def take_key(self, event: QKeyEvent) -> bool:
        """Turn the columns round; False for a key that means nothing here."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.number.box.hasFocus():
            # The number was taken when it was left by Enter; the form is not confirmed by that.
            self.start()
            return True
        if event.modifiers() & HELD:
            return False
        if event.key() == Qt.Key.Key_F2 or event.text() in {"c", "C"}:
            self.flip()
            return True
        return False

    def flip(self, response_id: str | None = None) -> None:
        """Turn the columns of one response set round, or of all."""
        self._take(self.layout_of_sheet.flip(self._instrument, response_id))
        shown = [heads.accessibleName() for name, heads in self.heads.items() if response_id in {None, name}]
        self.announced.emit(". ".join(shown))

    def start(self) -> None:
        """Put the keyboard on the questions."""
        self.order.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stack(self, room: int) -> None:
        """Side by side where there is room, under one another where the letters are large."""
        rows = (self._columns_row, self._questions_row)
        for row in rows:
            row.setDirection(_ACROSS)
        for row, margin in zip(rows, (0, 2 * SPACE.card), strict=True):
            if row.minimumSize().width() + margin > room:
                row.setDirection(_DOWN)
        self._is_stacked = any(row.direction() is _DOWN for row in rows)

    def _make_columns(self, response: ResponseScale) -> Card:
        t = self.t
        card = Card(gap=SPACE.near)
        head = QHBoxLayout()
        title = self._title(response)
        self._titles[response.id] = PlainLabel(title, "caption_strong", "ink2", fit="wrap")
        head.addWidget(self._titles[response.id], 1, Qt.AlignmentFlag.AlignVCenter)
        turn = Button(t("Turn round"), "quiet", key="C" if response is self._instrument.responses[0] else "")
        turn.setAccessibleName(t("Turn round: {columns}", columns=title))
        turn.clicked.connect(partial(self._turn, response.id))
        head.addWidget(turn, 0, Qt.AlignmentFlag.AlignVCenter)
        card.box.addLayout(head)
        heads = ColumnHeads(self._columns(response), title)
        card.box.addWidget(heads)
        card.box.addStretch(1)
        self.heads[response.id] = heads
        return card

    def _make_questions(self) -> Card:
        t = self.t
        card = Card(gap=SPACE.near)
        card.box.addWidget(PlainLabel(t("Questions in the order of your sheet"), "h3"))
        self.order = ItemOrder(t, self._instrument, self._wording, self.layout_of_sheet)
        self.order.setObjectName("sheet order")
        self.order.move_requested.connect(self._move)
        self.order.item_current.connect(self._show_number)
        self.number = NumberField(
            t("Its number on my sheet"), t, low=1, high=len(self._instrument.items), value=1, decimals=0
        )
        self.number.box.setObjectName("sheet number")
        self.number.value_chosen.connect(self._place)
        tools = QVBoxLayout()
        tools.setSpacing(SPACE.near)
        tools.addWidget(PlainLabel(t("The chosen question"), "body_strong", fit="wrap"))
        tools.addWidget(self.number)
        for word, key, step in ((t("Move up"), "Alt+↑", -1), (t("Move down"), "Alt+↓", 1)):
            button = Button(word, "secondary", key=key, is_small=True)
            button.set_wide()
            button.clicked.connect(partial(self._step, step))
            tools.addWidget(button)
        tools.addStretch(1)
        row = self._questions_row = QBoxLayout(_ACROSS)
        row.setSpacing(SPACE.page)
        row.addWidget(self.order, 1, Qt.AlignmentFlag.AlignTop)
        row.addLayout(tools)
        card.box.addLayout(row)
        return card

    def _title(self, response: ResponseScale) -> str:
        order = self.layout_of_sheet.order(self._instrument)
        numbers = [
            place for place, item in enumerate(order, start=1)
            if self._instrument.item(item).response_id == response.id
        ]  # fmt: skip
        t = self.t
        told = _runs(t, numbers)
        return t.plural(
            "Columns of question {numbers}", "Columns of questions {numbers}", len(numbers), numbers=told
        )

    def _columns(self, response: ResponseScale) -> tuple[str, ...]:
        values = response.values[::-1] if self.layout_of_sheet.is_flipped(response.id) else response.values
        return tuple(self._wording.word(response, value) for value in values)

    def _turn(self, response_id: str, _checked: bool = False) -> None:
        self.flip(response_id)

    def _step(self, step: int, _checked: bool = False) -> None:
        self.order.move_by(step)

    def _move(self, item: int, place: int) -> None:
        self._take(self.layout_of_sheet.move(self._instrument, item, place))
        t = self.t
        self.announced.emit(t("Question moved to number {number}", number=str(place + 1)))

    def _place(self, number: float | None) -> None:
        if number is not None:
            self._move(self.order.current_item(), int(number) - 1)

    def _show_number(self, _item: int) -> None:
        self.number.set_value(self.order.current_place() + 1)

    def _take(self, layout: SheetLayout) -> None:
        self.layout_of_sheet = layout
        self.order.set_layout_of_sheet(layout)
        self._show_number(0)
        for response in self._instrument.responses:
            if response.id in self.heads:
                self._titles[response.id].setText(self._title(response))
                self.heads[response.id].show_columns(self._columns(response), self._title(response))
        self.changed.emit(layout)


def _runs(t: Translator, numbers: Sequence[int]) -> str:
    """``1-6, 10-13, 18 and 19`` of increasing numbers."""
    words = []
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        held = [number for _, number in run]
        if len(held) > 2:
            words.append(t("{first} to {last}", first=str(held[0]), last=str(held[-1])))
        else:
            words += [str(number) for number in held]
    return t.listed(words)
