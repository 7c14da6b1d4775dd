"""What was chosen for a progress summary, as it is kept between two visits: a draft, never part of the file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from coachdesk.domain.documents import Period, begins
from coachdesk.figures.progress_summaries import SummaryChoices

DRAFT: Final = "summary"


@dataclass(frozen=True, slots=True)
class KeptChoices:
    """What a draft holds; the reason why a page leaves without a strength is said anew each time."""

    period: Period = Period.HALF_YEAR
    kept: Mapping[str, bool] = field(default_factory=dict)
    reworded: Mapping[str, str] = field(default_factory=dict)
    own_sentence: str = ""

    def at(self, today: date, reason: str = "") -> SummaryChoices:
        """The same for a page of that day."""
        return SummaryChoices(begins(self.period, today), self.kept, self.reworded, self.own_sentence, reason)

    def as_draft(self) -> str:
        """A text that :func:`from_draft` reads back."""
        return json.dumps(
            {
                "period": self.period.value,
                "kept": dict(self.kept),
                "reworded": dict(self.reworded),
                "own": self.own_sentence,
            }
        )


def from_draft(draft: str | None) -> KeptChoices:
    """What was chosen last time; what is proposed when nothing was."""
    if not draft:
        return KeptChoices()
    chosen = json.loads(draft)
    return KeptChoices(
        Period(chosen["period"]),
        {str(key): bool(value) for key, value in chosen["kept"].items()},
        {str(key): str(value) for key, value in chosen["reworded"].items()},
        str(chosen["own"]),
    )
