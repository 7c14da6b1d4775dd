"""The report of a session before it leaves: for whom, over how long, with what in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from coachdesk.domain.clients import Client
from coachdesk.domain.documents import DocumentKind, Period, Recipient, begins
from coachdesk.domain.messages import N_
from coachdesk.i18n import document_labels
from coachdesk.i18n.translator import Translator
from coachdesk.services.documents import ReportOptions
from coachdesk.ui.documents.studio import Studio
from coachdesk.ui.parts.boxes import TickBox
from coachdesk.ui.parts.choices import ChoiceField
from coachdesk.ui.parts.labels import PlainLabel

_CONTENTS: Final = (
    ("include_note", N_("Work of the session"), True),
    ("include_actions", N_("Agreed actions"), True),
    ("include_measures", N_("Measures"), True),
    ("include_lines", N_("Answers line by line"), False),
)
"""Option, words, whether it is in at first."""


class ReportPage(Studio):
    """Chooses reader, period and sections of a session report."""

    kind: ClassVar[DocumentKind] = DocumentKind.SESSION_REPORT
    kinds: ClassVar[tuple[str, ...]] = (
        "clients", "sessions", "actions", "assessments", "phase_moves", "life_events", "situation_changes",
        "practices", "contacts",
    )  # fmt: skip

    def fill(self) -> None:
        """The period, then what to take in."""
        t, column = self.t, self.choices.box
        self.period: ChoiceField[Period] = ChoiceField(
            t("Measures of"), [(each, document_labels.period(t, each)) for each in Period], value=Period.ALL
        )
        self.period.value_chosen.connect(self.read_soon)
        column.addWidget(self.period)
        self.boxes: dict[str, TickBox] = {}
        column.addWidget(PlainLabel(t("Contents"), "body_strong"))
        for name, words, is_in in _CONTENTS:
            box = TickBox(t(words), is_checked=is_in)
            box.setObjectName(name)
            box.clicked.connect(self.read_soon)
            self.boxes[name] = box
            column.addWidget(box)
        self.spared = PlainLabel(
            t("No number is in it: the person does not want to see any."), "caption", "ink2", fit="wrap"
        )
        self.spared.hide()
        column.addWidget(self.spared)
        self._spares_numbers = False
        self.reader.value_chosen.connect(self._show_spared)
        self.begin_at(self.template)

    def show_client(self, client: Client) -> None:
        """Say whose report it is, and whether numbers are left out of theirs."""
        super().show_client(client)
        self._spares_numbers = client.hides_numbers
        self._show_spared()

    def _show_spared(self, _value: object = None) -> None:
        self.spared.setVisible(self._spares_numbers and self.recipient_kind() is Recipient.CLIENT)

    def notices(self) -> Sequence[tuple[str, str]]:
        """What never is in it, and what always is."""
        t = self.t
        return (
            ("lock", t("No private note is in it.")),
            ("info", t("The line of caution stays on every page that shows a measure.")),
            ("user", t("The full name stands on the first page only.")),
            (
                "phone",
                t("For the person themselves, the numbers to call when it is hard stand on every page."),
            ),
        )

    def word(self, words: Translator) -> None:
        """Word the report."""
        options = ReportOptions(
            include_note=self.boxes["include_note"].isChecked(),
            include_actions=self.boxes["include_actions"].isChecked(),
            include_measures=self.boxes["include_measures"].isChecked(),
            include_lines=self.boxes["include_lines"].isChecked(),
            since=begins(self.period.value() or Period.ALL, self.around.clock.today()),
        )
        self.desk.fetch(
            self.desk.services.documents.report_for, self.place.client_id, self.place.item_id, words,
            self.reader_of(), options,
            then=self.make, owner=self, question="document", failed=self.refuse,
        )  # fmt: skip
