"""Finished documents: what stands on the pages, worded, before any layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from coachdesk.domain.notes import Block
from coachdesk.figures.charts import DotChart, TrendChart
from coachdesk.figures.client_summaries import ClientSummary
from coachdesk.figures.form_sheets import FormPack
from coachdesk.figures.line_tables import LineTable
from coachdesk.figures.signing import Letterhead
from coachdesk.figures.supervision_sections import SupervisionSection


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the frame: label and value; ``strong`` is the part of the value in Semibold, first."""

    label: str
    strong: str
    value: str


@dataclass(frozen=True, slots=True)
class FactsSection:
    """A heading in the side column and rows beside it."""

    heading: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ProseSection:
    """A note; quotes are in the serif, each with its attribution under it."""

    heading: str
    blocks: tuple[Block, ...]
    attribution: str


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One agreed action."""

    text: str
    lever: str
    due: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class ActionsSection:
    """Actions with their levers; ``heads`` are the four column heads, ``remark`` a plain fact under them."""

    heading: str
    heads: tuple[str, str, str, str]
    actions: tuple[ActionLine, ...]
    remark: str


@dataclass(frozen=True, slots=True)
class SentenceSection:
    """A heading and one paragraph whose beginning is strong; a signature has room above it for the pen."""

    heading: str
    strong: str
    text: str
    is_signature: bool = False


@dataclass(frozen=True, slots=True)
class FigureSection:
    """Charts with their table twins, then forms without a curve; each page that shows one carries the caution."""

    heading: str
    trend: TrendChart | None
    dots: DotChart | None
    tables: tuple[LineTable, ...] = ()


Section: TypeAlias = (
    FactsSection | ProseSection | ActionsSection | SentenceSection | FigureSection | SupervisionSection
)


@dataclass(frozen=True, slots=True)
class ReportContent:
    """A document of the practitioner.

    Attributes:
        language: ``fr`` or ``en``; the caution line and the page numbers follow it.
        letterhead: ``None`` for a document without one.
        running_left: initials, document and date, on later pages (never a full name).
        foot: name of the document and whose use it is for, left of the page number.
        page_words: "page {page} / {pages}" with its placeholders, in the language of the document.
        continued_word: put after a side heading that goes on on the next page.
        caution: not a diagnosis, not a medical opinion; cannot be removed.
        watermark: ``DÉMO`` for the fictional vault, else empty.
        pdf_title: for the metadata; names nobody.
        help_words: whom to call, at the foot of every page that a person is handed; cannot be removed.
    """

    language: str
    title: str
    subtitle: str
    letterhead: Letterhead | None
    running_left: str
    running_right: str
    foot: str
    page_words: str
    continued_word: str
    caution: str
    watermark: str
    pdf_title: str
    sections: tuple[Section, ...]
    help_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """The printed recovery code; no name of a practice or a person.

    Attributes:
        groups: the eight groups of four signs.
        now, that_day, know: paragraphs under the fold, with their headings.
    """

    language: str
    title: str
    subtitle: str
    promise: tuple[str, ...]
    groups: tuple[str, ...]
    alphabet_words: str
    fold_words: str
    now: tuple[str, tuple[str, ...]]
    that_day: tuple[str, tuple[str, ...]]
    know: tuple[str, tuple[str, ...]]
    kept_by: str
    kept_on: str
    foot: str
    page_words: str
    pdf_title: str


@dataclass(frozen=True, slots=True)
class FigurePicture:
    """One chart by itself, with its sentences and footnotes, on a sheet of its own size.

    Attributes:
        language: of its words.
        chart: what is drawn.
        is_svg: as SVG, else as a page of PDF.
        title: of the file, without a name.
        pdf_title: the same.
    """

    language: str
    chart: TrendChart
    is_svg: bool
    title: str
    pdf_title: str


Document: TypeAlias = ReportContent | ClientSummary | RecoverySheet | FormPack | FigurePicture
