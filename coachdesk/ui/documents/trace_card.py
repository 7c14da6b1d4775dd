"""Beside a document: what is noted when it leaves, and when it was last given to whom."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.domain.changes import Changes
from coachdesk.domain.clients import Client
from coachdesk.domain.documents import DocumentKind, GivenDocument
from coachdesk.i18n import document_labels
from coachdesk.services.services import Services
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.theme.tokens import SPACE


class TraceCard(Card):
    """Says again, each time something leaves, what the file lists of this kind.

    Signals:
        read_client: whose document it is, once that was read.

    Args:
        around: what pages are given.
        kind: of the document.
        client_id: whose file; nothing is listed for a document of several.
    """

    read_client = Signal(object)

    def __init__(
        self, around: Surroundings, kind: DocumentKind, client_id: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(gap=SPACE.near, parent=parent)
        self._around = around
        self._document = kind
        self._client_id = client_id
        t = around.t
        self.box.addWidget(PlainLabel(t("Trace"), "h3"))
        noted = t("What leaves is noted in the file: document, day and hour, reader, seal.")
        self.box.addWidget(PlainLabel(noted, "body", "ink2", fit="wrap"))
        self.last = PlainLabel("", "body", fit="wrap", is_private=True)
        self.last.hide()
        self.box.addWidget(self.last)
        around.desk.changed.connect(self._on_changed)

    def read(self) -> None:
        """Read whose document it is and what was given."""
        if self._client_id is not None:
            desk = self._around.desk
            desk.fetch(_read, desk.services, self._client_id, then=self._show, owner=self, question="given")

    def _on_changed(self, changes: Changes, _origin: object) -> None:
        if changes.touches("given_documents"):
            self.read()

    def _show(self, found: tuple[Client, tuple[GivenDocument, ...]]) -> None:
        client, given = found
        self.read_client.emit(client)
        t = self._around.t
        last = next((one for one in given if one.kind is self._document), None)
        self.last.setVisible(last is not None)
        if last is not None:
            reader = document_labels.recipient(t, last.recipient)
            facts = (
                t.fact(last.given_at), last.recipient_name or reader, document_labels.delivery(t, last.delivery)
            )  # fmt: skip
            self.last.setText(t("Last time: {facts}", facts=" · ".join(facts)))


def _read(services: Services, client_id: int) -> tuple[Client, tuple[GivenDocument, ...]]:
    return services.clients.get_file(client_id).client, services.given.list_for(client_id)
