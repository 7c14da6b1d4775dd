"""Each questionnaire that is offered can be typed in, kept and looked at, none of its words cut."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.instruments import EntryWay, Instrument, Kind, ResponseKind, ResponseScale
from coachdesk.domain.offers import offered
from coachdesk.domain.practices import Profession
from coachdesk.i18n.translator import Translator
from coachdesk.ui.assessments.assessment_page import AssessmentPage
from tests.instruments.shelf import SHELF
from tests.ui.assessments.typist import close_page, heard, kept, open_page, open_tab, type_text
from tests.ui.desks import DeskTrial
from tests.ui.looking import cut_words, settle, small_targets

OFFERED = [one.id for one in offered(SHELF.latest(), Profession.PSYCHOLOGIST)]
SMALLEST = (927, 584)


def check(trial: DeskTrial, page: AssessmentPage) -> None:
    trial.settle()
    settle()
    assert cut_words(page) == []
    assert small_targets(page) == []


def keys_of(instrument: Instrument) -> str:
    """What fills the form in: a score a scale, or the first answer of each question."""
    if instrument.entry[0] is EntryWay.SCORES:
        return "".join(f"{scale.low:g}\r" for scale in instrument.scales)
    printed = instrument.kind is Kind.PUBLISHED
    first = [instrument.response(item.number) for item in instrument.items]
    keys = "".join(_key_of(response) for response in first)
    return ("\r" if printed else "") + keys + "\r"


def _key_of(response: ResponseScale) -> str:
    if response.kind is ResponseKind.AMOUNT:
        return "12\r"
    return "1" if response.can_flip else str(max(response.low, 1))


@pytest.mark.parametrize("instrument_id", OFFERED)
def test_an_offered_questionnaire_is_typed_in_and_kept(
    trial: DeskTrial, client_id: int, instrument_id: str
) -> None:
    instrument = SHELF.get(instrument_id)
    page = open_page(trial, client_id, instrument_id)
    page.resize(*SMALLEST)
    check(trial, page)
    type_text(page, keys_of(instrument))
    trial.settle()
    check(trial, page)
    (one,) = kept(trial, client_id)
    by_score = instrument.entry[0] is EntryWay.SCORES
    assert (one.mode is AnswerMode.SCORES) == by_score
    assert all(score.value is not None for score in one.scores)
    assert SHELF.wording(instrument_id, None, "fr").short_title[:3] in heard(page)
    close_page(trial, page)
    tab = open_tab(trial, client_id)
    trial.settle()
    assert cut_words(tab) == []
    assert instrument_id in {line.instrument.id for line in tab._lines.values()}


@pytest.mark.parametrize(
    "instrument_id",
    sorted({"risk_factors", "weak_signals", "job_wished_lived", "return_week", "guide10", "bat23", "ors"}),
)
def test_no_word_is_cut_in_the_longest_language(
    instrument_id: str, make_trial: Callable[[Translator], DeskTrial], pseudo: Translator
) -> None:
    made = make_trial(pseudo)
    person = made.do(made.services.clients.create, "Zoé")
    page = open_page(made, person, instrument_id)
    page.resize(*SMALLEST)
    check(made, page)
    type_text(page, keys_of(SHELF.get(instrument_id)))
    check(made, page)
