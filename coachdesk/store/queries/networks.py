"""Who surrounds a person and what was agreed: contacts, consents, work situations."""

from __future__ import annotations

from coachdesk.domain.clients import Consent, Contact, SituationChange
from coachdesk.store import tables
from coachdesk.store.queries.records import get_record, list_of_client
from coachdesk.store.transactions import Reader


def list_contacts(reader: Reader, client_id: int) -> tuple[Contact, ...]:
    """The care network of a person, in the order in which it was noted."""
    return list_of_client(reader, Contact, client_id)


def list_consents(reader: Reader, client_id: int) -> tuple[Consent, ...]:
    """The consents of a person, oldest first."""
    return list_of_client(reader, Consent, client_id, (tables.consents.c.given_on,))


def get_consent(reader: Reader, consent_id: int) -> Consent:
    """One consent, in the bin or not.

    Raises:
        GoneError: there is none.
    """
    return get_record(reader, Consent, consent_id)


def list_situations(reader: Reader, client_id: int) -> tuple[SituationChange, ...]:
    """The work situations of a person, oldest first."""
    return list_of_client(reader, SituationChange, client_id, (tables.situation_changes.c.since,))
