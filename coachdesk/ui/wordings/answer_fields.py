"""The words of the answers, a field for each set, in the order of the key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal

from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument, ResponseScale
from coachdesk.domain.wordings import worded_responses
from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.fields import TextField
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.theme.tokens import SPACE

_BETWEEN: Final = " / "


class AnswerFields(Card):
    """One field a response set, the words between strokes; empty leaves ours.

    Signals:
        edited: something was typed.
    """

    edited = Signal()

    def __init__(self, t: Translator, instrument: Instrument, ours: Wording) -> None:
        super().__init__(gap=SPACE.near)
        self.t = t
        self.fields: dict[str, TextField] = {}
        responses = worded_responses(instrument)
        if not responses:
            self.hide()
        self.box.addWidget(PlainLabel(t("Words of the answers"), "h3"))
        how = t("With a stroke (/) between them. Empty: CoachDesk shows its own.")
        self.box.addWidget(PlainLabel(how, "caption", "ink2", fit="wrap"))
        for number, response in enumerate(responses, start=1):
            field = TextField(self._label(number, response), lines=2, placeholder=_joined(ours, response))
            field.box.setObjectName(f"answers {response.id}")
            field.set_message_shown(False)
            field.edited.connect(self.edited)
            self.fields[response.id] = field
            self.box.addWidget(field)

    def show_answers(self, answers: Mapping[str, tuple[str, ...]]) -> None:
        """Show the words that are known; nothing is emitted."""
        for response_id, field in self.fields.items():
            field.set_text(_BETWEEN.join(answers.get(response_id, ())))

    def answers(self) -> dict[str, tuple[str, ...]]:
        """The words as typed, sets that are empty left out."""
        typed = {name: field.text().replace("\n", " ").strip() for name, field in self.fields.items()}
        return {name: tuple(word.strip() for word in text.split("/")) for name, text in typed.items() if text}

    def _label(self, number: int, response: ResponseScale) -> str:
        return self.t(
            "Set {number}: {count} answers, from {first} to {last} points",
            number=number, count=len(response.values), first=response.values[0], last=response.values[-1],
        )  # fmt: skip


def _joined(ours: Wording, response: ResponseScale) -> str:
    return _BETWEEN.join(ours.responses.get(response.id, ()))
