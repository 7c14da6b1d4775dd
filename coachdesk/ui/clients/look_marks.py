"""The mark beside a name in a list of files: why a person is to be looked at first."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from coachdesk.domain.attention import Look, Rank
from coachdesk.domain.messages import N_
from coachdesk.figures import attention
from coachdesk.i18n.translator import Translator
from coachdesk.services.today import About
from coachdesk.ui.parts.rows import Row

LOOKED_AT: Final = (
    "clients",
    "sessions",
    "phase_moves",
    "safety_notes",
    "safety_notices",
    "assessments",
    "situation_changes",
    "reviews",
    "practices",
)
"""Tables from which it is told who is to be looked at first."""

REASON_ICONS: Final = {
    Rank.SAFETY_WAITING: "life-buoy",
    Rank.ASK_AGAIN: "life-buoy",
    Rank.FLAG: "triangle-alert",
    Rank.REVIEW: "calendar",
    Rank.OVERDUE: "clock-alert",
}
_WORDS: Final = {
    Rank.SAFETY_WAITING: N_("Safety"),
    Rank.ASK_AGAIN: N_("Ask again"),
    Rank.FLAG: attention.TO_DISCUSS,
    Rank.REVIEW: attention.TO_REVIEW,
    Rank.OVERDUE: N_("Overdue"),
}


def marked(t: Translator, look: Look[About] | None, row: Row) -> Row:
    """A row of the list of files, with the word of the reason beside the name where there is one."""
    if look is None:
        return row
    rank = look.first.rank
    word = t(_WORDS[rank])
    return replace(
        row,
        attention=word,
        attention_icon=REASON_ICONS[rank],
        attention_ink="safe" if rank <= Rank.ASK_AGAIN else "att",
        spoken=t("{row} {reason}.", row=row.sentence(), reason=word),
    )
