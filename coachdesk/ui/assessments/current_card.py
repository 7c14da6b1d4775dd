"""The question being answered: large words, large keys, always at the same place."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from coachdesk.domain.answer_sheets import AnswerSheet
from coachdesk.domain.instruments import ResponseKind
from coachdesk.i18n.translator import Translator
from coachdesk.ui.assessments.amount_box import AmountBox
from coachdesk.ui.assessments.answer_buttons import AnswerRow
from coachdesk.ui.assessments.sheet_words import SheetWords
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import IconMark
from coachdesk.ui.theme.tokens import SPACE, Role

_SIDE = 26


class CurrentCard(Card):
    """Shows the current question of a sheet, or that all of them were asked.

    Signals:
        answer_chosen: points of the answer that was clicked.
        resized: its room changed.
    """

    answer_chosen = Signal(int)
    resized = Signal()

    def __init__(
        self, t: Translator, sheet: AnswerSheet, words: SheetWords, parent: QWidget | None = None
    ) -> None:
        super().__init__("current", gap=SPACE.near, parent=parent)
        self.t = t
        self._sheet = sheet
        self._words = words
        self.box.setContentsMargins(_SIDE, SPACE.card, _SIDE, SPACE.card + 4)
        self.heading = PlainLabel("", "caption_strong", "accent_ink", fit="elide")
        self._flag = IconMark("flag", "att", 16)
        self._mark = PlainLabel("", "caption", "ink2")
        head = QHBoxLayout()
        head.setSpacing(SPACE.near)
        head.addWidget(self.heading, 1)
        head.addWidget(self._flag)
        head.addWidget(self._mark)
        self.box.addLayout(head)
        self.question = PlainLabel("", "big", fit="wrap")
        self.box.addWidget(self.question)
        self.aspect = PlainLabel("", "h3", "accent_ink", fit="wrap")
        self.box.addWidget(self.aspect)
        self.aspect.setVisible(bool(sheet.instrument.aspects))
        self.previous = PlainLabel("", "caption", "ink2", fit="wrap", is_private=True)
        self.box.addWidget(self.previous)
        self.previous.setVisible(words.has_previous)
        if not sheet.instrument.aspects:
            # The name of a column sets the keys apart already, and a small window needs the room.
            self.box.addSpacing(SPACE.pair)
        self.answers = AnswerRow(self)
        self.answers.answer_chosen.connect(self.answer_chosen)
        self.amount = AmountBox()
        self._ways = self._make_ways()
        self.box.addWidget(self._ways)
        self._low = PlainLabel("", "caption", "ink2", fit="wrap")
        self._high = PlainLabel("", "caption", "ink2", fit="wrap", alignment=Qt.AlignmentFlag.AlignRight)
        ends = QHBoxLayout()
        ends.setSpacing(SPACE.page)
        ends.addWidget(self._low, 1)
        ends.addWidget(self._high, 1)
        self.box.addLayout(ends)
        # Always there, so that saying something moves nothing.
        self.told = PlainLabel("", "caption_strong", "att", fit="wrap")
        self.box.addWidget(self.told)
        self._has_ends = any(words.ends(item)[0] for item in sheet.order)
        self._low.setVisible(self._has_ends)
        self._high.setVisible(self._has_ends)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.refresh()

    def tell(self, words: str) -> None:
        """Say something about the key that was pressed; the next one takes it away."""
        self.told.setText(words)

    def refresh(self) -> None:
        """Show the sheet as it is."""
        self.tell("")
        t, item = self.t, self._sheet.current_item
        self._ways.setVisible(item is not None)
        self.aspect.setText("" if item is None else self._words.aspect(item))
        self.previous.setText("" if item is None else self._words.previous(item))
        if item is None:
            self.heading.setText(t("End of the form"))
            self.question.setText(self._end())
            self._low.setText("")
            self._high.setText("")
            self._show_mark(is_marked=False, word=t("Enter finishes, Backspace goes back"))
            return
        self.heading.setText(self._words.heading(item, self._sheet.place))
        self.question.setText(self._words.question(item))
        self._show_answers(item)
        low, high = self._words.ends(item)
        self._low.setText(low)
        self._high.setText(high)
        is_marked = item in self._sheet.marked_items
        word = t("to read again") if is_marked else t("“.” to read it again later")
        self._show_mark(is_marked=is_marked, word=word)

    def restyle(self) -> None:
        """Measure the longest question again."""
        self._reserve()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reserve()
        self.resized.emit()

    def _make_ways(self) -> QStackedWidget:
        """The keys or the box of an amount; their room stays where neither is shown."""
        ways = QStackedWidget(self)
        ways.addWidget(self.answers)
        ways.addWidget(self.amount)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        ways.setSizePolicy(policy)
        return ways

    def _end(self) -> str:
        t, marked = self.t, self._sheet.marked_items
        if marked:
            # Two columns of one line to read again are one line.
            places = list(dict.fromkeys(self._words.number(self._sheet.order.index(item)) for item in marked))
            return t.plural(
                "Question {numbers} is to be read again.", "Questions {numbers} are to be read again.",
                len(places), numbers=t.listed(places),
            )  # fmt: skip
        return t("Every question was asked.")

    def _show_answers(self, item: int) -> None:
        is_amount = self._sheet.instrument.response(item).kind is ResponseKind.AMOUNT
        self._ways.setCurrentWidget(self.amount if is_amount else self.answers)
        if not is_amount:
            self.answers.show_choices(self._words.choices(item), self._sheet.answer(item))
            return
        figure, hint = self._words.written(item), self._words.amount_hint(item)
        self.amount.show_amount(
            figure, hint, " · ".join(filter(None, (figure, hint))), is_writing=self._sheet.is_writing
        )

    def _show_mark(self, *, is_marked: bool, word: str) -> None:
        self._flag.setVisible(is_marked)
        self._mark.set_ink("att" if is_marked else "ink2")
        self._mark.setText(word)

    def _reserve(self) -> None:
        """Room for the longest question: the card stays as high as it is, whatever it shows."""
        width = self.width() - 2 * _SIDE
        probe = PlainLabel("", "big", fit="wrap")
        heights = []
        for item in self._sheet.order:
            probe.setText(self._words.question(item))
            heights.append(probe.heightForWidth(width))
        self.question.setMinimumHeight(max(heights))
        order, words = self._sheet.order, self._words
        self.aspect.setMinimumHeight(_tallest("h3", map(words.aspect, order), width))
        self.previous.setMinimumHeight(_tallest("caption", map(words.previous, order), width))
        told = {words.keys_that_count(item) for item in order}
        if words.has_ten():
            told.add(words.ten_of_two_keys(len(order) - 1))
        self.told.setMinimumHeight(_tallest("caption_strong", told, width))
        for label, side in ((self._low, 0), (self._high, 1)):
            probe = PlainLabel("", "caption", fit="wrap")
            ends = []
            for item in self._sheet.order:
                probe.setText(self._words.ends(item)[side])
                ends.append(probe.heightForWidth((width - SPACE.page) // 2))
            label.setMinimumHeight(max(ends))


def _tallest(role: Role, texts: Iterable[str], width: int) -> int:
    """Height of the tallest of some texts in a wrapping label."""
    probe = PlainLabel("", role, fit="wrap")
    heights = [0]
    for text in texts:
        probe.setText(text)
        heights.append(probe.heightForWidth(width))
    return max(heights)
