"""What was just recorded, in words: the first moment at which a score is shown."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.ui.assessments import score_words
from coachdesk.ui.assessments.next_steps import NextSteps
from coachdesk.ui.assessments.notice_step import NoticeStep
from coachdesk.ui.assessments.readings import Line
from coachdesk.ui.assessments.typing_step import HELD
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.pages import ScrollPage
from coachdesk.ui.theme.tokens import SPACE


class RecordedStep(ScrollPage):
    """What waits first, then a sentence, the values with their ranges or the steps of a guide, and the line beside."""

    def __init__(
        self,
        t: Translator,
        line: Line,
        notices: NoticeStep | None = None,
        steps: NextSteps | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.notices = notices
        self.steps = steps
        if notices is not None:
            self.box.addWidget(notices)
        card = Card(padding=SPACE.page, gap=SPACE.near)
        self.sentence = PlainLabel(
            t("{questionnaire} is recorded.", questionnaire=score_words.title(t, line)), "h2", fit="wrap",
            is_private=True,
        )  # fmt: skip
        card.box.addWidget(self.sentence)
        card.box.addWidget(
            PlainLabel(score_words.circumstances(t, line), "body", "ink2", fit="wrap", is_private=True)
        )
        card.box.addSpacing(SPACE.near)
        if steps is not None:
            card.box.addWidget(steps)
        for words in () if steps is not None else self._results(t, line):
            card.box.addWidget(PlainLabel(words, "note", fit="wrap", is_private=True))
        card.box.addSpacing(SPACE.near)
        card.box.addWidget(PlainLabel(line.wording.caution, "body", "ink2", fit="wrap"))
        self.box.addWidget(card)
        self.box.addStretch(1)

    def take_key(self, event: QKeyEvent) -> bool:
        """The number of a step puts it into the plan; nothing else is typed here."""
        return self.steps is not None and not event.modifiers() & HELD and self.steps.take_sign(event.text())

    def flush(self) -> None:
        """Keep what is typed about a notice."""
        if self.notices is not None:
            self.notices.flush()

    def _results(self, t: Translator, line: Line) -> list[str]:
        if not line.assessment.scores:
            return [score_words.summary(t, line)]
        return [score_words.ranged(t, line, score) for score in line.assessment.scores]
