"""The work situation of a person at one moment: a measure taken off work is read differently."""

from __future__ import annotations

from enum import Enum

from coachdesk.domain.messages import N_


class WorkSituation(Enum):
    """Where someone stands with their work; the values are what the vault and the exports store."""

    WORKING = "working"
    PART_TIME = "part_time"
    ON_LEAVE = "on_leave"
    NOT_EMPLOYED = "not_employed"

    @property
    def is_at_work(self) -> bool:
        """True while working, full or part time: questions about present work have something to bear on."""
        return self in (WorkSituation.WORKING, WorkSituation.PART_TIME)

    @property
    def label(self) -> str:
        """Short English words, the key of their translation."""
        return _LABELS[self]


_LABELS = {
    WorkSituation.WORKING: N_("At work"),
    WorkSituation.PART_TIME: N_("At work part-time"),
    WorkSituation.ON_LEAVE: N_("On leave"),
    WorkSituation.NOT_EMPLOYED: N_("Not employed"),
}
