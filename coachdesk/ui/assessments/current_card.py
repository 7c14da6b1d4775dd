"""The question being answered: large words, large keys, always at the same place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from coachdesk.domain.answer_sheets import AnswerSheet
from coachdesk.i18n.translator import Translator
from coachdesk.ui.assessments.answer_buttons import AnswerRow
from coachdesk.ui.assessments.sheet_words import SheetWords
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import Card, IconMark
from coachdesk.ui.theme.tokens import SPACE

_SIDE = 26


class CurrentCard(Card):
    """Shows the current question of a sheet, or that all of them were asked.

    Signals:
        answer_chosen: points of the answer that was clicked.
    """

    answer_chosen = Signal(int)

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
        self.box.addSpacing(SPACE.pair)
        self.answers = AnswerRow(self)
        self.answers.answer_chosen.connect(self.answer_chosen)
        policy = self.answers.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.answers.setSizePolicy(policy)
        self.box.addWidget(self.answers)
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
        self.answers.setVisible(item is not None)
        if item is None:
            self.heading.setText(t("End of the form"))
            self.question.setText(self._end())
            self._low.setText("")
            self._high.setText("")
            self._show_mark(is_marked=False, word=t("Enter finishes, Backspace goes back"))
            return
        self.heading.setText(self._words.heading(item, self._sheet.place))
        self.question.setText(self._words.question(item))
        self.answers.show_choices(self._words.choices(item), self._sheet.answer(item))
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

    def _end(self) -> str:
        t, marked = self.t, self._sheet.marked_items
        if marked:
            places = [self._words.number(self._sheet.order.index(item)) for item in marked]
            return t.plural(
                "Question {numbers} is to be read again.", "Questions {numbers} are to be read again.",
                len(places), numbers=t.listed(places),
            )  # fmt: skip
        return t("Every question was asked.")

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
        probe = PlainLabel("", "caption_strong", fit="wrap")
        last = len(self._sheet.order) - 1
        told = []
        for words in (self._words.keys_that_count(self._sheet.order[0]), self._words.ten_of_two_keys(last)):
            probe.setText(words)
            told.append(probe.heightForWidth(width))
        self.told.setMinimumHeight(max(told) if self._words.has_ten() else told[0])
        for label, side in ((self._low, 0), (self._high, 1)):
            probe = PlainLabel("", "caption", fit="wrap")
            ends = []
            for item in self._sheet.order:
                probe.setText(self._words.ends(item)[side])
                ends.append(probe.heightForWidth((width - SPACE.page) // 2))
            label.setMinimumHeight(max(ends))
