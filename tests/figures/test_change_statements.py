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
    return change_statement(t, found, SHELF.wording(instrument_id, None, t.content_language))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_three_states_in_words() -> None:
    up, down, within = (said(english(), "who5", "pct", ends) for ends in ((40, 64), (64, 40), (40, 52)))
    assert plain(up.sentence) == "Higher than on 9 Mar 2026 by 24: beyond usual variation (18.56)."
    assert plain(down.sentence) == "Lower than on 9 Mar 2026 by 24: beyond usual variation (18.56)."
    assert plain(within.sentence).startswith("Within usual variation since 9 Mar 2026: a difference of 12")
    assert (up.is_beyond, down.is_beyond, within.is_beyond) == (True, True, False)
    assert said(english(), "who5", "pct", (40, 40)).sentence.startswith("The same as")


def test_the_french_sentence_reads_as_french() -> None:
    found = said(french(), "who5", "pct", (64, 40))
    assert (
        plain(found.sentence)
        == "Plus bas que le 9 mars 2026, de 24 : au-delà de la variation habituelle (18,56)."
    )
    assert plain(found.origin).startswith("Seuil publié : Plus petit écart")


@pytest.mark.parametrize("ends", [(30.0, 60.0), (60.0, 30.0)])
def test_internal_consistency_says_what_it_does_not_count(ends: tuple[float, float]) -> None:
    found = said(english(), "cbi", "work", ends)
    assert "larger than the questionnaire’s own imprecision" in found.sentence
    assert "day-to-day variation is not counted" in found.sentence
    assert "internal consistency" in found.origin
    assert "n’est pas comptée" in said(french(), "cbi", "work", ends).sentence


def test_without_a_checked_figure_both_numbers_are_said_and_nothing_more() -> None:
    found = said(english(), "olbi", "total", (20, 60))
    assert "From 20" in found.sentence
    assert "no checked figure" in found.sentence
    assert "higher" not in found.sentence.lower()
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
