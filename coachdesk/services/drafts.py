"""Text being typed that has not found its place yet. Typing is never part of an undo step."""

from __future__ import annotations

from coachdesk.domain.changes import Done
from coachdesk.domain.drafts import Draft
from coachdesk.services.fields import text
from coachdesk.services.ledgers import Service
from coachdesk.store.queries import drafts


class DraftsService(Service):
    """Unfinished forms, one of a kind for a client and a key."""

    def keep(self, kind: str, client_id: int | None, key: str, body: str) -> Done[None]:
        """Keep what was typed so far, in the place of what was kept before.

        Raises:
            UserError: it holds a sign that cannot be kept.
        """
        kept = text(body)
        with self._ledger.change() as change:
            before = drafts.find_draft(change, kind, client_id, key)
            if before is None:
                change.insert(
                    "drafts", kind=kind, client_id=client_id, key=key, body=kept, updated_at=self._clock.now()
                )
            else:
                change.update("drafts", before.id, body=kept, updated_at=self._clock.now())
        return self._ledger.told(change, None)

    def find(self, kind: str, client_id: int | None, key: str) -> str | None:
        """What was typed, or ``None``."""
        with self._ledger.reading() as reader:
            found = drafts.find_draft(reader, kind, client_id, key)
        return None if found is None else found.body

    def list_all(self) -> tuple[Draft, ...]:
        """All drafts, the one written last first."""
        with self._ledger.reading() as reader:
            return drafts.list_drafts(reader)

    def discard(self, kind: str, client_id: int | None, key: str) -> Done[None]:
        """Forget a draft, if there is one."""
        with self._ledger.change() as change:
            found = drafts.find_draft(change, kind, client_id, key)
            if found is not None:
                change.remove("drafts", found.id)
        return self._ledger.told(change, None)

    def use_up(self, kind: str, client_id: int | None, key: str) -> Done[None]:
        """Forget a draft whose words become a record in the same transaction: undoing that brings it back."""
        with self._ledger.change() as change:
            found = drafts.find_draft(change, kind, client_id, key)
            if found is not None:
                change.use_up("drafts", found.id)
        return self._ledger.told(change, None)
