"""Moments of an alliance: when, what happened, what was done with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.domain.supervision import AllianceMoment
from coachdesk.i18n.typed_dates import Lean
from coachdesk.ui.autosave import Autosave
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.buttons import Button, IconButton
from coachdesk.ui.parts.fields import TextField
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column, clear_layout
from coachdesk.ui.parts.tab_order import follow_layout
from coachdesk.ui.parts.values import DateField
from coachdesk.ui.theme.tokens import SPACE

_DAY_WIDTH = 168


class _MomentRow(QWidget):
    """One moment."""

    edited = Signal()
    removed = Signal()

    def __init__(self, around: Surroundings, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        t, today = around.t, around.clock.today()
        self.day = DateField(t("When"), t, today, lean=Lean.PAST, latest=today, is_private=True)
        self.day.setFixedWidth(_DAY_WIDTH)
        self.what = TextField(t("What happened"), lines=2, is_private=True)
        self.answer = TextField(t("What I did with it"), lines=2, is_private=True)
        for field, name in ((self.day, "day"), (self.what, "what"), (self.answer, "answer")):
            field.box.setObjectName(f"alliance {number} {name}")
        for text in (self.what, self.answer):
            text.set_message_shown(False)
            text.edited.connect(self.edited)
        self.day.value_chosen.connect(self.edited)
        away = IconButton("x", t("Remove this moment"))
        away.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.near)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.day, 0, top)
        row.addWidget(self.what, 1, top)
        row.addWidget(self.answer, 1, top)
        row.addWidget(away, 0, top)

    def moment(self) -> AllianceMoment:
        """What is typed."""
        return AllianceMoment(self.day.value(), self.what.text(), self.answer.text())

    def show_moment(self, moment: AllianceMoment) -> None:
        """Show what the store holds."""
        if not self.day.box.hasFocus():
            self.day.set_value(moment.happened_on)
        self.what.set_text(moment.what)
        self.answer.set_text(moment.answer)


class AllianceRows(QWidget):
    """All moments of a case, and a button for another one.

    Args:
        around: words and today.
        save: keeps all moments; further calls with the same ones change nothing.
    """

    def __init__(
        self,
        around: Surroundings,
        save: Callable[[tuple[AllianceMoment, ...]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._save = save
        self._kept: tuple[AllianceMoment, ...] | None = None
        self._handed: tuple[AllianceMoment, ...] = ()
        self.rows: list[_MomentRow] = []
        self._saving = Autosave(self._hand_over, self)
        t = around.t
        column = bare_column(self, SPACE.near)
        column.addWidget(PlainLabel(t("Alliance"), "h3"))
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE.near)
        column.addLayout(self._list)
        self.add = Button(t("Add a moment of the alliance"), "secondary", icon="plus", is_small=True)
        self.add.setObjectName("add moment")
        self.add.clicked.connect(self.add_moment)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def take(self, moments: tuple[AllianceMoment, ...]) -> None:
        """Learn what the store holds; what was typed since the last reading stays."""
        before, self._kept = self._kept, moments
        typed = self._typed()
        if typed == moments:
            return
        if before is None or typed in (before, self._handed):
            self._fill(moments)

    def flush(self) -> None:
        """Hand over what is typed."""
        self._saving.flush()
        self._hand_over()

    def add_moment(self) -> None:
        """Room for another moment; it is kept once something is typed."""
        self._add_row()
        self.rows[-1].day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> tuple[AllianceMoment, ...]:
        found = (row.moment() for row in self.rows)
        return tuple(one for one in found if one.happened_on or one.what.strip() or one.answer.strip())

    def _fill(self, moments: tuple[AllianceMoment, ...]) -> None:
        if len(moments) != len(self.rows):
            clear_layout(self._list)
            self.rows = []
            for _ in moments:
                self._add_row()
        for row, moment in zip(self.rows, moments, strict=True):
            row.show_moment(moment)

    def _add_row(self) -> None:
        row = _MomentRow(self._around, len(self.rows))
        row.edited.connect(self._saving.note_change)
        row.removed.connect(partial(self._remove, row))
        self.rows.append(row)
        self._list.addWidget(row)
        follow_layout(self)

    def _remove(self, row: _MomentRow) -> None:
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._hand_over()

    def _hand_over(self) -> None:
        typed = self._typed()
        if self._kept is None or typed == self._kept:
            return
        self._handed = self._kept = typed
        self._save(typed)
