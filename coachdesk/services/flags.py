"""Two measures in a row beyond usual variation, the costly way: brought to the practitioner's attention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from coachdesk.domain.assessments import Assessment
from coachdesk.domain.changes import Done
from coachdesk.domain.comparisons import Flag, flag
from coachdesk.domain.instruments import Instrument
from coachdesk.figures.shelf import Shelf
from coachdesk.services.clock import Clock
from coachdesk.services.ledgers import Ledger, Service
from coachdesk.store.queries import assessments, clients
from coachdesk.store.queries.flags import list_measured_often, list_of_people
from coachdesk.store.transactions import Reader

FRESH: Final = timedelta(weeks=12)
"""A measure older than this says nothing about who is needed today; the file shows it all the same."""


@dataclass(frozen=True, slots=True)
class FlagLine:
    """A flag about one person.

    Attributes:
        instrument: latest version of the questionnaire.
        is_seen: the practitioner has looked at it; another measure may raise it anew.
    """

    client_id: int
    instrument: Instrument
    flag: Flag
    is_seen: bool


class FlagsService(Service):
    """Flags of one person.

    Args:
        ledger: gives transactions.
        clock: today.
        shelf: structures of the questionnaires.
    """

    def __init__(self, ledger: Ledger, clock: Clock, shelf: Shelf) -> None:
        super().__init__(ledger, clock)
        self._shelf = shelf

    def list_for(self, client_id: int) -> tuple[FlagLine, ...]:
        """The flags of a person, those that were looked at too, in the order of lists."""
        with self._ledger.reading() as reader:
            seen = clients.get_client(reader, client_id).seen_flags
            taken = assessments.list_assessments(reader, client_id)
        return _flags(self._shelf, client_id, taken, seen)

    def look_at(self, client_id: int, key: str) -> Done[None]:
        """Note that a flag was looked at: it leaves the first page, and stays in the file."""
        with self._ledger.change() as change:
            seen = clients.get_client(change, client_id).seen_flags
            if key not in seen:
                change.update("clients", client_id, seen_flags=(*seen, key))
        return self._ledger.told(change, None)


def flags_of_open(
    reader: Reader, shelf: Shelf, today: date, seen: dict[int, tuple[str, ...]]
) -> tuple[FlagLine, ...]:
    """The flags of all open files that were not looked at; two statements for all of them.

    Args:
        reader: view of the store.
        shelf: structures of the questionnaires.
        today: local day.
        seen: keys of the flags that were looked at, by person.
    """
    # Only what was measured is looked up: a structure that nobody uses is not read for the first page.
    often = list_measured_often(reader, today - FRESH)
    named = {name for _, name in often if any(figure.may_flag for figure in shelf.get(name).changes)}
    pairs = {pair for pair in often if pair[1] in named}
    if not pairs:
        return ()
    people = {client_id for client_id, _ in pairs}
    by_person: dict[int, list[Assessment]] = {}
    for one in list_of_people(reader, people, {name for _, name in pairs}):
        if (one.client_id, one.instrument_id) in pairs:
            by_person.setdefault(one.client_id, []).append(one)
    found = (
        line
        for client_id, taken in sorted(by_person.items())
        for line in _flags(shelf, client_id, taken, seen.get(client_id, ()))
    )
    return tuple(
        line for line in found if not line.is_seen and line.flag.last.later.taken_on >= today - FRESH
    )


def _flags(
    shelf: Shelf, client_id: int, taken: Sequence[Assessment], seen: tuple[str, ...]
) -> tuple[FlagLine, ...]:
    used = [shelf.get(name) for name in {one.instrument_id for one in taken}]
    found = []
    for instrument in sorted(used, key=lambda one: (one.position, one.id)):
        kept = next((one.id for one in taken if one.is_baseline and one.instrument_id == instrument.id), None)
        for scale in instrument.scales:
            one = flag(instrument, scale.id, taken, kept)
            if one is not None:
                found.append(FlagLine(client_id, instrument, one, one.key in seen))
    return tuple(found)
