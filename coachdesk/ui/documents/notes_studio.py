"""Supervision notes before they leave."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from coachdesk.domain.documents import DocumentKind
from coachdesk.domain.errors import UserError
from coachdesk.domain.messages import N_
from coachdesk.figures.documents import ReportContent
from coachdesk.figures.pseudonymised import Pack
from coachdesk.figures.supervision_notes import NotesOptions
from coachdesk.i18n.translator import Translator
from coachdesk.services.services import Services
from coachdesk.ui.documents.studio import Studio
from coachdesk.ui.parts.boxes import TickBox
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.places import SUPERVISION_REVIEW, Place


class NotesStudio(Studio):
    """Hours and a page for the pen are choices; that it is not anonymous is none."""

    kind: ClassVar[DocumentKind] = DocumentKind.SUPERVISION_NOTES
    back_words: ClassVar[str] = N_("Back to the passages")
    kinds: ClassVar[tuple[str, ...]] = (
        "supervisions", "supervision_cases", "clients", "contacts", "sessions", "assessments", "phase_moves",
        "situation_changes", "practices",
    )  # fmt: skip

    def fill(self) -> None:
        """What the notes take in."""
        t, column = self.t, self.choices.box
        self._pack: Pack | None = None
        # The supervisor is named with the session.
        self.recipient.hide()
        column.addWidget(PlainLabel(t("Contents"), "body_strong"))
        self.hours = TickBox(t("Hours of supervision"), is_checked=True)
        self.hours.setObjectName("include_hours")
        self.pen = TickBox(t("A page to write on"), is_checked=True)
        self.pen.setObjectName("include_pen_page")
        for box in (self.hours, self.pen):
            box.clicked.connect(self.read_soon)
            column.addWidget(box)
        self.begin_at(self.hours)

    def notices(self) -> Sequence[tuple[str, str]]:
        """What it is and what it is not."""
        t = self.t
        return (
            ("info", t("Pseudonymised, not anonymous: a rare story tells who it is about.")),
            ("lock", t("It is never handed to the person. Keep it locked away, destroy it after use.")),
            ("eye", t("Every passage was looked through by you.")),
        )

    def word(self, words: Translator) -> None:
        """Word the notes."""
        options = NotesOptions(self.hours.isChecked(), self.pen.isChecked())
        self.desk.fetch(
            _read, self.desk.services, self.place.item_id, words, options, then=self._take, owner=self,
            question="document", failed=self.refuse,
        )  # fmt: skip

    def client_ids(self) -> tuple[int, ...]:
        """It is noted in the file of everybody who was brought."""
        return tuple(file.client.id for file in self._pack.files) if self._pack is not None else ()

    def go_back(self) -> None:
        """Back to what was looked through."""
        self.around.go(Place(SUPERVISION_REVIEW, item_id=self.place.item_id))

    def refuse(self, failure: Exception | None) -> None:
        """A passage that waits is looked at first."""
        super().refuse(failure)
        if isinstance(failure, UserError):
            self.preview.show_pages(())

    def _take(self, found: tuple[Pack, ReportContent]) -> None:
        self._pack, content = found
        self.make(content)


def _read(
    services: Services, supervision_id: int, words: Translator, options: NotesOptions
) -> tuple[Pack, ReportContent]:
    return services.supervision.get(supervision_id), services.supervision.notes(
        supervision_id, words, options
    )
