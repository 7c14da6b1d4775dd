"""What was agreed, as rows under the note: of this session, then what earlier ones left under way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coachdesk.domain.sessions import Action, ActionState
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.field import FieldFrame
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column
from coachdesk.ui.parts.pages import ScrollPage
from coachdesk.ui.sessions.action_row import ActionRow
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import SPACE

_LEAST_HEIGHT: Final = 120


class ActionList(QWidget):
    """The rows of a session: what was agreed in it, then what earlier sessions left under way.

    Args:
        around: services and words.
        session_id: whose rows these are.
        origin: the page.
        after: Tab leads from here to the rows.

    Signals:
        unfolded: a row was opened and wants to be seen.
        entered: something in a row has the keyboard.
        opened: whether any row is open; told when it may have changed.
    """

    unfolded = Signal(object)
    entered = Signal(object)
    opened = Signal(bool)

    def __init__(
        self,
        around: Surroundings,
        session_id: int,
        origin: QObject,
        after: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._after = after
        self._around = around
        self._session_id = session_id
        self._origin = origin
        self._own: list[ActionRow] = []
        self._carried: list[ActionRow] = []
        column = bare_column(self, SPACE.near)
        self._own_box, self._carried_box = QVBoxLayout(), QVBoxLayout()
        self._before = PlainLabel(around.t("Agreed earlier, still under way"), "caption_strong", "ink2")
        column.addLayout(self._own_box)
        column.addWidget(self._before)
        column.addLayout(self._carried_box)
        for box in (self._own_box, self._carried_box):
            box.setSpacing(SPACE.near)
        self._before.hide()

    def rows(self) -> tuple[ActionRow, ...]:
        """The rows of this session."""
        return tuple(self._own)

    def carried(self) -> tuple[ActionRow, ...]:
        """The rows of earlier sessions."""
        return tuple(self._carried)

    def open_rows(self) -> tuple[ActionRow, ...]:
        """The rows that are opened to be changed."""
        return tuple(row for row in (*self._own, *self._carried) if row.is_open)

    def show_actions(
        self, actions: tuple[Action, ...], carried: tuple[Action, ...], numbers: Mapping[int, int]
    ) -> None:
        """Show what was read; rows that are being written stay as they are.

        Args:
            actions: agreed in this session.
            carried: agreed earlier, still under way.
            numbers: number of each session by its id.
        """
        self._own = self._matched(self._own_box, self._own, actions, numbers)
        # One that was just marked as done stays in sight for this visit.
        settled = [row for row in self._carried if row.state is not ActionState.OPEN]
        known = {action.id for action in carried}
        kept = [row for row in settled if row.action_id not in known]
        self._carried = self._matched(self._carried_box, self._carried, carried, numbers, kept)
        self._before.setVisible(bool(self._carried))
        self._order()
        self._tell_open()

    def add(self, text: str = "") -> None:
        """Begin a new action and write it."""
        row = self._made(None, text=text)
        self._own.append(row)
        self._own_box.addWidget(row)
        self._order()
        row.unfold()

    def unfold_field(self, name: str) -> None:
        """Open the row that a field of this name stands in, if there is one."""
        for row in (*self._own, *self._carried):
            if name in {row.text.box.objectName(), row.due.box.objectName()}:
                row.unfold()

    def flush(self) -> None:
        """Hand over what is typed."""
        for row in (*self._own, *self._carried):
            row.flush()

    def _matched(
        self,
        box: QVBoxLayout,
        rows: list[ActionRow],
        actions: tuple[Action, ...],
        numbers: Mapping[int, int],
        kept: list[ActionRow] | None = None,
    ) -> list[ActionRow]:
        known = {row.action_id: row for row in rows if row.action_id is not None}
        fresh = [row for row in rows if row.action_id is None]
        wanted = []
        for action in actions:
            row = known.pop(action.id, None)
            if row is None:
                row = self._made(action, self._agreed_in(action, numbers))
            else:
                row.show_action(action)
            wanted.append(row)
        stays = kept or []
        for row in known.values():
            if row not in stays:
                _take_away(box, row)
        wanted += [row for row in stays if row not in wanted] + fresh
        for place, row in enumerate(wanted):
            if box.indexOf(row) != place:
                box.insertWidget(place, row)
        return wanted

    def _made(self, action: Action | None, agreed_in: str = "", text: str = "") -> ActionRow:
        row = ActionRow(self._around, self._session_id, self._origin, action, agreed_in, text)
        row.dropped.connect(self._drop)
        row.unfolded.connect(self.unfolded)
        row.unfolded.connect(self._tell_open)
        row.folded.connect(self._tell_open)
        row.entered.connect(self.entered)
        return row

    def _tell_open(self, _row: object = None) -> None:
        self.opened.emit(bool(self.open_rows()))

    def _order(self) -> None:
        """Rows come and go: Tab meets them where they stand, not in the order they were made."""
        before = self._after
        for row in (*self._own, *self._carried):
            for stop in row.stops():
                QWidget.setTabOrder(before, stop)
                before = stop

    def _agreed_in(self, action: Action, numbers: Mapping[int, int]) -> str:
        if action.session_id == self._session_id or action.session_id not in numbers:
            return ""
        return self._around.t("session {number}", number=numbers[action.session_id])

    def _drop(self, row: ActionRow) -> None:
        self._own.remove(row)
        _take_away(self._own_box, row)
        self._tell_open()


class ActionsFoot(ScrollPage):
    """Holds the rows at the foot of the note: as high as they are, scrolling when the note needs the room.

    An open row has precedence over the note: it is given its whole height where there is any, and whatever has
    the keyboard is in sight.
    """

    def __init__(self, rows: ActionList, parent: QWidget | None = None) -> None:
        super().__init__(margin=0, parent=parent)
        self._rows = rows
        self.box.addWidget(rows)
        self.box.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._wanted: QWidget | None = None
        rows.unfolded.connect(self._see)
        rows.entered.connect(self._see)
        # An opened row is higher than the line it was; its place is known once the layouts have run.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show_wanted)
        self.verticalScrollBar().rangeChanged.connect(lambda *_: self._see(self._wanted))
        self.content.installEventFilter(self)

    def sizeHint(self) -> QSize:
        width = self.viewport().width()
        height = self.content.heightForWidth(width) if self.content.hasHeightForWidth() else -1
        return QSize(240, height if height >= 0 else self.content.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        least = _LEAST_HEIGHT * Theme.current().text_size // 100
        tallest = max((_height(row) for row in self._rows.open_rows()), default=0)
        return QSize(super().minimumSizeHint().width(), min(self.sizeHint().height(), max(least, tallest)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._see(self._wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._see(self._wanted)
        return bool(super().eventFilter(watched, event))

    def _see(self, wanted: QWidget | None) -> None:
        self._wanted = wanted
        if wanted is not None:
            self._soon.start()

    def _show_wanted(self) -> None:
        wanted = self._wanted
        if wanted is None or not shiboken6.isValid(wanted) or not self.content.isAncestorOf(wanted):
            self._wanted = None
            return
        focused: QWidget | None = self.window().focusWidget()
        if focused is not None and wanted.isAncestorOf(focused):
            wanted = focused
        elif focused is not wanted:
            # The keyboard went elsewhere: one may scroll in peace.
            self._wanted = None
        # The whole row from its first field on, then what is written in, which comes before everything.
        for row in self._rows.open_rows():
            if row.isAncestorOf(wanted):
                self._bring(row)
        self._bring(_framed(wanted))

    def _bring(self, wanted: QWidget) -> None:
        """As much of it as there is room for, from its top."""
        place = QRect(wanted.mapTo(self.content, QPoint(0, 0)), wanted.size())
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if place.bottom() > bar.value() + room:
            bar.setValue(place.bottom() + 1 - room)
        if place.top() < bar.value():
            bar.setValue(place.top())


def _height(row: QWidget) -> int:
    return max(row.heightForWidth(row.width()), row.sizeHint().height())


def _framed(box: QWidget) -> QWidget:
    """The field a box belongs to, with its label, or the box itself."""
    parent = box.parentWidget()
    return parent if isinstance(parent, FieldFrame) else box


def _take_away(box: QVBoxLayout, row: ActionRow) -> None:
    row.end()
    box.removeWidget(row)
    row.hide()
    row.deleteLater()
