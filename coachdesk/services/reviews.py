"""Days to look at a file again: set, moved, done."""

from __future__ import annotations

from datetime import date

from coachdesk.domain.changes import Done
from coachdesk.domain.errors import UserError
from coachdesk.domain.messages import N_
from coachdesk.domain.reviews import Review
from coachdesk.services.fields import Rules, day, filled
from coachdesk.services.ledgers import Service
from coachdesk.store.queries import reviews


def _due_on(value: object, today: date) -> date:
    known = day(value)
    if known < today:
        raise UserError("{date} is over. Choose today or a later day.", date=known)
    return known


_RULES: Rules = {
    "due_on": _due_on,
    "about": filled(N_("Say in a word what to look at.")),
}


class ReviewsService(Service):
    """What the practitioner set a day for."""

    def list_for(self, client_id: int) -> tuple[Review, ...]:
        """The reviews of a person that wait, soonest first."""
        with self._ledger.reading() as reader:
            return reviews.list_reviews(reader, client_id)

    def set_day(self, client_id: int, due_on: date, about: str) -> Done[int]:
        """Look at a file again on a day.

        Raises:
            UserError: the day is over, or nothing says what to look at.
        """
        kept = self._checked(_RULES, {"due_on": due_on, "about": about})
        return self._insert("reviews", client_id=client_id, **kept)

    def edit(self, review_id: int, **fields: object) -> Done[None]:
        """Move a review to another day, or word it otherwise.

        Raises:
            UserError: as :meth:`set_day`.
        """
        return self._update("reviews", review_id, self._checked(_RULES, fields))

    def finish(self, review_id: int) -> Done[None]:
        """Note that it was done today: it is no longer shown."""
        return self._update("reviews", review_id, {"done_on": self._clock.today()})
