"""Brings a person, or the note of a session with them, to the next session of supervision."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from coachdesk.domain.pseudonyms import TREES
from coachdesk.i18n import dates
from coachdesk.i18n.translator import Translator
from coachdesk.ui.page import Surroundings
from coachdesk.ui.places import SUPERVISION_NOTES, Place


def note_heading(t: Translator, held_on: date) -> str:
    """The line above the note of a session in the text of a case."""
    return t("Session of {day}:", day=dates.long(held_on, t.language))


def bring(
    around: Surroundings, client_id: int, session_id: int | None = None, held_on: date | None = None
) -> None:
    """Bring a person, then open their case.

    Args:
        around: desk, words, and the way to another page.
        client_id: whom.
        session_id: a session whose note goes with them.
        held_on: its day.
    """
    t, desk = around.t, around.desk
    heading = note_heading(t, held_on) if held_on is not None else ""
    desk.perform(
        desk.services.supervision.bring, client_id, [t(tree) for tree in TREES], session_id, heading,
        then=partial(_open, around.go), words=t("Brought to supervision"),
    )  # fmt: skip


def _open(go: Callable[[Place], None], brought: tuple[int, int]) -> None:
    supervision_id, case_id = brought
    go(Place(SUPERVISION_NOTES, item_id=supervision_id, tab=str(case_id)))
