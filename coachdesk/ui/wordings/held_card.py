"""What is held of one questionnaire, language by language, and what can be done about it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from coachdesk.domain.instruments import Kind
from coachdesk.domain.wordings import LANGUAGES, HeldWording
from coachdesk.i18n import labels
from coachdesk.i18n.translator import Translator
from coachdesk.services.wordings import ShelfLine
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card, Rule
from coachdesk.ui.parts.flow import FlowLayout
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.theme.tokens import SPACE


class HeldCard(Card):
    """A block a language: held since when and by what right, or not held.

    Signals:
        entry_requested: instrument id and language: paste it, or look at what is held.
        export_requested: the wording whose file is to be written.
        removal_requested: the wording that goes to the bin.
        file_requested: a file of a wording is to be brought in.
    """

    entry_requested = Signal(str, str)
    export_requested = Signal(object)
    removal_requested = Signal(object)
    file_requested = Signal()

    def __init__(self, t: Translator, line: ShelfLine, waiting: frozenset[str]) -> None:
        super().__init__(gap=SPACE.stack)
        self.t = t
        self._line = line
        self._waiting = waiting
        self.first: Button | None = None
        self.box.addWidget(PlainLabel(t("Wording that you hold"), "h3"))
        if not line.can_be_held:
            self.box.addWidget(PlainLabel(self._why_none(), "body", "ink2", fit="wrap"))
            return
        self.box.addWidget(
            PlainLabel(
                t(
                    "CoachDesk ships no question of it. If you may use the text, enter it once: it is then shown where "
                    "you type in and printed on blank forms, in its own language only."
                ),
                "body", "ink2", fit="wrap",
            )
        )  # fmt: skip
        for language in LANGUAGES:
            if language in line.instrument.languages:
                self.box.addWidget(Rule())
                self.box.addLayout(self._block(language, line.held.get(language)))
        self.box.addWidget(Rule())
        file = Button(t("Bring in a wording file"), "quiet", icon="folder-open", key="Ctrl+O", is_small=True)
        file.clicked.connect(self.file_requested)
        self.box.addWidget(file)

    def _why_none(self) -> str:
        t = self.t
        if self._line.instrument.kind is Kind.OWN:
            return t("It is ours and ships whole, in French and in English.")
        return t("Of this one only scores are typed in: there is no question to show.")

    def _block(self, language: str, held: HeldWording | None) -> QVBoxLayout:
        t, instrument_id = self.t, self._line.instrument.id
        column = QVBoxLayout()
        column.setSpacing(SPACE.pair)
        column.addWidget(PlainLabel(labels.language(t, language), "body_strong"))
        if held is not None:
            said = t("Held since {date}: {statement}", date=held.stated_on, statement=held.statement)
            column.addWidget(PlainLabel(said, "body", fit="wrap"))
        elif language in self._waiting:
            column.addWidget(PlainLabel(t("Begun, not kept yet"), "body", "att"))
        else:
            column.addWidget(PlainLabel(t("No wording held in this language"), "body", "ink2"))
        buttons = FlowLayout(gap=SPACE.near)
        word = (
            t("Look at it, correct it")
            if held
            else t("Go on")
            if language in self._waiting
            else t("Enter the text")
        )
        enter = Button(word, icon="pencil", is_small=True)
        enter.setObjectName(f"enter {language}")
        enter.clicked.connect(partial(self._ask_entry, instrument_id, language))
        buttons.addWidget(enter)
        self.first = self.first or enter
        if held is not None:
            export = Button(t("File for my other computer"), icon="save", is_small=True)
            export.clicked.connect(partial(self._ask_file, held))
            away = Button(t("Move to the bin"), icon="trash-2", is_small=True)
            away.clicked.connect(partial(self._ask_removal, held))
            buttons.addWidget(export)
            buttons.addWidget(away)
        column.addLayout(buttons)
        return column

    def _ask_entry(self, instrument_id: str, language: str, _checked: bool = False) -> None:
        self.entry_requested.emit(instrument_id, language)

    def _ask_file(self, held: HeldWording, _checked: bool = False) -> None:
        self.export_requested.emit(held)

    def _ask_removal(self, held: HeldWording, _checked: bool = False) -> None:
        self.removal_requested.emit(held)
