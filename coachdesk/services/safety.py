"""What was said and done about a person's safety. Nothing here computes a risk."""

from __future__ import annotations

from dataclasses import dataclass

from coachdesk.domain.changes import Done
from coachdesk.domain.clients import Client, Contact
from coachdesk.domain.safety import SafetyNote
from coachdesk.services.fields import Rules, day, flag, instant, optional, text
from coachdesk.services.ledgers import Service
from coachdesk.store.queries import clients, networks, safety

_RULES: Rules = {
    "noted_at": instant,
    "said": text,
    "asked_directly": flag,
    "decided": text,
    "told_to": text,
    "ask_again_on": optional(day),
}


@dataclass(frozen=True, slots=True)
class SafetyCard:
    """What the safety card adds about the person: where they are, whom to call, what was last said."""

    client: Client
    contacts: tuple[Contact, ...]
    latest: SafetyNote | None


class SafetyService(Service):
    """Safety notes of a person."""

    def list_for(self, client_id: int) -> tuple[SafetyNote, ...]:
        """The notes, newest first."""
        with self._ledger.reading() as reader:
            return safety.list_safety_notes(reader, client_id)

    def get_card(self, client_id: int) -> SafetyCard:
        """What the safety card shows about a person."""
        with self._ledger.reading() as reader:
            notes = safety.list_safety_notes(reader, client_id)
            return SafetyCard(
                clients.get_client(reader, client_id),
                networks.list_contacts(reader, client_id),
                notes[0] if notes else None,
            )

    def record(self, client_id: int, **fields: object) -> Done[int]:
        """Keep a note, of now unless ``noted_at`` says otherwise.

        Raises:
            UserError: a field cannot be taken.
        """
        kept = self._checked(_RULES, {"noted_at": self._clock.now(), **fields})
        return self._insert("safety_notes", client_id=client_id, **kept)

    def edit(self, note_id: int, **fields: object) -> Done[None]:
        """Change fields of a note."""
        return self._update("safety_notes", note_id, self._checked(_RULES, fields))

    def remove(self, note_id: int) -> Done[None]:
        """Put a note in the bin."""
        return self._to_bin("safety_notes", note_id)
