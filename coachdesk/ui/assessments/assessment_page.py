"""One questionnaire: the sheet compared, the answers typed, the end said in a sentence."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coachdesk.domain.answer_sheets import AnswerSheet
from coachdesk.domain.assessments import AnswerMode, Assessment
from coachdesk.domain.errors import UserError
from coachdesk.domain.messages import N_
from coachdesk.domain.sheet_layouts import SheetLayout
from coachdesk.i18n import labels
from coachdesk.i18n.typography import running_case
from coachdesk.ui.assessments import forms, score_words
from coachdesk.ui.assessments.finish_button import FinishButton, Step
from coachdesk.ui.assessments.forms import DRAFT_KIND, Form, Particulars, draft_key
from coachdesk.ui.assessments.layout_step import LayoutStep
from coachdesk.ui.assessments.next_steps import NextSteps, has_steps
from coachdesk.ui.assessments.notice_step import NoticeStep
from coachdesk.ui.assessments.opening import opening
from coachdesk.ui.assessments.particulars_form import EditParticulars
from coachdesk.ui.assessments.readings import Line, PageFacts, correct, read_page, record, unheld
from coachdesk.ui.assessments.recorded_step import RecordedStep
from coachdesk.ui.assessments.scores_step import ScoresStep
from coachdesk.ui.assessments.typing_page import TypingPage
from coachdesk.ui.assessments.typing_step import TypingStep
from coachdesk.ui.frame.page_header import PageHeader
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.places import CLIENT, Place


class AssessmentPage(TypingPage):
    """Types in a questionnaire, or corrects one (``place.item_id``). ``place.tab`` names the questionnaire.

    Escape leaves and keeps the draft; recording discards it.
    """

    step: Step | None
    kinds: ClassVar[tuple[str, ...]] = ("assessments",)
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("1 … 9", N_("Answer: the column, the number itself, or 1 for yes and 2 for no")),
        ("x  +", N_("Ten, where the numbers go to ten")),
        ("Space", N_("No answer")),
        ("Backspace", N_("The question before")),
        ("↑  ↓", N_("The question before, the next one")),
        (".", N_("To read again later")),
        ("C  F2", N_("Turn the columns round")),
        ("Alt+↑", N_("Move the question up on the sheet")),
        ("Alt+↓", N_("Move the question down on the sheet")),
        ("Enter", N_("Go on, finish")),
        ("Esc", N_("Pause: everything is kept")),
    )

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, place, PageHeader(is_second_private=False), parent)
        t = self.t
        self._client_id = place.client_id or 0
        self._facts: PageFacts | None = None
        self._known = Particulars(around.clock.today(), None, AnswerMode.TOGETHER)
        self._is_sheet_checked = False
        self._part = ""
        self._is_done = False
        self.sheet: AnswerSheet | None = None
        self.particulars = self.header.add_button(Button(t("Date and situation"), icon="calendar"))
        self.particulars.clicked.connect(self.edit_particulars)
        self.pause = self.header.add_button(Button(t("Pause"), icon="pause"))
        self.pause.clicked.connect(self.leave)
        self.finish = FinishButton(t, is_correction=place.item_id is not None)
        self.finish.clicked.connect(self.go_on)
        self.header.add_button(self.finish)

    # --- what the window asks ------------------------------------------------------------------------------

    def read(self) -> None:
        """Read once; what is typed here is never read over. After the end, leave what was taken back."""
        if self._is_done:
            self._show_list()
        elif self._facts is None:
            self.desk.fetch(
                read_page, self.desk.services, self._client_id, self.place.tab, self.place.item_id,
                self.t.language, self.around.clock.today(),
                then=self._begin, failed=self._tell, owner=self,
            )  # fmt: skip

    def flush(self) -> None:
        """Keep what is not in the draft yet, or what is written beside an answer about safety."""
        if isinstance(self.step, RecordedStep):
            self.step.flush()
        super().flush()

    def here(self) -> Place:
        """The questionnaire; once it is recorded, the list: nobody goes back to an empty form."""
        if self._is_done:
            return Place(CLIENT, self._client_id, tab="assessments")
        return super().here()

    # --- what the buttons do -------------------------------------------------------------------------------

    def go_on(self) -> None:
        """The one primary button: the sheet is mine, finish, or back to the list."""
        if self._is_done:
            self._show_list()
        elif isinstance(self.step, LayoutStep):
            self._confirm_sheet()
        elif isinstance(self.step, ScoresStep):
            if self.step.check():
                self._record(self.step.typed())
        elif self.sheet is not None and forms.can_finish(self.sheet):
            self._record({})

    def leave(self) -> None:
        """Pause: what was typed stays in its draft; a form that nothing was typed in leaves none."""
        if not self._is_done and self._facts is not None:
            self.flush()
            if not self._has_typed():
                services = self.desk.services
                self.desk.perform(services.drafts.discard, DRAFT_KIND, self._client_id, self._draft_key())
        self._show_list()

    def edit_particulars(self) -> None:
        """Ask for another day, work situation or way of entry."""
        if self._facts is not None:
            # The dialog gives the keyboard back to where it was: not to a button, which would take Space.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            modes = forms.modes(self._facts.instrument)
            EditParticulars(
                self.around, self._client_id, self._known, modes, self._take_particulars, self
            ).open()

    # --- what a form that is typed by keys asks ------------------------------------------------------------

    def _pause(self) -> None:
        self.leave()

    def _form_step(self) -> Step | None:
        return self.step

    def _form_sheet(self) -> AnswerSheet | None:
        return self.sheet

    def _is_layout_known(self) -> bool:
        return self._facts is not None and self._facts.layout is not None

    # --- beginning -----------------------------------------------------------------------------------------

    def _begin(self, facts: PageFacts) -> None:
        found = opening(facts, self.t, self.around.clock.today())
        self._facts, self._known, self.sheet = facts, found.known, found.sheet
        self._is_sheet_checked, self._part = not found.needs_sheet_check, found.part
        is_scores = found.known.mode.is_scores
        questions = "" if is_scores else forms.questions_line(self.t, facts.instrument, facts.wording)
        self.header.set_title(facts.wording.short_title, questions)
        self._show_facts()
        if is_scores:
            step = ScoresStep(self.t, facts.instrument, facts.wording, found.typed)
            step.changed.connect(self._note_change)
            self._show_step(step)
        elif found.needs_sheet_check:
            self._show_sheet_check()
        else:
            self._show_typing()
        if found.trouble is not None:
            self._tell(found.trouble)

    def _show_sheet_check(self) -> None:
        if self._facts is None or self.sheet is None:
            return
        step = LayoutStep(self.t, self._facts.instrument, self._facts.wording, self.sheet.layout)
        step.changed.connect(self._take_layout)
        step.announced.connect(self._announce)
        self._show_step(step)

    def _show_typing(self) -> None:
        if self._facts is None or self.sheet is None:
            return
        forms.pass_rest(self.sheet, self._part)
        facts, can_flip = self._facts, forms.has_foreign_sheet(self._facts.instrument)
        step = TypingStep(self.t, self.sheet, facts.wording, facts.previous, can_flip=can_flip)
        self._show_typing_step(step)
        self._announce(step.current_words())

    def _show_step(self, step: QWidget) -> None:
        super()._show_step(step)
        if isinstance(step, LayoutStep | ScoresStep):
            step.start()
        else:
            (self.finish if self._is_done else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_facts(self) -> None:
        if self._facts is None:
            return
        known = self._known
        self.header.set_facts(
            " · ".join(filter(None, (
                self._facts.client_name,
                self.t.fact(known.taken_on),
                running_case(labels.answer_mode(self.t, known.mode)),
                running_case(labels.work_situation(self.t, known.situation)),
                unheld(self.t, self._facts),
            )))
        )  # fmt: skip

    def _name_buttons(self) -> None:
        self.pause.setVisible(not self._is_done)
        self.particulars.setVisible(not self._is_done)
        self.finish.follow(self.step, self.sheet, is_done=self._is_done)

    # --- typing --------------------------------------------------------------------------------------------

    def _confirm_sheet(self) -> None:
        if not isinstance(self.step, LayoutStep) or self.sheet is None:
            return
        self.sheet.lay_out(self.step.layout_of_sheet)
        self._is_sheet_checked = True
        self._remember_layout()
        self._note_change()
        self._show_typing()

    def _remember_layout(self) -> None:
        """Keep the layout for the next form of this kind, if it is not the one kept already."""
        if self._facts is None or self.sheet is None:
            return
        plain = self.sheet.layout.to_plain()
        if forms.has_foreign_sheet(self._facts.instrument) and plain != self._facts.layout:
            services = self.desk.services
            self.desk.perform(
                services.practice.keep_sheet_layout, self._facts.instrument.id, plain, origin=self
            )

    def _take_layout(self, layout: SheetLayout) -> None:
        if self.sheet is not None:
            self.sheet.lay_out(layout)
            self._note_change()

    def _take_particulars(self, known: Particulars) -> None:
        self._known = known
        self._show_facts()
        self._note_change()

    # --- keeping -------------------------------------------------------------------------------------------

    def _draft_key(self) -> str:
        instrument_id = self._facts.instrument.id if self._facts else self.place.tab
        return draft_key(instrument_id, self.place.item_id)

    def _has_typed(self) -> bool:
        if isinstance(self.step, ScoresStep):
            return any(self.step.typed().values())
        # What a part leaves out was passed over by nobody.
        return self.sheet is not None and (self.sheet.has_answers or (not self._part and self.sheet.done > 0))

    def _keep_draft(self) -> None:
        if self._is_done or self._facts is None or self.sheet is None:
            return
        self._is_behind = False
        typed = self.step.typed() if isinstance(self.step, ScoresStep) else {}
        form = Form(self._known, self.sheet.to_draft(), typed, self._is_sheet_checked, self._part)
        self.desk.perform(
            self.desk.services.drafts.keep, DRAFT_KIND, self._client_id, self._draft_key(), form.to_json(),
            origin=self,
        )  # fmt: skip

    def _record(self, typed: dict[str, str]) -> None:
        if self._facts is None or self.sheet is None:
            return
        self._is_done = True
        self.finish.setEnabled(False)
        self._remember_layout()
        one, services = self._facts.assessment, self.desk.services
        t, title = self.t, self._facts.wording.short_title
        verb = partial(record, services, self._client_id, self._facts.instrument.id)
        if one is not None:
            verb = partial(correct, services, one)
        self.desk.perform(
            verb, self._known, self.sheet.answers(), typed,
            then=self._read_recorded, failed=self._refused, origin=self,
            words=t("{questionnaire} of {date} recorded", questionnaire=title, date=self._known.taken_on),
        )  # fmt: skip

    def _read_recorded(self, assessment_id: int) -> None:
        get = self.desk.services.assessments.get
        self.desk.fetch(get, assessment_id, then=self._show_recorded, owner=self)

    def _show_recorded(self, assessment: Assessment) -> None:
        if self._facts is None:
            return
        line = Line(assessment, self._facts.instrument, self._facts.wording)
        notices = NoticeStep(self.around, assessment) if line.instrument.safety_items else None
        if notices is not None:
            notices.announced.connect(self._announce)
        steps = NextSteps(self.around, self._client_id, line, has_keys=True) if has_steps(line) else None
        step = RecordedStep(self.t, line, notices, steps)
        self._show_step(step)
        self._announce(" ".join((step.sentence.text(), score_words.summary(self.t, line))))

    def _on_failed(self, trouble: object) -> None:
        if not isinstance(self.step, RecordedStep):
            super()._on_failed(trouble)
            self._is_done = False
            self._name_buttons()

    def _refused(self, error: UserError) -> None:
        self._is_done = False
        self._note_change()
        if isinstance(self.step, ScoresStep):
            self.step.tell(error)
        else:
            self._tell(error)

    def _show_list(self) -> None:
        self.around.go(Place(CLIENT, self._client_id, tab="assessments"))
