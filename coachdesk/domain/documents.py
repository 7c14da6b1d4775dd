"""Documents that leave the vault: what kinds there are, for whom each may be, what is kept of one that left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Final

from coachdesk.domain.errors import UserError
from coachdesk.domain.folded_text import bare
from coachdesk.domain.safety import HelpLine


class Recipient(Enum):
    """For whom a document is made."""

    SELF = "self"
    CLIENT = "client"
    DOCTOR = "doctor"
    SUPERVISOR = "supervisor"
    PAYER = "payer"


class DocumentKind(Enum):
    """What a document is."""

    SESSION_REPORT = "session_report"
    PROGRESS_SUMMARY = "progress_summary"
    SUPERVISION_NOTES = "supervision_notes"
    REFERRAL_LETTER = "referral_letter"
    PAYER_STATEMENT = "payer_statement"
    BLANK_FORMS = "blank_forms"


class Delivery(Enum):
    """How a document left."""

    SAVED = "saved"
    LOCKED = "locked"
    PRINTED = "printed"


class Period(Enum):
    """How far back a document looks."""

    ALL = "all"
    YEAR = "year"
    HALF_YEAR = "half_year"
    QUARTER = "quarter"


RECIPIENTS: Final[dict[DocumentKind, tuple[Recipient, ...]]] = {
    DocumentKind.SESSION_REPORT: (Recipient.SELF, Recipient.CLIENT, Recipient.DOCTOR),
    DocumentKind.PROGRESS_SUMMARY: (Recipient.CLIENT,),
    DocumentKind.SUPERVISION_NOTES: (Recipient.SUPERVISOR, Recipient.SELF),
    DocumentKind.REFERRAL_LETTER: (Recipient.DOCTOR,),
    DocumentKind.PAYER_STATEMENT: (Recipient.PAYER,),
    DocumentKind.BLANK_FORMS: (Recipient.CLIENT,),
}
"""For whom each kind may be, the usual one first. Whoever pays gets the statement and nothing else."""

TEMPLATES: Final = (
    DocumentKind.SESSION_REPORT,
    DocumentKind.PROGRESS_SUMMARY,
    DocumentKind.REFERRAL_LETTER,
    DocumentKind.PAYER_STATEMENT,
)
"""Kinds between which the studio changes, in its order; blank forms are asked for elsewhere."""

_DAYS: Final = {Period.YEAR: 365, Period.HALF_YEAR: 182, Period.QUARTER: 91}


@dataclass(frozen=True, slots=True)
class GivenDocument:
    """A document that left the vault; the pages themselves are not kept.

    Attributes:
        recipient_name: as typed, empty where the kind of reader says enough.
        digest: SHA-256 of the bytes that left, in hexadecimal: tells later which file it was.
        typed: what was typed for this document alone and stands nowhere else, as JSON; ``{}`` for nothing.
    """

    id: int
    uuid: str
    client_id: int
    kind: DocumentKind
    recipient: Recipient
    given_at: datetime
    delivery: Delivery
    digest: str
    recipient_name: str = ""
    language: str = "fr"
    typed: str = "{}"
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is to read a document.

    Attributes:
        name: as typed; may be empty.
        help_lines: numbers to call, put on every page that the person themselves is handed.
    """

    kind: Recipient = Recipient.SELF
    name: str = ""
    help_lines: tuple[HelpLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Tone:
    """What a page for the person says of their path, counted before it leaves.

    Attributes:
        strengths: lines on what the person kept or said.
        moves: lines on what moved.
        heavier: those of them that say that something weighs more than before.
        reason: why the page leaves without a line on strengths; may be empty.
    """

    strengths: int = 0
    moves: int = 0
    heavier: int = 0
    reason: str = ""


def check_tone(kind: DocumentKind, tone: Tone | None) -> None:
    """Refuse a progress summary that says only what weighs more, without a reason; other kinds have no tone.

    Raises:
        UserError: a line on strengths or a reason is missing, or nobody counted.
    """
    if kind is not DocumentKind.PROGRESS_SUMMARY:
        return
    if tone is None:
        raise UserError("It is not known what this page says. Make it again before it leaves.")
    if not tone.strengths and 0 < tone.moves == tone.heavier and not tone.reason.strip():
        raise UserError(
            "This page says only what weighs more than before. Add one line on what the person kept or said, or "
            "write down why it leaves without."
        )


def check_recipient(kind: DocumentKind, recipient: Recipient) -> None:
    """Refuse a reader for whom a document of this kind is never made.

    Raises:
        UserError: whoever pays would be told more than attendance or the agreed sentence, or a reader that
            this kind is not made for.
    """
    if recipient in RECIPIENTS[kind]:
        return
    if recipient is Recipient.PAYER:
        raise _not_for_the_payer()
    raise UserError("This document is not made for this reader. Choose another template.")


def check_reader_name(name: str, payer: str, person: str) -> None:
    """Refuse to put whoever pays in the place of another reader, by their name; who pays for themselves may read.

    Args:
        name: of the reader, as typed.
        payer: as the file says it.
        person: whom the document is about.

    Raises:
        UserError: the reader is who pays.
    """
    reader, paying, concerned = ("".join(filter(str.isalnum, bare(one))) for one in (name, payer, person))
    if reader and reader == paying != concerned:
        raise _not_for_the_payer()


def _not_for_the_payer() -> UserError:
    return UserError(
        "Whoever pays is told of attendance or given the agreed sentence, and nothing else. "
        "Choose the statement for the payer."
    )


def begins(period: Period, today: date) -> date | None:
    """The first day that a document looks at; ``None`` for everything."""
    days = _DAYS.get(period)
    return None if days is None else today - timedelta(days=days)
