from __future__ import annotations

from datetime import date

import pytest

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.errors import UserError
from coachdesk.domain.practices import Profession
from coachdesk.domain.situations import WorkSituation
from coachdesk.domain.typings import Difference
from coachdesk.services.services import Services
from tests.services.samples import CBI, dump

DAY = date(2026, 11, 12)


def record(services: Services, client_id: int, answers: tuple[int | None, ...] = CBI, day: date = DAY) -> int:
    return services.assessments.record(
        client_id, "cbi", day, answers, AnswerMode.PAPER, WorkSituation.ON_LEAVE
    ).value


def test_answers_are_kept_raw_with_version_scores_and_work_situation(
    services: Services, client_id: int
) -> None:
    kept = services.assessments.get(record(services, client_id))
    assert (kept.answers, kept.version, kept.mode) == (CBI, "1", AnswerMode.PAPER)
    assert kept.work_situation is WorkSituation.ON_LEAVE
    assert kept.is_off_work
    assert [(score.scale_id, score.answered) for score in kept.scores] == [
        ("personal", 6),
        ("work", 7),
        ("client", 6),
    ]
    assert kept.scores[0].value == 62.5


def test_a_missing_answer_stays_missing(services: Services, client_id: int) -> None:
    answers = (None, *CBI[1:6], None, None, None, None, *CBI[10:])
    kept = services.assessments.get(record(services, client_id, answers))
    assert kept.answers == answers
    assert kept.score("personal") is not None
    assert [(score.value is None, score.answered) for score in kept.scores] == [
        (False, 5),
        (True, 3),
        (False, 6),
    ]


@pytest.mark.parametrize(
    "answers", [(None,) * 19, CBI[:18], (*CBI, 0), (10, *CBI[1:]), (-25, *CBI[1:])], ids=len
)
def test_answers_that_the_form_does_not_have_are_refused(
    services: Services, client_id: int, answers: tuple[int | None, ...]
) -> None:
    before = dump(services)
    with pytest.raises(UserError):
        record(services, client_id, answers)
    assert dump(services) == before


def test_a_questionnaire_is_not_of_tomorrow(services: Services, client_id: int) -> None:
    with pytest.raises(UserError):
        record(services, client_id, day=date(2026, 11, 21))
    assert services.assessments.list_for(client_id) == ()


def test_questionnaires_typed_late_are_listed_by_day(services: Services, client_id: int) -> None:
    days = [date(2026, 5, 4), date(2025, 1, 1), date(2026, 11, 20)]
    for day in days:
        record(services, client_id, day=day)
    assert [one.taken_on for one in services.assessments.list_for(client_id)] == sorted(days)


def test_scores_worked_out_by_hand_are_taken_with_a_comma_or_a_gap(
    services: Services, client_id: int
) -> None:
    kept = services.assessments.get(
        services.assessments.record_scores(
            client_id, "mbi_hss", DAY, {"ee": "27", "dp": "", "pa": "33"}, None
        ).value
    )
    assert kept.answers == ()
    assert kept.mode is AnswerMode.SCORES
    assert [score.value for score in kept.scores] == [27, None, 33]


@pytest.mark.parametrize("typed", [{}, {"ee": "55"}, {"ee": "-1"}, {"ee": "abc"}, {"ee": "3,5"}])
def test_scores_out_of_range_are_refused(services: Services, client_id: int, typed: dict[str, str]) -> None:
    with pytest.raises(UserError):
        services.assessments.record_scores(client_id, "mbi_hss", DAY, typed, None)
    assert services.assessments.list_for(client_id) == ()


def test_scores_are_not_taken_where_answers_are_meant(services: Services, client_id: int) -> None:
    with pytest.raises(UserError):
        services.assessments.record_scores(client_id, "pulse", DAY, {"energy": "3"}, None)
    with pytest.raises(UserError):
        services.assessments.record(client_id, "unknown", DAY, (1,), AnswerMode.PAPER, None)


def test_a_correction_changes_what_is_given_and_scores_again(services: Services, client_id: int) -> None:
    assessment_id = record(services, client_id)
    services.assessments.correct(assessment_id, answers=(0,) * 19)
    kept = services.assessments.get(assessment_id)
    assert [score.value for score in kept.scores] == [0, pytest.approx(100 / 7), 0]
    assert (kept.taken_on, kept.mode) == (DAY, AnswerMode.PAPER)
    services.assessments.correct(
        assessment_id, taken_on=date(2026, 11, 1), work_situation=None, mode=AnswerMode.TOGETHER
    )
    kept = services.assessments.get(assessment_id)
    assert (kept.taken_on, kept.work_situation, kept.mode) == (date(2026, 11, 1), None, AnswerMode.TOGETHER)
    assert kept.answers == (0,) * 19
    for refused in ({"taken_on": date(2026, 12, 1)}, {"answers": (None,) * 19}, {"answers": (1,) * 19}):
        with pytest.raises(UserError):
            services.assessments.correct(assessment_id, **refused)
    assert services.assessments.get(assessment_id) == kept


def test_typed_scores_are_corrected(services: Services, client_id: int) -> None:
    assessment_id = services.assessments.record_scores(
        client_id, "mbi_hss", DAY, {"ee": "27", "dp": "8", "pa": "33"}, None
    ).value
    services.assessments.correct(assessment_id, typed={"ee": "30", "dp": "8", "pa": "33"})
    assert services.assessments.get(assessment_id).scores[0].value == 30


def test_a_binned_questionnaire_comes_back(services: Services, client_id: int) -> None:
    assessment_id = record(services, client_id)
    before = dump(services)
    services.assessments.move_to_bin(assessment_id)
    assert services.assessments.list_for(client_id) == ()
    services.assessments.restore(assessment_id)
    assert dump(services) == before


def test_every_questionnaire_on_the_shelf_is_offered(services: Services) -> None:
    assert {one.id for one in services.assessments.list_instruments()} >= {
        "cbi",
        "mbi_hss",
        "checkin5",
        "pulse",
    }


def test_a_coach_is_offered_no_clinical_questionnaire(services: Services, client_id: int) -> None:
    services.practice.edit(profession=Profession.COACH)
    offered = {one.id for one in services.assessments.list_offered(client_id)}
    assert offered & {"phq9", "phq2", "gad7", "isi"} == set()
    services.practice.edit(profession=Profession.PSYCHOLOGIST)
    assert "gad7" in {one.id for one in services.assessments.list_offered(client_id)}


def test_a_file_is_offered_the_coding_that_it_holds(services: Services, client_id: int) -> None:
    before = {one.id for one in services.assessments.list_offered(client_id)}
    services.assessments.record(client_id, "olbi_agree_high", DAY, [2] * 16, AnswerMode.PAPER, None)
    after = {one.id for one in services.assessments.list_offered(client_id)}
    assert before - after == {"olbi"}


def test_both_typings_of_a_sheet_and_who_typed_it_are_kept(services: Services, client_id: int) -> None:
    second = (*CBI[:6], None, *CBI[7:])
    made = services.assessments.record(
        client_id, "cbi", DAY, CBI, AnswerMode.PAPER, None, entered_by=" Léa ", typings=(CBI, second)
    ).value
    kept = services.assessments.get(made)
    assert (kept.answers, kept.entered_by) == (CBI, "Léa")
    assert kept.differences == (Difference(7, CBI[6], None),)
    services.assessments.correct(made, answers=second)
    assert services.assessments.get(made).differences == (Difference(7, CBI[6], None),)


def test_a_sheet_typed_once_names_nobody_and_has_no_second_typing(services: Services, client_id: int) -> None:
    kept = services.assessments.get(record(services, client_id))
    assert (kept.entered_by, kept.differences) == ("", None)
    alike = services.assessments.record(
        client_id, "cbi", DAY, CBI, AnswerMode.PAPER, None, typings=(CBI, CBI)
    ).value
    assert services.assessments.get(alike).differences == ()


def test_a_typing_that_the_form_does_not_have_is_refused(services: Services, client_id: int) -> None:
    with pytest.raises(UserError):
        services.assessments.record(
            client_id, "cbi", DAY, CBI, AnswerMode.PAPER, None, typings=(CBI, (7, *CBI[1:]))
        )
    assert services.assessments.list_for(client_id) == ()
