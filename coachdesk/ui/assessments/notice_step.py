"""After a questionnaire: an answer about safety that waits, for the practitioner's eyes only."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.domain.assessments import AnswerMode, Assessment
from coachdesk.domain.changes import Changes
from coachdesk.domain.messages import N_
from coachdesk.domain.safety_notices import NoticeState
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import IconMark
from coachdesk.ui.safety.notice_card import said
from coachdesk.ui.safety.notices_panel import NoticesPanel
from coachdesk.ui.theme.tokens import SPACE

_COVER: Final = N_("Something waits here, for your eyes only. Open it when nobody else sees the screen.")


class NoticeStep(QWidget):
    """Shows the notices of the assessment just recorded.

    Answered together on the screen, somebody else sees it: a quiet line stands there first, and opens on demand.

    Signals:
        announced: words for a screen reader, once what waits is there; of a covered notice only that it waits.
    """

    announced = Signal(str)

    def __init__(
        self,
        around: Surroundings,
        assessment: Assessment,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._announced = ""
        self._is_closed = assessment.mode is AnswerMode.TOGETHER
        self._client_id = assessment.client_id
        services = around.desk.services
        self.panel = NoticesPanel(around, lambda: services.safety_notices.list_of(assessment.id))
        self.panel.shown.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._cover = self._make_cover(around)
        column.addWidget(self._cover)
        column.addWidget(self.panel)
        self._cover.hide()
        self.hide()
        around.desk.changed.connect(self._hear)
        self.panel.read()

    def flush(self) -> None:
        """Keep what is typed as drafts."""
        self.panel.flush()

    def open_notices(self) -> None:
        """Nobody else sees the screen."""
        self._is_closed = False
        self._follow(len(self.panel.cards()))
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        for card in self.panel.cards():
            if card.form is not None:
                card.form.done.box.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _make_cover(self, around: Surroundings) -> Card:
        t = around.t
        card = Card(padding=SPACE.stack)
        row = QHBoxLayout()
        row.setSpacing(SPACE.stack)
        row.addWidget(IconMark("eye-off"))
        words = t(_COVER)
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addWidget(PlainLabel(words, "body", fit="wrap"))
        middle.addStretch(1)
        row.addLayout(middle, 1)
        self.open = Button(t("Open"), "secondary", icon="eye", is_small=True)
        self.open.clicked.connect(self.open_notices)
        row.addWidget(self.open)
        card.box.addLayout(row)
        return card

    def _hear(self, changes: Changes, _origin: object) -> None:
        """It was looked at, or that was taken back."""
        if changes.touches("safety_notices", client_id=self._client_id):
            self.panel.read()

    def _follow(self, count: int) -> None:
        is_waiting = any(card.line.notice.state is NoticeState.OPEN for card in self.panel.cards())
        is_covered = self._is_closed and is_waiting
        self._cover.setVisible(is_covered)
        self.panel.setVisible(bool(count) and not is_covered)
        self.setVisible(bool(count))
        if is_waiting:
            self._announce(is_covered=is_covered)

    def _announce(self, *, is_covered: bool) -> None:
        """What comes on screen after the score was said would otherwise be seen only."""
        t = self._around.t
        lines = [card.line for card in self.panel.cards() if card.line.notice.state is NoticeState.OPEN]
        parts = [t("To look at: an answer about safety"), *(said(self._around, line) for line in lines)]
        words = t(_COVER) if is_covered else ". ".join(parts)
        if words != self._announced:
            self._announced = words
            self.announced.emit(words)
            now = QApplication.focusWidget()
            is_free = isinstance(now, QAbstractButton) or (now is not None and now.isAncestorOf(self))
            if not is_covered and is_free:
                # Nobody is typing: what waits comes before the way back.
                self._take_keyboard()
