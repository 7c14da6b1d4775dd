"""What whoever pays is told, before it leaves: attendance or the agreed sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from coachdesk.domain.documents import DocumentKind, Period, begins
from coachdesk.i18n import document_labels
from coachdesk.i18n.translator import Translator
from coachdesk.ui.documents.studio import Studio
from coachdesk.ui.parts.choices import ChoiceField
from coachdesk.ui.places import CLIENT, Place


class PayerPage(Studio):
    """There is nothing to choose but the days: the file says what was agreed."""

    kind: ClassVar[DocumentKind] = DocumentKind.PAYER_STATEMENT
    kinds: ClassVar[tuple[str, ...]] = ("clients", "sessions", "practices")

    def fill(self) -> None:
        """The period."""
        t = self.t
        self.period: ChoiceField[Period] = ChoiceField(
            t("Sessions of"),
            [(each, document_labels.period(t, each)) for each in Period],
            value=Period.QUARTER,
        )
        self.period.value_chosen.connect(self.read_soon)
        self.choices.box.addWidget(self.period)
        self.begin_at(self.template)

    def notices(self) -> Sequence[tuple[str, str]]:
        """What it can never hold."""
        t = self.t
        return (
            ("lock", t("It can hold no score, no phase, no note, no chart and no word about health.")),
            ("info", t("What may be told is what the file says was agreed (tab File, Who pays).")),
            (
                "eye",
                t("Your letterhead stands above it: see whether your title tells more than you mean to."),
            ),
        )

    def go_back(self) -> None:
        """Back to the file; where nothing may be told, to the tab in which that was noted."""
        tab = "" if self.preview.sheets else "file"
        self.around.go(Place(CLIENT, self.place.client_id, tab=tab))

    def word(self, words: Translator) -> None:
        """Word the statement."""
        since = begins(self.period.value() or Period.ALL, self.around.clock.today())
        self.desk.fetch(
            self.desk.services.documents.payer_statement, self.place.client_id, words, self.recipient.text(), since,
            then=self.make, owner=self, question="document", failed=self.refuse,
        )  # fmt: skip
