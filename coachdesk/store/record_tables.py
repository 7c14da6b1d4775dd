"""Which record a row of a table becomes: each domain record has the table of its name in the plural."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table

from coachdesk.domain.assessments import Assessment
from coachdesk.domain.clients import Client, Consent, Contact, SituationChange
from coachdesk.domain.documents import GivenDocument
from coachdesk.domain.drafts import Draft
from coachdesk.domain.life_events import LifeEvent
from coachdesk.domain.phases import PhaseMove
from coachdesk.domain.practices import Practice
from coachdesk.domain.reviews import Review
from coachdesk.domain.safety import SafetyNote
from coachdesk.domain.safety_notices import SafetyNotice
from coachdesk.domain.sessions import Action, Session
from coachdesk.domain.supervision import Supervision, SupervisionCase
from coachdesk.domain.wordings import HeldWording
from coachdesk.store import tables

TABLE_OF: dict[object, Table] = {
    Practice: tables.practices,
    Client: tables.clients,
    Contact: tables.contacts,
    Consent: tables.consents,
    SituationChange: tables.situation_changes,
    PhaseMove: tables.phase_moves,
    LifeEvent: tables.life_events,
    Assessment: tables.assessments,
    Review: tables.reviews,
    Session: tables.sessions,
    Action: tables.actions,
    SafetyNote: tables.safety_notes,
    SafetyNotice: tables.safety_notices,
    Supervision: tables.supervisions,
    SupervisionCase: tables.supervision_cases,
    HeldWording: tables.held_wordings,
    GivenDocument: tables.given_documents,
    Draft: tables.drafts,
}
RECORD_OF: dict[str, type[Any]] = {
    table.name: kind for kind, table in TABLE_OF.items() if isinstance(kind, type)
}
