"""A small fictional vault with something in every table: the vault that each release must still open.

``python -m tests.store.samples FOLDER`` writes it under this version's revision; once released, it stays.
"""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID

from coachdesk.domain.assessments import AnswerMode, Score
from coachdesk.domain.clients import AddressForm, Answer, EmploymentStatus, MayContact
from coachdesk.domain.phases import DecidedBy, Phase
from coachdesk.domain.practices import Profession
from coachdesk.domain.sessions import ActionState, Lever, Place, SafetyQuestion
from coachdesk.domain.situations import WorkSituation
from coachdesk.store.stores import Store
from coachdesk.store.transactions import Transaction

SAMPLE_KEY = "5c" * 32 + "a7" * 16
KEY = "0f" * 48  # of the empty vaults that tests make
SAMPLE_COUNTS = {
    "practices": 1,
    "clients": 3,
    "contacts": 2,
    "consents": 1,
    "situation_changes": 2,
    "phase_moves": 3,
    "life_events": 0,
    "assessments": 2,
    "sessions": 3,
    "actions": 2,
    "safety_notes": 1,
    "safety_notices": 0,
    "supervisions": 0,
    "supervision_cases": 0,
    "held_wordings": 0,
    "reviews": 0,
    "given_documents": 0,
    "drafts": 2,
    "vault_facts": 2,
    "alembic_version": 1,
}
NOTE = "# Semaine\n- dort mieux\n- *reprendre doucement*\n> « Je tiens debout »\nœuvre, €, \U0001f33f, مرحبا"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def fill(store: Store) -> None:
    """Put the sample in a new store."""
    with store.change() as change:
        change.insert(
            "practices", uuid=_uuid(1), profession=Profession.COACH, name="Cabinet des Tilleuls", is_demo=True
        )
        first = change.insert(
            "clients",
            uuid=_uuid(2),
            name="Łucja D’Été-Œuvrard",
            created_at=NOON,
            birth_year=1984,
            address_form=AddressForm.TU,
            employment_status=EmploymentStatus.PUBLIC_HOSPITAL,
            occupation="Infirmière",
            tags=("nuit", "équipe; <b>&"),
            chosen_panels=("cbi.work",),
            able_to_project=Answer.NO,
        )
        second = change.insert("clients", uuid=_uuid(3), name="M.", created_at=NOON)
        change.insert("clients", uuid=_uuid(4), name="Au panier", created_at=NOON, deleted_at=NOON)
        _fill_file(change, first)
        _fill_sessions(change, first, second)
        change.insert("drafts", kind="session", client_id=first, key="1", body="à moitié", updated_at=NOON)
        change.insert("drafts", kind="practice", client_id=None, key="", body="{}", updated_at=NOON)
        change.set_fact("generation", "3")


def _fill_file(change: Transaction, client_id: int) -> None:
    change.insert(
        "contacts",
        uuid=_uuid(5),
        client_id=client_id,
        name="Dr Roux",
        role="médecin traitant",
        may_contact=MayContact.YES,
    )
    change.insert("contacts", uuid=_uuid(6), client_id=client_id, name="Sœur", deleted_at=NOON)
    change.insert(
        "consents",
        uuid=_uuid(7),
        client_id=client_id,
        subject="suivi",
        given_on=date(2026, 3, 2),
        how="signé",
    )
    for number, (since, situation) in enumerate(
        ((date(2026, 1, 10), WorkSituation.ON_LEAVE), (date(2026, 5, 4), WorkSituation.PART_TIME)), start=8
    ):
        change.insert(
            "situation_changes", uuid=_uuid(number), client_id=client_id, since=since, situation=situation
        )
    for number, (phase, moved_on) in enumerate(
        (
            (Phase.REST, date(2026, 3, 2)),
            (Phase.REDEFINITION, date(2026, 4, 20)),
            (Phase.REST, date(2026, 5, 11)),
        ),
        start=10,
    ):
        change.insert(
            "phase_moves",
            uuid=_uuid(number),
            client_id=client_id,
            phase=phase,
            moved_on=moved_on,
            decided_by=DecidedBy.PERSON,
        )
    change.insert(
        "assessments",
        uuid=_uuid(13),
        client_id=client_id,
        instrument_id="checkin5",
        version="1",
        taken_on=date(2026, 3, 2),
        work_situation=WorkSituation.ON_LEAVE,
        mode=AnswerMode.TOGETHER,
        answers=(1, None, 0, 4, 2),
        scores=(),
        entered_at=NOON,
    )
    change.insert(
        "assessments",
        uuid=_uuid(14),
        client_id=client_id,
        instrument_id="cbi",
        version="1",
        taken_on=date(2026, 3, 9),
        work_situation=None,
        mode=AnswerMode.SCORES,
        answers=(),
        scores=(Score("personal", 100 / 3, 0, 6), Score("work", None, 0, 7)),
        entered_at=NOON,
    )


def _fill_sessions(change: Transaction, first: int, second: int) -> None:
    held = change.insert(
        "sessions",
        uuid=_uuid(15),
        client_id=first,
        held_on=date(2026, 3, 2),
        starts_at=time(18, 30),
        minutes=60,
        place=Place.VIDEO,
        note=NOTE,
        private_note="pour moi",
        safety=SafetyQuestion.ASKED,
        next_at=datetime(2026, 3, 16, 18, 30),
        next_place=Place.IN_PERSON,
        is_closed=True,
    )
    change.insert("sessions", uuid=_uuid(16), client_id=first, held_on=date(2026, 3, 16), deleted_at=NOON)
    change.insert("sessions", uuid=_uuid(17), client_id=second, held_on=date(2026, 3, 3))
    change.insert(
        "actions",
        uuid=_uuid(18),
        client_id=first,
        session_id=held,
        text="Parler à l’équipe",
        lever=Lever.TEAM,
        due_on=date(2026, 3, 9),
    )
    change.insert(
        "actions",
        uuid=_uuid(19),
        client_id=first,
        session_id=held,
        text="Marcher",
        state=ActionState.PARTLY,
    )
    change.insert(
        "safety_notes",
        uuid=_uuid(20),
        client_id=first,
        noted_at=NOON,
        said="« parfois »",
        asked_directly=True,
        told_to="Dr Roux",
        ask_again_on=date(2026, 3, 9),
    )


def _uuid(number: int) -> str:
    return str(UUID(int=number))


def main(folder: Path) -> None:
    """Write the sample vault into a new folder."""
    folder.mkdir(parents=True)
    store = Store.create(folder, SAMPLE_KEY)
    fill(store)
    store.close()
    (folder / "vault.db-journal").unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
