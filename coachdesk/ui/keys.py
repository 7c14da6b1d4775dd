"""F1: the keys of this screen, then those that work everywhere."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.dialogs import WIDE, Dialog
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import KeyCap
from coachdesk.ui.parts.pages import ScrollPage
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import SPACE


def key_name(t: Translator, key: str) -> str:
    """A key, or several held together, as the caps of that language name them: ``Ctrl+Maj+N``."""
    names = {
        "Enter": t.within("key", "Enter"),
        "Shift": t.within("key", "Shift"),
        "Del": t.within("key", "Del"),
        "Esc": t.within("key", "Esc"),
        "Space": t.within("key", "Space"),
        "Backspace": t.within("key", "Backspace"),
    }
    return "+".join(names.get(part, part) for part in key.split("+"))


class KeysCard(Dialog):
    """A table of keys, which scrolls where the window is lower.

    Args:
        t: language of the words.
        keys: key and, as a message of the catalogue, what it does.
        parent: the window.
    """

    def __init__(self, t: Translator, keys: Iterable[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(t("Keys of this screen"), parent, is_wide=True)
        self._window = parent.window()
        self._page = ScrollPage(margin=0)
        self._table = QWidget()
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE.card)
        grid.setVerticalSpacing(SPACE.near)
        grid.setColumnStretch(1, 1)
        for row, (key, does) in enumerate(keys):
            grid.addWidget(KeyCap(key_name(t, key)), row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(PlainLabel(t(does), "body", fit="wrap"), row, 1)
        self._page.box.addWidget(self._table)
        self._page.box.addStretch(1)
        self.body.addWidget(self._page, 1)
        self._close = self.add_button(Button(t("Close"), "primary"))
        self._close.clicked.connect(self.accept)
        self._close.setDefault(True)
        # The arrows scroll.
        self._page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page.setAccessibleName(t("Keys of this screen"))
        self._close.setFocus()

    def adjustSize(self) -> None:
        """As high as the table, within the window it stands over. Qt would stop at two thirds of the screen."""
        width = min(WIDE * max(100, Theme.current().text_size) // 100, self._window.width() - 2 * SPACE.page)
        inner = width - 2 * SPACE.page - self._page.verticalScrollBar().sizeHint().width()
        frame = 2 * SPACE.page + 2 * SPACE.card + self.title.heightForWidth(inner)
        wanted = self._table.heightForWidth(inner) + frame + self._close.sizeHint().height() + SPACE.pair
        self.resize(width, min(wanted, self._window.height() - 2 * SPACE.page))
