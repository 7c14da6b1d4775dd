"""Which scales stand first in the trends of a person: up to three."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.boxes import TickBox
from coachdesk.ui.parts.dialogs import Dialog

CHOSEN: Final = 3


class ScalesChoice(Dialog):
    """Boxes to tick; a fourth tick takes the place of the oldest.

    Signals:
        scales_chosen: the keys, in the order of the list.
    """

    scales_chosen = Signal(object)

    def __init__(
        self, t: Translator, names: Sequence[tuple[str, str]], chosen: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(t("Choose the scales"), parent)
        self.add_text(t("Three at most stand first. All the others are one key away."))
        self._ticked = list(chosen)
        self.boxes: dict[str, TickBox] = {}
        for key, name in names:
            box = TickBox(name, is_checked=key in chosen)
            box.setObjectName(key)
            box.clicked.connect(self._on_ticked)
            self.boxes[key] = box
            self.body.addWidget(box)
        self.set_actions(t("Choose"), t("Cancel"))
        self.accepted.connect(self._tell)

    def _on_ticked(self) -> None:
        for key, box in self.boxes.items():
            if box.isChecked() and key not in self._ticked:
                self._ticked.append(key)
            elif not box.isChecked() and key in self._ticked:
                self._ticked.remove(key)
        self._ticked = self._ticked[-CHOSEN:]
        for key, box in self.boxes.items():
            box.setChecked(key in self._ticked)

    def _tell(self) -> None:
        self.scales_chosen.emit(tuple(key for key in self.boxes if key in self._ticked))
