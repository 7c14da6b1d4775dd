"""Where a questionnaire begins: from its draft, from the assessment that is corrected, or empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from coachdesk.domain.answer_sheets import AnswerSheet
from coachdesk.domain.assessments import Assessment
from coachdesk.domain.errors import UserError
from coachdesk.domain.sheet_layouts import SheetLayout
from coachdesk.i18n.translator import Translator
from coachdesk.ui.assessments import forms
from coachdesk.ui.assessments.forms import Form, Particulars
from coachdesk.ui.assessments.readings import PageFacts


@dataclass(frozen=True, slots=True)
class Opening:
    """A questionnaire as it is found.

    Attributes:
        known: day, work situation, mode.
        sheet: its answers so far, in the remembered layout.
        typed: scores as typed, by scale id.
        needs_sheet_check: the printed form is to be compared first.
        trouble: why the draft could not be taken up, if so.
        part: the one scale that is asked, or empty.
    """

    known: Particulars
    sheet: AnswerSheet
    typed: Mapping[str, str] = field(default_factory=dict)
    needs_sheet_check: bool = False
    trouble: UserError | None = None
    part: str = ""


def opening(facts: PageFacts, t: Translator, today: date) -> Opening:
    """Take up what was read; a draft that cannot be taken up is told, and nothing else is lost by it."""
    one, instrument = facts.assessment, facts.instrument
    known = _known(facts, today)
    sheet = AnswerSheet(instrument, SheetLayout.from_plain(instrument, facts.layout))
    if one is not None and one.answers:
        forms.refilled(instrument, one, sheet)
    typed = _typed(t, one)
    is_checked, trouble, part = False, None, ""
    if facts.draft is not None:
        try:
            form = Form.from_json(facts.draft)
            if form.sheet is not None:
                sheet = AnswerSheet.from_draft(instrument, form.sheet)
            known, is_checked, part = form.particulars, form.is_sheet_checked, form.part
            typed = dict(form.typed) or typed
        except UserError as error:
            trouble = error
    is_comparable = forms.has_sheet_to_compare(instrument, facts.wording, sheet.layout)
    needs_check = is_comparable and one is None and not is_checked
    return Opening(known, sheet, typed, needs_check, trouble, part)


def _known(facts: PageFacts, today: date) -> Particulars:
    """What is known before anything was chosen: of the assessment, else of today."""
    one = facts.assessment
    if one is not None:
        return Particulars(one.taken_on, one.work_situation, one.mode)
    return Particulars(today, facts.situation, forms.modes(facts.instrument)[0])


def _typed(t: Translator, assessment: Assessment | None) -> dict[str, str]:
    """The scores of an assessment as they would be typed."""
    if assessment is None or not assessment.mode.is_scores:
        return {}
    return {score.scale_id: t.number(score.value) for score in assessment.scores if score.value is not None}
