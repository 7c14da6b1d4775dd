"""The bin: everything that was removed lies there until it is restored or erased by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from coachdesk.domain.assessments import Assessment
from coachdesk.domain.changes import Done
from coachdesk.domain.clients import Client, Consent, Contact, SituationChange
from coachdesk.domain.documents import GivenDocument
from coachdesk.domain.life_events import LifeEvent
from coachdesk.domain.notes import blocks
from coachdesk.domain.phases import PhaseMove
from coachdesk.domain.safety import SafetyNote
from coachdesk.domain.sessions import Action, Session
from coachdesk.domain.supervision import Supervision, SupervisionCase
from coachdesk.domain.wordings import HeldWording
from coachdesk.figures.shelf import Shelf
from coachdesk.services.clock import Clock
from coachdesk.services.ledgers import Ledger, Service
from coachdesk.services.safety_notices import follow
from coachdesk.services.supervision import check_case_place
from coachdesk.services.wordings import check_place
from coachdesk.store.queries import bins

OLD_DAYS: Final = 30
_KINDS: Final = frozenset(
    {
        "clients",
        "contacts",
        "consents",
        "situation_changes",
        "phase_moves",
        "life_events",
        "assessments",
        "sessions",
        "actions",
        "safety_notes",
        "held_wordings",
        "supervisions",
        "supervision_cases",
        "given_documents",
    }
)
# The local day that a record is about.
_DAY_OF: Final[Mapping[type, str]] = {
    Session: "held_on",
    Assessment: "taken_on",
    PhaseMove: "moved_on",
    LifeEvent: "happened_on",
    Consent: "given_on",
    SituationChange: "since",
    Supervision: "held_on",
}
# The field that tells a record from others of its kind.
_TELLING: Final[Mapping[type, str]] = {
    Client: "name",
    Contact: "name",
    Consent: "subject",
    Assessment: "instrument_id",
    PhaseMove: "reason",
    LifeEvent: "words",
    Action: "text",
    SafetyNote: "said",
    Supervision: "supervisor",
    SupervisionCase: "question",
    GivenDocument: "recipient_name",
}


@dataclass(frozen=True, slots=True)
class BinLine:
    """Something in the bin.

    Attributes:
        kind: its table: ``clients``, ``sessions``...
        client_id: whose it is; ``None`` for what belongs to the practice.
        day: the local day it is about, if it is about one.
        text: what tells it from others, as typed: a name, the first line of a note; for an assessment
            the id of its instrument, for a held wording that and its language: ``cbi/fr``.
        deleted_at: UTC.
        is_old: it has lain here for 30 days, so that erasing it is proposed; nothing is erased by itself.
    """

    kind: str
    id: int
    client_id: int | None
    client_name: str
    is_client_binned: bool
    day: date | None
    text: str
    deleted_at: datetime
    is_old: bool


class BinService(Service):
    """What lies in the bin, and the way back.

    Args:
        ledger: gives transactions.
        clock: now.
        shelf: structures of the questionnaires.
    """

    def __init__(self, ledger: Ledger, clock: Clock, shelf: Shelf) -> None:
        super().__init__(ledger, clock)
        self._shelf = shelf

    def list_lines(self) -> tuple[BinLine, ...]:
        """All of it, newest first."""
        now = self._clock.now()
        with self._ledger.reading() as reader:
            found = bins.list_binned(reader)
        return tuple(
            BinLine(
                kind=one.table,
                id=one.record.id,
                client_id=one.client_id,
                client_name=one.client_name,
                is_client_binned=one.is_client_binned,
                day=_day(one.record),
                text=_text(one.record),
                deleted_at=one.deleted_at,
                is_old=(now - one.deleted_at).days >= OLD_DAYS,
            )
            for one in found
        )

    def restore(self, kind: str, row_id: int) -> Done[None]:
        """Take something out of the bin, as it was.

        Raises:
            ValueError: nothing of that kind is ever binned.
            UserError: another wording, or another case of the person, was put in its place meanwhile.
        """
        if kind not in _KINDS:
            raise ValueError(kind)
        with self._ledger.change() as change:
            if kind == "held_wordings":
                check_place(change, row_id)
            if kind == "supervision_cases":
                check_case_place(change, row_id)
            change.update(kind, row_id, deleted_at=None)
            if kind == "assessments":
                follow(change, self._shelf, row_id, self._clock.now())
        return self._ledger.told(change, None)


def _day(record: object) -> date | None:
    match record:
        case SafetyNote():
            return record.noted_at.astimezone().date()
        case GivenDocument():
            return record.given_at.astimezone().date()
        case HeldWording():
            return record.entered_at.astimezone().date()
        case _:
            known = _DAY_OF.get(type(record))
            found = None if known is None else getattr(record, known)
            return found if isinstance(found, date) else None


def _text(record: object) -> str:
    match record:
        case Session():
            return next((block.text for block in blocks(record.note) if block.text.strip()), "")
        case HeldWording():
            return f"{record.instrument_id}/{record.language}"
        case _:
            telling = _TELLING.get(type(record))
            return "" if telling is None else str(getattr(record, telling))
