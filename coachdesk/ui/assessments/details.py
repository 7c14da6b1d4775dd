"""The current assessment beside the list: scores with their range, marks with their source, answers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.domain.assessments import Score
from coachdesk.i18n.typography import running_case
from coachdesk.ui.assessments import score_words
from coachdesk.ui.assessments.map_words import map_rows
from coachdesk.ui.assessments.marks_choice import marks_choice
from coachdesk.ui.assessments.next_steps import NextSteps, has_steps
from coachdesk.ui.assessments.readings import Line
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card, Rule
from coachdesk.ui.parts.choices import ChoiceField
from coachdesk.ui.parts.flow import FlowLayout
from coachdesk.ui.parts.labels import PlainLabel, plain
from coachdesk.ui.parts.layouts import clear_layout
from coachdesk.ui.parts.pages import ScrollPage
from coachdesk.ui.theme.tokens import SPACE


class Details(ScrollPage):
    """Everything of one assessment, in words.

    Signals:
        edit_requested: the current one is to be corrected.
        removal_requested: the current one is to go to the bin.
        marks_chosen: id of a questionnaire, id of the norm set to draw, or empty for none.
    """

    edit_requested = Signal()
    removal_requested = Signal()
    marks_chosen = Signal(str, str)

    def __init__(self, around: Surroundings, client_id: int, parent: QWidget | None = None) -> None:
        super().__init__(margin=0, has_gutter=True, parent=parent)
        self.t = around.t
        self.marks: ChoiceField[str] | None = None
        self._around = around
        self._client_id = client_id
        self.card = Card(gap=SPACE.near)
        self.box.addWidget(self.card)
        self.box.addStretch(1)
        self.card.hide()

    def show_line(self, line: Line | None) -> None:
        """Show an assessment, or nothing."""
        was_choosing = self.marks is not None and self.marks.box.hasFocus()
        self.marks = None
        clear_layout(self.card.box)
        self.card.setVisible(line is not None)
        if line is None:
            return
        self._add_head(line)
        if has_steps(line):
            self.card.box.addWidget(NextSteps(self._around, self._client_id, line, has_keys=False))
        else:
            for score in line.assessment.scores:
                self._add_score(line, score)
        self._add_marks(line)
        if line.assessment.answers and not _says_each_answer(line):
            self._add_answers(line)
        self.card.box.addWidget(Rule())
        self._add(line.wording.caution, "ink2")
        self._add(line.wording.cannot_say, "ink2")
        if was_choosing and self.marks is not None:
            # Read again after the choice: the keyboard stays where it was.
            self.marks.box.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.verticalScrollBar().setValue(0)

    def _add_head(self, line: Line) -> None:
        t = self.t
        self.card.box.addWidget(PlainLabel(line.wording.title, "h3", fit="wrap"))
        day = t.fact(line.assessment.taken_on)
        words = f"{day} · {running_case(score_words.circumstances(t, line))}"
        self.card.box.addWidget(PlainLabel(words, "body", "ink2", fit="wrap", is_private=True))
        typed = score_words.typing(t, line)
        if typed:
            self.card.box.addWidget(PlainLabel(typed, "caption", "ink2", fit="wrap", is_private=True))
        buttons = FlowLayout(gap=SPACE.near)
        edit = Button(t("Edit"), icon="pencil", key="E", is_small=True)
        edit.clicked.connect(self.edit_requested)
        away = Button(t("Move to the bin"), icon="trash-2", is_small=True)
        away.setToolTip(plain(t.within("key", "Del")))
        away.clicked.connect(self.removal_requested)
        buttons.addWidget(edit)
        buttons.addWidget(away)
        self.card.box.addLayout(buttons)

    def _add_score(self, line: Line, score: Score) -> None:
        t = self.t
        pair = QVBoxLayout()
        pair.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(SPACE.near)
        row.addWidget(PlainLabel(line.wording.scales[score.scale_id].name, "body_strong", fit="wrap"), 1)
        value = PlainLabel(score_words.value(t, line, score), "h3", is_private=True)
        row.addWidget(value, 0, Qt.AlignmentFlag.AlignTop)
        pair.addLayout(row)
        facts = [score_words.range_words(t, line.instrument, line.wording, score.scale_id)]
        if score_words.spelled(line, score):
            facts = [line.wording.scales[score.scale_id].higher]
        if line.assessment.answers and score.answered < score.items:
            facts.append(t("{answered}/{items} answers", answered=score.answered, items=score.items))
        pair.addWidget(PlainLabel(" · ".join(facts), "caption", "ink2", fit="wrap"))
        self.card.box.addLayout(pair)

    def _add_marks(self, line: Line) -> None:
        t = self.t
        away = score_words.off_work(t, line)
        if away:
            self._add(away, "ink2")
        if not line.instrument.scales or has_steps(line):
            return
        found, bare = score_words.marks(t, line), score_words.without_marks(t, line)
        self.card.box.addWidget(Rule())
        if found:
            self.card.box.addWidget(
                PlainLabel(t("Published marks, to talk about"), "body_strong", fit="wrap")
            )
        for each in found:
            self.card.box.addWidget(PlainLabel(each.name, "caption_strong", "ink2", fit="wrap"))
            self.card.box.addWidget(PlainLabel(" · ".join(each.lines), "body", fit="wrap", is_private=True))
            self._add(each.origin, "ink3")
        if bare:
            self._add(bare, "ink2")
        self.marks = marks_choice(t, line.instrument, line.wording)
        if self.marks is not None:
            self.marks.value_chosen.connect(partial(self.marks_chosen.emit, line.instrument.id))
            self.card.box.addWidget(self.marks)

    def _add_lines(self, line: Line) -> None:
        """The answers of a form that is read across, under the names of its families."""
        family = ""
        for row in map_rows(self.t, line):
            if row.group != family:
                family = row.group
                self.card.box.addWidget(PlainLabel(family, "caption_strong", "accent_ink", fit="wrap"))
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(PlainLabel(row.name, "caption", "ink2", fit="wrap"))
            pair.addWidget(PlainLabel(row.answer, "caption_strong", fit="wrap", is_private=True))
            self.card.box.addLayout(pair)

    def _add_answers(self, line: Line) -> None:
        t = self.t
        self.card.box.addWidget(Rule())
        self.card.box.addWidget(PlainLabel(t("Answers"), "body_strong"))
        if line.instrument.aspects:
            self._add_lines(line)
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.near)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row, item in enumerate(line.instrument.items):
            number, words = (
                PlainLabel(str(item.number), "caption", "ink3"),
                score_words.question(line, item.number),
            )
            grid.addWidget(number, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(PlainLabel(words, "caption", "ink2", fit="wrap"), row, 1)
            answer = PlainLabel(
                score_words.answer_word(t, line, item.number), "caption_strong", is_private=True
            )
            grid.addWidget(answer, row, 2, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self.card.box.addLayout(grid)

    def _add(self, words: str, ink: str) -> None:
        self.card.box.addWidget(PlainLabel(words, "caption", "ink3" if ink == "ink3" else "ink2", fit="wrap"))


def _says_each_answer(line: Line) -> bool:
    """True where each question is a scale by itself: its answer stands above already."""
    alone = {scale.items[0] for scale in line.instrument.scales if len(scale.items) == 1}
    return alone == {item.number for item in line.instrument.items}
