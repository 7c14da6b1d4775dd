"""Choosing a passphrase: twice the same, a strength meter, words on offer."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.services.vaults import Strength
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.fields import PasswordField
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import ProgressLine
from coachdesk.ui.theme.tokens import SPACE

MEASURE_AFTER_MS = 150


class NewPassphrase(QWidget):
    """Two fields that must agree.

    Signals:
        ready_changed: whether the passphrase is strong enough and typed twice alike.
        measure_requested: measure this passphrase, answer with :meth:`show_strength`.
        words_requested: suggest words, answer with :meth:`show_words`.
    """

    ready_changed = Signal(bool)
    measure_requested = Signal(str)
    words_requested = Signal()

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.t = t
        self._strength: Strength | None = None
        self._is_ready = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(MEASURE_AFTER_MS)
        self._pause.timeout.connect(self._measure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.near)
        self.first = PasswordField(t("New passphrase"), t, parent=self)
        self.first.box.setObjectName("new passphrase")
        self.first.edited.connect(self._on_first)
        column.addWidget(self.first)
        column.addLayout(self._meter_row())
        column.addLayout(self._words_row())
        self.second = PasswordField(t("The same again"), t, parent=self)
        self.second.box.setObjectName("same passphrase")
        self.second.edited.connect(self._on_second)
        column.addWidget(self.second)
        self.setFocusProxy(self.first)

    def text(self) -> str:
        """The passphrase as typed."""
        return self.first.text()

    @property
    def is_ready(self) -> bool:
        """Strong enough, and typed twice alike."""
        return self._is_ready

    def check(self) -> bool:
        """Say beside the field what is missing; whether nothing is."""
        if self._strength is None or not self._strength.is_enough:
            advice = self._strength.advice if self._strength is not None else ""
            self.first.set_error(self.t(advice) if advice else self.t("Choose a passphrase of five words or more."))
            self.first.setFocus()
            return False
        if self.first.text() != self.second.text():
            self.second.set_error(self.t("The two passphrases differ."))
            self.second.setFocus()
            return False
        return True

    def show_strength(self, passphrase: str, strength: Strength) -> None:
        """Show how strong ``passphrase`` is, unless another one was typed since."""
        if passphrase != self.first.text():
            return
        self._strength = strength
        words = self._words_of(strength)
        self._meter.set_share(strength.score / 4, words)
        self._verdict.setText(words)
        self.first.set_hint(self.t(strength.advice) if strength.advice else "")
        self._tell()

    def show_words(self, words: str) -> None:
        """Put suggested words on offer, to be read and typed, or taken as they are."""
        self._offer.setText(words)
        self._take.setVisible(True)

    def stop(self) -> None:
        """Forget what was typed; the page is about to be dropped."""
        self._pause.stop()
        self.first.clear()
        self.second.clear()

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
        self._on_first(self._offer.text())
        self.second.setFocus()

    def _words_of(self, strength: Strength) -> str:
        if not self.first.text():
            return ""
        if strength.is_enough:
            return self.t("Very strong") if strength.score == 4 else self.t("Strong enough")  # noqa: PLR2004
        return self.t("Too easy to guess")

    def _on_first(self, _text: str) -> None:
        self._strength = None
        self._pause.start()
        self._tell()

    def _on_second(self, _text: str) -> None:
        self._tell()

    def _measure(self) -> None:
        self.measure_requested.emit(self.first.text())

    def _tell(self) -> None:
        is_same = bool(self.first.text()) and self.first.text() == self.second.text()
        is_ready = is_same and self._strength is not None and self._strength.is_enough
        if is_ready != self._is_ready:
            self._is_ready = is_ready
            self.ready_changed.emit(is_ready)
