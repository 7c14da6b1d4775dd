"""Forms of ours without a curve, in a report: every line and day of the table, under the caution, no word broken."""

from __future__ import annotations

from dataclasses import replace

from coachdesk.figures.charts import TableColumn, TableRow, TableTwin
from coachdesk.figures.documents import FigureSection
from coachdesk.figures.line_tables import INDENT, LineTable
from tests.reports import content
from tests.reports.reading import made, pages_text

HEADS = ("Heures", "Énergie", "Récupération", "Confiance", "Contact", "Aménagements")
WEEKS = LineTable(
    "Semaine de reprise",
    "Une ligne par semaine.",
    TableTwin(
        "Date (tiret : sans réponse)",
        tuple(TableColumn(head, "0 à 10") for head in HEADS),
        tuple(
            TableRow(f"{day} nov. 2026", ("17,5", "5", "–", "8", "Non", "En partie")) for day in range(1, 9)
        ),
    ),
)
SIGNS = LineTable(
    "Signaux faibles",
    "Pour chaque signe.",
    TableTwin(
        "Ligne",
        (TableColumn("2 janv. 2026", ""), TableColumn("12 juin 2026", "")),
        (TableRow("Le corps", ("", "")), TableRow(f"{INDENT}Fatigue qui reste", ("Net", "Léger"))),
    ),
)


def test_tables_of_forms_stand_in_a_report_under_the_caution_without_a_broken_word() -> None:
    section = FigureSection("Mesures", None, None, (WEEKS, SIGNS))
    pages = pages_text(made(content.session_report(sections=(section,))))
    lines = [line for page in pages for line in page.split("\n")]
    flat = " ".join(" ".join(lines).split())
    for head in HEADS:
        assert head in flat
    for words in ("Semaine de reprise", "8 nov. 2026", "En partie", "Le corps", "Fatigue qui reste", "Léger"):
        assert words in flat.replace("\u00a0", " ")
    assert all(content.CAUTION[:20] in " ".join(page.split()) for page in pages)


def test_a_table_that_a_page_has_room_for_is_not_parted() -> None:
    rows = tuple(TableRow(f"{INDENT}Signe {number}", ("Net", "Léger")) for number in range(20))
    long = [
        replace(SIGNS, title=f"Table {letter}", table=replace(SIGNS.table, rows=(SIGNS.table.rows[0], *rows)))
        for letter in "ABC"
    ]
    section = FigureSection("Réponses", None, None, tuple(long))
    pages = [
        page.replace("\u00a0", " ") for page in pages_text(made(content.session_report(sections=(section,))))
    ]
    holding = [[page for page in pages if f"Table {letter}" in page] for letter in "ABC"]
    for (page,), letter in zip(holding, "ABC", strict=True):
        after = page.split(f"Table {letter}")[1]
        assert all(f"Signe {number}" in after for number in range(20)), letter
