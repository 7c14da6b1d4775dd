"""The frame around every page of an open vault. It knows nothing of services: it asks, by signals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.ui.frame.banner import Banner, Urgency
from coachdesk.ui.frame.rail import Rail, RailEntry
from coachdesk.ui.frame.search_field import SearchPanel
from coachdesk.ui.frame.top_bar import TopBar
from coachdesk.ui.frame.undo_bar import UndoBar
from coachdesk.ui.parts.focus_ring import FocusRing
from coachdesk.ui.parts.layouts import bare_column, bare_row
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.parts.rows import Row

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier


class MainFrame(QWidget):
    """Rail, top bar, banner, one page, undo bar, focus ring.

    Args:
        t: language of its words.
        entries: the places of the rail.

    Signals:
        page_requested: key of a rail entry.
        back_requested, forward_requested: Alt+Left, Alt+Right or the arrows.
        search_edited, search_requested: what is typed, and Enter on it without a marked answer.
        result_chosen: key of an answer given with :meth:`set_results`.
        safety_requested: F7. lock_requested: Ctrl+L. help_requested: F1.
        privacy_toggled: after F8, with the new state (it is already covered then).
        undo_requested, redo_requested: Ctrl+Z, Ctrl+Y or Ctrl+Shift+Z, outside a text being written.
        banner_action_requested, banner_dismissed: key of the banner.
    """

    page_requested = Signal(str)
    back_requested = Signal()
    forward_requested = Signal()
    search_edited = Signal(str)
    search_requested = Signal(str)
    result_chosen = Signal(object)
    safety_requested = Signal()
    lock_requested = Signal()
    help_requested = Signal()
    privacy_toggled = Signal(bool)
    undo_requested = Signal()
    redo_requested = Signal()
    banner_action_requested = Signal(str)
    banner_dismissed = Signal(str)

    def __init__(self, t: Translator, entries: Sequence[RailEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: QWidget | None = None
        self._before_search: QWidget | None = None
        self._is_unanswered = False
        self._is_entered = False
        Privacy.current().hidden_word = t("hidden")
        self.rail = Rail(entries, t("Places"))
        self.top_bar = TopBar(t)
        self.banner = Banner(t)
        self.content = QWidget()
        self.content.setProperty("own_ring", True)
        self._home = QVBoxLayout()
        self._home.setContentsMargins(0, 0, 0, 0)
        self.undo_bar = UndoBar(t, self.content)
        self._lay_out()
        self.search_panel = SearchPanel(t("Answers"), self.top_bar.search, self)
        self.ring = FocusRing(self)
        self._connect()
        self._make_keys()

    def set_page(self, page: QWidget) -> QWidget | None:
        """Show another page; the one before is returned, hidden and parentless, for the caller to end."""
        before = self._page
        if before is page:
            return None
        if before is not None:
            self._home.removeWidget(before)
            before.hide()
            before.setParent(None)
        self._page = page
        self._home.addWidget(page, 1)
        page.show()
        self.undo_bar.raise_()
        # From here Tab goes to the page's first stop, and no button looks chosen at once.
        self.content.setFocus(Qt.FocusReason.OtherFocusReason)
        return before

    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._page

    def set_place(self, key: str) -> None:
        """Mark an entry of the rail; an unknown key marks none."""
        self.rail.set_current(key)

    def set_history(self, *, can_go_back: bool, can_go_forward: bool) -> None:
        """Whether the arrows lead anywhere."""
        self.top_bar.set_history(can_go_back=can_go_back, can_go_forward=can_go_forward)

    def set_saved(self, words: str) -> None:
        """Say when something was last saved, in finished words."""
        self.top_bar.set_saved(words)

    def set_watermark(self, word: str, explanation: str = "") -> None:
        """Say on every page that nothing here is real, for example ``DÉMO``."""
        self.top_bar.set_watermark(word, explanation)

    def set_results(self, rows: Sequence[Row]) -> None:
        """Answers to what is typed in the search field; none puts them away."""
        self.search_panel.set_rows(rows)
        self._is_unanswered = False
        if self._is_entered:
            self._is_entered = False
            self._on_search()

    def tell_search(self, words: str) -> None:
        """Say under the search field why there is no answer."""
        self.search_panel.tell(words)
        self._is_unanswered = self._is_entered = False

    def show_undo(self, words: str) -> None:
        """Say what was done and offer the way back for ten seconds."""
        self.undo_bar.show_words(words)

    def hide_undo(self) -> None:
        """The way back was taken or is closed."""
        self.undo_bar.leave()

    def show_banner(self, key: str, words: str, action: str = "", urgency: Urgency = "attention") -> None:
        """Ask for a decision above the page; see :meth:`Banner.show_banner`."""
        self.banner.show_banner(key, words, action, urgency)

    def hide_banner(self, key: str = "") -> None:
        """Put the banner away; with a key only if it is that one."""
        self.banner.put_away(key)

    def set_private(self, is_on: bool) -> None:  # one state, one word
        """Cover or uncover names and numbers everywhere."""
        if is_on == Privacy.current().is_on:
            return
        if is_on:
            self.top_bar.search.clear()
            self.search_panel.close_panel()
            self.undo_bar.stop()
        Privacy.current().set_on(is_on)
        self.top_bar.set_private(is_on=is_on)
        self._escape.setEnabled(is_on)
        self.privacy_toggled.emit(is_on)

    def is_private(self) -> bool:
        """True while names and numbers are covered."""
        return Privacy.current().is_on

    def take_global_key(self, event: QKeyEvent) -> bool:
        """Do what a key does that works from everywhere, dialogs too; False when it is none of those."""
        if event.key() == Qt.Key.Key_F7:
            self.safety_requested.emit()
        elif event.key() == Qt.Key.Key_F8:
            self.toggle_private()
        elif event.key() == Qt.Key.Key_L and event.modifiers() == _CONTROL:
            self.lock_requested.emit()
        else:
            return False
        return True

    def toggle_private(self) -> None:
        """What F8 does."""
        self.set_private(not self.is_private())

    def start_search(self) -> None:
        """What Ctrl+K does; Escape returns to what had the keyboard."""
        now: QWidget | None = self.window().focusWidget()
        if now is not None and now is not self.top_bar.search and not self.search_panel.isAncestorOf(now):
            self._before_search = now
        self.top_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top_bar.search.selectAll()

    def end_search(self) -> None:
        """Return the keyboard to what had it before the search, or give it to the page."""
        before, self._before_search = self._before_search, None
        self._is_unanswered = self._is_entered = False
        # A page that was made anew meanwhile took its widgets along.
        if before is not None and shiboken6.isValid(before) and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        first = _first_stop(self.content)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_pane(self) -> None:
        """What F6 does: from the rail to the top bar to the page and around."""
        panes = [self.rail, self.top_bar, self.content]
        now = QApplication.focusWidget()
        place = next((i for i, pane in enumerate(panes) if now is not None and pane.isAncestorOf(now)), -1)
        for step in range(1, len(panes) + 1):
            first = _first_stop(panes[(place + step) % len(panes)])
            if first is not None:
                first.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def stop(self) -> None:
        """Let no timer run: the window closes."""
        self.undo_bar.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_left = watched is self.top_bar.search and event.type() is QEvent.Type.FocusOut
        if is_left and not self.search_panel.is_used():
            self.search_panel.close_panel()
        return False

    def _lay_out(self) -> None:
        column = bare_column(self.content)
        column.addWidget(self.banner)
        column.addLayout(self._home, 1)
        column.addWidget(self.undo_bar.strip)
        right = bare_column()
        right.addWidget(self.top_bar)
        right.addWidget(self.content, 1)
        row = bare_row(self)
        row.addWidget(self.rail)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.rail.page_requested.connect(self.page_requested)
        self.top_bar.back_requested.connect(self.back_requested)
        self.top_bar.forward_requested.connect(self.forward_requested)
        self.top_bar.safety_requested.connect(self.safety_requested)
        self.top_bar.privacy_requested.connect(self.toggle_private)
        self.top_bar.lock_requested.connect(self.lock_requested)
        self.top_bar.search.textEdited.connect(self._on_search_edited)
        self.top_bar.search.returnPressed.connect(self._on_search)
        self.top_bar.search.left_requested.connect(self.end_search)
        self.top_bar.search.installEventFilter(self)
        self.search_panel.result_chosen.connect(self.result_chosen)
        self.undo_bar.undo_requested.connect(self.undo_requested)
        self.banner.action_requested.connect(self.banner_action_requested)
        self.banner.dismissed.connect(self.banner_dismissed)

    def _make_keys(self) -> None:
        for keys, act in (
            ("Ctrl+K", self.start_search),
            ("Ctrl+L", self.lock_requested),
            ("F7", self.safety_requested),
            ("F8", self.toggle_private),
            ("F6", self.next_pane),
            ("F1", self.help_requested),
            ("Alt+Left", self.back_requested),
            ("Alt+Right", self.forward_requested),
            ("Ctrl+Z", self.undo_requested),
            ("Ctrl+Y", self.redo_requested),
            ("Ctrl+Shift+Z", self.redo_requested),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        # Escape belongs to pages and dialogs, except while everything is covered.
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._escape.activated.connect(self.toggle_private)
        self._escape.setEnabled(False)

    def _on_search_edited(self, text: str) -> None:
        self._is_unanswered = bool(text.strip())
        self._is_entered = False
        self.search_edited.emit(text)

    def _on_search(self) -> None:
        text = self.top_bar.search.text().strip()
        if text and self._is_unanswered:
            # The answers on screen, if any, are those to fewer letters: of somebody else, perhaps.
            self._is_entered = True
            return
        if not self.search_panel.choose_first() and text:
            self.search_requested.emit(text)


def _first_stop(pane: QWidget) -> QWidget | None:
    """The first widget of a pane that Tab would stop at."""
    for widget in pane.findChildren(QWidget):
        can_stop = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if can_stop and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None:
            return widget
    return None
