"""What stands under a panel about the last measure beside the first: a checked threshold, or why there is none."""

from __future__ import annotations

from datetime import timedelta

from coachdesk.domain.situations import WorkSituation
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
    assert "Higher than on 25 Sep 2026 by 24: beyond usual variation (18.56)." in under(
        english(), "who5.pct", 40, 52, 64
    )
    assert "Dans la variation habituelle depuis le 25 sept. 2026" in under(french(), "who5.pct", 40, 64, 52)


def test_a_threshold_of_imprecision_says_so_there_too() -> None:
    assert "day-to-day variation is not counted" in under(english(), "cbi.personal", 80, 40)


def test_without_a_checked_figure_that_is_said_and_nothing_more() -> None:
    said = under(english(), "pulse.energy", 2, 9)
    assert said.endswith("No checked figure says how large a difference must be here.")
    assert "igher than" not in said
    assert under(french(), "pulse.energy", 2, 9).endswith(
        "Aucun chiffre vérifié ne dit quelle différence compte ici."
    )


def test_without_a_figure_no_other_reason_is_added() -> None:
    said = under(english(), "pulse.energy", 2, 5, 9, situations=(LEAVE, PART, PART))
    assert "Not compared" not in said
    assert said.endswith("No checked figure says how large a difference must be here.")


def test_across_a_change_of_work_situation_the_reason_is_said_and_the_next_one_is_taken() -> None:
    said = under(english(), "who5.pct", 20, 40, 64, situations=(LEAVE, PART, PART))
    assert "Not compared with 25 Sep 2026: the work situation has changed since." in said
    assert "Higher than on 23 Oct 2026 by 24: beyond usual variation (18.56)." in said
    alone = under(english(), "who5.pct", 20, 40, 64, situations=(LEAVE, LEAVE, PART))
    assert "Not compared" in alone
    assert "than on" not in alone


def test_a_measure_apart_is_compared_to_nothing() -> None:
    said = under(english(), "cbi.work", 90, 20, 60, 55, situations=(LEAVE, LEAVE, WORK, WORK))
    assert "since 23 Oct 2026" in said
    assert "Not compared with" not in said
    assert "2 measures were answered away from work" in said


def test_one_measure_is_compared_with_nothing() -> None:
    assert under(english(), "who5.pct", 40).endswith("too early to compare.")


def test_the_year_of_the_sample_says_both() -> None:
    said = chart_of(french(), *year()).panels[0].sentence.replace("\u00a0", " ").replace("\u202f", " ")
    assert "Pas de comparaison avec le 3 mars 2026 : la situation de travail a changé depuis." in said
    assert "Dans la variation habituelle depuis le 15 sept. 2026 : un écart de 4,1 (seuil 16,49)." in said
