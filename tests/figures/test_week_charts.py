"""A chart in weeks: days of one week share a row of its table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from coachdesk.figures.charts import TableColumn, TableRow, TableTwin
from coachdesk.figures.week_charts import in_weeks, without_days
from tests.i18n.speaking import french
from tests.reports import content

ROWS = (
    TableRow("3 mars 2026", ("79", "–")),
    TableRow("5 mars 2026", ("–", "4")),
    TableRow("6 mars 2026", ("–", "5")),
    TableRow("12 mars 2026, en arrêt", ("70", "–")),
)


def test_days_of_one_week_share_a_row_unless_they_hold_two_values_of_one_scale() -> None:
    columns = (TableColumn("Épuisement", "0 à 100"), TableColumn("Énergie", "0 à 10"))
    chart = replace(content.year_chart(), table=TableTwin("Date", columns, ROWS))
    table = in_weeks(french(), chart, date(2026, 3, 2)).table
    assert table.date_head == "Semaine (tiret\u00a0: pas de mesure)"
    assert [(row.label, row.cells) for row in table.rows] == [
        ("semaine\u00a01", ("79", "4")),
        ("semaine\u00a01", ("–", "5")),
        ("semaine\u00a02, en arrêt", ("70", "–")),
    ]


def test_a_value_and_the_weeks_after_it_stay_apart() -> None:
    said = without_days(
        french(), "Une mesure, 6 le 25 févr. 2026 : trop tôt.", date(2026, 3, 2), date(2026, 4, 1)
    )
    assert said.startswith("Une mesure, 6, 1 semaine avant")
