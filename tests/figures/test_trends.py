from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coachdesk.domain.phases import Phase
from coachdesk.domain.situations import WorkSituation
from coachdesk.figures.charts import TrendPanel
from coachdesk.figures.trend_tables import for_paper
from coachdesk.figures.trends import available_panels, first_panels, together
from coachdesk.i18n.translator import Translator
from tests.figures.records import (
    CLIENT,
    INSTANT,
    JOBLESS,
    LEAVE,
    LIBRARY,
    MOVES,
    PART,
    SITUATIONS,
    TODAY,
    WORK,
    changed,
    chart_of,
    held,
    moved,
    taken,
    year,
)
from tests.i18n.speaking import english, french

BOTH = ("cbi.personal", "cbi.work")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def only_panel(t: Translator, *values: float, **options: WorkSituation | None) -> TrendPanel:
    days = [TODAY - timedelta(weeks=4 * n) for n in reversed(range(len(values)))]
    measured = [
        taken(n, day, {"work": value}, situation=options.get("situation", WORK))
        for n, (day, value) in enumerate(zip(days, values, strict=True))
    ]
    return chart_of(t, *measured, panels=("cbi.work",)).panels[0]


def test_a_panel_spans_the_whole_range_in_words_of_the_reader() -> None:
    panel = chart_of(french(), *year()).panels[0]
    assert (panel.key, panel.name, panel.instrument) == ("cbi.personal", "Épuisement personnel", "CBI")
    assert (panel.low, panel.high, panel.range_words) == (0, 100, "0 à 100")
    assert [(tick.value, tick.label) for tick in panel.ticks] == [(0, "0"), (50, "50"), (100, "100")]
    assert panel.direction == "plus haut = plus d’épuisement"
    assert [point.label for point in panel.points] == ["79,2", "83,3", "66,7", "58,3", "62,5", "54,2"]
    assert chart_of(english(), *year()).panels[0].points[0].label == "79.2"


def test_the_first_measure_that_may_be_compared_is_the_baseline() -> None:
    panel = chart_of(french(), *year()).panels[0]
    assert panel.baseline == pytest.approx(58.333333)
    assert panel.baseline_label == "mesure de départ\u00a0: 58,3"
    assert panel.usual is not None
    assert (panel.usual.low, panel.usual.high) == pytest.approx(
        (58.333333 - 16.49, 58.333333 + 16.49), abs=0.01
    )


def test_sentence_gives_both_measures_their_size_and_what_was_partly_answered() -> None:
    assert plain(chart_of(french(), *year()).panels[0].sentence) == (
        "Du 15 sept. (58,3) au 20 nov. 2026 (54,2) : 4,1 points de moins, dans la variation habituelle, 16,49 (b). "
        "3 en d’autres situations, hors comparaison. 13 oct. 2026 : 5/6 réponses."
    )
    assert plain(chart_of(english(), *year()).panels[0].sentence) == (
        "From 15 Sep (58.3) to 20 Nov 2026 (54.2): 4.1 points less, within usual variation, 16.49 (b). "
        "3 in other work situations, not compared. 13 Oct 2026: 5/6 answers."
    )


def test_years_that_differ_are_both_said() -> None:
    panel = chart_of(
        french(), taken(1, date(2025, 3, 3), {"personal": 79.0}), taken(2, TODAY, {"personal": 54.0})
    ).panels[0]
    assert plain(panel.sentence).startswith(
        "Du 3 mars 2025 (79) au 20 nov. 2026 (54) : 25 points de moins, plus que"
    )


def test_partly_answered_measure_is_hollow_with_its_word_and_stays_joined() -> None:
    panel = chart_of(french(), *year()).panels[0]
    assert [point.word for point in panel.points] == ["", "", "", "", "5/6 réponses", ""]
    assert [point.is_hollow for point in panel.points] == [False] * 4 + [True, False]
    assert panel.lines == ((0, 1, 2), (3, 4, 5))
    assert panel.points[4].spoken == (
        "Épuisement personnel, 13\u00a0oct.\u00a02026\u00a0: 62,5 sur une échelle de 0 à 100, 5/6 réponses"
    )


def test_gap_is_named() -> None:
    (gap,) = chart_of(french(), *year()).panels[0].gaps
    assert (gap.start, gap.end, gap.word) == (date(2026, 5, 26), date(2026, 9, 15), "pas de mesure")


def test_work_scale_answered_on_leave_is_hollow_apart_and_said_so() -> None:
    panel = chart_of(french(), *year(), panels=("cbi.work",)).panels[0]
    assert [point.word for point in panel.points] == ["", "en arrêt", "", ""]
    assert panel.lines == ((2, 3),)
    assert plain(panel.sentence).endswith("2 en d’autres situations, hors comparaison.")


def test_first_measure_taken_off_work_is_no_baseline() -> None:
    days = [TODAY - timedelta(weeks=8), TODAY - timedelta(weeks=4), TODAY]
    panel = chart_of(
        french(),
        taken(1, days[0], {"work": 90.0}, situation=LEAVE),
        taken(2, days[1], {"work": 70.0}),
        taken(3, days[2], {"work": 60.0}),
        panels=("cbi.work",),
    ).panels[0]
    assert panel.baseline == 70.0


def test_reasons_to_be_hollow_are_both_said() -> None:
    panel = chart_of(
        english(), taken(1, TODAY, {"work": 50.0}, situation=JOBLESS, answered=4), panels=("cbi.work",)
    ).panels[0]
    assert panel.points[0].word == "not employed, 4/6 answers"
    assert plain(panel.sentence) == "1 while not employed, not compared. 20 Nov 2026: 4/6 answers."


def test_several_measures_apart_or_partly_answered_are_counted() -> None:
    panel = chart_of(
        french(),
        *(
            taken(n, TODAY - timedelta(weeks=n), {"work": 50.0}, situation=LEAVE, answered=4)
            for n in range(3)
        ),
        panels=("cbi.work",),
    ).panels[0]
    assert panel.sentence == ("3 en arrêt, hors comparaison. 3 reposent sur une partie des réponses.")
    assert panel.baseline is None


def test_one_measure_is_too_early_to_compare() -> None:
    panel = only_panel(french(), 62.0)
    assert (
        panel.sentence == "Une mesure, 62\u00a0le\u00a020\u00a0nov.\u00a02026\u00a0: trop tôt pour comparer."
    )
    assert (panel.baseline, panel.baseline_label, panel.lines) == (None, "", ())


def test_no_measure_is_said() -> None:
    chart = chart_of(french())
    assert chart.panels[0].sentence == "Pas encore de mesure."
    assert chart.subtitle == "Pas encore de mesure"
    assert chart.table.rows == ()
    assert (chart.end - chart.start).days >= 84


def test_two_measures_on_one_day_are_both_drawn_and_said() -> None:
    pair = [taken(n, date(2026, 10, 20), {"personal": 50.0 + n}) for n in (1, 2)]
    chart = chart_of(french(), taken(0, date(2026, 9, 15), {"personal": 70.0}), *pair)
    panel = chart.panels[0]
    assert [point.label for point in panel.points] == ["70", "51", "52"]
    assert panel.lines == ((0, 1, 2),)
    assert panel.sentence.endswith("2 mesures le\u00a020\u00a0oct.\u00a02026.")
    assert [row.cells for row in chart.table.rows] == [("70",), ("51",), ("52",)]


def test_several_days_with_two_measures_are_counted() -> None:
    days = [TODAY - timedelta(weeks=weeks) for weeks in (4, 4, 2, 2)]
    panel = chart_of(english(), *(taken(n, day, {"personal": 50.0}) for n, day in enumerate(days))).panels[0]
    assert panel.sentence.endswith("On 2 days there are several measures.")


def test_ten_years_of_weeks_are_dense() -> None:
    days = [TODAY - timedelta(weeks=weeks) for weeks in reversed(range(522))]
    panel = chart_of(french(), *(taken(n, day, {"personal": 50.0}) for n, day in enumerate(days))).panels[0]
    assert panel.is_dense
    assert panel.lines == (tuple(range(522)),)
    assert plain(panel.sentence).startswith("Égal le 25 nov. 2016 et le 20 nov. 2026 : 50.")


def test_fifty_is_a_customary_mark_with_its_source_once() -> None:
    chart = chart_of(french(), *year(), panels=BOTH)
    for panel in chart.panels:
        (line,) = panel.references
        assert (line.value, line.label, line.note) == (50, "50\u00a0: repère d’usage", "a")
    assert [note[:3] for note in chart.footnotes] == ["(a)", "(b)"]
    assert chart.footnotes[0].startswith("(a) Convention répandue")
    assert plain(chart.footnotes[1]).endswith("La variation d’un jour à l’autre n’y est pas comptée.")


def test_mbi_lines_are_thirds_of_a_sample_in_every_language() -> None:
    measured = taken(1, TODAY, {"ee": 33.0, "dp": 9.0, "pa": 36.0}, instrument="mbi_hss")
    panels = ("mbi_hss.ee", "mbi_hss.dp", "mbi_hss.pa")
    chart = chart_of(french(), measured, panels=panels)
    assert [[line.value for line in panel.references] for panel in chart.panels] == [
        [18, 30],
        [6, 12],
        [34, 40],
    ]
    assert [line.label for line in chart.panels[0].references] == [
        "18\u00a0: début du tiers moyen",
        "30\u00a0: début du tiers supérieur",
    ]
    assert len(chart.footnotes) == 1
    in_english = chart_of(english(), measured, panels=panels)
    assert [line.value for line in in_english.panels[2].references] == [34, 40]
    assert in_english.panels[0].references[0].label == "18: middle third begins"


def test_pulse_has_no_line_and_no_footnote() -> None:
    chart = chart_of(french(), taken(1, TODAY, {"energy": 3.0}, instrument="pulse"), panels=("pulse.energy",))
    assert chart.panels[0].references == ()
    assert chart.footnotes == ()


def test_series_follow_the_position_of_the_panels_and_four_are_drawn_at_most() -> None:
    chart = chart_of(french(), panels=(*BOTH, "pulse.energy", "pulse.sleep", "pulse.meaning"))
    assert [(panel.series, panel.key) for panel in chart.panels] == list(
        enumerate((*BOTH, "pulse.energy", "pulse.sleep"))
    )


def test_subtitle_says_what_was_measured_and_when() -> None:
    assert chart_of(french(), *year()).subtitle == (
        "CBI, du\u00a03\u00a0mars au\u00a020\u00a0novembre\u00a02026. Pointillé\u00a0: mesure de départ\u202f; "
        "bande grise\u00a0: variation habituelle."
    )
    once = taken(1, TODAY, {"personal": 50.0})
    assert chart_of(french(), once).subtitle == "CBI, 20\u00a0novembre\u00a02026"
    pulse = taken(2, date(2025, 3, 3), {"energy": 4.0}, instrument="pulse")
    assert chart_of(english(), once, pulse, panels=("cbi.personal", "pulse.energy")).subtitle == (
        "CBI and Pulse, from 3\u00a0March\u00a02025 to 20\u00a0November\u00a02026"
    )


def test_ribbon_names_each_stretch_and_ends_with_the_axis() -> None:
    chart = chart_of(
        french(), *year(), moves=(*MOVES, replace(moved(9, Phase.REST, TODAY), deleted_at=INSTANT))
    )
    assert [(stretch.name, stretch.short_name, stretch.start_label) for stretch in chart.ribbon] == [
        ("Repos", "Repos", "16\u00a0mars"),
        ("Redéfinition", "Redéf.", "2\u00a0juin"),
        ("Retour ou nouveau départ", "Retour", "31\u00a0août"),
    ]
    assert chart.ribbon[0].end == chart.ribbon[1].start == date(2026, 6, 2)
    assert chart.ribbon[-1].end == chart.end
    assert chart.ribbon_name == "Phase"


def test_a_phase_that_began_before_the_axis_says_since_when() -> None:
    chart = chart_of(french(), *year(), moves=MOVES, since=date(2026, 7, 1))
    assert [stretch.start_label for stretch in chart.ribbon] == [
        "depuis le\u00a02\u00a0juin\u00a02026",
        "31\u00a0août",
    ]
    assert chart.ribbon[0].start == chart.start


def test_a_long_axis_says_the_year_of_a_phase() -> None:
    chart = chart_of(french(), moves=(moved(1, Phase.REST, date(2024, 3, 16)), moved(2, Phase.RETURN, TODAY)))
    assert [stretch.start_label for stretch in chart.ribbon] == [
        "16\u00a0mars\u00a02024",
        "20\u00a0nov.\u00a02026",
    ]


def test_work_situation_becomes_events_and_tinted_stretches() -> None:
    chart = chart_of(french(), *year(), situations=SITUATIONS)
    assert [event.label for event in chart.events] == [
        "Arrêt, 16\u00a0mars",
        "Reprise à temps partiel, 31\u00a0août",
    ]
    assert [(one.start, one.end) for one in chart.off_work] == [(date(2026, 3, 16), date(2026, 8, 31))]


def test_every_change_of_situation_has_its_words() -> None:
    start = TODAY - timedelta(weeks=30)
    path = (WORK, PART, WORK, LEAVE, WORK, JOBLESS, LEAVE, PART, PART)
    changes = tuple(changed(n, start + timedelta(weeks=3 * n), one) for n, one in enumerate(path))
    chart = chart_of(english(), situations=changes, since=start)
    assert [event.label.partition(",")[0] for event in chart.events] == [
        "Part-time",
        "At work",
        "On leave",
        "Back at work",
        "Not employed",
        "On leave",
        "Back part-time",
    ]
    assert [((one.end - one.start).days, one.word) for one in chart.off_work] == [
        (21, "on leave"),
        (21, "not employed"),
        (21, "on leave"),
    ]


def test_leave_that_lasts_is_tinted_to_the_end_and_the_last_word_of_a_day_counts() -> None:
    day = date(2026, 10, 1)
    changes = (
        changed(1, day, WORK),
        changed(2, day, LEAVE),
        replace(changed(3, TODAY, WORK), deleted_at=INSTANT),
    )
    chart = chart_of(french(), *year(), situations=changes)
    assert [event.label for event in chart.events] == ["Arrêt, 1er\u00a0oct."]
    assert [(one.start, one.end) for one in chart.off_work] == [(day, chart.end)]


def test_what_lies_outside_the_axis_is_not_drawn() -> None:
    later = (changed(1, date(2026, 1, 5), LEAVE), changed(2, date(2026, 2, 2), WORK))
    chart = chart_of(french(), *year(), situations=later, since=date(2026, 7, 1))
    assert (chart.events, chart.off_work) == ((), ())


def test_sessions_are_ticks_within_the_axis() -> None:
    sessions = (
        held(1, date(2026, 9, 1)),
        held(2, date(2026, 3, 1)),
        replace(held(3, TODAY), deleted_at=INSTANT),
    )
    chart = chart_of(french(), *year(), sessions=sessions)
    assert chart.sessions == (date(2026, 3, 1), date(2026, 9, 1))
    assert chart_of(french(), *year(), sessions=sessions, since=date(2026, 7, 1)).sessions == (
        date(2026, 9, 1),
    )


def test_two_weeks_are_shown_at_least_and_nothing_of_them_is_kept_back() -> None:
    fresh = [taken(n, TODAY - timedelta(days=5 * n), {"personal": 50.0}) for n in range(6)]
    chart = chart_of(french(), *fresh, since=TODAY - timedelta(days=3))
    (panel,) = chart.panels
    assert chart.start == TODAY - timedelta(days=14)
    assert [point.day for point in panel.points] == [TODAY - timedelta(days=days) for days in (10, 5, 0)]
    assert panel.curves[0][0] == (chart.start, 50.0)


def test_since_cuts_the_points_and_keeps_the_baseline() -> None:
    panel = chart_of(french(), *year(), since=date(2026, 10, 1)).panels[0]
    assert len(panel.points) == 2
    assert panel.baseline == pytest.approx(58.333333)
    assert plain(panel.sentence).startswith("Du 15 sept. (58,3) au 20 nov. 2026")
    empty = chart_of(french(), *year()[:1], since=date(2026, 9, 1)).panels[0]
    assert empty.sentence == "Pas de mesure sur cette période."


def test_table_has_a_row_for_each_date_newest_last() -> None:
    table = chart_of(french(), *year(), panels=BOTH).table
    assert table.date_head == "Date (tiret\u00a0: pas de mesure)"
    assert [(column.name, column.range_words) for column in table.columns] == [
        ("Épuisement personnel", "0 à 100"),
        ("Épuisement lié au travail", "0 à 100"),
    ]
    assert [(row.label, row.cells) for row in table.rows] == [
        ("3\u00a0mars\u00a02026", ("79,2", "75")),
        ("14\u00a0avr.\u00a02026, en arrêt", ("83,3", "–")),
        ("26\u00a0mai\u00a02026, en arrêt", ("66,7", "67,9")),
        ("15\u00a0sept.\u00a02026", ("58,3", "57,1")),
        ("13\u00a0oct.\u00a02026", ("62,5 (5/6 réponses)", "–")),
        ("20\u00a0nov.\u00a02026", ("54,2", "60,7")),
    ]


def test_dates_of_different_scales_are_in_one_order() -> None:
    late = taken(1, date(2026, 10, 1), {"personal": 50.0})
    early = taken(2, date(2026, 9, 1), {"energy": 4.0}, instrument="pulse")
    table = chart_of(english(), late, early, panels=("cbi.personal", "pulse.energy")).table
    assert [row.cells for row in table.rows] == [("–", "4"), ("50", "–")]


def test_table_on_paper_keeps_both_ends_and_says_how_many_dates_are_left_out() -> None:
    days = [TODAY - timedelta(weeks=weeks) for weeks in reversed(range(40))]
    chart = chart_of(french(), *(taken(n, day, {"personal": float(n)}) for n, day in enumerate(days)))
    paper = for_paper(french(), chart)
    assert (paper.panels, paper.footnotes) == (chart.panels, chart.footnotes)
    for table in (paper.table, *paper.table.shorter):
        assert (table.rows[0], table.rows[-1]) == (chart.table.rows[0], chart.table.rows[-1])
        shown = [row for row in table.rows if row in chart.table.rows]
        (omitted,) = [row for row in table.rows if row not in chart.table.rows]
        assert omitted.label == f"… {40 - len(shown)} autres dates"
    assert [len(table.rows) for table in (paper.table, *paper.table.shorter)] == [
        12,
        11,
        10,
        9,
        8,
        7,
        6,
        5,
        4,
    ]
    short = chart_of(french(), *year()).table
    assert for_paper(french(), chart_of(french(), *year())).table.rows == short.rows


def test_every_scale_has_its_first_and_last_value_in_the_table_on_paper() -> None:
    weekly = [
        taken(n, TODAY - timedelta(weeks=n), {"energy": float(n % 7)}, instrument="pulse") for n in range(30)
    ]
    sheets = [
        taken(100 + n, TODAY - timedelta(weeks=4 * n, days=2), {"personal": 50.0 + n}) for n in range(8)
    ]
    chart = chart_of(french(), *weekly, *sheets, panels=("cbi.personal", "pulse.energy"))
    paper = for_paper(french(), chart).table
    for column in range(2):
        values = [row.cells[column] for row in chart.table.rows if row.cells[column] != "–"]
        kept = [row.cells[column] for row in paper.rows if row.cells[column] not in {"–", ""}]
        assert (kept[0], kept[-1]) == (values[0], values[-1])


def test_available_panels_are_the_scales_with_a_value() -> None:
    measured = (*year(), taken(9, TODAY, {"energy": 3.0, "sleep": None}, instrument="pulse"))
    binned = taken(10, TODAY, {"ee": 3.0}, instrument="mbi_hss", deleted_at=INSTANT)
    assert available_panels(french(), (*measured, binned), LIBRARY) == (
        ("pulse.energy", "Énergie (Baromètre)"),
        ("cbi.personal", "Épuisement personnel (CBI)"),
        ("cbi.work", "Épuisement lié au travail (CBI)"),
    )


def test_first_panels_are_the_chosen_ones_else_the_usual_ones() -> None:
    pulse = taken(9, TODAY, {"energy": 3.0, "sleep": 4.0}, instrument="pulse")
    assert first_panels(CLIENT, (), LIBRARY) == ()
    assert first_panels(CLIENT, (*year(), pulse), LIBRARY) == (*BOTH, "pulse.energy")
    assert first_panels(CLIENT, (pulse,), LIBRARY) == ("pulse.energy", "pulse.sleep")
    chosen = replace(CLIENT, chosen_panels=("pulse.meaning", "gone.scale", "cbi.client"))
    assert first_panels(chosen, year(), LIBRARY) == ("pulse.meaning", "cbi.client")


def test_scales_of_one_questionnaire_stand_together_and_others_apart() -> None:
    keys = (
        "scs26.total",
        "cbi.personal",
        "cbi.work",
        "cbi.client",
        "pulse.a",
        "pulse.b",
        "pulse.c",
        "pulse.d",
    )
    assert together(keys) == (("scs26.total",), keys[1:4], keys[4:7], ("pulse.d",))
    assert together(()) == ()
