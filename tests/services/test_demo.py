from __future__ import annotations

import os
import re
import stat
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import pytest

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.attention import Rank
from coachdesk.domain.clients import Answer, FileState
from coachdesk.domain.documents import Reader
from coachdesk.domain.errors import StorageError, UserError
from coachdesk.domain.notes import BlockKind, blocks
from coachdesk.domain.phases import Phase
from coachdesk.domain.safety_notices import NoticeState
from coachdesk.domain.sessions import Lever, Place
from coachdesk.domain.situations import WorkSituation
from coachdesk.figures.charts import TrendPanel
from coachdesk.figures.documents import FigureSection
from coachdesk.figures.supervision_notes import NotesOptions
from coachdesk.i18n.translator import Translator
from coachdesk.instruments.library import Library
from coachdesk.services.clients import FileLine
from coachdesk.services.clock import FixedClock
from coachdesk.services.demo import open_demo, remove_old, throw_away
from coachdesk.services.demo_measures import Course
from coachdesk.services.demo_stories import Person
from coachdesk.services.documents import ReportOptions
from coachdesk.services.services import Services
from coachdesk.services.vaults import VaultsService
from tests.key_prices import FLOOR
from tests.services.conftest import TODAY, TitleBuilder
from tests.services.samples import dump

NEVER = re.compile(
    r"\b(am[ée]liorations?|d[ée]t[ée]riorations?|significati\w+|rechute\w*|s[ée]v[èe]re\w*|improvements?|"
    r"deteriorat\w+|significant\w*|relaps\w+|severe\w*|diagnos\w+|d[ée]pressi\w+)\b",
    re.IGNORECASE,
)


def make(cache: Path, library: Library, root: Path, language: str = "fr", today: date = TODAY) -> Services:
    return open_demo(cache, FixedClock(today), language, root / "resources", library, TitleBuilder())


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, library: Library, root: Path) -> Iterator[Services]:
    services = make(tmp_path_factory.mktemp("cache"), library, root)
    yield services
    throw_away(services)
    assert not services.folder.exists()


@pytest.fixture(scope="module")
def files(demo: Services) -> dict[str, FileLine]:
    return {line.client.name.split()[0]: line for line in demo.clients.list_files()}


def without_names_of_rows(dumped: dict[str, list[dict[str, object]]]) -> dict[str, list[dict[str, object]]]:
    return {
        table: [{name: value for name, value in row.items() if name != "uuid"} for row in rows]
        for table, rows in dumped.items()
    }


def test_the_same_day_makes_the_same_practice(
    demo: Services, tmp_path: Path, library: Library, root: Path
) -> None:
    again = make(tmp_path, library, root)
    assert without_names_of_rows(dump(again)) == without_names_of_rows(dump(demo))
    throw_away(again)


def test_there_are_people_in_every_phase_and_without_one(files: dict[str, FileLine]) -> None:
    phases = Counter(line.stretch.phase if line.stretch else None for line in files.values())
    assert set(phases) == {None, *Phase}
    assert len(files) >= 9


def test_every_state_of_a_file_is_met(files: dict[str, FileLine]) -> None:
    assert {line.client.state for line in files.values()} == set(FileState)


def test_the_practice_covers_eighteen_months_and_nothing_lies_ahead(
    demo: Services, files: dict[str, FileLine]
) -> None:
    days = [
        line.session.held_on for file in files.values() for line in demo.sessions.list_for(file.client.id)
    ]
    assert max(days) <= TODAY
    recent = [day for day in days if day >= TODAY - timedelta(days=550)]
    assert TODAY - min(recent) >= timedelta(days=18 * 30)
    assert all(day.weekday() < 5 for day in days)


def test_somebody_left_and_came_back_and_somebody_stepped_back(
    demo: Services, files: dict[str, FileLine]
) -> None:
    claire = demo.clients.get_file(files["Claire"].client.id)
    assert [one.situation for one in claire.situations] == [
        WorkSituation.WORKING,
        WorkSituation.ON_LEAVE,
        WorkSituation.PART_TIME,
    ]
    helene = demo.clients.get_file(files["Hélène"].client.id)
    assert [move.phase for move in helene.moves][2:4] == [Phase.RETURN, Phase.REST]
    assert all(move.reason for move in (*claire.moves, *helene.moves))


def test_the_newest_file_is_empty(demo: Services, files: dict[str, FileLine]) -> None:
    paul = files["Paul"].client
    file = demo.clients.get_file(paul.id)
    assert (file.contacts, file.consents, file.situations, file.moves) == ((), (), (), ())
    assert demo.sessions.list_for(paul.id) == ()
    assert demo.assessments.list_for(paul.id) == ()


def test_one_person_has_ten_years_of_weeks_and_others_miss_some(
    demo: Services, files: dict[str, FileLine]
) -> None:
    def weeks(name: str) -> list[date]:
        taken = demo.assessments.list_for(files[name].client.id)
        return [one.taken_on for one in taken if one.instrument_id == "pulse"]

    ten_years = weeks("Inès")
    assert len(ten_years) == 522
    assert {later - day for day, later in pairwise(ten_years)} == {timedelta(days=7)}
    gaps = [later - day for day, later in pairwise(weeks("Claire"))]
    assert max(gaps) > timedelta(days=20)


def test_some_entries_were_typed_in_late(demo: Services, files: dict[str, FileLine]) -> None:
    taken = demo.assessments.list_for(files["Claire"].client.id)
    late = [one for one in taken if one.entered_at.date() > one.taken_on + timedelta(days=7)]
    assert [one.instrument_id for one in late] == ["cbi"]


def test_a_sheet_was_typed_twice_with_one_slip(demo: Services, files: dict[str, FileLine]) -> None:
    taken = demo.assessments.list_for(files["Claire"].client.id)
    (twice,) = [one for one in taken if one.differences is not None]
    (slip,) = twice.differences or ()
    assert slip.item == 7
    assert slip.first == twice.answers[6] != slip.second
    assert twice.entered_by.startswith("Léa")


def test_a_diary_came_home_and_two_sheets_wait_to_be_typed(
    demo: Services, files: dict[str, FileLine]
) -> None:
    claire = demo.assessments.list_for(files["Claire"].client.id)
    weeks = [one for one in claire if one.instrument_id in {"pulse", "return_week"}]
    assert len(weeks) > 40
    assert {one.mode for one in weeks} == {AnswerMode.PAPER}
    waiting = demo.piles.read("fr").sheets
    assert [(one.client.name, one.instrument.id) for one in waiting] == [
        (files["Marc"].client.name, "scs26"),
        (files["Marc"].client.name, "was"),
    ]


def test_somebody_came_with_scores_of_years_before_in_a_table(
    demo: Services, files: dict[str, FileLine]
) -> None:
    emilie = files["Émilie"].client
    came = [one for one in demo.assessments.list_for(emilie.id) if one.mode is AnswerMode.IMPORTED_SCORES]
    assert [one.instrument_id for one in came] == ["cbi", "cbi", "mbi_hss", "cbi", "cbi", "mbi_hss"]
    assert {one.entered_at.date() for one in came} == {emilie.created_at.date()}
    assert all(one.taken_on < emilie.created_at.date() and one.answers == () for one in came)


def test_measures_go_up_and_down_and_some_answers_are_missing(
    demo: Services, files: dict[str, FileLine]
) -> None:
    taken = [one for line in files.values() for one in demo.assessments.list_for(line.client.id)]
    own = {"weak_signals", "job_wished_lived", "risk_factors", "guide10", "return_week"}
    assert {one.instrument_id for one in taken} == {
        "cbi",
        "mbi_hss",
        "checkin5",
        "phq9",
        "pulse",
        "who5",
        "was",
    } | own
    assert any(None in one.answers for one in taken)
    assert any(one.is_off_work for one in taken)
    for name in ("Claire", "Hélène", "Inès"):
        values = [
            one.scores[0].value or 0.0
            for one in demo.assessments.list_for(files[name].client.id)
            if one.instrument_id == "cbi"
        ]
        moves = [later - value for value, later in pairwise(values)]
        assert min(moves) < -10
        assert max(moves) > 10


def test_an_absent_sign_has_no_duration_and_hours_come_by_halves(demo: Services) -> None:
    (claire,) = [
        line.client.id for line in demo.clients.list_files() if line.client.name.startswith("Claire")
    ]
    taken = demo.assessments.list_for(claire)
    signs = [one.answers for one in taken if one.instrument_id == "weak_signals"]
    triples = [answers[first : first + 3] for answers in signs for first in range(0, 36, 3)]
    assert all((strong == 0) == (since == often == 0) for strong, since, often in triples)
    assert {bool(strong) for strong, *_ in triples} == {True, False}
    hours = [one.answers[0] or 0 for one in taken if one.instrument_id == "return_week"]
    assert len(hours) == 8
    assert any(one % 1 == 0.5 for one in hours)


def test_the_day_is_full(demo: Services) -> None:
    today = demo.today.get()
    assert [one.client.name for one in today.appointments] == ["Claire Delmas", "Nadia B.", "Marc Lemoine"]
    assert {one.place for one in today.appointments} == {Place.IN_PERSON, Place.VIDEO}
    assert [one.client.name for one in today.notices] == ["Nadia B."]
    assert today.notices_due == ()
    assert [one.client.name for one in today.open_sessions] == ["Yasmine T."]
    people = {line.client.id: line.client.name for line in today.files}
    assert [(people[look.client_id], [one.rank for one in look.reasons]) for look in today.looks] == [
        ("Nadia B.", [Rank.SAFETY_WAITING, Rank.ASK_AGAIN]),
        ("Samuel K.", [Rank.FLAG, Rank.REVIEW]),
        ("Marc Lemoine", [Rank.OVERDUE]),
    ]
    assert not today.is_empty


def test_every_kind_of_mark_and_notice_is_met(
    demo: Services, files: dict[str, FileLine], french: Translator
) -> None:
    (waiting,) = demo.today.get().notices
    assert (TODAY - waiting.assessment.taken_on).days in (6, 7)
    assert waiting.notice.raised_at.date() == TODAY
    (looked_at,) = demo.safety_notices.list_for(files["Bertrand"].client.id)
    assert looked_at.notice.state is NoticeState.ACKNOWLEDGED
    assert len(looked_at.notice.history) == 2
    practice = demo.practice.get()
    assert practice.statement
    assert (practice.stated_on or TODAY) < TODAY
    claire = files["Claire"].client.id
    chart = demo.trends.chart(claire, french, ["cbi.work", "mbi_hss.ee", "pulse.energy"])
    work, exhaustion, energy = chart.panels
    assert work.references
    assert exhaustion.references
    assert {one.note for one in work.references} != {one.note for one in exhaustion.references}
    assert energy.references == ()
    assert any(point.is_hollow and "arrêt" in point.word for point in work.points)


def test_sessions_are_alive(demo: Services, files: dict[str, FileLine]) -> None:
    lines = [line for file in files.values() for line in demo.sessions.list_for(file.client.id)]
    assert len(lines) > 50
    kinds = {block.kind for line in lines for block in blocks(line.session.note)}
    assert kinds == set(BlockKind)
    assert sum(1 for line in lines if line.session.private_note) > 15
    levers = {action.lever for line in lines for action in demo.sessions.get(line.session.id).actions}
    assert levers == set(Lever)
    assert demo.sessions.get(demo.sessions.list_for(files["Claire"].client.id)[0].session.id).actions


def test_a_referral_and_a_safety_note_are_there(demo: Services, files: dict[str, FileLine]) -> None:
    bertrand = files["Bertrand"].client
    assert bertrand.is_referral_offered
    assert bertrand.wishes_it is Answer.NO
    (note,) = demo.safety.list_for(files["Nadia"].client.id)
    assert note.asked_directly
    assert note.ask_again_on == TODAY


def test_documents_were_given_and_words_are_kept(demo: Services, files: dict[str, FileLine]) -> None:
    (claire,) = [line.client for name, line in files.items() if name.startswith("Claire")]
    given = demo.given.list_for(claire.id)
    assert [one.recipient.value for one in given] == ["payer", "client", "doctor"]
    assert given[-1].recipient_name
    assert claire.own_words


def test_the_fictional_practice_says_so_on_every_document(
    demo: Services, files: dict[str, FileLine], french: Translator
) -> None:
    assert demo.practice.get().is_demo
    session = demo.sessions.list_for(files["Claire"].client.id)[0].session
    report = demo.documents.session_report(session.id, french, Reader(), ReportOptions())
    assert report.watermark == "DÉMO"
    assert [panel.key for section in report.sections for panel in panels(section)] == [
        "cbi.personal",
        "cbi.work",
        "pulse.energy",
    ]


def panels(section: object) -> tuple[TrendPanel, ...]:
    return section.trend.panels if isinstance(section, FigureSection) and section.trend else ()


def test_nothing_of_it_can_slip_into_a_real_vault(demo: Services, tmp_path: Path) -> None:
    key = demo.ledger._store.raw_key_hex
    for path in demo.folder.parent.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert key.encode() not in content
            assert bytes.fromhex(key) not in content
            assert b"Claire" not in content
    assert {path.name for path in demo.folder.iterdir()} <= {"vault.db", "vault.db-journal"}
    with pytest.raises(StorageError):
        VaultsService(tmp_path, FLOOR).unlock(demo.folder, "noisetier voulais demandeur paisible")
    assert not demo.backups.is_due()
    assert demo.backups.begin_if_due() is None
    with pytest.raises(UserError):
        demo.backups.back_up_now()
    if os.name == "posix":
        assert stat.S_IMODE(demo.folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((demo.folder / "vault.db").stat().st_mode) == 0o600


def test_the_demo_can_be_edited(tmp_path: Path, library: Library, root: Path) -> None:
    services = make(tmp_path, library, root, "en", date(2024, 2, 29))
    assert services.practice.get().document_language == "en"
    assert services.today.get().day == date(2024, 2, 29)
    nurses = [line.client.occupation for line in services.clients.find("claire")]
    assert nurses == ["nurse"]
    done = services.clients.create("Zoé")
    assert len(services.clients.find("zoe")) == 1
    services.take_back(done.step)
    throw_away(services)
    assert list(tmp_path.iterdir()) == []


def test_old_copies_go_and_those_of_a_running_program_stay(tmp_path: Path) -> None:
    running = tmp_path / f"demo-{os.getppid()}-0a.coachdesk"
    stale = tmp_path / "demo-999999999-0b.coachdesk"
    earlier = tmp_path / f"demo-{os.getpid()}-0c.coachdesk"
    foreign = tmp_path / "demo-Cabinet.coachdesk"
    for folder in (running, stale, earlier, foreign):
        folder.mkdir()
        (folder / "vault.db").touch()
    remove_old(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([running.name, foreign.name])


@pytest.fixture(scope="module")
def told(root: Path) -> dict[str, Any]:
    folder = root / "resources" / "demo"
    return {name: tomllib.loads((folder / f"{name}.toml").read_text()) for name in ("story", "fr", "en")}


def shape(value: object) -> object:
    """Which texts there are, and which are empty."""
    if isinstance(value, dict):
        return {name: shape(one) for name, one in value.items()}
    if isinstance(value, list):
        return [shape(one) for one in value]
    return bool(value)


def leaves(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from leaves(one)


def test_both_languages_tell_the_same_story(told: dict[str, Any]) -> None:
    assert shape(told["fr"]) == shape(told["en"])
    people = [story["key"] for story in told["story"]["client"]]
    assert list(told["fr"]) == ["practice", *people, "supervision"]


def test_supervision_was_kept_with_its_hours_and_one_waits_to_be_looked_through(
    demo: Services, french: Translator
) -> None:
    told = demo.supervision.list_all()
    assert sum(line.minutes for line in told.hours) == 390
    planned, latest = told.lines[:2]
    assert demo.supervision.list_passages(planned.supervision.id, french)
    with pytest.raises(UserError):
        demo.supervision.notes(planned.supervision.id, french, NotesOptions())
    notes = demo.supervision.notes(latest.supervision.id, french, NotesOptions())
    (name,) = latest.pseudonyms
    assert "Claire" not in str(notes)
    assert name in str(notes)


def test_the_texts_say_nothing_that_the_program_never_says(told: dict[str, Any]) -> None:
    found = [text for language in ("fr", "en") for text in leaves(told[language]) if NEVER.search(text)]
    assert found == []


def test_numbers_and_addresses_are_those_kept_for_fiction(told: dict[str, Any]) -> None:
    texts = [text for language in ("fr", "en") for text in leaves(told[language])]
    phones = [text for text in texts if re.fullmatch(r"0\d( \d\d){4}", text)]
    assert len(phones) > 30
    assert all(phone.startswith(("06 39 98 ", "01 99 00 ")) for phone in phones)
    assert all("@example.org" in text for text in texts if "@" in text)


@pytest.mark.parametrize("weekday", range(7))
def test_on_any_day_of_the_week_nothing_is_recorded_before_its_file_or_after_today(
    told: dict[str, Any], weekday: int
) -> None:
    today = date(2026, 11, 16) + timedelta(days=weekday)
    assert today.weekday() == weekday
    for story in told["story"]["client"]:
        nothing = cast("Any", None)
        person = Person(story, told["fr"][story["key"]], nothing, nothing, today)
        events = sorted(person.events())
        assert events[0].rank == 0
        assert events[-1].day <= today


def test_the_load_runs_straight_between_its_points() -> None:
    course = Course("x", [(100, 80), (50, 30), (0, 40)])
    assert [course.load(ago) for ago in (200, 100, 75, 50, 25, 0)] == [80, 80, 55, 30, 35, 40]
    assert course.chance("cbi", 3).random() == Course("x", [(0, 0)]).chance("cbi", 3).random()
    assert course.chance("cbi", 3).random() != course.chance("cbi", 4).random()
