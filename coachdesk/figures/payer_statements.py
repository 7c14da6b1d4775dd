"""What whoever pays is told: attendance, or the sentence agreed with the person.

The function is handed neither measures nor notes nor phases: nothing of the kind can enter, whatever a page asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

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
    SentenceSection,
)
from coachdesk.figures.letterheads import signed, signed_by
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
            told: Section = _attendance(t, held_on)
        case Disclosure.SENTENCE:
            told = _sentence(t, client)
    frame = (
        Fact(t.within("letter", "To"), "", recipient.strip() or client.payer.strip() or t("whoever pays")),
        Fact(labels.word_used(t, client.word_used, client.gender), client.name, ""),
    )
    title = practice.title.strip()
    named = signed_by(practice)
    return signed(
        t,
        practice,
        title=t("Statement for the payer"),
        subtitle=dates.long(today, t.language),
        running_left=t("{who} · statement · {date}", who=client.initials, date=today),
        foot=t("Statement for the payer · nothing else may be told"),
        pdf_title=t("Statement for the payer"),
        sections=(
            FactsSection(t("Statement"), frame),
            told,
            SentenceSection(
                t("Signature"), named, f", {title}" if title and named else title, is_signature=True
            ),
        ),
    )


def _attendance(t: Translator, held_on: Sequence[date]) -> ProseSection:
    days = sorted(set(held_on))
    if not days:
        return ProseSection(t("Attendance"), (_paragraph(t("No session was held in this period.")),), "")
    said = t.plural(
        "{count} session was held, on this day:", "{count} sessions were held, on these days:", len(held_on)
    )
    listed = t.listed([dates.long(day, t.language) for day in days])
    return ProseSection(t("Attendance"), (_paragraph(said), _paragraph(f"{listed}.")), "")


def _sentence(t: Translator, client: Client) -> ProseSection:
    if not client.payer_sentence.strip():
        raise UserError(
            "The agreed sentence is not written down yet: the tab File has a field for it, under Who pays."
        )
    return ProseSection(t("What was agreed to be told"), (_paragraph(client.payer_sentence.strip()),), "")


def _paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, (Run(text),))
