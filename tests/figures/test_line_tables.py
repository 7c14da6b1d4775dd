"""Forms of ours over time: what was answered, line by line, and nothing that looks like a total."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from coachdesk.domain.assessments import AnswerMode, Assessment
from coachdesk.domain.scoring import score
from coachdesk.domain.situations import WorkSituation
from coachdesk.figures.line_tables import DAYS_ACROSS, LineTable, is_drawn, line_tables
from coachdesk.figures.trends import available_panels
from tests.i18n.speaking import english, french
from tests.instruments.shelf import SHELF

DAY = date(2026, 10, 2)


def taken(
    instrument_id: str,
    answers: tuple[float | None, ...],
    day: date = DAY,
    situation: WorkSituation | None = WorkSituation.WORKING,
) -> Assessment:
    instrument = SHELF.get(instrument_id)
    return Assessment(
        id=day.toordinal(), uuid=str(day), client_id=1, instrument_id=instrument_id, version="1", taken_on=day,
        work_situation=situation, mode=AnswerMode.TOGETHER, answers=answers,
        scores=score(instrument, answers).scales, entered_at=datetime(2026, 11, 1, tzinfo=UTC),
    )  # fmt: skip


def only(*assessments: Assessment) -> LineTable:
    (found,) = line_tables(english(), assessments, SHELF)
    return found


def test_each_sign_stands_in_its_family_with_its_columns() -> None:
    table = only(taken("weak_signals", (2, 3, 1, *[0] * 33))).table
    assert [row.label for row in table.rows[:3]] == [
        "The body",
        "\u2003Tiredness that stays",
        "\u2003Restless sleep",
    ]
    assert [row.cells for row in table.rows[:3]] == [("",), ("Clear, longer, now and then",), ("Absent",)]
    assert len(table.rows) == 12 + 3


def test_wished_and_lived_stand_side_by_side_with_their_gap() -> None:
    rows = only(taken("job_wished_lived", (8, 5, 2, 6, 7, None, *[5] * 10))).table.rows
    assert [row.cells[0] for row in rows[:4]] == ["8 · 5 (\u22123)", "2 · 6 (+4)", "7 · –", "5 · 5 (0)"]


def test_a_week_of_a_return_is_a_row_with_its_hours() -> None:
    table = only(
        taken("return_week", (17.5, 6, 5, None, 0, 1), DAY),
        taken("return_week", (20, 6, 5, 4, 1, 2), DAY + timedelta(7)),
    ).table
    assert [row.cells for row in table.rows] == [
        ("17.5", "6", "5", "–", "No", "In part"),
        ("20", "6", "5", "4", "Yes", "Yes"),
    ]
    assert table.columns[0].range_words == "0 to 100"


def test_days_off_work_are_said_where_the_lines_are_about_work() -> None:
    away = WorkSituation.ON_LEAVE
    factors = only(taken("risk_factors", (1,) * 14, DAY, away))
    assert factors.table.columns[0].name == "2\u00a0Oct\u00a02026, on leave"
    signs = only(taken("weak_signals", (0,) * 36, DAY, away))
    assert signs.table.columns[0].name == "2\u00a0Oct\u00a02026"


def test_the_latest_days_are_shown_and_the_others_counted() -> None:
    days = [DAY + timedelta(weeks) for weeks in range(6)]
    table = only(*(taken("risk_factors", (number % 5,) * 14, day) for number, day in enumerate(days)))
    assert len(table.table.columns) == DAYS_ACROSS
    assert "The latest 4 days of 6." in table.subtitle
    assert table.table.rows[1].cells[-1] == "Not at all"


def test_what_has_scores_and_what_was_never_answered_has_no_table() -> None:
    assert line_tables(french(), (taken("pulse", (5,) * 6), taken("checkin5", (1,) * 5)), SHELF) == ()


def test_no_line_of_a_map_and_no_count_of_a_guide_is_a_curve() -> None:
    held = (taken("risk_factors", (1,) * 14), taken("guide10", (1,) * 10), taken("pulse", (5,) * 6))
    keys = [key for key, _ in available_panels(english(), held, SHELF)]
    assert {key.partition(".")[0] for key in keys} == {"pulse"}
    assert [one.id for one in SHELF.latest() if not is_drawn(one)] == [
        "guide10", "weak_signals", "risk_factors", "job_wished_lived",
    ]  # fmt: skip
