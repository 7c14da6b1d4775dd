"""Typing the answers: one key an answer, the list moving behind a card that never moves."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coachdesk.domain.answer_lines import is_map
from coachdesk.domain.answer_sheets import BACKSPACE, AnswerSheet, Pressed
from coachdesk.domain.assessments import Assessment
from coachdesk.domain.instrument_wordings import Wording
from coachdesk.i18n.translator import Translator
from coachdesk.ui.assessments.current_card import CurrentCard
from coachdesk.ui.assessments.key_legend import KeyLegend
from coachdesk.ui.assessments.lines_panel import LinesPanel
from coachdesk.ui.assessments.sheet_panel import SheetPanel
from coachdesk.ui.assessments.sheet_rows import row_answer, rows_after, rows_before
from coachdesk.ui.assessments.sheet_words import SheetWords
from coachdesk.ui.assessments.statement_row import StatementRow, row_height
from coachdesk.ui.parts.bars import BAR_WIDTH
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import ProgressLine
from coachdesk.ui.parts.pages import ScrollPage
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.theme.tokens import SPACE

_MOST_ROWS: Final = 9
_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_TEN: Final = 10
_IN_ONE_GO_MS: Final = 600
# The zero, and what its key types unshifted on a French keyboard.
_ZERO: Final = frozenset("0àÀ")
HELD: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
"""With one of these a key is a command of the window, never an answer."""


class _Rows(QWidget):
    """A home for rows that may be lower than they are: what has no room is not shown.

    Signals:
        resized: its height changed.
    """

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        # Without it the rows shown now would keep the window from becoming lower.
        self.setMinimumHeight(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class TypingStep(QWidget):
    """Past questions above, the current one in its card, the next ones below, the whole sheet at the right.

    Keys are read as the text they type, so that every keyboard layout and the keypad work; the page hands
    them in. No score is worked out here.

    Signals:
        changed: something was pressed or chosen.
        announced: words for a screen reader.
    """

    changed = Signal()
    announced = Signal(str)

    def __init__(
        self,
        t: Translator,
        sheet: AnswerSheet,
        wording: Wording,
        previous: Assessment | None = None,
        parent: QWidget | None = None,
        *,
        can_flip: bool = True,
    ) -> None:
        super().__init__(parent)
        self.t = t
        self._sheet = sheet
        self.words = SheetWords(t, sheet, wording, previous)
        self._has_columns = can_flip and any(response.can_flip for response in sheet.instrument.responses)
        self._past: list[StatementRow] = []
        self._next: list[StatementRow] = []
        self._shown = (0, 0)
        self._one: int | None = None
        self._since_one = QElapsedTimer()
        self.card = CurrentCard(t, sheet, self.words)
        self.card.answer_chosen.connect(self._choose)
        panel = LinesPanel if is_map(sheet.instrument) else SheetPanel
        self.panel: LinesPanel | SheetPanel = panel(t, sheet, self.words)
        self.panel.item_chosen.connect(self._go_to)
        self.progress = PlainLabel("", "body_strong")
        self._line = ProgressLine(8)
        self._instruction = PlainLabel(wording.instruction, "body", "ink2", fit="wrap")
        self._lay_out(KeyLegend(t, sheet.instrument, has_columns=self._has_columns))
        self.refresh()

    def take_key(self, event: QKeyEvent) -> bool:
        """Answer, go, mark or flip; False for a key that means nothing here."""
        if event.modifiers() & HELD:
            return False
        key, text = event.key(), event.text()
        if key in _ENTER:
            return self._confirm()
        if key == Qt.Key.Key_Up:
            return self._press(BACKSPACE)
        if key == Qt.Key.Key_Down:
            self._sheet.forward()
            self._tell_change("")
            return True
        if key == Qt.Key.Key_Backspace:
            return self._press(BACKSPACE)
        if self._has_columns and (key == Qt.Key.Key_F2 or text in {"c", "C"}):
            self.flip()
            return True
        return self._press(text)

    def flip(self) -> None:
        """Turn the columns; what was typed stays at its place and takes its new meaning."""
        t = self.t
        self._sheet.lay_out(self._sheet.layout.flip(self._sheet.instrument))
        self._tell_change(t("Columns turned round"))

    def refresh(self) -> None:
        """Show the sheet as it is."""
        sheet = self._sheet
        self.card.refresh()
        self.panel.refresh()
        cell = self.panel.current_cell() if isinstance(self.panel, LinesPanel) else None
        if cell is not None:
            self._side.ensureWidgetVisible(cell, 0, SPACE.page)
        self._fill()
        words = self.words.progress()
        self.progress.setText(words)
        self._line.set_share(sheet.done / sheet.asked, words)
        self.setAccessibleName(self.current_words())

    def current_words(self) -> str:
        """The current question, to be said aloud."""
        item = self._sheet.current_item
        if item is None:
            return self.card.question.text()
        before = "" if Privacy.current().is_on else self.words.previous(item)
        return " ".join(filter(None, (self.words.spoken_question(item, self._sheet.place), before)))

    def restyle(self) -> None:
        """Fit the rows to the new text size."""
        self._fit()

    def _press(self, text: str) -> bool:
        place, item = self._sheet.place, self._sheet.current_item
        if self._take_ten(text):
            return True
        pressed = self._sheet.press(text)
        if pressed is Pressed.IGNORED:
            return self._tell_keys(text, item)
        self._tell_change(self.words.spoken_press(pressed, item or self._sheet.order[-1], place))
        if pressed is Pressed.ANSWERED and item is not None and self._sheet.answer(item) == 1:
            self._one = item
            self._since_one.start()
        return True

    def _tell_keys(self, text: str, item: int | None) -> bool:
        """Say which keys answer, to whoever typed another sign; False for a key that types none."""
        if item is None or len(text) != 1 or not text.isprintable():
            return False
        words = self.words.keys_that_count(item)
        self.card.tell(words)
        self.announced.emit(words)
        return True

    def _take_ten(self, text: str) -> bool:
        """1 and 0 in one go are ten where ten can be answered: everybody types it so."""
        item, self._one = self._one, None
        if item is None or text not in _ZERO or self._since_one.elapsed() > _IN_ONE_GO_MS:
            return False
        sheet = self._sheet
        if not any(choice.answer == _TEN for choice in sheet.choices(item)):
            return False
        place = sheet.order.index(item)
        sheet.go_to(item)
        sheet.answer_with(_TEN)
        self._tell_change("")
        words = self.words.ten_of_two_keys(place)
        self.card.tell(words)
        self.announced.emit(words)
        return True

    def _confirm(self) -> bool:
        """Enter ends an amount that is being written; elsewhere it is the page's."""
        place, item = self._sheet.place, self._sheet.current_item
        pressed = self._sheet.confirm()
        if item is None or pressed is Pressed.IGNORED:
            return False
        self._tell_change(self.words.spoken_press(pressed, item, place))
        return True

    def _choose(self, answer: int) -> None:
        place, item = self._sheet.place, self._sheet.current_item
        pressed = self._sheet.answer_with(answer)
        if item is not None and pressed is not Pressed.IGNORED:
            self._tell_change(self.words.spoken_press(pressed, item, place))

    def _go_to(self, item: int) -> None:
        self._sheet.go_to(item)
        self._tell_change("")

    def _go_to_row(self) -> None:
        row = self.sender()
        if isinstance(row, StatementRow):
            self._go_to(row.item)

    def _tell_change(self, words: str) -> None:
        self.refresh()
        self.changed.emit()
        self.announced.emit(". ".join(part for part in (words, self.current_words()) if part))

    def _lay_out(self, legend: KeyLegend) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, 0, SPACE.page - BAR_WIDTH, SPACE.stack)
        column.setSpacing(SPACE.stack)
        top = QHBoxLayout()
        top.setSpacing(SPACE.card)
        top.setContentsMargins(0, 0, BAR_WIDTH, 0)
        top.addWidget(self.progress)
        top.addWidget(self._line, 1)
        column.addLayout(top)
        body = QHBoxLayout()
        body.setSpacing(SPACE.around)
        body.addLayout(self._make_list(), 1)
        self._side = side = ScrollPage(margin=0, has_gutter=True)
        side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        side.box.addWidget(self.panel)
        side.box.addStretch(1)
        body.addWidget(side)
        column.addLayout(body, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, BAR_WIDTH, 0)
        foot.addWidget(legend)
        column.addLayout(foot)

    def _make_list(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(SPACE.near)
        self._above, self._below = _Rows(), _Rows()
        self._below.resized.connect(self._fit)
        self.card.resized.connect(self._fit)
        before, after = QVBoxLayout(self._above), QVBoxLayout(self._below)
        before.addWidget(self._instruction)
        before.addStretch(1)
        for stack, rows in ((before, self._past), (after, self._next)):
            stack.setContentsMargins(0, 0, 0, 0)
            stack.setSpacing(0)
            for _ in range(_MOST_ROWS):
                row = StatementRow()
                row.clicked.connect(self._go_to_row)
                stack.addWidget(row)
                row.hide()
                rows.append(row)
        after.addStretch(1)
        left.addWidget(self._above)
        left.addWidget(self.card)
        left.addWidget(self._below, 1)
        return left

    def _fit(self) -> None:
        """As many rows above and below as there is room for; the card stays where it is from then on."""
        # What the card lacks is not there for rows either.
        lacking = max(0, self.card.minimumSizeHint().height() - self.card.height())
        room = self._above.height() + self._below.height() - lacking
        fitting = max(0, room // row_height())
        above = min(fitting // 2, max(1, len(self._sheet.order) - 1), _MOST_ROWS)
        height = max(1, above * row_height())
        if height != self._above.minimumHeight():
            self._above.setFixedHeight(height)
        self._shown = (above, min(fitting - above, _MOST_ROWS))
        self._fill()

    def _fill(self) -> None:
        above, below = self._shown
        sheet = self._sheet
        past = rows_before(sheet)[-above:] if above else ()
        coming = rows_after(sheet)[:below]
        self._instruction.setVisible(above - len(past) >= 2)
        self._show_rows(self._past, past)
        self._show_rows(self._next, coming)

    def _show_rows(self, rows: list[StatementRow], items: tuple[int, ...]) -> None:
        sheet, words = self._sheet, self.words
        marked = set(sheet.marked_items)
        is_past = rows is self._past
        for number, row in enumerate(rows):
            row.setVisible(number < len(items))
            if number >= len(items):
                continue
            item = items[number]
            word, figure = row_answer(sheet, words, item)
            is_last = number == len(items) - 1
            row.show_item(
                item, words.number(sheet.order.index(item)), words.question(item), word, figure,
                is_marked=item in marked, has_rule=not (is_last and is_past),
            )  # fmt: skip
