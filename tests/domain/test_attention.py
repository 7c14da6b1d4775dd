"""Who needs the practitioner first: the order, for any set of reasons."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.attention import Rank, Reason, in_order

DAY = date(2026, 11, 20)


def _reason(client_id: int, rank: Rank, since: date, about: str) -> Reason[str]:
    return Reason(client_id, rank, since, about)


REASONS = st.lists(
    st.builds(
        _reason,
        st.integers(1, 6),
        st.sampled_from(Rank),
        st.integers(0, 90).map(lambda ago: DAY - timedelta(days=ago)),
        st.sampled_from("abc"),
    ),
    max_size=14,
)


def test_the_order_is_that_of_the_reasons() -> None:
    reasons = [Reason(10 - rank, rank, DAY, "") for rank in Rank]
    assert [look.first.rank for look in in_order(reversed(reasons))] == [
        Rank.SAFETY_WAITING, Rank.ASK_AGAIN, Rank.FLAG, Rank.REVIEW, Rank.OVERDUE
    ]  # fmt: skip


def test_within_a_reason_who_waits_longest_comes_first() -> None:
    late, early = Reason(1, Rank.FLAG, DAY, ""), Reason(2, Rank.FLAG, DAY - timedelta(days=1), "")
    assert [look.client_id for look in in_order([late, early])] == [2, 1]


def test_an_old_lesser_reason_stays_behind_a_pressing_new_one() -> None:
    old, new = Reason(1, Rank.OVERDUE, date(2020, 1, 1), ""), Reason(2, Rank.SAFETY_WAITING, DAY, "")
    assert [look.client_id for look in in_order([old, new])] == [2, 1]


@given(REASONS, st.randoms(use_true_random=False))
def test_each_person_stands_once_with_every_reason_in_an_order_that_does_not_depend_on_chance(
    reasons: list[Reason[str]], chance: Random
) -> None:
    looks = in_order(reasons)
    people = [look.client_id for look in looks]
    assert len(people) == len(set(people))
    assert set(people) == {one.client_id for one in reasons}
    assert sum(len(look.reasons) for look in looks) == len(reasons)
    for look in looks:
        assert {one.client_id for one in look.reasons} == {look.client_id}
        assert [(one.rank, one.since) for one in look.reasons] == sorted(
            (one.rank, one.since) for one in look.reasons
        )
    firsts = [(look.first.rank, look.first.since, look.client_id) for look in looks]
    assert firsts == sorted(firsts)
    shuffled = list(reasons)
    chance.shuffle(shuffled)
    again = in_order(shuffled)
    assert [look.client_id for look in again] == people
    assert [look.first.rank for look in again] == [look.first.rank for look in looks]
