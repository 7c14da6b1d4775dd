"""When a questionnaire is asked again: rhythms for a phase or for one person, and what they make due.

The rhythms that are shipped are a judgement of ours: no publication gives them. They are sober on purpose, and
every one of them can be changed. What is due is proposed and never begins by itself; asked again too soon is said
and never refused. Questions about present work are not proposed to somebody away from it, and clinical
questionnaires are never planned at all (:func:`coachdesk.domain.offers.is_proposed`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final

from coachdesk.domain.assessments import Assessment
from coachdesk.domain.instruments import Instrument, Kind
from coachdesk.domain.phases import Phase
from coachdesk.domain.situations import WorkSituation

WEEKS_RANGE: Final = (1, 52)
MINUTES_RANGE: Final = (1, 30)
GRACE: Final = timedelta(days=7)
"""A measure that comes this late is not told as late: weeks are not counted by the day."""
SOONEST: Final = timedelta(days=14)
"""Asked again within two weeks people remember what they answered: a judgement, where a form names no window."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A questionnaire, or one part of it, asked every so many weeks.

    Attributes:
        part: id of the one scale whose questions are asked; empty for the whole form.
    """

    instrument_id: str
    weeks: int
    part: str = ""


Plan = tuple[Rhythm, ...]

SHIPPED: Final[Mapping[Phase, Plan]] = {
    Phase.WATCHING: (),
    Phase.REST: (Rhythm("who5", 4), Rhythm("cbi", 6, "personal"), Rhythm("pulse", 1)),
    Phase.REDEFINITION: (Rhythm("cbi", 8, "personal"), Rhythm("pulse", 1)),
    Phase.RETURN: (Rhythm("cbi", 6), Rhythm("was", 4), Rhythm("pulse", 1)),
    Phase.STAYING_WELL: (Rhythm("cbi", 26),),
}
"""Ours, a judgement. Burnout scales without a window of their own: not before four to eight weeks."""


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """The plan of one person, in place of the one of the phase; it may be empty.

    Attributes:
        since: the day it was made: what was never asked is due from then on.
    """

    since: date
    plan: Plan


class Standing(Enum):
    """Where a planned questionnaire stands today."""

    LATER = "later"
    DUE = "due"
    OVERDUE = "overdue"
    AWAY_FROM_WORK = "away_from_work"


@dataclass(frozen=True, slots=True)
class Due:
    """A rhythm on one day.

    Attributes:
        last_on: the last day it was answered; None for never.
        due_on: the day from which it is proposed.
    """

    rhythm: Rhythm
    last_on: date | None
    due_on: date
    standing: Standing

    @property
    def is_proposed(self) -> bool:
        """True once it may be asked."""
        return self.standing in (Standing.DUE, Standing.OVERDUE)


def due(rhythm: Rhythm, last_on: date | None, since: date, today: date, *, is_withheld: bool) -> Due:
    """Where a rhythm stands.

    Args:
        rhythm: what is asked how often.
        last_on: the last day it was answered.
        since: the day the plan began to hold: nothing is due before it.
        today: local day.
        is_withheld: it asks about present work, and the person is known to be away from it.
    """
    due_on = since if last_on is None else max(since, last_on + timedelta(weeks=rhythm.weeks))
    if is_withheld:
        return Due(rhythm, last_on, due_on, Standing.AWAY_FROM_WORK)
    if today < due_on:
        return Due(rhythm, last_on, due_on, Standing.LATER)
    # What was never asked waits for its first time: nobody is late with it.
    is_late = last_on is not None and today > due_on + GRACE
    return Due(rhythm, last_on, due_on, Standing.OVERDUE if is_late else Standing.DUE)


def asked_items(instrument: Instrument, part: str = "") -> tuple[int, ...]:
    """Numbers of the questions that are asked."""
    return instrument.scale(part).items if part else tuple(item.number for item in instrument.items)


def is_about_work(instrument: Instrument, part: str = "") -> bool:
    """True when one of the questions asked is about present work."""
    return any(instrument.item(number).about_present_work for number in asked_items(instrument, part))


def parts(instrument: Instrument) -> tuple[str, ...]:
    """Ids of the scales that can be asked alone: those that share no question with another one."""
    if len(instrument.scales) < 2 or not instrument.has_sheet:
        return ()
    every = [number for scale in instrument.scales for number in scale.items]
    is_parted = len(every) == len(set(every)) and all(scale.min_answered > 1 for scale in instrument.scales)
    return tuple(scale.id for scale in instrument.scales) if is_parted else ()


def counts(rhythm: Rhythm, instrument: Instrument, one: Assessment) -> bool:
    """Whether an assessment is what the rhythm asks for.

    A part is: its scale has a value. The whole is: at least two scales have one, so that a part alone never
    stands for the whole; where there are not two, any sheet is.
    """
    if one.instrument_id != rhythm.instrument_id or one.deleted_at is not None:
        return False
    valued = {found.scale_id for found in one.scores if found.value is not None}
    return rhythm.part in valued if rhythm.part else len(valued) >= wanted_scales(instrument)


def wanted_scales(instrument: Instrument) -> int:
    """How many scales with a value make a whole form."""
    return 2 if parts(instrument) else 0


def last_days(
    plan: Plan, get: Callable[[str], Instrument], assessments: Iterable[Assessment]
) -> dict[Rhythm, date]:
    """The last day of each rhythm that was ever answered."""
    taken = tuple(assessments)
    found: dict[Rhythm, date] = {}
    for rhythm in plan:
        days = [one.taken_on for one in taken if counts(rhythm, get(rhythm.instrument_id), one)]
        if days:
            found[rhythm] = max(days)
    return found


def is_off_work(situation: WorkSituation | None) -> bool:
    """True when the person is known to be away from work."""
    return situation is not None and not situation.is_at_work


def minutes(instrument: Instrument, part: str = "") -> float:
    """Usual minutes: of a part, its share of the questions."""
    if not part or not instrument.items:
        return float(instrument.minutes)
    return instrument.minutes * len(asked_items(instrument, part)) / len(instrument.items)


def minutes_a_week(plan: Plan, get: Callable[[str], Instrument]) -> float:
    """What a plan asks of the person, on average."""
    return sum(minutes(get(one.instrument_id), one.part) / one.weeks for one in plan)


def minutes_taken(
    get: Callable[[str], Instrument], assessments: Sequence[Assessment], since: date, until: date
) -> float:
    """Minutes that the questionnaires of some days asked, both ends included.

    A sheet that was answered in part counts its share.
    """
    total = 0.0
    for one in assessments:
        if one.deleted_at is not None or not since <= one.taken_on <= until:
            continue
        given = sum(answer is not None for answer in one.answers)
        share = given / len(one.answers) if one.answers else 1.0
        total += get(one.instrument_id).minutes * share
    return total


def asked_soon(instrument: Instrument, taken: Iterable[date], day: date) -> date | None:
    """The nearest day that is too near to ask again; None when there is none.

    Two sheets of a form that asks about a stretch of time must not ask about the same days; where it names no
    stretch, :data:`SOONEST` holds for what others publish, but for what takes a minute: that is made for each session.
    """
    window = timedelta(days=instrument.recall_days or 0)
    if instrument.recall_days is None and instrument.kind is Kind.PUBLISHED and instrument.minutes > 1:
        window = SOONEST
    near = [one for one in taken if abs(day - one) < window]
    return min(near, key=lambda one: abs(day - one), default=None)


# --- as the vault keeps them -------------------------------------------------------------------------------


def own_to_text(own: OwnPlan | None) -> str:
    """The plan of a person as JSON; empty for whoever follows the phase."""
    return "" if own is None else json.dumps({"since": own.since.isoformat(), "plan": _lines(own.plan)})


def own_from_text(text: str) -> OwnPlan | None:
    """What :func:`own_to_text` wrote."""
    if not text:
        return None
    kept = json.loads(text)
    return OwnPlan(date.fromisoformat(kept["since"]), _plan(kept["plan"]))


def phases_to_text(plans: Mapping[Phase, Plan]) -> str:
    """The plans that a practice changed, as JSON."""
    return json.dumps({phase.value: _lines(plan) for phase, plan in plans.items()}, sort_keys=True)


def phases_from_text(text: str) -> dict[Phase, Plan]:
    """What :func:`phases_to_text` wrote; a phase that is not there keeps the shipped plan."""
    return {Phase(name): _plan(lines) for name, lines in json.loads(text).items()}


def _lines(plan: Plan) -> list[list[object]]:
    return [[one.instrument_id, one.weeks, one.part] for one in plan]


def _plan(lines: Sequence[Sequence[object]]) -> Plan:
    return tuple(Rhythm(str(name), int(str(weeks)), str(part)) for name, weeks, part in lines)
