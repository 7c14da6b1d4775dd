"""Flags over a real store: two measures in a row the costly way, in the file and on the first page."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.clients import FileState
from coachdesk.domain.situations import WorkSituation
from coachdesk.services.clock import FixedClock
from coachdesk.services.flags import FlagLine
from coachdesk.services.services import Services
from tests.services.conftest import TODAY

WORK, LEAVE = WorkSituation.WORKING, WorkSituation.ON_LEAVE


def well(
    services: Services, client_id: int, ago: int, points: int, situation: WorkSituation | None = WORK
) -> int:
    """A WHO-5 whose five answers add up to ``points``, 0 to 25; shown as four times that."""
    answers = [min(5, max(0, points - 5 * place)) for place in range(5)]
    day = TODAY - timedelta(days=ago)
    return services.assessments.record(client_id, "who5", day, answers, AnswerMode.PAPER, situation).value


def on_today(services: Services) -> list[FlagLine]:
    found = (one.about for look in services.today.get().looks for one in look.reasons)
    return [one for one in found if isinstance(one, FlagLine)]


def test_two_in_a_row_raise_a_flag_with_both_days(services: Services, client_id: int) -> None:
    well(services, client_id, 60, 15)
    well(services, client_id, 30, 10)
    assert on_today(services) == []
    well(services, client_id, 5, 9)
    (line,) = on_today(services)
    assert (line.client_id, line.flag.last.shown_difference) == (client_id, -24)
    assert line.flag.before.later.taken_on == TODAY - timedelta(days=30)
    assert services.flags.list_for(client_id) == (line,)


def test_the_wanted_way_raises_none(services: Services, client_id: int) -> None:
    for ago, points in ((60, 9), (30, 15), (5, 16)):
        well(services, client_id, ago, points)
    assert (on_today(services), services.flags.list_for(client_id)) == ([], ())


def test_internal_consistency_alone_raises_none(services: Services, client_id: int) -> None:
    for ago, points in ((60, 0), (30, 100), (5, 100)):
        answers = [points] * 12 + [100 - points] + [points] * 6
        day = TODAY - timedelta(days=ago)
        services.assessments.record(client_id, "cbi", day, answers, AnswerMode.PAPER, WORK)
    assert (on_today(services), services.flags.list_for(client_id)) == ([], ())


def test_another_work_situation_is_not_compared(services: Services, client_id: int) -> None:
    well(services, client_id, 60, 15)
    well(services, client_id, 30, 9, LEAVE)
    well(services, client_id, 5, 9, LEAVE)
    assert on_today(services) == []


def test_what_was_looked_at_leaves_the_first_page_until_the_next_measure(
    services: Services, client_id: int
) -> None:
    for ago, points in ((60, 15), (30, 10), (5, 9)):
        well(services, client_id, ago, points)
    (line,) = on_today(services)
    done = services.flags.look_at(client_id, line.flag.key)
    assert on_today(services) == []
    assert [one.is_seen for one in services.flags.list_for(client_id)] == [True]
    services.take_back(done.step)
    assert len(on_today(services)) == 1
    services.flags.look_at(client_id, line.flag.key)
    well(services, client_id, 1, 8)
    assert [one.is_seen for one in on_today(services)] == [False]


def test_a_named_baseline_is_the_one_that_counts(services: Services, client_id: int) -> None:
    well(services, client_id, 90, 15)
    named = well(services, client_id, 60, 11)
    for ago, points in ((30, 10), (5, 9)):
        well(services, client_id, ago, points)
    assert len(on_today(services)) == 1
    services.assessments.name_baseline(named)
    assert on_today(services) == []
    # One that comes back from the bin does not take the place of what was named since.
    first = services.assessments.list_for(client_id)[0].id
    services.assessments.name_baseline(first)
    services.assessments.move_to_bin(first)
    services.assessments.name_baseline(named)
    services.assessments.restore(first)
    assert on_today(services) == []


@pytest.mark.parametrize("how", ["state", "bin", "old"])
def test_a_flag_of_a_closed_file_or_of_long_ago_is_not_of_today(
    services: Services, client_id: int, clock: FixedClock, how: str
) -> None:
    # The last one of twelve weeks ago still counts, one day more does not.
    first = {"old": 55 + 12 * 7}.get(how, 60)
    for ago, points in ((first, 15), (first - 30, 10), (first - 55, 9)):
        well(services, client_id, ago, points)
    assert len(on_today(services)) == 1
    if how == "state":
        services.clients.edit(client_id, state=FileState.ENDED)
    if how == "bin":
        services.clients.move_to_bin(client_id)
    if how == "old":
        clock.move_to(TODAY + timedelta(days=1))
    assert on_today(services) == []
    assert len(services.flags.list_for(client_id)) == 1


SHEETS = st.tuples(st.integers(0, 80), st.integers(0, 25), st.sampled_from([WORK, LEAVE]))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(SHEETS, max_size=6))
def test_the_first_page_says_what_the_file_says(
    services: Services, sheets: list[tuple[int, int, WorkSituation]]
) -> None:
    client_id = services.clients.create("Nadia").value
    for ago, points, situation in sheets:
        well(services, client_id, ago, points, situation)
    mine = [one for one in on_today(services) if one.client_id == client_id]
    assert tuple(mine) == services.flags.list_for(client_id)


def test_a_review_waits_until_it_is_done(services: Services, client_id: int) -> None:
    review_id = services.reviews.set_day(client_id, TODAY, "le cadre").value
    services.reviews.set_day(client_id, TODAY + timedelta(days=1), "plus tard")
    looks = services.today.get().looks
    assert [one.about.about for look in looks for one in look.reasons] == ["le cadre"]  # type: ignore[union-attr]
    assert [one.about for one in services.reviews.list_for(client_id)] == ["le cadre", "plus tard"]
    done = services.reviews.finish(review_id)
    assert services.today.get().looks == ()
    assert [one.about for one in services.reviews.list_for(client_id)] == ["plus tard"]
    services.take_back(done.step)
    assert len(services.today.get().looks) == 1
    services.reviews.edit(review_id, due_on=TODAY + timedelta(days=9))
    assert services.today.get().looks == ()


@pytest.mark.parametrize(("day", "about"), [(date(2026, 11, 19), "le cadre"), (TODAY, "  ")])
def test_a_review_needs_a_day_to_come_and_a_word(
    services: Services, client_id: int, day: date, about: str
) -> None:
    from coachdesk.domain.errors import UserError

    with pytest.raises(UserError):
        services.reviews.set_day(client_id, day, about)
    assert services.reviews.list_for(client_id) == ()
