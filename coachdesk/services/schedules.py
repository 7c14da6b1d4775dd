"""Which questionnaires are planned for whom, and which of them are due."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from coachdesk.domain import schedules
from coachdesk.domain.changes import Done
from coachdesk.domain.clients import Client, FileState, SituationChange, situation_on
from coachdesk.domain.errors import UserError
from coachdesk.domain.instruments import Instrument
from coachdesk.domain.offers import is_offered, is_proposed, offered
from coachdesk.domain.phases import Phase, PhaseStretch, phase_on
from coachdesk.domain.practices import Practice
from coachdesk.domain.schedules import Due, OwnPlan, Plan, Rhythm, Standing
from coachdesk.figures.shelf import Shelf
from coachdesk.services.clock import Clock
from coachdesk.services.ledgers import Ledger, Service
from coachdesk.store.queries import assessments, clients, networks, phases, practices
from coachdesk.store.queries.schedules import Wanted, list_last_days, list_situations_of_open
from coachdesk.store.transactions import Reader

_NOBODY_DAY = date.min


@dataclass(frozen=True, slots=True)
class Schedule:
    """What is planned for one person.

    Attributes:
        phase: of today; None before the first move.
        is_own: the plan was made for this person; otherwise it is the one of the phase.
        phase_plan: what the phase plans, whether it holds for this person or not.
        dues: where each rhythm stands, what is longest due first, then what comes next.
        is_open: the file is open: nothing is proposed to somebody whose file is not.
        minutes_a_week: what the plan asks on average, without what waits for a return to work.
        minutes_this_month: what was answered since the first of the month.
        limit: minutes a week from which it is said to be much.
        choices: the questionnaires that can be planned, in the order of lists.
    """

    phase: Phase | None
    plan: Plan
    is_own: bool
    phase_plan: Plan
    dues: tuple[Due, ...]
    is_open: bool
    minutes_a_week: float
    minutes_this_month: float
    limit: int
    choices: tuple[Instrument, ...]

    @property
    def proposed(self) -> tuple[Due, ...]:
        """What may be asked today."""
        return tuple(one for one in self.dues if one.is_proposed)


@dataclass(frozen=True, slots=True)
class PracticePlans:
    """The plans of the practice.

    Attributes:
        plans: by phase, those that were changed and the shipped ones.
        changed: phases whose plan is not the shipped one.
    """

    plans: tuple[tuple[Phase, Plan], ...]
    changed: frozenset[Phase]
    limit: int
    choices: tuple[Instrument, ...]


class SchedulesService(Service):
    """Plans of questionnaires, of the practice and of one person.

    Args:
        ledger: gives transactions.
        clock: today.
        shelf: structures of the questionnaires.
    """

    def __init__(self, ledger: Ledger, clock: Clock, shelf: Shelf) -> None:
        super().__init__(ledger, clock)
        self._shelf = shelf

    def get_plans(self) -> PracticePlans:
        """The plans of all phases."""
        with self._ledger.reading() as reader:
            practice = practices.get_practice(reader)
        own = schedules.phases_from_text(practice.schedules)
        changed = frozenset(phase for phase, plan in own.items() if plan != schedules.SHIPPED[phase])
        every = tuple((phase, own.get(phase, schedules.SHIPPED[phase])) for phase in Phase)
        return PracticePlans(every, changed, practice.minutes_a_week, self._choices(practice))

    def plan_phase(self, phase: Phase, plan: Plan | None) -> Done[None]:
        """Change what is planned in a phase; ``None`` goes back to the shipped plan.

        Raises:
            UserError: a questionnaire cannot be planned, stands there twice, or a rhythm is out of range.
        """
        with self._ledger.change() as change:
            practice = practices.get_practice(change)
            kept = schedules.phases_from_text(practice.schedules)
            kept.pop(phase, None)
            if plan is not None:
                kept[phase] = self._checked_plan(plan, practice)
            change.update("practices", practice.id, schedules=schedules.phases_to_text(kept))
        return self._ledger.told(change, None)

    def set_limit(self, minutes: int) -> Done[None]:
        """Change from how many minutes a week a plan is said to ask much.

        Raises:
            UserError: out of range.
        """
        low, high = schedules.MINUTES_RANGE
        if not low <= minutes <= high:
            raise UserError("Type a number of minutes from {low} to {high}.", low=low, high=high)
        with self._ledger.change() as change:
            change.update("practices", practices.get_practice(change).id, minutes_a_week=minutes)
        return self._ledger.told(change, None)

    def plan_person(self, client_id: int, plan: Plan | None) -> Done[None]:
        """Plan for one person; ``None`` follows the phase again, and an empty plan asks nothing.

        Raises:
            UserError: as :meth:`plan_phase`.
        """
        with self._ledger.change() as change:
            text = ""
            if plan is not None:
                checked = self._checked_plan(plan, practices.get_practice(change))
                before = schedules.own_from_text(clients.get_client(change, client_id).schedule)
                since = before.since if before is not None else self._clock.today()
                text = schedules.own_to_text(OwnPlan(since, checked))
            change.update("clients", client_id, schedule=text)
        return self._ledger.told(change, None)

    def get_for(self, client_id: int) -> Schedule:
        """What is planned for one person, and where each of it stands."""
        today = self._clock.today()
        with self._ledger.reading() as reader:
            client = clients.get_client(reader, client_id)
            practice = practices.get_practice(reader)
            stretch = phase_on(phases.list_moves(reader, client_id), today)
            changes = networks.list_situations(reader, client_id)
            taken = assessments.list_assessments(reader, client_id)
        planner = Planner(self._shelf, practice)
        plan, since = planner.plan(client, stretch)
        last = schedules.last_days(plan, self._shelf.get, taken)
        dues = planner.dues(plan, since, changes, last, today)
        asked = tuple(one.rhythm for one in dues if one.standing is not Standing.AWAY_FROM_WORK)
        month = today.replace(day=1)
        return Schedule(
            phase=stretch.phase if stretch else None,
            plan=plan,
            is_own=bool(client.schedule),
            phase_plan=planner.of_phase(stretch),
            dues=dues,
            is_open=client.state is FileState.OPEN,
            minutes_a_week=schedules.minutes_a_week(asked, self._shelf.get),
            minutes_this_month=schedules.minutes_taken(self._shelf.get, taken, month, today),
            limit=practice.minutes_a_week,
            choices=self._choices(practice, {one.instrument_id for one in taken}),
        )

    def _choices(self, practice: Practice, held: Iterable[str] = ()) -> tuple[Instrument, ...]:
        every = offered(self._shelf.latest(), practice.profession, practice.switched_on, set(held))
        return tuple(one for one in every if is_proposed(one))

    def _checked_plan(self, plan: Plan, practice: Practice) -> Plan:
        low, high = schedules.WEEKS_RANGE
        seen = set()
        for one in plan:
            instrument = self._shelf.get(one.instrument_id)
            if not is_proposed(instrument) or not is_offered(instrument, practice.profession, ()):
                raise UserError("This questionnaire is never planned. It can be begun by hand at any time.")
            if not low <= one.weeks <= high:
                raise UserError("Choose a number of weeks from {low} to {high}.", low=low, high=high)
            if one.part and one.part not in schedules.parts(instrument):
                raise ValueError(one.part)
            if (one.instrument_id, one.part) in seen:
                raise UserError("This questionnaire is planned already: change its weeks instead.")
            seen.add((one.instrument_id, one.part))
        return tuple(plan)


class Planner:
    """Puts plans and last days together, for one person or for all.

    Args:
        shelf: structures of the questionnaires.
        practice: its plans by phase.
    """

    def __init__(self, shelf: Shelf, practice: Practice) -> None:
        self._shelf = shelf
        self._practice = practice
        self._plans = {**schedules.SHIPPED, **schedules.phases_from_text(practice.schedules)}
        # Asked again for each of a thousand files.
        self._askable = cache(self._made_askable)
        self._is_about_work = cache(
            lambda one: schedules.is_about_work(shelf.get(one.instrument_id), one.part)
        )

    def plan(self, client: Client, stretch: PhaseStretch | None) -> tuple[Plan, date]:
        """The plan that holds for a person, and since when."""
        own = schedules.own_from_text(client.schedule)
        if own is not None:
            return self._askable(own.plan), own.since
        return self.of_phase(stretch), stretch.start if stretch else _NOBODY_DAY

    def of_phase(self, stretch: PhaseStretch | None) -> Plan:
        """The plan of a phase; none without a phase."""
        return self._askable(self._plans[stretch.phase]) if stretch else ()

    def rhythms(self, own: Iterable[str]) -> tuple[Rhythm, ...]:
        """Every rhythm of the phases and of some plans of single people, each once."""
        plans = [*self._plans.values()]
        plans += [kept.plan for kept in map(schedules.own_from_text, own) if kept is not None]
        return tuple(dict.fromkeys(one for plan in plans for one in self._askable(plan)))

    def dues(
        self,
        plan: Plan,
        since: date,
        changes: tuple[SituationChange, ...],
        last: dict[Rhythm, date],
        today: date,
    ) -> tuple[Due, ...]:
        """Where each rhythm stands, by the day from which it is proposed."""
        is_off = schedules.is_off_work(situation_on(changes, today))
        found = [
            schedules.due(one, last.get(one), since, today, is_withheld=is_off and self._is_about_work(one))
            for one in plan
        ]
        return tuple(sorted(found, key=lambda one: (not one.is_proposed, one.due_on)))

    def wanted(self, rhythm: Rhythm) -> Wanted:
        """What the store counts as an answer to a rhythm, as :func:`schedules.counts` does."""
        if rhythm.part:
            return Wanted(rhythm.instrument_id, rhythm.part)
        valued = schedules.wanted_scales(self._shelf.get(rhythm.instrument_id))
        return Wanted(rhythm.instrument_id, valued=valued)

    def _made_askable(self, plan: Plan) -> Plan:
        """Without what the practice may not begin: a plan of another profession may name it."""
        return tuple(
            one
            for one in plan
            if is_proposed(self._shelf.get(one.instrument_id))
            and is_offered(self._shelf.get(one.instrument_id), self._practice.profession, ())
        )


def dues_of_open(
    reader: Reader,
    shelf: Shelf,
    practice: Practice,
    people: Mapping[int, tuple[Client, PhaseStretch | None]],
    today: date,
    expected: Collection[int],
) -> dict[int, tuple[Due, ...]]:
    """What is proposed to people with an open file; two statements for all of them.

    Told of those who are expected and of those who ever answered something that is planned: for nobody else can
    a questionnaire be overdue.

    Args:
        reader: view of the store.
        shelf: structures of the questionnaires.
        practice: its plans.
        people: those of the lists, with their phase of today, by id.
        today: local day.
        expected: who comes today.
    """
    planner = Planner(shelf, practice)
    own = {client.schedule for client, _ in people.values() if client.schedule}
    wanted = {one: planner.wanted(one) for one in planner.rhythms(own)}
    last = list_last_days(reader, wanted.values())
    asked = {client_id for client_id, _ in last}.union(expected)
    if not asked:
        return {}
    changes = list_situations_of_open(reader)
    found = {}
    for client_id in asked:
        client, stretch = people[client_id]
        if client.state is not FileState.OPEN:
            continue
        plan, since = planner.plan(client, stretch)
        known = {one: last[client_id, wanted[one]] for one in plan if (client_id, wanted[one]) in last}
        dues = planner.dues(plan, since, changes.get(client_id, ()), known, today)
        proposed = tuple(one for one in dues if one.is_proposed)
        if proposed:
            found[client_id] = proposed
    return found
