"""Who needs the practitioner first today: one line a person, in one order, with every reason.

No score of anybody is made of it and people are not compared: the order is that of the reasons, and within one
reason who has waited longest comes first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Rank(IntEnum):
    """Why somebody is to be looked at first, the most pressing reason first."""

    SAFETY_WAITING = 0
    ASK_AGAIN = 1
    FLAG = 2
    REVIEW = 3
    OVERDUE = 4


@dataclass(frozen=True, slots=True)
class Reason(Generic[T]):
    """One reason about one person.

    Attributes:
        since: the day from which it waits.
        about: what it is about, to be worded.
    """

    client_id: int
    rank: Rank
    since: date
    about: T


@dataclass(frozen=True, slots=True)
class Look(Generic[T]):
    """One person to look at, with all that asks for it, the most pressing first."""

    client_id: int
    reasons: tuple[Reason[T], ...]

    @property
    def first(self) -> Reason[T]:
        """The most pressing reason."""
        return self.reasons[0]


def in_order(reasons: Iterable[Reason[T]]) -> tuple[Look[T], ...]:
    """One look a person, in the order in which they are needed, which is the same for any order of the reasons."""
    by_person: dict[int, list[Reason[T]]] = {}
    for one in sorted(reasons, key=_pressing):
        by_person.setdefault(one.client_id, []).append(one)
    # Filled in the order of the first reason of each person: that is the order of the looks.
    return tuple(Look(client_id, tuple(those)) for client_id, those in by_person.items())


def _pressing(one: Reason[T]) -> tuple[int, date, int]:
    return one.rank, one.since, one.client_id
