"""What charts show beside the measures: one box a layer, for the whole practice."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.domain.messages import N_
from coachdesk.domain.trend_layers import Layer
from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.boxes import TickBox
from coachdesk.ui.parts.dialogs import Dialog

_WORDS: Final = {
    Layer.BASELINE: N_("The baseline, dotted"),
    Layer.USUAL: N_("Usual variation around the baseline, where a checked figure exists"),
    Layer.MARKS: N_("Published marks, each with its source"),
    Layer.PHASES: N_("Phases of the path"),
    Layer.SESSIONS: N_("Sessions"),
    Layer.LIFE_EVENTS: N_("Life events"),
    Layer.WORK: N_("Changes of the work situation"),
}


class LayersChoice(Dialog):
    """Boxes to tick.

    Signals:
        layers_chosen: names of the layers to hide.
    """

    layers_chosen = Signal(object)

    def __init__(self, t: Translator, hidden: Collection[str], parent: QWidget) -> None:
        super().__init__(t("Choose what is shown"), parent)
        self.add_text(t("For all files and their documents, until you choose otherwise."))
        self.boxes: dict[Layer, TickBox] = {}
        for layer, words in _WORDS.items():
            box = TickBox(t(words), is_checked=layer.value not in hidden)
            self.boxes[layer] = box
            self.body.addWidget(box)
        self.set_actions(t("Choose"), t("Cancel"))
        self.accepted.connect(self._tell)

    def _tell(self) -> None:
        self.layers_chosen.emit(
            tuple(layer.value for layer, box in self.boxes.items() if not box.isChecked())
        )
