"""Whatever is done in whatever order, undoing all of it leaves the store as it was at the start."""

from __future__ import annotations

import gettext
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import Phase as HypothesisPhase
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    multiple,
    rule,
    run_state_machine_as_test,
)

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.changes import Done, Step
from coachdesk.domain.clients import FileState, MayContact
from coachdesk.domain.documents import RECIPIENTS, Delivery, DocumentKind, Tone
from coachdesk.domain.errors import UserError
from coachdesk.domain.phases import DecidedBy, Phase
from coachdesk.domain.pseudonyms import Decision
from coachdesk.domain.sessions import ActionState, Lever, Place
from coachdesk.domain.situations import WorkSituation
from coachdesk.domain.tables import Table, TableRow
from coachdesk.domain.vault_files import STORE_FILE
from coachdesk.i18n.translator import Translator
from coachdesk.instruments.library import Library
from coachdesk.services.clock import FixedClock
from coachdesk.services.given_documents import Leaving
from coachdesk.services.services import gather
from coachdesk.store.stores import Store
from tests.services.conftest import KEY, TODAY, TitleBuilder
from tests.services.samples import TYPED, dump

FRENCH = Translator("fr", gettext.NullTranslations())
DAYS = st.integers(-3, 900).map(lambda ago: TODAY - timedelta(days=ago))
TEXTS = st.one_of(st.sampled_from(TYPED), st.text(max_size=20))


class AnyVerbs(RuleBasedStateMachine):
    """Verbs of every service; what a person may type wrongly is refused and changes nothing."""

    template: Path
    library: Library

    clients = Bundle("clients")
    sessions = Bundle("sessions")
    actions = Bundle("actions")
    contacts = Bundle("contacts")
    moves = Bundle("moves")
    taken = Bundle("taken")

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        shutil.copy(self.template / STORE_FILE, self.folder)
        self.services = gather(Store.open(self.folder, KEY), FixedClock(TODAY), self.library, TitleBuilder())
        self.start = dump(self.services)
        self.steps: list[Step] = []

    def teardown(self) -> None:
        if not hasattr(self, "services"):
            return
        for step in reversed(self.steps):
            self.services.take_back(step)
        try:
            assert dump(self.services) == self.start
        finally:
            self.services.close()
            shutil.rmtree(self.folder)

    def do(self, verb: Callable[[], Done[Any]]) -> Any:  # noqa: ANN401 - whatever the verb gives
        """Do it and keep its step; what a refusal left behind would be found at the end."""
        try:
            done = verb()
        except UserError:
            return None
        self.steps.append(done.step)
        return done.value

    @rule()
    def read(self) -> None:
        assert len(self.services.today.get().files) == len(self.services.clients.list_files())
        self.services.bin.list_lines()

    @rule(target=clients, name=TEXTS)
    def create(self, name: str):  # type: ignore[no-untyped-def] # noqa: ANN201 - a bundle takes none or one
        made = self.do(lambda: self.services.clients.create(name))
        return multiple() if made is None else made

    @rule(client=clients, typed=TEXTS, state=st.sampled_from(FileState), year=st.integers(1890, 2030))
    def edit(self, client: int, typed: str, state: FileState, year: int) -> None:
        self.do(
            lambda: self.services.clients.edit(
                client, help_barriers=typed, state=state, birth_year=year, tags=(typed,)
            )
        )

    @rule(client=clients)
    def bin(self, client: int) -> None:
        self.do(lambda: self.services.clients.move_to_bin(client))

    @rule(client=clients)
    def restore(self, client: int) -> None:
        self.do(lambda: self.services.clients.restore(client))

    @rule(target=contacts, client=clients, name=TEXTS, may=st.sampled_from(MayContact))
    def add_contact(self, client: int, name: str, may: MayContact):  # type: ignore[no-untyped-def] # noqa: ANN201
        made = self.do(lambda: self.services.network.add_contact(client, name, may_contact=may))
        return multiple() if made is None else made

    @rule(name=TEXTS, day=DAYS, score=st.integers(-5, 60))
    def import_line(self, name: str, day: date, score: int) -> None:
        head = ("Nom", "Date", "MBI-HSS EE", "Secteur")
        cells = (name, day.isoformat(), str(score), name)
        table = Table("passé.csv", "", head, (TableRow(2, cells), TableRow(3, cells)))
        imports = self.services.imports
        uses = imports.guess(head)
        self.do(lambda: imports.run(table, uses, imports.plan(table, uses)))

    @rule(contact=contacts, typed=TEXTS)
    def edit_contact(self, contact: int, typed: str) -> None:
        self.do(lambda: self.services.network.edit_contact(contact, name=typed, role=typed))

    @rule(contact=contacts)
    def remove_contact(self, contact: int) -> None:
        self.do(lambda: self.services.network.remove_contact(contact))

    @rule(client=clients, name=TEXTS, kind=st.sampled_from(DocumentKind))
    def give(self, client: int, name: str, kind: DocumentKind) -> None:
        leaving = Leaving(
            kind, RECIPIENTS[kind][0], (client, client), name, typed={"typed": name}, tone=Tone(strengths=1)
        )
        self.do(lambda: self.services.given.note(leaving, b"%PDF", Delivery.SAVED))

    @rule(client=clients, since=DAYS, situation=st.sampled_from(WorkSituation))
    def record_situation(self, client: int, since: date, situation: WorkSituation) -> None:
        self.do(lambda: self.services.network.record_situation(client, since, situation))

    @rule(client=clients, given=DAYS, withdrawn=st.none() | DAYS, subject=TEXTS)
    def record_consent(self, client: int, given: date, withdrawn: date | None, subject: str) -> None:
        self.do(lambda: self.services.network.record_consent(client, subject, given, withdrawn_on=withdrawn))

    @rule(target=moves, client=clients, phase=st.sampled_from(Phase), on=DAYS, reason=TEXTS)
    def move(self, client: int, phase: Phase, on: date, reason: str):  # type: ignore[no-untyped-def] # noqa: ANN201
        made = self.do(lambda: self.services.phases.move(client, phase, on, DecidedBy.PERSON, reason))
        return multiple() if made is None else made

    @rule(move=moves)
    def remove_move(self, move: int) -> None:
        self.do(lambda: self.services.phases.remove_move(move))

    @rule(target=sessions, client=clients, on=DAYS, place=st.sampled_from(Place))
    def start_session(self, client: int, on: date, place: Place):  # type: ignore[no-untyped-def] # noqa: ANN201
        made = self.do(lambda: self.services.sessions.start(client, on, time(9, 30), place))
        return multiple() if made is None else made

    @rule(session=sessions, note=TEXTS, private=TEXTS, minutes=st.integers(0, 500))
    def write(self, session: int, note: str, private: str, minutes: int) -> None:
        self.do(lambda: self.services.sessions.write_note(session, note))
        self.do(lambda: self.services.sessions.edit(session, private_note=private, minutes=minutes))

    @rule(session=sessions, on=DAYS)
    def plan(self, session: int, on: date) -> None:
        self.do(lambda: self.services.sessions.edit(session, next_at=datetime.combine(on, time(10))))

    @rule(session=sessions)
    def bin_session(self, session: int) -> None:
        self.do(lambda: self.services.sessions.move_to_bin(session))

    @rule(session=sessions)
    def restore_session(self, session: int) -> None:
        self.do(lambda: self.services.sessions.restore(session))

    @rule(target=actions, session=sessions, typed=TEXTS, lever=st.sampled_from(Lever))
    def agree(self, session: int, typed: str, lever: Lever):  # type: ignore[no-untyped-def] # noqa: ANN201
        made = self.do(lambda: self.services.sessions.add_action(session, typed, lever))
        return multiple() if made is None else made

    @rule(action=actions, state=st.sampled_from(ActionState))
    def settle(self, action: int, state: ActionState) -> None:
        self.do(lambda: self.services.sessions.edit_action(action, state=state))

    @rule(
        target=taken,
        client=clients,
        on=DAYS,
        answers=st.lists(st.none() | st.integers(-1, 11), min_size=5, max_size=7),
    )
    def record(self, client: int, on: date, answers: list[int | None]):  # type: ignore[no-untyped-def] # noqa: ANN201
        made = self.do(
            lambda: self.services.assessments.record(client, "pulse", on, answers, AnswerMode.TOGETHER, None)
        )
        return multiple() if made is None else made

    @rule(assessment=taken, answers=st.lists(st.none() | st.integers(0, 10), min_size=6, max_size=6))
    def correct(self, assessment: int, answers: list[int | None]) -> None:
        self.do(lambda: self.services.assessments.correct(assessment, answers=answers))

    @rule(
        target=taken,
        client=clients,
        on=DAYS,
        answers=st.lists(st.none() | st.integers(0, 3), min_size=9, max_size=9),
    )
    def record_with_safety(self, client: int, on: date, answers: list[int | None]):  # type: ignore[no-untyped-def] # noqa: ANN201
        made = self.do(
            lambda: self.services.assessments.record(client, "phq9", on, answers, AnswerMode.PAPER, None)
        )
        return multiple() if made is None else made

    @rule(assessment=taken, answers=st.lists(st.none() | st.integers(0, 3), min_size=9, max_size=9))
    def correct_safety(self, assessment: int, answers: list[int | None]) -> None:
        self.do(lambda: self.services.assessments.correct(assessment, answers=answers))

    @rule(assessment=taken, typed=TEXTS, again=DAYS)
    def acknowledge(self, assessment: int, typed: str, again: date) -> None:
        for line in self.services.safety_notices.list_of(assessment):
            self.do(partial(self.services.safety_notices.acknowledge, line.notice.id, typed, again))

    @rule(assessment=taken)
    def restore_assessment(self, assessment: int) -> None:
        self.do(lambda: self.services.assessments.restore(assessment))

    @rule(assessment=taken)
    def bin_assessment(self, assessment: int) -> None:
        self.do(lambda: self.services.assessments.move_to_bin(assessment))

    @rule(client=clients, typed=TEXTS, again=st.none() | DAYS)
    def note_safety(self, client: int, typed: str, again: date | None) -> None:
        self.do(lambda: self.services.safety.record(client, said=typed, ask_again_on=again))

    @rule(client=clients, typed=TEXTS, on=DAYS, is_replaced=st.booleans())
    def supervise(self, client: int, typed: str, on: date, is_replaced: bool) -> None:
        verbs = self.services.supervision
        made = self.do(lambda: verbs.create(on, supervisor=typed, learnt=typed))
        case = None if made is None else self.do(lambda: verbs.add_case(made, client, ("Saule",)))
        if case is None:
            return
        name = self.services.clients.get_file(client).client.name
        self.do(lambda: verbs.edit_case(case, question=f"{name}, {typed}", also=typed))
        found = verbs.list_passages(made, FRENCH)
        self.do(lambda: verbs.decide(made, {one.identity: Decision(is_replaced) for one in found}))
        assert not any(one.decision is None for one in verbs.list_passages(made, FRENCH))

    @rule(client=clients, typed=TEXTS)
    def draft(self, client: int, typed: str) -> None:
        # Drafts are in no step: they stay, and must never stand in the way of undoing.
        with suppress(UserError):
            self.services.drafts.keep("session", None, str(client), typed)

    @rule()
    def undo(self) -> None:
        if self.steps:
            self.services.take_back(self.steps.pop())


def test_undoing_all_leaves_the_store_as_it_was(template: Path, library: Library) -> None:
    AnyVerbs.template, AnyVerbs.library = template, library
    run_state_machine_as_test(
        AnyVerbs,
        settings=settings(
            max_examples=8,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            # A failure is replayed from its printed steps; looking for a shorter one costs minutes.
            phases=(HypothesisPhase.generate,),
        ),
    )
