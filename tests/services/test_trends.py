from __future__ import annotations

from datetime import date

import pytest

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.clients import WordUsed
from coachdesk.domain.phases import DecidedBy, Phase
from coachdesk.domain.sessions import Place
from coachdesk.domain.situations import WorkSituation
from coachdesk.domain.trend_layers import Span, TimeView
from coachdesk.i18n.translator import Translator
from coachdesk.services.services import Services
from tests.services.samples import CBI


@pytest.fixture
def measured(services: Services, client_id: int) -> int:
    services.phases.move(client_id, Phase.REST, date(2026, 5, 1), DecidedBy.TOGETHER)
    services.network.record_situation(client_id, date(2026, 4, 1), WorkSituation.ON_LEAVE)
    services.sessions.start(client_id, date(2026, 6, 1), None, Place.VIDEO)
    for month in (5, 8, 11):
        day = date(2026, month, 4)
        services.assessments.record(client_id, "cbi", day, CBI, AnswerMode.PAPER, WorkSituation.ON_LEAVE)
        services.assessments.record(client_id, "checkin5", day, (1, 0, 1, 0, 1), AnswerMode.TOGETHER, None)
        services.assessments.record(client_id, "pulse", day, (3, 4, 5, 6, 7, 8), AnswerMode.TOGETHER, None)
    return client_id


def test_the_chart_shows_path_sessions_and_the_chosen_scales(
    services: Services, measured: int, french: Translator
) -> None:
    services.clients.edit(measured, chosen_panels=("pulse.meaning", "cbi.work"))
    chart = services.trends.chart(measured, french)
    assert [panel.key for panel in chart.panels] == ["pulse.meaning", "cbi.work"]
    assert [len(panel.points) for panel in chart.panels] == [3, 3]
    assert [stretch.phase for stretch in chart.ribbon] == [Phase.REST]
    assert chart.sessions == (date(2026, 6, 1),)
    assert chart.off_work
    assert all(point.is_hollow for point in chart.panels[1].points)


def test_without_a_choice_the_first_three_measured_scales_are_shown(
    services: Services, measured: int, english: Translator
) -> None:
    keys = [panel.key for panel in services.trends.chart(measured, english).panels]
    assert len(keys) == 3
    available = [key for key, _ in services.trends.available_panels(measured, english)]
    assert set(keys) <= set(available)
    assert len(available) == 9
    wanted = services.trends.chart(measured, english, panels=["cbi.client"], view=TimeView(Span.YEAR))
    assert [len(panel.points) for panel in wanted.panels] == [3]
    recent = services.trends.chart(measured, english, panels=["cbi.client"], view=TimeView(Span.QUARTER))
    assert [len(panel.points) for panel in recent.panels] == [1]


def test_a_scale_has_one_name_whatever_the_person_is_called(
    services: Services, measured: int, french: Translator
) -> None:
    services.clients.edit(measured, word_used=WordUsed.PATIENT)
    (panel,) = services.trends.chart(measured, french, panels=["cbi.client"]).panels
    offered = dict(services.trends.available_panels(measured, french))["cbi.client"]
    worded = services.assessments.wording("cbi", None, "fr").scales["client"].name
    assert panel.name == worded
    assert offered.startswith(worded)


def test_the_check_in_is_dots_and_no_score(services: Services, measured: int, english: Translator) -> None:
    dots = services.trends.check_in(measured, english)
    assert [len(row.dots) for row in dots.rows] == [3] * 5
    assert [
        len(row.dots)
        for row in services.trends.check_in(measured, english, TimeView(weeks_from=date(2026, 7, 1))).rows
    ] == [2] * 5
    assert not any(
        key.startswith("checkin5") for key, _ in services.trends.available_panels(measured, english)
    )


def test_an_empty_file_has_a_chart_without_panels(
    services: Services, client_id: int, english: Translator
) -> None:
    assert services.trends.chart(client_id, english).panels == ()
    assert services.trends.available_panels(client_id, english) == ()


def test_since_the_last_session_and_weeks_of_a_phase(
    services: Services, measured: int, english: Translator
) -> None:
    since = services.trends.chart(measured, english, ["cbi.client"], TimeView(Span.LAST_SESSION))
    assert all(point.day >= date(2026, 6, 1) for point in since.panels[0].points)
    assert since.start == date(2026, 6, 1)
    weeks = services.trends.chart(measured, english, ["cbi.client"], TimeView(weeks_from=date(2026, 5, 1)))
    named = [tick for tick in weeks.ticks if tick.label]
    assert (named[0].day, named[0].label) == (date(2026, 5, 1), "wk 1")
    assert all((tick.day - date(2026, 5, 1)).days % 7 == 0 for tick in weeks.ticks)


def test_a_baseline_is_named_kept_and_forgotten_and_one_step_takes_it_back(
    services: Services, measured: int, english: Translator
) -> None:
    first, *_, last = services.trends.chart(measured, english, ["cbi.personal"]).panels[0].points
    moves, assessment = services.trends.answers(last.assessment_id, english)
    assert moves.table.columns[0].range_words == "the first"
    assert not assessment.is_baseline
    done = services.assessments.name_baseline(first.assessment_id)
    services.assessments.name_baseline(last.assessment_id)
    other = services.assessments.record(
        measured, "who5", date(2026, 5, 1), (3,) * 5, AnswerMode.PAPER, None
    ).value
    services.assessments.name_baseline(other)
    named = {one.id for one in services.assessments.list_for(measured) if one.is_baseline}
    assert named == {last.assessment_id, other}
    services.assessments.forget_baseline(measured, "cbi")
    assert [one.id for one in services.assessments.list_for(measured) if one.is_baseline] == [other]
    assert len(done.step.rows) == 1
