"""What left the vault: noted in the file, with the seal of the bytes; the pages themselves are not kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from coachdesk.domain.changes import Done
from coachdesk.domain.documents import (
    Delivery,
    DocumentKind,
    GivenDocument,
    Recipient,
    Tone,
    check_recipient,
    check_tone,
)
from coachdesk.services.fields import text
from coachdesk.services.ledgers import Service
from coachdesk.store.queries import clients, given_documents

_LONGEST_NAME: Final = 2000


@dataclass(frozen=True, slots=True)
class Leaving:
    """A document about to leave.

    Attributes:
        client_ids: whose files it is noted in: one, or each case of supervision notes.
        recipient_name: as typed, may be empty.
        language: ``fr`` or ``en``, of its pages.
        typed: what was typed for this document alone, kept with it.
        tone: what a progress summary says, counted; nothing for the others.
    """

    kind: DocumentKind
    recipient: Recipient
    client_ids: Sequence[int]
    recipient_name: str = ""
    language: str = "fr"
    typed: Mapping[str, object] = field(default_factory=dict)
    tone: Tone | None = None


class GivenDocumentsService(Service):
    """The list of what was given: what, when, to whom, and the seal by which the file is known again."""

    def list_for(self, client_id: int) -> tuple[GivenDocument, ...]:
        """What left about a person, newest first."""
        with self._ledger.reading() as reader:
            return given_documents.list_given(reader, client_id)

    def note(self, leaving: Leaving, content: bytes, delivery: Delivery) -> Done[None]:
        """Note in every file concerned that these bytes left now.

        Raises:
            UserError: the document is not made for this reader, or says only what weighs more, without a reason.
        """
        check_recipient(leaving.kind, leaving.recipient)
        check_tone(leaving.kind, leaving.tone)
        digest = hashlib.sha256(content).hexdigest()
        # Half a sign of a clipboard is kept as its number: what left is noted all the same.
        kept = json.dumps(dict(leaving.typed), ensure_ascii=True, sort_keys=True)
        with self._ledger.change() as change:
            for client_id in dict.fromkeys(leaving.client_ids):
                clients.get_client(change, client_id)
                change.insert(
                    "given_documents",
                    client_id=client_id,
                    kind=leaving.kind,
                    recipient=leaving.recipient,
                    recipient_name=_kept(leaving.recipient_name),
                    language=leaving.language,
                    given_at=self._clock.now(),
                    delivery=delivery,
                    digest=digest,
                    typed=text(kept),
                )
        return self._ledger.told(change, None)

    def remove(self, document_id: int) -> Done[None]:
        """Put a line of the list in the bin: the document was not given after all."""
        return self._to_bin("given_documents", document_id)


def _kept(name: str) -> str:
    """A name as it can be kept: what left is noted, whatever half a sign a clipboard put into its reader."""
    return name.replace("\0", "").encode(errors="ignore").decode().strip()[:_LONGEST_NAME]
