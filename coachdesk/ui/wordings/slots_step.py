"""The lines found, beside the questions: merged, parted, moved and pointed at by key; then why one may hold them."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.domain.errors import UserError
from coachdesk.domain.messages import N_
from coachdesk.domain.wording_drafts import WordingDraft
from coachdesk.domain.wordings import Mark, Slots, lacks, to_point_at
from coachdesk.i18n.translator import Translator
from coachdesk.ui.keys import key_name
from coachdesk.ui.parts.bars import BAR_WIDTH
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.fields import TextField
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import IconMark
from coachdesk.ui.parts.pages import ScrollPage
from coachdesk.ui.theme.tokens import SPACE
from coachdesk.ui.wordings.answer_fields import AnswerFields
from coachdesk.ui.wordings.line_list import Act, LineBox, LineList, focus_is_on, line_rows
from coachdesk.ui.wordings.readings import WordingFacts

_SIDE: Final = 460
_SHOWN_LEFT_OUT: Final = 40
_BUTTONS: Final = (
    (Act.MERGE, N_("Join to the line above"), "M"),
    (Act.SPLIT, N_("Part at the cursor"), "Ctrl+Enter"),
    (Act.UP, N_("Move up"), "Alt+↑"),
    (Act.DOWN, N_("Move down"), "Alt+↓"),
    (Act.REVERSED, N_("Counted the other way round"), "R"),
    (Act.SAFETY, N_("About safety"), "S"),
    (Act.TAKE_OUT, N_("Take this line out"), "Del"),
)


class SlotsStep(QWidget):
    """Left the lines, right the chosen one, the answers, the statement and what was left out.

    Signals:
        changed: something stands differently.
        announced: words for a screen reader.
    """

    changed = Signal()
    announced = Signal(str)

    def __init__(
        self, t: Translator, facts: WordingFacts, draft: WordingDraft, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.t = t
        self._facts = facts
        self._draft = draft
        self.slots = draft.slots
        self.state = PlainLabel("", "body_strong", fit="wrap")
        self._mark = IconMark("info", "ink2", 18)
        self.list = LineList(t("Lines in the order of the questions"))
        self.list.setObjectName("lines")
        self.list.row_current.connect(self._show_line)
        self.list.row_chosen.connect(self._edit)
        self.list.asked.connect(self.do)
        self.editor = LineBox(t("The chosen line"))
        self.editor.setObjectName("line")
        self.editor.textChanged.connect(self._take_text)
        self.editor.asked.connect(self.do)
        self.answers = AnswerFields(t, facts.instrument, facts.ours)
        self.answers.show_answers(draft.answers)
        self.answers.edited.connect(self._tell)
        self.statement = TextField(
            t("By what right I hold this text"), draft.statement, lines=2,
            placeholder=t("Licence number, written permission, free under which conditions"),
            hint=t("Kept with the text and dated today."),
        )  # fmt: skip
        self.statement.box.setObjectName("statement")
        self.statement.edited.connect(self._tell)
        self.buttons: dict[Act, Button] = {}
        self._lay_out()
        self._show_rows(0)

    def draft(self) -> WordingDraft:
        """All of it as it stands."""
        return WordingDraft(
            self.slots,
            self.answers.answers(),
            self.statement.text(),
            self._draft.left_out,
            self._draft.cut_words,
        )

    def lacking(self) -> tuple[UserError, ...]:
        """What stands between this and its being held."""
        return lacks(self._facts.instrument, self.slots, self.answers.answers(), self.statement.text())

    def start(self) -> None:
        """Put the keyboard on the lines."""
        self.list.setFocus()

    def do(self, act: Act) -> None:
        """Do something with the current line."""
        place = self._place()
        if act is Act.EDIT:
            self._edit(place)
        elif act is Act.LEAVE:
            self.list.setFocus()
        elif act is Act.MERGE:
            self._merge(place)
        elif act is Act.SPLIT:
            at = self.editor.textCursor().position() if focus_is_on(self.editor) else len(self.editor.text())
            self._take(self.slots.split(place, at), place + 1)
        elif act in {Act.UP, Act.DOWN}:
            step = -1 if act is Act.UP else 1
            moved = self.slots.moved(place, step)
            self._take(moved, place + step if moved != self.slots else place)
        elif act is Act.TAKE_OUT:
            self._take(self.slots.removed(place), place)
        else:
            mark = Mark.REVERSED if act is Act.REVERSED else Mark.SAFETY
            self._take(self.slots.marked(place, mark), place)

    # --- lines ---------------------------------------------------------------------------------------------

    def _place(self) -> int:
        key = self.list.current_key()
        return key if isinstance(key, int) else 0

    def _merge(self, place: int) -> None:
        if not 0 < place < len(self.slots.lines):
            return
        seam = len(self.slots.lines[place - 1].text.rstrip()) + 1
        was_editing = focus_is_on(self.editor)
        self._take(self.slots.merged(place), place - 1)
        if was_editing:
            self._put_cursor(seam)

    def _take(self, slots: Slots, place: int) -> None:
        if slots == self.slots:
            return
        self.slots = slots
        self._show_rows(place)
        self.changed.emit()
        self.announced.emit(self._said())

    def _said(self) -> str:
        row = self.list.rows().at(self.list.currentIndex().row())
        return ". ".join(part for part in (row.sentence() if row else "", self.state.text()) if part)

    def _take_text(self) -> None:
        place, typed = self._place(), self.editor.text().replace("\n", " ")
        if place < len(self.slots.lines) and self.slots.lines[place].text != typed:
            self.slots = self.slots.edited(place, typed)
        elif place >= len(self.slots.lines) and typed.strip():
            # A question without a line: typing makes the lines up to it.
            texts = [*self.slots.lines, *Slots.of([""] * (place + 1 - len(self.slots.lines))).lines]
            self.slots = Slots(tuple(texts)).edited(place, typed)
        else:
            return
        self.list.set_rows(line_rows(self.t, self.slots, self._facts.shown))
        self._tell()

    def _show_rows(self, place: int) -> None:
        rows = line_rows(self.t, self.slots, self._facts.shown)
        self.list.set_rows(rows)
        self.list.set_current(max(0, min(place, len(rows) - 1)))
        self._show_line()
        self._show_state()

    def _show_line(self, _key: object = None) -> None:
        place = self._place()
        is_there = place < len(self.slots.lines)
        self.editor.set_text(self.slots.lines[place].text if is_there else "")
        for act, button in self.buttons.items():
            button.setEnabled(is_there and (act is not Act.MERGE or place > 0))

    def _edit(self, _key: object) -> None:
        self.editor.setFocus()
        self._put_cursor(len(self.editor.text()))

    def _put_cursor(self, position: int) -> None:
        cursor = QTextCursor(self.editor.document())
        cursor.setPosition(min(position, self.editor.document().characterCount() - 1))
        self.editor.setTextCursor(cursor)

    def _press(self, act: Act, _checked: bool = False) -> None:
        self.do(act)
        if act is Act.SPLIT:
            self.editor.setFocus()

    # --- the rest ------------------------------------------------------------------------------------------

    def _tell(self) -> None:
        self._show_state()
        self.changed.emit()

    def _show_state(self) -> None:
        t, wrong = self.t, self.lacking()
        if not wrong:
            self.state.setText(t("Everything is there: this wording can be kept."))
        else:
            self.state.setText(t(wrong[0].message, **wrong[0].facts))
        self.state.set_ink("att" if wrong else "ink")
        self._mark.set_icon("triangle-alert" if wrong else "check", "att" if wrong else "accent")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, 0, SPACE.page - BAR_WIDTH, SPACE.page)
        column.setSpacing(SPACE.stack)
        told = QHBoxLayout()
        told.setSpacing(SPACE.near)
        told.addWidget(self._mark)
        told.addWidget(self.state, 1)
        column.addLayout(told)
        body = QHBoxLayout()
        body.setSpacing(SPACE.page)
        left = Card(padding=SPACE.pair)
        left.box.addWidget(self.list)
        body.addWidget(left, 1)
        side = ScrollPage(margin=0, gap=SPACE.card, has_gutter=True)
        side.setMinimumWidth(_SIDE + BAR_WIDTH)
        side.box.addWidget(self._line_card())
        right = Card(gap=SPACE.near)
        right.box.addWidget(self.statement)
        side.box.addWidget(right)
        side.box.addWidget(self.answers)
        if self._draft.left_out or self._draft.cut_words:
            side.box.addWidget(self._left_out_card())
        side.box.addStretch(1)
        body.addWidget(side)
        column.addLayout(body, 1)

    def _line_card(self) -> Card:
        t = self.t
        card = Card(gap=SPACE.near)
        card.box.addWidget(PlainLabel(t("The chosen line"), "h3"))
        card.box.addWidget(self.editor)
        grid = QGridLayout()
        grid.setSpacing(SPACE.near)
        wanted = {Act.REVERSED: Mark.REVERSED, Act.SAFETY: Mark.SAFETY}
        shown = [
            one for one in _BUTTONS
            if one[0] not in wanted or to_point_at(self._facts.instrument, wanted[one[0]])
        ]  # fmt: skip
        for number, (act, word, key) in enumerate(shown):
            button = Button(t(word), key=key_name(t, key), is_small=True)
            button.set_wide()
            button.clicked.connect(partial(self._press, act))
            self.buttons[act] = button
            is_last_alone = number == len(shown) - 1 and number % 2 == 0
            grid.addWidget(button, number // 2, number % 2, 1, 2 if is_last_alone else 1)
        card.box.addLayout(grid)
        return card

    def _left_out_card(self) -> Card:
        t, draft = self.t, self._draft
        card = Card("sunken", gap=SPACE.pair)
        if draft.left_out:
            card.box.addWidget(PlainLabel(t("Left out of the pasted text"), "h3"))
        for line in draft.left_out[:_SHOWN_LEFT_OUT]:
            words = t("{line}: {reason}", line=line.text, reason=t(line.reason.value))
            card.box.addWidget(PlainLabel(words, "caption", "ink2", fit="wrap"))
        if len(draft.left_out) > _SHOWN_LEFT_OUT:
            more = len(draft.left_out) - _SHOWN_LEFT_OUT
            card.box.addWidget(
                PlainLabel(
                    t.plural("and {count} more line", "and {count} more lines", more), "caption", "ink2"
                )
            )
        if draft.cut_words:
            words = t.plural(
                "{count} word cut at the end of a line was put together: look at it.",
                "{count} words cut at the end of a line were put together: look at them.", draft.cut_words,
            )  # fmt: skip
            card.box.addWidget(PlainLabel(words, "caption_strong", "att", fit="wrap"))
        return card
