"""A document before it leaves: for whom, in which language, with what in it, and how it will look."""

from __future__ import annotations

from typing import ClassVar, Final

from PySide6.QtWidgets import QWidget

from coachdesk.domain.messages import N_
from coachdesk.i18n.translator import Translator
from coachdesk.services.documents import ReportOptions
from coachdesk.ui.documents.studio import Studio
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.boxes import TickBox
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.places import CLIENT, Place

REFERRAL: Final = "referral"
_CONTENTS: Final = (
    ("include_note", N_("Work of the session")),
    ("include_actions", N_("Agreed actions")),
    ("include_measures", N_("Measures")),
)


class DocumentPage(Studio):
    """The report of a session, or a letter by which a person is referred."""

    kinds: ClassVar[tuple[str, ...]] = (
        "clients", "sessions", "actions", "assessments", "phase_moves", "life_events", "situation_changes",
        "practices", "contacts",
    )  # fmt: skip

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        t = around.t
        is_letter = place.tab == REFERRAL
        title = t("Letter to a doctor") if is_letter else t("Session report")
        super().__init__(
            around, place, title, t("letter to a doctor") if is_letter else t("session report"), parent
        )
        self._fill_choices(is_letter=is_letter)
        measures = ("info", t("The line of caution stays on every page that shows a measure."))
        scores = ("info", t("It gives no score: it says what the first meeting showed."))
        printing = t(
            "Printing goes through a picture of 300 dots an inch; the saved PDF stays sharp at any size."
        )
        self.lay_out(
            (
                ("lock", t("No private note is in it.")),
                scores if is_letter else measures,
                ("user", t("The full name stands on the first page only.")),
                ("printer", printing),
            )
        )
        self.begin_at(self.recipient)

    def word(self, words: Translator) -> None:
        """Word the report or the letter."""
        documents = self.desk.services.documents
        if self.place.tab == REFERRAL:
            self.desk.fetch(
                documents.referral_letter, self.place.client_id, words, self.recipient.text(), then=self.make,
                owner=self, question="document", failed=self.refuse,
            )  # fmt: skip
            return
        options = ReportOptions(
            include_note=self.boxes["include_note"].isChecked(),
            include_actions=self.boxes["include_actions"].isChecked(),
            include_measures=self.boxes["include_measures"].isChecked(),
        )
        self.desk.fetch(
            documents.session_report, self.place.item_id, words, self.recipient.text(), options, then=self.make,
            owner=self, question="document", failed=self.refuse,
        )  # fmt: skip

    def go_back(self) -> None:
        """Back to the file."""
        self.around.go(Place(CLIENT, self.place.client_id))

    def _fill_choices(self, *, is_letter: bool) -> None:
        t, column = self.t, self.choices.box
        self.recipient = Field(
            t("For whom"), placeholder=t("Dr Martin, GP") if is_letter else t("myself, the person, a doctor"),
            is_private=True,
        )  # fmt: skip
        self.recipient.box.setObjectName("recipient")
        self.recipient.edited.connect(self.read_soon)
        column.addWidget(self.recipient)
        column.addWidget(self.language)
        self.boxes: dict[str, TickBox] = {}
        if not is_letter:
            column.addWidget(PlainLabel(t("Contents"), "body_strong"))
            for name, words in _CONTENTS:
                box = TickBox(t(words), is_checked=True)
                box.setObjectName(name)
                box.clicked.connect(self.read_soon)
                self.boxes[name] = box
                column.addWidget(box)
