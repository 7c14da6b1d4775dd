"""Names of documents, of those who get them and of the ways they leave."""

from __future__ import annotations

from coachdesk.domain.documents import Delivery, DocumentKind, Period, Recipient
from coachdesk.i18n.translator import Translator
from coachdesk.i18n.typography import running_case


def kind(t: Translator, value: DocumentKind) -> str:
    """What a document is, as a title."""
    return {
        DocumentKind.SESSION_REPORT: t("Session report"),
        DocumentKind.PROGRESS_SUMMARY: t("Progress summary"),
        DocumentKind.SUPERVISION_NOTES: t("Supervision notes"),
        DocumentKind.REFERRAL_LETTER: t("Letter to a doctor"),
        DocumentKind.PAYER_STATEMENT: t("Statement for the payer"),
        DocumentKind.BLANK_FORMS: t("Blank forms"),
    }[value]


def file_word(t: Translator, value: DocumentKind) -> str:
    """What a document is, in the name proposed for its file; it names nobody."""
    return running_case(kind(t, value))


def recipient(t: Translator, value: Recipient) -> str:
    """Who gets a document."""
    return {
        Recipient.SELF: t.within("recipient", "Myself"),
        Recipient.CLIENT: t.within("recipient", "The person"),
        Recipient.DOCTOR: t.within("recipient", "A doctor"),
        Recipient.SUPERVISOR: t.within("recipient", "My supervisor"),
        Recipient.PAYER: t.within("recipient", "The payer"),
    }[value]


def delivery(t: Translator, value: Delivery) -> str:
    """How a document left."""
    return {
        Delivery.SAVED: t("saved as a file"),
        Delivery.LOCKED: t("saved with a password"),
        Delivery.PRINTED: t("printed"),
    }[value]


def period(t: Translator, value: Period) -> str:
    """How far back a document looks."""
    return {
        Period.ALL: t("Everything"),
        Period.YEAR: t("The last year"),
        Period.HALF_YEAR: t("The last six months"),
        Period.QUARTER: t("The last three months"),
    }[value]
