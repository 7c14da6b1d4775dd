"""A questionnaire filled in on one day by one client: raw answers, and the scores stored beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from coachdesk.domain.days import check_in_memory
from coachdesk.domain.errors import UserError
from coachdesk.domain.situations import WorkSituation
from coachdesk.domain.typings import Difference


class AnswerMode(Enum):
    """How the answers came in; the values are what the vault and the exports store."""

    PAPER = "paper"
    TOGETHER = "together"
    SCORES = "scores"
    IMPORTED_ANSWERS = "imported_answers"
    IMPORTED_SCORES = "imported_scores"

    @property
    def is_scores(self) -> bool:
        """True when there are scores and no answers behind them."""
        return self in (AnswerMode.SCORES, AnswerMode.IMPORTED_SCORES)


@dataclass(frozen=True, slots=True)
class Score:
    """The result of one scale.

    Attributes:
        scale_id: identifier of the scale within its instrument version.
        value: exact, never rounded; None when too few items were answered.
        answered: how many items of the scale were answered; 0 when the score itself was typed in.
        items: how many items the scale has.
    """

    scale_id: str
    value: float | None
    answered: int
    items: int


@dataclass(frozen=True, slots=True)
class Assessment:
    """One questionnaire on one day.

    Attributes:
        id: row number in the vault.
        uuid: name that stays the same through export and restore.
        client_id: whose it is.
        instrument_id: which questionnaire.
        version: version of its structure, as a string ("1").
        taken_on: calendar day on which it was filled in, without a zone.
        work_situation: where the person stood with work on that day; None when not known.
        mode: on paper, together on the screen, as scores, or from a table.
        answers: raw answers in item order, None for no answer; empty where there are only scores.
        scores: one per scale of the instrument, in its order.
        entered_at: instant (UTC) at which it was typed in.
        deleted_at: instant (UTC) of its move to the bin; None while it is in the file.
        entered_by: who typed it from a pile of sheets, or empty when nobody was named.
        differences: where two typings of the sheet differed, none when they agreed; None when it was typed once.
            A later correction leaves them: they say how it came in.
        is_baseline: it was named as the measure that the later ones are compared with.
    """

    id: int
    uuid: str
    client_id: int
    instrument_id: str
    version: str
    taken_on: date
    work_situation: WorkSituation | None
    mode: AnswerMode
    answers: tuple[float | None, ...]
    scores: tuple[Score, ...]
    entered_at: datetime
    deleted_at: datetime | None = None
    entered_by: str = ""
    differences: tuple[Difference, ...] | None = None
    is_baseline: bool = False

    @property
    def is_off_work(self) -> bool:
        """True when the person was known to be away from work: a scale about present work is marked."""
        return self.work_situation is not None and not self.work_situation.is_at_work

    def score(self, scale_id: str) -> Score | None:
        """Return the score of a scale, None when this assessment has none for it."""
        return next((score for score in self.scores if score.scale_id == scale_id), None)


def check_date(taken_on: date, today: date) -> None:
    """Refuse a day that has not come yet.

    Raises:
        UserError: ``taken_on`` lies after ``today``, or beyond anyone's memory.
    """
    check_in_memory(taken_on, today)
    if taken_on > today:
        raise UserError(
            "{date} is still to come. Choose today or an earlier day for this questionnaire.", date=taken_on
        )
