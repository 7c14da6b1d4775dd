"""One box for the whole text of a form, as it was copied from its PDF."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.domain.messages import N_
from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.bars import BAR_WIDTH
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.fields import TextField
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import IconMark
from coachdesk.ui.parts.pages import ScrollPage
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import SPACE
from coachdesk.ui.wordings.readings import WordingFacts

_SIDE: Final = 380
_KNOWN: Final = (
    (
        "list",
        N_("Each question gets its line, beside what CoachDesk knows of it. You put right what is wrong."),
    ),
    ("flag", N_("You point at the lines that are counted the other way round, and at the one about safety.")),
    (
        "lock",
        N_(
            "It stays in your encrypted vault: on the sheet that you type in, and on blank forms in this language. In "
            "no report, no letter and no log."
        ),
    ),
)


class PasteStep(QWidget):
    """Takes the text; says what becomes of it and whose it is.

    Signals:
        edited: something was pasted or typed.
    """

    edited = Signal()

    def __init__(
        self, t: Translator, facts: WordingFacts, pasted: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.text = TextField(
            t("The whole text of the form"), pasted, lines=12, role="note",
            placeholder=t("Paste it here (Ctrl+V), with its numbers, boxes and page lines: they are taken off."),
        )  # fmt: skip
        self.text.box.setObjectName("pasted")
        self.text.edited.connect(self.edited)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.page, 0, SPACE.page - BAR_WIDTH, SPACE.page)
        row.setSpacing(SPACE.page)
        row.addWidget(self.text, 1)
        side = ScrollPage(margin=0, has_gutter=True)
        side.setFixedWidth(_SIDE * (100 + Theme.current().text_size) // 200 + BAR_WIDTH)
        side.box.addWidget(_becomes(t))
        rights = Card("sunken", gap=SPACE.near)
        rights.box.addWidget(PlainLabel(t("Whose text it is"), "h3"))
        rights.box.addWidget(PlainLabel(facts.shown.licence, "body", "ink2", fit="wrap"))
        side.box.addWidget(rights)
        side.box.addStretch(1)
        row.addWidget(side)

    def start(self) -> None:
        """Put the keyboard in the box."""
        self.text.setFocus()

    def pasted(self) -> str:
        """The text as it stands."""
        return self.text.text()

    def tell(self, words: str) -> None:
        """Say why it cannot be read."""
        self.text.set_error(words)


def _becomes(t: Translator) -> Card:
    card = Card(gap=SPACE.stack)
    card.box.addWidget(PlainLabel(t("What becomes of it"), "h3"))
    for icon, words in _KNOWN:
        line = QHBoxLayout()
        line.setSpacing(SPACE.stack)
        line.addWidget(IconMark(icon, "ink2", 20, line="body"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(PlainLabel(t(words), "body", fit="wrap"), 1)
        card.box.addLayout(line)
    return card
