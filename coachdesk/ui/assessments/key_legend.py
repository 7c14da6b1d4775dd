"""The keys of the questionnaire, in a line at its foot."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.domain.instruments import Instrument, ResponseKind
from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.cards import Rule
from coachdesk.ui.parts.flow import FlowLayout
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column, bare_row
from coachdesk.ui.parts.marks import KeyCap
from coachdesk.ui.theme.tokens import SPACE

_BETWEEN = 22


class KeyLegend(QWidget):
    """Key caps with what they do.

    Args:
        t: language of the words.
        instrument: decides which keys answer.
        has_columns: its columns can be turned round.
    """

    def __init__(
        self, t: Translator, instrument: Instrument, *, has_columns: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = bare_column(self, SPACE.stack)
        column.addWidget(Rule())
        home = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        home.setSizePolicy(policy)
        flow = FlowLayout(home, gap=_BETWEEN)
        for keys, meaning in self._entries(t, instrument, has_columns=has_columns):
            flow.addWidget(_entry(keys, meaning))
        column.addWidget(home)

    def _entries(
        self, t: Translator, instrument: Instrument, *, has_columns: bool
    ) -> list[tuple[tuple[str, ...], str]]:
        found = [_answer_keys(t, instrument)]
        if any(response.kind is ResponseKind.AMOUNT for response in instrument.responses):
            found.append(((t.within("key", "Enter"),), t("end of a number")))
        found += [
            ((t.within("key", "Space"),), t("no answer")),
            ((t.within("key", "Backspace"),), t("question before")),
            ((".",), t("to read again")),
        ]
        if has_columns:
            found.append((("C",), t("turn the columns round")))
        found.append(((t.within("key", "Esc"),), t("pause, all is kept")))
        return found


def _answer_keys(t: Translator, instrument: Instrument) -> tuple[tuple[str, ...], str]:
    one_key = [each for each in instrument.responses if each.kind is not ResponseKind.AMOUNT]
    response = one_key[0] if one_key else instrument.responses[0]
    if response.kind is ResponseKind.YES_NO:
        return ("1", t.within("keys", "or"), "2"), t.within("keys", "answer")
    if response.kind is ResponseKind.NUMBERS and response.high == 10:
        return (str(response.low), t.within("keys", "to"), "9", "x"), t("answer (x is ten)")
    if response.kind is ResponseKind.NUMBERS:
        return (str(response.low), t.within("keys", "to"), str(response.high)), t.within("keys", "answer")
    return ("1", t.within("keys", "to"), str(len(response.values))), t.within("keys", "answer")


def _entry(keys: tuple[str, ...], meaning: str) -> QWidget:
    """Caps at the first and last places, a word between them, then the meaning."""
    holder = QWidget()
    row = bare_row(holder, 6)
    for number, key in enumerate(keys):
        is_word = number == 1 and len(keys) > 2
        row.addWidget(PlainLabel(key, "caption", "ink2") if is_word else KeyCap(key))
    row.addWidget(PlainLabel(meaning, "caption", "ink2"))
    return holder
