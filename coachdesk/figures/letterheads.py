"""What every document of the practitioner carries: who signs, the watermark of the demo, the folio."""

from __future__ import annotations

from base64 import b64decode
from typing import Final

from coachdesk.domain.practices import Practice
from coachdesk.figures.documents import ReportContent, Section, SentenceSection
from coachdesk.figures.signing import Letterhead
from coachdesk.i18n.translator import Translator
from coachdesk.i18n.typography import NARROW

_LINES_AT_MOST: Final = 3


def letterhead(practice: Practice) -> Letterhead | None:
    """Who signs, with address, contact and registration at the right; ``None`` when nothing is known yet."""
    name = practice.practitioner.strip() or practice.name.strip()
    under = [practice.title.strip(), practice.name.strip() if practice.practitioner.strip() else ""]
    address = ", ".join(line.strip() for line in practice.address.splitlines() if line.strip())
    contact = " · ".join(part for part in (practice.phone.strip(), practice.email.strip()) if part)
    lines = tuple(line for line in (address, contact, practice.registration.strip()) if line)
    title = " · ".join(part for part in under if part)
    if not (name or title or lines):
        return None
    return Letterhead(
        name,
        title,
        lines[:_LINES_AT_MOST],
        practice.accent,
        practice.certifications.strip(),
        b64decode(practice.logo) if practice.logo else b"",
    )


def signed_by(practice: Practice) -> str:
    """The name at the head of later pages: the practitioner, else the practice, else nothing."""
    return practice.practitioner.strip() or practice.name.strip()


def signature(t: Translator, practice: Practice) -> SentenceSection:
    """Room for the pen, then the name and under it the title."""
    named, title = signed_by(practice), practice.title.strip()
    return SentenceSection(
        t("Signature"), named, f"\n{title}" if title and named else title, is_signature=True
    )


def watermark(t: Translator, practice: Practice) -> str:
    """Across every page of the fictional vault, else empty."""
    return t("DEMO") if practice.is_demo else ""


def signed(
    t: Translator,
    practice: Practice,
    *,
    title: str,
    subtitle: str,
    running_left: str,
    foot: str,
    pdf_title: str,
    sections: tuple[Section, ...],
    help_words: tuple[str, ...] = (),
) -> ReportContent:
    """A document of the practitioner with all that stands on each of their pages."""
    return ReportContent(
        language=t.language,
        title=title,
        subtitle=subtitle,
        letterhead=letterhead(practice),
        running_left=running_left,
        running_right=signed_by(practice),
        foot=foot,
        page_words=page_words(t),
        continued_word=t("(continued)"),
        caution=caution(t),
        watermark=watermark(t, practice),
        pdf_title=pdf_title,
        sections=sections,
        help_words=help_words,
    )


def sample(t: Translator, practice: Practice) -> ReportContent:
    """A page that shows nothing but how documents of this practice begin."""
    return signed(
        t,
        practice,
        title=t("Title of the document"),
        subtitle="",
        running_left="",
        foot="",
        pdf_title=t("Title of the document"),
        sections=(),
    )


def page_words(t: Translator) -> str:
    """``page {page} / {pages}``: the placeholders stay, the renderer knows the numbers."""
    return t("page {page} / {pages}").replace(" / ", f"{NARROW}/{NARROW}")


def caution(t: Translator) -> str:
    """What stands on every page with a measure, and cannot be taken out."""
    return t("Neither a diagnosis nor a medical opinion. Burnout is a phenomenon linked to work (ICD-11).")
