"""Texts of questionnaires that the practice holds."""

from __future__ import annotations

from coachdesk.domain.wordings import HeldWording
from coachdesk.store import tables
from coachdesk.store.queries.records import get_record, list_records
from coachdesk.store.transactions import Reader


def get_wording(reader: Reader, wording_id: int) -> HeldWording:
    """One wording, in the bin or not.

    Raises:
        GoneError: there is none.
    """
    return get_record(reader, HeldWording, wording_id)


def find_wording(reader: Reader, instrument_id: str, version: str, language: str) -> HeldWording | None:
    """The wording of one version in one language; ``None`` when none is held."""
    held = tables.held_wordings.c
    found = list_records(
        reader,
        HeldWording,
        held.instrument_id == instrument_id,
        held.version == version,
        held.language == language,
        held.deleted_at.is_(None),
    )
    return found[-1] if found else None


def list_wordings(reader: Reader) -> tuple[HeldWording, ...]:
    """All that are held."""
    return list_records(reader, HeldWording, tables.held_wordings.c.deleted_at.is_(None))
