from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from coachdesk.domain.assessments import AnswerMode, Assessment, Score, check_date
from coachdesk.domain.errors import UserError
from coachdesk.domain.situations import WorkSituation


def assessment(situation: WorkSituation | None, *scores: Score) -> Assessment:
    return Assessment(
        id=1,
        uuid="u",
        client_id=2,
        instrument_id="pulse",
        version="1",
        taken_on=date(2026, 11, 20),
        work_situation=situation,
        mode=AnswerMode.PAPER,
        answers=(1,),
        scores=scores,
        entered_at=datetime(2026, 11, 20, 9, tzinfo=UTC),
    )


def test_values_that_the_vault_stores_do_not_change() -> None:
    assert [s.value for s in WorkSituation] == ["working", "part_time", "on_leave", "not_employed"]
    assert [m.value for m in AnswerMode] == [
        "paper", "together", "scores", "imported_answers", "imported_scores",
    ]  # fmt: skip


def test_scores_without_answers_are_those_typed_and_those_imported() -> None:
    assert [m for m in AnswerMode if m.is_scores] == [AnswerMode.SCORES, AnswerMode.IMPORTED_SCORES]


def test_working_part_time_is_being_at_work() -> None:
    assert [s for s in WorkSituation if s.is_at_work] == [WorkSituation.WORKING, WorkSituation.PART_TIME]


def test_each_situation_has_its_own_words() -> None:
    assert len({situation.label for situation in WorkSituation}) == len(WorkSituation)


def test_only_a_known_absence_counts_as_off_work() -> None:
    assert not assessment(None).is_off_work
    assert not assessment(WorkSituation.PART_TIME).is_off_work
    assert assessment(WorkSituation.ON_LEAVE).is_off_work
    assert assessment(WorkSituation.NOT_EMPLOYED).is_off_work


def test_a_score_is_found_by_its_scale() -> None:
    sleep = Score("sleep", 4.0, 1, 1)
    filled = assessment(None, Score("energy", 3.0, 1, 1), sleep)
    assert filled.score("sleep") is sleep
    assert filled.score("meaning") is None


def test_a_day_to_come_is_refused() -> None:
    today = date(2026, 11, 20)
    check_date(today, today)
    check_date(date(2016, 1, 1), today)
    with pytest.raises(UserError) as told:
        check_date(date(2026, 11, 21), today)
    assert told.value.facts == {"date": date(2026, 11, 21)}
