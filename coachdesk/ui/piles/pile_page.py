"""A pile of paper sheets: put together, typed one after the other without the mouse, recorded one by one."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coachdesk.domain.answer_sheets import AnswerSheet
from coachdesk.domain.errors import UserError
from coachdesk.domain.messages import N_
from coachdesk.domain.piles import ScoreRun, SheetRun, Stage
from coachdesk.domain.score_sheets import ScoreSheet
from coachdesk.services.piles import Pile, WaitingSheet
from coachdesk.services.safety_notices import NoticeLine
from coachdesk.ui.assessments import forms
from coachdesk.ui.assessments.finish_button import Step
from coachdesk.ui.assessments.layout_step import LayoutStep
from coachdesk.ui.assessments.scores_step import ScoresStep
from coachdesk.ui.assessments.typing_page import TypingPage
from coachdesk.ui.assessments.typing_step import TypingStep
from coachdesk.ui.page import Surroundings
from coachdesk.ui.piles import pile_words
from coachdesk.ui.piles.pile_done import PileDone
from coachdesk.ui.piles.pile_header import PileHeader
from coachdesk.ui.piles.pile_runs import PileRuns
from coachdesk.ui.piles.pile_step import PileStep, ask_to_throw_away
from coachdesk.ui.places import CLIENT, CLIENTS, Place

PileSteps = PileStep | LayoutStep | TypingStep | ScoresStep


class PilePage(TypingPage):
    """The sheets of one person (``place.client_id``), or of everybody.

    All sheets are typed once before the first is typed again; what
    differs is asked at once, and shows neither of both answers.
    """

    header: PileHeader
    step: PileSteps | None
    kinds: ClassVar[tuple[str, ...]] = ("drafts", "clients", "assessments", "practices")
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Ctrl+Enter", N_("Type the pile")),
        ("Del", N_("Take the sheet off the pile")),
        ("1 … 9", N_("Answer: the column, the number itself, or 1 for yes and 2 for no")),
        ("Space", N_("No answer")),
        ("Backspace", N_("The question before")),
        (".", N_("To read again later")),
        ("C  F2", N_("Turn the columns round")),
        ("Enter", N_("Go on, finish")),
        ("Esc", N_("Pause: everything is kept")),
    )

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        header = PileHeader(around.t)
        super().__init__(around, place, header, parent)
        self._waiting: WaitingSheet | None = None
        self._run: SheetRun | ScoreRun | None = None
        self._runs = PileRuns()
        self._is_read = False
        self._done = PileDone()
        self.begin, self.finish = header.begin, header.finish
        header.back.clicked.connect(self.leave)
        header.pause.clicked.connect(self.show_list)
        header.begin.clicked.connect(self.type_on)
        header.finish.clicked.connect(self.go_on)
        self.show_list()
        acts = {"Ctrl+Return": self.type_on, "Ctrl+Enter": self.type_on, "Del": self._ask_to_take_off}
        for key, act in acts.items():
            QShortcut(QKeySequence(key), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def read(self) -> None:
        """Read what waits; the sheet being typed is never read over."""
        piles = self.desk.services.piles
        self.desk.fetch(piles.read, self.t.language, self.place.client_id, then=self._take_pile, owner=self)

    def flush(self) -> None:
        """Keep what is not in the draft yet, and what was chosen for the pile."""
        if isinstance(self.step, PileStep):
            self._choose(*self.step.choice())
        super().flush()

    def leave(self) -> None:
        """Back to where the pile was opened from."""
        self.flush()
        client_id = self.place.client_id
        self.around.go(Place(CLIENTS) if client_id is None else Place(CLIENT, client_id, tab="assessments"))

    def show_list(self) -> None:
        """Pause: the pile as it waits; everything typed is kept."""
        self.flush()
        self._run = self._waiting = None
        step = PileStep(self.around, self.place.client_id)
        step.chosen.connect(self._choose)
        step.form.added.connect(self._on_added)
        self._show_step(step)
        self._done.show(self.step)
        if self._is_read:
            self.read()
        self.header.name_list()

    def type_on(self) -> None:
        """Type what comes next: all sheets once, then again those that are typed twice."""
        if not isinstance(self.step, PileStep) or not self._runs.pile.sheets:
            return
        self._choose(*self.step.choice())
        # Read anew: whether a sheet that was not begun is typed twice has just been chosen.
        piles = self.desk.services.piles
        self.desk.fetch(
            piles.read, self.t.language, self.place.client_id, then=self._type_on, owner=self,
            question="type on",
        )  # fmt: skip

    def go_on(self) -> None:
        """The primary button while a sheet is typed."""
        if isinstance(self.step, LayoutStep):
            self._confirm_sheet()
        elif isinstance(self.step, ScoresStep):
            if self.step.check():
                self._end_typing()
        elif isinstance(self._run, SheetRun) and forms.can_finish(self._run.current):
            self._end_typing()

    def _pause(self) -> None:
        self.leave() if isinstance(self.step, PileStep) else self.show_list()

    def _form_step(self) -> Step | None:
        return None if isinstance(self.step, PileStep) else self.step

    def _form_sheet(self) -> AnswerSheet | None:
        return self._run.current if isinstance(self._run, SheetRun) else None

    def _is_layout_known(self) -> bool:
        return self._waiting is not None and self._waiting.layout is not None

    def _on_failed(self, trouble: object) -> None:
        super()._on_failed(trouble)
        self._runs.refuse_all()

    def _take_pile(self, pile: Pile) -> None:
        self._take(pile)
        if isinstance(self.step, PileStep):
            self.step.show_pile(pile)
            self.begin_at(self.step.form.code.box if not pile.sheets else self.begin)
        self._name_buttons()

    def _on_added(self, key: str) -> None:
        if isinstance(self.step, PileStep):
            self.step.list.set_current(key)

    def _choose(self, entered_by: str, is_twice: bool) -> None:
        pile = self._runs.pile
        if self._is_read and (entered_by, is_twice) != (pile.entered_by, pile.is_twice):
            self.desk.perform(self.desk.services.piles.choose, entered_by, is_twice=is_twice)

    def _ask_to_take_off(self) -> None:
        """A sheet that nothing was typed of goes at once; what was typed cannot be brought back."""
        if not isinstance(self.step, PileStep):
            return
        key = self.step.list.current_key()
        found = next((one for one in self._runs.pile.sheets if one.sheet.key == key), None)
        if found is None or not self.step.list.hasFocus():
            return
        if not found.sheet.is_begun:
            self._take_off(found)
            return
        ask_to_throw_away(self, found, partial(self._take_off, found))

    def _take_off(self, one: WaitingSheet) -> None:
        self._runs.drop(one)
        self.desk.perform(self.desk.services.piles.take_off, one.sheet.client_id, one.sheet.key)

    def _type_on(self, pile: Pile) -> None:
        self._take(pile)
        self._next()

    def _take(self, pile: Pile) -> None:
        """What was recorded here and undone since is on the pile again, and no longer told as recorded."""
        self._done.forget(self._runs.take(pile))
        self._is_read = True
        self._done.show(self.step)

    def _next(self) -> None:
        """The next sheet: nobody has typed it yet, else it is typed again; the list when none is left."""
        self._waiting = self._run = None
        found = self._runs.next()
        if found is None:
            self.show_list()
        else:
            self._open(found)

    def _open(self, one: WaitingSheet) -> None:
        self._waiting, self._run = one, self._runs.run_of(one)
        if self._run.stage is Stage.READY:
            self._record()
            return
        if isinstance(self._run, ScoreRun):
            self._show_scores(one, self._run.current)
        elif self._runs.needs_check(one):
            step = LayoutStep(self.t, one.instrument, one.wording, self._run.current.layout)
            step.changed.connect(self._run.current.lay_out)
            step.announced.connect(self._announce)
            self._show_step(step)
            step.start()
        else:
            self._show_typing()
        self._name_sheet()

    def _show_scores(self, one: WaitingSheet, sheet: ScoreSheet) -> None:
        step = ScoresStep(self.t, one.instrument, one.wording, sheet.typed(), asked=sheet.scales_asked)
        step.changed.connect(lambda: sheet.write(step.typed()))
        step.changed.connect(self._on_typed)
        self._show_step(step)
        step.start()

    def _show_typing(self) -> None:
        if not isinstance(self._run, SheetRun) or self._waiting is None:
            return
        is_foreign = forms.has_foreign_sheet(self._waiting.instrument)
        can_flip = is_foreign and self._run.stage is Stage.FIRST
        step = TypingStep(self.t, self._run.current, self._waiting.wording, can_flip=can_flip)
        self._show_typing_step(step)
        self._announce(f"{self.header.facts.text()}. {step.current_words()}")

    def _name_sheet(self) -> None:
        """Which sheet must lie on the desk now."""
        one, run, t = self._waiting, self._run, self.t
        if one is None or run is None:
            return
        number, total = self._runs.place_of(one)
        place = t("sheet {number} of {total}", number=str(number), total=str(total))
        self.header.set_title(one.wording.short_title, place)
        parts = (one.client.name, pile_words.circumstances(t, one), pile_words.stage(t, run.stage))
        self.header.set_facts(" · ".join(part for part in parts if part))
        self._name_buttons()

    def _confirm_sheet(self) -> None:
        """The printed form lies as the program believes, for all sheets of its kind."""
        one, run = self._waiting, self._run
        if not isinstance(self.step, LayoutStep) or one is None or not isinstance(run, SheetRun):
            return
        layout = self.step.layout_of_sheet
        run.current.lay_out(layout)
        self._runs.layouts[one.instrument.id] = layout
        if layout != one.layout:
            keep = self.desk.services.practice.keep_sheet_layout
            self.desk.perform(keep, one.instrument.id, layout.to_plain(), origin=self)
        self._show_typing()

    def _end_typing(self) -> None:
        """One typing of the sheet is complete: what differs of it, the next sheet, or it is recorded."""
        run, one = self._run, self._waiting
        if run is None or one is None:
            return
        stage = run.end_typing()
        self._saving.note_change()
        self._saving.flush()
        if stage is Stage.READY:
            self._record()
        elif stage is Stage.SETTLING:
            self._open(one)
        else:
            self._next()

    def _record(self) -> None:
        """Record the sheet and go on at once: if that fails, its draft still holds it."""
        run, one, t = self._run, self._waiting, self.t
        if run is None or one is None:
            return
        self._runs.send(one)
        self.desk.perform(
            self.desk.services.piles.record, run.kept(), run.result(), run.both(), self._runs.pile.entered_by,
            then=partial(self._on_recorded, one, run), failed=partial(self._refuse, one), origin=self,
            words=t(
                "{questionnaire} of {date} recorded", questionnaire=one.wording.short_title,
                date=one.sheet.taken_on,
            ),
        )  # fmt: skip
        self._next()

    def _on_recorded(self, one: WaitingSheet, run: SheetRun | ScoreRun, assessment_id: int) -> None:
        self._runs.drop(one)
        self._done.add(one.sheet.key, pile_words.recorded(self.t, one, run))
        if one.instrument.safety_items:
            self.desk.fetch(
                self.desk.services.safety_notices.list_of, assessment_id,
                then=partial(self._take_notices, one), owner=self, question=f"notices {assessment_id}",
            )  # fmt: skip
        self._done.show(self.step)
        if isinstance(self.step, PileStep):
            self.read()

    def _take_notices(self, one: WaitingSheet, lines: tuple[NoticeLine, ...]) -> None:
        if self._done.note(one.client, lines):
            self._announce(self.t("To look at: an answer about safety"))
            self._done.show(self.step)

    def _refuse(self, one: WaitingSheet, error: UserError) -> None:
        self._runs.refuse(one)
        self._tell(error)

    def _keep_draft(self) -> None:
        if self._run is not None:
            self._is_behind = False
            self.desk.perform(self.desk.services.piles.keep, self._run.kept(), origin=self)

    def _name_buttons(self) -> None:
        is_list = isinstance(self.step, PileStep)
        self.header.show_buttons(is_list=is_list, has_sheets=bool(self._runs.pile.sheets))
        if not isinstance(self.step, PileStep):
            self.finish.follow(self.step, self._form_sheet(), is_done=False)
