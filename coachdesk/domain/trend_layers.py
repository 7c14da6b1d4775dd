"""What a trend chart shows beside its measures, and how far back it goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final


class Layer(Enum):
    """Something drawn with the measures. All are on until one is switched off, for the whole practice."""

    BASELINE = "baseline"
    USUAL = "usual"
    MARKS = "marks"
    PHASES = "phases"
    SESSIONS = "sessions"
    LIFE_EVENTS = "life_events"
    WORK = "work"


class Span(Enum):
    """How far back a chart goes."""

    QUARTER = "quarter"
    YEAR = "year"
    ALL = "all"
    LAST_SESSION = "last_session"


_DAYS: Final = {Span.QUARTER: 91, Span.YEAR: 365}


@dataclass(frozen=True, slots=True)
class TimeView:
    """The time axis that is wished.

    Attributes:
        span: how far back.
        weeks_from: count weeks from this day, the first of a phase; ``None`` for dates.
    """

    span: Span = Span.ALL
    weeks_from: date | None = None

    def since(self, today: date, last_session: date | None) -> date | None:
        """The left end; ``None`` goes back to the first record.

        Args:
            today: local calendar day.
            last_session: the day of the last session before today; without one nothing is left out.
        """
        if self.span is Span.LAST_SESSION:
            return last_session
        if self.span in _DAYS:
            return today - timedelta(days=_DAYS[self.span])
        return self.weeks_from

    def as_text(self) -> str:
        """A text that :func:`time_view_from` reads back."""
        return f"{self.span.value} {'' if self.weeks_from is None else self.weeks_from.isoformat()}".rstrip()


def time_view_from(text: str) -> TimeView:
    """The time axis a text describes; the whole, by dates, when it describes none."""
    span, _, weeks_from = text.partition(" ")
    try:
        return TimeView(Span(span), date.fromisoformat(weeks_from) if weeks_from else None)
    except ValueError:
        return WHOLE


WHOLE: Final = TimeView()
"""Everything from the first record on, by dates."""
