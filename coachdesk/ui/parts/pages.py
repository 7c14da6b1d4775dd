"""Ground of a page.

What does not fit scrolls downwards, never sideways; and what stands where nothing is yet.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from coachdesk.ui.parts.bars import BAR_WIDTH, give_thin_bars
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column, bare_row
from coachdesk.ui.parts.marks import IconMark
from coachdesk.ui.theme.tokens import SPACE

BUSY_AFTER_MS = 200


class _Least(QWidget):
    """As high as what it holds at least needs; Qt would scroll as soon as not all has what it would like."""

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return -1 if layout is None else layout.totalMinimumHeightForWidth(width)


class ScrollPage(QScrollArea):
    """A column with the page's margins that scrolls downwards; ``box`` is the column.

    Args:
        margin: at the sides and below; above, the page header leaves its own.
        gap: between the things in it.
        is_least: what can give way does so before the page scrolls.
        has_gutter: at the right, room for the bar that nothing else uses; the column beside it, or the margin of
            the page, is narrower by as much. So nothing moves when a bar comes.
    """

    def __init__(
        self,
        *,
        margin: int = SPACE.page,
        top: int = 0,
        gap: int = SPACE.card,
        is_least: bool = False,
        has_gutter: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        give_thin_bars(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content = _Least() if is_least else QWidget()
        self.box = QVBoxLayout(self.content)
        self._right = BAR_WIDTH if has_gutter else margin
        self.box.setContentsMargins(margin, top, self._right, margin)
        self.box.setSpacing(gap)
        self.setWidget(self.content)
        self.verticalScrollBar().rangeChanged.connect(self._keep_right_edge)
        self.content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def _keep_right_edge(self, _low: int, high: int) -> None:
        """The bar takes its room from the margin: what the page holds stays in line with the header."""
        bar = self.verticalScrollBar().sizeHint().width() if high > 0 else 0
        margins = self.box.contentsMargins()
        margins.setRight(max(0, self._right - bar))
        self.box.setContentsMargins(margins)

    def replace_content(self, content: QWidget, box: QVBoxLayout) -> None:
        """Show another column in the place of the one before."""
        self.content, self.box = content, box
        margins = box.contentsMargins()
        margins.setRight(self._right)
        box.setContentsMargins(margins)
        self.setWidget(content)
        self._keep_right_edge(0, self.verticalScrollBar().maximum())
        content.setAutoFillBackground(False)

    def card_columns(self) -> tuple[QVBoxLayout, QVBoxLayout]:
        """Two columns side by side for :func:`add_card`, left and right; empty room below their cards."""
        left, right = QVBoxLayout(), QVBoxLayout()
        row = QHBoxLayout()
        row.setSpacing(SPACE.card)
        for column in (left, right):
            column.setSpacing(SPACE.card)
            column.addStretch(1)
            row.addLayout(column, 1)
        self.box.addLayout(row)
        return left, right

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll to a widget, once it and what stands above it have their new height."""
        QTimer.singleShot(0, widget, lambda: self._scroll_to(widget))

    def _scroll_to(self, widget: QWidget) -> None:
        # The layouts run from the inside out, each asked for by the one within it: all of them first.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.ensureWidgetVisible(widget, 0, SPACE.card)

    def minimumSizeHint(self) -> QSize:
        # Never sideways: the page is at least as wide as what it holds.
        bar = self.verticalScrollBar().sizeHint().width()
        held = self.content.minimumSizeHint().width() - self.box.contentsMargins().right()
        return QSize(held + max(self._right, bar), 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.content.setMaximumWidth(max(self.viewport().width(), self.content.minimumSizeHint().width()))
        self._keep_in_sight(event.oldSize().height() - event.size().height())

    def _keep_in_sight(self, lost: int) -> None:
        """What has the keyboard stays in sight when a banner or a bar takes room from below."""
        focused: QWidget | None = self.window().focusWidget()
        if lost <= 0 or focused is None or not self.content.isAncestorOf(focused):
            return
        top = focused.mapTo(self.viewport(), QPoint(0, 0)).y()
        if 0 <= top < self.viewport().height() + lost:
            self.ensureWidgetVisible(focused, 0, SPACE.card)


def add_card(column: QVBoxLayout, card: QWidget) -> None:
    """Put a card under those of its column, above the empty room."""
    column.insertWidget(column.count() - 1, card)


class EmptyState(QWidget):
    """What will live here, and the one thing to do about it.

    Args:
        icon: 32 px above the sentence.
        sentence: what will be here.
        action: word of the one button, or empty.
        link: word of the one link, or empty.
        action_icon: icon of the button.
    """

    action_requested = Signal()
    link_requested = Signal()

    def __init__(
        self,
        icon: str,
        sentence: str,
        action: str = "",
        link: str = "",
        *,
        action_icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = bare_column(self, SPACE.stack)
        column.addStretch(1)
        column.addWidget(IconMark(icon, "ink3", 32))
        self.sentence = PlainLabel(sentence, "note", "ink2", fit="wrap")
        self.sentence.setMaximumWidth(420)
        column.addWidget(self.sentence)
        row = QHBoxLayout()
        row.setSpacing(SPACE.card)
        self.action = Button(action, icon=action_icon)
        self.link = Button(link, "link")
        row.addWidget(self.action)
        row.addWidget(self.link)
        row.addStretch(1)
        column.addLayout(row)
        self.action.setVisible(bool(action))
        self.link.setVisible(bool(link))
        # At a third of the height: two parts of empty room below for one above.
        column.addStretch(2)
        self.action.clicked.connect(self.action_requested)
        self.link.clicked.connect(self.link_requested)


class Busy(QWidget):
    """Says that something takes a moment, and only once it has taken one (200 ms). Nothing moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = bare_row(self, SPACE.near)
        self._mark = IconMark("clock", "ink3", 16)
        self._words = PlainLabel("", "caption", "ink2", fit="elide")
        row.addWidget(self._mark)
        row.addWidget(self._words, 1)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(BUSY_AFTER_MS)
        self._wait.timeout.connect(self._appear)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    def start(self, words: str) -> None:
        """Something began; ``words`` say what, for example "Reading the file"."""
        self._words.setText(words)
        if not self.isVisible():
            self._wait.start()

    def stop(self) -> None:
        """It is done, or the page closes."""
        self._wait.stop()
        self.hide()

    def is_waiting(self) -> bool:
        """True between start and stop, shown or not yet."""
        return self._wait.isActive() or not self.isHidden()

    def _appear(self) -> None:
        self.show()
