"""Who the practitioner is on paper: saved as it is typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from coachdesk.domain.changes import Done
from coachdesk.domain.practices import Practice, Profession
from coachdesk.i18n import labels
from coachdesk.i18n.translator import LANGUAGES
from coachdesk.ui.binder import Binder
from coachdesk.ui.page import Page
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.choices import ChoiceField
from coachdesk.ui.parts.fields import Field, TextField
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import side_by_side
from coachdesk.ui.parts.segments import SegmentField
from coachdesk.ui.theme.tokens import SPACE


class PracticeCard(Card):
    """Profession and letterhead.

    Args:
        page: the settings; changes made here do not make it read again.
    """

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(gap=SPACE.pair, parent=parent)
        t = page.t
        self._edit_practice = page.desk.services.practice.edit
        self._binder = Binder(page.desk, t, self._edit, 0, page)
        self.box.addWidget(PlainLabel(t("Practice and letterhead"), "h3"))
        self.profession = ChoiceField(
            t("You are"), [(each, labels.profession(t, each)) for each in Profession]
        )
        self._binder.choice(self.profession, "profession")
        self.box.addWidget(self.profession)
        self.fields: dict[str, Field | TextField] = {
            "practitioner": Field(t("Your name")),
            "title": Field(t("Your title")),
            "name": Field(t("Name of the practice")),
            "address": TextField(t("Address"), lines=2),
            "phone": Field(t("Phone")),
            "email": Field(t("E-mail")),
            "registration": Field(t("Registration number")),
            "certifications": Field(t("Certifications")),
            "accent": Field(
                t("Colour of the letterhead"),
                placeholder="#1B4F5C",
                chars=10,
                hint=t("Darkened if it is too pale to read."),
            ),
        }
        for name, field in self.fields.items():
            field.box.setObjectName(f"practice {name}")
            self._binder.text(field, name)
        for pair in (("practitioner", "title"), ("name", "registration"), ("phone", "email")):
            self.box.addLayout(side_by_side(*(self.fields[name] for name in pair), gap=SPACE.near))
        self.box.addWidget(self.fields["certifications"])
        self.box.addWidget(self.fields["address"])
        self.box.addWidget(self.fields["accent"])
        self.language = SegmentField(
            t("Language of documents"),
            [(code, labels.language(t, code)) for code in LANGUAGES],
            can_forget=False,
        )
        self._binder.choice(self.language, "document_language")
        self.box.addWidget(self.language)

    def show_practice(self, practice: Practice) -> None:
        """Show what was read; a field with the keyboard keeps what is typed."""
        self.profession.set_value(practice.profession)
        self.language.set_value(practice.document_language)
        for name, field in self.fields.items():
            self._binder.show(field, getattr(practice, name))

    def flush(self) -> None:
        """Save what is typed."""
        self._binder.flush()

    def _edit(self, _row_id: int, **fields: object) -> Done[Any]:
        """A vault has one practice: its id need not be told."""
        return self._edit_practice(**fields)
