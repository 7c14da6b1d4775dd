"""Importing a table: every line said before it is done, then one change, taken back as one."""

from __future__ import annotations

import sys
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.errors import StorageError, UserError
from coachdesk.domain.imports import ImportPlan, LineFate, Meaning
from coachdesk.domain.situations import WorkSituation
from coachdesk.domain.tables import Table, TableRow
from coachdesk.domain.vault_files import STORE_FILE
from coachdesk.services.services import Services
from tests.services.samples import CBI, TYPED, dump

WIDE = "Nom;Date;MBI-HSS EE;MBI-HSS DP;Métier;Étiquettes"
LONG = "Nom;Date;Questionnaire;Échelle;Score"
ITEMS = "Nom;Date;" + ";".join(f"CBI {number}" for number in range(1, 20))


def table(head: str, *lines: str) -> Table:
    rows = tuple(TableRow(number, tuple(line.split(";"))) for number, line in enumerate(lines, start=2))
    return Table("passé.csv", "", tuple(head.split(";")), rows)


def planned(services: Services, one: Table) -> ImportPlan:
    return services.imports.plan(one, services.imports.guess(one.head))


def run(services: Services, one: Table) -> ImportPlan:
    return services.imports.run(one, services.imports.guess(one.head), planned(services, one)).value


def fates(plan: ImportPlan) -> list[str]:
    return [line.fate.value for line in plan.lines]


def reasons(plan: ImportPlan) -> dict[int, list[str]]:
    return {line.line: [one.message for one in line.remarks] for line in plan.of_fate(LineFate.REFUSED)}


def test_a_dry_run_writes_nothing(services: Services) -> None:
    before = dump(services, with_drafts=True)
    plan = planned(services, table(WIDE, "Zoé L;3/4/2026;27;8;Infirmière;nuit"))
    assert fates(plan) == ["imported"]
    assert dump(services, with_drafts=True) == before


def test_files_and_scores_are_made_as_said(services: Services) -> None:
    plan = run(
        services,
        table(WIDE, "Zoé L;3/4/2025;27;8;Infirmière;nuit, reprise", "Zoé L;2026-04-03;12;;;", "Marc;;;;;"),
    )
    assert (plan.new_files, len(plan.measures)) == (2, 2)
    marc, zoe = [line.client for line in services.clients.list_files()]
    assert (zoe.name, zoe.occupation, zoe.tags) == ("Zoé L", "Infirmière", ("nuit", "reprise"))
    first, second = services.assessments.list_for(zoe.id)
    assert (first.taken_on, first.mode, first.answers) == (date(2025, 4, 3), AnswerMode.IMPORTED_SCORES, ())
    assert [score.value for score in first.scores] == [27, 8, None]
    assert [score.value for score in second.scores] == [12, None, None]
    assert services.assessments.list_for(marc.id) == ()


def test_who_typed_it_there_is_kept(services: Services) -> None:
    head = "Nom;Date;MBI-HSS EE;MBI-HSS DP;Saisi par"
    plan = run(services, table(head, "Zoé L;3/4/2025;27;8;Léa", "Zoé L;3/5/2025;26;8;"))
    zoe = services.clients.list_files()[0].client
    assert len(plan.measures) == 2
    assert [one.entered_by for one in services.assessments.list_for(zoe.id)] == ["Léa", ""]


def test_one_step_takes_all_of_it_back_and_does_it_again(services: Services) -> None:
    zoe = services.clients.create("Zoé L").value
    services.clients.edit(zoe, tags=("reprise",))
    before = dump(services)
    one = table(WIDE, "Zoé L;3/4/2025;27;8;Infirmière;nuit", "Marc;3/4/2025;1;2;;", "Ana;;;;Aide;")
    done = services.imports.run(one, services.imports.guess(one.head), planned(services, one))
    after = dump(services)
    again = services.take_back(done.step)
    assert dump(services) == before
    services.take_back(again.step)
    assert dump(services) == after


def test_what_was_imported_is_told_as_there_already(services: Services) -> None:
    one = table(WIDE, "Zoé L;3/4/2025;27;8;Infirmière;nuit", "Marc;3/4/2025;1;;;")
    run(services, one)
    before = dump(services)
    plan = run(services, one)
    assert fates(plan) == ["present", "present"]
    assert dump(services) == before


def test_good_lines_are_imported_and_each_bad_one_says_all_that_is_wrong(services: Services) -> None:
    one = table(
        WIDE,
        "Zoé L;3/4/2025;27;8;;",
        "Marc;20/11;71;8,5;;",
        ";3/4/2025;1;;;",
        "Ana;;12;;;",
        "Ana;21/11/2026;12;;;",
        "Ana;3/4/2025;douze;;#REF!;",
        "Ana;3/4/2025;1;2;a;b;de trop",
        "x" * 301 + ";;;;;",
    )
    plan = run(services, one)
    assert fates(plan) == ["imported", *["refused"] * 7]
    assert [len(said) for said in reasons(plan).values()] == [3, 1, 1, 1, 2, 1, 1]
    assert reasons(plan)[4] == ["There is no name or pseudonym."]
    assert reasons(plan)[5] == ["There is no day."]
    assert [line.client.name for line in services.clients.list_files()] == ["Zoé L"]
    told = plan.lines[1].remarks
    assert [remark.column for remark in told] == [1, 2, 3]


def test_a_line_is_imported_whole_or_not_at_all(services: Services) -> None:
    plan = run(services, table(WIDE + ";cbi.personal", "Zoé;3/4/2025;27;8;Infirmière;nuit;101"))
    assert fates(plan) == ["refused"]
    assert services.clients.list_files() == ()


def test_a_file_is_found_by_exactly_its_name(services: Services) -> None:
    services.clients.create("Zoé Lambert")
    plan = planned(services, table(WIDE, " Zoé   Lambert ;3/4/2025;1;;;", "zoe lambert;3/4/2024;1;;;"))
    assert fates(plan) == ["imported", "refused"]
    assert plan.new_files == 0
    assert "Almost the same name" in reasons(plan)[3][0]


def test_two_files_of_one_name_are_not_chosen_between(services: Services) -> None:
    services.clients.create("Zoé")
    services.clients.create("Zoé")
    assert (
        "Several files bear this name" in reasons(planned(services, table(WIDE, "Zoé;3/4/2025;1;;;")))[2][0]
    )


def test_a_file_in_the_bin_is_not_found(services: Services) -> None:
    services.clients.move_to_bin(services.clients.create("Zoé").value)
    assert planned(services, table(WIDE, "Zoé;;;;;")).new_files == 1


def test_what_a_file_says_is_never_written_over(services: Services) -> None:
    zoe = services.clients.create("Zoé").value
    services.clients.edit(zoe, occupation="Cadre", tags=("reprise",))
    plan = run(services, table(WIDE + ";Téléphone", "Zoé;;;;Infirmière;nuit;06 39 98 11 31"))
    (line,) = plan.lines
    assert line.completes == (Meaning.TAGS, Meaning.PHONE)
    assert [(one.message, one.column) for one in line.remarks] == [
        ("The file says something else here and keeps it.", 4)
    ]
    client = services.clients.get_file(zoe).client
    assert (client.occupation, client.tags, client.phone) == ("Cadre", ("reprise", "nuit"), "06 39 98 11 31")


def test_results_on_lines_of_their_own_become_one_questionnaire(services: Services) -> None:
    plan = run(
        services,
        table(
            LONG,
            "Zoé;3/4/2025;MBI-HSS;EE;27",
            "Zoé;3/4/2025;mbi_hss;DP;8",
            "Zoé;3/4/2025;CBI;Épuisement personnel;58,3333333333",
            "Zoé;3/4/2025;MBI-HSS;EE;27",
            "Zoé;3/4/2025;MBI-HSS;EE;28",
            "Zoé;3/4/2025;MBI-HSS;Humeur;28",
            "Zoé;3/4/2025;XYZ;EE;28",
            "Zoé;3/4/2025;;EE;28",
            "Zoé;3/4/2025;GAD-7;Total;8",
        ),
    )
    assert fates(plan) == ["imported"] * 3 + ["present"] + ["refused"] * 5
    assert "has other figures for the same day" in reasons(plan)[6][0]
    assert "has no scale called" in reasons(plan)[7][0]
    assert "No questionnaire here is called" in reasons(plan)[8][0]
    assert "is not switched on here" in reasons(plan)[10][0]
    zoe = services.clients.list_files()[0].client
    cbi, mbi = sorted(services.assessments.list_for(zoe.id), key=lambda one: one.instrument_id)
    assert [score.value for score in mbi.scores] == [27, 8, None]
    assert cbi.scores[0].value == 58.333333


def test_answers_are_scored_and_kept(services: Services) -> None:
    worded = ["Souvent", *map(str, CBI[1:])]
    plan = run(
        services,
        table(ITEMS, f"Zoé;3/4/2025;{';'.join(worded)}", f"Ana;3/4/2025;{';'.join(['-', *worded[1:]])}"),
    )
    assert fates(plan) == ["imported", "imported"]
    ana, zoe = [services.assessments.list_for(line.client.id)[0] for line in services.clients.list_files()]
    assert (zoe.answers, zoe.mode) == (CBI, AnswerMode.IMPORTED_ANSWERS)
    assert ana.answers == (None, *CBI[1:])
    typed = services.assessments.record(
        zoe.client_id, "cbi", date(2026, 1, 1), CBI, AnswerMode.PAPER, None
    ).value
    assert zoe.scores == services.assessments.get(typed).scores


def test_scores_beside_answers_must_be_theirs(services: Services) -> None:
    services.clients.create("Zoé")
    answers = ";".join(map(str, CBI))
    right, wrong = f"Zoé;3/4/2025;{answers};62,5", f"Zoé;4/4/2025;{answers};60"
    plan = run(services, table(ITEMS + ";cbi.personal", right, wrong))
    assert fates(plan) == ["imported", "refused"]
    assert reasons(plan)[3] == ["“{value}” is not the score that the answers of this line give."]
    assert plan.measures[0].scores == ()


def test_questions_without_a_column_are_told_once(services: Services) -> None:
    plan = planned(services, table("Nom;Date;CBI 1;CBI 2", "Zoé;3/4/2025;50;50", "Ana;3/4/2025;50;50"))
    assert [dict(remark.facts) for remark in plan.remarks] == [
        {"questionnaire": "cbi", "count": 2, "total": 19}
    ]


def test_another_sheet_of_the_same_day_is_neither_doubled_nor_written_over(services: Services) -> None:
    zoe = services.clients.create("Zoé").value
    services.assessments.record_scores(zoe, "mbi_hss", date(2025, 4, 3), {"ee": "27", "dp": "8"}, None)
    plan = planned(services, table(WIDE, "Zoé;3/4/2025;27;8;;", "Zoé;3/4/2025;27;;;", "Zoé;3/4/2025;30;8;;"))
    assert fates(plan) == ["present", "present", "refused"]
    assert "Correct it there" in reasons(plan)[4][0]


def test_the_work_situation_is_that_of_the_line_else_of_the_file(services: Services) -> None:
    zoe = services.clients.create("Zoé").value
    services.network.record_situation(zoe, date(2025, 1, 1), WorkSituation.PART_TIME)
    run(
        services,
        table(
            WIDE + ";Situation de travail",
            "Zoé;3/4/2025;1;;;;en arrêt",
            "Zoé;4/4/2025;1;;;;",
            "Zoé;3/4/2024;1;;;;",
        ),
    )
    found = {one.taken_on: one.work_situation for one in services.assessments.list_for(zoe)}
    assert found == {
        date(2024, 4, 3): None,
        date(2025, 4, 3): WorkSituation.ON_LEAVE,
        date(2025, 4, 4): WorkSituation.PART_TIME,
    }


def test_a_vault_that_changed_since_is_not_written_to(services: Services) -> None:
    one = table(WIDE, "Zoé;3/4/2025;27;8;;")
    uses, plan = services.imports.guess(one.head), planned(services, one)
    services.clients.create("Zoé")
    before = dump(services)
    with pytest.raises(UserError, match="has changed since the check"):
        services.imports.run(one, uses, plan)
    assert dump(services) == before


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are those of POSIX")
def test_a_disk_that_fills_up_on_the_way_leaves_nothing(services: Services) -> None:
    import resource

    lines = [f"Personne {number};3/4/2025;27;8;{'x' * 3000};" for number in range(200)]
    one = table(WIDE, *lines)
    uses, plan = services.imports.guess(one.head), planned(services, one)
    before = dump(services)
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, ((services.folder / STORE_FILE).stat().st_size, limit[1]))
    try:
        with pytest.raises(StorageError):
            services.imports.run(one, uses, plan)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert dump(services) == before
    assert len(services.imports.run(one, uses, plan).value.lines) == 200


def test_first_name_and_name_are_put_together(services: Services) -> None:
    run(services, table("Prénom;Nom", "Zoé;Lambert", "Ana;", ";Roy"))
    assert [line.client.name for line in services.clients.list_files()] == ["Ana", "Roy", "Zoé Lambert"]


def test_correcting_the_day_of_imported_scores_keeps_them_exact(services: Services) -> None:
    run(services, table(LONG, "Zoé;3/4/2025;CBI;personal;58,3333333333"))
    taken = services.assessments.list_for(services.clients.list_files()[0].client.id)[0]
    services.assessments.correct(
        taken.id, taken_on=date(2025, 4, 4), typed={"personal": "58,3", "work": "", "client": "50"}
    )
    after = services.assessments.get(taken.id)
    assert [score.value for score in after.scores] == [58.333333, None, 50]
    assert after.mode is AnswerMode.IMPORTED_SCORES


CELLS = st.one_of(
    st.sampled_from(
        [*TYPED, "Zoé", "Ana", "3/4/2025", "12", "3,5", "-", "#REF!", "avec\0nul", "\ud800", "54"]
    ),
    st.text(max_size=12),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(lines=st.lists(st.lists(CELLS, min_size=6, max_size=7), max_size=6))
def test_whatever_stands_in_the_cells_the_plan_is_what_happens_and_is_taken_back(
    services: Services, lines: list[list[str]]
) -> None:
    rows = tuple(TableRow(number, tuple(line)) for number, line in enumerate(lines, start=2))
    one = Table("x.csv", "", tuple(WIDE.split(";")), rows)
    uses, before = services.imports.guess(one.head), dump(services)
    plan = services.imports.plan(one, uses)
    done = services.imports.run(one, uses, plan)
    assert len(services.clients.list_files()) == plan.new_files
    assert set(fates(services.imports.plan(one, uses))) <= {"present", "refused"}
    services.take_back(done.step)
    assert dump(services) == before
