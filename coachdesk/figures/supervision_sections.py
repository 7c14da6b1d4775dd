"""Sections that only supervision notes have: a notice, a question in large letters, rows to look along, room to write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class NoticeSection:
    """What must be known before anything else, between two rules; ``heading`` is for the outline."""

    heading: str
    strong: str
    text: str


@dataclass(frozen=True, slots=True)
class CaseSection:
    """The name of a case with a line under it; each begins a page, the first one where the notice ends."""

    heading: str
    subtitle: str
    begins_page: bool


@dataclass(frozen=True, slots=True)
class QuestionSection:
    """What is asked, in the largest letters of the text."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class GridSection:
    """A table of the main column.

    Attributes:
        shares: width of each column, in parts of the whole.
        has_total: the last row is in Semibold.
    """

    heading: str
    heads: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    has_total: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """One of the seven eyes: a filled square and Semibold when it is chosen."""

    name: str
    text: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class LooksSection:
    """All seven, so that those not chosen are seen, too; ``remark`` says what the square means."""

    heading: str
    looks: tuple[Look, ...]
    remark: str


@dataclass(frozen=True, slots=True)
class PenSection:
    """Room for the pen: what was typed already, then lines to write on."""

    heading: str
    text: str
    lines: int
    begins_page: bool = False


SupervisionSection: TypeAlias = (
    NoticeSection | CaseSection | QuestionSection | GridSection | LooksSection | PenSection
)
