"""The assessments of one person: newest first, the current one in words beside, what is paused above."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.domain.messages import N_
from coachdesk.domain.schedules import Rhythm
from coachdesk.services.schedules import Schedule
from coachdesk.ui.assessments.assessment_rows import AssessmentDelegate, assessment_row
from coachdesk.ui.assessments.details import Details
from coachdesk.ui.assessments.forms import DRAFT_KIND, draft_key
from coachdesk.ui.assessments.new_assessment import NewAssessment, paused_words
from coachdesk.ui.assessments.readings import Line, Paused, TabFacts, read_tab
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.bars import BAR_WIDTH
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.dialogs import Dialog
from coachdesk.ui.parts.flow import FlowLayout
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import clear_layout
from coachdesk.ui.parts.marks import IconMark
from coachdesk.ui.parts.pages import EmptyState
from coachdesk.ui.parts.rows import LateRows, ListView
from coachdesk.ui.parts.tab_order import follow_layout
from coachdesk.ui.places import ASSESSMENT, BLANK_FORMS, DOCUMENT, PILE, Place
from coachdesk.ui.schedules.due_strip import DueStrip
from coachdesk.ui.schedules.measures import read_choices, read_schedule
from coachdesk.ui.schedules.plan_dialog import PlanDialog
from coachdesk.ui.theme.tokens import SPACE

_SIDE_WIDTH: Final = 392 + BAR_WIDTH
_NARROW_SIDE: Final = 300 + BAR_WIDTH
_NARROW_UNDER: Final = 1000 + BAR_WIDTH
_MOST_PAUSED: Final = 3
_ROWS_AT_LEAST: Final = 2


class AssessmentsTab(Page):
    """Lists, shows, begins, corrects, takes up again, and moves to the bin."""

    kinds: ClassVar[tuple[str, ...]] = (
        "assessments", "clients", "drafts", "practices", "phase_moves", "situation_changes"
    )  # fmt: skip
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Q", N_("New assessment")),
        ("D", N_("Begin the questionnaire that is due")),
        ("E", N_("Edit the assessment: date, situation, answers")),
        ("R", N_("Go on with what is paused")),
        ("P", N_("Print a blank form")),
        ("L", N_("Pile of sheets")),
        ("Del", N_("Move the assessment to the bin")),
    )
    has_gutter: ClassVar[bool] = True

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, place, parent)
        t = self.t
        self._client_id = place.client_id or 0
        self._lines: dict[int, Line] = {}
        self._order: list[int] = []
        self._paused: tuple[Paused, ...] = ()
        self._schedule: Schedule | None = None
        self.new = Button(t("New assessment"), icon="plus", key="Q", is_small=True)
        self.new.clicked.connect(self.begin)
        self.print = Button(t("Print a blank form"), icon="printer", key="P", is_small=True)
        self.print.clicked.connect(self.print_forms)
        self.pile = Button(t("Pile of sheets"), icon="clipboard-list", key="L", is_small=True)
        self.pile.clicked.connect(self.open_pile)
        self.count = PlainLabel("", "body", "ink2", is_private=True)
        self.list = ListView(t("Assessments"))
        self.list.setObjectName("assessments")
        self.list.setItemDelegate(AssessmentDelegate(self.list))
        self.list.row_current.connect(self._show_current)
        self.list.row_chosen.connect(self._show_current)
        self._card = Card(padding=SPACE.pair)
        self._card.box.addWidget(self.list)
        self.details = Details(around, self._client_id)
        self.details.edit_requested.connect(self.edit)
        self.details.removal_requested.connect(self.move_to_bin)
        self.details.marks_chosen.connect(self._draw_marks)
        self.empty = EmptyState(
            "clipboard-list",
            t("Each questionnaire will stand here with its day, its answers and what they give."),
            t("New assessment"), t("Print a blank form"), action_icon="plus",
        )  # fmt: skip
        self.empty.action_requested.connect(self.begin)
        self.empty.link_requested.connect(self.print_forms)
        self.due = DueStrip(around)
        self.due.due_requested.connect(self.begin_due)
        self.due.plan_requested.connect(self.change_plan)
        self._lay_out()
        self.restyle()
        acts = {
            "Q": self.begin, "D": self.due.begin_first, "E": self.edit, "R": self.go_on,
            "P": self.print_forms, "L": self.open_pile, "Del": self.move_to_bin,
        }  # fmt: skip
        for key, act in acts.items():
            QShortcut(QKeySequence(key), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def read(self) -> None:
        """Read the list."""
        self.desk.fetch(
            read_tab,
            self.desk.services,
            self._client_id,
            self.t.language,
            then=self._show,
            owner=self,
        )
        services, language = self.desk.services, self.t.language
        self.desk.fetch(
            read_schedule, services, self._client_id, language, then=self._show_schedule, owner=self
        )

    def begin_due(self, rhythm: Rhythm) -> None:
        """Begin what is due: the questionnaire is chosen, its day is asked for."""
        NewAssessment(self.around, self._client_id, self, asked=rhythm).open()

    def change_plan(self) -> None:
        """Change which questionnaires are proposed to this person."""
        if self._schedule is not None:
            services, language = self.desk.services, self.t.language
            self.desk.fetch(
                read_choices, services, language, self._schedule, then=self._open_plan, owner=self
            )

    def _open_plan(self, schedule: Schedule) -> None:
        PlanDialog(self.around, self._client_id, schedule, self).open()

    def begin(self) -> None:
        """Choose a questionnaire and what is known about it."""
        NewAssessment(self.around, self._client_id, self).open()

    def edit(self) -> None:
        """Correct the current assessment."""
        line = self.current()
        if line is not None:
            one = line.assessment
            self.around.go(Place(ASSESSMENT, self._client_id, one.id, tab=one.instrument_id))

    def go_on(self) -> None:
        """Take up what was paused last."""
        if self._paused:
            self._resume(self._paused[0])

    def print_forms(self) -> None:
        """Choose blank forms to hand out."""
        self.around.go(Place(DOCUMENT, self._client_id, tab=BLANK_FORMS))

    def open_pile(self) -> None:
        """Put paper sheets of this person together and type them one after the other."""
        self.around.go(Place(PILE, self._client_id))

    def move_to_bin(self) -> None:
        """Put the current assessment in the bin; the undo bar brings it back."""
        line = self.current()
        if line is None:
            return
        place = self._order.index(line.assessment.id)
        rest = self._order[:place] + self._order[place + 1 :]
        if rest:
            self.list.set_current(rest[min(place, len(rest) - 1)])
        self.desk.perform(
            self.desk.services.assessments.move_to_bin, line.assessment.id,
            words=self.t(
                "{questionnaire} of {date} moved to the bin", questionnaire=line.wording.short_title,
                date=line.assessment.taken_on,
            ),
        )  # fmt: skip

    def restyle(self) -> None:
        """Keep room for some rows."""
        self.list.setMinimumHeight(self.list.height_of(_ROWS_AT_LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.details.setFixedWidth(_SIDE_WIDTH if self.width() >= _NARROW_UNDER else _NARROW_SIDE)

    def current(self) -> Line | None:
        """The assessment whose row is current."""
        key = self.list.current_key()
        return self._lines.get(key) if isinstance(key, int) else None

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, SPACE.page)
        row.setSpacing(SPACE.page)
        left = QVBoxLayout()
        left.setSpacing(SPACE.stack)
        tools = FlowLayout(gap=SPACE.near, is_split=True)
        for widget in (self.count, self.pile, self.print, self.new):
            tools.addWidget(widget)
        left.addLayout(tools)
        left.addWidget(self.due)
        self._waiting = QVBoxLayout()
        self._waiting.setSpacing(SPACE.near)
        left.addLayout(self._waiting)
        left.addWidget(self._card, 1)
        left.addWidget(self.empty, 1)
        row.addLayout(left, 1)
        row.addWidget(self.details)
        self._show_emptiness(is_empty=True, is_known=False)

    def _show(self, facts: TabFacts) -> None:
        self._lines = {line.assessment.id: line for line in facts.lines}
        self._order = [line.assessment.id for line in facts.lines]
        rows = LateRows(self._order, lambda place: assessment_row(self.t, facts.lines[place]))
        self.list.set_rows(rows)
        if facts.lines and self.list.current_key() is None:
            self.list.set_current(self._order[0])
        if facts.paused != self._paused:
            self._paused = facts.paused
            self._show_paused()
        waiting = self.t("Pile of sheets ({count})", count=facts.pile)
        self.pile.set_word(waiting if facts.pile else self.t("Pile of sheets"))
        self.count.setText(self.t.plural("{count} assessment", "{count} assessments", len(facts.lines)))
        self._show_emptiness(is_empty=not facts.lines, is_known=True)
        self._show_current()
        follow_layout(self)

    def _show_schedule(self, schedule: Schedule) -> None:
        self._schedule = schedule
        self.due.show_schedule(schedule)
        self._show_due()
        follow_layout(self)

    def _show_due(self) -> None:
        """In an empty file without a plan the one thing to do stands alone."""
        schedule = self._schedule
        is_planned = schedule is not None and (bool(schedule.plan) or schedule.is_own)
        self.due.setVisible(schedule is not None and (is_planned or bool(self._order)))

    def _show_emptiness(self, *, is_empty: bool, is_known: bool) -> None:
        self._card.setVisible(not is_empty)
        self.details.setVisible(not is_empty)
        self.count.setVisible(not is_empty)
        self.new.setVisible(not is_empty)
        self.print.setVisible(not is_empty)
        self.pile.setVisible(not is_empty)
        self.empty.setVisible(is_empty and is_known)
        self._show_due()
        self.begin_at(self.empty.action if is_empty else self.list)

    def _show_current(self, _key: object = None) -> None:
        self.details.show_line(self.current())

    def _show_paused(self) -> None:
        clear_layout(self._waiting)
        # The others are offered where one of their kind is begun or corrected.
        for number, paused in enumerate(self._paused[:_MOST_PAUSED]):
            self._waiting.addWidget(self._paused_card(paused, "R" if number == 0 else ""))

    def _paused_card(self, paused: Paused, key: str) -> Card:
        t = self.t
        card = Card("sunken", padding=SPACE.stack)
        row = QHBoxLayout()
        row.setSpacing(SPACE.stack)
        row.addWidget(IconMark("pause"))
        words = paused_words(t, paused)
        if paused.assessment_id is not None:
            words = t("Correction of {words}", words=words)
        # Stretches and not an alignment: an aligned label would not be asked how high its lines are.
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addWidget(PlainLabel(words, "body", fit="wrap", is_private=True))
        middle.addStretch(1)
        row.addLayout(middle, 1)
        away = Button(t("Throw away"), "quiet", is_small=True)
        away.clicked.connect(partial(self._ask_to_discard, paused))
        row.addWidget(away)
        on = Button(t("Go on"), icon="play", key=key, is_small=True)
        on.clicked.connect(partial(self._resume, paused))
        row.addWidget(on)
        card.box.addLayout(row)
        return card

    def _resume(self, paused: Paused, _checked: bool = False) -> None:
        self.around.go(Place(ASSESSMENT, self._client_id, paused.assessment_id, tab=paused.instrument_id))

    def _draw_marks(self, instrument_id: str, norm_set_id: str) -> None:
        self.desk.perform(
            self.desk.services.practice.choose_norms, instrument_id, norm_set_id,
            words=self.t("Marks of the charts changed"),
        )  # fmt: skip

    def _ask_to_discard(self, paused: Paused, _checked: bool = False) -> None:
        # What was never recorded cannot be brought back from the bin.
        dialog = Dialog(self.t("Throw away what is paused"), self)
        dialog.add_text(paused_words(self.t, paused), is_private=True)
        dialog.add_text(self.t("These answers were not recorded. They cannot be brought back."))
        dialog.set_actions(self.t("Throw away"), self.t("Cancel"), icon="trash-2")
        dialog.accepted.connect(partial(self._discard, paused))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _discard(self, paused: Paused) -> None:
        key = draft_key(paused.instrument_id, paused.assessment_id)
        self.desk.perform(self.desk.services.drafts.discard, DRAFT_KIND, self._client_id, key)
