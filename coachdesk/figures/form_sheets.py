"""Blank forms as finished values: what stands on a page that somebody answers by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One question.

    Attributes:
        mark: its number on the sheet; empty in a diary.
        question: of ours its words; of a published form those that the practice holds, else a hint of ours.
        low_end: words at the first box, where each question has its own.
        high_end: words at the last box.
    """

    mark: str
    question: str
    low_end: str = ""
    high_end: str = ""


@dataclass(frozen=True, slots=True)
class AnswerBlock:
    """Questions answered in the same boxes.

    Attributes:
        boxes: what stands small inside each box; none for a number that is written in.
        words: over the boxes, one for each, or none.
        range_words: beside the box of a number that is written in.
    """

    boxes: tuple[str, ...]
    words: tuple[str, ...]
    lines: tuple[AnswerLine, ...]
    range_words: str = ""


@dataclass(frozen=True, slots=True)
class SheetHead:
    """What every sheet begins with.

    Attributes:
        title: of the questionnaire, or that this is an answer sheet.
        subtitle: the stretch of time it asks about, or of which form it takes the answers.
        code: in groups of four; it stands for the name.
        name: of the file, where it was asked for; else empty.
        running: short name for the head of later pages.
        instruction: what to do, one paragraph each.
        situation_words: asks where one stands with work.
        situations: the answers to it.
    """

    title: str
    subtitle: str
    code: str
    name: str
    running: str
    instruction: tuple[str, ...]
    situation_words: str
    situations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """A questionnaire answered on one day.

    Attributes:
        date_words: asks for the day.
        date_parts: day, month, year: two, two and four cells.
    """

    head: SheetHead
    date_words: str
    date_parts: tuple[str, str, str]
    blocks: tuple[AnswerBlock, ...]


@dataclass(frozen=True, slots=True)
class DiaryWeek:
    """``Week 1`` and its days."""

    name: str
    days: str


@dataclass(frozen=True, slots=True)
class Diary:
    """The same few questions week after week.

    Attributes:
        blocks: the questions of one week; ``question`` is a few words, no more.
        free_words: before a line for a word of one's own.
    """

    head: SheetHead
    weeks: tuple[DiaryWeek, ...]
    blocks: tuple[AnswerBlock, ...]
    free_words: str


BlankForm: TypeAlias = AnswerForm | Diary


@dataclass(frozen=True, slots=True)
class FormPack:
    """Blank forms handed to one person, each with pages of its own.

    Attributes:
        language: ``fr`` or ``en``.
        title: of the whole; names nobody.
        author: who hands it out, for the metadata.
        signature: name, title and contact in one line.
        accent: ``#rrggbb`` of the letterhead, or empty.
        code_words: before the code.
        help_words: whom to call when it is hard, a line each; on every page.
        foot: not a diagnosis, and why there is no name.
        office_words: for who types it in: typed on, by, second entry.
        page_words: "page {page} / {pages}" with its placeholders.
        watermark: ``DÉMO`` for the fictional vault, else empty.
        pdf_title: for the metadata; names nobody.
    """

    language: str
    title: str
    author: str
    signature: str
    accent: str
    code_words: str
    help_words: tuple[str, ...]
    foot: str
    office_words: tuple[str, str, str]
    page_words: str
    watermark: str
    pdf_title: str
    forms: tuple[BlankForm, ...]
