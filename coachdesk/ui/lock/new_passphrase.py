"""Choosing a passphrase: twice the same, a strength meter, words on offer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.ui.doors import Doors
from coachdesk.ui.errands import Errands
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.fields import PasswordField
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import ProgressLine
from coachdesk.ui.theme.tokens import SPACE

if TYPE_CHECKING:
    from coachdesk.services.vaults import Strength

MEASURE_AFTER_MS = 150
BEST_SCORE = 4


class NewPassphrase(QWidget):
    """Two fields that must agree.

    Signals:
        accepted: after :meth:`submit`, the passphrase: strong enough and typed twice alike.
        measure_requested: measure this passphrase, answer with :meth:`show_strength`.
        words_requested: suggest words, answer with :meth:`show_words`.
    """

    accepted = Signal(str)
    measure_requested = Signal(str)
    words_requested = Signal()

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.t = t
        self._strength: Strength | None = None
        self._is_submitted = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(MEASURE_AFTER_MS)
        self._pause.timeout.connect(self._measure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.near)
        self.first = PasswordField(t("New passphrase"), t, parent=self)
        self.first.box.setObjectName("new passphrase")
        self.first.set_hint(t("At least twelve characters: five words, for example."))
        self.first.edited.connect(self._on_first)
        self.first.confirmed.connect(self._on_first_confirmed)
        column.addWidget(self.first)
        column.addLayout(self._meter_row())
        column.addLayout(self._words_row())
        self.second = PasswordField(t("The same again"), t, parent=self)
        self.second.box.setObjectName("same passphrase")
        self.second.confirmed.connect(self.submit)
        column.addWidget(self.second)
        self.setFocusProxy(self.first)

    def serve(self, doors: Doors, errands: Errands) -> None:
        """Let the strength be measured and words be drawn on the store thread."""

        def measure(passphrase: str) -> None:
            work = partial(_strength, doors, passphrase)
            errands.ask_for(self, work, partial(self.show_strength, passphrase))

        def suggest() -> None:
            errands.ask_for(self, lambda: doors.vaults.suggest(self.t.language), self.show_words)

        self.measure_requested.connect(measure)
        self.words_requested.connect(suggest)

    def submit(self) -> None:
        """Take the passphrase, or say beside the field what is missing."""
        if not self.first.text():
            self._refuse(self.first, self.t("Choose a passphrase: five words make a strong one."))
        elif self._strength is None:
            # Typed faster than it is measured.
            self._is_submitted = True
            self._pause.stop()
            self._measure()
        elif not self._strength.is_enough:
            advice = self._strength.advice
            self._refuse(self.first, self.t(advice) if advice else self.t("Too easy to guess"))
        elif self.first.text() != self.second.text():
            self._refuse(self.second, self.t("The two passphrases differ."))
        else:
            self.accepted.emit(self.first.text())

    def show_strength(self, passphrase: str, strength: Strength) -> None:
        """Show how strong ``passphrase`` is, unless another one was typed since."""
        if passphrase != self.first.text():
            return
        self._strength = strength
        words = self._words_of(strength)
        self._meter.set_share(strength.score / BEST_SCORE, words)
        self._verdict.setText(words)
        self.first.set_hint(self.t(strength.advice) if strength.advice else "")
        if self._is_submitted:
            self._is_submitted = False
            self.submit()

    def show_words(self, words: str) -> None:
        """Put suggested words on offer, to be read and typed, or taken as they are."""
        self._offer.setText(words)
        self._take.setVisible(True)

    def stop(self) -> None:
        """Forget what was typed; the page is about to be dropped."""
        self._pause.stop()
        self.first.clear()
        self.second.clear()
        self._offer.setText("")

    def _meter_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE.near)
        self._meter = ProgressLine(parent=self)
        self._verdict = PlainLabel("", "caption", "ink2", parent=self)
        row.addWidget(self._meter, 1)
        row.addWidget(self._verdict)
        return row

    def _words_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE.near)
        suggest = Button(self.t("Suggest words"), "link", parent=self)
        suggest.clicked.connect(self.words_requested)
        self._offer = PlainLabel("", "body_strong", fit="wrap", parent=self)
        self._take = Button(self.t("Take them"), "link", parent=self)
        self._take.clicked.connect(self._take_offer)
        self._take.setVisible(False)
        row.addWidget(suggest)
        row.addWidget(self._offer, 1)
        row.addWidget(self._take)
        return row

    def _take_offer(self) -> None:
        self.first.set_text(self._offer.text())
        self.first.clear_message()
        self._on_first(self._offer.text())
        self.second.setFocus()

    def _words_of(self, strength: Strength) -> str:
        if not self.first.text():
            return ""
        if strength.is_enough:
            return self.t("Very strong") if strength.score == BEST_SCORE else self.t("Strong enough")
        return self.t("Too easy to guess")

    def _refuse(self, field: PasswordField, message: str) -> None:
        field.set_error(message)
        field.setFocus()

    def _on_first(self, _text: str) -> None:
        self._strength = None
        self._is_submitted = False
        self._pause.start()

    def _on_first_confirmed(self) -> None:
        self.second.setFocus()

    def _measure(self) -> None:
        self.measure_requested.emit(self.first.text())


def _strength(doors: Doors, passphrase: str) -> Strength:
    return doors.vaults.strength(passphrase)
