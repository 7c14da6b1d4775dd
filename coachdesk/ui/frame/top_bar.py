"""The top bar.

Back, forward, search; on the right what was saved, then safety, privacy and lock, always in place.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.ui.frame.search_field import NARROW, SearchField
from coachdesk.ui.parts.buttons import Button, IconButton
from coachdesk.ui.parts.painting import draw_token_icon, rounded, rule
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import HEIGHT, ICON_SMALL, RADIUS

_ARROWS: Final = 2 * 40
_AROUND: Final = 16 + 16
_KEYS: Final = ("F7", "F8", "Ctrl+L")


class Saved(QLabel):
    """When typed text last reached the vault."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = Theme.current().metrics("caption")
        if not self.text():
            return QSize(0, metrics.height())
        return QSize(metrics.horizontalAdvance(self.text()) + ICON_SMALL + 4 + 14, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.text():
            return
        theme = Theme.current()
        metrics = theme.metrics("caption")
        painter = QPainter(self)
        draw_token_icon(painter, self, "check", "ink2", 0, (self.height() - ICON_SMALL) / 2, ICON_SMALL)
        painter.setPen(theme.colour("ink2"))
        painter.setFont(theme.font("caption"))
        top = (self.height() - metrics.height()) // 2
        painter.drawText(ICON_SMALL + 4, top + metrics.ascent(), self.text())
        painter.end()


class Watermark(QLabel):
    """Says on every page that nothing here is real."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.restyle()
        self.hide()

    def restyle(self) -> None:
        """Take the font again."""
        self._spaced = QFont(Theme.current().font("caption_strong"))
        self._spaced.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1.5)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._spaced)
        return QSize(metrics.horizontalAdvance(self.text()) + 22, max(28, metrics.height() + 6))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = Theme.current().tokens
        painter = QPainter(self)
        rounded(painter, self.rect().toRectF(), RADIUS.segment, tokens.att_soft, tokens.att, 1.5)
        painter.setPen(QColor(tokens.att))
        painter.setFont(self._spaced)
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())
        painter.end()


class TopBar(QWidget):
    """What is always at hand.

    When room is short the search field narrows first, then the key caps go, then the words of the last
    saving; the words of the three actions never go.

    Args:
        t: language of its words.
    """

    back_requested = Signal()
    forward_requested = Signal()
    safety_requested = Signal()
    privacy_requested = Signal()
    lock_requested = Signal()

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.t = t
        self._level = -1
        self.back = IconButton("arrow-left", t.within("top bar", "Back"), edge=40)
        self.forward = IconButton("arrow-right", t.within("top bar", "Forward"), edge=40)
        self.search = SearchField(t("Find a file or run a command"), "Ctrl+K")
        self.saved = Saved()
        self.watermark = Watermark()
        self.safety = Button(
            t.within("top bar", "Safety"), "quiet", icon="life-buoy", key=_KEYS[0], ink="safe"
        )
        self.privacy = Button(t.within("top bar", "Hide"), "quiet", icon="eye-off", key=_KEYS[1], ink="ink2")
        self.lock = Button(t.within("top bar", "Lock"), "quiet", icon="lock", key=_KEYS[2], ink="ink2")
        self.back.clicked.connect(self.back_requested)
        self.forward.clicked.connect(self.forward_requested)
        self.safety.clicked.connect(self.safety_requested)
        self.privacy.clicked.connect(self.privacy_requested)
        self.lock.clicked.connect(self.lock_requested)
        self.setContentsMargins(0, 0, 0, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 16, 0)
        row.setSpacing(0)
        row.addWidget(self.back)
        row.addWidget(self.forward)
        row.addSpacing(10)
        row.addWidget(self.search, 1)
        row.addSpacing(12)
        row.addWidget(self.watermark)
        row.addStretch(0)
        row.addSpacing(12)
        for widget in (self.saved, self.safety, self.privacy, self.lock):
            row.addWidget(widget)
        self.set_history(can_go_back=False, can_go_forward=False)
        self.restyle()

    def set_history(self, *, can_go_back: bool, can_go_forward: bool) -> None:
        """Whether there is somewhere to go back or forward to."""
        self.back.setEnabled(can_go_back)
        self.forward.setEnabled(can_go_forward)

    def set_saved(self, words: str) -> None:
        """What was saved when, in finished words, or nothing."""
        self.saved.setText(words)
        self.saved.updateGeometry()
        self._fit()

    def set_watermark(self, word: str, explanation: str = "") -> None:
        """Say on every page what this vault is; an empty word takes it away."""
        self.watermark.setText(word)
        self.watermark.setToolTip(explanation)
        self.watermark.setVisible(bool(word))
        self.watermark.restyle()
        self._fit()

    def set_private(self, *, is_on: bool) -> None:
        """Offer to show again what is hidden, or to hide it."""
        self.privacy.set_word(self.t.within("top bar", "Show") if is_on else self.t.within("top bar", "Hide"))
        self.privacy.set_icon("eye" if is_on else "eye-off")
        self._fit()

    def restyle(self) -> None:
        """Be as high as the text needs."""
        self.setFixedHeight(max(HEIGHT.top_bar, self.search.sizeHint().height() + 14))
        self.saved.updateGeometry()
        self._level = -1
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._needed(2), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rule(painter, 0, self.height() - 1, self.width(), Theme.current().tokens.border)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        level = next((level for level in (0, 1) if self._needed(level) <= self.width()), 2)
        if level == self._level:
            return
        self._level = level
        for button, key in zip((self.safety, self.privacy, self.lock), _KEYS, strict=True):
            button.set_key(key if level == 0 else "")
        self.saved.setVisible(level < 2)

    def _needed(self, level: int) -> int:
        words = self.saved.sizeHint().width() if level < 2 else 0
        mark = self.watermark.sizeHint().width() + 12 if self.watermark.text() else 0
        actions = 0
        for button, key in zip((self.safety, self.privacy, self.lock), _KEYS, strict=True):
            actions += button.width_with_key(key if level == 0 else "")
        return _ARROWS + NARROW + _AROUND + 34 + words + mark + actions
