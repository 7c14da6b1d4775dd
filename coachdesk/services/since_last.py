"""Before a session: what was agreed last time, what is open, what moved, what else waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter

from coachdesk.domain.clients import Client
from coachdesk.domain.phases import PhaseStretch, phase_on
from coachdesk.domain.schedules import Due
from coachdesk.domain.sessions import Action, ActionState, Session, numbered
from coachdesk.domain.since_last import moved_items
from coachdesk.figures.shelf import Shelf
from coachdesk.figures.since_last import MovedForm, moved_forms
from coachdesk.i18n.translator import Translator
from coachdesk.services.clock import Clock
from coachdesk.services.ledgers import Ledger, Service
from coachdesk.services.schedules import SchedulesService
from coachdesk.store.queries import assessments, clients, phases, sessions


@dataclass(frozen=True, slots=True)
class SinceLast:
    """What one wants to know in the ten seconds before somebody comes in.

    Attributes:
        last: the session before today's; None before the first one.
        number: of that session.
        today_id: the session of today, when it is begun.
        agreed: what was agreed in the last session, however it stands.
        still_open: what is open from earlier sessions.
        next_at: soonest appointment of today or later (local, no zone).
        moved: answers that moved, in words, by questionnaire, the furthest first.
        dues: questionnaires that may be proposed.
    """

    client: Client
    stretch: PhaseStretch | None
    last: Session | None
    number: int
    today_id: int | None
    agreed: tuple[Action, ...]
    still_open: tuple[Action, ...]
    next_at: datetime | None
    moved: tuple[MovedForm, ...]
    dues: tuple[Due, ...]


class SinceLastService(Service):
    """Reads what is shown before a session; the private note is not read.

    Args:
        ledger: gives transactions.
        clock: today.
        shelf: structures of the questionnaires.
        plans: what may be proposed.
    """

    def __init__(self, ledger: Ledger, clock: Clock, shelf: Shelf, plans: SchedulesService) -> None:
        super().__init__(ledger, clock)
        self._shelf = shelf
        self._plans = plans

    def get(self, client_id: int, t: Translator) -> SinceLast:
        """Everything about one person.

        Args:
            client_id: whose file.
            t: language of the reader.
        """
        today = self._clock.today()
        with self._ledger.reading() as reader:
            client = clients.get_client(reader, client_id)
            held = sessions.list_sessions(reader, client_id)
            agreed = sessions.list_actions(reader, client_id)
            taken = assessments.list_assessments(reader, client_id)
            stretch = phase_on(phases.list_moves(reader, client_id), today)
        schedule = self._plans.get_for(client_id)
        for one in schedule.proposed:
            # Read here, on the store thread: the window then finds the words ready.
            self._shelf.wording(one.rhythm.instrument_id, None, t.language)
        begun = _begun(held, today)
        last = next((one for one in reversed(held) if begun is None or one.id != begun.id), None)
        numbers = numbered(held)
        planned = [one.next_at for one in held if one.next_at is not None and one.next_at.date() >= today]
        own = last.id if last is not None else None
        moved = moved_items(self._shelf.get, taken, last.held_on if last is not None else None)
        return SinceLast(
            client=client,
            stretch=stretch,
            last=last,
            number=numbers[last.id] if last is not None else 0,
            today_id=begun.id if begun is not None else None,
            agreed=tuple(one for one in agreed if one.session_id == own),
            still_open=tuple(
                one
                for one in agreed
                if one.state is ActionState.OPEN
                and last is not None
                and numbers[one.session_id] < numbers[last.id]
            ),
            next_at=min(planned, default=None),
            moved=moved_forms(t, moved, self._shelf),
            dues=schedule.proposed if schedule.is_open else (),
        )


def _begun(held: tuple[Session, ...], today: date) -> Session | None:
    """The session of today that is not closed: it is the one that is being prepared."""
    return max(
        (one for one in held if one.held_on == today and not one.is_closed),
        key=attrgetter("id"),
        default=None,
    )
