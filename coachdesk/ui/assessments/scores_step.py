"""Scores that were worked out by hand: one number field a scale, an empty one was not measured."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.domain.errors import UserError
from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument
from coachdesk.domain.scoring import check_entered_score
from coachdesk.i18n.translator import Translator
from coachdesk.ui.assessments.score_words import range_words
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.pages import ScrollPage
from coachdesk.ui.parts.values import NumberField
from coachdesk.ui.theme.tokens import SPACE


class ScoresStep(ScrollPage):
    """A form of scores; ``3,5`` and ``3.5`` are the same.

    Args:
        t: language of the words.
        instrument: whose scales.
        wording: their names.
        typed: text by scale id, as it was typed.
        asked: ids of the scales that are asked alone; empty for all.

    Signals:
        changed: something was typed.
    """

    changed = Signal()

    def __init__(
        self,
        t: Translator,
        instrument: Instrument,
        wording: Wording,
        typed: Mapping[str, str],
        parent: QWidget | None = None,
        *,
        asked: Collection[str] = (),
    ) -> None:
        super().__init__(gap=SPACE.card, parent=parent)
        self.t = t
        self._instrument = instrument
        self.fields: dict[str, NumberField] = {}
        self.box.addWidget(PlainLabel(wording.instruction, "body", "ink2", fit="wrap"))
        row = QHBoxLayout()
        row.setSpacing(SPACE.page)
        card = Card(gap=SPACE.near)
        for scale in instrument.scales:
            if asked and scale.id not in asked:
                continue
            words = wording.scales[scale.id]
            field = NumberField(
                words.name, t, low=scale.low, high=scale.high, decimals=scale.decimals,
                hint=range_words(t, instrument, wording, scale.id), is_private=True,
            )  # fmt: skip
            field.box.setObjectName(f"score {scale.id}")
            field.set_text(typed.get(scale.id, ""))
            field.edited.connect(self._tell)
            field.committed.connect(partial(self._on_left, scale.id))
            card.box.addWidget(field)
            self.fields[scale.id] = field
        card.box.addWidget(
            PlainLabel(t("A scale that was not measured stays empty."), "caption", "ink2", fit="wrap")
        )
        row.addWidget(card, 3, Qt.AlignmentFlag.AlignTop)
        side = Card(gap=SPACE.near)
        for words_of_all in (wording.measures, wording.caution, wording.licence):
            side.box.addWidget(PlainLabel(words_of_all, "body", "ink2", fit="wrap"))
        row.addWidget(side, 2, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(row)
        self.box.addStretch(1)

    def typed(self) -> dict[str, str]:
        """What stands in the fields, by scale id."""
        return {scale_id: field.text() for scale_id, field in self.fields.items()}

    def check(self) -> bool:
        """Say beside each field what is wrong with it; True when nothing is."""
        wrong = [scale_id for scale_id in self.fields if not self._check(scale_id)]
        if wrong:
            self.fields[wrong[0]].setFocus()
        return not wrong

    def tell(self, error: UserError) -> None:
        """Say a refusal of the whole beside the first field."""
        first = next(iter(self.fields.values()))
        first.show_error(error, self.t)
        first.setFocus()

    def start(self) -> None:
        """Put the keyboard on the first field."""
        next(iter(self.fields.values())).setFocus()

    def take_key(self, event: QKeyEvent) -> bool:
        """Enter goes to the next field; from the last it is the page's."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return False
        fields = list(self.fields.values())
        held = [number for number, field in enumerate(fields) if field.box.hasFocus()]
        if not held or held[0] == len(fields) - 1:
            return False
        fields[held[0] + 1].setFocus()
        fields[held[0] + 1].select_all()
        return True

    def _on_left(self, scale_id: str, _text: str) -> None:
        self._check(scale_id)

    def _check(self, scale_id: str) -> bool:
        field = self.fields[scale_id]
        try:
            check_entered_score(self._instrument, scale_id, field.text())
        except UserError as error:
            field.show_error(error, self.t)
            return False
        field.clear_error()
        return True

    def _tell(self, _text: str) -> None:
        self.changed.emit()
