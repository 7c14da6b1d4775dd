"""The page that a person is handed about their own path: finished, worded, before any layout."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from coachdesk.figures.signing import Letterhead


class Arrow(Enum):
    """Which way something moved; drawn, and never good or bad by itself."""

    UP = "up"
    DOWN = "down"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Move:
    """What moved: noun, arrow, the word of change, since when.

    Attributes:
        arrow: ``None`` where nothing is compared; the words then say why.
        strong: the word of change.
        number: both values, when they were chosen to be shown; else empty.
    """

    name: str
    arrow: Arrow | None
    strong: str
    rest: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What comes next, who helps with it, by when."""

    words: str
    helper: str
    due: str = ""


@dataclass(frozen=True, slots=True)
class HelpSentence:
    """What to do when it is hard; the number to call is strong."""

    before: str
    number: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        """The whole sentence."""
        return f"{self.before}{self.number}{self.after}"


@dataclass(frozen=True, slots=True)
class ClientSummary:
    """One page, never more.

    Attributes:
        subtitle: the full name and the day.
        strengths: heading, then what was kept; ``nothing`` is said where nothing was noted. Without
            either or a quote there is no such part: what there is was struck.
        quotes: the person's own words, each printed between quotation marks with ``attribution`` under the last.
        moves: heading, then the table; ``remarks`` are sentences under it.
        hard: heading, then the lines of the one framed passage.
        reading: heading, then how to read the page; the last line says what it is not.
        page_words: "page {page} / {pages}" with its placeholders.
    """

    language: str
    title: str
    subtitle: str
    letterhead: Letterhead | None
    strengths: tuple[str, tuple[str, ...]]
    nothing: str
    quotes: tuple[str, ...]
    attribution: str
    moves: tuple[str, tuple[Move, ...]]
    remarks: tuple[str, ...]
    steps: tuple[str, tuple[Step, ...]]
    hard: tuple[str, tuple[HelpSentence, ...]]
    reading: tuple[str, tuple[str, ...]]
    foot: str
    page_words: str
    watermark: str
    pdf_title: str

    @property
    def said(self) -> tuple[str, ...]:
        """What a reader reads, sentence by sentence."""
        moves = (" ".join(filter(None, (one.name, one.strong, one.rest))) for one in self.moves[1])
        steps = (one.words for one in self.steps[1])
        return (
            *self.strengths[1],
            *self.quotes,
            *moves,
            *self.remarks,
            *steps,
            *(one.text for one in self.hard[1]),
            *self.reading[1],
        )
