"""Who surrounds a person, what they agreed to, and where they stand with their work over time."""

from __future__ import annotations

from datetime import date

from coachdesk.domain.changes import Done
from coachdesk.domain.clients import MayContact
from coachdesk.domain.errors import UserError
from coachdesk.domain.messages import N_
from coachdesk.domain.situations import WorkSituation
from coachdesk.services.fields import Rules, day_gone, filled, member, optional, text
from coachdesk.services.ledgers import Service
from coachdesk.store.queries import networks

_CONTACT: Rules = {
    "name": filled(N_("Type the name of this contact.")),
    "role": text,
    "phone": text,
    "email": text,
    "may_contact": member(MayContact),
}
_CONSENT: Rules = {
    "subject": filled(N_("Say what was agreed to.")),
    "given_on": day_gone,
    "text_version": text,
    "how": text,
    "withdrawn_on": optional(day_gone),
}
_SITUATION: Rules = {"since": day_gone, "situation": member(WorkSituation)}


class NetworkService(Service):
    """Contacts, consents and work situations of a person."""

    def add_contact(self, client_id: int, name: str, **fields: object) -> Done[int]:
        """Add somebody of the care network.

        Raises:
            UserError: the name is empty or a field cannot be taken.
        """
        kept = self._checked(_CONTACT, {"name": name, **fields})
        return self._insert("contacts", client_id=client_id, **kept)

    def edit_contact(self, contact_id: int, **fields: object) -> Done[None]:
        """Change fields of a contact."""
        return self._update("contacts", contact_id, self._checked(_CONTACT, fields))

    def remove_contact(self, contact_id: int) -> Done[None]:
        """Put a contact in the bin."""
        return self._to_bin("contacts", contact_id)

    def record_consent(self, client_id: int, subject: str, given_on: date, **fields: object) -> Done[int]:
        """Record what the person agreed to.

        Raises:
            UserError: nothing says what, or a day is still to come or out of order.
        """
        kept = self._checked(_CONSENT, {"subject": subject, "given_on": given_on, **fields})
        _check_order(given_on, kept.get("withdrawn_on"))
        return self._insert("consents", client_id=client_id, **kept)

    def edit_consent(self, consent_id: int, **fields: object) -> Done[None]:
        """Change fields of a consent.

        Raises:
            UserError: a field cannot be taken, or it would be withdrawn before it was given.
        """
        kept = self._checked(_CONSENT, fields)
        with self._ledger.change() as change:
            before = networks.get_consent(change, consent_id)
            _check_order(kept.get("given_on", before.given_on), kept.get("withdrawn_on", before.withdrawn_on))
            change.update("consents", consent_id, **kept)
        return self._ledger.told(change, None)

    def withdraw_consent(self, consent_id: int, on: date) -> Done[None]:
        """Record that the person took a consent back."""
        return self.edit_consent(consent_id, withdrawn_on=on)

    def remove_consent(self, consent_id: int) -> Done[None]:
        """Put a consent in the bin."""
        return self._to_bin("consents", consent_id)

    def record_situation(self, client_id: int, since: date, situation: WorkSituation) -> Done[int]:
        """Record the work situation from a day on.

        Raises:
            UserError: the day is still to come.
        """
        kept = self._checked(_SITUATION, {"since": since, "situation": situation})
        return self._insert("situation_changes", client_id=client_id, **kept)

    def edit_situation(self, change_id: int, **fields: object) -> Done[None]:
        """Correct a change of the work situation."""
        return self._update("situation_changes", change_id, self._checked(_SITUATION, fields))

    def remove_situation(self, change_id: int) -> Done[None]:
        """Put a change of the work situation in the bin."""
        return self._to_bin("situation_changes", change_id)


def _check_order(given_on: object, withdrawn_on: object) -> None:
    if isinstance(given_on, date) and isinstance(withdrawn_on, date) and withdrawn_on < given_on:
        raise UserError("This consent was given on {date}: it cannot be withdrawn before.", date=given_on)
