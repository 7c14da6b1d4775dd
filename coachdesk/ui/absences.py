"""Is what a place shows still there? What was undone is gone, what was binned waits in the bin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from coachdesk.domain.errors import GoneError
from coachdesk.i18n.translator import Translator
from coachdesk.ui.places import (
    ASSESSMENT,
    CLIENT,
    CLIENTS,
    DOCUMENT,
    SESSION,
    SUPERVISION,
    SUPERVISION_NOTES,
    SUPERVISION_REVIEW,
    Place,
)

if TYPE_CHECKING:
    from coachdesk.services.services import Services

_ITEM_OF: Final = {SESSION: SESSION, DOCUMENT: SESSION, ASSESSMENT: ASSESSMENT}
"""What the ``item_id`` of a page numbers."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Something that a place would show is not there.

    Attributes:
        what: ``client``, ``session``, ``assessment`` or ``supervision``.
        is_binned: it lies in the bin, or belongs to a file that does; otherwise its making was undone.
    """

    what: str
    is_binned: bool


def absence(services: Services, place: Place) -> Absence | None:
    """What is missing of a place, ``None`` when it can be shown. On the store thread."""
    if place.client_id is None:
        return _absent_supervision(services, place)
    try:
        client = services.clients.get_file(place.client_id).client
    except GoneError:
        return Absence(CLIENT, is_binned=False)
    if client.deleted_at is not None:
        return Absence(CLIENT, is_binned=True)
    what = _ITEM_OF.get(place.page)
    if what is None or place.item_id is None:
        return None
    try:
        if what == SESSION:
            deleted_at = services.sessions.get(place.item_id).session.deleted_at
        else:
            deleted_at = services.assessments.get(place.item_id).deleted_at
    except GoneError:
        return Absence(what, is_binned=False)
    return Absence(what, is_binned=True) if deleted_at is not None else None


def _absent_supervision(services: Services, place: Place) -> Absence | None:
    """The pages of a session of supervision belong to no file."""
    if place.page not in {SUPERVISION_NOTES, SUPERVISION_REVIEW, DOCUMENT} or place.item_id is None:
        return None
    try:
        is_binned = services.supervision.get(place.item_id).supervision.deleted_at is not None
    except GoneError:
        return Absence(SUPERVISION, is_binned=False)
    return Absence(SUPERVISION, is_binned=True) if is_binned else None


def way_out(place: Place, missing: Absence) -> Place:
    """The list that what is missing came from."""
    if missing.what in {CLIENT, SUPERVISION}:
        return Place(CLIENTS if missing.what == CLIENT else SUPERVISION)
    return Place(CLIENT, place.client_id, tab="sessions" if missing.what == SESSION else "assessments")


def sentence(t: Translator, missing: Absence, *, can_redo: bool) -> str:
    """What became of it, in one sentence or two.

    Args:
        t: language of the words.
        missing: what is not there.
        can_redo: whether Ctrl+Y brings it back.
    """
    words = {
        (CLIENT, True): t("This file is in the bin."),
        (SESSION, True): t("This session is in the bin."),
        (ASSESSMENT, True): t("This assessment is in the bin."),
        (SUPERVISION, True): t("This session of supervision is in the bin."),
        (SUPERVISION, False): t("This session of supervision is no longer there: its making was undone."),
        (CLIENT, False): t("This file is no longer there: its creation was undone."),
        (SESSION, False): t("This session is no longer there: its start was undone."),
        (ASSESSMENT, False): t("This assessment is no longer there: its recording was undone."),
    }[missing.what, missing.is_binned]
    return " ".join((words, t("Ctrl+Y brings it back."))) if can_redo else words
