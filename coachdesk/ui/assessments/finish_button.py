"""The one primary button of a questionnaire: it says what comes next, and while it waits, why."""

from __future__ import annotations

from coachdesk.domain.answer_sheets import AnswerSheet
from coachdesk.i18n.translator import Translator
from coachdesk.ui.assessments.forms import can_finish
from coachdesk.ui.assessments.layout_step import LayoutStep
from coachdesk.ui.assessments.recorded_step import RecordedStep
from coachdesk.ui.assessments.scores_step import ScoresStep
from coachdesk.ui.assessments.typing_step import TypingStep
from coachdesk.ui.parts.buttons import Button

Step = LayoutStep | TypingStep | ScoresStep | RecordedStep


class FinishButton(Button):
    """Follows the step on screen.

    Args:
        t: language of its words.
        is_correction: an assessment that is there already is being corrected.
    """

    def __init__(self, t: Translator, *, is_correction: bool) -> None:
        super().__init__(t("Finish"), "primary")
        self.t = t
        self._is_correction = is_correction
        self.setEnabled(False)

    def follow(self, step: Step | None, sheet: AnswerSheet | None, *, is_done: bool) -> None:
        """Say what it does at this step, and wait while it can do nothing."""
        self.setMinimumWidth(self._widest(step))
        word, is_ready = self._state(step, sheet, is_done=is_done)
        self.set_word(word)
        self.setEnabled(is_ready)

    def _state(self, step: Step | None, sheet: AnswerSheet | None, *, is_done: bool) -> tuple[str, bool]:
        t = self.t
        if is_done:
            return t("Back to the assessments"), True
        if isinstance(step, LayoutStep):
            return t("This is my sheet"), True
        if isinstance(step, ScoresStep):
            if not any(step.typed().values()):
                return t("Finish (no score yet)"), False
            return t("Keep the correction") if self._is_correction else t("Finish"), True
        if isinstance(step, TypingStep) and sheet is not None:
            return step.words.finish(is_correction=self._is_correction), can_finish(sheet)
        return t("Finish"), False

    def _widest(self, step: Step | None) -> int:
        """Room for all it may say while answers are typed: a wider word would push the page down."""
        if not isinstance(step, TypingStep):
            return 0
        widest = 0
        for word in step.words.finish_words(is_correction=self._is_correction):
            self.set_word(word)
            widest = max(widest, self.sizeHint().width())
        return widest
