"""F1: the keys of this screen, then those that work everywhere."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.dialogs import Dialog
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import KeyCap
from coachdesk.ui.theme.tokens import SPACE


class KeysCard(Dialog):
    """A table of keys.

    Args:
        t: language of the words.
        keys: key and, as a message of the catalogue, what it does.
        parent: the window.
    """

    def __init__(self, t: Translator, keys: Iterable[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(t("Keys of this screen"), parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.card)
        grid.setVerticalSpacing(SPACE.near)
        grid.setColumnStretch(1, 1)
        for row, (key, does) in enumerate(keys):
            grid.addWidget(KeyCap(t.within("key", key), self), row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(PlainLabel(t(does), "body", fit="wrap", parent=self), row, 1)
        self.body.addLayout(grid)
        close = self.add_button(Button(t("Close"), "primary"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
