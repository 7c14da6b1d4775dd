"""Meetings with a person: notes, agreed actions, next appointment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from coachdesk.domain.changes import Done
from coachdesk.domain.errors import UserError
from coachdesk.domain.messages import N_
from coachdesk.domain.sessions import (
    Action,
    ActionState,
    Lever,
    Place,
    SafetyQuestion,
    Session,
    check_held_on,
    check_minutes,
    numbered,
)
from coachdesk.services.fields import (
    Rules,
    day,
    filled,
    flag,
    hour,
    local_moment,
    member,
    optional,
    text,
    whole_number,
)
from coachdesk.services.ledgers import Service
from coachdesk.store.queries import sessions


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session in the list of a file; ``number`` 1 is the earliest."""

    session: Session
    number: int
    actions_open: int


@dataclass(frozen=True, slots=True)
class SessionFile:
    """A session with what was agreed in it.

    Attributes:
        number: 1 is the earliest session of the person.
        actions: agreed in this session.
        carried: agreed in earlier sessions and still open.
    """

    session: Session
    number: int
    actions: tuple[Action, ...]
    carried: tuple[Action, ...]


def _held_on(value: object, today: date) -> date:
    check_held_on(day(value), today)
    return day(value)


def _minutes(value: object, _today: date) -> int | None:
    return check_minutes(whole_number(value))


_SESSION: Rules = {
    "held_on": _held_on,
    "starts_at": optional(hour),
    "minutes": _minutes,
    "place": member(Place),
    "note": text,
    "private_note": text,
    "safety": member(SafetyQuestion),
    "next_at": optional(local_moment),
    "next_place": optional(member(Place)),
    "is_closed": flag,
}
_ACTION: Rules = {
    "text": filled(N_("Say what was agreed.")),
    "lever": member(Lever),
    "state": member(ActionState),
    "due_on": optional(day),
}


class SessionsService(Service):
    """Sessions and their agreed actions."""

    def list_for(self, client_id: int) -> tuple[SessionLine, ...]:
        """The sessions of a person, newest first."""
        with self._ledger.reading() as reader:
            held = sessions.list_sessions(reader, client_id)
            agreed = sessions.list_actions(reader, client_id)
        numbers = numbered(held)
        lines = [
            SessionLine(
                session,
                numbers[session.id],
                sum(one.session_id == session.id and one.state is ActionState.OPEN for one in agreed),
            )
            for session in held
        ]
        return tuple(sorted(lines, key=lambda line: line.number, reverse=True))

    def get(self, session_id: int) -> SessionFile:
        """A session with its actions and those still open from earlier ones."""
        with self._ledger.reading() as reader:
            session = sessions.get_session(reader, session_id)
            held = sessions.list_sessions(reader, session.client_id)
            agreed = sessions.list_actions(reader, session.client_id)
            actions = sessions.list_session_actions(reader, session_id)
        numbers = numbered(held if session in held else (*held, session))
        own = numbers[session_id]
        return SessionFile(
            session,
            own,
            actions,
            tuple(
                one
                for one in agreed
                if one.state is ActionState.OPEN and numbers.get(one.session_id, own) < own
            ),
        )

    def start(self, client_id: int, held_on: date, starts_at: time | None, place: Place) -> Done[int]:
        """Begin a session.

        Raises:
            UserError: the day is still to come.
        """
        kept = self._checked(_SESSION, {"held_on": held_on, "starts_at": starts_at, "place": place})
        return self._insert("sessions", client_id=client_id, **kept)

    def edit(self, session_id: int, **fields: object) -> Done[None]:
        """Change fields of a session.

        Raises:
            UserError: a field cannot be taken, or the next appointment would lie before the session.
        """
        kept = self._checked(_SESSION, fields)
        with self._ledger.change() as change:
            before = sessions.get_session(change, session_id)
            _check_next(kept.get("held_on", before.held_on), kept.get("next_at", before.next_at))
            change.update("sessions", session_id, **kept)
        return self._ledger.told(change, None)

    def write_note(self, session_id: int, note: str) -> Done[None]:
        """Keep the note as it stands."""
        return self.edit(session_id, note=note)

    def write_private_note(self, session_id: int, note: str) -> Done[None]:
        """Keep the private note as it stands."""
        return self.edit(session_id, private_note=note)

    def close(self, session_id: int) -> Done[None]:
        """Mark a session as finished; it can still be edited."""
        return self.edit(session_id, is_closed=True)

    def reopen(self, session_id: int) -> Done[None]:
        """Mark a session as going on."""
        return self.edit(session_id, is_closed=False)

    def move_to_bin(self, session_id: int) -> Done[None]:
        """Put a session in the bin with its actions."""
        return self._to_bin("sessions", session_id)

    def restore(self, session_id: int) -> Done[None]:
        """Take a session out of the bin, as it was."""
        return self._from_bin("sessions", session_id)

    def add_action(self, session_id: int, text: str, lever: Lever, due_on: date | None = None) -> Done[int]:
        """Record what was agreed in a session.

        Raises:
            UserError: nothing says what.
        """
        kept = self._checked(_ACTION, {"text": text, "lever": lever, "due_on": due_on})
        with self._ledger.change() as change:
            client_id = sessions.get_session(change, session_id).client_id
            row_id = change.insert("actions", client_id=client_id, session_id=session_id, **kept)
        return self._ledger.told(change, row_id)

    def edit_action(self, action_id: int, **fields: object) -> Done[None]:
        """Change fields of an action: its words, its lever, how it stands, until when."""
        return self._update("actions", action_id, self._checked(_ACTION, fields))

    def remove_action(self, action_id: int) -> Done[None]:
        """Put an action in the bin."""
        return self._to_bin("actions", action_id)


def _check_next(held_on: object, next_at: object) -> None:
    if isinstance(held_on, date) and isinstance(next_at, datetime) and next_at.date() < held_on:
        raise UserError("The next appointment cannot lie before this session of {date}.", date=held_on)
