"""What moved since last time: answers of one person to the same question on two days.

Two sheets are put side by side only when they answer the same form in the same version, coding and work
situation. What moved is a fact about one answer, not about the person: nothing is added up, and one answer alone
is within what a day can bring.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from coachdesk.domain.assessments import Assessment
from coachdesk.domain.instruments import Instrument, ResponseKind, ResponseScale

STEPS: Final = 2
STEPS_OF_TEN: Final = 3
_TEN: Final = 10


@dataclass(frozen=True, slots=True)
class MovedItem:
    """One question answered otherwise.

    Attributes:
        number: of the question, from 1.
        before: answer of the earlier sheet.
        after: answer of the later one.
        share: how far it moved, as a part of the whole way.
    """

    earlier: Assessment
    later: Assessment
    number: int
    before: float
    after: float
    share: float


def moved_items(
    get: Callable[[str, str], Instrument], assessments: Sequence[Assessment], since: date | None
) -> tuple[MovedItem, ...]:
    """What moved by two response steps, or three on 0 to 10; the furthest first.

    Args:
        get: structure of a questionnaire in a version.
        assessments: all of the person.
        since: sheets that are not of this day or later say nothing new; None takes all.
    """
    found: list[MovedItem] = []
    by_form: dict[str, list[Assessment]] = {}
    for one in sorted(assessments, key=_moment):
        if one.deleted_at is None and one.answers:
            by_form.setdefault(one.instrument_id, []).append(one)
    for sheets in by_form.values():
        later = sheets[-1]
        if since is not None and later.taken_on < since:
            continue
        earlier = next((one for one in reversed(sheets[:-1]) if is_comparable(one, later)), None)
        if earlier is not None:
            found += _moved(get(later.instrument_id, later.version), earlier, later)
    return tuple(sorted(found, key=lambda one: (-one.share, one.later.instrument_id, one.number)))


def is_comparable(earlier: Assessment, later: Assessment) -> bool:
    """The same form, version, coding (which is part of the form's id) and work situation."""
    return (earlier.instrument_id, earlier.version, earlier.work_situation) == (
        later.instrument_id,
        later.version,
        later.work_situation,
    ) and len(earlier.answers) == len(later.answers)


def has_moved(response: ResponseScale, before: float, after: float) -> bool:
    """Whether an answer moved far enough to be told."""
    if response.kind is ResponseKind.AMOUNT:
        return False
    is_to_ten = response.kind is not ResponseKind.COLUMNS and response.high - response.low == _TEN
    return _steps(response, before, after) >= (STEPS_OF_TEN if is_to_ten else STEPS)


def _moved(instrument: Instrument, earlier: Assessment, later: Assessment) -> list[MovedItem]:
    found = []
    for item in instrument.items:
        before, after = earlier.answers[item.number - 1], later.answers[item.number - 1]
        if before is None or after is None or (item.about_present_work and later.is_off_work):
            continue
        response = instrument.response(item.number)
        if has_moved(response, before, after):
            whole = response.high - response.low if response.kind.is_measured else len(response.values) - 1
            share = _steps(response, before, after) / whole
            found.append(MovedItem(earlier, later, item.number, before, after, share))
    return found


def _steps(response: ResponseScale, before: float, after: float) -> float:
    """Steps of the form between two answers; on a measured line, its units."""
    if response.kind.is_measured:
        return round(abs(after - before), response.decimals)
    order = sorted(response.values)
    return abs(order.index(int(after)) - order.index(int(before)))


def _moment(one: Assessment) -> tuple[date, object, int]:
    return one.taken_on, one.entered_at, one.id
