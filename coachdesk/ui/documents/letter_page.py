"""A letter by which a person is referred to a doctor, before it leaves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from coachdesk.domain.documents import DocumentKind
from coachdesk.i18n.translator import Translator
from coachdesk.ui.documents.studio import Studio


class LetterPage(Studio):
    """Asks for the name of the doctor, nothing else."""

    kind: ClassVar[DocumentKind] = DocumentKind.REFERRAL_LETTER
    kinds: ClassVar[tuple[str, ...]] = ("clients", "sessions", "practices")

    def fill(self) -> None:
        """The name has an example."""
        self.recipient.box.setPlaceholderText(self.t("Dr Martin, GP"))
        # As in the other templates: the arrows go on to the next of them.
        self.begin_at(self.template)

    def notices(self) -> Sequence[tuple[str, str]]:
        """What it says and what it does not."""
        t = self.t
        return (
            ("lock", t("No private note is in it.")),
            ("info", t("It gives no score: it says what the first meeting showed.")),
            ("user", t("The full name stands on the first page only.")),
        )

    def word(self, words: Translator) -> None:
        """Word the letter."""
        self.desk.fetch(
            self.desk.services.documents.referral_letter, self.place.client_id, words, self.recipient.text(),
            then=self.make, owner=self, question="document", failed=self.refuse,
        )  # fmt: skip
