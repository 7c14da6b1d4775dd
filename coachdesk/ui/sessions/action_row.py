"""One agreed action under the note: folded to a line, opened to be changed."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.domain.changes import Changes, Done, Step
from coachdesk.domain.errors import UserError
from coachdesk.domain.sessions import Action, ActionState, Lever
from coachdesk.i18n import labels
from coachdesk.i18n.typed_dates import Lean
from coachdesk.ui.kept_text import KeptText
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.choices import ChoiceField
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import IconMark
from coachdesk.ui.parts.segments import SegmentField
from coachdesk.ui.parts.values import DateField
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import SPACE

_LEAST_CHARS: Final = 76


class ActionRow(Card):
    """One agreed action.

    Args:
        around: services and words.
        session_id: where a new action is agreed.
        origin: the page, which already shows what is typed.
        action: as it was read; ``None`` begins a new one, opened.
        agreed_in: which earlier session it comes from, in finished words, or nothing.
        text: a new action begins with.

    Signals:
        dropped: a new row was left without a word.
        unfolded: it was opened and wants to be seen.
        folded: it is one line again.
        entered: one of its fields, or what else can have the keyboard, has it now.
    """

    dropped = Signal(object)
    unfolded = Signal(object)
    folded = Signal()
    entered = Signal(object)

    def __init__(
        self,
        around: Surroundings,
        session_id: int,
        origin: QObject,
        action: Action | None = None,
        agreed_in: str = "",
        text: str = "",
    ) -> None:
        super().__init__("action", padding=SPACE.pair, gap=SPACE.pair)
        self._around = around
        self.t = around.t
        self._session_id = session_id
        self._agreed_in = agreed_in
        self._action_id = action.id if action is not None else None
        self._lever = action.lever if action is not None else Lever.SELF
        self._due = action.due_on if action is not None else None
        self._state = action.state if action is not None else ActionState.OPEN
        self._line = self._make_line()
        self._form = self._make_form()
        self.box.addWidget(self._line)
        self.box.addWidget(self._form)
        for field in (self.stands, self.text, self.lever, self.due):
            # A proxy stays in the chain where the field was made, and leads Tab back to a row long passed.
            field.setFocusProxy(None)  # type: ignore[arg-type]  # the stub forgets that Qt takes none
        self._typing = KeptText(
            around.desk, self._write, self.text.text, self.text.set_text, owner=self, origin=origin,
            refused=self._refuse,
        )  # fmt: skip
        self._typing.take(action.text if action is not None else "")
        self.text.edited.connect(self._typing.note_change)
        self.text.committed.connect(self._typing.leave)
        if text:
            self.text.set_text(text)
            self._typing.note_change()
        self._form.setVisible(action is None)
        self._line.setVisible(action is not None)
        for stop in self.stops():
            stop.installEventFilter(self)
        self._show_line()

    @property
    def action_id(self) -> int | None:
        """Number in the store; ``None`` until it is kept for the first time."""
        return self._action_id

    @property
    def is_open(self) -> bool:
        """Whether it is opened to be changed."""
        return not self._form.isHidden()

    @property
    def state(self) -> ActionState:
        """How the action stands."""
        return self._state

    def show_action(self, action: Action) -> None:
        """Show the action as it was read; what is being typed stays."""
        self._typing.take(action.text)
        self._lever, self._due, self._state = action.lever, action.due_on, action.state
        self.lever.set_value(action.lever)
        if not self.due.box.hasFocus() and self.due.state != "error":
            self.due.set_value(action.due_on)
        self._show_line()

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at, in order."""
        choices = self.lever.row.segments()
        return (self.stands.box, self.edit, self.text.box, *choices, self.due.box, self._away, self._done)

    def unfold(self) -> None:
        """Open it to be changed."""
        self._line.hide()
        self._form.show()
        self.text.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.unfolded.emit(self)

    def fold(self) -> None:
        """Show one line again; a new row without a word goes away."""
        self.flush()
        if self._action_id is None and not self.text.text():
            self.dropped.emit(self)
            return
        if self.due.state == "error" or self.text.state == "error":
            return
        self._show_line()
        self._form.hide()
        self._line.show()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.folded.emit()

    def flush(self) -> None:
        """Hand over what is typed."""
        self.due.leave()
        self._typing.flush()

    def remove(self) -> None:
        """Move it to the bin; one that was never kept just goes."""
        self.flush()
        if self._action_id is None:
            self.text.set_text("")
            self.dropped.emit(self)
            return
        self._around.desk.perform(
            self._around.desk.services.sessions.remove_action, self._action_id,
            words=self.t("Action moved to the bin"),
        )  # fmt: skip

    def end(self) -> None:
        """It was taken away: nothing more is handed over."""
        self._typing.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.entered.emit(watched)
        return bool(super().eventFilter(watched, event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In a narrow column, or with large letters, the words come first and the rest under them.
        is_narrow = self.width() < Theme.current().metrics("body").averageCharWidth() * _LEAST_CHARS
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._parts.setDirection(down if is_narrow else across)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.fold()
            event.accept()
            return
        super().keyPressEvent(event)

    def _make_line(self) -> QWidget:
        t = self.t
        holder = QWidget()
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        self._parts.setContentsMargins(SPACE.near, 0, 0, 0)
        self._parts.setSpacing(SPACE.near)
        row, last = QHBoxLayout(), QHBoxLayout()
        self._parts.addLayout(row, 1)
        self._parts.addLayout(last)
        row.setSpacing(SPACE.near)
        last.setSpacing(SPACE.near)
        row.addWidget(IconMark("flag", "accent_ink", 18))
        row.addWidget(PlainLabel(t("Action"), "caption_strong", "accent_ink"))
        words = QVBoxLayout()
        words.setSpacing(0)
        self._words = PlainLabel("", "body", fit="wrap", is_private=True)
        self.facts = PlainLabel("", "caption", "ink2", fit="wrap", is_private=True)
        words.addWidget(self._words)
        words.addWidget(self.facts)
        row.addLayout(words, 1)
        self.stands = ChoiceField("", self._states(), is_private=True)
        self.stands.box.setAccessibleName(t("How the action stands"))
        self.stands.set_message_shown(False)
        self.stands.value_chosen.connect(self._choose_state)
        last.addStretch(1)
        last.addWidget(self.stands)
        self.edit = Button(t("Edit"), "quiet", icon="pencil")
        self.edit.clicked.connect(self.unfold)
        last.addWidget(self.edit)
        return holder

    def _make_form(self) -> QWidget:
        t = self.t
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(SPACE.near, SPACE.pair, SPACE.near, SPACE.pair)
        column.setSpacing(SPACE.pair)
        self.text = Field(t("What was agreed"), max_length=2000, is_private=True)
        self.text.box.returnPressed.connect(self.fold)
        column.addWidget(self.text)
        row = QHBoxLayout()
        row.setSpacing(SPACE.page)
        self.lever = SegmentField(
            t("Rests on"), [(each, labels.lever(t, each)) for each in Lever], value=self._lever,
            can_forget=False, is_private=True,
        )  # fmt: skip
        self.lever.value_chosen.connect(self._choose_lever)
        today = self._around.clock.today()
        self.due = DateField(
            t("Until when, if agreed"), t, today, value=self._due, lean=Lean.FUTURE, is_private=True
        )
        self.due.value_chosen.connect(self._choose_due)
        row.addWidget(self.lever, 3)
        row.addWidget(self.due, 2)
        column.addLayout(row)
        last = QHBoxLayout()
        self._away = Button(t("To the bin"), "quiet", icon="trash-2")
        self._away.clicked.connect(self.remove)
        last.addWidget(self._away)
        last.addStretch(1)
        self._done = Button(t("Fold"), "secondary", is_small=True)
        self._done.clicked.connect(self.fold)
        last.addWidget(self._done)
        column.addLayout(last)
        return holder

    def _states(self) -> list[tuple[ActionState, str]]:
        return [(each, labels.action_state(self.t, each)) for each in ActionState]

    def _show_line(self) -> None:
        t = self.t
        self._words.setText(self.text.text())
        rests = labels.lever(t, self._lever)
        if self._due is not None:
            rests = t("{lever}, for {date}", lever=rests, date=self._due)
        self.facts.setText(" · ".join(part for part in (self._agreed_in, rests) if part))
        self.stands.set_value(self._state)
        name = f"action {self._action_id}" if self._action_id is not None else "new action"
        self.text.box.setObjectName(f"{name} text")
        self.due.box.setObjectName(f"{name} due")

    def _write(self, text: str) -> Done[Any]:
        """Keep the words. On the store thread, where calls never overtake each other: it is added once."""
        sessions = self._around.desk.services.sessions
        if self._action_id is not None:
            return sessions.edit_action(self._action_id, text=text)
        done = sessions.add_action(self._session_id, text, self._lever, self._due)
        self._action_id = done.value
        return done

    def _refuse(self, error: UserError) -> None:
        if self._action_id is not None or self.text.text():
            self.text.show_error(error, self.t)

    def _choose_lever(self, lever: Lever) -> None:
        self._lever = lever
        self._edit(lever=lever)

    def _choose_due(self, due: date | None) -> None:
        self._due = due
        self._edit(due_on=due)

    def _choose_state(self, state: ActionState) -> None:
        self._state = state
        words = self.t("Action: {state}", state=labels.action_state(self.t, state))
        self._edit(words=words, state=state)

    def _edit(self, words: str = "", **fields: object) -> None:
        self._around.desk.perform(partial(self._change, **fields), words=words)

    def _change(self, **fields: object) -> Done[Any]:
        """Keep a choice, on the store thread too: before the first word there is nothing to change yet."""
        if self._action_id is None:
            return Done(None, Changes(), Step(()))
        return self._around.desk.services.sessions.edit_action(self._action_id, **fields)
