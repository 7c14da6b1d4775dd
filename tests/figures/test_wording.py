"""What no figure and no document ever says, in either language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from coachdesk.domain.clients import Answer
from coachdesk.domain.documents import Reader
from coachdesk.domain.phases import phase_on
from coachdesk.domain.practices import Profession
from coachdesk.domain.sessions import Lever
from coachdesk.figures import files
from coachdesk.figures.check_ins import check_in_chart
from coachdesk.figures.recovery_sheets import recovery_sheet
from coachdesk.figures.referral_letters import referral_letter
from coachdesk.figures.session_reports import Measures, ReportOptions, session_report
from coachdesk.figures.trends import available_panels
from coachdesk.i18n.translator import Translator
from tests.figures.records import (
    CLIENT,
    CONTACTS,
    JOBLESS,
    LEAVE,
    LIBRARY,
    MOVES,
    PRACTICE,
    SITUATIONS,
    TODAY,
    action,
    chart_of,
    held,
    taken,
    texts,
    year,
)
from tests.i18n.speaking import english, french

BANNED = re.compile(
    r"am[ée]lior|d[ée]t[ée]rior|aggrav|signific|rechut|relaps|s[ée]v[èe]r|improv|worse|better|mieux|pire"
    r"|pr[ée]vision|pr[ée]dict|predict|patholog"
    r"|maladie|disease|\bdiagnostiqu|\bdiagnosed",
    re.IGNORECASE,
)
FRENCH = re.compile(
    r"[éèêàâçùûôîïœ«»]|\b(?:le|la|les|du|des|une|est|pas|avec|mesure|séance|réponse|depuis|aucune?|et)\b",
    re.IGNORECASE,
)
UNFILLED = re.compile(r"\{(?!pages?\})|\bNone\b|\bTrue\b|\bFalse\b")
DENSE = tuple(
    taken(100 + n, TODAY - timedelta(weeks=n), {"energy": 5.0}, instrument="pulse") for n in range(60)
)
MEASURED = (
    *year(),
    *DENSE,
    taken(50, TODAY, {"work": 40.0}, situation=JOBLESS, answered=4),
    taken(51, TODAY, {"work": 40.0}, situation=LEAVE, answered=4),
    taken(52, TODAY, {"ee": 30.0, "dp": 4.0, "pa": 40.0}, instrument="mbi_hss"),
    taken(53, TODAY, {}, instrument="checkin5", answers=(1, 0, None, 1, 0)),
)
PANELS = ("cbi.personal", "cbi.work", "mbi_hss.ee", "pulse.energy")


def said(t: Translator) -> Iterator[str]:
    """Every text of every figure and document; what a person typed is English here."""
    practice = replace(
        PRACTICE, practitioner="Helen Martin", name="Martin", address="1 Lavender Street", is_demo=True
    )
    client = replace(CLIENT, name="Claire Smith", minimal_energy=Answer.NO, wishes_it=Answer.NO)
    stretch = phase_on(MOVES, TODAY)
    session = held(1, TODAY, note="> I can say no.")
    chart = chart_of(t, *MEASURED, panels=PANELS, moves=MOVES, situations=SITUATIONS)
    dots = check_in_chart(t, TODAY, MEASURED, LIBRARY)
    yield from texts(chart)
    yield from texts(dots)
    yield from texts(chart_of(t, panels=PANELS))
    yield from texts(available_panels(t, MEASURED, LIBRARY))
    yield from texts(
        session_report(
            t,
            practice,
            client,
            session,
            1,
            actions=(action(1, "Answer later", Lever.SELF),),
            stretch=stretch,
            contacts=CONTACTS,
            reader=Reader(),
            options=ReportOptions(),
            measures=Measures(chart, dots),
        )
    )
    for profession in Profession:
        yield from texts(
            referral_letter(t, TODAY, replace(practice, profession=profession), client, session.held_on, "")
        )
    yield from texts(recovery_sheet(t, ("7KQD",) * 8, "3F9A", TODAY))
    yield files.facts_line(t, client, (session,), TODAY)
    yield files.spoken_line(t, client, stretch, session.held_on, session.next_at, TODAY)


@pytest.mark.parametrize("t", [french(), english()], ids=["fr", "en"])
def test_no_judgement_no_prediction_no_disease(t: Translator) -> None:
    assert [text for text in said(t) if BANNED.search(text)] == []


def test_english_holds_no_french() -> None:
    assert [text for text in said(english()) if FRENCH.search(text)] == []


def test_french_would_be_seen() -> None:
    assert sum(bool(FRENCH.search(text)) for text in said(french())) > 100


@pytest.mark.parametrize("t", [french(), english()], ids=["fr", "en"])
def test_every_placeholder_is_filled(t: Translator) -> None:
    assert [text for text in said(t) if UNFILLED.search(text)] == []


def test_french_has_no_space_that_breaks_before_its_signs() -> None:
    assert [text for text in said(french()) if re.search(r" [;:!?»]|« ", text)] == []
