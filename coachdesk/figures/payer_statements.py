"""What whoever pays is told: attendance, or the sentence agreed with the person.

The function is handed neither measures nor notes nor phases: nothing of the kind can enter, whatever a page asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from coachdesk.domain.clients import Client, Disclosure
from coachdesk.domain.errors import UserError
from coachdesk.domain.notes import Block, BlockKind, Run
from coachdesk.domain.practices import Practice
from coachdesk.figures.documents import (
    Fact,
    FactsSection,
    ProseSection,
    ReportContent,
    Section,
)
from coachdesk.figures.letterheads import signature, signed
from coachdesk.i18n import dates, labels
from coachdesk.i18n.translator import Translator


def payer_statement(
    t: Translator, today: date, practice: Practice, client: Client, held_on: Sequence[date], recipient: str
) -> ReportContent:
    """Word the statement.

    Args:
        t: language of the statement.
        today: its date.
        practice: who signs.
        client: whom it is about; the file says what was agreed.
        held_on: days of the sessions held in the period.
        recipient: as typed; the payer of the file when empty.

    Raises:
        UserError: nothing may be told, or the agreed sentence is not written down.
    """
    match client.payer_disclosure:
        case Disclosure.NOTHING:
            raise UserError(
                "The file says that nothing may be told to whoever pays. If something else was agreed, change it in "
                "the tab File, under Who pays."
            )
        case Disclosure.ATTENDANCE:
            title, told = t("Statement of attendance"), _attendance(t, held_on)
        case Disclosure.SENTENCE:
            title, told = t("Statement"), _sentence(t, client)
    frame = (
        Fact(t.within("letter", "To"), "", recipient.strip() or client.payer.strip() or t("whoever pays")),
        Fact(labels.word_used(t, client.word_used, client.gender), client.name, ""),
    )
    return signed(
        t,
        practice,
        title=title,
        subtitle=dates.long(today, t.language),
        running_left=t("{who} · statement · {date}", who=client.initials, date=today),
        foot=t("{title} · nothing else is told", title=title),
        pdf_title=title,
        sections=(FactsSection(t("Setting"), frame), told, signature(t, practice)),
    )


def _attendance(t: Translator, held_on: Sequence[date]) -> Section:
    """How many sessions, then the days of each year in a line: whoever keeps the books looks for a year."""
    if not held_on:
        return ProseSection(t("Attendance"), (_paragraph(t("No session was held in this period.")),), "")
    facts = [Fact(t.within("attendance", "Sessions held"), t.fact(len(held_on)), "")]
    for year, days in groupby(sorted(set(held_on)), key=lambda day: day.year):
        facts.append(Fact(str(year), "", t.listed([dates.day_and_month(day, t.language) for day in days])))
    return FactsSection(t("Attendance"), tuple(facts))


def _sentence(t: Translator, client: Client) -> Section:
    if not client.payer_sentence.strip():
        raise UserError(
            "The agreed sentence is not written down yet: the tab File has a field for it, under Who pays."
        )
    return ProseSection(
        t.within("payer", "What was agreed"), (_paragraph(client.payer_sentence.strip()),), ""
    )


def _paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, (Run(text),))
