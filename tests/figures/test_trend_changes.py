"""What stands under a panel about the last measure beside the first: a checked threshold, or why there is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from coachdesk.domain.situations import WorkSituation
from coachdesk.domain.trend_layers import Layer
from coachdesk.figures.trends import Scene
from coachdesk.i18n.translator import Translator
from tests.figures.records import LEAVE, PART, TODAY, WORK, chart_of, taken, year
from tests.i18n.speaking import english, french


def under(
    t: Translator,
    panel: str,
    *values: float,
    situations: tuple[WorkSituation, ...] = (),
) -> str:
    """The sentence of a panel with one measure every four weeks."""
    instrument, _, scale = panel.partition(".")
    measures = [
        taken(
            number,
            TODAY - timedelta(weeks=4 * (len(values) - 1 - number)),
            {scale: value},
            instrument=instrument,
            situation=situations[number] if situations else WORK,
        )
        for number, value in enumerate(values)
    ]
    (drawn,) = chart_of(t, *measures, panels=(panel,)).panels
    return drawn.sentence.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_difference_is_put_beside_its_threshold() -> None:
    assert under(english(), "who5.pct", 40, 52, 64).endswith(
        "From 25 Sep (40) to 20 Nov 2026 (64): 24 points more, beyond usual variation, 18.56 (b)."
    )
    assert "dans la variation habituelle" in under(french(), "who5.pct", 40, 64, 52)


def test_a_threshold_of_imprecision_says_so_there_too() -> None:
    assert "larger than the imprecision of the questionnaire" in under(english(), "cbi.personal", 80, 40)


def test_without_a_checked_figure_that_is_said() -> None:
    assert under(english(), "pulse.energy", 2, 9).endswith("No checked figure of usual variation.")
    assert under(french(), "pulse.energy", 2, 9).endswith("Aucun chiffre vérifié de variation habituelle.")


def test_across_a_change_of_work_situation_the_next_one_is_taken_and_the_others_are_counted() -> None:
    said = under(english(), "who5.pct", 20, 40, 64, situations=(LEAVE, PART, PART))
    assert said == (
        "From 23 Oct (40) to 20 Nov 2026 (64): 24 points more, beyond usual variation, 18.56 (b). "
        "1 while on leave, not compared."
    )
    alone = under(english(), "who5.pct", 20, 40, 64, situations=(LEAVE, LEAVE, PART))
    assert alone == "64 on 20 Nov 2026: the first that may be compared. 2 while on leave, not compared."


def test_a_measure_apart_is_compared_to_nothing() -> None:
    said = under(english(), "cbi.work", 90, 20, 60, 55, situations=(LEAVE, LEAVE, WORK, WORK))
    assert said.startswith("From 23 Oct (60) to 20 Nov 2026 (55): 5 points less")
    assert said.endswith("2 while on leave, not compared.")


def test_one_measure_is_compared_with_nothing() -> None:
    assert under(english(), "who5.pct", 40).endswith("too early to compare.")


def test_a_named_baseline_stays_when_an_earlier_sheet_comes_in_and_is_called_so() -> None:
    days = [TODAY - timedelta(weeks=weeks) for weeks in (12, 8, 4, 0)]
    sheets = [taken(n, day, {"personal": 10.0 * n}) for n, day in enumerate(days)]
    (first,) = chart_of(english(), *sheets).panels
    assert (first.baseline, first.baseline_label) == (0.0, "baseline: 0")
    sheets[2] = replace(sheets[2], is_baseline=True)
    (panel,) = chart_of(english(), *sheets).panels
    assert (panel.baseline, panel.first, panel.baseline_label) == (20.0, 2, "chosen baseline: 20")
    assert panel.sentence.replace("\u00a0", " ").startswith("From 23 Oct (20) to 20 Nov 2026 (30)")


def test_a_named_baseline_that_answers_another_question_is_told() -> None:
    sheets = (
        replace(taken(1, TODAY - timedelta(weeks=4), {"personal": 20.0}, situation=LEAVE), is_baseline=True),
        taken(2, TODAY, {"personal": 40.0}),
    )
    (panel,) = chart_of(english(), *sheets).panels
    assert "Not compared with 23 Oct 2026" in panel.sentence.replace("\u00a0", " ")


def test_layers_that_are_hidden_are_not_drawn_and_the_sentence_stays() -> None:
    whole = chart_of(french(), *year())
    bare = chart_of(french(), *year(), scene=Scene(hidden=frozenset(Layer)))
    (panel,), (before,) = bare.panels, whole.panels
    assert (panel.baseline, panel.usual, panel.references) == (None, None, ())
    assert (bare.ribbon, bare.sessions, bare.events, bare.off_work) == ((), (), (), ())
    assert panel.points == before.points
    assert panel.sentence.replace("(a)", "(b)") == before.sentence
