from __future__ import annotations

import pytest

from coachdesk.domain.comparisons import compare
from coachdesk.domain.norms import FigureKind
from coachdesk.domain.situations import WorkSituation
from coachdesk.figures.change_statements import ChangeStatement, change_statement, kind
from coachdesk.i18n.translator import Translator
from tests.domain.test_comparisons import taken
from tests.i18n.speaking import english, french
from tests.instruments.shelf import SHELF

NEVER = ("amélior", "détérior", "signific", "rechute", "sévère", "improv", "deterior", "recover", "guéri")


def said(
    t: Translator,
    instrument_id: str,
    scale_id: str,
    values: tuple[float, float],
    situation: WorkSituation = WorkSituation.WORKING,
) -> ChangeStatement:
    ends = [taken(n, value, instrument_id, scale_id) for n, value in enumerate(values, start=1)]
    ends[1] = taken(2, values[1], instrument_id, scale_id, situation=situation)
    found = compare(SHELF.get(instrument_id), scale_id, ends[0], ends[1])
    assert found is not None
    return change_statement(t, found, SHELF.wording(instrument_id, None, t.language))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_three_states_in_words() -> None:
    up, down, within = (said(english(), "who5", "pct", ends) for ends in ((40, 64), (64, 40), (40, 52)))
    assert plain(up.sentence) == (
        "From 9 Mar (40) to 16 Mar 2026 (64): 24 points more, beyond usual variation, 18.56."
    )
    assert plain(down.sentence) == (
        "From 9 Mar (64) to 16 Mar 2026 (40): 24 points less, beyond usual variation, 18.56."
    )
    assert plain(within.sentence).endswith("12 points more, within usual variation, 18.56.")
    assert (up.is_beyond, down.is_beyond, within.is_beyond) == (True, True, False)
    assert (
        plain(said(english(), "who5", "pct", (40, 40)).sentence) == "The same on 9 Mar and 16 Mar 2026: 40."
    )


def test_the_french_sentence_reads_as_french() -> None:
    found = said(french(), "who5", "pct", (64, 40))
    assert plain(found.sentence) == (
        "Du 9 mars (64) au 16 mars 2026 (40) : 24 points de moins, au-delà de la variation habituelle, 18,56."
    )
    assert plain(found.origin).startswith("Seuil publié : Plus petit écart")
    assert "0,70 point de plus" in plain(said(french(), "scs26", "total", (2.1, 2.8)).sentence)
    assert "0.70 points more" in plain(said(english(), "scs26", "total", (2.1, 2.8)).sentence)


@pytest.mark.parametrize("ends", [(30.0, 60.0), (60.0, 30.0)])
def test_internal_consistency_is_never_called_usual_variation(ends: tuple[float, float]) -> None:
    found = said(english(), "cbi", "work", ends)
    assert "larger than the imprecision of the questionnaire" in found.sentence
    assert "usual variation" not in found.sentence
    assert "internal consistency" in found.origin
    assert "Day-to-day variation is not counted." in found.origin
    assert "n’y est pas comptée" in said(french(), "cbi", "work", ends).origin


def test_without_a_checked_figure_size_and_dates_are_said_and_nothing_more() -> None:
    found = said(english(), "olbi", "total", (20, 60))
    assert plain(found.sentence) == (
        "From 9 Mar (20) to 16 Mar 2026 (60): 40 points more. No checked figure of usual variation."
    )
    assert (found.origin, found.is_beyond) == ("", False)


def test_across_a_change_the_reason_is_said() -> None:
    found = said(english(), "who5", "pct", (20, 80), WorkSituation.ON_LEAVE)
    assert "work situation has changed" in found.sentence
    assert found.origin == ""


def test_every_kind_has_a_name() -> None:
    assert len({kind(french(), one) for one in FigureKind}) == len(FigureKind)


@pytest.mark.parametrize("t", [english(), french()], ids=["en", "fr"])
def test_no_sentence_judges_or_foretells(t: Translator) -> None:
    for instrument in SHELF.latest():
        for scale in instrument.scales:
            for ends in ((scale.low, scale.high), (scale.high, scale.low), (scale.low, scale.low)):
                for situation in (WorkSituation.WORKING, WorkSituation.ON_LEAVE):
                    found = said(t, instrument.id, scale.id, ends, situation)
                    text = f"{found.sentence} {found.origin}".lower()
                    assert not [word for word in NEVER if word in text], text
                    assert "{" not in text
