"""The files of the people: listed, found, opened, edited, binned."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from coachdesk.domain.changes import Done
from coachdesk.domain.clients import (
    AddressForm,
    Answer,
    Client,
    Consent,
    Contact,
    Disclosure,
    EmploymentStatus,
    FileState,
    Gender,
    MedicalFollowUp,
    SituationChange,
    WordUsed,
    check_birth_year,
    check_name,
)
from coachdesk.domain.errors import UserError
from coachdesk.domain.folded_text import bare, holds_all
from coachdesk.domain.life_events import LifeEvent
from coachdesk.domain.phases import PhaseMove, PhaseStretch, phase_on
from coachdesk.services.fields import Rules, flag, member, text, whole_number, words
from coachdesk.services.ledgers import Service
from coachdesk.store.queries import clients, networks, phases, sessions

PANEL_LIMIT = 3


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file in a list.

    Attributes:
        stretch: the phase of today, ``None`` before the first move.
        last_session_on: day of the latest session.
        next_at: soonest appointment of today or later (local, no zone).
        found_in: the occupation or tag in which a search found its words, empty when the name holds them.
    """

    client: Client
    stretch: PhaseStretch | None = None
    last_session_on: date | None = None
    next_at: datetime | None = None
    found_in: str = ""


@dataclass(frozen=True, slots=True)
class ClientFile:
    """Everything about the person except sessions and assessments; ``stretch`` is the phase of today."""

    client: Client
    contacts: tuple[Contact, ...]
    consents: tuple[Consent, ...]
    situations: tuple[SituationChange, ...]
    moves: tuple[PhaseMove, ...]
    stretch: PhaseStretch | None
    life_events: tuple[LifeEvent, ...] = ()


def _name(value: object, _today: date) -> str:
    return check_name(text(value))


def _birth_year(value: object, today: date) -> int | None:
    return check_birth_year(whole_number(value), today)


def _panels(value: object, today: date) -> tuple[str, ...]:
    kept = words(value, today)
    if len(kept) > PANEL_LIMIT:
        raise UserError("Choose at most {limit} scales.", limit=PANEL_LIMIT)
    return kept


_RULES: Rules = {
    "name": _name,
    "birth_year": _birth_year,
    "address_form": member(AddressForm),
    "gender": member(Gender),
    "word_used": member(WordUsed),
    "own_words": text,
    "hides_numbers": flag,
    "occupation": text,
    "sector": text,
    "employer_context": text,
    "employment_status": member(EmploymentStatus),
    "phone": text,
    "email": text,
    "usual_address": text,
    "remote_location": text,
    "emergency_name": text,
    "emergency_relation": text,
    "emergency_phone": text,
    "payer": text,
    "payer_disclosure": member(Disclosure),
    "payer_sentence": text,
    "help_barriers": text,
    "medical_follow_up": member(MedicalFollowUp),
    "minimal_energy": member(Answer),
    "able_to_project": member(Answer),
    "wishes_it": member(Answer),
    "starting_situation": text,
    "state": member(FileState),
    "tags": words,
    "chosen_panels": _panels,
}


def _where(typed: str, client: Client) -> str:
    """The first field beside the name that holds one of the words the name does not hold."""
    # As typed, for folding twice is not always folding once; a word may even stand in two fields at once.
    missing = [word for word in typed.split() if not holds_all(word, client.name)]
    fields = (field for field in (client.occupation, *client.tags) if field)
    return next((field for field in fields if any(holds_all(word, field) for word in missing)), "")


class ClientsService(Service):
    """Files of people. Binning one leaves every row of it in place, so restoring brings all back."""

    def list_files(self) -> tuple[FileLine, ...]:
        """All files outside the bin, by name."""
        today = self._clock.today()
        with self._ledger.reading() as reader:
            files = clients.list_clients(reader)
            moves: dict[int, list[PhaseMove]] = {}
            for move in phases.list_all_moves(reader):
                moves.setdefault(move.client_id, []).append(move)
            latest = {one.client_id: one.held_on for one in sessions.list_latest(reader)}
            planned = {one.client_id: one for one in sessions.list_next_appointments(reader, today)}
        lines = []
        for client in files:
            to_come = planned.get(client.id)
            lines.append(
                FileLine(
                    client,
                    phase_on(tuple(moves.get(client.id, ())), today),
                    latest.get(client.id),
                    to_come.next_at if to_come else None,
                )
            )
        return tuple(sorted(lines, key=lambda line: (bare(line.client.name), line.client.id)))

    def find(self, typed: str) -> tuple[FileLine, ...]:
        """Files in which each word typed stands in the name, the occupation or a tag.

        Names that begin so come first, then names that hold it, then the rest, which say where it stands; among
        equals open files first, by name.
        """
        ranked = []
        for line in self.list_files():
            client = line.client
            if not holds_all(typed, client.name, client.occupation, *client.tags):
                continue
            is_named = holds_all(typed, client.name)
            begins = is_named and bare(client.name).startswith(bare(typed).strip())
            found = line if is_named else replace(line, found_in=_where(typed, client))
            ranked.append(((not begins, not is_named, client.state is not FileState.OPEN), found))
        return tuple(line for _, line in sorted(ranked, key=lambda one: one[0]))

    def get_file(self, client_id: int) -> ClientFile:
        """Open a file, in the bin or not."""
        with self._ledger.reading() as reader:
            moves = phases.list_moves(reader, client_id)
            return ClientFile(
                clients.get_client(reader, client_id),
                networks.list_contacts(reader, client_id),
                networks.list_consents(reader, client_id),
                networks.list_situations(reader, client_id),
                moves,
                phase_on(moves, self._clock.today()),
                phases.list_life_events(reader, client_id),
            )

    def create(self, name: str) -> Done[int]:
        """Make a file; a name or a pseudonym is all it needs.

        Raises:
            UserError: the name is empty, too long, or holds a sign that cannot be kept.
        """
        kept = _name(name, self._clock.today())
        return self._insert("clients", name=kept, created_at=self._clock.now())

    def edit(self, client_id: int, **fields: object) -> Done[None]:
        """Change fields of a file.

        Raises:
            UserError: a field cannot be taken; none is changed then.
        """
        return self._update("clients", client_id, self._checked(_RULES, fields))

    def move_to_bin(self, client_id: int) -> Done[None]:
        """Put a file in the bin with all that belongs to it."""
        return self._to_bin("clients", client_id)

    def restore(self, client_id: int) -> Done[None]:
        """Take a file out of the bin, as it was."""
        return self._from_bin("clients", client_id)
