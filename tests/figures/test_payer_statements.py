"""What whoever pays is told: how many sessions and on which days, or the sentence that was agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from coachdesk.domain.clients import Disclosure
from coachdesk.figures.documents import Fact, FactsSection, ProseSection, ReportContent
from coachdesk.figures.payer_statements import payer_statement
from tests.figures.records import CLIENT, PRACTICE, TODAY
from tests.i18n.speaking import french

DAYS = (date(2025, 12, 4), date(2026, 1, 1), date(2026, 3, 2), date(2026, 3, 2))


def statement(disclosure: Disclosure, *days: date) -> ReportContent:
    client = replace(CLIENT, payer_disclosure=disclosure, payer_sentence="Le suivi a lieu comme convenu.")
    return payer_statement(french(), TODAY, PRACTICE, client, days, "La clinique")


def test_attendance_is_a_line_for_each_year_and_counts_two_sessions_of_one_day_twice() -> None:
    page = statement(Disclosure.ATTENDANCE, *reversed(DAYS))
    told = page.sections[1]
    assert isinstance(told, FactsSection)
    assert told.facts == (
        Fact("Séances", "4", ""),
        Fact("2025", "", "4\u00a0décembre"),
        Fact("2026", "", "1er\u00a0janvier et 2\u00a0mars"),
    )
    assert page.title == page.pdf_title == "Attestation de présence"
    assert page.foot == "Attestation de présence · aucun autre renseignement n’est communiqué"


def test_no_session_is_said() -> None:
    told = statement(Disclosure.ATTENDANCE).sections[1]
    assert isinstance(told, ProseSection)
    assert "Aucune séance" in told.blocks[0].text


def test_the_agreed_sentence_stands_alone_and_no_day_beside_it() -> None:
    page = statement(Disclosure.SENTENCE, *DAYS)
    told = page.sections[1]
    assert isinstance(told, ProseSection)
    assert [block.text for block in told.blocks] == ["Le suivi a lieu comme convenu."]
    assert page.title == "Attestation"
