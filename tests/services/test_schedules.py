"""Plans of questionnaires over a real store: of the practice, of one person, and what they make due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coachdesk.domain import schedules
from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.clients import FileState
from coachdesk.domain.errors import UserError
from coachdesk.domain.phases import DecidedBy, Phase
from coachdesk.domain.practices import Profession
from coachdesk.domain.schedules import SHIPPED, Rhythm, Standing
from coachdesk.domain.situations import WorkSituation
from coachdesk.instruments.library import Library
from coachdesk.services.clock import FixedClock
from coachdesk.services.schedules import dues_of_open
from coachdesk.services.services import Services
from coachdesk.store.queries import practices
from tests.services.conftest import TODAY
from tests.services.samples import CBI

PART = (*CBI[:6], *(None,) * 13)
REST_SINCE = date(2026, 9, 1)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def answer(
    services: Services, client_id: int, name: str, day: date, answers: tuple[int | None, ...] = ()
) -> int:
    given_answers = answers or {"who5": (3,) * 5, "pulse": (5,) * 6, "cbi": CBI, "was": (7,)}[name]
    return services.assessments.record(client_id, name, day, given_answers, AnswerMode.PAPER, None).value


def standings(services: Services, client_id: int) -> dict[tuple[str, str], Standing]:
    found = services.schedules.get_for(client_id).dues
    return {(one.rhythm.instrument_id, one.rhythm.part): one.standing for one in found}


@pytest.fixture
def resting(services: Services, client_id: int) -> int:
    services.phases.move(client_id, Phase.REST, REST_SINCE, DecidedBy.TOGETHER)
    return client_id


def test_the_phase_says_what_is_due(services: Services, resting: int) -> None:
    answer(services, resting, "who5", ago(36))
    answer(services, resting, "pulse", ago(6))
    assert standings(services, resting) == {
        ("who5", ""): Standing.OVERDUE,
        ("cbi", "personal"): Standing.DUE,
        ("pulse", ""): Standing.LATER,
    }
    found = services.schedules.get_for(resting)
    assert [one.rhythm.instrument_id for one in found.proposed] == ["cbi", "who5"]
    assert (found.is_own, found.phase, found.limit) == (False, Phase.REST, 3)


def test_without_a_phase_nothing_is_planned(services: Services, client_id: int) -> None:
    assert services.schedules.get_for(client_id).dues == ()


def test_on_leave_the_whole_of_a_work_questionnaire_waits(services: Services, client_id: int) -> None:
    services.phases.move(client_id, Phase.RETURN, REST_SINCE, DecidedBy.TOGETHER)
    services.network.record_situation(client_id, ago(200), WorkSituation.ON_LEAVE)
    assert standings(services, client_id)["cbi", ""] is Standing.AWAY_FROM_WORK
    before = services.schedules.get_for(client_id)
    assert before.minutes_a_week == pytest.approx(1 + 1 / 4)
    services.network.record_situation(client_id, ago(10), WorkSituation.PART_TIME)
    assert standings(services, client_id)["cbi", ""] is Standing.DUE
    assert services.schedules.get_for(client_id).minutes_a_week == pytest.approx(1 + 1 / 4 + 5 / 6)


def test_a_part_answered_does_not_put_the_whole_off(services: Services, client_id: int) -> None:
    services.phases.move(client_id, Phase.RETURN, REST_SINCE, DecidedBy.TOGETHER)
    answer(services, client_id, "cbi", ago(3), PART)
    assert standings(services, client_id)["cbi", ""] is Standing.DUE
    answer(services, client_id, "cbi", ago(3))
    assert standings(services, client_id)["cbi", ""] is Standing.LATER


def test_a_plan_of_ones_own_replaces_that_of_the_phase_and_can_be_given_back(
    services: Services, resting: int, clock: FixedClock
) -> None:
    made = services.schedules.plan_person(resting, (Rhythm("was", 2),))
    assert standings(services, resting) == {("was", ""): Standing.DUE}
    assert services.schedules.get_for(resting).is_own
    clock.move_to(TODAY + timedelta(days=4))
    changed = services.schedules.plan_person(resting, (Rhythm("was", 3),))
    # Changed, it is still due from the day it was made.
    assert [one.due_on for one in services.schedules.get_for(resting).dues] == [TODAY]
    for step in (changed.step, made.step):
        services.take_back(step)
    assert ("who5", "") in standings(services, resting)
    services.schedules.plan_person(resting, ())
    assert (standings(services, resting), services.schedules.get_for(resting).is_own) == ({}, True)
    services.schedules.plan_person(resting, None)
    assert ("who5", "") in standings(services, resting)


def test_the_plan_of_a_phase_is_the_practices_to_change(services: Services, resting: int) -> None:
    services.schedules.plan_phase(Phase.REST, (Rhythm("pulse", 2),))
    assert standings(services, resting) == {("pulse", ""): Standing.DUE}
    found = services.schedules.get_plans()
    assert (dict(found.plans)[Phase.REST], found.changed) == ((Rhythm("pulse", 2),), frozenset({Phase.REST}))
    assert dict(found.plans)[Phase.RETURN] == SHIPPED[Phase.RETURN]
    services.schedules.plan_phase(Phase.REST, None)
    assert services.schedules.get_plans().changed == frozenset()
    assert ("who5", "") in standings(services, resting)


@pytest.mark.parametrize("name", ["phq9", "phq2", "gad7", "isi"])
def test_clinical_questionnaires_cannot_be_planned(services: Services, resting: int, name: str) -> None:
    services.practice.switch_on((name,), "J’appelle.")
    with pytest.raises(UserError):
        services.schedules.plan_person(resting, (Rhythm(name, 4),))
    with pytest.raises(UserError):
        services.schedules.plan_phase(Phase.REST, (Rhythm(name, 4),))
    choices = services.schedules.get_for(resting).choices
    assert name not in {one.id for one in choices}
    assert "who5" in {one.id for one in choices}
    # Even a plan that another version wrote proposes none, to whomever.
    services.practice.edit(profession=Profession.PSYCHOLOGIST)
    with services.ledger.change() as change:
        change.update("clients", resting, schedule=f'{{"since": "2026-01-01", "plan": [["{name}", 4, ""]]}}')
    assert services.schedules.get_for(resting).dues == ()


@pytest.mark.parametrize("plan", [(Rhythm("who5", 0),), (Rhythm("who5", 53),), (Rhythm("who5", 2),) * 2])
def test_a_rhythm_out_of_range_or_twice_is_refused(
    services: Services, resting: int, plan: tuple[Rhythm, ...]
) -> None:
    with pytest.raises(UserError):
        services.schedules.plan_person(resting, plan)
    assert not services.schedules.get_for(resting).is_own


def test_the_limit_of_minutes_is_kept(services: Services, resting: int) -> None:
    services.schedules.set_limit(5)
    assert services.schedules.get_for(resting).limit == 5
    with pytest.raises(UserError):
        services.schedules.set_limit(0)


def test_minutes_of_the_month_begin_with_its_first_day(services: Services, resting: int) -> None:
    answer(services, resting, "cbi", date(2026, 10, 31))
    answer(services, resting, "pulse", date(2026, 11, 1))
    assert services.schedules.get_for(resting).minutes_this_month == 1


def test_a_file_that_is_not_open_is_asked_nothing(services: Services, resting: int, library: Library) -> None:
    answer(services, resting, "who5", ago(60))
    assert set(of_all(services, library)) == {resting}
    services.clients.edit(resting, state=FileState.PAUSED)
    assert of_all(services, library) == {}
    assert not services.schedules.get_for(resting).is_open
    services.clients.edit(resting, state=FileState.OPEN)
    services.clients.move_to_bin(resting)
    assert of_all(services, library) == {}


def of_all(services: Services, library: Library) -> dict[int, tuple[schedules.Due, ...]]:
    people = {line.client.id: (line.client, line.stretch) for line in services.clients.list_files()}
    with services.ledger.reading() as reader:
        return dues_of_open(reader, library, practices.get_practice(reader), people, TODAY, set(people))


def test_nobody_is_read_who_neither_comes_nor_ever_answered(
    services: Services, resting: int, library: Library
) -> None:
    people = {line.client.id: (line.client, line.stretch) for line in services.clients.list_files()}
    with services.ledger.reading() as reader:
        practice = practices.get_practice(reader)
        assert dues_of_open(reader, library, practice, people, TODAY, set()) == {}
        assert set(dues_of_open(reader, library, practice, people, TODAY, {resting})) == {resting}


KINDS = {
    "whole": CBI,
    "personal": PART,
    "work": (*(None,) * 6, *CBI[6:13], *(None,) * 6),
    "two": (*CBI[:13], *(None,) * 6),
    "hardly": (CBI[0], *(None,) * 18),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rhythm", [Rhythm("cbi", 6), Rhythm("cbi", 6, "personal"), Rhythm("cbi", 6, "work")])
def test_the_store_counts_a_sheet_as_the_rule_does(
    services: Services, client_id: int, library: Library, kind: str, rhythm: Rhythm
) -> None:
    services.schedules.plan_person(client_id, (rhythm,))
    answer(services, client_id, "cbi", ago(3), KINDS[kind])
    (one,) = services.assessments.list_for(client_id)
    counts = schedules.counts(rhythm, library.get("cbi"), one)
    assert (
        counts
        == {
            "": kind in {"whole", "two"},
            "personal": kind in {"whole", "two", "personal"},
            "work": kind in {"whole", "two", "work"},
        }[rhythm.part]
    )
    due = of_all(services, library).get(client_id, ())
    assert (due == ()) == counts


SHEETS = st.tuples(st.integers(0, 80), st.sampled_from(["who5", "pulse", "cbi", "part", "was"]))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(SHEETS, max_size=6), st.sampled_from(list(Phase)), st.sampled_from(list(WorkSituation)))
def test_all_files_at_once_say_what_each_file_says(
    services: Services,
    library: Library,
    sheets: list[tuple[int, str]],
    phase: Phase,
    situation: WorkSituation,
) -> None:
    client_id = services.clients.create("Nadia").value
    services.phases.move(client_id, phase, ago(50), DecidedBy.TOGETHER)
    services.network.record_situation(client_id, ago(50), situation)
    for days, name in sheets:
        answer(
            services, client_id, "cbi" if name == "part" else name, ago(days), PART if name == "part" else ()
        )
    assert of_all(services, library).get(client_id, ()) == services.schedules.get_for(client_id).proposed
