"""Every verb is taken back by its step, and done again by the step of that."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pytest

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.changes import Done, Step
from coachdesk.domain.clients import FileState
from coachdesk.domain.errors import UserError
from coachdesk.domain.imports import ColumnUse, Meaning
from coachdesk.domain.phases import DecidedBy, Phase
from coachdesk.domain.practices import Profession
from coachdesk.domain.schedules import Rhythm
from coachdesk.domain.sessions import ActionState, Lever, Place
from coachdesk.domain.situations import WorkSituation
from coachdesk.domain.tables import Table, TableRow
from coachdesk.services.services import Services
from tests.services.samples import CBI, dump

DAY = date(2026, 11, 12)
DAY_AHEAD = date(2026, 11, 23)


@dataclass
class File:
    """A file with one of everything, by its id."""

    services: Services
    client: int
    contact: int = field(init=False)
    consent: int = field(init=False)
    situation: int = field(init=False)
    move: int = field(init=False)
    cbi: int = field(init=False)
    mbi: int = field(init=False)
    session: int = field(init=False)
    action: int = field(init=False)
    note: int = field(init=False)
    phq9: int = field(init=False)
    life_event: int = field(init=False)
    notice: int = field(init=False)
    review: int = field(init=False)

    def __post_init__(self) -> None:
        made = self.services
        self.contact = made.network.add_contact(self.client, "Dr Roux").value
        self.consent = made.network.record_consent(self.client, "suivi", DAY).value
        self.situation = made.network.record_situation(self.client, DAY, WorkSituation.ON_LEAVE).value
        self.move = made.phases.move(self.client, Phase.REST, DAY, DecidedBy.TOGETHER).value
        self.cbi = made.assessments.record(self.client, "cbi", DAY, CBI, AnswerMode.PAPER, None).value
        self.mbi = made.assessments.record_scores(self.client, "mbi_hss", DAY, {"ee": "20"}, None).value
        self.session = made.sessions.start(self.client, DAY, None, Place.VIDEO).value
        self.action = made.sessions.add_action(self.session, "marcher", Lever.SELF).value
        self.life_event = made.phases.record_life_event(self.client, DAY, "naissance").value
        made.assessments.name_baseline(self.mbi)
        self.note = made.safety.record(self.client, said="dit").value
        self.phq9 = made.assessments.record(
            self.client, "phq9", DAY, (0,) * 8 + (2,), AnswerMode.PAPER, None
        ).value
        self.review = made.reviews.set_day(self.client, DAY_AHEAD, "revoir").value
        self.notice = made.safety_notices.list_of(self.phq9)[0].notice.id


TABLE = Table("passé.csv", "", ("Nom",), (TableRow(2, ("Ana",)),))
NAMED = (ColumnUse(Meaning.NAME),)
LOGO = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 8, 8)

VERBS: dict[str, Callable[[Services, File], Done[Any]]] = {
    "practice.edit": lambda s, _: s.practice.edit(name="Autre", profession=Profession.PSYCHOLOGIST),
    "practice.set_logo": lambda s, _: s.practice.set_logo(LOGO),
    "practice.keep_sheet_layout": lambda s, _: s.practice.keep_sheet_layout("cbi", {"order": [1]}),
    "practice.switch_on": lambda s, _: s.practice.switch_on(("phq9", "isi"), "J’appelle le médecin"),
    "practice.choose_norms": lambda s, _: s.practice.choose_norms("mbi_hss", "us_1996_overall"),
    "clients.create": lambda s, _: s.clients.create("Nadia"),
    "clients.edit": lambda s, f: s.clients.edit(f.client, name="Z", tags=("a", "b"), state=FileState.PAUSED),
    "clients.move_to_bin": lambda s, f: s.clients.move_to_bin(f.client),
    "network.add_contact": lambda s, f: s.network.add_contact(f.client, "Paul"),
    "network.edit_contact": lambda s, f: s.network.edit_contact(f.contact, phone="06"),
    "network.remove_contact": lambda s, f: s.network.remove_contact(f.contact),
    "network.record_consent": lambda s, f: s.network.record_consent(f.client, "notes", DAY),
    "network.edit_consent": lambda s, f: s.network.edit_consent(f.consent, how="signé"),
    "network.withdraw_consent": lambda s, f: s.network.withdraw_consent(f.consent, DAY),
    "network.remove_consent": lambda s, f: s.network.remove_consent(f.consent),
    "network.record_situation": lambda s, f: s.network.record_situation(f.client, DAY, WorkSituation.WORKING),
    "network.edit_situation": lambda s, f: s.network.edit_situation(f.situation, since=date(2026, 1, 1)),
    "network.remove_situation": lambda s, f: s.network.remove_situation(f.situation),
    "phases.move": lambda s, f: s.phases.move(f.client, Phase.RETURN, DAY, DecidedBy.DOCTOR, "parce que"),
    "phases.edit_move": lambda s, f: s.phases.edit_move(f.move, reason="mieux dit"),
    "phases.remove_move": lambda s, f: s.phases.remove_move(f.move),
    "phases.record_life_event": lambda s, f: s.phases.record_life_event(f.client, DAY, "deuil"),
    "phases.edit_life_event": lambda s, f: s.phases.edit_life_event(f.life_event, words="autrement"),
    "phases.remove_life_event": lambda s, f: s.phases.remove_life_event(f.life_event),
    "assessments.name_baseline": lambda s, f: s.assessments.name_baseline(f.cbi),
    "assessments.forget_baseline": lambda s, f: s.assessments.forget_baseline(f.client, "mbi_hss"),
    "assessments.record": lambda s, f: s.assessments.record(
        f.client, "pulse", DAY, (1, None, 3, 4, 5, 6), AnswerMode.TOGETHER, WorkSituation.PART_TIME
    ),
    "assessments.record_scores": lambda s, f: s.assessments.record_scores(
        f.client, "mbi_hss", DAY, {"pa": "30"}, None
    ),
    "assessments.record_past": lambda s, f: s.assessments.record_past(
        f.client, "cbi", DAY, None, scores={"work": 50.0}
    ),
    "assessments.correct": lambda s, f: s.assessments.correct(
        f.cbi, answers=(0,) * 19, taken_on=date(2026, 1, 1)
    ),
    "assessments.record (safety)": lambda s, f: s.assessments.record(
        f.client, "phq9", DAY, (0,) * 8 + (None,), AnswerMode.TOGETHER, None
    ),
    "assessments.correct (safety)": lambda s, f: s.assessments.correct(f.phq9, answers=(1,) * 8 + (0,)),
    "assessments.move_to_bin (safety)": lambda s, f: s.assessments.move_to_bin(f.phq9),
    "assessments.correct (scores)": lambda s, f: s.assessments.correct(f.mbi, typed={"dp": "3"}),
    "assessments.move_to_bin": lambda s, f: s.assessments.move_to_bin(f.cbi),
    "imports.run": lambda s, _: s.imports.run(TABLE, NAMED, s.imports.plan(TABLE, NAMED)),
    "sessions.start": lambda s, f: s.sessions.start(f.client, DAY, None, Place.PHONE),
    "sessions.edit": lambda s, f: s.sessions.edit(
        f.session, minutes=50, next_at=datetime(2026, 12, 1, 9, 30)
    ),
    "sessions.write_note": lambda s, f: s.sessions.write_note(f.session, "- une note"),
    "sessions.write_private_note": lambda s, f: s.sessions.write_private_note(f.session, "à part"),
    "sessions.close": lambda s, f: s.sessions.close(f.session),
    "sessions.move_to_bin": lambda s, f: s.sessions.move_to_bin(f.session),
    "sessions.add_action": lambda s, f: s.sessions.add_action(f.session, "dire non", Lever.TEAM, DAY),
    "sessions.edit_action": lambda s, f: s.sessions.edit_action(f.action, state=ActionState.DONE),
    "sessions.remove_action": lambda s, f: s.sessions.remove_action(f.action),
    "safety_notices.acknowledge": lambda s, f: s.safety_notices.acknowledge(f.notice, "appelé", DAY_AHEAD),
    "schedules.plan_phase": lambda s, _: s.schedules.plan_phase(Phase.REST, ()),
    "schedules.plan_person": lambda s, f: s.schedules.plan_person(f.client, (Rhythm("who5", 2),)),
    "schedules.set_limit": lambda s, _: s.schedules.set_limit(9),
    "flags.look_at": lambda s, f: s.flags.look_at(f.client, "who5.pct:1"),
    "reviews.set_day": lambda s, f: s.reviews.set_day(f.client, DAY_AHEAD, "le cadre"),
    "reviews.edit": lambda s, f: s.reviews.edit(f.review, about="autrement"),
    "reviews.finish": lambda s, f: s.reviews.finish(f.review),
    "safety.record": lambda s, f: s.safety.record(f.client, said="autre", asked_directly=True),
    "safety.edit": lambda s, f: s.safety.edit(f.note, ask_again_on=DAY),
    "safety.remove": lambda s, f: s.safety.remove(f.note),
}
BINNED_FIRST: dict[str, tuple[Callable[[Services, File], object], Callable[[Services, File], Done[Any]]]] = {
    "clients.restore": (
        lambda s, f: s.clients.move_to_bin(f.client),
        lambda s, f: s.clients.restore(f.client),
    ),
    "sessions.restore": (
        lambda s, f: s.sessions.move_to_bin(f.session),
        lambda s, f: s.sessions.restore(f.session),
    ),
    "sessions.reopen": (lambda s, f: s.sessions.close(f.session), lambda s, f: s.sessions.reopen(f.session)),
    "assessments.restore": (
        lambda s, f: s.assessments.move_to_bin(f.cbi),
        lambda s, f: s.assessments.restore(f.cbi),
    ),
    "practice.switch_off": (
        lambda s, _: s.practice.switch_on(("phq9",), "J’appelle"),
        lambda s, _: s.practice.switch_off(),
    ),
    "assessments.restore (safety)": (
        lambda s, f: s.assessments.move_to_bin(f.phq9),
        lambda s, f: s.assessments.restore(f.phq9),
    ),
    "bin.restore (safety)": (
        lambda s, f: s.assessments.move_to_bin(f.phq9),
        lambda s, f: s.bin.restore("assessments", f.phq9),
    ),
    "bin.restore": (
        lambda s, f: s.phases.remove_move(f.move),
        lambda s, f: s.bin.restore("phase_moves", f.move),
    ),
}


def check(services: Services, client_id: int, verb: Callable[[], Done[Any]]) -> None:
    before = dump(services)
    done = verb()
    after = dump(services)
    assert after != before
    assert done.step
    assert done.changes.kinds
    assert done.changes.client_ids <= {client_id, client_id + 1}
    undone = services.take_back(done.step)
    assert dump(services) == before
    redone = services.take_back(undone.step)
    assert dump(services) == after
    services.take_back(redone.step)
    assert dump(services) == before


@pytest.fixture
def file(services: Services, client_id: int) -> File:
    return File(services, client_id)


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_is_taken_back_and_done_again(services: Services, file: File, name: str) -> None:
    check(services, file.client, lambda: VERBS[name](services, file))


@pytest.mark.parametrize("name", BINNED_FIRST)
def test_a_way_back_is_taken_back_too(services: Services, file: File, name: str) -> None:
    first, verb = BINNED_FIRST[name]
    first(services, file)
    check(services, file.client, lambda: verb(services, file))


def test_every_verb_is_in_the_tables(services: Services) -> None:
    readings = {
        "assessments": {
            "get",
            "instrument",
            "list_for",
            "list_instruments",
            "list_offered",
            "situation_on",
            "wording",
        },
        "bin": {"list_lines"},
        "imports": {"guess", "plan"},
        "clients": {"find", "get_file", "list_files"},
        "phases": {"list_moves"},
        "practice": {"create", "get", "sheet_layout"},
        "safety": {"get_card", "list_for"},
        "safety_notices": {"list_for", "list_of"},
        "sessions": {"get", "list_for"},
        "network": set(),
        "schedules": {"get_for", "get_plans"},
        "flags": {"list_for"},
        "reviews": {"list_for"},
    }
    tried = {name.split(" ")[0] for name in (*VERBS, *BINNED_FIRST)}
    verbs = {
        f"{room}.{name}"
        for room, known in readings.items()
        for name in dir(getattr(services, room))
        if not name.startswith("_") and name not in known
    }
    assert verbs == tried


def test_a_step_is_refused_once_something_was_changed_since(services: Services, file: File) -> None:
    first = services.sessions.write_note(file.session, "un")
    services.sessions.write_note(file.session, "deux")
    before = dump(services)
    with pytest.raises(UserError):
        services.take_back(first.step)
    assert dump(services) == before


def test_consecutive_typing_is_taken_back_as_one(services: Services, file: File) -> None:
    before = dump(services)
    joined = Step(())
    for typed in ("u", "un", "un mot"):
        joined = joined.joined(services.sessions.write_note(file.session, typed).step)
    services.take_back(joined)
    assert dump(services) == before


def test_several_verbs_become_one_transaction_and_one_step(services: Services, file: File) -> None:
    before = dump(services)
    with services.ledger.together() as change:
        services.clients.edit(file.client, occupation="Infirmière")
        services.sessions.close(file.session)
        services.clients.create("Nadia")
        assert services.clients.get_file(file.client).client.occupation == "Infirmière"
    done = change.done(None)
    assert done.changes.kinds == {"clients", "sessions"}
    services.take_back(done.step)
    assert dump(services) == before


def test_a_failure_among_several_verbs_leaves_nothing(services: Services, file: File) -> None:
    before = dump(services)

    def half() -> None:
        with services.ledger.together():
            services.clients.edit(file.client, occupation="Infirmière")
            services.clients.create("")

    with pytest.raises(UserError):
        half()
    assert dump(services) == before
    assert services.clients.edit(file.client, occupation="Sage-femme").step


def test_what_was_undone_meanwhile_is_told_and_is_no_bug(services: Services) -> None:
    made = services.clients.create("Nadia")
    services.take_back(made.step)
    before = dump(services)
    gone = made.value
    verbs: tuple[Callable[[], object], ...] = (
        lambda: services.clients.edit(gone, occupation="Infirmière"),
        lambda: services.clients.move_to_bin(gone),
        lambda: services.network.add_contact(gone, "Dr Roux"),
        lambda: services.sessions.start(gone, DAY, None, Place.VIDEO),
        lambda: services.sessions.write_note(gone, "a"),
        lambda: services.clients.get_file(gone),
        lambda: services.sessions.get(gone),
    )
    for verb in verbs:
        with pytest.raises(UserError):
            verb()
    assert dump(services) == before
