"""Beside a progress summary: other words for a sentence, how easily the page is read, why it leaves as it is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.domain.reading_ease import Ease, Jargon, Readability
from coachdesk.figures.progress_summaries import Sentence, Summary
from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.fields import TextField
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import clear_layout
from coachdesk.ui.theme.tokens import SPACE


class RewordCard(Card):
    """Other words for the sentence that has the keyboard; the file keeps its own.

    Signals:
        reworded: ``wording_key`` of the sentence and words; empty words bring back those of the file.
    """

    reworded = Signal(str, str)

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(gap=SPACE.near, parent=parent)
        self._key = ""
        self.words = TextField(
            t("Other words for this sentence"), lines=3, is_private=True,
            hint=t("On this page only: the file stays as it is."),
        )  # fmt: skip
        self.words.box.setObjectName("other words")
        self.words.edited.connect(self._tell)
        self.box.addWidget(self.words)
        self.back = Button(t("Back to the words of the file"), "quiet", is_small=True)
        self.back.clicked.connect(self._forget)
        self.box.addWidget(self.back)
        self.hide()

    def show_sentence(self, sentence: Sentence) -> None:
        """Offer other words for a sentence."""
        self._key = sentence.wording_key
        self.words.set_text(sentence.words)
        self.show()

    def _tell(self) -> None:
        if self._key:
            self.reworded.emit(self._key, self.words.text())

    def _forget(self) -> None:
        key, self._key = self._key, ""
        self.hide()
        self.reworded.emit(key, "")


class ReadingCard(Card):
    """The index of reading ease, words of the trade with plain ones, and a reason where one is asked for.

    Signals:
        replacement_wanted: the word as it stands there, and a plain one.
        reason_changed: why the page leaves without a line on strengths.
        all_plain: the last word was replaced, and the keyboard has nothing to stand on here.
    """

    replacement_wanted = Signal(str, str)
    reason_changed = Signal()
    all_plain = Signal()

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(gap=SPACE.near, parent=parent)
        self._t = t
        self.box.addWidget(PlainLabel(t("How it reads"), "h3"))
        self.ease = PlainLabel("", "body", fit="wrap")
        self.box.addWidget(self.ease)
        self.source = PlainLabel("", "caption", "ink2", fit="wrap")
        self.box.addWidget(self.source)
        self._buttons: list[Button] = []
        self._jargon = QVBoxLayout()
        self._jargon.setSpacing(SPACE.pair)
        self.box.addLayout(self._jargon)
        self.objection = PlainLabel("", "body", "att", fit="wrap")
        self.box.addWidget(self.objection)
        self.reason = TextField(
            t("Why it leaves without"),
            lines=2,
            is_private=True,
            hint=t("Kept with the document, never printed."),
        )
        self.reason.box.setObjectName("reason")
        self.reason.edited.connect(self.reason_changed)
        self.box.addWidget(self.reason)
        self.reason.hide()
        self.objection.hide()

    def show_summary(self, summary: Summary, language: str) -> None:
        """Say what is known of a page."""
        t = self._t
        self.ease.setText(_ease(t, summary.ease))
        self.source.setText(
            t("Index of Kandel and Moles (1958); a hint, not a verdict.")
            if language == "fr"
            else t("Index of Flesch (1948); a hint, not a verdict.")
        )
        had_keyboard = any(button.hasFocus() for button in self._buttons)
        self._buttons = []
        clear_layout(self._jargon)
        for one in summary.jargon:
            self._add_word(one)
        if had_keyboard and self._buttons:
            self._buttons[0].setFocus()
        elif had_keyboard:
            self.all_plain.emit()
        self.objection.setText(summary.objection)
        self.objection.setVisible(bool(summary.objection))
        self.reason.setVisible(summary.asks_reason or bool(self.reason.text()))

    def _add_word(self, one: Jargon) -> None:
        t = self._t
        words = t("{found}: say {plain}?", found=t.quoted(one.found), plain=t.quoted(one.plain))
        self._jargon.addWidget(PlainLabel(words, "body", fit="wrap"))
        button = Button(t("Put the plain words"), "quiet", is_small=True)
        button.clicked.connect(partial(self._replace, one))
        self._buttons.append(button)
        self._jargon.addWidget(button)

    def _replace(self, one: Jargon, _checked: bool = False) -> None:
        self.replacement_wanted.emit(one.found, one.plain)


def _ease(t: Translator, found: Readability | None) -> str:
    if found is None:
        return ""
    facts = {"index": str(round(found.index)), "words": round(found.words_a_sentence)}
    return {
        Ease.EASY: t("Easy to read: index {index}, about {words} words a sentence.", **facts),
        Ease.MIDDLING: t("Fairly easy to read: index {index}, about {words} words a sentence.", **facts),
        Ease.HARD: t("Hard to read: index {index}, about {words} words a sentence.", **facts),
    }[found.ease]
